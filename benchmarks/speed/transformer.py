"""Speed of the Transformer: training against its peers, decoding, and attention over length.

python -m benchmarks.speed.transformer             print the tables
python -m benchmarks.speed.transformer --record    and keep them in results/speed_transformer.json
"""

import keras
import numpy as np

from benchmarks.peers import torch_transformer
from benchmarks.peers.transformer import KerasHubTransformer, KerasTransformer
from benchmarks.speed.attention import measure_attention
from benchmarks.speed.decoding import measure_decoding
from benchmarks.speed.flops import count_transformer_step
from benchmarks.speed.measure import make_parser, read_options, repeat, run_benchmark, take_turns
from benchmarks.speed.profile_step import profile_step
from tfqa.models import Transformer, TransformerConfig
from tfqa.training import MaskedCrossEntropy

SIZES = {  # name -> fields of TransformerConfig, sentences in a batch
    "tiny": (
        {"hidden_dim": 128, "intermediate_dim": 512, "num_layers": 4, "num_heads": 8}
        | {"source_vocabulary_size": 7765, "target_vocabulary_size": 7010},
        64,
    ),
    "base": ({"source_vocabulary_size": 8000, "target_vocabulary_size": 8000}, 8),
    "quick": (
        {"hidden_dim": 8, "intermediate_dim": 16, "num_layers": 1, "num_heads": 2}
        | {"source_vocabulary_size": 23, "target_vocabulary_size": 23},
        3,
    ),
}
OURS, OURS_DROPPING = "tfqa", "tfqa, attention weights dropped too"
KERAS, KERAS_HUB, TORCH = "plain Keras", "KerasHub", "PyTorch"
SMOOTHING = 0.1
QUICK = {"sizes": ["quick"], "tokens": 5, "repetitions": 1, "steps": 1, "product": 64}
QUICK |= {"decode_batches": [2], "decode_lengths": [3, 5], "attention_lengths": [4]}


def main(arguments=None):
    """Run all parts, print their tables, and keep the record if asked to."""
    record = run_benchmark("speed_transformer", __spec__.name, arguments, parse, measure)
    if not torch_transformer.has_torch():
        print(f"\n{torch_transformer.ABSENT}")
    return record


def measure(options, peak):
    """Return the sizes and the rows of the record."""
    rows = []
    for size in options.sizes:
        rows += measure_training(size, options, peak)
    rows += measure_decoding(
        Transformer(make_config(options.sizes[0], end_id=-1)),  # no sentence ends
        options.decode_batches,
        options.decode_lengths,
        source_tokens=options.tokens,
        repetitions=min(3, options.repetitions),
    )
    rows += measure_attention(options.attention_lengths, min(3, options.repetitions))
    return {"source tokens": options.tokens, "target tokens": options.tokens}, rows


def parse(arguments):
    """Read the command line."""
    counts = (
        ("tokens", 40, "tokens of each source and each target sentence"),
        ("repetitions", 5, "counted turns of each competitor"),
        ("steps", 2, "training steps in a turn"),
        ("product", 3072, "rows of the matrix product that measures the machine's peak"),
    )
    lists = {"decode-batches": [1, 64], "decode-lengths": [64, 256]}
    lists["attention-lengths"] = [128, 256, 512, 1024, 2048, 4096]
    parser = make_parser(__spec__.name, counts, lists, ("sizes", SIZES, ["tiny", "base"]))
    return read_options(parser, arguments, QUICK)


def make_config(size, **changes):
    """Return the configuration of one of `SIZES`, dropout as in the paper."""
    return TransformerConfig(**{**SIZES[size][0], "dropout": 0.1, **changes})


def make_batch(size, tokens):
    """Return random ids, the last quarter of every other sentence padding: (inputs, labels)."""
    batch = SIZES[size][1]
    rng = np.random.default_rng(0)
    vocabulary = SIZES[size][0]["target_vocabulary_size"]
    source, target, labels = (
        rng.integers(4, vocabulary, size=(batch, tokens), dtype="int32") for _ in range(3)
    )
    for ids in (source, target, labels):
        ids[::2, tokens - tokens // 4 :] = 0
    return {"source_ids": source, "target_ids": target}, labels


def make_peers(config, inputs):
    """Return Keras models by name, with the same weights, and how far their logits differ."""
    model = Transformer(config)
    peers = {KERAS: KerasTransformer(config), KERAS_HUB: KerasHubTransformer(config)}
    expected, differences = keras.ops.convert_to_numpy(model(inputs)), {}
    for name, peer in peers.items():
        peer(inputs)  # builds it
        peer.take_weights(model)
        differences[name] = float(np.abs(keras.ops.convert_to_numpy(peer(inputs)) - expected).max())
    dropping = Transformer(TransformerConfig(**{**config.to_dict(), "attention_dropout": 0.1}))
    return {OURS: model, OURS_DROPPING: dropping, **peers}, differences


def measure_training(size, options, peak):
    """Measure training steps of one model by four libraries, in turns, and profile ours."""
    config = make_config(size)
    inputs, labels = make_batch(size, options.tokens)
    models, differences = make_peers(config, inputs)
    runs = {}
    for name, model in models.items():
        loss = MaskedCrossEntropy(label_smoothing=SMOOTHING)
        model.compile(keras.optimizers.Adam(), loss, jit_compile=False)
        runs[name] = repeat(lambda m=model: m.train_on_batch(inputs, labels), options.steps)
    if torch_transformer.has_torch():
        _, step = torch_transformer.make_torch_step(config, inputs, labels, SMOOTHING)
        runs[TORCH] = repeat(step, options.steps)
    timings = take_turns(runs, options.repetitions)
    operations = count_transformer_step(config, len(labels), options.tokens, options.tokens)
    rows = []
    for name, timing in timings.items():
        row = {
            "table": "training",
            "model": size,
            "written": name,
            **timing.describe_steps(options.steps, np.sum(labels != 0)),
            "times_tfqa": timing.median / timings[OURS].median,
            "operations": operations,
            "share_of_peak": sum(operations.values()) * options.steps / timing.median / peak,
        }
        if name in differences:
            row["largest_difference_of_logits"] = differences[name]
        rows.append(row)
    if keras.backend.backend() == "tensorflow":
        parts = profile_step(lambda: models[OURS].train_on_batch(inputs, labels), options.steps + 1)
        rows += [{"table": "parts", "model": size, **part} for part in parts]
    return rows


if __name__ == "__main__":
    main()
