"""What decides which examples a corpus gives."""

from __future__ import annotations

import dataclasses

NEXT_SENTENCE = ("nsp", "sop", None)
_TYPES = {"int": int, "float": (int, float), "bool": bool, "str | None": (str, type(None))}


@dataclasses.dataclass(frozen=True, kw_only=True)
class PretrainingOptions:
    """How documents become pairs of segments, and what is masked in them.

    The defaults are those of the original BERT script (Devlin et al. 2019, sections 3.1 and A.1)
    but for `copies`, which is 10 there. Where the script has a flag for it, its name stands first.

    Args:
        max_length: `max_seq_length`: the most tokens of an example, "[CLS]" and "[SEP]" counted.
        max_predictions: `max_predictions_per_seq`: the most masked tokens of an example.
        masking_rate: `masked_lm_prob`: the share of an example's tokens that is masked, special
            ones counted.
        mask_share: of the masked tokens, the share that becomes "[MASK]".
        random_share: the share that becomes any token of the vocabulary; the rest stays.
        whole_word: `do_whole_word_mask`: mask all tokens of a word or none.
        longest_ngram: mask up to so many tokens (or words) in a row; n of them with probability
            p(n) = (1/n) / Σ_k (1/k) (Lan et al. 2020, section 4.1).
        next_sentence: "nsp", the second segment follows the first (label 0) or is from another
            document (label 1); "sop", both follow each other (label 0) or are swapped (label 1)
            (Lan et al. 2020, section 3.1); None, one segment of whole sentences, without label.
        short_share: `short_seq_prob`: the probability of a document to be cut into examples of a
            random length, uniform from 2 tokens to the most, in place of the longest ones.
        copies: `dupe_factor`: how often the corpus is gone through, each time with other draws.

    Raises:
        ValueError: a value of another type, or a number out of its range.
    """

    max_length: int = 128
    max_predictions: int = 20
    masking_rate: float = 0.15
    mask_share: float = 0.8
    random_share: float = 0.1
    whole_word: bool = False
    longest_ngram: int = 1
    next_sentence: str | None = "nsp"
    short_share: float = 0.1
    copies: int = 1

    def __post_init__(self) -> None:
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            is_flag = isinstance(value, bool) and field.type != "bool"
            if is_flag or not isinstance(value, _TYPES[field.type]):
                raise ValueError(
                    f"`{field.name}` must be of type {field.type}. "
                    f"Received: {field.name}={value!r}, of type {type(value).__name__}."
                )
        for name, least in {
            "max_length": 5, "max_predictions": 1, "longest_ngram": 1, "copies": 1
        }.items():  # fmt: skip
            if getattr(self, name) < least:
                raise ValueError(
                    f"`{name}` must be at least {least}. Received: {name}={getattr(self, name)}."
                )
        for name in ("masking_rate", "mask_share", "random_share", "short_share"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(
                    f"`{name}` must be from 0 to 1. Received: {name}={getattr(self, name)}."
                )
        if self.mask_share + self.random_share > 1 + 1e-9:
            raise ValueError(
                "`mask_share` and `random_share` must be at most 1 together. "
                f"Received: mask_share={self.mask_share}, random_share={self.random_share}."
            )
        if self.next_sentence not in NEXT_SENTENCE:
            raise ValueError(
                f"`next_sentence` must be one of {NEXT_SENTENCE}. "
                f"Received: next_sentence={self.next_sentence!r}."
            )

    @property
    def room(self) -> int:
        """Return the most tokens of text in an example: all but "[CLS]" and a "[SEP]" a segment."""
        return self.max_length - (2 if self.next_sentence is None else 3)
