"""From text to ids and back.

| name | source (paper, equation) | notebook |
|---|---|---|
| `LibraryTokenizer` | words, or byte-pair pieces (Sennrich et al. 2016), by `tokenizers` | 01 |
| `Encoding` | – | 01 |
| `split_words`, `join_words` | – | 01 |
| `SPECIAL_TOKENS`, `START_ID` | – | 01 |
"""

from tfqa.tokenizers.library import (
    SPECIAL_TOKENS,
    START_ID,
    Encoding,
    LibraryTokenizer,
)
from tfqa.tokenizers.words import join_words, split_words

__all__ = [
    "SPECIAL_TOKENS",
    "START_ID",
    "Encoding",
    "LibraryTokenizer",
    "join_words",
    "split_words",
]
