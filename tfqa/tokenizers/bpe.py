"""Byte-pair encoding: what was merged first in learning is merged first in every word."""

from __future__ import annotations

import functools
import random
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tfqa.tokenizers.graph.base import read_model
from tfqa.tokenizers.learning.merging import Pair, PairMerger, merge_pieces
from tfqa.tokenizers.library import SPECIAL_TOKENS, LibraryTokenizer
from tfqa.tokenizers.special_tokens import SpecialTokens
from tfqa.tokenizers.subword import (
    Encoding,
    Piece,
    SubwordTokenizer,
    check_vocabulary_size,
    count_words,
)
from tfqa.tokenizers.text.aligned import AlignedText
from tfqa.tokenizers.text.byte_tokens import BYTE_TOKENS, decode_whole, join_bytes
from tfqa.tokenizers.text.normalizer import Normalizer
from tfqa.tokenizers.text.spaces import MARK, mark_spaces, unmark

_KINDS = {"L": "L", "M": "L", "N": "N"}  # by the first letter of a Unicode category; else "O"
_RUN = re.compile(f"{MARK}?(L+|N+|O+)")  # in a text written as the kinds of its characters


class BytePairTokenizer(SubwordTokenizer):
    """Cuts words by merging characters (Sennrich et al. 2016, algorithm 1; Gage 1994).

    A text is brought to a Unicode normal form, "▁" is written before every word instead of the
    space, and each word is cut into runs: letters with their marks, digits, and all else. The "▁"
    belongs to the first run of its word. A run begins as a row of characters s_1 … s_n. Then

        while any (s_i, s_i+1) is in `merges`:
            s_i ← s_i s_i+1, for the pair that comes first in `merges`, and of equal ones the
            leftmost; s_i+1 goes

    Byte fallback: if the vocabulary holds the 256 `BYTE_TOKENS`, "<0x00>" to "<0xFF>", a character
    that is not a token becomes the bytes of its UTF-8, all of them with its offsets, and nothing is
    ever unknown. Otherwise such a character is "[UNK]". Only a character that is missing becomes
    bytes: "<0x41>" in a text stays text. `decode` puts each row of byte tokens together; one that
    is not UTF-8 as a whole gives a U+FFFD for each byte, as in `tokenizers`.

    Equal to BPE of `tokenizers` with the same merges, see `from_library`. Differs from the paper,
    which marks the end of a word and not its start, and knows no runs, bytes or ids.

    Args:
        tokens: the vocabulary in the order of ids.
        merges: pairs of tokens that make a third; the first is the first to be merged.
        form: a Unicode normal form or None, see `Normalizer`.
        lowercase: makes every text lower case.
        special_tokens: those of `tokens` that stand for no text, by usual names or with their
            roles; there must be an unknown token if the bytes are not there.

    Cost: O(n log n) for a run of n characters; runs are cached.

    Raises:
        ValueError: see `SubwordTokenizer`; some of the 256 bytes are missing; a merge occurs twice,
            or joins or makes what is no token, a special one or a byte. When a text is cut: it
            holds one half of a surrogate pair, which is no character.
    """

    def __init__(
        self,
        tokens: Sequence[str],
        merges: Sequence[tuple[str, str]],
        *,
        form: str | None = "NFC",
        lowercase: bool = False,
        special_tokens: SpecialTokens | Sequence[str] = SPECIAL_TOKENS,
    ):
        missing = sorted({*BYTE_TOKENS} - {*tokens})
        self.byte_fallback = not missing
        if 0 < len(missing) < len(BYTE_TOKENS):
            raise ValueError(
                "The vocabulary must hold all 256 byte tokens or none. Received: a vocabulary "
                f"without {len(missing)} of them, as {missing[0]!r}."
            )
        special_tokens = SpecialTokens.of(special_tokens, word_start=MARK)
        unknown_token = None if self.byte_fallback else special_tokens.unk or "[UNK]"
        super().__init__(tokens, special_tokens, unknown_token)
        self.form, self.lowercase = form, lowercase
        self.merges = tuple(map(tuple, merges))
        self.normalizer = Normalizer(form=form, lowercase=lowercase)
        not_text = {*self.special_tokens, *BYTE_TOKENS}
        self._text_ids = {t: number for t, number in self._ids.items() if t not in not_text}
        self._ranks = _rank(self.merges, self._text_ids)

    @classmethod
    def train(
        cls,
        texts: Iterable[str],
        vocabulary_size: int,
        *,
        form: str | None = "NFC",
        lowercase: bool = False,
        byte_fallback: bool = True,
        min_count: int = 2,
    ) -> BytePairTokenizer:
        """Learn a vocabulary by merging; the same texts give the same vocabulary.

        The ids are, in this order: the four special tokens, the 256 bytes if asked for, "▁", the
        other characters of `texts` by code point, and what was merged in the order of merging. The
        most frequent pair is merged, and of equally frequent ones that of the lowest ids, as by
        `BpeTrainer` of `tokenizers`.

        Args:
            texts: any texts; how they are cut into lines does not matter.
            vocabulary_size: the most entries to keep. Every character of `texts` is kept even if
                they are more.
            form, lowercase: see the class.
            byte_fallback: writes characters that are not in `texts` as bytes, see the class.
            min_count: a pair that occurs less often is never merged.

        Raises:
            ValueError: `vocabulary_size` leaves no room for characters; one string as `texts`, or
                no word in them.
        """
        tokens = [*SPECIAL_TOKENS, *BYTE_TOKENS * byte_fallback, MARK]
        check_vocabulary_size(vocabulary_size, tokens)
        normalizer = Normalizer(form=form, lowercase=lowercase)
        runs = count_words(texts, lambda text: split_runs(normalizer(text)))
        tokens += sorted(set().union(*runs) - {MARK})
        ids = {token: number for number, token in enumerate(tokens)}
        merger = PairMerger(tokens, {tuple(ids[c] for c in run): n for run, n in runs.items()})
        pairs = merger.merges(vocabulary_size, min_count)
        merges = [(tokens[left], tokens[right]) for left, right in pairs]
        return cls(tokens, merges, form=form, lowercase=lowercase)

    @classmethod
    def from_library(cls, tokenizer: LibraryTokenizer) -> BytePairTokenizer:
        """Make one that cuts texts as `tokenizer` does: the same ids, tokens and offsets.

        Only the offset of a "▁" on its own differs, which is empty: here it is at its word, there
        before the space. Characters that are not in the Unicode of both Python and `tokenizers`,
        which may be of different years, can differ in their normal form and kind of run.

        Raises:
            ValueError: `tokenizer` is not of kind "bpe", or not made by `LibraryTokenizer.train`.
        """
        if tokenizer.kind != "bpe":
            raise ValueError(
                f"`tokenizer` must be of kind 'bpe'. Received: kind={tokenizer.kind!r}. Train one "
                'with `LibraryTokenizer.train(texts, vocabulary_size, kind="bpe")`.'
            )
        model, lowercase = read_model(tokenizer)
        ids = model["vocab"]
        return cls(sorted(ids, key=ids.get), model["merges"], lowercase=lowercase)

    def sample(self, text: str, *, dropout: float = 0.1, seed: int = 0) -> Encoding:
        """Cut `text` at random: BPE-dropout (Provilkov et al. 2020, algorithm 1).

        Before each merge, every pair of the run that could be merged is left out with probability
        p, each on its own and anew; of what remains the first is merged, as by
        `encode`; if nothing remains, the run stays as it is. That pieces differ from one reading
        to the next makes a model robust to how words are cut.

        Args:
            dropout: p, from 0, which is `encode`, to 1, which gives characters.
            seed: the same text and seed give the same pieces.

        Cost: O(n log n / (1 - p)) for a run of n characters; nothing is cached.

        Raises:
            ValueError: `dropout` is not a probability.
        """
        if not 0 <= dropout <= 1:
            raise ValueError(f"`dropout` must be from 0 to 1. Received: dropout={dropout}.")
        rng = random.Random(seed)
        aligned, runs = self._split(text)
        pieces = [
            (number, begin + first, begin + last)
            for begin, end in runs
            for number, first, last in merge_pieces(
                self._spell(aligned.text[begin:end]), self._ranks, lambda: rng.random() < dropout
            )
        ]
        return self._write(aligned, pieces)

    def as_tf_layer(self):
        """See `SubwordTokenizer.as_tf_layer`.

        Cost: quadratic in the longest run of a batch, since one merge a run is made at a time.
        """
        from tfqa.tokenizers.graph.bpe import BytePairGraph
        from tfqa.tokenizers.graph.text import make_module

        return make_module(BytePairGraph(self).encode)

    def normalize(self, text: str) -> str:
        """Return the words of the text in its normal form, one space between; "_" for "▁"."""
        return unmark([self._split(text)[0].text])

    def _split(self, text: str):
        return split_runs(self.normalizer(text))

    def _cut(self, word: str) -> list[Piece]:
        return merge_pieces(self._spell(word), self._ranks)

    def _spell(self, run: str) -> list[Piece]:
        """Write a run as characters, those that are no tokens as bytes or as unknown."""
        pieces = []
        for i, character in enumerate(run):
            if character in self._text_ids:
                ids = [self._text_ids[character]]
            elif self.byte_fallback:
                ids = [self._ids[BYTE_TOKENS[byte]] for byte in character.encode()]
            else:
                ids = [self._ids[self.unknown_token]]
            pieces += [(number, i, i + 1) for number in ids]
        return pieces

    def _join(self, tokens: Sequence[str]) -> str:
        return unmark(join_bytes(tokens, decode_whole))

    def _state(self) -> dict:
        return {
            "form": self.form,
            "lowercase": self.lowercase,
            "special_tokens": self.special_tokens.state(),
            "merges": self.merges,
            "tokens": self.tokens,
        }


def split_runs(aligned: AlignedText) -> tuple[AlignedText, Iterator[tuple[int, int]]]:
    """Mark spaces, and find the runs of letters and marks, of digits, and of all else."""
    try:
        aligned.text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(
            "A text must be of characters that UTF-8 can write. Received: "
            f"{error.object[error.start]!a}, one half of a surrogate pair. Replace it, for example "
            'by `text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")`.'
        ) from error
    marked = mark_spaces(aligned)
    kinds = "".join(map(find_kind, marked.text))
    return marked, (match.span() for match in _RUN.finditer(kinds))


@functools.lru_cache(2**16)
def find_kind(character: str) -> str:
    """Which runs the character can be in: "L" letters and marks, "N" digits, "O" others; or "▁"."""
    return MARK if character == MARK else _KINDS.get(unicodedata.category(character)[0], "O")


def _rank(merges: Sequence[tuple[str, str]], ids: Mapping[str, int]):
    """Find for each pair of ids its rank in `merges` and the id of the whole."""
    ranks: dict[Pair, tuple[int, int]] = {}
    for rank, pair in enumerate(merges):
        if len(pair) != 2:
            raise ValueError(
                f"A merge must be a pair of tokens. Received: merges[{rank}]={pair!r}."
            )
        left, right = pair
        for token in (left, right, left + right):
            if token not in ids:
                raise ValueError(
                    "A merge must make a token of two others, none of them special or a byte. "
                    f"Received: merges[{rank}]={pair!r}, where {token!r} is none."
                )
        first, _ = ranks.setdefault((ids[left], ids[right]), (rank, ids[left + right]))
        if first < rank:
            raise ValueError(
                f"A merge must occur once. Received: merges[{first}] = merges[{rank}] = {pair!r}."
            )
    return ranks
