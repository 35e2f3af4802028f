"""What every tokenizer can do: name its special tokens, and make the inputs of a model."""

from __future__ import annotations

import abc
from collections.abc import Iterable

import numpy as np

from tfqa.tokenizers.model_inputs import make_inputs
from tfqa.tokenizers.special_tokens import SpecialTokens


def _special_id(role: str) -> property:
    def find(tokenizer: Tokenizer) -> int | None:
        token = getattr(tokenizer.special_tokens, role)
        return None if token is None else tokenizer.token_to_id(token)

    return property(find, doc=f"The id of `special_tokens.{role}`, or None.")


class Tokenizer(abc.ABC):
    """Texts as ids, and these as the inputs of a model.

    Attributes:
        special_tokens: those of the vocabulary, a `SpecialTokens`. Their ids are `pad_id`,
            `unk_id`, `cls_id`, `sep_id`, `mask_id`, `bos_id` and `eos_id`; None where there is no
            such token.
    """

    special_tokens: SpecialTokens
    pad_id, unk_id, cls_id = map(_special_id, ("pad", "unk", "cls"))
    sep_id, mask_id = map(_special_id, ("sep", "mask"))
    bos_id, eos_id = map(_special_id, ("bos", "eos"))

    @abc.abstractmethod
    def token_to_id(self, token: str) -> int:
        """Return the id of a token of the vocabulary."""

    @abc.abstractmethod
    def encode_batch(self, texts: Iterable[str]) -> list[list[int]]:
        """Return the ids of each text, without special tokens before or after them."""

    def __call__(
        self,
        first: str | Iterable[str],
        second: str | Iterable[str] | None = None,
        max_length: int | None = None,
        padding: str | bool = "longest",
        truncation: str | bool = "longest_first",
    ) -> dict[str, np.ndarray]:
        """Make the inputs of a model from texts, or from pairs of texts.

            [CLS] first [SEP]                  segment 0
            [CLS] first [SEP] second [SEP]     segment 0, and 1 from the first token of second on

        These are the tokenizer's own `cls` and `sep`, whatever their names. One that lacks them
        puts nothing around a text and takes no pairs. "[SEP]" in a text is text.

        A row that is longer than `max_length` loses tokens from the ends of its texts: with
        "longest_first" the longer text, down to the length of the shorter one, and then both, where
        of an odd number the longer one keeps one more (`second`, if they are equally long); with
        "only_first" or "only_second" that text alone, which must keep a token. These are the rules,
        and the ids, of Hugging Face's fast tokenizers. With `truncation=False` such a row is an
        error here, while Hugging Face lets it through.

        Args:
            first: a text, or B texts.
            second: the second text of the pair, or of each of the B pairs.
            max_length: the most tokens of a row, special ones counted; None for no limit.
            padding: "longest" fills the rows up to the longest, "max_length" up to that length;
                with False all must have the same length.
            truncation: "longest_first", "only_first", "only_second" or False.

        Returns:
            `token_ids` and `segment_ids`, int32 (B, T), and `padding_mask`, bool (B, T), True for
            tokens; B is 1 for a single text or pair. Padding is at the end, and of segment 0.

        Raises:
            ValueError: an unknown option; `first` and `second` are not as many; a row is too long
                and cannot be cut, or rows differ and cannot be padded, as said above; the tokenizer
                lacks a special token that is needed.
        """
        return make_inputs(self, first, second, max_length, padding, truncation)
