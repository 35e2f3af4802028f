"""UnigramTokenizer: the most probable pieces, n best and random ones, and nothing is lost."""

import functools
import itertools
import json
import math
import subprocess
import sys
from collections import Counter

import numpy as np
import pytest
import sentencepiece
from hypothesis import example, given
from hypothesis import strategies as st

from tests.tokenizers.texts import PARTS, make_hard_texts, sample_texts
from tfqa.tokenizers.library import SPECIAL_TOKENS
from tfqa.tokenizers.sentencepiece_model import build_model
from tfqa.tokenizers.text.byte_tokens import BYTE_TOKENS
from tfqa.tokenizers.unigram import UnigramTokenizer

samples = sample_texts
HAND = {"▁": -2.0, "a": -3.0, "b": -3.5, "ab": -4.0, "▁a": -4.5, "▁ab": -7.0, "aba": -7.25}
KINDS = {
    "NFKC": {},
    "lowercase": {"lowercase": True},
    "bytes": {"byte_fallback": True},
    "identity": {"form": None},
}


def make(pieces=HAND, **arguments):
    others = [*SPECIAL_TOKENS, *arguments.get("user_defined_tokens", ())]
    if arguments.get("byte_fallback"):
        others += BYTE_TOKENS
    tokens, scores = [*others, *pieces], [0.0] * len(others) + [*pieces.values()]
    return UnigramTokenizer(tokens, scores, **arguments)


@functools.cache
def learn(kind):
    """Learn a vocabulary from the samples and what is hard, with few characters unknown."""
    return UnigramTokenizer.train([*samples(), *PARTS[:40]], 700, **KINDS[kind])


@pytest.fixture(params=KINDS)
def learned(request):
    return learn(request.param)


def find_all(tokenizer, text):
    """List all ways to cut what has no unknown characters: their tokens and log probability."""
    marked = "▁" + tokenizer.normalize(text).replace(" ", "▁")
    log_p = dict(zip(tokenizer.tokens, tokenizer.log_probabilities, strict=True))
    ways = []
    for cuts in itertools.product([False, True], repeat=len(marked) - 1):
        places = [0, *(i for i, cut in enumerate(cuts, 1) if cut), len(marked)]
        pieces = [marked[s:e] for s, e in itertools.pairwise(places)]
        if all(piece in log_p for piece in pieces):
            ways.append((sum(log_p[piece] for piece in pieces), pieces))
    return sorted(ways, reverse=True)


def test_the_most_probable_pieces_by_hand():
    encoding = make().encode(" ab  aba")
    assert encoding.tokens == ["▁", "ab", "▁", "ab", "a"]
    assert encoding.offsets == [(1, 1), (1, 3), (5, 5), (5, 7), (7, 8)]
    assert [make().tokens[i] for i in encoding.ids] == encoding.tokens


def test_unknown_characters_side_by_side_are_one():
    encoding = make().encode("xyaz z")
    assert encoding.tokens == ["▁", "[UNK]", "a", "[UNK]", "▁", "[UNK]"]
    assert encoding.offsets == [(0, 0), (0, 2), (2, 3), (3, 4), (5, 5), (5, 6)]
    without_mark = {piece: score for piece, score in HAND.items() if piece != "▁"}
    assert make(without_mark).encode("x y a").tokens == ["[UNK]", "▁a"]
    assert make(without_mark).encode("x y a").offsets == [(0, 3), (4, 5)]


def test_unknown_characters_as_bytes():
    tokenizer = make(byte_fallback=True)
    encoding = tokenizer.encode("aéb €")
    euro = ["<0xE2>", "<0x82>", "<0xAC>"]
    assert encoding.tokens == ["▁a", "<0xC3>", "<0xA9>", "b", "▁", *euro]
    assert encoding.offsets == [(0, 1), (1, 2), (1, 2), (2, 3), (4, 4), *[(4, 5)] * 3]
    assert tokenizer.decode(encoding.ids) == "aéb €"
    broken = [tokenizer.token_to_id(token) for token in ["a", *euro[:2], "b", "<0xFF>", *euro]]
    assert tokenizer.decode(broken) == "a\ufffd\ufffdb\ufffd€"
    assert tokenizer.encode("<0x41>").tokens[1] == "<0x3C>"
    assert len(tokenizer.encode("\ud800").ids) == 4


def test_user_defined_tokens_are_never_cut_or_rewritten():
    tokenizer = make(user_defined_tokens=["ba", "ﬁ", "²ab"])
    assert tokenizer.encode("abab²abﬁ").tokens == ["▁a", "ba", "b", "²ab", "ﬁ"]


def test_text_that_reads_like_a_special_token_is_text(learned):
    for text in ("[UNK]", "a [PAD] b", "x[END]"):
        encoding = learned.encode(text)
        assert not {*encoding.ids} & {0, 2, 3}
        if "[UNK]" not in encoding.tokens:
            assert learned.decode(encoding.ids) == learned.normalize(text)


def test_texts_of_nothing(learned):
    for text in ("", " ", " \x20 "):
        assert learned.encode(text).ids == [] == learned.n_best(text, 3)[0][0].ids
        assert learned.sample(text).ids == []
        assert learned.normalize(text) == "" == learned.decode([])


@example("ﷺ")  # one character that becomes four words
@given(st.text(st.sampled_from(sorted(set("".join([*samples(), *PARTS]))) + [" "]), max_size=30))
def test_nothing_known_is_lost(text):
    for kind in KINDS:
        tokenizer = learn(kind)
        encoding = tokenizer.encode(text)
        assert tokenizer.encode_batch([text]) == [encoding.ids]
        if "[UNK]" not in encoding.tokens:
            assert tokenizer.decode(encoding.ids) == tokenizer.normalize(text)
        starts = [start for start, _ in encoding.offsets]
        assert starts == sorted(starts)
        assert all(0 <= start <= end <= len(text) for start, end in encoding.offsets)


@given(st.text(max_size=20))
def test_with_bytes_nothing_at_all_is_lost(text):
    tokenizer = learn("bytes")
    ids = tokenizer.encode(text).ids
    assert tokenizer.token_to_id("[UNK]") not in ids
    assert tokenizer.decode(ids) == tokenizer.normalize(text)


def test_what_was_learned_here_is_cut_by_sentencepiece_in_the_same_way(learned):
    theirs = sentencepiece.SentencePieceProcessor(model_proto=build_model(learned))
    texts = [*samples(), *make_hard_texts(2000), *PARTS]
    assert learned.encode_batch(texts) == theirs.encode(texts)
    for ids in theirs.encode(PARTS):
        if theirs.unk_id() not in ids:
            assert learned.decode(ids) == theirs.decode(ids)


def test_equal_sums_are_resolved_in_float32_over_the_whole_text():
    # "aa" and "a" in any order are as probable; which order wins depends on the text before.
    tokenizer = make({"▁": -2.1, "a": -3.3, "aa": -5.7, "b": -4.9})
    theirs = sentencepiece.SentencePieceProcessor(model_proto=build_model(tokenizer))
    texts = ["b" * n + "a" * m for n in range(60) for m in (3, 5, 7, 21)]
    assert tokenizer.encode_batch(texts) == theirs.encode(texts)
    orders = {tuple(tokenizer.encode(text).tokens[-2:]) for text in texts if text.endswith("baaa")}
    assert len(orders) == 2


@given(st.lists(st.sampled_from(["ab", "aba", "b", "bab"]), min_size=1, max_size=3))
def test_n_best_is_the_best_of_all_ways(words):
    tokenizer, text = make(), " ".join(words)
    ways, found = find_all(tokenizer, text), tokenizer.n_best(text, 9)
    assert [score for _, score in found] == pytest.approx([score for score, _ in ways[:9]])
    by_tokens = {tuple(tokens): score for score, tokens in ways}
    assert len({tuple(encoding.tokens) for encoding, _ in found}) == min(9, len(ways))
    for encoding, score in found:
        assert by_tokens[tuple(encoding.tokens)] == pytest.approx(score)
        assert tokenizer.decode(encoding.ids) == text
    assert len(tokenizer.n_best(text, 10**6)) == len(ways)


def test_n_best_begins_with_encode(learned):
    for text in [*samples()[:30], *make_hard_texts(30)]:
        (first, score), *others = learned.n_best(text, 4)
        if others and others[0][1] < score - 1e-3:
            assert first == learned.encode(text)


@pytest.mark.parametrize("alpha", [0.0, 0.2, 1.0])
def test_sample_draws_in_proportion_to_probability(alpha):
    tokenizer, text, draws = make(), "abab aba", 4000
    ways = find_all(tokenizer, text)
    weights = np.exp([alpha * score for score, _ in ways])
    expected = draws * weights / weights.sum()
    drawn = [tokenizer.sample(text, alpha=alpha, seed=seed) for seed in range(draws)]
    counts = Counter(tuple(encoding.tokens) for encoding in drawn)
    found = np.array([counts.pop(tuple(tokens), 0) for _, tokens in ways])
    assert not counts
    # Chi-square with f degrees of freedom has mean f and variance 2 f; rare ways are put together.
    rare = expected < 5
    found, expected = (np.append(x[~rare], x[rare].sum() or []) for x in (found, expected))
    freedom = len(found) - 1
    chi_square = ((found - expected) ** 2 / np.maximum(expected, 1e-9)).sum()
    assert freedom > 5
    assert abs(chi_square - freedom) < 4 * math.sqrt(2 * freedom)


def test_sample_is_fixed_by_its_seed_and_tends_to_encode(learned):
    text = samples()[0]
    drawn = {tuple(learned.sample(text, alpha=0.1, seed=seed).ids) for seed in range(20)}
    assert len(drawn) > 10
    assert learned.sample(text, seed=7) == learned.sample(text, seed=7)
    assert all(learned.decode(ids) == learned.normalize(text) for ids in drawn)
    assert learned.sample(text, alpha=1e6) == learned.encode(text)


def test_training_twice_gives_the_same_file(tmp_path):
    for name in ("first", "second"):
        UnigramTokenizer.train(iter(samples()), 300).save(tmp_path / name)
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


def test_train_keeps_to_the_size_and_to_its_arguments():
    tokenizer = UnigramTokenizer.train(["Low lower LOWEST"] * 9, 25, lowercase=True)
    assert tokenizer.tokens[:4] == SPECIAL_TOKENS
    assert tokenizer.encode("LOW").tokens == ["▁low"]
    assert tokenizer.vocabulary_size == 25
    scores = tokenizer.log_probabilities[4:]
    assert [*scores] == sorted(scores, reverse=True)
    assert UnigramTokenizer.train(["ﬁ ﬁ"], 99, form=None).encode("ﬁ").tokens == ["▁ﬁ"]
    assert UnigramTokenizer.train(["ﬁ ﬁ"], 99).encode("ﬁ").tokens == ["▁fi"]
    many = UnigramTokenizer.train(["abc"], 300, byte_fallback=True)
    assert many.tokens[4:260] == BYTE_TOKENS


def test_save_and_load_in_a_fresh_process(learned, tmp_path):
    path = tmp_path / "deep" / "tokenizer.json"
    learned.save(path)
    assert path.stat().st_size < 300_000
    program = (
        "import sys, json; from tfqa.tokenizers.unigram import UnigramTokenizer\n"
        "t = UnigramTokenizer.load(sys.argv[1]); texts = json.loads(sys.argv[2])\n"
        "print(json.dumps([t.tokens, t.log_probabilities, t.encode_batch(texts)]))\n"
        "assert not {'tensorflow', 'sentencepiece'} & {*sys.modules}"
    )
    texts = [*samples(), *PARTS]
    done = subprocess.run(
        [sys.executable, "-c", program, str(path), json.dumps(texts)],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    expected = [[*learned.tokens], [*learned.log_probabilities], learned.encode_batch(texts)]
    assert json.loads(done.stdout) == expected


def test_load_refuses_what_is_broken(tmp_path):
    path = tmp_path / "tokenizer.json"
    make().save(path)
    state = json.loads(path.read_text(encoding="utf-8"))
    for change in ({"log_probabilities": [1.0]}, {"character_map": "abcde"}, {"other": 1}):
        path.write_text(json.dumps({**state, **change}), encoding="utf-8")
        with pytest.raises(ValueError, match=r"tokenizer\.json, from which none can be made"):
            UnigramTokenizer.load(path)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"log_probabilities": [0.0]}, "one log probability for each token. Received: 1 for 5"),
        ({"log_probabilities": [0.0] * 4 + [math.nan]}, "Received: 1 such tokens, 1 not finite"),
        ({"special_tokens": (*SPECIAL_TOKENS, "a")}, "Received: 0 such tokens"),
        ({"user_defined_tokens": ["x"]}, r"Received: 5 tokens without \['x'\]"),
        ({"user_defined_tokens": ["[PAD]"]}, r"stand for text.* \['\[PAD\]'\]"),
        ({"special_tokens": SPECIAL_TOKENS[:1]}, r"`special_tokens` must hold '\[UNK\]'"),
        ({"byte_fallback": True}, "5 tokens without .*<0x00>"),
        ({"unknown_token": "<unk>"}, "every special token"),
        ({"form": "NFC"}, "Received: form='NFC'"),
        ({"form": None, "lowercase": True}, "lowercase=True"),
        ({"character_map": "?"}, "`character_map` must be"),
    ],
)
def test_arguments_that_do_not_fit(arguments, message):
    arguments = {"log_probabilities": [0.0] * 5, **arguments}
    with pytest.raises(ValueError, match=message):
        UnigramTokenizer([*SPECIAL_TOKENS, "a"], **arguments)


def test_other_wrong_arguments():
    with pytest.raises(ValueError, match="`n` must be at least 1. Received: n=0"):
        make().n_best("a", 0)
    for alpha in (-0.1, math.inf, math.nan):
        with pytest.raises(ValueError, match=f"`alpha` must be.*alpha={alpha}"):
            make().sample("a", alpha=alpha)
    for size, is_bytes in ((4, False), (260, True)):
        with pytest.raises(ValueError, match=f"must be more than {size}.*vocabulary_size={size}"):
            UnigramTokenizer.train(["a"], size, byte_fallback=is_bytes)
    with pytest.raises(ValueError, match="one string"):
        UnigramTokenizer.train("a text", 99)
    with pytest.raises(ValueError, match="at least one word"):
        UnigramTokenizer.train([" ", "\x07"], 99)
