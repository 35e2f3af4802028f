"""The translation recipe: what a run leaves, what it refuses, and that it learns."""

import json

import keras
import numpy as np
import pytest

from tfqa.datasets import ParallelSplit
from tfqa.pipelines import Translator
from tfqa.recipes import NMTRecipe, evaluate_translator, train_translator
from tfqa.recipes.recipe import read_saved_recipe
from tfqa.recipes.run import summarize
from tfqa.recipes.translation import (
    TrainingResult,
    build_translator,
    load_text,
    make_optimizer,
    spread,
)

pytestmark = pytest.mark.slow  # whole trainings; tests/recipes/test_run.py has the loop


@pytest.fixture(scope="module")
def learned(tiny_recipe, tiny_text, tmp_path_factory):
    """A run in bfloat16 without dropout, stopped early, with TensorBoard logs."""
    output = tmp_path_factory.mktemp("learned") / "run"
    recipe = tiny_recipe.replace(
        model={"embedding_dim": 22, "hidden_dim": 38},
        precision="mixed_bfloat16",
        epochs=13,
        patience=2,
        learning_rate=0.01,
        warmup_steps=0,
        decay="constant",
        label_smoothing=0.0,
        train_pairs=41,
        validation_pairs=7,
    )
    return output, train_translator(recipe, output, text=tiny_text, verbose=0, logs=True)


def test_mixed_precision_learns(learned):
    _, result = learned
    assert result.translator.model.compute_dtype == "bfloat16"
    assert result.translator.model.weights[0].dtype == "float32"
    losses = [record["loss"] for record in result.history]
    assert np.isfinite(losses).all()
    assert losses[-1] < 0.7 * losses[0]


def test_history_has_every_epoch_and_figure(learned):
    _, result = learned
    names = {"epoch", "loss", "val_loss", "val_bleu", "val_aer", "minutes"}
    assert [record["epoch"] for record in result.history] == list(range(1, len(result.history) + 1))
    assert all(record.keys() == names for record in result.history)
    assert result.minutes == sum(record["minutes"] for record in result.history) > 0


def test_early_stopping_and_the_best_epoch_is_kept(learned, tiny_text):
    output, result = learned
    scores = [record["val_bleu"] for record in result.history]
    best = max(scores)
    best_epochs = [1 + np.argmax(scores[:n]) for n in range(1, len(scores) + 1)]
    waited = [epoch - best for epoch, best in enumerate(best_epochs, start=1)]
    assert len(scores) == 13 or waited[-1] == 2
    assert max(waited[:-1]) < 2, "it stopped too late"
    assert best > 10, "a model that knows nothing would pass"
    validation = tiny_text.validation.take(range(7))
    assert evaluate_translator(result.translator, validation)[1].score == pytest.approx(best)
    assert evaluate_translator(Translator.load(output), validation)[1].score == pytest.approx(best)


def test_tensorboard_logs_hold_the_bleu(learned):
    output, result = learned
    from tensorflow.python.summary.summary_iterator import summary_iterator

    values = {}
    for path in (output / "logs" / "validation").iterdir():
        for event in summary_iterator(str(path)):
            for value in event.summary.value:
                values.setdefault(value.tag, []).append(event.step)
    assert values["epoch_bleu"] == list(range(len(result.history)))


def test_result_file_is_the_summary(finished):
    output, result = finished
    record = json.loads((output / "result.json").read_text(encoding="utf-8"))
    assert record == json.loads(json.dumps(summarize(read_saved_recipe(output, NMTRecipe), result)))
    assert record["recipe"]["seed"] == 0
    assert record["parameters"] == result.translator.model.count_params()
    scores = [epoch["val_bleu"] for epoch in record["curve"]]
    assert record["best_epoch"] == np.argmax(scores) + 1
    assert record["epochs"] == 3
    assert {"hardware", "python", "backend", "versions", "commit", "minutes"} <= record.keys()
    assert isinstance(result, TrainingResult)


def test_a_run_that_cannot_begin_leaves_the_directory_free(tiny_recipe, tmp_path):
    with pytest.raises(FileNotFoundError):
        train_translator(tiny_recipe.replace(data="missing.tsv"), tmp_path / "run", verbose=0)
    assert not (tmp_path / "run").exists()


def test_jit_compile_is_refused_early_where_it_fails(tiny_recipe, tmp_path):
    if keras.backend.backend() != "tensorflow":
        pytest.skip("it works here")
    with pytest.raises(ValueError, match="jit_compile=True"):
        train_translator(tiny_recipe.replace(jit_compile=True, data="missing.tsv"), tmp_path)


def test_load_text_reads_what_the_recipe_names(tiny_recipe, tiny_text, tmp_path):
    for language, lines in (("en", tiny_text.train.sources), ("es", tiny_text.train.targets)):
        (tmp_path / f"train.{language}").write_text("\n".join(lines) + "\n", encoding="utf-8")
    pair = (tmp_path / "train.en", tmp_path / "train.es")
    by_files = load_text(tiny_recipe.replace(data=pair))
    by_directory = load_text(tiny_recipe.replace(data=tmp_path, languages=["en", "es"]))
    assert by_files.train == by_directory.train
    assert len(by_files.train) > 31


@pytest.mark.parametrize("joint", [False, True])
def test_vocabularies(tiny_recipe, tiny_text, joint):
    translator = build_translator(tiny_recipe.replace(joint=joint), tiny_text.train)
    config = translator.model.config
    assert config.source_vocabulary_size == (14 if joint else 9)
    assert config.target_vocabulary_size == (14 if joint else 9)


def test_optimizer_follows_the_recipe(tiny_recipe):
    optimizer = make_optimizer(
        tiny_recipe.replace(clip_norm=0.7, warmup_steps=0, decay="constant"), 7
    )
    assert optimizer.global_clipnorm == 0.7
    assert float(optimizer.learning_rate) == pytest.approx(0.02)
    rate = make_optimizer(tiny_recipe, 7)._learning_rate
    assert [float(rate(step)) for step in (0, 5, 21)] == pytest.approx([0, 0.02, 0], abs=1e-9)


def test_training_pairs_are_taken_from_the_whole_file():
    split = ParallelSplit(tuple(map(str, range(101))), tuple(map(str, range(101))))
    assert spread(split, 5).sources == ("0", "25", "50", "75", "100")
    assert spread(split, None) is split and spread(split, 999) is split
