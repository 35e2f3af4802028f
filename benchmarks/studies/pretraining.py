"""Chapter 04's comparison: what makes a BERT learn, three seeds each. See `seeds`.

All are evaluated on the same held-out articles with the same masks, and asked the same facts.
"""

from collections import defaultdict

import numpy as np
from keras import ops

from benchmarks.records import read_result
from benchmarks.studies.seeds import Study, main
from tfqa.datasets import left_to_right, load_facts
from tfqa.recipes.pretraining import pretrain, validation_batches
from tfqa.recipes.pretraining_examples import write_examples
from tfqa.recipes.pretraining_recipe import PRETRAINING_PRESETS
from tfqa.recipes.run import RECIPE

FATES = ("[MASK]", "another token", "itself")
"""What stands at a masked position in the input."""


def pretrain_and_evaluate(recipe, directory):
    """Pre-train, or resume, and evaluate -> record."""
    result = pretrain(recipe, directory, resume=(directory / RECIPE).exists(), verbose=2)
    standard = recipe.replace(examples={}, left_to_right=False)
    prepared = write_examples(standard, directory.parent / f"examples-{recipe.seed}")
    language_model = result.language_model
    evaluation = evaluate(language_model, standard, prepared, recipe.left_to_right)
    if not recipe.left_to_right:
        evaluation["facts"] = ask_facts(language_model)
    data = {"name": recipe.data, "validation": recipe.validation_data}
    return {**read_result(directory), "data": data, "evaluation": evaluation}


def evaluate(language_model, recipe, prepared, from_left=False, phase=0):
    """Return how well masked tokens of held-out examples are predicted, by what the input has.

    Returns:
        dict of "accuracy" (0 to 1), "nats" (per token), and "by_fate": for each of `FATES` the
        accuracy and the number of tokens. For a left-to-right model it is left out.
    """
    tokenizer = language_model.tokenizer
    mask = tokenizer.token_to_id("[MASK]")
    right, nats, fates = [], [], []
    batches = validation_batches(recipe, prepared, phase)
    read = left_to_right(batches, tokenizer, everywhere=False) if from_left else batches
    for (inputs, labels), (shown, _) in zip(read, batches, strict=True):
        ids = labels["mlm_logits"].numpy()
        real = ids != 0
        logits = ops.cast(language_model.model(inputs)["mlm_logits"], "float32")
        logs = ops.convert_to_numpy(ops.log_softmax(logits))  # (B, P, V)
        right.append((logs.argmax(axis=-1) == ids)[real])
        nats.append(-np.take_along_axis(logs, ids[..., None], axis=-1)[..., 0][real])
        in_input = np.take_along_axis(
            shown["token_ids"].numpy(), shown["masked_positions"].numpy(), axis=1
        )
        fates.append(np.where(in_input == mask, 0, np.where(in_input == ids, 2, 1))[real])
    right, nats, fates = map(np.concatenate, (right, nats, fates))
    by_fate = {
        name: {"accuracy": float(right[fates == fate].mean()), "tokens": int(sum(fates == fate))}
        for fate, name in enumerate(FATES)
    }
    return {
        "tokens": len(right),
        "accuracy": float(right.mean()),
        "nats": float(nats.mean()),
        **({} if from_left else {"by_fate": by_fate}),
    }


def ask_facts(language_model):
    """Ask for facts that the articles state, and for facts that they withhold, by filling a blank.

    A fact is asked by the first of its relation's sentences. Values that their subject suggests, as
    Croatia does Croatian, are left out.

    Returns:
        dict of "stated" and "withheld" facts to {"right": share of the facts whose value is one
        token and the first guess; "facts": how many have such a value; "fitting": share of all
        facts for which the first guess is a value of the right kind; "asked": how many}.
    """
    known = set(language_model.tokenizer.tokens)
    asked, values = load_facts("samples"), defaultdict(set)
    for fact in asked:
        values[fact.topic, fact.relation].add(fact.value.lower())
    results = {}
    for name, stated in (("stated", True), ("withheld", False)):
        facts = [fact for fact in asked if fact.stated is stated]
        filled = language_model.fill([fact.cloze for fact in facts], top_k=1)
        guesses = [blanks[0][0].token for blanks in filled]
        pairs = list(zip(facts, guesses, strict=True))
        right = [
            guess == fact.value.lower() for fact, guess in pairs if fact.value.lower() in known
        ]
        fitting = [guess in values[fact.topic, fact.relation] for fact, guess in pairs]
        results[name] = {"right": float(np.mean(right)), "facts": len(right)}
        results[name] |= {"fitting": float(np.mean(fitting)), "asked": len(fitting)}
    return results


STUDY = Study(
    name="bert_samples",
    module=__spec__.name,
    preset="samples",
    presets=PRETRAINING_PRESETS,
    kind="pretraining_seeds",
    train=pretrain_and_evaluate,
    settings=("steps=[1600]", "evaluate_every=400"),
    models={
        "BERT": (),
        "masking 5 %": ("examples.masking_rate=0.05",),
        "masking 40 %": ("examples.masking_rate=0.4",),
        "always [MASK]": ("examples.mask_share=1.0", "examples.random_share=0.0"),
        "left to right": ("left_to_right=true",),
    },
)

if __name__ == "__main__":
    main(STUDY)
