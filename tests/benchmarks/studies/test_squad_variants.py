"""Known mistakes in finding answers, on passages of letters whose scores are written by hand."""

import numpy as np

from benchmarks.evaluation.cached_logits import CachingAnswerer
from benchmarks.studies.squad_variants import (
    AnyWindow,
    ArgmaxOfAll,
    ArgmaxOfPassage,
    FirstWindow,
    NoLastToken,
    StrideAsOverlap,
    keep_largest,
)
from tests.benchmarks.letters import ELEVEN, SEVEN, answer, ask, make


def test_start_and_end_apart():
    best = make({"e": (5, 0), "b": (0, 5), "g": (0, 3), "a": (4, 0)})
    assert answer(best) == ["a b"]
    assert answer(ArgmaxOfPassage(best)) == [""], "e before b"
    assert answer(ArgmaxOfAll(best)) == [""]
    apart = make({"e": (5, 0), "g": (0, 5)}, **SEVEN)  # an end that other windows show better
    assert answer(ArgmaxOfPassage(apart)) == answer(apart) == ["e f g"]
    agreed = make({"c": (5, 0), "d": (0, 5)})
    for kind in (CachingAnswerer, ArgmaxOfPassage, ArgmaxOfAll):
        assert answer(kind(agreed)) == ["c d"]


def test_start_or_end_outside_of_the_passage():
    for token, pair in (("[CLS]", (9, 0)), ("y", (9, 0)), ("[SEP]", (0, 9))):
        found = make({token: pair, "c": (5, 0), "d": (0, 5)})
        assert answer(ArgmaxOfPassage(found)) == answer(found) == ["c d"]
        assert answer(ArgmaxOfAll(found)) == [""]


def test_start_and_end_apart_know_no_limit():
    found = make({"a": (5, 0), "e": (0, 5), "b": (0, 4)})
    assert answer(found) == ["a b"], "four tokens at most"
    assert answer(ArgmaxOfPassage(found, max_answer_tokens=32)) == ["a b c d e"]


def test_no_answer_ends_the_passage():
    found = make({"j": (5, 0), "k": (0, 5), "g": (0, 2), "f": (2, 0)}, **SEVEN)
    assert answer(found) == ["j k"]
    assert answer(NoLastToken(found)) == ["j"]
    inner = make({"e": (5, 0), "g": (0, 5)}, **SEVEN)  # g ends a window and not the passage
    assert answer(NoLastToken(inner)) == answer(inner) == ["e f g"]


def test_every_window_gives_any_span():
    # g has more context on both sides in c-i than in a-g, where it is the last token.
    found = make({("g", "a"): (9, 9), "b": (5, 5)}, **SEVEN)
    assert answer(found) == ["b"]
    assert answer(AnyWindow(found)) == ["g"]


def test_long_passages_are_cut_off():
    found = make({"j": (9, 9), "g": (5, 5)}, **SEVEN)
    short = ask("j", "h i j", identity="short")
    assert answer(found, ask("a"), short) == ["j", "j"]
    assert answer(FirstWindow(found), ask("a"), short) == ["g", "j"]


def test_stride_read_as_overlap():
    found = make({"i": (9, 9)}, **SEVEN)
    examples = [
        ask("a"),  # room for 7: from 0, 2, 4, or with a step of 7 - 2 from 0 and 5
        ask("a", question="y", identity="shorter"),  # for 9: from 0, 2, or from 0 and 7
        ask("a", "a b i", identity="short"),
        ask("a", f"{ELEVEN} l m n o p", identity="longer"),  # from 0, 2 … 10, or from 0, 5, 10
    ]
    overlap = StrideAsOverlap(found)
    assert found.count_windows(examples).tolist() == [3, 2, 1, 6]
    assert overlap.count_windows(examples).tolist() == [2, 2, 1, 3]
    assert answer(found, *examples) == answer(overlap, *examples) == ["i"] * 4
    found = make({("g", "f"): (9, 9), "b": (5, 5)}, **SEVEN)  # of a window from f on
    assert answer(found) == ["b"] and answer(StrideAsOverlap(found)) == ["g"]


def test_the_largest_is_kept():
    scores = np.array([[1, 3, 3, 2], [-np.inf] * 4], "float32")
    rest = [-np.inf] * 4
    np.testing.assert_array_equal(keep_largest(scores), [[-np.inf, 3, -np.inf, -np.inf], rest])
