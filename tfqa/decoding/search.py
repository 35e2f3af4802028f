"""What all searches share: the compiled program, the token loop and the checks of arguments."""

import numbers
from collections.abc import Callable

import keras
from keras import ops

PROTOCOL = ("init_cache", "step", "start_id", "end_id", "pad_id")
MASKED_SCORE = -1e9  # of what does not exist or may not be chosen; finite: no arithmetic gives NaN


class Program(keras.Model):
    """A search over a model, as a Keras model: so Keras compiles it on any backend.

    `predict_on_batch` traces `call` once into a TensorFlow graph or a JAX program. The weights stay
    inputs of that program: training `model` further changes what it computes, without a new trace.
    """

    def __init__(self, model: keras.Model, search: Callable, options: dict):
        super().__init__(dtype="float32", autocast=False)  # the searched model keeps its own dtypes
        self.model = model
        self.search = search
        self.options = options
        self.built = True  # nothing to build: skips a trace that would only infer shapes

    def call(self, inputs):
        return self.search(self.model, *inputs, **self.options)


class Programs:
    """The programs of one model. A plain object, so that Keras neither tracks nor saves them."""

    def __init__(self):
        self.by_options = {}


def run(search: Callable, model: keras.Model, *inputs, jit_compile: bool = False, **options):
    """Run `search(model, *inputs, **options)` as one compiled program and return NumPy arrays.

    With `jit_compile` TensorFlow compiles it with XLA, as JAX always does.

    The program is kept on the model, and goes when the model goes. (A dictionary with weak keys
    would never let go: the program holds the model, which is the key.) The first call with new
    options compiles; so does a new shape of inputs, on TensorFlow at most once for each axis.
    """
    check_model(model)
    programs = vars(model).setdefault("_decoding_programs", Programs()).by_options
    key = (search, jit_compile, tuple(sorted(options.items())))
    if key not in programs:
        programs[key] = Program(model, search, options)
        if keras.backend.backend() == "tensorflow":
            programs[key].jit_compile = jit_compile
    return programs[key].predict_on_batch(inputs)


def generate(model: keras.Model, source_ids, max_length: int, choose: Callable):
    """Write one token a step, `choose(logits, position)`, until every sequence has ended.

    Args:
        model: the step protocol of `tfqa.decoding`.
        source_ids: array (B, S), or any nest of arrays that `model.init_cache` takes.
        max_length: number of tokens to write, at most.
        choose: from float32 logits (B, V) and the position (an int scalar) to int32 ids (B,).

    Returns:
        int32 ids (B, max_length): `pad_id` after `end_id`.
    """
    batch = batch_size(source_ids)
    context, state = model.init_cache(source_ids, max_length)
    start = (
        0,
        ops.full((batch, max_length), model.pad_id, dtype="int32"),  # (B, L)
        first_tokens(model, source_ids),  # (B,)
        ops.zeros((batch,), dtype="bool"),  # (B,)
        state,
    )

    def running(position, tokens, last, ended, state):
        return ops.logical_not(ops.all(ended))

    def advance(position, tokens, last, ended, state):
        logits, state = model.step(last, context, state)  # (B, V)
        chosen = choose(ops.cast(logits, "float32"), position)  # (B,)
        chosen = ops.where(ended, model.pad_id, chosen)
        ended = ops.logical_or(ended, ops.equal(chosen, model.end_id))
        return position + 1, write(tokens, position, chosen), chosen, ended, state

    return ops.while_loop(running, advance, start, maximum_iterations=max_length)[1]


def first_tokens(model, source_ids):
    """Return what each row begins with (B,): `start_id`, or the last token of a prompt."""
    if hasattr(model, "first_tokens"):
        return ops.cast(model.first_tokens(source_ids), "int32")
    return ops.full((batch_size(source_ids),), model.start_id, dtype="int32")


def write(tokens, position, token):
    """Put `token` (R,) in column `position` of `tokens` (R, L)."""
    here = ops.equal(ops.arange(tokens.shape[1]), position)  # (L,)
    return ops.where(here[None, :], token[:, None], tokens)


def repeat_rows(x, times: int):
    """Repeat each row `times` times, side by side: (B, ...) to (B*times, ...)."""
    shape = ops.shape(x)
    copies = ops.broadcast_to(x[:, None], (shape[0], times, *shape[1:]))
    return ops.reshape(copies, (-1, *shape[1:]))


def take_rows(x, index, group: int):
    """Pick rows inside each sentence's group of rows: (B*group, ...), (B, m) to (B*m, ...)."""
    first = ops.arange(ops.shape(index)[0], dtype="int32") * group  # (B,)
    rows = first[:, None] + ops.cast(index, "int32")  # (B, m)
    return ops.take(x, ops.reshape(rows, (-1,)), axis=0)


def batch_size(inputs):
    """Length of the first axis of a nest of arrays: an int, or a scalar tensor while tracing."""
    return ops.shape(keras.tree.flatten(inputs)[0])[0]


def check_model(model) -> None:
    """Raise when `model` cannot be searched."""
    missing = [name for name in PROTOCOL if not hasattr(model, name)]
    if not isinstance(model, keras.Model) or missing:
        raise ValueError(
            f"`model` must be a keras.Model with {', '.join(PROTOCOL)}. Received: "
            f"model={type(model).__name__}, missing={missing}. See the step protocol at the top "
            "of tfqa.decoding."
        )
    if not model.built:
        raise ValueError(
            "`model` must be built, so that its weights exist before the search is compiled. "
            f"Received: model={type(model).__name__} with built=False. Call it once on a batch."
        )


def check_count(name: str, value, most: float = float("inf"), most_name: str = "") -> int:
    """Return `value` as an int, or raise when it is not an integer from 1 to `most`."""
    whole = isinstance(value, numbers.Integral) and not isinstance(value, bool)
    if not whole or not 1 <= value <= most:
        limit = f"from 1 to `{most_name}` ({most})" if most_name else "of at least 1"
        raise ValueError(
            f"`{name}` must be an integer {limit}. Received: {name}={value!r}. "
            f"Choose {name} in this range."
        )
    return int(value)
