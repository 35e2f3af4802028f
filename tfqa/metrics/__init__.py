"""How good is a translation, an alignment, an answer.

| name | source | notebook |
|---|---|---|
| `corpus_bleu` | Papineni et al. 2002, section 2.3; computed by sacrebleu (Post 2018) | 01 |
| `bleu_by_length` | Bahdanau et al. 2015, figure 2 | 01 |
| `alignment_error_rate` | Och and Ney 2003, section 6 | 01 |
| `alignment_from_weights` | Bahdanau et al. 2015, section 5.2.1, made hard by argmax | 01 |
| `squad_v1` | Rajpurkar et al. 2016, section 6.1; SQuAD's evaluate-v1.1.py | 05 |
| `squad_v2` | Rajpurkar et al. 2018, section 5; SQuAD's evaluate-v2.0.py | 05 |
| `squad_by_question` | EM and F1 of each question, for means over groups | 05 |
| `threshold_curve` | `squad_v2` at every threshold on the probability of no answer | 05 |
"""

from tfqa.metrics.alignment import alignment_error_rate, alignment_from_weights
from tfqa.metrics.bleu import bleu_by_length, corpus_bleu
from tfqa.metrics.squad import squad_by_question, squad_v1, squad_v2, threshold_curve

__all__ = [
    "alignment_error_rate",
    "alignment_from_weights",
    "bleu_by_length",
    "corpus_bleu",
    "squad_by_question",
    "squad_v1",
    "squad_v2",
    "threshold_curve",
]
