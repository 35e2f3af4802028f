"""The benchmarks run, compare like with like, and the README says what the records say."""

import copy
import gc
import json

import numpy as np
import pytest

from benchmarks.evaluation import translation as record
from benchmarks.peers.recurrent import PlainSeq2Seq
from benchmarks.report import results
from benchmarks.speed import measure
from benchmarks.speed import translation as nmt
from benchmarks.speed.flops import count_training_step
from benchmarks.studies import seeds
from benchmarks.studies import tokens as tokens_multi30k
from benchmarks.studies import transformer as transformer_samples
from benchmarks.studies import translation as nmt_samples
from tfqa.datasets import ParallelText, load_parallel
from tfqa.models import Seq2Seq, Seq2SeqConfig
from tfqa.recipes.recipe import override
from tfqa.recipes.translation_recipe import TRANSLATION_PRESETS, NMTRecipe

WIDTHS = {"embedding_dim": 5, "hidden_dim": 6}
SIZES = {"source_vocabulary_size": 17, "target_vocabulary_size": 19, **WIDTHS}


@pytest.mark.parametrize("name", nmt.MODELS)
def test_plain_keras_peer_gives_the_same_logits(name):
    config = Seq2SeqConfig(**SIZES, **nmt.MODELS[name])
    model, peer = Seq2Seq(config), PlainSeq2Seq(config)
    rng = np.random.default_rng(3)
    source = rng.integers(4, 17, size=(3, 7), dtype="int32")
    source[1, 4:] = 0  # padding, in one sentence only
    inputs = {"source_ids": source, "target_ids": rng.integers(4, 19, size=(3, 5), dtype="int32")}
    peer(inputs)
    for variable in model.variables:  # biases start at zero, where none could be forgotten
        variable.assign(rng.normal(size=variable.shape, scale=0.7))
    peer.take_weights(model)
    assert peer.count_params() == model.count_params()
    np.testing.assert_allclose(peer(inputs), model(inputs), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("name", nmt.MODELS)
def test_operations_are_two_for_each_use_of_a_weight(name):
    model = Seq2Seq(Seq2SeqConfig(**SIZES, **nmt.MODELS[name]))
    batch, source, target = 3, 7, 5
    counts = count_training_step(model.config, batch, source, target)
    decoder = model.decoder
    once = [decoder.initial_projection]
    every = [decoder.recurrent_cell, decoder.readout_projection]
    (once if model.config.attention is None else every).append(decoder.feed_projection)
    uses = batch * sum(map(count_matrices, once)) + batch * target * sum(map(count_matrices, every))
    assert counts["decoder"] == 3 * 2 * uses
    assert counts["encoder"] == 3 * 2 * batch * source * count_matrices(model.encoder)
    output = count_matrices(model.output_projection)
    assert counts["vocabulary"] == 3 * 2 * batch * target * output
    if model.config.attention == "dot":  # a product for the scores, one for the context
        assert counts["attention"] == 3 * 2 * batch * target * source * (6 + 6)


def count_matrices(layer):
    return sum(int(np.prod(v.shape)) for v in layer.weights if len(v.shape) == 2)


def test_competitors_take_turns_after_the_warm_up():
    calls = []
    runs = {name: lambda name=name: calls.append(name) for name in "AB"}
    timings = measure.take_turns(runs, 3, warmups=2)
    assert "".join(calls) == "AABB" + "ABABAB"
    assert [len(timings[name].seconds) for name in "AB"] == [3, 3]
    assert measure.Timing((3.0, 1.0, 2.0)).median == 2.0
    assert measure.Timing((3.0, 1.0, 2.0)).minimum == 1.0


def test_the_collector_waits_for_the_end_of_a_turn():
    states = []
    measure.take_turns({"A": lambda: states.append(gc.isenabled())}, 2, warmups=1)
    assert states == [True, False, False] and gc.isenabled()


def test_quick_benchmark_prints_its_tables(capsys):
    found = nmt.main(["--quick"])
    printed = capsys.readouterr().out
    assert all(field in found for field in results.REQUIRED["speed"])
    assert json.loads(json.dumps(found)) == found
    training = [row for row in found["rows"] if row["table"] == "training"]
    assert len(training) == 2 * len(nmt.QUICK["models"])
    assert all(row.get("largest_difference_of_logits", 0) < 1e-5 for row in training)
    decoding = [row for row in found["rows"] if row["table"] == "decoding"]
    assert len(decoding) == 10 and {row["same_tokens"] for row in decoding} == {1.0}
    assert all(row["tokens_per_second"] > 0 for row in training + decoding)
    assert "| Luong, dot | plain Keras |" in printed
    assert "| beam 5 | 2 | loop over steps, compiled |" in printed


def test_quick_figures_are_not_kept():
    with pytest.raises(SystemExit):
        nmt.parse(["--quick", "--record"])


def test_records_are_complete():
    results.load_records()  # raises for a record that lacks a field


def test_readme_is_in_step_with_the_records():
    assert results.main(["--check"]) == 0, "type `make results`"


MACHINE = {"commit": "abc", "hardware": "2 cores", "python": "3.11", "backend": "tensorflow"}
MACHINE |= {"versions": {"tensorflow": "2", "keras": "3"}, "minutes": 12.34}


def make_evaluation(bleu):
    bins = [{"low": 1, "high": 9, "pairs": 4, "bleu": bleu - 1}]
    bins += [{"low": 9, "high": None, "pairs": 0, "bleu": None}]
    search = {"bleu": bleu, "by_length": bins}
    return {"signature": "sig", "greedy": search, "beam": {**search, "bleu": bleu + 1}}


def make_training():
    return {
        **MACHINE, "name": "run", "kind": "training", "command": "python -m tfqa", "seeds": [0],
        "data": {"name": "some/data", "train": 29000}, "recipe": {}, "parameters": 3_210_000,
        "epochs": 7, "curve": [], "model": "Bahdanau, additive, GRU",
        "evaluation": make_evaluation(33.44),
    }  # fmt: skip


def make_seeds():
    runs = [
        {"model": "Luong", "seed": seed, "parameters": 210_000, "minutes": 1.0 + seed,
         "evaluation": {**make_evaluation(70.0 + seed), "alignment_error_rate": 0.1 * seed}}
        for seed in range(3)
    ]  # fmt: skip
    return {
        **MACHINE, "name": "seeds", "kind": "seeds", "command": "python -m x", "seeds": [0, 1, 2],
        "data": {"name": "samples", "train": 12000, "alignment_pairs": 300}, "recipe": {},
        "models": ["Luong"], "runs": runs, "threads": 1,
    }  # fmt: skip


def test_tables_say_what_the_records_say():
    block = "before\n<!-- results:nmt -->\nold\n<!-- /results:nmt -->\nafter\n"
    text = results.render_readme(block, [make_training(), make_seeds()])
    assert "old" not in text and text.startswith("before\n") and text.endswith("after\n")
    run = "| some/data (29,000 pairs) | Bahdanau, additive, GRU |"
    assert f"{run} 3.2 M | 7 | 12 | 2 cores | 33.4 | 34.4 |" in text
    assert f"{run} 32.4 (4) | – |" in text
    assert "| Luong | 0.21 M | 2.0 (1.0–3.0) | 71.0 (70.0–72.0) | 72.0 (71.0–73.0) |" in text
    assert "0.100 (0.000–0.200) |" in text and "`sig`" in text
    assert results.render_readme(text, [make_training(), make_seeds()]) == text
    assert results.render_readme(text, []) == block.replace("old\n", "")


def test_stale_readme_is_found_and_written_anew(tmp_path, monkeypatch):
    readme = tmp_path / "README.md"
    readme.write_text("<!-- results:nmt -->\n<!-- /results:nmt -->\n", encoding="utf-8")
    monkeypatch.setattr(results, "README", readme)
    monkeypatch.setattr(results, "load_records", lambda: [make_training()])
    assert results.main(["--check"]) == 1
    assert "33.4" not in readme.read_text(encoding="utf-8")
    assert results.main([]) == 0
    assert "33.4" in readme.read_text(encoding="utf-8")
    assert results.main(["--check"]) == 0


@pytest.mark.parametrize("fault", ["field", "name", "kind"])
def test_faulty_records_are_refused(tmp_path, fault):
    values = copy.deepcopy(make_training())
    if fault == "field":
        del values["hardware"]
    (tmp_path / "other.json" if fault == "name" else tmp_path / "run.json").write_text(
        json.dumps(values | ({"kind": "guess"} if fault == "kind" else {})), encoding="utf-8"
    )
    with pytest.raises(ValueError, match="hardware" if fault == "field" else "Received"):
        results.load_records(tmp_path)


def test_command_line_makes_the_same_recipe():
    assert record.find_command(TRANSLATION_PRESETS["multi30k"]) == (
        "python -m tfqa nmt train --config multi30k --output DIRECTORY"
    )
    preset = TRANSLATION_PRESETS["spa-eng"]
    model = {**preset.model, "attention": None}
    del model["dropout"]
    recipe = preset.replace(seed=5, train_pairs=None, model=model)
    made = override(preset, record.find_settings(preset, recipe))
    assert made.replace(model={}) == recipe.replace(model={})
    assert made.model == {**recipe.model, "dropout": 0.0}
    assert "--set model.attention=null" in record.find_command(recipe)
    french = TRANSLATION_PRESETS["multi30k-transformer"].replace(data="multi30k/en-fr")
    assert record.find_command(french) == (
        "python -m tfqa nmt train --config multi30k-transformer "
        "--set data=multi30k/en-fr --output DIRECTORY"
    )
    assert record.describe_model(french) == "Transformer, 4+4 layers, width 128"
    with pytest.raises(ValueError, match="--command"):
        record.find_command(preset.replace(data="corpus.tsv"))


@pytest.fixture
def few():
    text = load_parallel("samples")
    cuts = {name: getattr(text, name).take(range(8)) for name in ("validation", "test")}
    return ParallelText(
        name="samples", source_language="en", target_language="es",
        train=text.train.take(range(24)), **cuts,
    )  # fmt: skip


def test_training_is_recorded(tmp_path, monkeypatch, few):
    tiny = NMTRecipe(
        model={"embedding_dim": 6, "hidden_dim": 8}, epochs=2, batch_size=24, max_length=56
    )
    monkeypatch.setitem(TRANSLATION_PRESETS, "samples", tiny)
    model = "Luong, general"
    with pytest.raises(FileNotFoundError, match="result.json"):
        record.make_record(tmp_path, "run")
    study = nmt_samples.STUDY
    seeds.run_job(study, model, 0, tmp_path, text=few)
    place = seeds.place_of(model, 0, tmp_path)
    found = json.loads(place.with_suffix(".json").read_text(encoding="utf-8"))
    assert all(0 < epoch["val_aer"] <= 1 for epoch in found["curve"]) and len(found["curve"]) == 2
    assert 0 < found["evaluation"]["alignment_error_rate"] <= 1
    assert seeds.is_finished(study, model, 0, tmp_path)
    assert not seeds.is_finished(study, model, 1, tmp_path)

    collected = seeds.collect(study, [(model, 0)], tmp_path, "command")
    assert all(field in collected for field in results.REQUIRED["seeds"])
    assert "| Luong, general |" in results.render_nmt([collected])

    values = record.make_record(place, "run", text=few, command="python -m tfqa")
    assert all(field in values for field in results.REQUIRED["training"])
    assert values["data"]["train"] == 24 and values["model"] == "Luong, general, GRU"
    bins = values["evaluation"]["beam"]["by_length"]
    assert sum(part["pairs"] for part in bins) == 8 and bins[-1]["high"] is None
    assert values["evaluation"]["greedy"]["bleu"] == found["evaluation"]["greedy"]["bleu"]
    sentences = [*few.test.sources, *few.test.targets]
    assert not any(one in json.dumps(values, ensure_ascii=False) for one in sentences)
    results.render_nmt([values])

    monkeypatch.setitem(TRANSLATION_PRESETS, "samples", tiny.replace(epochs=3))
    with pytest.raises(ValueError, match="another recipe"):
        seeds.is_finished(study, model, 0, tmp_path)


def test_seeds_on_text_without_alignments_have_no_alignment_error():
    seeds_of = make_seeds()
    del seeds_of["data"]["alignment_pairs"]
    for run in seeds_of["runs"]:
        del run["evaluation"]["alignment_error_rate"]
    text = results.render_nmt([seeds_of])
    assert "| Luong | 0.21 M | 2.0 (1.0–3.0) |" in text and "alignment" not in text


STUDIES = [nmt_samples.STUDY, transformer_samples.STUDY, tokens_multi30k.STUDY]


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_studies_change_what_they_say(study):
    made = [study.make_recipe(model, 3) for model in study.models]
    assert all(made[i] != made[j] for i in range(len(made)) for j in range(i))
    assert {recipe.seed for recipe in made} == {3}
