"""Pre-training: what a run leaves, that it learns, and that a killed one goes on."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import keras
import numpy as np
import pytest

from tfqa.recipes import MaskedLanguageModel, PretrainingRecipe, pretrain
from tfqa.recipes.bert import summarize
from tfqa.recipes.runs import read_saved_recipe

ROOT = Path(__file__).parents[2]
WORKER = """
import json, os, signal, sys
import keras
from tfqa.recipes import PretrainingRecipe, pretrain

class Kill(keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        if int(self.model.optimizer.iterations) == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)

recipe = PretrainingRecipe.from_dict(json.loads(sys.argv[1]))
pretrain(recipe, sys.argv[2], resume=os.path.exists(sys.argv[2]), verbose=0, callbacks=[Kill()])
"""


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
        learning_rate=0.02, precision="mixed_bfloat16",
        model={"hidden_dim": 32, "intermediate_dim": 48, "num_heads": 2, "num_layers": 2}
        | {"dropout": 0.0, "attention_dropout": 0.0},
    )  # fmt: skip
    result = pretrain(recipe, verbose=0)
    model = result.language_model.model
    assert model.compute_dtype == "bfloat16" and model.weights[0].dtype == "float32"
    last = result.history[-1]
    chance = np.log(model.config.vocabulary_size)
    assert last["val_mlm_logits_nats"] < 0.5 * chance
    assert last["val_mlm_logits_accuracy"] > 0.5, "articles, nouns and ends of sentences"


@pytest.mark.parametrize("next_sentence", ["sop", None])
def test_other_tasks(tiny_pretraining, next_sentence):
    recipe = tiny_pretraining.replace(examples={"next_sentence": next_sentence})
    last = pretrain(recipe, verbose=0).history[-1]
    assert ("val_nsp_logits_accuracy" in last) == (next_sentence == "sop")


def test_left_to_right_is_another_model(tiny_pretraining, pretrained):
    result = pretrain(tiny_pretraining.replace(left_to_right=True), verbose=0)
    before, last = pretrained[1].history[0], result.history[0]
    assert last["loss"] != before["loss"]
    assert 0 < last["val_mlm_logits_nats"] < 10


@pytest.mark.slow
def test_killed_in_each_phase_and_resumed_ends_the_same(pretrained, tiny_pretraining, tmp_path):
    (_, result), killed = pretrained, tmp_path / "killed"
    for step in (8, 14):
        arguments = [json.dumps(tiny_pretraining.to_dict()), str(killed), str(step)]
        done = subprocess.run([sys.executable, "-c", WORKER, *arguments], check=False, cwd=ROOT)
        assert done.returncode == -signal.SIGKILL
    found = pretrain(tiny_pretraining, killed, resume=True, verbose=0)
    same_weights(found.language_model, result.language_model)
    for one, other in zip(found.history, result.history, strict=True):
        validated = [name for name in one if name.startswith("val_")]
        assert validated and all(one[name] == other[name] for name in validated)


def test_a_run_that_cannot_begin_leaves_the_directory_free(tiny_pretraining, tmp_path):
    with pytest.raises(FileNotFoundError):
        pretrain(tiny_pretraining.replace(data="missing.txt"), tmp_path / "run", verbose=0)
    assert not (tmp_path / "run" / "recipe.json").exists()


def same_weights(one, other):
    for mine, theirs in zip(one.model.weights, other.model.weights, strict=True):
        np.testing.assert_array_equal(
            keras.ops.convert_to_numpy(mine), keras.ops.convert_to_numpy(theirs)
        )
