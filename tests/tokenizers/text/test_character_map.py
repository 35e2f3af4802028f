"""Character maps: the longest entry first, as SentencePiece does it, for every character."""

import functools
import itertools
import sys

import pytest
import sentencepiece
from hypothesis import given
from hypothesis import strategies as st
from sentencepiece.sentencepiece_model_pb2 import NormalizerSpec

from tests.tokenizers.texts import make_hard_texts, sample_texts
from tfqa.tokenizers.text import character_map
from tfqa.tokenizers.text.character_map import (
    CharacterMap,
    MapNormalizer,
    decode_map,
    make_normalizer,
    pack_map,
    read_published_map,
    unpack_map,
)
from tfqa.tokenizers.text.spaces import MARK

samples = functools.cache(sample_texts)  # reading them takes a second
strings = st.text("abé\u0301 ", min_size=1, max_size=3)
FLAGS = [(prefix, remove) for prefix in (True, False) for remove in (True, False)]


def rewrite_slowly(text, replacements, kept):
    """Try all entries at every place -> what comes of each part of the text, and the part."""
    place, parts = 0, []
    while place < len(text):
        fitting = [s for s in kept if text.startswith(s, place)]
        fitting = fitting or [s for s in replacements if text.startswith(s, place)]
        old = max(fitting, key=len, default=text[place])
        parts.append((old if old in kept else replacements.get(old, old), place, place + len(old)))
        place += len(old)
    return parts


@given(
    st.dictionaries(strings, st.text("xyé ", max_size=3), max_size=6),
    st.sets(strings, max_size=2),
    st.text("abcé\u0301 ", max_size=12),
)
def test_the_longest_entry_at_each_place(replacements, kept, text):
    parts = rewrite_slowly(text, replacements, kept)
    aligned = CharacterMap(replacements, tuple(kept))(text)
    assert aligned.text == "".join(new for new, *_ in parts)
    changed = [(s, e) for new, s, e in parts if new != text[s:e] for _ in new]
    places = [*zip(aligned.starts, aligned.ends, strict=True)]
    unchanged = [p for new, s, e in parts if new == text[s:e] for p in range(s, e)]
    assert len(places) == len(aligned.text)
    # What an entry makes of itself may stand for the whole entry or character for character.
    for place in places:
        assert place in changed or place[0] in unchanged


def test_changes_by_hand():
    aligned = CharacterMap({"a\u0301": "á", "ﬁ": "fi", "\x07": ""}, ["ﬁx"])("a\u0301\x07ﬁ ﬁx")
    assert aligned.text == "áfi ﬁx"
    assert [*aligned.starts] == [0, 3, 3, 4, 5, 6]
    assert [*aligned.ends] == [2, 4, 4, 5, 6, 7]


def test_a_map_that_changes_all_of_ascii():
    lower = {chr(code): chr(code).lower() + "!" for code in range(128)}
    assert CharacterMap(lower)("Aé").text == "a!é"
    assert CharacterMap({})("Aé").text == "Aé"


@pytest.mark.parametrize("lowercase", [False, True])
def test_every_character_as_sentencepiece(lowercase):
    name = "nmt_nfkc_cf" if lowercase else "nmt_nfkc"
    theirs = sentencepiece.SentencePieceNormalizer(
        rule_name=name,
        add_dummy_prefix=True,
        remove_extra_whitespaces=True,
        escape_whitespaces=True,
    )
    ours = make_normalizer(read_published_map("NFKC", lowercase))
    codes = [
        *range(1, 0x3400),
        *range(0xA000, 0xAC40),
        *range(0xF900, 0x10200),
        *range(0x1F000, 0x1F100),
    ]
    texts = [f"a{chr(code)}b {chr(code)}" for code in codes]
    texts += [*samples(), *make_hard_texts(2000)]
    assert [ours(text).text for text in texts] == theirs.normalize(texts)


def test_upper_case_is_folded():
    assert make_normalizer(read_published_map("NFKC", True)).character_map("ÀSΣ").text == "àsσ"
    assert make_normalizer(read_published_map("NFKC", False)).character_map("Àß²").text == "Àß2"


@pytest.mark.parametrize(("prefix", "remove"), FLAGS)
def test_spaces_as_sentencepiece(prefix, remove):
    theirs = sentencepiece.SentencePieceNormalizer(
        rule_name="nmt_nfkc", add_dummy_prefix=prefix, remove_extra_whitespaces=remove,
        escape_whitespaces=True,
    )  # fmt: skip
    ours = make_normalizer(read_published_map("NFKC", False), (), prefix, remove)
    texts = ["", " ", "  ", "\x07", " \x07 ", "a", " a  b ", "\u00a8 \u00a8a", "ﷺ ", "a\u3000\n"]
    texts += make_hard_texts(1000)
    assert [ours(text).text for text in texts] == theirs.normalize(texts)
    identity = sentencepiece.SentencePieceNormalizer(
        rule_name="identity", add_dummy_prefix=prefix, remove_extra_whitespaces=remove,
        escape_whitespaces=True,
    )  # fmt: skip
    texts += [MARK, f" {MARK}", f"a{MARK} {MARK} ", f"{MARK}{MARK}b"]
    ours = make_normalizer("", (), prefix, remove)
    assert [ours(text).text for text in texts] == identity.normalize(texts)


@given(st.text("ab ▁é\x07", max_size=12), st.sampled_from(FLAGS))
def test_marks_stand_for_the_empty_place_after_the_space(text, flags):
    aligned = make_normalizer("", (), *flags)(text)
    assert len(aligned.text) == len(aligned.starts) == len(aligned.ends)
    for character, start, end in zip(aligned.text, aligned.starts, aligned.ends, strict=True):
        assert text[start:end] in ("", character)
        if character != MARK:
            assert text[start:end] == character


def test_a_mark_is_beside_its_word():
    aligned = make_normalizer(read_published_map("NFKC", False))("  a \u200b b")
    assert aligned.text == "▁a▁b"
    assert [aligned.span(i, i + 1) for i in range(4)] == [(2, 2), (2, 3), (6, 6), (6, 7)]
    aligned = make_normalizer("", (), False, False)("a  b")
    assert aligned.text == "a▁▁b"
    assert [aligned.span(i, i + 1) for i in range(4)] == [(0, 1), (3, 3), (3, 3), (3, 4)]


def test_spaces_that_come_of_one_entry_as_sentencepiece():
    replacements = {"x": "a  b", "y": "  ", "z": " c ", "w": ""}
    theirs = sentencepiece.SentencePieceNormalizer(
        norm_map=[*replacements.items()], add_dummy_prefix=True, remove_extra_whitespaces=True,
        escape_whitespaces=True,
    )  # fmt: skip
    ours = MapNormalizer(character_map=CharacterMap(replacements))
    texts = ["".join(letters) for letters in itertools.product("xyzw ", repeat=5)]
    assert [ours(text).text for text in texts] == theirs.normalize(texts)


def test_unmark_takes_off_what_no_space_was_there_for():
    for prefix, remove in FLAGS:
        for text in ("a b", "  a  b", " ", ""):
            normalizer = make_normalizer("", (), prefix, remove)
            expected = " ".join(text.split()) if remove else text
            assert normalizer.unmark(normalizer(text).text) == expected


def test_packed_maps_are_small_and_come_back():
    packed = read_published_map("NFKC", True)
    assert len(packed) < 250_000
    assert pack_map(unpack_map(packed)) == packed
    assert len(decode_map(unpack_map(packed))) > 100_000
    assert read_published_map(None, False) == "" == pack_map(b"")
    assert decode_map(unpack_map("")) == {}


@pytest.mark.parametrize("lowercase", [False, True])
def test_maps_are_decoded_as_sentencepiece_does(lowercase):
    """It has to be there for that, and for a saved tokenizer it has not."""
    data = unpack_map(read_published_map("NFKC", lowercase))
    theirs = sentencepiece.SentencePieceNormalizer(
        normalizer_spec=NormalizerSpec(precompiled_charsmap=data)
    )
    if not hasattr(theirs, "decompile"):
        pytest.skip("sentencepiece is older than 0.2.2")
    assert decode_map(data) == dict(theirs.decompile())


@given(st.dictionaries(strings, st.text("xyz", max_size=3), min_size=1, max_size=9))
def test_maps_of_ones_own_come_back(replacements):
    theirs = sentencepiece.SentencePieceNormalizer(norm_map=[*replacements.items()])
    rules = NormalizerSpec.FromString(theirs.serialized_normalizer_spec())
    assert decode_map(rules.precompiled_charsmap) == replacements


def test_a_trie_by_hand():
    # Root 0 with children at offset 1, so that "a" is at 97 ^ 1 = 96.
    units = [0] * 512
    units[0] = 1 << 10
    far = 96 ^ 256  # bit 9: the offset 256 is written as 1
    units[96] = ord("a") | 1 << 8 | 1 << 9 | 1 << 10
    units[far] = 1 << 31 | 0
    units[far ^ ord("b")] = ord("b") | 1 << 8 | (384 ^ far ^ ord("b")) << 10
    units[384] = 1 << 31 | 2
    data = b"".join(unit.to_bytes(4, "little") for unit in units)
    data = len(data).to_bytes(4, "little") + data + b"x\0yz\0"
    assert decode_map(data) == {"a": "x", "ab": "yz"}
    for end in (3, 4, 100, len(data) - 5, len(data) - 1):
        with pytest.raises(ValueError, match=r"A character map must.*Received: "):
            decode_map(data[:end])


def test_a_trie_that_goes_round_in_circles():
    units = [0] * 256
    units[0] = 1 << 10
    units[96] = ord("a") | (96 ^ 1) << 10  # its children are those of the root
    data = b"".join(unit.to_bytes(4, "little") for unit in units)
    with pytest.raises(ValueError, match="broken one .a string of more than"):
        decode_map(len(data).to_bytes(4, "little") + data + b"x\0")


def test_maps_that_are_not_there():
    for form, lowercase in [("NFC", False), (None, True)]:
        with pytest.raises(ValueError, match=rf"form='NFKC'.*Received: form={form!r}"):
            read_published_map(form, lowercase)
    with pytest.raises(ValueError, match="as `pack_map` writes it. Received: 5 characters"):
        unpack_map("abcde")


def test_without_the_package(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentencepiece", None)
    with pytest.raises(ImportError, match="pip install sentencepiece"):
        character_map.read_published_map("NFKC", False)
    assert character_map.read_published_map(None, False) == ""
