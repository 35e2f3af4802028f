"""SentencePiece's way to normalize a text: a table of strings, and spaces that are characters."""

from __future__ import annotations

import base64
import functools
import importlib
import importlib.resources
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tfqa.tokenizers.text.aligned import AlignedText
from tfqa.tokenizers.text.spaces import MARK

_PUBLISHED_MAPS = {("NFKC", False): "nmt_nfkc", ("NFKC", True): "nmt_nfkc_cf", (None, False): None}
_HAS_LEAF, _FAR_BASE, _LEAF = 1 << 8, 1 << 9, 1 << 31  # bits of a unit, see `decode_map`
_LONGEST_STRING = 255  # published maps have strings of up to four characters
_SPACES = re.compile(" ")


class CharacterMap:
    """Rewrites a text by a table, from left to right: the longest entry that fits goes first.

    All rules are in the table, also those of Unicode: "ﬁ" → "fi", "a\\u0301" → "á". So a text is
    rewritten in the same way by every program, whatever version of Unicode that knows (Kudo and
    Richardson 2018, sections 3.3 and 3.4).

    Args:
        replacements: what becomes of a string, of one character or several.
        kept: strings that stay as they are, whatever the table says.

    Cost: a search for the characters that may change, and a few look-ups at each of them.
    """

    def __init__(self, replacements: Mapping[str, str], kept: Sequence[str] = ()):
        self._replacements, self._kept = replacements, frozenset(kept)
        self._longest = max(map(len, [*replacements, *kept]), default=0)
        # An entry that begins with an ordinary letter is found by its second character, a mark.
        self._triggers = {old[0] for old in replacements if len(old) == 1}
        self._triggers |= {old[1] for old in replacements if len(old) > 1} | {*"".join(kept)}
        plain = [re.escape(chr(code)) for code in range(128) if chr(code) not in self._triggers]
        self._others = re.compile("[^{}]".format("".join(plain)) if plain else "(?s:.)")

    def __call__(self, text: str) -> AlignedText:
        """Rewrite `text`. All that comes of an entry stands for the whole of it."""
        parts, starts, ends, done = [], [], [], 0
        for begin, end, new in self._find_changes(text):
            parts += text[done:begin], new
            starts += [*range(done, begin), *[begin] * len(new)]
            ends += [*range(done + 1, begin + 1), *[end] * len(new)]
            done = end
        if not parts:
            return AlignedText.of(text)
        starts += range(done, len(text))
        ends += range(done + 1, len(text) + 1)
        return AlignedText("".join([*parts, text[done:]]), starts, ends)

    def _find_changes(self, text: str) -> Iterator[tuple[int, int, str]]:
        done = 0
        for match in self._others.finditer(text):
            position = match.start()
            if position < done or match[0] not in self._triggers:
                continue
            for begin in range(max(done, position - 1), position + 1):
                if end := self._find_end(text, begin):
                    old, done = text[begin:end], end
                    if old not in self._kept:
                        yield begin, end, self._replacements[old]
                    break

    def _find_end(self, text: str, begin: int) -> int | None:
        """Find where the entry ends that begins here."""
        ends = range(min(len(text), begin + self._longest), begin, -1)
        for table in (self._kept, self._replacements):
            for end in ends:
                if text[begin:end] in table:
                    return end
        return None


@dataclass(frozen=True, kw_only=True)
class MapNormalizer:
    """Rewrites a text by a `CharacterMap`, and writes "▁" for each space.

    Other white space is white space only if the map makes it a space, as SentencePiece's maps do.

    Args:
        character_map: rewrites the text first.
        add_dummy_prefix: writes a "▁" before the text too: its first word is then like the others.
        remove_extra_whitespaces: of spaces in a row one is left, at the start and the end none.
    """

    character_map: CharacterMap
    add_dummy_prefix: bool = True
    remove_extra_whitespaces: bool = True

    def __call__(self, text: str) -> AlignedText:
        """Rewrite `text`. A "▁" stands for the empty span before what follows it."""
        aligned = self.character_map(text)
        if self.remove_extra_whitespaces:
            aligned = _remove_extra_spaces(aligned)
        if not text or (self.remove_extra_whitespaces and not aligned.text):
            return AlignedText.of("")
        marked, starts, ends = aligned.text, [*aligned.starts], [*aligned.ends]
        for space in reversed([match.start() for match in _SPACES.finditer(marked)]):
            following = starts[space + 1] if space + 1 < len(marked) else ends[space]
            starts[space] = ends[space] = following
        if self.add_dummy_prefix:
            marked, starts, ends = MARK + marked, [*starts[:1], *starts], [*starts[:1], *ends]
        if not aligned.text:  # a text of which nothing is left, but for the prefix
            starts = ends = [0] * len(marked)
        return AlignedText(marked.replace(" ", MARK), starts, ends)

    def unmark(self, text: str) -> str:
        """Write spaces for "▁", but for the one that no space was there for."""
        text = text.replace(MARK, " ")
        if self.remove_extra_whitespaces:
            return text.lstrip(" ")
        return text.removeprefix(" ") if self.add_dummy_prefix else text


@functools.lru_cache(maxsize=4)
def make_normalizer(
    character_map: str,
    kept: Sequence[str] = (),
    add_dummy_prefix: bool = True,
    remove_extra_whitespaces: bool = True,
) -> MapNormalizer:
    """Make a `MapNormalizer` of a packed map."""
    replacements = decode_map(unpack_map(character_map))
    return MapNormalizer(
        character_map=CharacterMap(replacements, kept),
        add_dummy_prefix=add_dummy_prefix,
        remove_extra_whitespaces=remove_extra_whitespaces,
    )


def read_published_map(form: str | None, lowercase: bool) -> str:
    """Read one of SentencePiece's own character maps, packed.

    Args:
        form: "NFKC" for Unicode's NFKC and all white space as spaces; None for no change.
        lowercase: also folds the case: "A" becomes "a".

    Raises:
        ValueError: there is no such map.
        ImportError: the package `sentencepiece` is missing.
    """
    if (form, lowercase) not in _PUBLISHED_MAPS:
        raise ValueError(
            "SentencePiece has maps for form='NFKC', with `lowercase` or without, and form=None is "
            f"no map, without `lowercase`. Received: form={form!r}, lowercase={lowercase}."
        )
    name = _PUBLISHED_MAPS[form, lowercase]
    if name is None:
        return ""
    import_sentencepiece()
    folder = importlib.resources.files("sentencepiece") / "package_data"
    return pack_map((folder / f"{name}.bin").read_bytes())


def pack_map(data: bytes) -> str:
    """Write the character map of a model as text, for JSON."""
    return base64.b64encode(zlib.compress(data, 9)).decode() if data else ""


def unpack_map(text: str) -> bytes:
    """Read what `pack_map` wrote."""
    try:
        return zlib.decompress(base64.b64decode(text, validate=True)) if text else b""
    except (ValueError, zlib.error) as error:
        raise ValueError(
            "`character_map` must be a map as `pack_map` writes it. Received: "
            f"{len(text)} characters that are not one ({error})."
        ) from error


@functools.lru_cache(maxsize=4)
def decode_map(data: bytes) -> dict[str, str]:
    """Decode the character map of a model: strings, and what becomes of each.

    The map is a number of bytes, a double array of that size, and all results in a row with a NUL
    after each. The array is a trie over the bytes of UTF-8 (Aoe 1989; the layout is that of
    Darts-clone): a unit of 32 bits for each node, with

    | bits | of a node | of a leaf |
    |---|---|---|
    | 0–7 | the byte that leads to it | where its result begins: bits 0–30 |
    | 8 | whether a string ends here | |
    | 9, 10–30 | offset to its children, times 256 if bit 9 is set | |
    | 31 | 0 | 1 |

    The child for byte b of node i stands at i xor offset xor b, and its leaf at i xor offset.

    Raises:
        ValueError: the map is broken.
    """
    if not data:
        return {}
    size = int.from_bytes(data[:4], "little")
    units = np.frombuffer(data[4 : 4 + size // 4 * 4], "<u4").tolist()
    results = data[4 + size :]
    if not units or not results:
        raise ValueError(
            f"A character map must hold a trie and its results. Received: {len(data)} bytes that "
            "end before. The model is not whole."
        )
    children = defaultdict(list)
    for node, unit in enumerate(units):
        if unit < _LEAF and (byte := unit & 0xFF):
            children[node ^ byte].append(node)
    replacements = {}
    open_nodes = [(_find_base(units, 0), b"")]
    try:
        while open_nodes:
            base, key = open_nodes.pop()
            for node in children[base]:
                longer = key + bytes([units[node] & 0xFF])
                below = _find_base(units, node)
                if units[node] & _HAS_LEAF:
                    begin = units[below] & (_LEAF - 1)
                    result = results[begin : results.index(b"\0", begin)]
                    replacements[longer.decode()] = result.decode()
                if len(longer) > _LONGEST_STRING:
                    raise ValueError(f"a string of more than {_LONGEST_STRING} bytes")
                open_nodes.append((below, longer))
    except (ValueError, IndexError) as error:
        raise ValueError(
            f"A character map must lead from strings to strings. Received: a broken one ({error})."
        ) from error
    return replacements


def import_sentencepiece(module: str = ""):
    """Import the package, or a module of it."""
    try:
        return importlib.import_module(f"sentencepiece{module}")
    except ImportError as error:
        raise ImportError(
            "SentencePiece's models and character maps need the package `sentencepiece`, which is "
            "not installed. Install it with `pip install sentencepiece`, or take form=None."
        ) from error


def _remove_extra_spaces(aligned: AlignedText) -> AlignedText:
    text, kept, entry = aligned.text, [], None
    if "  " not in text and not text.startswith(" ") and not text.endswith((" ", MARK)):
        return aligned
    opens = True  # a space would be one too many
    for i, character in enumerate(text):
        # Spaces in the middle of what came of one entry of the table stay, as in SentencePiece.
        if character == " " and opens and aligned.starts[i] != entry:
            continue
        kept.append(i)
        opens, entry = character == " ", aligned.starts[i]
    while kept and text[kept[-1]] in (" ", MARK):
        kept.pop()
    return AlignedText(
        "".join(text[i] for i in kept),
        [aligned.starts[i] for i in kept],
        [aligned.ends[i] for i in kept],
    )


def _find_base(units, node):
    unit = units[node]
    return node ^ ((unit >> 10) << (8 if unit & _FAR_BASE else 0))
