"""From text to ids and back.

| name | source (paper, equation) | notebook |
|---|---|---|
| `LibraryTokenizer` | words, or byte-pair pieces (Sennrich et al. 2016), by `tokenizers` | 01 |
| `BytePairTokenizer` | Sennrich et al. 2016, algorithm 1; dropout: Provilkov et al. 2020 | 03 |
| `WordPieceTokenizer` | Schuster and Nakajima 2012; Devlin et al. 2019, section 3 | 03 |
| `UnigramTokenizer` | Kudo 2018, sections 3.2 and 3.3 | 03 |
| `PairMerger` | learning of byte pairs (Sennrich et al. 2016) and of WordPiece | 03 |
| `Normalizer`, `AlignedText` | Unicode Standard Annex 15; Devlin et al. 2019 | 03 |
| `Encoding` | – | 01 |
| `SpecialTokens` | Devlin et al. 2019, section 3 | 05 |
| `split_words`, `join_words` | – | 01 |
| `SPECIAL_TOKENS`, `START_ID` | – | 01 |
"""

from tfqa.tokenizers.bpe import BytePairTokenizer
from tfqa.tokenizers.learning.merging import PairMerger
from tfqa.tokenizers.library import (
    SPECIAL_TOKENS,
    START_ID,
    LibraryTokenizer,
)
from tfqa.tokenizers.special_tokens import SpecialTokens
from tfqa.tokenizers.subword import Encoding
from tfqa.tokenizers.text.aligned import AlignedText
from tfqa.tokenizers.text.normalizer import Normalizer
from tfqa.tokenizers.text.words import join_words, split_words
from tfqa.tokenizers.unigram import UnigramTokenizer
from tfqa.tokenizers.wordpiece import WordPieceTokenizer

__all__ = [
    "SPECIAL_TOKENS",
    "START_ID",
    "AlignedText",
    "BytePairTokenizer",
    "Encoding",
    "LibraryTokenizer",
    "Normalizer",
    "PairMerger",
    "SpecialTokens",
    "UnigramTokenizer",
    "WordPieceTokenizer",
    "join_words",
    "split_words",
]
