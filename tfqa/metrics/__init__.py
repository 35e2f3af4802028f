"""How good is a translation, and how good an alignment.

| name | source | notebook |
|---|---|---|
| `corpus_bleu` | Papineni et al. 2002, section 2.3; computed by sacrebleu (Post 2018) | 01 |
| `bleu_by_length` | Bahdanau et al. 2015, figure 2 | 01 |
| `alignment_error_rate` | Och and Ney 2003, section 6 | 01 |
| `alignment_from_weights` | Bahdanau et al. 2015, section 5.2.1, made hard by argmax | 01 |
"""

from tfqa.metrics.alignment import alignment_error_rate, alignment_from_weights
from tfqa.metrics.bleu import bleu_by_length, corpus_bleu

__all__ = [
    "alignment_error_rate",
    "alignment_from_weights",
    "bleu_by_length",
    "corpus_bleu",
]
