"""A program for test_devices.py: train on several devices, then on one, and keep both results.

    python train_on_devices.py MODEL ROWS OUTPUT

On TensorFlow the devices are two halves of this CPU; on JAX they are two processes.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np
import tensorflow as tf

from tfqa.datasets import ParallelSplit, make_batches, pretraining_batches
from tfqa.datasets.pretraining.records import Example, TokenSpan
from tfqa.decoding import greedy
from tfqa.models import (
    BertConfig,
    BertForPreTraining,
    Seq2Seq,
    Seq2SeqConfig,
    Transformer,
    TransformerConfig,
)
from tfqa.training.adam import Adam, AdamW
from tfqa.training.callbacks import MetricCallback, TrainingCheckpoint
from tfqa.training.devices import distribute, is_main_process, process_directory
from tfqa.training.losses import MaskedCrossEntropy, pretraining_losses
from tfqa.training.metrics import pretraining_metrics
from tfqa.training.optimizers import layerwise_factors
from tfqa.training.runtime import set_seeds

ON_JAX = keras.backend.backend() == "jax"


class Numbers:
    """The tokenizer of a text of token ids."""

    def encode_batch(self, texts):
        return [[int(word) for word in text.split()] for text in texts]


def make_pairs(rows, **options):
    """Sentences of 1, 2 or 15 tokens, so that halves of a batch have very different numbers."""
    rng = np.random.default_rng(rows)
    texts = [
        " ".join(map(str, rng.integers(4, 64, length)))
        for length in rng.choice([1, 2, 15], 2 * rows)
    ]
    sizes = {"batch_size": 8, "pad_multiple": 16}
    split = ParallelSplit(tuple(texts[:rows]), tuple(texts[rows:]))
    return make_batches(split, Numbers(), Numbers(), seed=3, **sizes, **options)


def make_examples(rows, **options):
    """Examples of 5, 7 or 16 tokens, of which 1 or 5 are masked; their padding mask is boolean."""
    rng, examples = np.random.default_rng(rows), []
    for length in rng.choice([5, 7, 16], rows).tolist():
        masked = np.sort(rng.choice(length, 5 if length == 16 else 1, replace=False))
        ids, answers = (rng.integers(5, 64, n, dtype="int32") for n in (length, len(masked)))
        spans = TokenSpan(0, 0, 1), TokenSpan(1, 0, length - 4)
        masked = masked.astype("int32")
        examples.append(Example(ids, spans, int(rng.integers(2)), masked, answers))
    return pretraining_batches(examples, 8, seed=3, passes=1, **options)


MAKERS = {"seq2seq": make_pairs, "transformer": make_pairs, "bert": make_examples}


def make_model(kind):
    # Without epsilon a gradient of zero, as that of the keys' bias, moves weights by its rounding.
    moments = {"epsilon": 1e-3, "global_clipnorm": 0.3}
    sizes = {"hidden_dim": 6, "intermediate_dim": 11, "num_heads": 2, "num_layers": 1}
    if kind == "bert":
        model = BertForPreTraining(BertConfig.tiny(**sizes))
        moments["learning_rate_multipliers"] = layerwise_factors(model, 0.7)
        optimizer, metrics = AdamW(0.02, weight_decay=0.3, **moments), pretraining_metrics()
        model.compile(optimizer, pretraining_losses(), metrics=metrics, jit_compile=ON_JAX)
        return model
    if kind == "seq2seq":
        model = Seq2Seq(Seq2SeqConfig.tiny(embedding_dim=5, hidden_dim=6))
    else:
        model = Transformer(TransformerConfig.tiny(**sizes, dropout=0.0))
    loss = MaskedCrossEntropy(label_smoothing=0.1)
    model.compile(Adam(0.02, **moments), loss, jit_compile=ON_JAX)
    return model


def to_arrays(variables):
    return [keras.ops.convert_to_numpy(variable) for variable in variables]


def train(kind, rows, names, output):
    """Train on 24 rows, then on `rows`; return everything that must not depend on the devices."""
    set_seeds(7, deterministic=True)
    make_dataset = MAKERS[kind]
    with distribute(names) as devices, process_directory(output) as directory:
        if not is_main_process():
            assert directory != output
        with devices.scope():
            model = make_model(kind)
        checkpoint = TrainingCheckpoint(directory, every=2, steps=-(-rows // 8))
        sources = np.array([[5, 6, 7, 8], [9, 8, 7, 0], [4, 0, 0, 0]])
        written = {}

        def translate():
            """What metrics do: search, and predict 3 rows, which are no multiple of 2."""
            written["tokens"] = greedy(model, sources, 5)
            inputs = {"source_ids": sources, "target_ids": sources}
            written["logits"] = model.predict(inputs, verbose=0)
            return {"ids": written["tokens"].sum()}

        validation = make_dataset(24, shuffle=False)
        first = model.fit(make_dataset(24), validation_data=validation, shuffle=False, verbose=0)
        metrics = [MetricCallback(translate)] if kind == "transformer" else []  # once is enough
        options = {"callbacks": [*metrics, checkpoint], "shuffle": False, "verbose": 0}
        second = model.fit(make_dataset(rows), validation_data=validation, epochs=2, **options)

        with distribute(names) as same:
            assert ON_JAX or devices.count == 1 or same == devices  # not another strategy
        with devices.scope():
            again = make_model(kind)
        assert TrainingCheckpoint(directory).restore(again)
        state = to_arrays(model.variables)
        for one, other in zip(state, to_arrays(again.variables), strict=True):
            np.testing.assert_array_equal(one, other)
    measured = [
        values
        for name, values in second.history.items()
        if name.startswith("val_") or not name.endswith("loss")
    ]
    found = {
        "devices": devices.count,
        "losses": first.history["loss"] + first.history["val_loss"] + sum(measured, []),
        "uneven_losses": second.history["loss"],
        **written,
    }
    return found | {f"weight-{i}": values for i, values in enumerate(to_arrays(model.weights))}


def main(kind, rows, output):
    names = None
    if not ON_JAX:
        names = ["CPU:0", "CPU:1"]
        halves = [tf.config.LogicalDeviceConfiguration()] * 2
        cpu = tf.config.list_physical_devices("CPU")[0]
        tf.config.set_logical_device_configuration(cpu, halves)
    output = Path(output)
    several = train(kind, int(rows), names, output / "several")
    if is_main_process():
        np.savez(output / "several.npz", **several)
        one = train(kind, int(rows), ["cpu:0"], output / "one")
        np.savez(output / "one.npz", **one)


if __name__ == "__main__":
    main(*sys.argv[1:])
