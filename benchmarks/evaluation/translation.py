"""Evaluate a finished training run on its test split and keep the record.

    python -m tfqa nmt train --config multi30k --output runs/multi30k
    python -m benchmarks.evaluation.translation runs/multi30k multi30k_additive

writes `benchmarks/results/multi30k_additive.json`. A record holds numbers and no sentence of the
data, whose licenses are its publishers'.
"""

import argparse
import dataclasses
import json
import math
import shlex
import time
from pathlib import Path

from benchmarks.report.results import RESULTS
from tfqa._files import write_json
from tfqa.datasets import load_parallel
from tfqa.metrics import bleu_by_length, corpus_bleu
from tfqa.models.architectures import ARCHITECTURES
from tfqa.pipelines.translator import Translator
from tfqa.recipes.translation_recipe import TRANSLATION_PRESETS, NMTRecipe
from tfqa.tokenizers import split_words

NUM_BEAMS = 5
LENGTH_PENALTY = 1.0
LENGTHS = (1, 9, 15, 21, 31, math.inf)  # edges, in words of the source, marks counted


def main(arguments=None):
    """Evaluate and write."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.evaluation.translation", description=__doc__
    )
    parser.add_argument("run", type=Path, help="output directory of a finished training")
    parser.add_argument("name", help="of the record")
    parser.add_argument("--command", help="what repeats the training (default: found)")
    options = parser.parse_args(arguments)
    record = make_record(options.run, options.name, command=options.command)
    RESULTS.mkdir(parents=True, exist_ok=True)
    write_json(RESULTS / f"{options.name}.json", record)
    greedy, beam = (record["evaluation"][search]["bleu"] for search in ("greedy", "beam"))
    print(f"{record['model']}: BLEU {greedy:.2f} greedy, {beam:.2f} beam {NUM_BEAMS}")


def make_record(run, name, *, text=None, command=None):
    """Return the record of a finished training run.

    Args:
        run: output directory of `tfqa.recipes.train_translator`.
        name: of the record.
        text: the `ParallelText` it was trained on, in place of loading it.
        command: what repeats the training; see `find_command`.

    Raises:
        FileNotFoundError: `run` holds no finished training.
        ValueError: no preset trains on the run's data, and there is no `command`.
    """
    result = read_result(run)
    recipe = NMTRecipe.from_dict(result["recipe"])
    command = command or find_command(recipe)
    text = load_parallel(recipe.data) if text is None else text
    return {
        **round_floats(result),
        "name": name,
        "kind": "training",
        "command": command,
        "model": describe_model(recipe),
        "data": describe_data(text, recipe),
        "seeds": [recipe.seed],
        "evaluation": evaluate_test(Translator.load(run), text.test),
    }


def read_result(run):
    """Return what a finished training run says of itself.

    Raises:
        FileNotFoundError: `run` holds no finished training.
    """
    path = Path(run) / "result.json"
    if not path.exists():
        raise FileNotFoundError(
            f"Expected a finished training run in {run}, with a file result.json. "
            "Train first, or go on with --resume."
        )
    return json.loads(path.read_text(encoding="utf-8"))


def find_command(recipe):
    """Return the command line that trains with this recipe: a preset, and what differs from it.

    Raises:
        ValueError: no preset trains on the recipe's data.
    """
    for preset, known in TRANSLATION_PRESETS.items():
        if (known.data, known.architecture) == (name_preset_data(recipe.data), recipe.architecture):
            settings = [f"--set {shlex.quote(one)}" for one in find_settings(known, recipe)]
            command = ["python -m tfqa nmt train", f"--config {preset}", *settings]
            return " ".join([*command, "--output DIRECTORY"])
    raise ValueError(
        "Expected a run on the data of one of the presets, so that its command line is known. "
        f"Received: data={recipe.data!r}. Pass what repeats it: --command '…'."
    )


def find_settings(known, recipe):
    """Return what `tfqa.recipes.recipe.override` needs to make one recipe from another."""
    old, new = _flatten(known), _flatten(recipe)
    return [f"{name}={_write(value)}" for name, value in new.items() if value != old[name]]


def describe_data(text, recipe):
    """Return name, languages and sizes (sentence pairs) of what was used."""
    return {
        "name": text.name,
        "source_language": text.source_language,
        "target_language": text.target_language,
        "train": min(len(text.train), recipe.train_pairs or len(text.train)),
        "validation": len(text.validation),
        "test": len(text.test),
    }


def name_preset_data(data):
    """Return the data of the preset for these: all languages of Multi30k have one preset."""
    return "multi30k/en-de" if str(data).startswith("multi30k/") else data


def describe_model(recipe):
    """Name a model by what sets it apart."""
    fields = recipe.model
    if recipe.architecture == "transformer":
        layers, width = (fields.get(name) for name in ("num_layers", "hidden_dim"))
        return f"Transformer, {layers}+{layers} layers, width {width}"
    attention = fields.get("attention", "additive")
    cell = fields.get("cell", "gru").upper()
    if attention is None:
        return f"fixed vector, {cell}"
    return f"{fields.get('order', 'bahdanau').capitalize()}, {attention}, {cell}"


def evaluate_test(translator, split):
    """Translate a split with greedy and beam search; BLEU over all and by length of the source."""
    lengths = [len(split_words(source)) for source in split.sources]
    record = {"pairs": len(split)}
    for name, beams in (("greedy", 1), ("beam", NUM_BEAMS)):
        start = time.monotonic()
        hypotheses = translator.translate(
            list(split.sources), num_beams=beams, length_penalty=LENGTH_PENALTY
        )
        seconds = time.monotonic() - start
        bleu = corpus_bleu(hypotheses, split.targets)
        bins = bleu_by_length(hypotheses, split.targets, lengths, LENGTHS)
        record["signature"] = bleu.signature
        record[name] = {
            "bleu": round(bleu.score, 2),
            "brevity_penalty": round(bleu.brevity_penalty, 4),
            "seconds": round(seconds, 1),  # with compilation
            "by_length": [_describe_bin(one) for one in bins],
        }
    record["beam"] |= {"num_beams": NUM_BEAMS, "length_penalty": LENGTH_PENALTY}
    return record


def _flatten(recipe):
    """Return a recipe's settings by name; those of a model, by `model.NAME`, with its defaults."""
    settings = recipe.to_dict()
    if "architecture" not in settings:
        return settings
    fields = dataclasses.fields(ARCHITECTURES[recipe.architecture][1])
    model = {field.name: field.default for field in fields} | settings.pop("model")
    return {f"model.{name}": value for name, value in model.items()} | settings


def _write(value):
    """Write a value as a setting: JSON, and a string as it is where it is no JSON."""
    if isinstance(value, str):
        try:
            json.loads(value)
        except ValueError:
            return value
    return json.dumps(value)


def _describe_bin(one):
    return {
        "low": one.low,
        "high": None if math.isinf(one.high) else one.high,
        "pairs": one.count,
        "bleu": None if one.bleu is None else round(one.bleu.score, 2),
    }


def round_floats(values, digits=5):
    """Round all floats in a nest of dicts and lists, so that a record is short; not the recipe."""
    if isinstance(values, dict):
        return {k: v if k == "recipe" else round_floats(v, digits) for k, v in values.items()}
    if isinstance(values, list):
        return [round_floats(value, digits) for value in values]
    return round(values, digits) if isinstance(values, float) else values


if __name__ == "__main__":
    main()
