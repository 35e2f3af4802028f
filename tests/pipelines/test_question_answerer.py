"""A question and a page in, answers out."""

import keras
import numpy as np
import pytest

from tfqa.checkpoints import load_tokenizer
from tfqa.datasets import load_squad
from tfqa.models import BertForQuestionAnswering
from tfqa.pipelines import Answer, QuestionAnswerer

LIMITS = {"max_length": 32, "stride": 9, "max_question_length": 11, "max_answer_tokens": 5}
PAGE = "ann lives in rome.  cid\u00a0lives in Lim\u00e1! " * 5  # several windows


@pytest.fixture(scope="module")
def answerer(tiny_encoder):
    keras.utils.set_random_seed(3)
    with pytest.warns(UserWarning, match="no span head"):
        model = BertForQuestionAnswering.from_pretrained(tiny_encoder)
    for weight in model.weights:  # scores that differ
        weight.assign(4 * keras.ops.convert_to_numpy(weight))
    return QuestionAnswerer(model, load_tokenizer(tiny_encoder), **LIMITS)


def search(answerer, question, context):
    """All legal spans of all windows by two loops -> {(start, end): score}, null score."""
    tokenizer, found, nulls = answerer.tokenizer, {}, []
    cls, sep = map(tokenizer.token_to_id, ("[CLS]", "[SEP]"))
    asked = tokenizer.encode(question).ids[: LIMITS["max_question_length"]]
    read = tokenizer.encode(context)
    room = LIMITS["max_length"] - len(asked) - 3
    starts = range(0, max(1, len(read.ids) - room + LIMITS["stride"]), LIMITS["stride"])
    windows = [(start, min(start + room, len(read.ids))) for start in starts]
    for number, (low, high) in enumerate(windows):
        ids = [cls, *asked, sep, *read.ids[low:high], sep]
        segments = [0] * (len(asked) + 2) + [1] * (high - low + 1)
        inputs = {"token_ids": np.array([ids]), "segment_ids": np.array([segments])}
        inputs["padding_mask"] = np.ones((1, len(ids)), dtype=bool)
        logits = answerer.model(inputs)
        first, last = (np.array(logits[f"{name}_logits"])[0] for name in ("start", "end"))
        nulls.append(first[0] + last[0])
        shift = len(asked) + 2 - low
        for i in range(low, high):
            context_left = [
                min(i - a, b - 1 - i) + 0.01 * (b - a) if a <= i < b else -1 for a, b in windows
            ]
            if int(np.argmax(context_left)) != number:
                continue
            for j in range(i, min(i + LIMITS["max_answer_tokens"], high)):
                place = read.offsets[i][0], read.offsets[j][1]
                score = first[i + shift] + last[j + shift]
                found[place] = max(score, found.get(place, -np.inf))
    return found, min(nulls)


@pytest.mark.parametrize("context", [PAGE, "ann lives in rome.", " \U0001f30d lima\n"])
def test_it_is_the_search_by_two_loops(answerer, context):
    found, null = search(answerer, "Where does cid live?", context)
    best = sorted(found, key=lambda place: -found[place])[:20]
    logits = np.array([*(found[place] for place in best), null])
    chances = np.exp(logits - logits.max()) / np.exp(logits - logits.max()).sum()
    answers = answerer.answer("Where does cid live?", context, top_k=20)
    assert [(one.start, one.end) for one in answers] == best
    assert [one.probability for one in answers] == pytest.approx(chances[:-1], abs=1e-5)
    assert answers[0].no_answer_probability == pytest.approx(chances[-1], abs=1e-5)
    assert all(one.text == context[one.start : one.end] for one in answers)


def test_many_at_once_are_as_one_by_one(answerer):
    questions = [f"Where does {name} live?" for name in ("ann", "bob", "cid")] * 3
    pages = [PAGE[: 20 + 17 * row] for row in range(9)]
    together = answerer.answer(questions, pages, top_k=2, batch_size=4)
    for question, page, answers in zip(questions, pages, together, strict=True):
        alone = answerer.answer(question, page, top_k=2)
        assert [one[:3] for one in answers] == [one[:3] for one in alone]
        assert isinstance(answers[0], Answer)
        np.testing.assert_allclose([a[3:] for a in answers], [a[3:] for a in alone], atol=1e-5)


def test_predictions_are_what_the_metrics_read(answerer, tiny_questions):
    questions = load_squad(tiny_questions, "dev")
    found = answerer.predict(questions)
    assert list(found.texts) == [one.id for one in questions] == list(found.no_answer_scores)
    assert all(found.texts.values()), "without a threshold there is always an answer"
    assert found.texts == found.guesses
    middle = float(np.median(list(found.no_answer_scores.values())))
    answerer.no_answer_threshold = middle
    try:
        texts = answerer.predict(questions).texts
    finally:
        answerer.no_answer_threshold = None
    refused = {name for name, text in texts.items() if not text}
    assert {name: text for name, text in texts.items() if text}.items() <= found.guesses.items()
    assert refused == {n for n, score in found.no_answer_scores.items() if score > middle}
    assert 0 < len(refused) < len(texts)


def test_saved_and_loaded_it_is_the_same(answerer, tmp_path):
    answerer.no_answer_threshold = -1.5
    try:
        answerer.save(tmp_path / "saved")
        again = QuestionAnswerer.load(tmp_path / "saved")
        assert again.settings() == answerer.settings() == LIMITS | {"no_answer_threshold": -1.5}
    finally:
        answerer.no_answer_threshold = None
    assert again.answer("Who?", PAGE) == answerer.answer("Who?", PAGE)


def test_a_name_in_the_data_directory_brings_its_options(answerer, tmp_path, monkeypatch):
    answerer.save(tmp_path / "saved")
    monkeypatch.setenv("TFQA_DATA_DIR", str(tmp_path))
    assert QuestionAnswerer.load("saved").settings() == answerer.settings()


def test_an_encoder_alone_cannot_answer(tiny_encoder):
    with pytest.raises(ValueError, match="trained to answer questions.*Fine-tune it first"):
        QuestionAnswerer.load(tiny_encoder)


@pytest.mark.parametrize(
    ("question", "context", "options", "message"),
    [
        ("", "page", {}, "question 1 is ''"),
        ("Who?", " \n", {}, "context 1 is"),
        (["Who?", "Where?"], ["page", 3], {}, "context 2 is 3"),
        (["Who?"], "page", {}, "1 questions and one string"),
        (["Who?"], ["a", "b"], {}, "1 questions and 2 contexts"),
        ("Who?", ["page"], {}, r"context 1 is \['page'\]"),
        ("Who?", "page", {"top_k": 0}, "top_k=0"),
        ("Who?", "page", {"top_k": 21}, "top_k=21"),
    ],
)
def test_errors(answerer, question, context, options, message):
    with pytest.raises(ValueError, match=message):
        answerer.answer(question, context, **options)


def test_parts_must_fit(answerer, pretrained):
    other = pretrained[1].language_model.tokenizer
    with pytest.raises(ValueError, match="vocabulary that the model was trained with"):
        QuestionAnswerer(answerer.model, other)
    with pytest.raises(ValueError, match="max_length=65"):
        QuestionAnswerer(answerer.model, answerer.tokenizer, max_length=65)
    with pytest.raises(ValueError, match="at most .* = 18, or there would be gaps.*stride=19"):
        QuestionAnswerer(answerer.model, answerer.tokenizer, **(LIMITS | {"stride": 19}))
