"""The answerer in a graph: its windows, spans and merging are those of the library in NumPy."""

import functools
from types import SimpleNamespace

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tokenizers.texts import PARTS, sample_texts
from tfqa.datasets import SquadExample, make_windows
from tfqa.decoding import find_spans, merge_windows
from tfqa.models import BertConfig, BertForQuestionAnswering
from tfqa.pipelines.export import question_answering_graph as squad_graph
from tfqa.pipelines.export.question_answering_graph import (
    GraphWindows,
    answer_in_graph,
    find_spans_in_graph,
    merge_spans,
)
from tfqa.pipelines.question_answerer import N_BEST, QuestionAnswerer
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.tokenizers.graph.wordpiece import WordPieceGraph

pytestmark = pytest.mark.slow  # exports trained models

STRINGS = tf.TensorSpec([None], tf.string)
SENTENCES = sample_texts(97)
ODD = "Zoë’s cafe\u0301 — 👩\u200d🚀 flew 3.5 km, naïve İstanbul; 𠀀中文 "
PAIRS = [
    ("Who is here?", "Ana."),
    ("Where is the cafe\u0301?", ODD * 5 + " ".join(SENTENCES[:13]) + ODD),
    ("", "The dog sleeps."),
    ("Why?", ""),
    ("Why 👩\u200d🚀?", " \t\u200b"),
    (" ".join(SENTENCES[:7]), " ".join(SENTENCES[7:29])),
    ("What did she read?", "\ufeffÉ\u0301 " + " ".join(SENTENCES[29:97])),
    ("What?", "the same words, the same words, the same words, the same words " * 3),
]


@functools.cache
def make_tokenizer():
    return WordPieceTokenizer.train([*SENTENCES, *PARTS, ODD], 311)


def make_answerer(seed=0, scale=7.0, precision="float32", **options):
    """An untrained answerer that likes different tokens of different texts."""
    keras.utils.set_random_seed(seed)
    tokenizer = make_tokenizer()
    config = BertConfig.tiny(vocabulary_size=tokenizer.vocabulary_size)
    model = BertForQuestionAnswering(config, dtype=precision)
    for variable in model.trainable_variables:
        if len(variable.shape) > 1:
            variable.assign(scale * keras.ops.convert_to_numpy(variable))
    sizes = {"max_length": 61, "stride": 17, "max_question_length": 23, "max_answer_tokens": 7}
    return QuestionAnswerer(model, tokenizer, **{**sizes, **options})


def compile_answers(answerer, top_k):
    """Return the function of lists of strings that is exported, as NumPy arrays."""
    reader = WordPieceGraph(answerer.tokenizer)

    @tf.function(input_signature=[STRINGS, STRINGS], autograph=False)
    def answer(questions, contexts):
        return answer_in_graph(answerer, reader, questions, contexts, N_BEST, top_k)

    def run(pairs):
        texts = [tf.constant([pair[i] for pair in pairs], tf.string) for i in range(2)]
        return {name: value.numpy() for name, value in answer(*texts).items()}

    return run


def check_answers(answerer, pairs, found, top_k):
    """Compare with the answerer; near ties may change places."""
    examples = [SquadExample(str(i), "", *pair, ()) for i, pair in enumerate(pairs)]
    for row, (example, expected) in enumerate(zip(examples, answerer.find(examples), strict=True)):
        spans = expected.spans
        shown = [(a, b) for a, b in zip(found["starts"][row], found["ends"][row], strict=True)]
        for place, answer in enumerate(found["answers"][row]):
            assert answer.decode() == example.context[slice(*shown[place])]
        count = min(len(spans), top_k)
        assert shown[count:] == [(0, 0)] * (top_k - count)
        shares = [span.probability for span in spans[:count]] + [0] * (top_k - count)
        np.testing.assert_allclose(found["probabilities"][row], shares, atol=2e-5)
        np.testing.assert_allclose(
            found["no_answer_probabilities"][row], expected.no_answer_probability, atol=2e-5
        )
        known = {(span.start, span.end): span.probability for span in spans}
        assert len({*shown[:count]}) == count
        for place in range(count):
            share = known[shown[place]]
            np.testing.assert_allclose(found["probabilities"][row][place], share, atol=2e-5)


@pytest.fixture(scope="module")
def answerer():
    return make_answerer()


@pytest.fixture(scope="module")
def run(answerer):
    return compile_answers(answerer, 5)


def test_answers_are_those_of_the_answerer(answerer, run):
    found = run(PAIRS)
    check_answers(answerer, PAIRS, found, 5)
    counts = np.bincount(answerer.windows(to_examples(PAIRS)).example)
    assert counts.max() > 2 and counts.sum() > squad_graph.WINDOWS_AT_ONCE
    assert len({*found["answers"][:, 0]}) > 5, "a network that always says the same would pass"
    assert np.ptp(found["probabilities"][:, 0]) > 0.1, "so would one that is never sure"
    assert 0.1 < found["no_answer_probabilities"][0] < 0.9


@pytest.mark.slow
@pytest.mark.parametrize("options", [{"stride": 35}, {"stride": 5, "max_answer_tokens": 97}])
def test_answers_with_other_windows(options):
    answerer = make_answerer(1, **options)
    check_answers(answerer, PAIRS, compile_answers(answerer, 20)(PAIRS), 20)


def test_a_batch_of_any_size(answerer, run):
    whole = run(PAIRS)
    assert run([])["answers"].shape == (0, 5)
    for pairs in (PAIRS[:1], PAIRS[3:4], PAIRS[::-1]):
        found = run(pairs)
        assert found["answers"].shape == (len(pairs), 5)
        assert found["starts"].dtype == found["ends"].dtype == np.int32
        check_answers(answerer, pairs, found, 5)
    single = [run([pair])["probabilities"][0] for pair in PAIRS]
    np.testing.assert_allclose(single, whole["probabilities"], atol=2e-5)


def test_a_text_without_a_word_has_no_answer(run):
    found = run([("Why?", ""), ("", "\u200b \t")])
    assert found["answers"].tolist() == [[b""] * 5] * 2
    np.testing.assert_array_equal(found["no_answer_probabilities"], [1, 1])
    np.testing.assert_array_equal(found["probabilities"], np.zeros((2, 5)))


def test_bytes_that_are_no_utf8_count_as_one_character(run):
    bad = run([("Who?", b"a \xff the \xc3 dog \xe2\x82 sleeps \xed\xa0\x80 here")])
    good = run([("Who?", "a \ufffd the \ufffd dog \ufffd sleeps \ufffd\ufffd\ufffd here")])
    for name in good:
        np.testing.assert_array_equal(bad[name], good[name])


def test_more_questions_than_contexts_are_refused(answerer):
    reader = WordPieceGraph(answerer.tokenizer)
    answer = tf.function(functools.partial(answer_in_graph, answerer, reader, n_best=20, top_k=1))
    with pytest.raises(tf.errors.InvalidArgumentError, match="as many contexts as questions"):
        answer(tf.constant(["Who?", "Why?"]), tf.constant(["Ana."]))


@pytest.mark.slow
def test_windows_go_to_the_network_a_few_at_a_time(answerer, run, monkeypatch):
    sizes = []

    class Spy:
        def __call__(self, inputs, training):
            tf.py_function(lambda ids: sizes.append(len(ids)), [inputs["token_ids"]], [])
            return answerer.model(inputs, training=training)

    monkeypatch.setattr(squad_graph, "WINDOWS_AT_ONCE", 11)
    options = {name: value for name, value in vars(answerer).items() if name != "model"}
    found = compile_answers(SimpleNamespace(model=Spy(), **options), 5)(PAIRS)
    windows = len(answerer.windows(to_examples(PAIRS)))
    assert sizes == [11] * (windows // 11) + [windows % 11]
    shares = run(PAIRS)["probabilities"]
    np.testing.assert_allclose(found["probabilities"], shares, atol=2e-5)


def to_examples(pairs):
    return [SquadExample(str(i), "", *pair, ()) for i, pair in enumerate(pairs)]


WORDS = st.lists(st.sampled_from([*PARTS, *SENTENCES[:11]]), max_size=29).map(" ".join)


@functools.cache
def compile_windows():
    """Return a compiled function from sizes, texts and rows to what `GraphWindows` gives."""
    tokenizer = make_tokenizer()
    reader, size = WordPieceGraph(tokenizer), tf.TensorSpec([], tf.int64)
    rows = tf.TensorSpec([None], tf.int64)

    @tf.function(input_signature=[STRINGS, STRINGS, size, size, size, rows], autograph=False)
    def cut(questions, contexts, max_length, max_question_length, stride, rows):
        sizes = {"max_length": max_length, "max_question_length": max_question_length}
        answerer = SimpleNamespace(**sizes, stride=stride, tokenizer=tokenizer)
        windows = GraphWindows(answerer, reader, questions, contexts)
        inputs, tokens, here, best = windows.inputs(rows)
        characters = tf.stack(windows.characters(tokens, tokens), axis=-1)
        return windows.example, inputs, here, best, characters

    return cut


@settings(max_examples=30, deadline=None)
@given(
    pairs=st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5),
    room=st.integers(1, 31),
    question=st.integers(1, 11),
    share=st.floats(0, 1),
)
def test_windows_are_those_of_make_windows(pairs, room, question, share):
    sizes = {"max_length": room + question + 3, "max_question_length": question}
    stride = 1 + int(share * (room - 1))
    expected = make_windows(to_examples(pairs), make_tokenizer(), stride=stride, **sizes)
    texts = [tf.constant([pair[i] for pair in pairs]) for i in range(2)]
    rows = np.arange(len(expected))[-7:]
    found = compile_windows()(*texts, *sizes.values(), stride, rows)
    example, inputs, here, best, characters = tf.nest.map_structure(np.asarray, found)
    np.testing.assert_array_equal(example, expected.example)
    width = inputs["token_ids"].shape[1]
    for name, values in expected.inputs(rows, multiple=1).items():
        np.testing.assert_array_equal(inputs[name], values)
    np.testing.assert_array_equal(here, expected.context_mask(rows, width))
    np.testing.assert_array_equal(best, expected.best_context_mask(rows, width))
    row, column = np.nonzero(here)
    spans = expected.character_spans(rows[row], column, column)
    np.testing.assert_array_equal(characters[row, column], spans)
    assert not np.any(characters[~here])


@pytest.mark.parametrize("tokens", [390, 397, 449])
def test_a_far_shorter_window_shows_a_token_less_well(reader, tokens):
    """Where the nearer end is one token nearer, 100 tokens more make up for it."""
    sizes = {"max_length": 261, "max_question_length": 3, "stride": 131}
    pair = "", "a " * tokens
    expected = make_windows(to_examples([pair]), make_tokenizer(), **sizes)
    answerer = SimpleNamespace(**sizes, tokenizer=make_tokenizer())
    windows = GraphWindows(answerer, reader, *([text] for text in pair))
    inputs, *_, best = windows.inputs(tf.range(len(expected), dtype=tf.int64))
    correct = expected.best_context_mask(np.arange(len(expected)), inputs["token_ids"].shape[1])
    np.testing.assert_array_equal(best, correct)
    assert len(expected) == 3


@pytest.fixture(scope="module")
def reader():
    return WordPieceGraph(make_tokenizer())


def test_answers_keep_their_accents(reader):
    texts = ["cafe\u0301\u0323 \u0301the", "\u0301", "\u0301a", "i\u0323"]
    _, starts, ends = reader.encode_with_offsets(tf.constant(texts))
    found = squad_graph._reach_over_marks(tf.constant(texts), starts, ends)
    reached = tf.RaggedTensor.from_row_splits(found, starts.row_splits)
    assert reached[0, -1] == 11 and 6 in reached[0] and reached[2:].to_list() == [[2], [2]]


@pytest.mark.parametrize("top_k", [1, 5, 23])
@pytest.mark.parametrize("longest", [1, 3, 29])
def test_spans_are_those_of_find_spans(longest, top_k):
    rng = np.random.default_rng(longest)
    logits = rng.integers(-3, 4, (2, 31, 17)).astype("float32")  # many equal scores
    masks = rng.random((2, 31, 17)) < rng.random((2, 31, 1))
    found = find_spans_in_graph(*map(tf.constant, [*logits, *masks]), longest, top_k)
    expected = find_spans(*logits, *masks, max_answer_tokens=longest, top_k=top_k)
    for values, correct in zip(found, expected, strict=True):
        np.testing.assert_array_equal(values, correct)


@pytest.mark.parametrize("seed", range(5))
def test_merged_spans_are_those_of_merge_windows(seed):
    rng = np.random.default_rng(seed)
    example = np.sort(np.concatenate([np.arange(7), rng.integers(0, 7, 23)]))  # (30,)
    starts = rng.integers(0, 5, (30, 11)).astype("int32")
    ends = starts + rng.integers(1, 3, (30, 11), "int32")
    scores = rng.integers(-3, 4, (30, 11)).astype("float32")
    scores[rng.random((30, 11)) < 0.6] = -np.inf
    scores[example == 3] = -np.inf
    found = merge_spans(*map(tf.constant, (example, starts, ends, scores)), 7, 5)
    expected = merge_windows(example, starts, ends, scores, np.zeros(30), 7, top_k=5)
    for row, answers in enumerate(expected):
        spans = [(span.start, span.end, span.score) for span in answers.spans]
        spans += [(0, 0, -np.inf)] * (5 - len(spans))
        assert [tuple(values[row].numpy()[i] for values in found) for i in range(5)] == spans
