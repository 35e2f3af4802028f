"""Masked examples of a corpus: undone to their text, reproducible, in blocks."""

import dataclasses
import itertools
import json

import numpy as np
import pytest

from tests.datasets.binomial import assert_binomial
from tests.datasets.documents import make_documents, make_tokenizer, write_corpus
from tests.tokenizers.texts import find_data
from tfqa.datasets import (
    Corpus,
    Document,
    PretrainingExamples,
    PretrainingOptions,
    find_offsets,
    load_corpus,
    source_text,
)
from tfqa.datasets.pretraining import examples as mlm
from tfqa.datasets.pretraining.examples import cut_blocks
from tfqa.tokenizers import WordPieceTokenizer

TOKENIZER = make_tokenizer()
DOCUMENTS = make_documents(documents=41)
SPECIAL = {TOKENIZER.token_to_id(token) for token in TOKENIZER.special_tokens}
CLS, SEP, UNKNOWN = map(TOKENIZER.token_to_id, ("[CLS]", "[SEP]", "[UNK]"))


def make(documents=DOCUMENTS, tokenizer=TOKENIZER, *, seed=0, masked=True, workers=0, **options):
    options = PretrainingOptions(**{"max_length": 47, "max_predictions": 7, **options})
    return PretrainingExamples(
        documents, tokenizer, options, seed=seed, masked=masked, workers=workers
    )


def spell(examples):
    """Examples as what can be compared."""
    return [
        [
            one.token_ids.tolist(), one.spans, one.label,
            None if one.masked_ids is None else one.masked_positions.tolist(),
            None if one.masked_ids is None else one.masked_ids.tolist(),
        ]
        for one in examples
    ]  # fmt: skip


def check_undone(examples, documents, tokenizer):
    """Undo every example: to the ids of its documents, found another way, and to their text."""
    known = {d.number: (d, *find_offsets(d, tokenizer)) for d in documents}
    unknown = tokenizer.token_to_id("[UNK]")
    cls, sep = map(tokenizer.token_to_id, ("[CLS]", "[SEP]"))
    count = 0
    for example in examples:
        count += 1
        ids = example.original_ids.tolist()
        expected = [cls]
        for span in example.spans:
            _, all_ids, places = known[span.document]
            expected += [*all_ids[span.start : span.end], sep]
            assert 0 <= span.start < span.end <= len(all_ids)
            document = known[span.document][0]
            for number, place in zip(
                all_ids[span.start : span.end], places[span.start : span.end], strict=True
            ):
                text = document.paragraphs[place.paragraph][place.start : place.end]
                token = tokenizer.tokens[number].removeprefix("##")
                assert number == unknown or tokenizer.normalize(text) == token
        assert ids == expected
        assert not {*example.masked_ids.tolist()} & {cls, sep, unknown}
    assert count
    return count


@pytest.fixture
def small_blocks(monkeypatch):
    monkeypatch.setattr(mlm, "BLOCK_CHARACTERS", 997)


@pytest.mark.parametrize("next_sentence", ["nsp", "sop", None])
@pytest.mark.parametrize("more", [{}, {"whole_word": True, "longest_ngram": 3}])
def test_every_example_is_undone(next_sentence, more, small_blocks):
    examples = list(make(next_sentence=next_sentence, **more))
    check_undone(examples, DOCUMENTS, TOKENIZER)
    for example in examples:
        assert len(example) <= 47
        limit = min(7, max(1, round(len(example) * 0.15)))
        assert 0 <= len(example.masked_ids) <= limit
        assert (example.label is None) is (next_sentence is None)
        assert len(example.spans) == (1 if next_sentence is None else 2)
        first, *second = (span.end - span.start for span in example.spans)
        segments = [0] * (first + 2) + [1] * (second[0] + 1 if second else 0)
        assert example.segment_ids.tolist() == segments


def test_an_example_is_read_as_its_source_text():
    documents = {d.number: d for d in DOCUMENTS}
    for example in itertools.islice(make(), 53):
        for span, ids in zip(example.spans, example.segments(), strict=True):
            text = source_text(documents[span.document], TOKENIZER, span.start, span.end)
            whole = "".join(TOKENIZER.tokens[i].removeprefix("##") for i in ids)
            if UNKNOWN not in ids:
                assert TOKENIZER.normalize(text).replace(" ", "") == whole


def test_labels_say_what_follows():
    for example in make():
        a, b = example.spans
        if example.label == 0:
            # Tokens may be cut off between them, but never both segments to nothing.
            assert a.document == b.document and a.end <= b.start
        else:
            assert a.document != b.document
    for example in make(next_sentence="sop"):
        a, b = example.spans
        assert a.document == b.document
        assert (b.end <= a.start) if example.label else (a.end <= b.start)


def test_examples_do_not_depend_on_who_asks(small_blocks):
    assert len(list(cut_blocks(DOCUMENTS, 997))) > 5
    examples = make(seed=3, copies=2)
    expected = spell(examples)
    assert spell(examples) == spell(make(seed=3, copies=2, workers=1)) == expected
    assert spell(make(seed=4, copies=2)) != expected
    # The mask is drawn after the pairs, which are therefore the same.
    pairs = make(seed=3, copies=2, masked=False)
    assert [one.original_ids.tolist() for one in pairs] == [
        one.original_ids.tolist() for one in examples
    ]
    assert all(one.masked_ids is None for one in pairs)


@pytest.mark.parametrize("workers", [2, 3])
def test_examples_do_not_depend_on_the_number_of_workers(tmp_path, workers, small_blocks):
    corpus = load_corpus(write_corpus(tmp_path / "a.txt.gz", documents=23))
    assert spell(make(corpus, workers=workers)) == spell(make(corpus))


def test_copies_are_other_draws():
    one, two = spell(make()), spell(make(copies=2))
    assert two[: len(one)] == one
    assert two[len(one) :] != one and len(two) > 1.7 * len(one)


def test_blocks_are_other_draws(monkeypatch):
    monkeypatch.setattr(mlm, "BLOCK_CHARACTERS", 1)
    twice = [dataclasses.replace(DOCUMENTS[i % 2], number=i) for i in range(4)]
    assert [len(block) for block in cut_blocks(twice, 1)] == [2, 2]
    first, second = (
        [one.masked_positions.tolist() for one in table] for table in make(twice).tables()
    )
    assert first != second


def test_a_block_of_the_corpus_is_a_function_of_its_documents(small_blocks):
    """Documents added at the end change nothing of what comes before."""
    shorter, longer = spell(make(DOCUMENTS[:31])), spell(make())
    assert longer[:80] == shorter[:80]


def test_blocks_have_two_documents_or_more():
    def blocks(sizes, characters):
        documents = [Document(i, "", ("x" * size,)) for i, size in enumerate(sizes)]
        return [[d.number for d in block] for block in cut_blocks(documents, characters)]

    assert blocks([3, 3, 3, 3, 3], 6) == [[0, 1], [2, 3, 4]]
    assert blocks([3, 3, 3, 3, 3, 3], 6) == [[0, 1], [2, 3], [4, 5]]
    assert blocks([99, 1, 99, 1, 1], 6) == [[0, 1], [2, 3, 4]]
    assert blocks([1] * 7, 3) == [[0, 1, 2], [3, 4, 5, 6]]
    assert blocks([1] * 8, 3) == [[0, 1, 2], [3, 4, 5], [6, 7]]
    assert blocks([1, 1], 10) == [[0, 1]] and blocks([99], 10) == [[0]] and blocks([], 3) == []


def test_a_corpus_is_read_as_far_as_it_is_needed(small_blocks):
    read = []

    class Watched(list):
        def __iter__(self):
            return (read.append(d) or d for d in super().__iter__())

    next(iter(make(Watched(DOCUMENTS))))
    assert len(read) < 15


def test_what_can_be_gone_through_once_is_refused():
    for once in (iter(DOCUMENTS), (d for d in DOCUMENTS), map(str, DOCUMENTS)):
        with pytest.raises(ValueError, match=r"`corpus` must .* an iterator.*list\(corpus\)"):
            make(once)


def test_one_document_or_no_special_tokens():
    with pytest.raises(ValueError, match="Received: 1 document .*'sop' or None"):
        list(make(DOCUMENTS[:1]))
    assert list(make(DOCUMENTS[:1], next_sentence="sop"))
    blank = [DOCUMENTS[0], Document(1, "", ("\u200b",))]
    with pytest.raises(ValueError, match="Received: 1 document with tokens"):
        list(make(blank))
    with pytest.raises(ValueError, match=r"without \[CLS\], \[SEP\], \[MASK\]"):
        make(tokenizer=WordPieceTokenizer(["[UNK]", "a"], special_tokens=["[UNK]"]))


def test_a_lonely_document_is_named_with_its_corpus():
    three = Corpus("three", [lambda: ((d.name, d.paragraphs) for d in DOCUMENTS[:3])])
    held_out = three.hold_out(0.01)[1]
    for corpus, where in (
        (DOCUMENTS[:1], "the corpus"), (held_out, r"three \(held out 0.01, seed 0\)")
    ):  # fmt: skip
        with pytest.raises(ValueError, match=f"1 document with tokens in {where}. Give"):
            list(make(corpus))


def test_description_says_what_decides_the_examples():
    first = make(workers=3).describe()
    assert json.loads(json.dumps(first)) == first == make().describe()
    other_words = WordPieceTokenizer([*TOKENIZER.tokens, "more"])
    for other in (
        make(seed=1), make(masked=False), make(short_share=0.2), make(tokenizer=other_words),
        make(DOCUMENTS[:-1]), make(DOCUMENTS[::-1]),
        make([dataclasses.replace(DOCUMENTS[0], number=99), *DOCUMENTS[1:]]),
    ):  # fmt: skip
        assert other.describe() != first
    same = Corpus("a", [lambda: ((d.name, d.paragraphs) for d in DOCUMENTS)])
    assert first["corpus_fingerprint"] == same.fingerprint
    assert first["options"] == dataclasses.asdict(make().options)


def test_samples():
    documents = list(itertools.islice(load_corpus("samples"), 101))
    tokenizer = WordPieceTokenizer.train((t for d in documents for t in d.paragraphs), 1000)
    assert check_undone(make(documents, tokenizer), documents, tokenizer) > 100


def test_real_articles():
    find_data("text/wiki_squad_train.txt.gz")
    tokenizer = WordPieceTokenizer.from_vocabulary(find_data("vocab/bert-base-uncased-vocab.txt"))
    documents = list(itertools.islice(load_corpus("wiki_squad_train"), 11))
    examples = list(make(documents, tokenizer, max_length=128, max_predictions=20))
    assert check_undone(examples, documents, tokenizer) > 900
    tokens = np.concatenate([one.token_ids for one in examples])
    originals = np.concatenate([one.original_ids for one in examples])
    count = sum(len(one.masked_ids) for one in examples)
    assert_binomial((tokens == 103).sum(), count, 0.8)
    assert_binomial((tokens != originals).sum(), count, 0.9)
    assert 0.145 < count / len(tokens) < 0.155
