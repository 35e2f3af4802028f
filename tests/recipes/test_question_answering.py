"""Fine-tuning: what a run leaves, that it learns, and that a stopped one goes on."""

import json

import keras
import numpy as np
import pytest

from tests.interruptions import StopAt
from tfqa.checkpoints import load_tokenizer
from tfqa.datasets import load_squad, squad_batches
from tfqa.models import BertModel
from tfqa.pipelines import QuestionAnswerer
from tfqa.recipes import (
    SQUAD_PRESETS,
    SquadRecipe,
    evaluate_squad,
    fine_tune,
)
from tfqa.recipes.question_answering import (
    choose_questions,
    make_answerer,
    tune_threshold,
)
from tfqa.recipes.recipe import read_saved_recipe
from tfqa.recipes.run import summarize

pytestmark = pytest.mark.slow  # whole trainings; tests/recipes/test_run.py has the loop


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def same_weights(one, other, atol=0.0):
    pairs = zip(one.model.get_weights(), other.model.get_weights(), strict=True)
    for mine, theirs in pairs:
        np.testing.assert_allclose(mine, theirs, rtol=0, atol=atol)


def test_a_run_leaves_a_model_that_answers(fine_tuned, tiny_fine_tuning):
    output, result = fine_tuned
    assert [record["epoch"] for record in result.history] == [1, 2, 3]
    assert result.questions == result.windows == 43
    for record in result.history:
        assert 0 <= record["val_exact"] <= record["val_f1"] <= 100
    record = read(output / "result.json")
    assert record == json.loads(json.dumps(summarize(tiny_fine_tuning, result)))
    assert read_saved_recipe(output, SquadRecipe) == tiny_fine_tuning
    again = QuestionAnswerer.load(output)
    same_weights(again, result.answerer)
    assert again.settings() == result.answerer.settings()
    assert again.no_answer_threshold is not None, "it was tuned, for some have no answer"
    question, page = "Where does ann live?", "ann lives in oslo. bob lives in rome."
    assert again.answer(question, page) == result.answerer.answer(question, page)


def test_a_finished_run_is_only_loaded(fine_tuned, tiny_fine_tuning):
    output, result = fine_tuned
    before = (output / "model.safetensors").stat().st_mtime_ns
    again = fine_tune(tiny_fine_tuning, output, resume=True, verbose=0)
    assert again.history == result.history and again.minutes == result.minutes
    assert (output / "model.safetensors").stat().st_mtime_ns == before
    same_weights(again.answerer, result.answerer)
    assert again.answerer.settings() == result.answerer.settings()


@pytest.mark.parametrize(("step", "epochs"), [(3, 0), (9, 1)])
def test_a_stopped_run_goes_on(fine_tuned, tiny_fine_tuning, tmp_path, step, epochs):
    output = tmp_path / "run"
    stopped = fine_tune(tiny_fine_tuning, output, verbose=0, callbacks=[StopAt(step)])
    assert len(stopped.history) == epochs and stopped.minutes > 0
    assert len(read(output / "result.json")["curve"]) == epochs
    again = fine_tune(tiny_fine_tuning, output, resume=True, verbose=0)
    same_weights(again.answerer, fine_tuned[1].answerer)


@pytest.mark.slow
@pytest.mark.parametrize(
    "changes", [{"precision": "mixed_bfloat16"}, {"accumulation_steps": 3, "layer_decay": 1.0}]
)
def test_less_precision_and_summed_gradients_go_on_too(tiny_fine_tuning, tmp_path, changes):
    recipe, output = tiny_fine_tuning.replace(epochs=2, **changes), tmp_path / "run"
    whole = fine_tune(recipe, verbose=0)
    assert whole.answerer.model.dtype_policy.name == recipe.precision
    assert {str(weight.dtype) for weight in whole.answerer.model.weights} == {"float32"}
    fine_tune(recipe, output, verbose=0, callbacks=[StopAt(5)])  # inside a sum of three
    again = fine_tune(recipe, output, resume=True, verbose=0)
    same_weights(again.answerer, whole.answerer, atol=1e-6)  # two whole runs in bfloat16 differ so
    other = fine_tune(tiny_fine_tuning.replace(epochs=2, layer_decay=recipe.layer_decay), verbose=0)
    apart = np.abs(other.answerer.model.get_weights()[0] - whole.answerer.model.get_weights()[0])
    assert apart.max() > 1e-5, "the setting has changed nothing"


def test_it_learns(tiny_fine_tuning):
    """By heart: where the people of its own questions live."""
    questions = load_squad(tiny_fine_tuning.data, "train").without_impossible()
    recipe = tiny_fine_tuning.replace(epochs=60, layer_decay=1.0, checkpoint_every=0)
    result = fine_tune(recipe, train=questions, validation=questions, verbose=0)
    first, last = result.history[0], result.history[-1]
    assert last["loss"] < 0.5 * first["loss"]
    assert last["val_f1"] > 70 > first["val_f1"]
    assert result.answerer.no_answer_threshold is None


def test_frozen_and_from_scratch(tiny_fine_tuning, tiny_encoder):
    pretrained = BertModel.from_pretrained(tiny_encoder)
    tables = {}
    for name in ("frozen", "from_scratch"):
        recipe = tiny_fine_tuning.replace(epochs=1, layer_decay=1.0, **{name: True})
        model = fine_tune(recipe, verbose=0).answerer.model
        tables[name] = np.array(model.backbone.embedding.embeddings)
        assert bool(keras.ops.any(model.trainable_weights[-1] != 0))
    known = np.array(pretrained.embedding.embeddings)
    np.testing.assert_array_equal(tables["frozen"], known)
    assert np.abs(tables["from_scratch"] - known).mean() > 0.01


def test_choosing_questions(tiny_fine_tuning):
    recipe = tiny_fine_tuning.replace(train_examples=11, validation_examples=5)
    assert len(choose_questions(recipe, "train")) == 11
    assert len(choose_questions(recipe, "dev")) == 5
    answerable = choose_questions(recipe.replace(answerable=True), "train")
    assert answerable.version == "1.1" and all(one.answers for one in answerable)
    assert [one.id for one in choose_questions(recipe, "train")] == [
        one.id for one in choose_questions(recipe, "train")
    ]


def test_without_evaluation_no_threshold(tiny_fine_tuning):
    result = fine_tune(tiny_fine_tuning.replace(epochs=1, validation_examples=0), verbose=0)
    assert "val_f1" not in result.history[0]
    assert result.answerer.no_answer_threshold is None


def test_evaluation_is_at_the_answerers_threshold(fine_tuned, tiny_fine_tuning):
    answerer = fine_tuned[1].answerer
    questions = load_squad(tiny_fine_tuning.data, "dev")
    scores, predictions = evaluate_squad(answerer, questions)
    assert scores["total"] == 13 and "HasAns_f1" in scores and "NoAns_f1" in scores
    assert set(predictions.texts) == {one.id for one in questions}
    assert scores["f1"] == pytest.approx(scores["best_f1"]), "it was tuned on these"
    assert tune_threshold(answerer, questions) == pytest.approx(answerer.no_answer_threshold)
    v1, _ = evaluate_squad(answerer, questions.without_impossible())
    assert set(v1) == {"exact_match", "f1"}


def test_the_head_starts_small_and_seeded(tiny_fine_tuning, tiny_encoder):
    keras.utils.set_random_seed(5)
    one = make_answerer(tiny_fine_tuning)
    keras.utils.set_random_seed(5)
    same_weights(make_answerer(tiny_fine_tuning), one)
    assert one.tokenizer.tokens == load_tokenizer(tiny_encoder).tokens


def test_another_recipe_is_refused(fine_tuned, tiny_fine_tuning):
    output, _ = fine_tuned
    with pytest.raises(FileExistsError, match="resume"):
        fine_tune(tiny_fine_tuning, output, verbose=0)
    with pytest.raises(ValueError, match="seed=0 became 3"):
        fine_tune(tiny_fine_tuning.replace(seed=3), output, resume=True, verbose=0)


@pytest.mark.slow
def test_a_published_encoder_beats_the_same_one_from_scratch():
    """In few steps, by the loss on questions that were not trained on."""
    try:
        load_tokenizer("minilm-l6")
    except FileNotFoundError:
        pytest.skip("minilm-l6 is not here: make pretrained")
    recipe = SQUAD_PRESETS["samples"].replace(
        answerable=True, train_examples=64, validation_examples=0, batch_size=8
    )
    losses = {}
    for from_scratch in (False, True):
        answerer = fine_tune(recipe.replace(from_scratch=from_scratch), verbose=0).answerer
        windows = answerer.windows(load_squad("samples", "dev").without_impossible().sample(48))
        batches = squad_batches(windows, 16, shuffle=False)
        losses[from_scratch] = answerer.model.evaluate(batches, verbose=0, return_dict=True)["loss"]
    assert losses[False] < losses[True] < np.log(192)
