"""Speed of training steps on questions, against KerasHub and Hugging Face, and where ours goes.

All train the same model from the same weights, without dropout, on the same windows: forward,
backward, and AdamW with a clipped gradient, in float32 where nothing else is said. Ours makes
batches of windows of similar length, as `squad_batches` does; the batches of an epoch are sorted by
length and cut into equal parts, and the middle one of each part is timed. The peers pad to the full
length, as they do by default; these batches all cost the same, so fewer are timed. Useful
operations are those of the real tokens of all batches.

The peak is that of a large matrix product that takes turns with them: a machine need not keep up
for minutes what it reaches in its first second.
"""

import functools

import keras
import numpy as np

from benchmarks.peers.question_answering import (
    call_hugging_face_peer,
    compile_keras_hub_peer,
    has_hugging_face,
    list_versions,
    make_hugging_face_peer,
    make_hugging_face_steps,
    make_keras_hub_peer,
)
from benchmarks.speed.flops import count_span_step
from benchmarks.speed.measure import make_product, repeat, take_turns
from benchmarks.speed.pretraining import fill_up
from benchmarks.speed.profile_step import profile_step
from tfqa.datasets import make_windows, squad_batches
from tfqa.models import BertConfig, BertForQuestionAnswering
from tfqa.recipes import SquadRecipe
from tfqa.recipes.question_answering import compile_model

SIZES = {  # name -> fields of BertConfig, windows in a batch
    "minilm-l6": (
        {"hidden_dim": 384, "intermediate_dim": 1536, "num_layers": 6, "num_heads": 12},
        16,
    ),
    "quick": ({"hidden_dim": 8, "intermediate_dim": 16, "num_layers": 1, "num_heads": 2}, 3),
}
OURS, OURS_HALF, OURS_FULL = "tfqa", "tfqa, mixed bfloat16", "tfqa, full batches"
BUCKETED = (OURS, OURS_HALF)
KERAS_HUB = "KerasHub"
HUGGING_FACE = "Hugging Face"
HUGGING_FACE_EAGER = "Hugging Face, attention without a kernel"
ATTENTIONS = {HUGGING_FACE: None, HUGGING_FACE_EAGER: "eager"}
PACKAGES = {KERAS_HUB: ("keras-hub",)}
PACKAGES |= dict.fromkeys(ATTENTIONS, ("transformers", "torch"))
LEARNING_RATE = 1e-4
HEAD = "starts and ends"
PRODUCT, PRODUCTS = "matrix product", 8  # a turn


def measure_training(questions, tokenizer, options):
    """Measure training steps by several libraries, in turns, and profile one of ours.

    Args:
        questions: a `SquadDataset`.
        tokenizer: a `WordPieceTokenizer`.
        options: `size`, `tokens`, `stride`, `batches`, `full`, `product`, `repetitions`.
    """
    batches = choose_batches(questions, tokenizer, options)
    full = [fill_up(*batch, options) for batch in spread(batches, options.full)]
    config = make_config(tokenizer.vocabulary_size, options)
    models, differences = make_models(config, batches[0][0])
    steps = {
        name: make_steps(name, model, batches if name in BUCKETED else full)
        for name, model in models.items()
    }
    turns = {name: functools.partial(run_all, turn) for name, turn in steps.items()}
    product, operations = make_product(options.product)
    timings = take_turns(
        {**turns, PRODUCT: repeat(product, PRODUCTS)}, options.repetitions, warmups=1
    )
    peak = operations * PRODUCTS / timings.pop(PRODUCT).median
    seconds = {name: timing.median / len(steps[name]) for name, timing in timings.items()}
    real, padded = count_tokens(batches)
    useful = count_step(config, real, batches)
    rows = []
    for name, timing in timings.items():
        lengths = padded if name in BUCKETED else [options.tokens] * len(real)
        operations = count_step(config, lengths, batches)
        row = {
            "table": "training",
            "model": options.size,
            "layers": config.num_layers,
            "width": config.hidden_dim,
            "examples": SIZES[options.size][1],
            "written": name,
            "steps": len(steps[name]),
            "padding": 1 - sum(real) / sum(lengths),
            "step_milliseconds": 1e3 * seconds[name],
            "step_milliseconds_minimum": 1e3 * timing.minimum / len(steps[name]),
            "examples_per_second": SIZES[options.size][1] / seconds[name],
            "times_tfqa": seconds[name] / seconds[OURS],
            "peak_gflops": peak / 1e9,
            "operations": operations,
            "share_of_peak": sum(operations.values()) / seconds[name] / peak,
            "useful_share_of_peak": sum(useful.values()) / seconds[name] / peak,
        }
        if name in differences:
            row["largest_difference_of_logits"] = differences[name]
        if name in PACKAGES:
            row["packages"] = list_versions(*PACKAGES[name])
        rows.append(row)
    if keras.backend.backend() == "tensorflow":
        rows += profile(models[OURS], batches[len(batches) // 2], options.size)
    return rows


def choose_batches(questions, tokenizer, options):
    """Return batches of an epoch that stand for all, short to long: (inputs, labels) each."""
    examples = SIZES[options.size][1]
    windows = make_windows(questions, tokenizer, max_length=options.tokens, stride=options.stride)
    batches = [
        batch
        for batch in squad_batches(windows, examples).as_numpy_iterator()
        if len(batch[0]["token_ids"]) == examples  # the last one may have fewer
    ]
    return spread(
        sorted(batches, key=lambda batch: batch[0]["token_ids"].shape[1]), options.batches
    )


def spread(items, count):
    """Cut a list into so many equal parts, and return the middle one of each."""
    return [items[int((part + 0.5) * len(items) / count)] for part in range(count)]


def make_config(entries, options):
    """Return the configuration of one of `SIZES`, without dropout."""
    fields = {"dropout": 0.0, "attention_dropout": 0.0, "vocabulary_size": entries}
    return BertConfig(**SIZES[options.size][0], **fields, max_length=options.tokens)


def make_models(config, inputs):
    """Return models by name, all with the same weights, and how far their logits differ."""
    ours, again = BertForQuestionAnswering(config), BertForQuestionAnswering(config)
    half = BertForQuestionAnswering(config, dtype="mixed_bfloat16")
    for other in (again, half):
        other.set_weights(ours.get_weights())
    others = {OURS_HALF: half, OURS_FULL: again, KERAS_HUB: make_keras_hub_peer(ours)}
    if has_hugging_face():
        for name, attention in ATTENTIONS.items():
            others[name] = make_hugging_face_peer(ours, attention)
    inputs = {name: array[:2] for name, array in inputs.items()}
    real, expected = inputs["padding_mask"], ours(inputs)
    differences = {}
    for name, other in others.items():
        find = call_hugging_face_peer(other) if name in ATTENTIONS else other
        logits = find(inputs)
        differences[name] = max(
            float(np.abs(logits[key] - expected[key])[real].max()) for key in expected
        )
    return {OURS: ours, **others}, differences


def make_steps(name, model, batches):
    """Return for each batch a function that trains a model on it."""
    if name in ATTENTIONS:
        return make_hugging_face_steps(model, batches, LEARNING_RATE)
    if name == KERAS_HUB:
        compile_keras_hub_peer(model, LEARNING_RATE)
    else:
        compile_model(model, SquadRecipe(learning_rate=LEARNING_RATE), steps=1000)
    return [functools.partial(model.train_on_batch, *batch) for batch in batches]


def run_all(steps):
    """Take all steps of a turn."""
    for step in steps:
        step()


def count_tokens(batches):
    """Return for each window how many tokens it has, and how many with its padding."""
    masks = [inputs["padding_mask"] for inputs, _ in batches]
    real = [length for mask in masks for length in mask.sum(axis=1).tolist()]
    return real, [mask.shape[1] for mask in masks for _ in mask]


def count_step(config, lengths, batches):
    """Return the operations of a step by part: the mean over the batches."""
    return {part: count / len(batches) for part, count in count_span_step(config, lengths).items()}


def profile(model, batch, size):
    """Return where a step on a batch goes, as rows."""
    parts = profile_step(lambda: model.train_on_batch(*batch), 3, head=HEAD)
    tokens = batch[0]["token_ids"].shape[1]
    return [{"table": "parts", "model": size, "tokens": tokens, **part} for part in parts]
