"""Models: a configuration, a model class, one family a file.

| name | source | notebook |
|---|---|---|
| Seq2Seq, Seq2SeqConfig | Bahdanau et al. 2015; Luong et al. 2015 | 01 |
| Transformer, TransformerConfig | Vaswani et al. 2017 | 02 |
| BertModel, BertConfig | Devlin et al. 2019, section 3 | 04 |
| BertForPreTraining | Devlin et al. 2019, section 3.1 | 04 |
| BertForSequenceClassification | Devlin et al. 2019, section 4.1 | 04 |
| BertForQuestionAnswering | Devlin et al. 2019, section 4.2 | 05 |
| BertForTokenClassification | Devlin et al. 2019, section 5.3 | 05 |
"""

from tfqa.models.bert import (
    BertConfig,
    BertForPreTraining,
    BertForQuestionAnswering,
    BertForSequenceClassification,
    BertForTokenClassification,
    BertModel,
)
from tfqa.models.seq2seq import Seq2Seq, Seq2SeqConfig
from tfqa.models.transformer import Transformer, TransformerConfig

__all__ = [
    "BertConfig",
    "BertForPreTraining",
    "BertForQuestionAnswering",
    "BertForSequenceClassification",
    "BertForTokenClassification",
    "BertModel",
    "Seq2Seq",
    "Seq2SeqConfig",
    "Transformer",
    "TransformerConfig",
]
