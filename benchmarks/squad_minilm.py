"""Chapter 05's real run: a published encoder of 22.6 M weights learns to answer SQuAD's questions.

The learning curve, from the published weights and from scratch, on SQuAD 1.1. All are evaluated on
the same questions of the official dev set; the one with most questions on all of them. See
`benchmarks.seeds`.
"""

import json

from benchmarks.seeds import Study, main
from benchmarks.squad_groups import score_groups
from tfqa.datasets import load_squad
from tfqa.recipes.runs import RECIPE, RESULT
from tfqa.recipes.squad import evaluate_squad, fine_tune
from tfqa.recipes.squad_recipe import SQUAD_PRESETS

MOST = SQUAD_PRESETS["squad-v1.1"].train_examples
SHARED = 2_000
"""Questions of the dev set that all models answer, drawn by seed 0."""


def fine_tune_and_evaluate(recipe, place):
    """Fine-tune, or go on, and evaluate -> record."""
    result = fine_tune(recipe, place, resume=(place / RECIPE).exists(), verbose=2)
    dev = load_squad(recipe.data, "dev")
    everything = recipe.train_examples == MOST and not recipe.from_scratch
    scores, predictions = evaluate_squad(result.answerer, dev if everything else dev.sample(SHARED))
    shared = dev.sample(SHARED)
    evaluation = {"shared": score_groups(shared, predictions.texts, ())}
    if everything:
        evaluation["all"] = {"questions": len(dev), **scores}
        evaluation["groups"] = score_groups(dev, predictions.texts)
    data = {"name": recipe.data, "dev": len(dev), "shared": SHARED}
    record = json.loads((place / RESULT).read_text(encoding="utf-8"))
    return {**record, "data": data, "evaluation": evaluation}


STUDY = Study(
    name="squad_minilm",
    preset="squad-v1.1",
    presets=SQUAD_PRESETS,
    kind="squad_curve",
    train=fine_tune_and_evaluate,
    settings=("validation_examples=0",),
    models={
        "pre-trained, 20,000": (),
        "pre-trained, 1,250": ("train_examples=1250",),
        "from scratch, 1,250": ("train_examples=1250", "from_scratch=true"),
        "pre-trained, 5,000": ("train_examples=5000",),
        "from scratch, 5,000": ("train_examples=5000", "from_scratch=true"),
    },
    once=(
        *("pre-trained, 20,000", "pre-trained, 5,000", "from scratch, 5,000"),
        *("pre-trained, 1,250", "from scratch, 1,250"),
    ),
)

if __name__ == "__main__":
    main(STUDY)
