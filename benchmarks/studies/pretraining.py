"""Chapter 04's comparison: what makes a BERT learn, three seeds each. See `seeds`.

All are evaluated on the same held-out articles with the same masks, and asked the same facts.
"""

import json

import numpy as np
from keras import ops

from benchmarks.studies.seeds import Study, main
from tfqa.datasets import left_to_right
from tfqa.datasets.samples.articles import all_facts, cloze_sentences, suggests
from tfqa.recipes.pretraining import pretrain, validation_batches
from tfqa.recipes.pretraining_examples import write_examples
from tfqa.recipes.pretraining_recipe import PRETRAINING_PRESETS
from tfqa.recipes.run import RECIPE, RESULT

FATES = ("[MASK]", "another token", "itself")
"""What a model sees where it has to guess."""


def pretrain_and_evaluate(recipe, place):
    """Pre-train, or go on, and evaluate -> record."""
    result = pretrain(recipe, place, resume=(place / RECIPE).exists(), verbose=2)
    standard = recipe.replace(examples={}, left_to_right=False)
    prepared = write_examples(standard, place.parent / f"examples-{recipe.seed}")
    language_model = result.language_model
    evaluation = evaluate(language_model, standard, prepared, recipe.left_to_right)
    if not recipe.left_to_right:
        evaluation["facts"] = ask_facts(language_model)
    data = {"name": recipe.data, "validation": recipe.validation_data}
    record = json.loads((place / RESULT).read_text(encoding="utf-8"))
    return {**record, "data": data, "evaluation": evaluation}


def evaluate(language_model, recipe, prepared, from_left=False, phase=0):
    """Return how well masked tokens of held-out examples are guessed, by what the model sees.

    Returns:
        dict of "accuracy" (0 to 1), "nats" (per token), and "by_fate": for each of `FATES` the
        accuracy and the number of tokens. A left-to-right model sees none of them.
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
        seen = np.take_along_axis(
            shown["token_ids"].numpy(), shown["masked_positions"].numpy(), axis=1
        )
        fates.append(np.where(seen == mask, 0, np.where(seen == ids, 2, 1))[real])
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
    """Ask for facts that the articles state, and for such that they do not, by filling a blank.

    A fact is asked in the first sentence that its relation is told in. Left out are values that
    their subject suggests, as Croatia does Croatian.

    Returns:
        dict of "stated" and "withheld" facts to {"right": share of the facts whose value is one
        token and the first guess; "facts": how many have such a value; "fitting": share of all
        facts for which the first guess is a value of the right kind; "asked": how many}.
    """
    known = set(language_model.tokenizer.tokens)
    kinds = {(fact.topic, fact.relation) for fact in all_facts() if not fact.stated}
    asked = [
        fact
        for fact in all_facts()
        if (fact.topic, fact.relation) in kinds and not suggests(fact.subject, fact.value)
    ]
    values = {kind: set() for kind in kinds}
    for fact in asked:
        values[fact.topic, fact.relation].add(fact.value.lower())
    found = {}
    for name, stated in (("stated", True), ("withheld", False)):
        facts = [fact for fact in asked if fact.stated is stated]
        filled = language_model.fill([cloze_sentences(fact)[0] for fact in facts], top_k=1)
        guesses = [blanks[0][0].token for blanks in filled]
        pairs = list(zip(facts, guesses, strict=True))
        right = [
            guess == fact.value.lower() for fact, guess in pairs if fact.value.lower() in known
        ]
        fitting = [guess in values[fact.topic, fact.relation] for fact, guess in pairs]
        found[name] = {"right": float(np.mean(right)), "facts": len(right)}
        found[name] |= {"fitting": float(np.mean(fitting)), "asked": len(fitting)}
    return found


STUDY = Study(
    name="bert_samples",
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
