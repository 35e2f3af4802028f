"""Turning a model's next-token scores into sentences.

A search needs four things of a built `keras.Model`, so that every model of the course can use it:

    memory, state = model.start(source_ids, max_length)   # nests of tensors with leading axis B
    logits, state = model.step(token_ids, memory, state)  # (B,) int32 -> (B, V), state like before
    model.start_id, model.end_id, model.pad_id            # ints

`memory` is what a sentence keeps from its first step to its last, its encoded source for instance;
beam search reorders the state at every step and never the memory.

| name | source | notebook |
|---|---|---|
| `greedy` | the most probable token at each step; beam search with one beam | 01 |
| `beam_search` | Sutskever et al. 2014, section 3.2; length penalty: Wu et al. 2016, eq. 14 | 01 |
| `align` | Bahdanau et al. 2015, section 5.2.1: weights of teacher forcing | 01 |
| `sample` | top-k: Fan et al. 2018, section 5; nucleus: Holtzman et al. 2020, eq. 2 and 3 | 01 |
"""

from tfqa.decoding.align import align
from tfqa.decoding.beam import beam_search
from tfqa.decoding.greedy import greedy
from tfqa.decoding.sampling import sample

__all__ = ["align", "beam_search", "greedy", "sample"]
