"""Text to learn from.

| name | source (paper, equation) | notebook |
|---|---|---|
| `load_parallel` | – | 01 |
| `ParallelText`, `ParallelSplit` | – | 01 |
| `make_batches` | – | 01 |
"""

from tfqa.datasets.batching import make_batches
from tfqa.datasets.parallel import load_parallel
from tfqa.datasets.text import ParallelSplit, ParallelText

__all__ = [
    "ParallelSplit",
    "ParallelText",
    "load_parallel",
    "make_batches",
]
