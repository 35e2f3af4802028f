"""Speed of pre-training a BERT: a step against its peers, and what padding costs.

python -m benchmarks.speed.pretraining             print the tables
python -m benchmarks.speed.pretraining --record    and keep them in results/speed_bert.json

All have the paper's dropout, that of attention weights included. Every step computes the loss of
both tasks and updates all weights; metrics are left out.
"""

import itertools

import keras
import numpy as np

from benchmarks.peers import bert
from benchmarks.peers.torch_transformer import ABSENT, has_torch
from benchmarks.speed.flops import count_bert_step
from benchmarks.speed.measure import make_parser, read_options, repeat, run_benchmark, take_turns
from tfqa.datasets import (
    PretrainingExamples,
    PretrainingOptions,
    load_corpus,
    pretraining_batches,
)
from tfqa.datasets.corpus.loading import TEXTS
from tfqa.models import BertConfig, BertForPreTraining
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.training import bert_adamw, pretraining_losses

SIZES = {  # name -> fields of BertConfig, examples in a batch
    "small": (
        {"hidden_dim": 256, "intermediate_dim": 1024, "num_layers": 4, "num_heads": 4},
        32,
    ),
    "base-2": ({"num_layers": 2}, 8),
    "quick": (
        {"hidden_dim": 8, "intermediate_dim": 16, "num_layers": 1, "num_heads": 2}
        | {"vocabulary_size": 101},
        3,
    ),
}
OURS, OURS_EVERYWHERE = "tfqa", "tfqa, all places scored"
KERAS_HUB, TORCH = "KerasHub", "PyTorch"
PER_PREDICTION = {"masked_positions", "mlm_logits"}  # have a column for each masked token
BUCKETED, FULL = "sorted by length, padded as needed", "padded to the full length"
LEARNING_RATE = 1e-4
QUICK = {"sizes": ["quick"], "tokens": 64, "predictions": 10, "repetitions": 1, "steps": 1}
QUICK |= {"batches": 3, "documents": 31, "vocabulary": 300, "product": 64}


def main(arguments=None):
    """Run both parts, print their tables, and keep the record if asked to."""
    record = run_benchmark("speed_bert", __spec__.name, arguments, parse, measure)
    if not has_torch():
        print(f"\n{ABSENT}")
    return record


def parse(arguments):
    """Read the command line."""
    counts = (
        ("tokens", 128, "tokens of an example, padding included"),
        ("predictions", 20, "masked tokens of an example at most"),
        ("repetitions", 5, "counted turns of each competitor"),
        ("steps", 2, "training steps in a turn"),
        ("batches", 16, "batches of real texts in a turn"),
        ("documents", 1000, "documents to make them of at most"),
        ("vocabulary", 4000, "entries of the vocabulary of real texts"),
        ("product", 3072, "rows of the matrix product that measures the machine's peak"),
    )
    parser = make_parser(__spec__.name, counts, {}, ("sizes", SIZES, ["small", "base-2"]))
    parser.add_argument("--data", choices=("samples", *TEXTS), default="samples")
    return read_options(parser, arguments, QUICK)


def measure(options, peak):
    """Return the sizes and the rows of the record."""
    rows = []
    for size in options.sizes:
        rows += measure_training(size, options, peak)
    rows += measure_padding(options)
    sizes = {"tokens an example": options.tokens, "masked tokens": options.predictions}
    sizes["entries"] = make_config(options.sizes[0], options).vocabulary_size
    return sizes, rows


def make_config(size, options, **changes):
    """Return the configuration of one of `SIZES`."""
    return BertConfig(**{**SIZES[size][0], "max_length": options.tokens, **changes})


def make_batch(config, batch, options):
    """Return random examples, the last quarter of every other one padding: (inputs, labels)."""
    rng, shape = np.random.default_rng(0), (batch, options.tokens)
    lengths = np.full(batch, options.tokens)
    lengths[::2] -= options.tokens // 4
    real = np.arange(options.tokens) < lengths[:, None]  # (B, T)
    ids = np.where(real, rng.integers(5, config.vocabulary_size, shape), 0).astype("int32")
    positions, answers = np.zeros((2, batch, options.predictions), "int32")
    for row, length in enumerate(lengths):
        count = min(options.predictions, max(1, round(0.15 * length)))
        positions[row, :count] = np.sort(rng.choice(np.arange(1, length), count, replace=False))
        answers[row, :count] = ids[row, positions[row, :count]]
    segments = real & (np.arange(options.tokens) >= options.tokens // 3)
    inputs = {
        "token_ids": ids,
        "segment_ids": segments.astype("int32"),
        "padding_mask": real,
        "masked_positions": positions,
    }
    labels = {"mlm_logits": answers, "nsp_logits": rng.integers(0, 2, batch, dtype="int32")}
    return inputs, labels


def score_everywhere(inputs, labels):
    """Return the same batch without masked positions: a label stands where its token does."""
    answers = np.zeros_like(inputs["token_ids"])  # (B, T)
    rows, columns = np.nonzero(labels["mlm_logits"])
    answers[rows, inputs["masked_positions"][rows, columns]] = labels["mlm_logits"][rows, columns]
    inputs = {name: array for name, array in inputs.items() if name != "masked_positions"}
    return inputs, {**labels, "mlm_logits": answers}


def make_models(config, batch):
    """Return Keras models by name, with the batch of each, and how far their logits differ."""
    model, again = BertForPreTraining(config), BertForPreTraining(config)
    again.set_weights(model.get_weights())
    peer = bert.make_keras_hub_peer(config)
    bert.take_weights(peer, model)
    theirs, ours = peer(batch[0])["mlm_logits"], model(batch[0])["mlm_logits"]
    difference = float(keras.ops.max(keras.ops.abs(theirs - ours)))
    models = {OURS: (model, batch), OURS_EVERYWHERE: (again, score_everywhere(*batch))}
    return {**models, KERAS_HUB: (peer, batch)}, {KERAS_HUB: difference}


def make_step(model, optimizer, batches):
    """Return a function that trains a model by one step on each batch."""
    jit = "auto" if keras.backend.backend() == "jax" else False
    model.compile(optimizer, pretraining_losses(), jit_compile=jit)

    def step():
        for inputs, labels in batches:
            model.train_on_batch(inputs, labels)

    return step


def measure_training(size, options, peak):
    """Measure training steps of one model by three libraries, and with all positions scored."""
    config, examples = make_config(size, options), SIZES[size][1]
    batch = make_batch(config, examples, options)
    models, differences = make_models(config, batch)
    runs = {}
    for name, (model, trained_on) in models.items():
        make_optimizer = bert.make_adamw if name == KERAS_HUB else bert_adamw
        runs[name] = make_step(model, make_optimizer(LEARNING_RATE), [trained_on])
    if has_torch():
        _, runs[TORCH] = bert.make_torch_step(config, *batch, LEARNING_RATE)
    runs = {name: repeat(run, options.steps) for name, run in runs.items()}
    timings = take_turns(runs, options.repetitions)
    rows = []
    for name, timing in timings.items():
        predictions = options.tokens if name == OURS_EVERYWHERE else options.predictions
        operations = count_bert_step(config, examples, options.tokens, predictions)
        row = {
            "table": "training",
            "model": size,
            "layers": config.num_layers,
            "width": config.hidden_dim,
            "examples": examples,
            "written": name,
            **timing.describe_steps(options.steps, batch[0]["padding_mask"].sum()),
            "times_tfqa": timing.median / timings[OURS].median,
            "operations": operations,
            "share_of_peak": sum(operations.values()) * options.steps / timing.median / peak,
        }
        if name in differences:
            row["largest_difference_of_logits"] = differences[name]
        rows.append(row)
    return rows


def measure_padding(options):
    """Measure training steps on real texts, in bucketed batches and in full ones."""
    batches, tokenizer = make_real_batches(options)
    full = [fill_up(*batch, options) for batch in batches]
    real = sum(inputs["padding_mask"].sum() for inputs, _ in batches)
    size = options.sizes[0]
    config = make_config(size, options, vocabulary_size=tokenizer.vocabulary_size)
    layouts = {BUCKETED: batches, FULL: full}
    runs = {
        name: make_step(BertForPreTraining(config), bert_adamw(LEARNING_RATE), layout)
        for name, layout in layouts.items()
    }
    timings = take_turns(runs, options.repetitions)
    return [
        {
            "table": "padding",
            "model": size,
            "data": options.data,
            "entries": tokenizer.vocabulary_size,
            "steps": len(batches),
            "batches": name,
            "padding": 1
            - float(real) / sum(inputs["token_ids"].size for inputs, _ in layouts[name]),
            **timing.describe_steps(len(batches), real / len(batches)),
            "times_full": timing.median / timings[FULL].median,
        }
        for name, timing in timings.items()
    ]


def make_real_batches(options):
    """Return the first batches of `pretraining_batches`, and the tokenizer of their text."""
    documents = list(itertools.islice(load_corpus(options.data), options.documents))
    texts = [text for document in documents for text in document.paragraphs]
    tokenizer = WordPieceTokenizer.train(texts, options.vocabulary)
    made_with = PretrainingOptions(
        max_length=options.tokens, max_predictions=options.predictions, short_share=0.1
    )
    examples = PretrainingExamples(documents, tokenizer, made_with)
    batches = pretraining_batches(examples, SIZES[options.sizes[0]][1], passes=1)
    return list(batches.take(options.batches).as_numpy_iterator()), tokenizer


def fill_up(inputs, labels, options):
    """Return a batch padded to the most tokens and masked tokens that an example can have."""

    def fill(name, array):
        if array.ndim == 1:
            return array
        most = options.predictions if name in PER_PREDICTION else options.tokens
        return np.pad(array, [(0, 0), (0, most - array.shape[1])])

    return tuple(
        {name: fill(name, array) for name, array in part.items()} for part in (inputs, labels)
    )


if __name__ == "__main__":
    main()
