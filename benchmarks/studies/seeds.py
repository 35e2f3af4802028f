"""Comparisons of models over seeds: three each, or one where a training takes long.

    python -m benchmarks.studies.translation --processes 2           chapter 01
    python -m benchmarks.studies.transformer --processes 2           chapter 02
    python -m benchmarks.studies.tokens --processes 2                chapter 03
    python -m benchmarks.studies.pretraining --processes 2           chapter 04
    python -m benchmarks.studies.question_answering --processes 2    chapter 05

Each trains every model with every seed in a process of its own, under `build/NAME`. Finished
trainings are kept, interrupted ones are resumed, and when all are finished the record
`benchmarks/results/NAME.json` is written.
"""

import argparse
import dataclasses
import json
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.evaluation.translation import describe_data, evaluate_test
from benchmarks.records import ROOT, read_result, round_floats, write_record
from tfqa._files import write_json
from tfqa.datasets import load_parallel
from tfqa.pipelines.alignment import alignment_error
from tfqa.recipes.recipe import override
from tfqa.recipes.run import RECIPE
from tfqa.recipes.translation import train_translator
from tfqa.recipes.translation_recipe import TRANSLATION_PRESETS

SEEDS = (0, 1, 2)
ALIGNMENT_PAIRS = 300
THREADS = 1


@dataclasses.dataclass(frozen=True)
class Study:
    """What is compared.

    Args:
        name: of the record.
        module: that runs the study, `__spec__.name` there: its name even under `python -m`.
        preset: of the recipe that all models share.
        models: label -> the settings that turn the preset into this model, as on the command line:
            {"no positions": ("model.positions=null",)}.
        settings: of all models, where they differ from the preset's.
        once: those of `models` that are trained with the first seed only, because they take long.
        presets: recipes of one class, by name.
        kind: of the record.
        train: from a recipe and a directory to the record of a run, with "data" and "evaluation";
            it resumes what was begun in the directory. Translation if not given.
    """

    name: str
    module: str
    preset: str
    models: dict
    settings: tuple = ()
    once: tuple = ()
    presets: dict = dataclasses.field(default_factory=lambda: TRANSLATION_PRESETS)
    kind: str = "seeds"
    train: Callable | None = None

    @property
    def recipe(self):
        """Return the preset with the settings that all models share."""
        return override(self.presets[self.preset], self.settings)

    @property
    def jobs(self):
        """Return every model with each of its seeds."""
        return [
            (model, seed)
            for model in self.models
            for seed in (SEEDS[:1] if model in self.once else SEEDS)
        ]

    def make_recipe(self, model, seed):
        """Return the recipe with the settings of one of the models, and a seed."""
        return override(self.recipe, self.models[model]).replace(seed=seed)


def main(study, arguments=None):
    """Train what is missing, then collect; with --job only train one."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    program = f"python -m {study.module}"
    parser = argparse.ArgumentParser(prog=program, description=f"Write {study.name}.json.")
    parser.add_argument("--processes", type=int, default=1, help="trainings at a time (default 1)")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / study.name)
    parser.add_argument("--job", nargs=2, metavar=("MODEL", "SEED"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.job:
        run_job(study, options.job[0], int(options.job[1]), options.output)
        return
    jobs = study.jobs
    run_all(study, jobs, options.output, options.processes)
    command = shlex.join([*program.split(), *arguments])
    path = write_record(collect(study, jobs, options.output, command))
    print(f"Wrote {path}.")


def directory_of(model, seed, output):
    """Return the directory of one training; its record lies beside it, as `.json`."""
    return output / f"{model.replace(', ', '-').replace(' ', '-')}-{seed}"


def is_finished(study, model, seed, output):
    """Say whether a training has its record, and that by today's recipe."""
    path = directory_of(model, seed, output).with_suffix(".json")
    if not path.exists():
        return False
    recorded = json.loads(path.read_text(encoding="utf-8"))["recipe"]
    recipe = study.make_recipe(model, seed)
    if type(recipe).from_dict(recorded) != recipe:
        raise ValueError(
            f"{path} was made by another recipe than today's. Delete {output} to train anew."
        )
    return True


def run_all(study, jobs, output, processes):
    """Run the jobs that are not finished, each in a process with one thread."""
    waiting = [job for job in jobs if not is_finished(study, *job, output)]
    environment = {**os.environ, "TF_NUM_INTRAOP_THREADS": str(THREADS), "PYTHONHASHSEED": "0"}
    environment |= {"OMP_NUM_THREADS": str(THREADS)}
    output.mkdir(parents=True, exist_ok=True)
    running, failed = {}, []
    while running or (waiting and not failed):
        while waiting and not failed and len(running) < processes:
            model, seed = waiting.pop(0)
            log = directory_of(model, seed, output).with_suffix(".log")
            command = [sys.executable, "-m", study.module, "--output", str(output)]
            with open(log, "a", encoding="utf-8") as file:
                process = subprocess.Popen(
                    [*command, "--job", model, str(seed)],
                    cwd=ROOT, env=environment, stdout=file, stderr=subprocess.STDOUT,
                )  # fmt: skip
            running[process] = (model, seed, log)
            print(f"{model}, seed {seed}: started", flush=True)
        time.sleep(0.2)
        for process in [process for process in running if process.poll() is not None]:
            model, seed, log = running.pop(process)
            if process.returncode:
                failed.append(f"{model}, seed {seed}: exit status {process.returncode}, see {log}")
            else:
                print(f"{model}, seed {seed}: finished", flush=True)
    if failed:
        raise RuntimeError("Expected every training to finish. Received: " + "; ".join(failed))


def run_job(study, model, seed, output, **options):
    """Train one model with one seed, evaluate it, and write its record."""
    directory = directory_of(model, seed, output)
    train_model = study.train or train_translation
    record = train_model(study.make_recipe(model, seed), directory, **options)
    record = {**record, "model": model, "seed": seed}
    write_json(directory.with_suffix(".json"), round_floats(record))


def train_translation(recipe, directory, text=None):
    """Train a translation model and evaluate it on the test split -> record.

    The curve has the recipe's "val_bleu" for each epoch, and where the data have gold alignments
    "val_aer"; the alignment error rate of the evaluation is that of the best epoch, on the first
    test pairs.
    """
    text = load_parallel(recipe.data) if text is None else text
    resume = (directory / RECIPE).exists()
    result = train_translator(recipe, directory, text=text, resume=resume, verbose=2)
    evaluation, data = evaluate_test(result.translator, text.test), describe_data(text, recipe)
    if text.test.alignments is not None:
        test = text.test.take(range(len(text.test))[:ALIGNMENT_PAIRS])
        attends = result.translator.model.attends
        error = alignment_error(result.translator, test) if attends else None
        evaluation["alignment_error_rate"] = error
        data["alignment_pairs"] = len(test)
    record = read_result(directory)
    return {**record, "data": data, "evaluation": evaluation}


def collect(study, jobs, output, command):
    """Put the records of all trainings together."""
    runs = []
    for model, seed in jobs:
        path = directory_of(model, seed, output).with_suffix(".json")
        runs.append(json.loads(path.read_text(encoding="utf-8")))
    machine = ("commit", "hardware", "python", "backend", "versions", "data")
    for name in machine:
        values = {json.dumps(run[name], sort_keys=True) for run in runs}
        if len(values) > 1:
            raise ValueError(
                f"Expected all trainings to share one {name}. Received: {sorted(values)}. "
                f"Delete {output} to train all anew."
            )
    drop = (*machine, "recipe")
    return {
        "name": study.name,
        "kind": study.kind,
        "command": command,
        **{name: runs[0][name] for name in machine},
        "minutes": round(sum(run["minutes"] for run in runs), 2),
        "threads": THREADS,
        "seeds": sorted({run["seed"] for run in runs}),
        "recipe": study.recipe.to_dict(),
        "models": list(dict.fromkeys(model for model, _ in jobs)),
        "runs": [{k: v for k, v in run.items() if k not in drop} for run in runs],
    }
