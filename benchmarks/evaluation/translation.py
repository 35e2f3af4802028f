"""Evaluate a finished training run on its test split and keep the record.

    python -m tfqa nmt train --config multi30k --output runs/multi30k
    python -m benchmarks.evaluation.translation runs/multi30k multi30k_additive

writes `benchmarks/results/multi30k_additive.json`.
"""

import argparse
import math
import time
from pathlib import Path

from benchmarks.evaluation.commands import find_command
from benchmarks.records import read_result, round_floats, write_record
from tfqa.datasets import load_parallel
from tfqa.metrics import bleu_by_length, corpus_bleu
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
    parser.add_argument("--command", help="what repeats the training (default: a preset's)")
    options = parser.parse_args(arguments)
    record = make_record(options.run, options.name, command=options.command)
    write_record(record)
    greedy, beam = (record["evaluation"][search]["bleu"] for search in ("greedy", "beam"))
    print(f"{record['model']}: BLEU {greedy:.2f} greedy, {beam:.2f} beam {NUM_BEAMS}")


def make_record(run, name, *, text=None, command=None):
    """Return the record of a finished training run.

    Args:
        run: output directory of `tfqa.recipes.train_translator`.
        name: of the record.
        text: the `ParallelText` it was trained on; loaded if not given.
        command: what repeats the training; `find_training_command` if not given.

    Raises:
        FileNotFoundError: `run` holds no finished training.
        ValueError: no preset trains on the run's data, and there is no `command`.
    """
    result = read_result(run)
    recipe = NMTRecipe.from_dict(result["recipe"])
    command = command or find_training_command(recipe)
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


def find_training_command(recipe):
    """Return the command line that trains with this recipe.

    Raises:
        ValueError: no preset trains on the recipe's data.
    """
    kind = _preset_data(recipe.data), recipe.architecture
    presets = {
        name: preset
        for name, preset in TRANSLATION_PRESETS.items()
        if (preset.data, preset.architecture) == kind
    }
    if not presets:
        raise ValueError(
            "Expected a run on the data of one of the presets, so that its command line is known. "
            f"Received: data={recipe.data!r}. Pass what repeats it: --command '…'."
        )
    return find_command("nmt train", presets, recipe)


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
            "by_length": list(map(_describe_bin, bins)),
        }
    record["beam"] |= {"num_beams": NUM_BEAMS, "length_penalty": LENGTH_PENALTY}
    return record


def _preset_data(data):
    """Return the data of the preset for these: all languages of Multi30k share one."""
    return "multi30k/en-de" if str(data).startswith("multi30k/") else data


def _describe_bin(part):
    return {
        "low": part.low,
        "high": None if math.isinf(part.high) else part.high,
        "pairs": part.count,
        "bleu": None if part.bleu is None else round(part.bleu.score, 2),
    }


if __name__ == "__main__":
    main()
