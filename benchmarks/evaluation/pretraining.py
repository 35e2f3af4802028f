"""Evaluate a finished pre-training on held-out text and keep the record.

    python -m tfqa bert pretrain --config text --output runs/text
    python -m benchmarks.evaluation.pretraining runs/text

writes `benchmarks/results/bert_text.json`.
"""

import argparse
from pathlib import Path

import numpy as np

from benchmarks.records import read_result, round_floats, write_record
from benchmarks.studies.pretraining import evaluate
from tfqa.pipelines.masked_language_model import MaskedLanguageModel
from tfqa.recipes.pretraining import validation_batches
from tfqa.recipes.pretraining_examples import write_examples
from tfqa.recipes.pretraining_recipe import PRETRAINING_PRESETS, PretrainingRecipe

NAME = "bert_text"


def main(arguments=None):
    """Evaluate and write."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.evaluation.pretraining", description=__doc__
    )
    parser.add_argument("run", type=Path, help="output directory of a finished pre-training")
    options = parser.parse_args(arguments)
    record = make_record(options.run)
    write_record(record)
    scores = record["evaluation"]
    print(
        f"{scores['accuracy']:.1%} of {scores['tokens']:,} tokens, {scores['nats']:.3f} nats each"
    )


def make_record(run):
    """Return the record of a finished pre-training: its curve, and the last phase's examples.

    Raises:
        FileNotFoundError: `run` holds no finished pre-training.
        ValueError: it was made by another recipe than the preset "text".
    """
    result = read_result(run)
    recipe = PretrainingRecipe.from_dict(result["recipe"])
    if recipe != PRETRAINING_PRESETS["text"]:
        raise ValueError(f"Expected a run of the preset 'text'. Received: {run}, of another one.")
    prepared = write_examples(recipe, Path(run) / "examples")
    every = recipe.replace(validation_batches=None)
    phase = len(recipe.lengths) - 1
    evaluation = evaluate(MaskedLanguageModel.load(run), every, prepared, phase=phase)
    return {
        **round_floats(result),
        "name": NAME,
        "kind": "pretraining",
        "command": "python -m tfqa bert pretrain --config text --output DIRECTORY",
        "data": {
            "name": " + ".join(recipe.data),
            "validation": recipe.validation_data,
            "train_examples": [sum(shards.counts) for shards in prepared.train],
            "train_tokens": [shards.tokens for shards in prepared.train],
        },
        "seeds": [recipe.seed],
        "evaluation": round_floats(
            {
                **evaluation,
                "unigram": count_unigrams(prepared, phase),
                "more_frequent_label": [
                    find_more_frequent(recipe, prepared, phase)
                    for phase in range(len(recipe.lengths))
                ],
            }
        ),
    }


def find_more_frequent(recipe, prepared, phase):
    """Return the share of the more frequent next-sentence label where a phase is evaluated."""
    batches = validation_batches(recipe, prepared, phase)
    share = np.concatenate([labels["nsp_logits"] for _, labels in batches]).mean()
    return max(share, 1 - share)


def count_unigrams(prepared, phase):
    """Return accuracy and nats of a unigram model of the training text."""
    size = prepared.tokenizer.vocabulary_size
    counts = np.ones(size)  # add-one smoothing: no token is impossible
    for number in range(len(prepared.train[phase])):
        counts += np.bincount(prepared.train[phase].read(number).token_ids.ravel(), minlength=size)
    special = [prepared.tokenizer.token_to_id(token) for token in prepared.tokenizer.special_tokens]
    counts[special] = 1
    ids = np.concatenate([
        table.masked_ids[table.masked_ids != 0]
        for table in map(prepared.validation[phase].read, range(len(prepared.validation[phase])))
    ])  # fmt: skip
    chances = counts / counts.sum()
    return {"accuracy": np.mean(ids == counts.argmax()), "nats": -np.log(chances[ids]).mean()}


if __name__ == "__main__":
    main()
