"""Text to learn from.

| name | source (paper, equation) | notebook |
|---|---|---|
| `load_parallel` | – | 01 |
| `ParallelText`, `ParallelSplit` | – | 01 |
| `make_batches` | – | 01 |
| `load_corpus` | – | 04 |
| `PretrainingExamples`, `PretrainingOptions` | Devlin et al. 2019, 3.1; Lan et al. 2020, 3.1 | 04 |
| `pretraining_batches` | Liu et al. 2019, section 4.1 (dynamic masking) | 04 |
| `left_to_right` | the same text told from left to right, for comparison | 04 |
| `write_shards` | – | 04 |
"""

from tfqa.datasets.batching import make_batches
from tfqa.datasets.corpus import load_corpus
from tfqa.datasets.left_to_right import left_to_right
from tfqa.datasets.mlm import PretrainingExamples
from tfqa.datasets.parallel import load_parallel
from tfqa.datasets.pretraining_batches import pretraining_batches
from tfqa.datasets.pretraining_options import PretrainingOptions
from tfqa.datasets.shards import write_shards
from tfqa.datasets.text import ParallelSplit, ParallelText

__all__ = [
    "ParallelSplit",
    "ParallelText",
    "PretrainingExamples",
    "PretrainingOptions",
    "left_to_right",
    "load_corpus",
    "load_parallel",
    "make_batches",
    "pretraining_batches",
    "write_shards",
]
