"""Pre-training: what a run leaves, that it learns, and that a stopped one goes on."""

import json
import warnings

import keras
import numpy as np
import pytest

from tests.interruptions import StopAt
from tfqa.pipelines import MaskedLanguageModel
from tfqa.recipes import PretrainingRecipe, pretrain
from tfqa.recipes.pretraining import describe_history, validation_batches
from tfqa.recipes.pretraining_examples import write_examples
from tfqa.recipes.recipe import read_saved_recipe
from tfqa.recipes.run import summarize

pytestmark = pytest.mark.slow  # whole trainings; tests/recipes/test_run.py has the loop


def test_history_has_every_evaluation(pretrained, tiny_pretraining):
    _, result = pretrained
    assert [record["step"] for record in result.history] == [5, 10, 15]
    tokens = [record["tokens"] for record in result.history]
    assert tokens == sorted(tokens)
    most = (10 * 7 * 19 + 5 * 5 * 37) / 1e6
    assert 0.4 * most < tokens[-1] <= most
    for record in result.history:
        assert 0 <= record["val_mlm_logits_accuracy"] <= 1
        assert 0 <= record["val_nsp_logits_accuracy"] <= 1
    assert result.minutes == sum(record["minutes"] for record in result.history) > 0


def test_result_file_is_the_summary(pretrained):
    output, result = pretrained
    record = json.loads((output / "result.json").read_text(encoding="utf-8"))
    recipe = read_saved_recipe(output, PretrainingRecipe)
    assert record == json.loads(json.dumps(summarize(recipe, result)))
    assert record["steps"] == 15
    assert record["parameters"] == result.language_model.model.count_params()


def test_a_finished_run_is_only_loaded(pretrained, tiny_pretraining):
    output, result = pretrained
    before = (output / "model.weights.h5").stat().st_mtime_ns
    again = pretrain(tiny_pretraining, output, resume=True, verbose=0)
    assert again.history == result.history
    assert (output / "model.weights.h5").stat().st_mtime_ns == before
    same_weights(again.language_model, result.language_model)
    same_weights(MaskedLanguageModel.load(output), result.language_model)


def test_it_learns(tiny_pretraining):
    recipe = tiny_pretraining.replace(
        lengths=(37,), batch_sizes=(23,), steps=(200,), evaluate_every=100, checkpoint_every=0,
        learning_rate=0.005, precision="mixed_bfloat16",
        model={"hidden_dim": 32, "intermediate_dim": 48, "num_heads": 2, "num_layers": 2}
        | {"dropout": 0.0, "attention_dropout": 0.0, "initializer_range": 0.08},
    )  # fmt: skip
    result = pretrain(recipe, verbose=0)
    model = result.language_model.model
    assert model.compute_dtype == "bfloat16" and model.weights[0].dtype == "float32"
    last = result.history[-1]
    chance = np.log(model.config.vocabulary_size)
    assert last["val_mlm_logits_nats"] < 0.3 * chance
    assert last["val_mlm_logits_accuracy"] > 0.6, "articles, nouns and ends of sentences"


@pytest.mark.parametrize("next_sentence", ["sop", None])
def test_other_tasks(tiny_pretraining, next_sentence):
    recipe = tiny_pretraining.replace(examples={"next_sentence": next_sentence})
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        last = pretrain(recipe, verbose=0).history[-1]
    assert any("nsp" in name for name in last) == (next_sentence == "sop")
    assert 0 < last["val_mlm_logits_nats"] < 10


def test_left_to_right_sees_nothing_to_come(tiny_pretraining, pretrained, tmp_path):
    recipe = tiny_pretraining.replace(left_to_right=True)
    result = pretrain(recipe, tmp_path / "run", verbose=0)
    assert not any("nsp" in name for name in result.history[-1])
    heads = [
        result.language_model.model.nsp_head.bias,
        pretrained[1].language_model.model.nsp_head.bias,
    ]
    assert [bool(keras.ops.any(bias != 0)) for bias in heads] == [False, True]
    prepared = write_examples(recipe, tmp_path / "run" / "examples")
    for inputs, _ in validation_batches(recipe, prepared).take(1):
        inputs = {name: value.numpy() for name, value in inputs.items()}
        del inputs["masked_positions"]  # look at all places
        changed, place = inputs["token_ids"].copy(), 5
        changed[:, place] = np.where(changed[:, place] == 7, 8, 7)
        one, other = (
            keras.ops.convert_to_numpy(
                result.language_model.model({**inputs, "token_ids": ids})["mlm_logits"]
            )
            for ids in (inputs["token_ids"], changed)
        )
        np.testing.assert_array_equal(one[:, :place], other[:, :place])
        assert np.abs(one - other)[:, place:].max(axis=-1).min(axis=0)[:7].min() > 1e-6
    with pytest.raises(ValueError, match="left to right"):
        MaskedLanguageModel.load(tmp_path / "run").fill(["The [MASK]."])


@pytest.mark.parametrize(("step", "epochs"), [(3, 0), (10, 2)])
def test_a_stopped_run_says_so(tiny_pretraining, tmp_path, step, epochs):
    """In its first epoch; at the end of a phase."""
    output = tmp_path / "run"
    stopped = pretrain(tiny_pretraining, output, verbose=0, callbacks=[StopAt(step)])
    record = json.loads((output / "result.json").read_text(encoding="utf-8"))
    assert record["steps"] == stopped.steps == step
    assert [one["step"] for one in record["curve"]] == [5 * (n + 1) for n in range(epochs)]
    same_weights(MaskedLanguageModel.load(output), stopped.language_model)


def test_a_stopped_run_goes_on_with_its_examples(tiny_pretraining, pretrained, tmp_path):
    """After step 7, which has a checkpoint, to 9, which is in the same epoch, and to the end."""
    examples, output = tmp_path / "examples", tmp_path / "run"
    options = {"examples": examples, "verbose": 0}
    assert pretrain(tiny_pretraining, output, callbacks=[StopAt(8)], **options).steps == 8
    options = {"resume": True, "verbose": 0}
    assert pretrain(tiny_pretraining, output, callbacks=[StopAt(2)], **options).steps == 9
    found = pretrain(tiny_pretraining, output, **options)
    assert found.steps == 15 and not (output / "examples").exists()
    same_weights(found.language_model, pretrained[1].language_model, atol=1e-6)
    same_weights(MaskedLanguageModel.load(output), found.language_model)
    assert json.loads((output / "result.json").read_text(encoding="utf-8"))["steps"] == 15


def test_history_counts_from_the_epochs_of_the_record(pretrained, tiny_pretraining):
    output, result = pretrained
    prepared = write_examples(tiny_pretraining, output / "examples")
    found = describe_history([{"epoch": 2, "loss": 3.0}], tiny_pretraining, prepared)
    expected = {name: result.history[1][name] for name in ("step", "tokens")}
    assert found == [{"epoch": 2, "loss": 3.0, **expected}]


@pytest.mark.slow
@pytest.mark.parametrize("changes", [{"precision": "mixed_bfloat16"}, {"accumulation_steps": 3}])
def test_less_precision_and_summed_gradients_go_on_too(
    pretrained, tiny_pretraining, tmp_path, changes
):
    recipe, output = tiny_pretraining.replace(**changes), tmp_path / "run"
    whole = pretrain(recipe, verbose=0).language_model
    pretrain(recipe, output, verbose=0, callbacks=[StopAt(8)])
    again = pretrain(recipe, output, resume=True, verbose=0)  # from 7, inside a sum of three
    assert again.steps == 15
    for one in (whole, again.language_model, MaskedLanguageModel.load(output)):
        assert one.model.dtype_policy.name == recipe.precision
        assert {str(weight.dtype) for weight in one.model.weights} == {"float32"}
        same_weights(one, whole, atol=1e-6)  # two whole runs may be 1e-7 apart
    plain = pretrained[1].language_model.model.get_weights()[0]
    apart = np.abs(plain - whole.model.get_weights()[0])
    assert apart.max() > 1e-5, "the setting has changed nothing"


def test_a_run_that_cannot_begin_leaves_the_directory_free(tiny_pretraining, tmp_path):
    with pytest.raises(FileNotFoundError):
        pretrain(tiny_pretraining.replace(data="missing.txt"), tmp_path / "run", verbose=0)
    assert not (tmp_path / "run" / "recipe.json").exists()


def same_weights(one, other, atol=0.0):
    for mine, theirs in zip(one.model.weights, other.model.weights, strict=True):
        mine, theirs = keras.ops.convert_to_numpy(mine), keras.ops.convert_to_numpy(theirs)
        np.testing.assert_allclose(mine, theirs, rtol=0, atol=atol)
