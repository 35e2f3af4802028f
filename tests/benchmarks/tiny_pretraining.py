"""A pre-training of four steps, on a few of the samples' articles."""

from tfqa.datasets import load_corpus
from tfqa.recipes import PRETRAINING_PRESETS
from tfqa.recipes.recipe import override

TINY = (
    *("model.hidden_dim=8", "model.intermediate_dim=8", "model.num_heads=2", "model.num_layers=1"),
    *("lengths=[32]", "steps=[4]", "batch_sizes=[16]", "evaluate_every=2", "warmup_steps=1"),
    *("validation_batches=3", "vocabulary_size=1500"),
)


def make_recipe(directory, **changes):
    """Return a recipe that reads every tenth article, and is evaluated on every sixth held out."""
    paths = {}
    for name, step in (("samples", 10), ("samples-dev", 6)):
        paths[name] = directory / f"{name}.txt"
        texts = ("\n".join(one.paragraphs) for one in list(load_corpus(name))[::step])
        paths[name].write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    recipe = override(PRETRAINING_PRESETS["samples"], TINY)
    data, validation = map(str, paths.values())
    return recipe.replace(data=data, validation_data=validation, **changes)
