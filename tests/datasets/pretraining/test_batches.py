"""Batches for pre-training: contents, order, masks that change, and resuming."""

import itertools
from collections import Counter

import numpy as np
import pytest

from tests.datasets.binomial import assert_binomial
from tests.datasets.documents import make_tokenizer
from tests.datasets.pretraining.test_examples import make
from tfqa.datasets import PretrainingOptions, pretraining_batches, write_shards
from tfqa.datasets.pretraining.batches import POOL_BATCHES
from tfqa.datasets.pretraining.shards import Shards

pytest.importorskip("tensorflow")

TOKENIZER, OPTIONS = make_tokenizer(), PretrainingOptions(max_length=47, max_predictions=7)
EXAMPLES = {masked: list(make(masked=masked)) for masked in (True, False)}
COUNT = len(EXAMPLES[True])


@pytest.fixture(scope="module")
def directories(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shards")
    for masked in (True, False):
        write_shards(make(masked=masked), folder / str(masked), shard_size=31)
    return folder


@pytest.fixture(params=["list", "directory"])
def source(request, directories):
    """Return a function from masked to the same examples, in memory or in files of 31."""
    return EXAMPLES.get if request.param == "list" else lambda masked: directories / str(masked)


def batches(source, count=None, **options):
    """Return the first batches, or all of one pass."""
    options = {"batch_size": 7, "tokenizer": TOKENIZER, "passes": None if count else 1, **options}
    stream = pretraining_batches(source, options.pop("batch_size"), **options)
    return list(itertools.islice(stream.as_numpy_iterator(), count))


def plain(found):
    """Batches as nested lists, so that `==` compares them."""
    return [
        [{name: part[name].tolist() for name in sorted(part)} for part in batch] for batch in found
    ]


def undo(batch):
    """Return the original ids of each example of a batch, without padding."""
    inputs, labels = batch
    rows = inputs["token_ids"].copy()
    for row, places, ids in zip(
        rows, inputs["masked_positions"], labels["mlm_logits"], strict=True
    ):
        row[places[ids > 0]] = ids[ids > 0]
    return [
        tuple(row[mask].tolist()) for row, mask in zip(rows, inputs["padding_mask"], strict=True)
    ]


def originals(examples):
    return Counter(tuple(one.original_ids.tolist()) for one in examples)


def test_contents(source):
    found = batches(source(True), shuffle=False)
    size = 31 if source(True) is not EXAMPLES[True] else COUNT
    expected = [
        EXAMPLES[True][start : start + size][i : i + 7]
        for start in range(0, COUNT, size)
        for i in range(0, len(EXAMPLES[True][start : start + size]), 7)
    ]
    assert len(found) == len(expected)
    for (inputs, labels), examples in zip(found, expected, strict=True):
        assert {one.dtype.name for one in (*inputs.values(), *labels.values())} == {
            "int32", "bool"
        }  # fmt: skip
        assert inputs["padding_mask"].dtype == bool
        assert labels["nsp_logits"].tolist() == [one.label for one in examples]
        for i, one in enumerate(examples):
            length, count = len(one), len(one.masked_ids)
            for name, row in (("token_ids", one.token_ids), ("segment_ids", one.segment_ids)):
                assert inputs[name][i, :length].tolist() == row.tolist()
                assert not inputs[name][i, length:].any()
            assert inputs["padding_mask"][i].tolist() == [
                place < length for place in range(inputs["token_ids"].shape[1])
            ]
            assert inputs["masked_positions"][i, :count].tolist() == one.masked_positions.tolist()
            assert labels["mlm_logits"][i, :count].tolist() == one.masked_ids.tolist()
            assert not inputs["masked_positions"][i, count:].any()
            assert not labels["mlm_logits"][i, count:].any()


def test_shapes_are_few_and_padding_little(source):
    found = batches(source(True))
    widths = {inputs["token_ids"].shape[1] for inputs, _ in found}
    places = {labels["mlm_logits"].shape[1] for _, labels in found}
    assert widths <= {16, 32, 47} and places <= {4, 7}
    assert {i["token_ids"].shape[1] for i, _ in batches(source(True), pad_multiple=5)} <= {
        *range(5, 50, 5), 47
    }  # fmt: skip

    def padding(**options):
        masks = [inputs["padding_mask"] for inputs, _ in batches(source(True), **options)]
        return 1 - sum(mask.sum() for mask in masks) / sum(mask.size for mask in masks)

    assert padding(pad_multiple=1) < padding(pad_multiple=1, shuffle=False) / 1.5


@pytest.mark.parametrize("masked", [True, False])
@pytest.mark.parametrize("shuffle", [True, False])
def test_every_example_once_a_pass(source, masked, shuffle):
    stream = pretraining_batches(
        source(masked), 7, tokenizer=TOKENIZER, shuffle=shuffle, passes=2, seed=3
    )
    found = list(stream.as_numpy_iterator())
    assert len(found) == int(stream.cardinality())
    for half in (found[: len(found) // 2], found[len(found) // 2 :]):
        rows = [row for batch in half for row in undo(batch)]
        assert Counter(rows) == originals(EXAMPLES[True])
        assert (rows == [tuple(e.original_ids.tolist()) for e in EXAMPLES[True]]) is not shuffle


def test_order_is_a_function_of_seed_and_pass(source):
    stream = pretraining_batches(source(True), 7, seed=3)
    length = len(batches(source(True)))
    found = plain(itertools.islice(stream.as_numpy_iterator(), 2 * length))
    assert plain(itertools.islice(stream.as_numpy_iterator(), 2 * length)) == found
    assert plain(batches(source(True), 2 * length, seed=3)) == found
    assert plain(batches(source(True), 2 * length, seed=4)) != found
    first, second = found[:length], found[length:]
    assert first != second
    # Which examples share a batch differs too.
    together = [
        {frozenset(map(tuple, b[0]["token_ids"])) for b in half} for half in (first, second)
    ]
    assert len(together[0] & together[1]) < length / 4


def test_batches_do_not_come_in_order_of_length(source):
    widths = [inputs["token_ids"].shape[1] for inputs, _ in batches(source(True), pad_multiple=1)]
    assert abs(np.corrcoef(widths, np.arange(len(widths)))[0, 1]) < 0.5


@pytest.mark.parametrize("masked", [True, False])
@pytest.mark.parametrize("shuffle", [True, False])
def test_resuming_gives_what_the_uninterrupted_stream_gives(source, masked, shuffle):
    options = {"seed": 5, "shuffle": shuffle}
    stream = pretraining_batches(source(masked), 7, tokenizer=TOKENIZER, passes=1)
    per_pass = int(stream.cardinality())
    whole = plain(batches(source(masked), 3 * per_pass, **options))
    for first in (1, per_pass - 1, per_pass, per_pass + 6, 2 * per_pass + 3):
        rest = plain(batches(source(masked), 5, first_batch=first, **options))
        assert rest == whole[first : first + 5]
    tail = batches(source(masked), first_batch=per_pass + 6, passes=2, **options)
    assert plain(tail) == whole[per_pass + 6 : 2 * per_pass]


@pytest.fixture
def read(monkeypatch):
    """Record the numbers of the shards that are read from now on."""
    numbers, original = [], Shards.read
    monkeypatch.setattr(Shards, "read", lambda s, i: numbers.append(int(i)) or original(s, i))
    return numbers


def test_nothing_before_the_first_batch_is_read(directories, read):
    batches(directories / "True", first_batch=int(COUNT / 7) - 1)
    assert len(read) == 1


def test_shards_come_in_another_order_in_each_pass(directories, read):
    batches(directories / "True", passes=3)
    count = len(read) // 3
    orders = [tuple(read[i : i + count]) for i in range(0, 3 * count, count)]
    assert len(set(orders)) == 3 and all(sorted(one) == list(range(count)) for one in orders)
    read.clear()
    batches(directories / "True", passes=2, shuffle=False)
    assert read == [*range(count)] * 2


def test_dynamic_masks_change_and_static_ones_do_not(source):
    def masks(masked):
        length = len(batches(source(masked)))
        found = batches(source(masked), 2 * length, shuffle=False)
        rows = [
            [row.tolist() for inputs, _ in half for row in inputs["masked_positions"]]
            for half in (found[:length], found[length:])
        ]
        return np.mean([a == b for a, b in zip(*rows, strict=True)])

    assert masks(True) == 1
    assert masks(False) < 0.2


def test_dynamic_masks_have_the_law_of_static_ones():
    """Each token that may be masked is, with its probability, in each of many passes."""
    passes, examples = 499, EXAMPLES[False][:5]
    counts, shown = [Counter() for _ in examples], Counter()
    for inputs, labels in batches(examples, passes=passes, options=OPTIONS, shuffle=False):
        parts = (inputs["token_ids"], inputs["masked_positions"], labels["mlm_logits"])
        for counter, row, places, ids in zip(counts, *parts, strict=True):
            counter.update(places[ids > 0].tolist())
            shown.update(row[places[ids > 0]].tolist())
    share = 0.8 + 0.1 / TOKENIZER.vocabulary_size
    assert_binomial(shown[TOKENIZER.token_to_id("[MASK]")], shown.total(), share)
    special = {TOKENIZER.token_to_id(token) for token in TOKENIZER.special_tokens}
    for example, counter in zip(examples, counts, strict=True):
        places = [i for i, number in enumerate(example.token_ids) if number not in special]
        wanted = min(7, max(1, round(len(example) * 0.15)))
        assert set(counter) <= set(places)
        for place in places:
            assert_binomial(counter[place], passes, wanted / len(places))


def test_other_masks_for_the_same_pairs(source):
    options = PretrainingOptions(
        max_length=47, masking_rate=0.5, max_predictions=23, mask_share=1, random_share=0
    )
    found = batches(source(False), options=options)
    assert max(labels["mlm_logits"].shape[1] for _, labels in found) > 12
    rows = Counter(row for batch in found for row in undo(batch))
    assert rows == originals(EXAMPLES[False])
    with pytest.raises(ValueError, match="tokenizer"):
        batches(source(False), tokenizer=None)


def test_options_and_tokenizers_that_do_not_fit(directories):
    for masked, options, message in (
        (False, {"max_length": 48}, r"but for the masking.*other max_length \(max_length: 48"),
        (True, {"max_length": 47, "max_predictions": 7, "whole_word": True}, "other whole_word"),
    ):
        with pytest.raises(ValueError, match=message):
            batches(directories / str(masked), options=PretrainingOptions(**options))
    for masked in (True, False):
        with pytest.raises(ValueError, match="Received: another one"):
            batches(directories / str(masked), tokenizer=make_tokenizer(120))


def test_examples_of_a_corpus_are_taken_as_they_are():
    for masked in (True, False):
        found = batches(make(masked=masked), tokenizer=None)
        assert plain(found) == plain(batches(EXAMPLES[masked], options=None if masked else OPTIONS))


def test_masks_are_not_drawn_with_the_numbers_that_made_the_pairs():
    """NumPy takes [0, 0] and [0, 0, 0] for the same seed."""
    one = batches(EXAMPLES[False], shuffle=False, batch_size=COUNT, options=OPTIONS)[0][0]
    inputs = batches(EXAMPLES[True], shuffle=False, batch_size=COUNT)[0][0]
    same = (one["masked_positions"] == inputs["masked_positions"]).all(axis=1)
    assert same.mean() < 0.2


def test_one_segment_has_no_label(tmp_path):
    examples = make(next_sentence=None)
    for source in (examples, write_shards(examples, tmp_path)):
        inputs, labels = batches(source)[0]
        assert set(labels) == {"mlm_logits"} and not inputs["segment_ids"].any()


def test_large_lists_are_shuffled_in_pools():
    many = EXAMPLES[True] * 12
    assert len(many) > 2 * POOL_BATCHES
    found = batches(many, batch_size=2, shuffle=False)
    assert sum(len(labels["nsp_logits"]) for _, labels in found) == len(many)
    whole = plain(batches(many, 10**6, batch_size=2, passes=1, seed=1))
    assert len(whole) == -(-len(many) // 2)
    some = plain(batches(many, 3, batch_size=2, seed=1, first_batch=POOL_BATCHES + 5))
    assert some == whole[POOL_BATCHES + 5 : POOL_BATCHES + 8]


def test_bad_arguments(source, tmp_path):
    for name, value in {
        "batch_size": 0, "pad_multiple": 0, "first_batch": -1, "passes": 0
    }.items():  # fmt: skip
        with pytest.raises(ValueError, match=f"Received: {name}={value}"):
            batches(source(True), 1, **{name: value})
    with pytest.raises(ValueError, match="batches of passes=2. Received: first_batch=9999"):
        batches(source(True), passes=2, first_batch=9999)
    with pytest.raises(ValueError, match="0 examples"):
        batches([])
    (tmp_path / "examples-00000.tfrecord").touch()
    with pytest.raises(ValueError, match="Received: a directory without it"):
        batches(tmp_path)


def test_keras_goes_through_the_stream_once(source):
    """`fit` builds the model with a batch and then begins again; epochs go on in the stream."""
    import keras

    if keras.backend.backend() != "tensorflow":
        pytest.skip("records what the TensorFlow trainer is given")
    seen = []

    class Recorder(keras.Model):
        def __init__(self):
            super().__init__()
            self.embedding = keras.layers.Embedding(TOKENIZER.vocabulary_size, 3)
            self.mlm, self.nsp = (
                keras.layers.Dense(TOKENIZER.vocabulary_size),
                keras.layers.Dense(2),
            )

        def call(self, inputs):
            embedded = self.embedding(inputs["token_ids"])
            masked = keras.ops.take_along_axis(embedded, inputs["masked_positions"][..., None], 1)
            return {"mlm_logits": self.mlm(masked), "nsp_logits": self.nsp(embedded[:, 0])}

        def train_step(self, data):
            seen.append(data[0]["token_ids"].numpy().tolist())
            return super().train_step(data)

    model = Recorder()
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile("sgd", {"mlm_logits": loss, "nsp_logits": loss}, run_eagerly=True)
    stream = pretraining_batches(source(True), 7, first_batch=2)
    model.fit(stream, epochs=2, steps_per_epoch=3, shuffle=False, verbose=0)
    expected = batches(source(True), 6, first_batch=2)
    assert seen == [inputs["token_ids"].tolist() for inputs, _ in expected]
    result = model.evaluate(
        pretraining_batches(source(True), 7, shuffle=False, passes=1), verbose=0
    )
    assert np.isfinite(result).all()
