"""Turning a model's scores into words: next-token scores into sentences, token scores into spans.

A search needs four things of a built `keras.Model`, so that every model of the course can use it:

    context, state = model.init_cache(source_ids, max_length)  # nests of tensors, leading axis B
    logits, state = model.step(token_ids, context, state)  # (B,) int32 -> (B, V), state like before
    model.start_id, model.end_id, model.pad_id            # ints

`context` is what a sentence keeps from its first step to its last, its encoded source for instance;
beam search reorders the state at every step and never the context. A decoder-only model takes
its prompt as `source_ids`, padded on the left, and says with `model.first_tokens(source_ids)` (B,)
which token it reads first, the prompt's last; the searches return the new tokens.

| name | source | notebook |
|---|---|---|
| `greedy` | the most probable token at each step; beam search with one beam | 01 |
| `beam_search` | Sutskever et al. 2014, section 3.2; length penalty: Wu et al. 2016, eq. 14 | 01 |
| `align` | Bahdanau et al. 2015, section 5.2.1: weights of teacher forcing | 01 |
| `sample` | top-k: Fan et al. 2018, section 5; nucleus: Holtzman et al. 2020, eq. 2 and 3 | 01 |
| `find_spans` | Devlin et al. 2019, section 4.2: best legal pairs of start and end | 05 |
| `null_scores` | Devlin et al. 2019, section 4.3: the score of no answer | 05 |
| `merge_windows` | n-best answers over the windows of a passage; null score: the minimum | 05 |
| `Span`, `AnswerSet` | one answer; all answers to a question and no answer | 05 |
"""

from tfqa.decoding.align import align
from tfqa.decoding.answers import AnswerSet, Span, merge_windows
from tfqa.decoding.beam import beam_search
from tfqa.decoding.greedy import greedy
from tfqa.decoding.sampling import sample
from tfqa.decoding.spans import find_spans, null_scores

__all__ = [
    "AnswerSet",
    "Span",
    "align",
    "beam_search",
    "find_spans",
    "greedy",
    "merge_windows",
    "null_scores",
    "sample",
]
