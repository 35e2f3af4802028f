"""The loop that a cache is compared with decodes the same."""

import numpy as np

from benchmarks.speed.decoding import make_prefix_loop
from tests.benchmarks.random_weights import make_transformer, make_translation_inputs
from tfqa.decoding import greedy


def test_the_loop_over_the_prefix_writes_the_same():
    model = make_transformer(end_id=-1)
    source = make_translation_inputs()["source_ids"]
    np.testing.assert_array_equal(make_prefix_loop(model)(source, 6), greedy(model, source, 6))
