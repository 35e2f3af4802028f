"""SubwordTokenizer: what holds for all three, whatever the algorithm."""

import copy
import json
import subprocess
import sys
from multiprocessing.reduction import ForkingPickler

import pytest

from tests.tokenizers.texts import make_hard_texts, sample_texts
from tfqa.tokenizers import BytePairTokenizer, UnigramTokenizer, WordPieceTokenizer

CLASSES = (BytePairTokenizer, WordPieceTokenizer, UnigramTokenizer)


@pytest.fixture(scope="module", params=CLASSES, ids=lambda kind: kind.__name__)
def tokenizer(request):
    return request.param.train(sample_texts(), 600)


def test_ids_and_tokens_are_two_names_of_one_thing(tokenizer):
    assert tokenizer.vocabulary_size == len(set(tokenizer.tokens)) == 600
    for number, token in enumerate(tokenizer.tokens):
        assert tokenizer.token_to_id(token) == number and tokenizer.id_to_token(number) == token
    for wrong in (-1, 600):
        with pytest.raises(ValueError, match=f"id={wrong}"):
            tokenizer.id_to_token(wrong)
    with pytest.raises(ValueError, match="'no such token'"):
        tokenizer.token_to_id("no such token")


def test_encodings_fit_their_text(tokenizer):
    for text in [*sample_texts(20), *make_hard_texts(500, seed=4)]:
        encoding = tokenizer.encode(text)
        assert len(encoding.ids) == len(encoding.tokens) == len(encoding.offsets)
        assert [tokenizer.tokens[i] for i in encoding.ids] == encoding.tokens
        for start, end in encoding.offsets:
            assert 0 <= start <= end <= len(text)
            assert text[start:end] == text[start:end].strip(" ")


def test_what_is_no_vocabulary_is_refused():
    with pytest.raises(ValueError, match="must hold '\\[UNK\\]'"):
        WordPieceTokenizer(["[PAD]", "[UNK]", "a"], special_tokens=["[PAD]"])
    with pytest.raises(ValueError, match="Received: 5"):
        WordPieceTokenizer(["[UNK]", "a", 5], special_tokens=["[UNK]"])


def test_one_string_is_not_a_batch(tokenizer):
    with pytest.raises(ValueError, match="one string"):
        tokenizer.encode_batch("ab")


def test_special_tokens_are_left_out_of_text(tokenizer):
    ids = tokenizer.encode("The dog.").ids
    special = [tokenizer.token_to_id(token) for token in tokenizer.special_tokens]
    assert tokenizer.decode([*special, *ids, *special]) == tokenizer.decode(ids)


def test_empty_texts_have_no_tokens(tokenizer):
    for text in ("", "  \t\n"):
        assert tokenizer.encode(text).ids == [] and tokenizer.normalize(text) == ""
    assert tokenizer.encode_batch(["", "a", ""])[::2] == [[], []]
    assert tokenizer.decode([]) == ""


PRINT_ENCODING = """
import json, sys
import tfqa.tokenizers
tokenizer = getattr(tfqa.tokenizers, sys.argv[1]).load(sys.argv[2])
encoding = tokenizer.encode(sys.argv[3])
text = tokenizer.decode(encoding.ids)
print(json.dumps([encoding.ids, encoding.tokens, encoding.offsets, text]))
"""


def test_saved_in_one_process_and_loaded_in_another(tokenizer, tmp_path):
    path, kind = tmp_path / "made" / "t.json", type(tokenizer)
    tokenizer.save(path)
    text = 'El perro, ﬁn "İ" \u2028\\ 日!'
    done = subprocess.run(
        [sys.executable, "-c", PRINT_ENCODING, kind.__name__, str(path), text],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    expected = tokenizer.encode(text)
    offsets = [list(pair) for pair in expected.offsets]
    assert json.loads(done.stdout) == [
        expected.ids, expected.tokens, offsets, tokenizer.decode(expected.ids)
    ]  # fmt: skip
    assert [entry.name for entry in path.parent.iterdir()] == ["t.json"]
    texts = [*sample_texts(50), *make_hard_texts(200, seed=5)]
    again = kind.load(path)
    assert [again.encode(text) for text in texts] == [tokenizer.encode(text) for text in texts]


@pytest.mark.parametrize("copy_it", [copy.deepcopy, copy.copy, ForkingPickler.dumps])
def test_a_copy_cuts_as_its_original(tokenizer, copy_it):
    """Other processes are sent what multiprocessing's own `dumps` writes."""
    texts = [*sample_texts(20), *make_hard_texts(50, seed=6)]
    expected = tokenizer.encode_batch(texts)  # which fills the caches
    again = copy_it(tokenizer)
    if copy_it == ForkingPickler.dumps:
        again = ForkingPickler.loads(again)
    assert again is not tokenizer and type(again) is type(tokenizer)
    assert again.encode_batch(texts) == expected
    assert again.fingerprint == tokenizer.fingerprint


def test_batches_are_cut_as_single_texts_again_and_again(tokenizer):
    texts = [*sample_texts(20), *make_hard_texts(200, seed=7), "", " a  b "]
    expected = [tokenizer.encode(text).ids for text in texts]
    for _ in range(2):
        batch = tokenizer.encode_batch(texts)
        assert batch == expected
        batch[0].append(5)  # what is returned is the caller's


def test_fingerprints_tell_tokenizers_apart(tokenizer, tmp_path):
    tokenizer.save(tmp_path / "t.json")
    assert type(tokenizer).load(tmp_path / "t.json").fingerprint == tokenizer.fingerprint
    others = [kind.train(sample_texts(), 600 if kind is not type(tokenizer) else 599)
              for kind in CLASSES]  # fmt: skip
    assert tokenizer.fingerprint not in {other.fingerprint for other in others}
    letters = ["[UNK]", "a"]
    made = [WordPieceTokenizer(letters, lowercase=low, special_tokens=["[UNK]"]) for low in (0, 1)]
    assert made[0].fingerprint != made[1].fingerprint
