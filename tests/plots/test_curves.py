"""Lines and bands: values, names, and that no two look the same."""

import matplotlib

matplotlib.use("Agg")  # no window

import numpy as np
import pytest
from matplotlib import pyplot as plt

from tfqa.plots import lines_with_band, training_curves

X = [3, 8, 15]
RUNS = {
    "fixed vector": np.array([[30.0, 20.0, 7.0], [34.0, 22.0, 5.0], [32.0, 27.0, 3.0]]),
    "attention": [[31.0, 30.0, 29.0], [35.0, 36.0, 37.0]],
    "one run": [11.0, 12.0, 13.0],
}
NAMES = {"xlabel": "source length (words)", "ylabel": "BLEU (0–100)", "title": "By length"}


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def look(line):
    return line.get_color(), line.get_marker(), line.get_linestyle()


def test_lines_are_means_and_bands_are_ranges():
    ax = lines_with_band(X, RUNS, **NAMES)
    assert len(ax.lines) == 3 and len(ax.collections) == 2  # one run has no band
    np.testing.assert_allclose(ax.lines[0].get_xydata(), [[3, 32], [8, 23], [15, 5]])
    np.testing.assert_allclose(ax.lines[2].get_ydata(), [11, 12, 13])
    corners = ax.collections[0].get_paths()[0].vertices
    for x, low, high in [(3, 30, 34), (8, 20, 27), (15, 3, 7)]:
        y = corners[corners[:, 0] == x, 1]
        assert (y.min(), y.max()) == (low, high)
    np.testing.assert_allclose(
        ax.collections[0].get_facecolor()[0, :3],
        matplotlib.colors.to_rgb(ax.lines[0].get_color()),
    )


def test_names():
    ax = lines_with_band(X, RUNS, **NAMES)
    assert (ax.get_xlabel(), ax.get_ylabel(), ax.get_title()) == tuple(NAMES.values())
    assert [text.get_text() for text in ax.get_legend().get_texts()] == [
        "fixed vector (mean and range of 3 runs)",
        "attention (mean and range of 2 runs)",
        "one run",
    ]


def test_no_two_lines_look_the_same():
    ax = lines_with_band(X, {str(i): X for i in range(28)}, **NAMES)
    assert len({look(line) for line in ax.lines}) == 28
    for looks in zip(*map(look, ax.lines[:4]), strict=True):  # each of color, marker, dash alone
        assert len(set(looks)) == 4


def test_a_missing_value_leaves_a_gap():
    values = np.array(RUNS["fixed vector"])
    values[1, 1] = np.nan
    ax = lines_with_band(X, {"a": values}, **NAMES)
    np.testing.assert_allclose(ax.lines[0].get_ydata(), [32, np.nan, 5])


@pytest.mark.parametrize("draw", [
    lambda ax: lines_with_band(X, RUNS, **NAMES, ax=ax),
    lambda ax: training_curves({"a": [1, 2]}, ylabel="loss", title="t", ax=ax),
])  # fmt: skip
def test_draws_only_where_told(draw):
    figure, (left, right) = plt.subplots(1, 2)
    assert draw(left) is left
    assert plt.get_fignums() == [figure.number]
    assert not right.has_data() and right.get_legend() is None


def test_training_curves_of_unequal_length():
    curves = {"training": [5.0, 3.0, 2.0], "validation": np.array([4.0, 3.5])}
    ax = training_curves(curves, ylabel="loss (nats for each token)", title="Training")
    np.testing.assert_allclose(ax.lines[0].get_xydata(), [[1, 5], [2, 3], [3, 2]])
    np.testing.assert_allclose(ax.lines[1].get_xydata(), [[1, 4], [2, 3.5]])
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("epoch", "loss (nats for each token)")
    assert ax.get_title() == "Training"
    assert [text.get_text() for text in ax.get_legend().get_texts()] == list(curves)
    ax.figure.canvas.draw()
    assert all(float(tick).is_integer() for tick in ax.get_xticks())


@pytest.mark.parametrize(
    "runs, message",
    [
        ({}, "at least one line"),
        ({"a": [1.0, 2.0]}, r"shape \(runs, 3\).*runs\['a'\].shape=\(1, 2\)"),
        ({"a": np.ones((2, 2, 3))}, r"runs\['a'\].shape=\(2, 2, 3\)"),
        ({"a": np.ones((0, 3))}, r"runs\['a'\].shape=\(0, 3\)"),
    ],
)
def test_wrong_runs(runs, message):
    with pytest.raises(ValueError, match=message):
        lines_with_band(X, runs, **NAMES)


@pytest.mark.parametrize(
    "curves, message", [({}, r"labels=\[\]"), ({"a": [1.0], "b": []}, r"without values=\['b'\]")]
)
def test_wrong_curves(curves, message):
    with pytest.raises(ValueError, match=message):
        training_curves(curves, ylabel="loss", title="t")
    assert not plt.get_fignums()
