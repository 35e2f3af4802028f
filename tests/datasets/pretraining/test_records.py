"""Examples, and tables of them: the same thing in two forms."""

import numpy as np
import pytest

from tfqa.datasets.pretraining.records import Example, ExampleTable, TokenSpan


def make_example(masked=True, label=1, first=2, second=3):
    ids = np.arange(10, 13 + first + second, dtype=np.int32)
    spans = (TokenSpan(7, 4, 4 + first), TokenSpan(8, 0, second))
    positions, originals = np.array([1, 4], np.int32), np.array([91, 92], np.int32)
    return Example(ids, spans, label, *([positions, originals] if masked else []))


def test_segments_and_original_ids():
    example = make_example()
    assert len(example) == 8
    assert example.segment_ids.tolist() == [0, 0, 0, 0, 1, 1, 1, 1]
    assert example.original_ids.tolist() == [10, 91, 12, 13, 92, 15, 16, 17]
    assert [s.tolist() for s in example.segments()] == [[91, 12], [92, 15, 16]]
    assert example.token_ids[1] == 11  # nothing is changed in place
    assert make_example(masked=False).original_ids.tolist() == list(range(10, 18))


def test_one_segment():
    example = Example(np.arange(5, dtype=np.int32), (TokenSpan(3, 1, 4),), None)
    assert not example.segment_ids.any()
    assert [s.tolist() for s in example.segments()] == [[1, 2, 3]]
    (again,) = ExampleTable.of([example])
    assert again.label is None and again.spans == example.spans


def same(a, b):
    arrays = ("token_ids", "masked_positions", "masked_ids", "segment_ids")
    pairs = [(getattr(a, name), getattr(b, name)) for name in arrays]
    equal = all(x is y is None or x.tolist() == y.tolist() for x, y in pairs)
    return equal and (a.spans, a.label) == (b.spans, b.label)


@pytest.mark.parametrize("masked", [True, False])
def test_a_table_gives_back_its_examples(masked):
    examples = [make_example(masked, i % 2, 2 + i, 5 - i) for i in range(5)]
    table = ExampleTable.of(examples)
    assert len(table) == 5 and table.is_masked is masked
    assert all(map(same, table, examples))
    assert all(map(same, table.take([3, 0]), [examples[3], examples[0]]))
    assert table.token_ids.shape == table.segment_ids.shape == (5, 10)
    for row, example in zip(table.segment_ids, examples, strict=True):
        assert row.tolist() == [*example.segment_ids, *[0] * (10 - len(example))]


def test_examples_of_one_kind_make_a_table():
    for examples in ([], [make_example(), make_example(False)], [make_example(label=None)] * 2):
        if len(examples) == 2 and examples[0] is examples[1]:
            examples[1] = make_example()
        with pytest.raises(ValueError, match=f"{len(examples)} examples of"):
            ExampleTable.of(examples)
