"""The tokens that stand for no text, by what they are for."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Iterator, Mapping

USUAL_NAMES = {
    "pad": ("[PAD]", "<pad>"),
    "unk": ("[UNK]", "<unk>"),
    "cls": ("[CLS]", "<cls>"),
    "sep": ("[SEP]", "<sep>"),
    "mask": ("[MASK]", "<mask>"),
    "bos": ("[START]", "[BOS]", "<s>"),
    "eos": ("[END]", "[EOS]", "</s>"),
}


@dataclasses.dataclass(frozen=True, kw_only=True)
class SpecialTokens:
    """The special tokens of a vocabulary, and how it tells where a word begins.

    It iterates over its tokens, each once, in the order of the arguments.

    Args:
        pad: fills the rows of a batch up to the same length.
        unk: stands for what cannot be cut.
        cls: stands before the texts that an encoder reads.
        sep: stands after each of them.
        mask: stands for a token that a model has to predict.
        bos, eos: begin and end what a decoder writes.
        others: special tokens with no such role.
        continuation: what tokens begin with that continue a word: "##" in WordPiece, else "".
        word_start: what tokens begin with that start a word: "▁" in SentencePiece, else "".
    """

    pad: str | None = None
    unk: str | None = None
    cls: str | None = None
    sep: str | None = None
    mask: str | None = None
    bos: str | None = None
    eos: str | None = None
    others: tuple[str, ...] = ()
    continuation: str = ""
    word_start: str = ""

    @classmethod
    def of(
        cls,
        tokens: SpecialTokens | Mapping | Iterable[str],
        *,
        unk: str | None = None,
        continuation: str = "",
        word_start: str = "",
    ) -> SpecialTokens:
        """Recognize the roles of tokens by their names, as "[PAD]" and "<pad>".

        Args:
            tokens: the tokens, what `state` returned, or special tokens with their roles.
            unk: the name of the unknown token, if it is not a usual one.
            continuation, word_start: see the class.
        """
        words = {"continuation": continuation, "word_start": word_start}
        if isinstance(tokens, SpecialTokens):
            return dataclasses.replace(tokens, **words)
        if isinstance(tokens, Mapping):
            return cls(**{**tokens, "others": tuple(tokens["others"]), **words})
        tokens = tuple(dict.fromkeys(tokens))
        names = {**USUAL_NAMES, "unk": (unk, *USUAL_NAMES["unk"])}
        roles = {role: next((n for n in names[role] if n in tokens), None) for role in names}
        others = tuple(token for token in tokens if token not in roles.values())
        return cls(**roles, others=others, **words)

    def __iter__(self) -> Iterator[str]:
        return iter(self._tokens)

    def __len__(self) -> int:
        return len(self._tokens)

    def __contains__(self, token: str) -> bool:
        return token in self._tokens

    @functools.cached_property
    def _tokens(self) -> Mapping[str, None]:
        by_role = (getattr(self, role) for role in USUAL_NAMES)
        return dict.fromkeys([*filter(None, by_role), *self.others])

    def require(self, *roles: str) -> tuple[str, ...]:
        """Return the tokens with these roles.

        Raises:
            ValueError: there is none with one of them.
        """
        tokens = {role: getattr(self, role) for role in roles}
        if missing := [USUAL_NAMES[role][0] for role in roles if tokens[role] is None]:
            raise ValueError(
                "`tokenizer` must have the special tokens "
                f"{', '.join(USUAL_NAMES[role][0] for role in roles)}, or others in their roles. "
                f"Received: one without {', '.join(missing)}. Take a WordPieceTokenizer, or add "
                "them to `special_tokens`."
            )
        return tuple(tokens.values())

    def state(self) -> list[str] | dict:
        """Return what `of` makes this of, for JSON: the tokens, with roles if names do not tell."""
        words = {"continuation": self.continuation, "word_start": self.word_start}
        tokens = list(self)
        recognized = SpecialTokens.of(tokens, unk=self.unk, **words) == self
        return tokens if recognized else dataclasses.asdict(self)
