"""Batches: every pair once an epoch, the order a function of seed and epoch, and resuming."""

import time
import warnings

import numpy as np
import pytest

from tfqa.datasets import ParallelSplit, make_batches
from tfqa.datasets.parallel.batching import length_sorted, pad
from tfqa.tokenizers import START_ID, Encoding
from tfqa.tokenizers.library import END_ID

pytest.importorskip("tensorflow")


class Numbers:
    """A tokenizer whose text is its ids."""

    def encode(self, text):
        ids = [int(word) for word in text.split()]
        return Encoding(ids=ids, tokens=text.split(), offsets=[(0, 0)] * len(ids))


class FastNumbers(Numbers):
    """The same with `encode_batch`, and without `encode`."""

    encode = None

    def encode_batch(self, texts):
        return [[int(word) for word in text.split()] for text in texts]


def make_split(count=101, longest=23, seed=7):
    """Pairs whose first id is their number plus 10, on both sides."""
    rng = np.random.default_rng(seed)

    def side():
        return tuple(
            " ".join(map(str, [i + 10, *rng.integers(4, 9, size=rng.integers(0, longest))]))
            for i in range(count)
        )

    return ParallelSplit(side(), side())


SPLIT = make_split()


def batches(**options):
    return make_batches(SPLIT, Numbers(), Numbers(), **{"batch_size": 7, **options})


def epoch(dataset):
    """Return what one iteration gives, as nested lists, so that `==` compares it."""
    return [
        (inputs["source_ids"].tolist(), inputs["target_ids"].tolist(), labels.tolist())
        for inputs, labels in dataset.as_numpy_iterator()
    ]


def numbers(batches_of_epoch):
    return [row[0] for sources, _, _ in batches_of_epoch for row in sources]


def test_contents():
    split = ParallelSplit(("11 12 13", "21"), ("31", "41 42"))
    dataset = make_batches(
        split, FastNumbers(), Numbers(), batch_size=2, pad_multiple=5, shuffle=False
    )
    ((inputs, labels),) = dataset.as_numpy_iterator()
    np.testing.assert_array_equal(inputs["source_ids"], [[11, 12, 13, 0, 0], [21, 0, 0, 0, 0]])
    np.testing.assert_array_equal(
        inputs["target_ids"], [[START_ID, 31, 0, 0, 0], [START_ID, 41, 42, 0, 0]]
    )
    np.testing.assert_array_equal(labels, [[31, END_ID, 0, 0, 0], [41, 42, END_ID, 0, 0]])
    assert {x.dtype.name for x in (*inputs.values(), labels)} == {"int32"}


@pytest.mark.parametrize("shuffle", [True, False])
def test_every_pair_once_an_epoch(shuffle):
    dataset = batches(shuffle=shuffle)
    for _ in range(3):
        found = epoch(dataset)
        assert len(found) == int(dataset.cardinality()) == 15
        assert sorted(numbers(found)) == list(range(10, 111))
        first = {tuple(int(w) for w in s.split()) for s in SPLIT.sources}
        rows = {tuple(i for i in row if i) for sources, _, _ in found for row in sources}
        assert rows == first


def test_source_and_target_of_a_pair_stay_together():
    for sources, targets, labels in epoch(batches()):
        assert [r[0] for r in sources] == [r[1] for r in targets] == [r[0] for r in labels]


def test_order_differs_between_epochs_and_repeats_with_the_seed():
    dataset = batches(seed=3)
    epochs = [epoch(dataset) for _ in range(3)]
    assert len({str(numbers(one)) for one in epochs}) == 3
    # Not only the batches move: which pairs share a batch differs too.
    together = [{frozenset(row[0] for row in sources) for sources, _, _ in one} for one in epochs]
    assert len(together[0] & together[1]) < 5
    again = batches(seed=3)
    assert [epoch(again) for _ in range(3)] == epochs
    assert epoch(batches(seed=5)) != epochs[0]


def test_without_shuffle_the_order_is_that_of_the_split():
    dataset = batches(shuffle=False)
    assert numbers(epoch(dataset)) == numbers(epoch(dataset)) == list(range(10, 111))


@pytest.mark.parametrize("shuffle", [True, False])
@pytest.mark.parametrize("skip", [0, 1, 14])
def test_resuming_gives_what_the_uninterrupted_pipeline_gives(skip, shuffle):
    whole = batches(seed=3, shuffle=shuffle)
    epochs = [epoch(whole) for _ in range(4)]
    resumed = batches(seed=3, shuffle=shuffle, first_epoch=2, skip_batches=skip)
    assert epoch(resumed) == epochs[2][skip:]
    assert epoch(resumed) == epochs[3]


@pytest.mark.parametrize("taken", [1, 13, 14])
def test_an_iteration_that_is_given_up_counts_for_nothing(taken):
    # Keras takes a batch to build a model, and then begins again.
    dataset, fresh = batches(), batches()
    iterator = iter(dataset)
    for _ in range(taken):
        next(iterator)
    time.sleep(0.2)  # for whatever is made ahead of time
    assert epoch(dataset) == epoch(fresh)
    assert epoch(dataset) == epoch(fresh)


def test_the_epoch_ends_with_its_last_batch_whether_or_not_more_is_asked_for():
    # Keras knows the cardinality and does not ask for more.
    dataset, fresh = batches(), batches()
    iterator = iter(dataset)
    for _ in range(15):
        next(iterator)
    epoch(fresh)
    assert epoch(dataset) == epoch(fresh)


def test_repeat_goes_through_the_epochs():
    fresh = batches()
    assert epoch(batches().repeat(3)) == epoch(fresh) + epoch(fresh) + epoch(fresh)


def test_similar_lengths_are_together_and_widths_few():
    split = make_split(count=2003, longest=61)

    def padding(**options):
        dataset = make_batches(split, Numbers(), Numbers(), batch_size=31, **options)
        found = [inputs["source_ids"] for inputs, _ in dataset.as_numpy_iterator()]
        assert {ids.shape[1] % options.get("pad_multiple", 8) for ids in found} == {0}
        return np.mean(np.concatenate([(ids == 0).ravel() for ids in found]))

    assert padding(shuffle=False) > 0.4
    assert padding() < 0.15
    assert padding(pad_multiple=1) < 0.05


def test_batches_do_not_come_in_order_of_length():
    split = make_split(count=2003, longest=61)
    dataset = make_batches(split, Numbers(), Numbers(), batch_size=31)
    widths = [inputs["source_ids"].shape[1] for inputs, _ in dataset.as_numpy_iterator()]
    assert abs(np.corrcoef(widths, np.arange(len(widths)))[0, 1]) < 0.5


def test_long_pairs_are_left_out_only_when_asked_and_counted():
    split = ParallelSplit(("11 5 5", "12 5", "13"), ("11", "12 5", "13 5 5"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert sorted(numbers(epoch(make_batches(split, Numbers(), Numbers())))) == [11, 12, 13]
        make_batches(split, Numbers(), Numbers(), max_length=4)
    with pytest.warns(UserWarning, match="1 of 3 pairs have more than max_length=3 tokens"):
        dataset = make_batches(split, Numbers(), Numbers(), max_length=3)
    # The target of 13 has three tokens, and START makes four.
    assert sorted(numbers(epoch(dataset))) == [11, 12]
    with pytest.raises(ValueError, match="at least one pair .*Received: 3 pairs, max_length=1"):
        make_batches(split, Numbers(), Numbers(), max_length=1)


def test_bad_arguments():
    with pytest.raises(ValueError, match=r"from 0 to 14.*Received: skip_batches=15"):
        batches(skip_batches=15)
    with pytest.raises(ValueError, match="at least one pair .*Received: 0 pairs"):
        make_batches(ParallelSplit((), ()), Numbers(), Numbers())


def test_keras_trains_on_every_pair_of_every_epoch():
    import keras

    seen = []

    class Recorder(keras.Model):
        def __init__(self):
            super().__init__()
            self.embedding = keras.layers.Embedding(211, 3)
            self.dense = keras.layers.Dense(211)

        def call(self, inputs):
            return self.dense(self.embedding(inputs["target_ids"]))

        def train_step(self, *arguments):
            data = arguments[-1]
            seen.append(np.asarray(data[0]["source_ids"])[:, 0].tolist())
            return super().train_step(*arguments)

    if keras.backend.backend() != "tensorflow":
        pytest.skip("records what the TensorFlow trainer is given")
    model = Recorder()
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile("sgd", loss, run_eagerly=True)
    model.fit(batches(), epochs=2, verbose=0, shuffle=False)
    fresh = batches()
    assert sum(seen, []) == numbers(epoch(fresh)) + numbers(epoch(fresh))


def test_rows_are_padded_to_a_multiple():
    rows = [np.array([5, 6]), [], (7, 8, 9)]
    for multiple, width in ((1, 3), (2, 4), (8, 8)):
        matrix = pad(rows, multiple)
        assert matrix.shape == (3, width) and matrix.dtype == np.int32
        assert [row[:3].tolist() for row in matrix] == [[5, 6, 0], [0, 0, 0], [7, 8, 9]]
        assert not matrix[:, 3:].any()
    assert pad([], 1).shape == (0, 1)


def test_length_sorted_has_each_row_once_and_the_longest_first():
    lengths = np.array([3, 7, 5, 7, 2, 7, 3])
    found = length_sorted(lengths, 3)
    assert [rows.tolist() for rows in found] == [[1, 3, 5], [2, 0, 6], [4]]
    assert length_sorted(np.zeros(0, int), 3) == []
    with pytest.raises(ValueError, match="Received: batch_size=0"):
        length_sorted(lengths, 0)
