"""Models: a configuration, a model class, one family a file.

| name | source | notebook |
|---|---|---|
| Seq2Seq, Seq2SeqConfig | Bahdanau et al. 2015; Luong et al. 2015 | 01 |
| Transformer, TransformerConfig | Vaswani et al. 2017 | 02 |
"""

from tfqa.models.seq2seq import Seq2Seq, Seq2SeqConfig
from tfqa.models.transformer import Transformer, TransformerConfig

__all__ = ["Seq2Seq", "Seq2SeqConfig", "Transformer", "TransformerConfig"]
