"""Chapter 05's comparison: what pre-trained weights are worth, three seeds. See `seeds`.

All train on the same number of the samples' questions, drawn by the seed, with and without an
answer, and are asked all of the held-out articles' questions.
"""

from benchmarks.evaluation.squad_groups import score_groups
from benchmarks.records import read_result
from benchmarks.studies.seeds import Study, main
from tfqa.datasets import load_squad
from tfqa.recipes import SQUAD_PRESETS, evaluate_squad, fine_tune
from tfqa.recipes.run import RECIPE


def fine_tune_and_evaluate(recipe, directory):
    """Fine-tune, or resume, and evaluate -> record."""
    result = fine_tune(recipe, directory, resume=(directory / RECIPE).exists(), verbose=2)
    questions = load_squad(recipe.data, "dev")
    scores, predictions = evaluate_squad(result.answerer, questions)
    answerable = questions.without_impossible()
    evaluation = {
        "questions": len(questions),
        "answerable": score_groups(answerable, predictions.guesses, groups=()),
        "best_exact": scores["best_exact"],
        "best_f1": scores["best_f1"],
    }
    data = {"name": recipe.data, "train": result.questions, "dev": len(questions)}
    return {**read_result(directory), "data": data, "evaluation": evaluation}


STUDY = Study(
    name="squad_samples",
    module=__spec__.name,
    preset="samples",
    presets=SQUAD_PRESETS,
    kind="squad_seeds",
    train=fine_tune_and_evaluate,
    settings=("validation_examples=0", "train_examples=2200"),
    models={
        "pre-trained": (),
        "frozen": ("frozen=true", "learning_rate=0.003"),
        "from scratch": ("from_scratch=true",),
    },
)

if __name__ == "__main__":
    main(STUDY)
