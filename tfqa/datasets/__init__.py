"""Text to learn from.

| name | source (paper, equation) | notebook |
|---|---|---|
| `load_parallel` | – | 01 |
| `ParallelText`, `ParallelSplit` | – | 01 |
| `make_batches` | – | 01 |
| `data_directory`, `fetch`, `DownloadError` | – | 01 |
| `normalize_sentence` | Unicode NFC (UAX #15) | 01 |
"""

from tfqa.datasets.batching import make_batches
from tfqa.datasets.download import DownloadError, data_directory, fetch
from tfqa.datasets.normalization import normalize_sentence
from tfqa.datasets.parallel import load_parallel
from tfqa.datasets.text import ParallelSplit, ParallelText

__all__ = [
    "DownloadError",
    "ParallelSplit",
    "ParallelText",
    "data_directory",
    "fetch",
    "load_parallel",
    "make_batches",
    "normalize_sentence",
]
