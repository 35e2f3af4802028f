"""Windows in batches: each once an epoch, with little padding, and resumed where it was."""

import dataclasses

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tfqa.datasets.squad.batches import fill_batches, squad_batches
from tfqa.training import span_losses

tf = pytest.importorskip("tensorflow")
COUNT = 211
BUDGET = 5 * 384


@dataclasses.dataclass
class Windows:
    """What `make_windows` returns, as far as batches need it; a window's tokens are its number."""

    lengths: np.ndarray
    labels: np.ndarray

    def inputs(self, rows, multiple=8):
        width = -(-self.lengths[rows].max() // multiple) * multiple
        real = np.arange(width) < self.lengths[rows, None]
        ids = np.where(real, rows[:, None] + 1000, 0).astype("int32")
        segments = np.where(real & (np.arange(width) > 6), 1, 0).astype("int32")
        return {"token_ids": ids, "segment_ids": segments, "padding_mask": real}


def make_windows(count=COUNT, seed=3):
    """Lengths as SQuAD's: most near 170 tokens, some far longer, and many cut at 384."""
    rng = np.random.default_rng(seed)
    lengths = np.clip(rng.lognormal(np.log(155), 0.42, size=count), 40, 384).astype(int)
    labels = np.sort(rng.integers(0, lengths[:, None], size=(count, 2)), axis=1)
    return Windows(lengths, labels.astype("int32"))


WINDOWS = make_windows()
MODES = pytest.mark.parametrize(
    "mode",
    [{}, {"shuffle": False}, {"max_tokens": BUDGET}, {"max_tokens": BUDGET, "shuffle": False}],
    ids=["rows", "rows in order", "tokens", "tokens in order"],
)


def batches(windows=WINDOWS, **options):
    return squad_batches(windows, **{"batch_size": 7, "pool_batches": 5, **options})


def epoch(dataset):
    """Return what one iteration gives, as nested lists, so that `==` compares it."""
    return [
        ({name: x.tolist() for name, x in inputs.items()}, {k: x.tolist() for k, x in rest.items()})
        for inputs, rest in dataset.as_numpy_iterator()
    ]


def numbers(batches_of_epoch):
    return [row[0] - 1000 for inputs, _ in batches_of_epoch for row in inputs["token_ids"]]


@MODES
def test_every_window_with_its_labels_once_an_epoch(mode):
    dataset = batches(**mode)
    for _ in range(3):
        found, rows = list(dataset.as_numpy_iterator()), []
        assert len(found) == int(dataset.cardinality())
        for inputs, labels in found:
            some = inputs["token_ids"][:, 0] - 1000
            rows += some.tolist()
            expected = WINDOWS.inputs(some)
            assert set(inputs) == set(expected)
            for name, values in inputs.items():
                np.testing.assert_array_equal(values, expected[name])
                assert values.dtype == expected[name].dtype
            for name, column in (("start_logits", 0), ("end_logits", 1)):
                np.testing.assert_array_equal(labels[name], WINDOWS.labels[some, column])
                assert labels[name].dtype == np.int32
            assert set(labels) == {"start_logits", "end_logits"}
        assert sorted(rows) == list(range(COUNT))
        assert ("shuffle" in mode) == (rows == list(range(COUNT)))


@pytest.mark.parametrize("mode", [{}, {"max_tokens": BUDGET}], ids=["rows", "tokens"])
def test_the_order_is_a_function_of_seed_and_epoch(mode):
    windows = make_windows(499)
    dataset, again = (batches(windows, seed=3, **mode) for _ in range(2))
    epochs = [epoch(dataset) for _ in range(3)]
    assert len({str(numbers(one)) for one in epochs}) == 3
    assert [epoch(again) for _ in range(3)] == epochs
    assert epoch(batches(windows, seed=5, **mode)) != epochs[0]
    # Not only the batches move: which windows share a batch differs too.
    together = [{frozenset(numbers([batch])) for batch in one} for one in epochs]
    assert len(together[0] & together[1]) < len(together[0]) / 10
    widths = [len(inputs["token_ids"][0]) for inputs, _ in epochs[0]]
    assert abs(np.corrcoef(widths, np.arange(len(widths)))[0, 1]) < 0.5


@MODES
@pytest.mark.parametrize("skip", [0, 1, -1])
def test_resuming_gives_what_the_uninterrupted_pipeline_gives(skip, mode):
    whole = batches(seed=3, **mode)
    skip %= int(whole.cardinality())
    epochs = [epoch(whole) for _ in range(4)]
    resumed = batches(seed=3, first_epoch=2, skip_batches=skip, **mode)
    assert epoch(resumed) == epochs[2][skip:]
    assert epoch(resumed) == epochs[3]


def padding(windows, multiple=8, **options):
    """Return the share of the padded positions in an epoch, and the positions of each batch."""
    dataset = squad_batches(windows, multiple=multiple, **options)
    masks = [inputs["padding_mask"] for inputs, _ in dataset.as_numpy_iterator()]
    assert {mask.shape[1] % multiple for mask in masks} == {0}
    sizes = np.array([mask.size for mask in masks])
    return 1 - sum(mask.sum() for mask in masks) / sizes.sum(), sizes


def test_there_is_little_padding():
    windows = make_windows(5_003)
    for size in (16, 32):
        assert padding(windows, batch_size=size, shuffle=False)[0] > 0.3
        assert padding(windows, batch_size=size)[0] < 0.05
        assert padding(windows, batch_size=size, multiple=1)[0] < 0.03
    assert padding(windows, batch_size=128, max_tokens=6_144)[0] < 0.03


def test_a_budget_of_tokens_is_kept_and_used():
    windows = make_windows(5_003)
    _, sizes = padding(windows, batch_size=1_000, max_tokens=6_144)
    assert sizes.max() <= 6_144
    assert np.sort(sizes)[1] > 6_144 * 0.9  # all but the last one of the shortest windows
    _, by_rows = padding(windows, batch_size=31)
    assert by_rows.std() > 10 * sizes.std()
    _, limited = padding(windows, batch_size=31, max_tokens=6_144)
    assert limited.max() <= 6_144 and len(limited) > len(sizes)


WIDTHS = st.lists(st.integers(1, 13), min_size=1, max_size=61)


@settings(deadline=None)
@given(widths=WIDTHS, most=st.integers(1, 7), spare=st.integers(0, 50), seed=st.integers(0, 9))
def test_batches_are_filled_as_far_as_they_may(widths, most, spare, seed):
    widths, counts = np.array(widths), set()
    budget = int(widths.max()) + spare
    for rng in (np.random.default_rng(seed), np.random.default_rng(seed + 1)):
        found = fill_batches(widths, most, budget, rng)
        assert sorted(np.concatenate(found)) == list(range(len(widths)))
        for rows in found:
            assert 0 < len(rows) <= most and len(rows) * widths[rows].max() <= budget
        found.sort(key=lambda rows: (-widths[rows].max(), -widths[rows].min()))
        counts.add(tuple(tuple(widths[rows]) for rows in found))
    assert len(counts) == 1  # the same widths share a batch in every epoch
    (batches_of_widths,) = counts
    for one, other in zip(batches_of_widths, batches_of_widths[1:], strict=False):
        full = len(one) == most or (len(one) + 1) * one[0] > budget
        assert full and one[-1] >= other[0]
    kept = fill_batches(widths, most, budget, None)
    assert np.concatenate(kept).tolist() == list(range(len(widths)))
    for rows, after in zip(kept, kept[1:], strict=False):
        assert len(rows) * widths[rows].max() <= budget
        grown = max(widths[rows].max(), widths[after[0]])
        assert len(rows) == most or (len(rows) + 1) * grown > budget


def test_keras_trains_on_windows():
    """A model that says of each token how probable it is to begin, and to end, the answer."""
    tokens = keras.Input((None,), name="token_ids", dtype="int32")
    mask = keras.Input((None,), name="padding_mask", dtype="bool")
    vectors = keras.layers.Embedding(1_000 + COUNT, 3)(tokens)
    outputs = {
        name: keras.layers.Reshape((-1,), name=name)(keras.layers.Dense(1)(vectors))
        for name in ("start_logits", "end_logits")
    }
    inputs = {"token_ids": tokens, "padding_mask": mask}
    model = keras.Model(inputs, outputs)
    model.compile("sgd", span_losses())
    multiple = 8 if keras.backend.backend() == "tensorflow" else 384  # JAX compiles for each shape
    data = batches(multiple=multiple).map(lambda x, y: ({name: x[name] for name in inputs}, y))
    history = model.fit(data, epochs=2, shuffle=False, verbose=0)
    assert np.isfinite(history.history["loss"]).all()


def test_wrong_arguments():
    for name in ("batch_size", "pool_batches", "multiple"):
        with pytest.raises(ValueError, match=f"`{name}` must be at least 1. Received: {name}=0"):
            batches(**{name: 0})
    longest = -(-WINDOWS.lengths.max() // 8) * 8
    batches(max_tokens=longest)
    with pytest.raises(ValueError, match=f"at least {longest}, .*max_tokens={longest - 1}"):
        batches(max_tokens=longest - 1)
    with pytest.raises(ValueError, match="at least one window. Received: none"):
        batches(Windows(np.zeros(0, int), np.zeros((0, 2), "int32")))
    with pytest.raises(ValueError, match="Received: skip_batches=31"):
        batches(skip_batches=31)
