"""Speed of recurrent translation: training, decoding and attention alone, against plain Keras.

python -m benchmarks.speed.translation            print the tables
python -m benchmarks.speed.translation --record   and keep them in benchmarks/results/speed_nmt.json
"""

import keras
import numpy as np
from keras import ops

from benchmarks.peers.naive_decoding import PrefixReader, StepReader, beam_loop, greedy_loop
from benchmarks.peers.recurrent import PlainSeq2Seq
from benchmarks.speed.flops import count_training_step
from benchmarks.speed.measure import (
    compiled,
    make_parser,
    read_options,
    repeat,
    run_benchmark,
    take_turns,
)
from tfqa.attention import Additive, Attention, DotProduct, General, padding_mask
from tfqa.decoding import beam_search, greedy
from tfqa.models import Seq2Seq, Seq2SeqConfig
from tfqa.training.losses import MaskedCrossEntropy

MODELS = {
    "fixed vector": {"attention": None},
    "Bahdanau, additive": {"attention": "additive"},
    "Luong, dot": {"attention": "dot", "order": "luong"},
}
OURS, PEER = "tfqa", "plain Keras"
NUM_BEAMS = 5
QUICK = {"batch": 3, "source_tokens": 3, "target_tokens": 2, "width": 8, "vocabulary": 23}
QUICK |= {"decode_tokens": 3, "decode_batches": [2], "repetitions": 1, "warmups": 1, "steps": 1}
QUICK |= {"attention_lengths": [5], "product": 64, "models": ["fixed vector", "Luong, dot"]}


def main(arguments=None):
    """Run all parts, print their tables, and keep the record if asked to."""
    return run_benchmark("speed_nmt", __spec__.name, arguments, parse, measure)


def measure(options, peak):
    """Return the sizes and the rows of the record."""
    names = ["batch", "source_tokens", "target_tokens", "width", "vocabulary", "decode_tokens"]
    rows = [*measure_training(options, peak), *measure_decoding(options)]
    rows += measure_attention(options)
    return {name: getattr(options, name) for name in names}, rows


def parse(arguments):
    """Read the command line."""
    counts = (
        ("batch", 64, "sentence pairs in a training step"),
        ("source-tokens", 16, "tokens of each source sentence"),
        ("target-tokens", 16, "tokens of each target sentence"),
        ("width", 256, "of words, states and annotations"),
        ("vocabulary", 8000, "entries on each side"),
        ("decode-tokens", 32, "tokens to write for each sentence"),
        ("repetitions", 7, "counted turns of each competitor"),
        ("warmups", 2, "calls of each before the first turn"),
        ("steps", 3, "training steps in a turn"),
        ("product", 2048, "rows of the matrix product that measures the machine's peak"),
    )
    lists = {"decode-batches": [1, 64], "attention-lengths": [8, 16, 32, 64, 128]}
    parser = make_parser(__spec__.name, counts, lists, ("models", MODELS, list(MODELS)))
    return read_options(parser, arguments, QUICK)


def make_config(options, parts):
    """Return the configuration of one of `MODELS`."""
    return Seq2SeqConfig(
        source_vocabulary_size=options.vocabulary,
        target_vocabulary_size=options.vocabulary,
        embedding_dim=options.width,
        hidden_dim=options.width,
        **parts,
    )


def make_batch(options):
    """Return random ids without padding: (inputs, labels)."""
    rng = np.random.default_rng(0)
    shapes = [(options.batch, options.source_tokens), (options.batch, options.target_tokens)]
    source, target, labels = (
        rng.integers(4, options.vocabulary, size=shape, dtype="int32")
        for shape in (shapes[0], shapes[1], shapes[1])
    )
    return {"source_ids": source, "target_ids": target}, labels


def measure_training(options, peak):
    """Measure training steps of three models by two libraries, all in turns."""
    inputs, labels = make_batch(options)
    runs, configs, differences = {}, {}, {}
    for name in dict.fromkeys(["fixed vector", *options.models]):  # the first is the yardstick
        configs[name] = make_config(options, MODELS[name])
        model, peer = Seq2Seq(configs[name]), PlainSeq2Seq(configs[name])
        peer(inputs)  # builds it
        peer.take_weights(model)
        difference = ops.max(ops.abs(model(inputs) - peer(inputs)))
        differences[name] = float(difference)
        for written, trained in ((OURS, model), (PEER, peer)):
            trained.compile(keras.optimizers.Adam(global_clipnorm=1.0), MaskedCrossEntropy())
            runs[name, written] = repeat(
                lambda trained=trained: trained.train_on_batch(inputs, labels), options.steps
            )
    timings = take_turns(runs, options.repetitions, options.warmups)
    rows = []
    for name, written in runs:
        timing = timings[name, written]
        row = {
            "table": "training",
            "model": name,
            "written": written,
            **timing.describe_steps(options.steps, np.sum(labels != 0)),
            "times_fixed_vector": timing.median / timings["fixed vector", written].median,
        }
        if written == OURS:
            sizes = options.batch, options.source_tokens, options.target_tokens
            parts = count_training_step(configs[name], *sizes)
            rate = sum(parts.values()) * options.steps / timing.median
            row["times_plain_keras"] = timings[name, PEER].median / timing.median
            row["largest_difference_of_logits"] = differences[name]
            row["operations"] = parts
            row["share_of_peak"] = rate / peak
        rows.append(row)
    return rows


def measure_decoding(options):
    """Measure greedy and beam search of the additive model against Python loops."""
    model = Seq2Seq(make_config(options, MODELS["Bahdanau, additive"]))
    bias = np.zeros(options.vocabulary, "float32")
    bias[model.end_id] = -1e9  # never written, so all write the same number of tokens
    model.output_projection.bias.assign(bias)

    def init_cache(source_ids):
        return model.init_cache(source_ids, options.decode_tokens)

    eager, fast = (init_cache, model.step), (compiled(init_cache), compiled(model.step))
    readers = {
        "loop over whole prefix": (PrefixReader, (model,)),
        "loop over whole prefix, compiled": (PrefixReader, (model.predict_on_batch,)),
        "loop over steps": (StepReader, eager),
        "loop over steps, compiled": (StepReader, fast),
    }
    rows = []
    for batch in options.decode_batches:
        rng = np.random.default_rng(batch)
        shape = (batch, options.source_tokens)
        source_ids = rng.integers(4, options.vocabulary, size=shape, dtype="int32")
        for search in ("greedy", f"beam {NUM_BEAMS}"):
            runs = _searches(model, readers, source_ids, search, options.decode_tokens)
            outputs = {name: np.asarray(run()) for name, run in runs.items()}  # compiles, too
            timings = take_turns(runs, options.repetitions, options.warmups - 1)
            ours = timings[OURS].median
            for name, timing in timings.items():
                row = {
                    "table": "decoding",
                    "search": search,
                    "batch": batch,
                    "program": name,
                    "tokens_per_second": batch * options.decode_tokens / timing.median,
                    "milliseconds": 1e3 * timing.median,
                    "milliseconds_minimum": 1e3 * timing.minimum,
                    "times_tfqa": timing.median / ours,
                    "same_tokens": float(np.mean(outputs[name] == outputs[OURS])),
                }
                rows.append(row)
    return rows


def _searches(model, readers, source_ids, search, length):
    batch = len(source_ids)
    if search == "greedy":
        runs = {OURS: lambda: greedy(model, source_ids, length)}
    else:
        runs = {OURS: lambda: beam_search(model, source_ids, length, num_beams=NUM_BEAMS)}
    for name, (kind, calls) in readers.items():

        def run(kind=kind, calls=calls):
            if search == "greedy":
                reader = kind(*calls, source_ids)
                return greedy_loop(reader, model.start_id, batch, length)
            reader = kind(*calls, source_ids, NUM_BEAMS)
            return beam_loop(reader, model.start_id, batch, length, NUM_BEAMS)

        runs[name] = run
    return runs


def measure_attention(options):
    """Measure the decoder's attention alone, forward: keys once, then a query for each step."""
    rng = np.random.default_rng(0)
    width, batch, steps = options.width, options.batch, options.target_tokens
    queries = ops.convert_to_tensor(rng.normal(size=(steps, batch, 1, width)).astype("float32"))
    parts = {"additive": Additive(width), "general": General(), "dot": DotProduct()}
    rows = []
    for length in options.attention_lengths:
        values = ops.convert_to_tensor(rng.normal(size=(batch, length, width)).astype("float32"))
        mask = padding_mask(ops.ones((batch, length), dtype="int32"))[:, None]  # (B, 1, S)
        runs = {}
        for name, part in parts.items():
            layer = Attention(part)
            layer.build((None, 1, width), (None, None, width))
            runs[name] = _attender(layer, queries, values, mask, steps)
        timings = take_turns(runs, options.repetitions, options.warmups)
        for name, timing in timings.items():
            row = {
                "table": "attention",
                "source_tokens": length,
                "compatibility": name,
                "milliseconds": 1e3 * timing.median,
                "milliseconds_minimum": 1e3 * timing.minimum,
                "times_dot": timing.median / timings["dot"].median,
            }
            rows.append(row)
    return rows


def _attender(layer, queries, values, mask, steps):
    @compiled
    def attend(queries, values):
        keys = layer.compatibility.project_key(values)
        contexts = []
        for step in range(steps):
            query = layer.compatibility.project_query(queries[step])
            contexts.append(layer.attend(query, keys, values, attention_mask=mask)[0])
        return ops.stack(contexts)

    return lambda: ops.convert_to_numpy(attend(queries, values))


if __name__ == "__main__":
    main()
