"""Where the time of a training step goes, by part, from TensorFlow's profiler."""

import re
import tempfile
from pathlib import Path

import tensorflow as tf

# The first rule that fits the name of an operation says its part. A layer's operations are named
# after the layer, their gradients likewise; the gradient of the loss is written by hand, so its
# operations have names without a path.
RULES = {
    "dropout, random numbers": r"dropout.*Random",
    "dropout, the rest": r"dropout",
    "attention, projections": r"attention\w*/dense",
    "attention, scores to context": r"attention",
    "feed-forward": r"feed_forward\w*/",
    "layer normalization": r"layer_normalization",
    "embeddings and positions": r"embedding|/Gather|UnsortedSegmentSum",
    "optimizer": r"^adam",
    "loss": r"compile_loss|^(?!AddN)[^/]*$",
}
HEAD = "MatMul"  # a product that is in none of these
REST = "sums of gradients, masks and the rest"
NAME = re.compile(r"(?P<name>[^:]+):(?P<kind>\w+)")


def profile_step(run, steps, head="vocabulary"):
    """Profile training steps.

    Args:
        run: a function that does one step of a compiled `Transformer` or BERT, already warm.
        steps: how many; each operation's fastest time counts, the least disturbed one.
        head: what to call the part that turns the last states into logits.

    Returns:
        list of dicts, largest first: "part"; "forward" and "backward", milliseconds a step (all
        forward for the optimizer); "product_milliseconds", that of matrix products in them.
        Operations that run at the same time count each in full, so the sum may be more than a step.
    """
    parts = {part: dict.fromkeys(("forward", "backward", "product_milliseconds"), 0.0)
             for part in [*RULES, head, REST]}  # fmt: skip
    for operation, milliseconds in _time_operations(run, steps).items():
        name, kind = NAME.fullmatch(operation).groups()
        part = find_part(name, head)
        backward = part != "optimizer" and (name.startswith("gradient_tape/") or "/" not in name)
        parts[part]["backward" if backward else "forward"] += milliseconds
        if "MatMul" in kind:
            parts[part]["product_milliseconds"] += milliseconds
    rows = [{"part": part, **times} for part, times in parts.items()]
    return sorted(rows, key=lambda row: -(row["forward"] + row["backward"]))


def find_part(name, head="vocabulary"):
    """Return the part of a step that an operation's name belongs to; `head` as in the other."""
    for part, pattern in RULES.items():
        if re.search(pattern, name):
            return part
    return head if HEAD in name else REST


def _time_operations(run, steps):
    """Return milliseconds of one step by operation, "name:kind"."""
    from tensorflow.tsl.profiler.protobuf import xplane_pb2

    with tempfile.TemporaryDirectory() as directory:
        tf.profiler.experimental.start(directory)
        for _ in range(steps):
            run()
        tf.profiler.experimental.stop()
        space = xplane_pb2.XSpace()
        for path in Path(directory).rglob("*.xplane.pb"):
            space.MergeFromString(path.read_bytes())
    durations = {}
    for plane in space.planes:
        names = {key: value.name for key, value in plane.event_metadata.items()}
        for line in plane.lines:
            for event in line.events:
                if NAME.fullmatch(names[event.metadata_id]):
                    times = durations.setdefault(names[event.metadata_id], [])
                    times.append(event.duration_ps / 1e9)
    return {name: min(times) * round(len(times) / steps) for name, times in durations.items()}
