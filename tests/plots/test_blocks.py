"""Boxes and arrows: every box once, every arrow from where to where it belongs."""

import matplotlib

matplotlib.use("Agg")  # no window

import numpy as np
import pytest
from matplotlib import pyplot as plt

from tfqa.plots import block_diagram
from tfqa.plots.blocks import ACROSS, HEIGHT, UP, WIDTH

STACKS = {"source": ["Attend", "Add", "Widen"], "target": ["Add", "Attend"]}


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def find_arrows(ax):
    """Return (start, end) of each arrow."""
    arrows = [text for text in ax.texts if getattr(text, "arrow_patch", None)]
    return [(tuple(arrow.get_position()), tuple(arrow.xy)) for arrow in arrows]


def test_boxes_stand_in_order_and_share_colors():
    ax = block_diagram(STACKS, title="Two columns")
    places = {}
    for text in ax.texts:
        if text.get_text():
            places.setdefault(text.get_text(), []).append(tuple(text.get_position()))
    assert places == {
        "source": [(0, 0)],
        "target": [(ACROSS, 0)],
        "Attend": [(0, UP), (ACROSS, 2 * UP)],
        "Add": [(0, 2 * UP), (ACROSS, UP)],
        "Widen": [(0, 3 * UP)],
    }
    colors = [patch.get_edgecolor() for patch in ax.patches]
    assert colors[0] == colors[4] and colors[1] == colors[3] and len(set(colors)) == 3
    assert ax.get_title() == "Two columns" and not ax.axison


def test_arrows_go_up_from_edge_to_edge():
    half = HEIGHT / 2
    expected = [((0, UP * n + half), (0, UP * (n + 1) - half)) for n in range(3)]
    found = find_arrows(block_diagram({"x": STACKS["source"]}))
    np.testing.assert_allclose(found, expected)


def test_a_link_in_a_column_passes_on_the_left():
    ax = block_diagram({"x": STACKS["source"]}, links=iter([((0, -1), (0, 1))]))
    start, end = find_arrows(ax)[-1]
    assert end == (-WIDTH / 2, 2 * UP) and start[0] < end[0] and start[1] == end[1]
    (line,) = ax.lines
    assert tuple(line.get_xydata()[0]) == (0, UP / 2)  # it leaves between the entry and the box
    assert tuple(line.get_xydata()[-1]) == start
    low, high = ax.get_xlim()
    assert low < line.get_xdata().min() and WIDTH / 2 < high


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (((0, 2), (1, 0)), ((WIDTH / 2, 3 * UP), (ACROSS - WIDTH / 2, UP))),
        (((1, 1), (0, 0)), ((ACROSS - WIDTH / 2, 2 * UP), (WIDTH / 2, UP))),
    ],
)
def test_a_link_between_columns_runs_from_side_to_side(link, expected):
    ax = block_diagram(STACKS, links=[link])
    np.testing.assert_allclose(find_arrows(ax)[-1], expected)
    assert not ax.lines


def test_texts_fit_into_their_boxes():
    ax = block_diagram({"x": ["Causal self-attention", "Embedding + positions"]})
    ax.figure.canvas.draw()
    texts = [text for text in ax.texts if text.get_text() and text.get_text() != "x"]
    for text, patch in zip(texts, ax.patches, strict=True):
        inner, outer = text.get_window_extent(), patch.get_window_extent()
        assert outer.x0 <= inner.x0 and inner.x1 <= outer.x1


def test_draws_only_where_told():
    figure, (left, right) = plt.subplots(1, 2)
    assert block_diagram(STACKS, ax=left) is left
    assert plt.get_fignums() == [figure.number]
    assert not right.texts and not right.patches


@pytest.mark.parametrize(
    ("stacks", "links", "message"),
    [
        ({}, [], "at least one column.*Received: stacks={}"),
        ({"x": ["Add"], "y": []}, [], r"each with at least one box.*'y': \[\]"),
        (STACKS, [((0, 0), (2, 0))], r"Received: \(2, 0\) with \[3, 2\] boxes"),
        (STACKS, [((1, 2), (0, 0))], r"Received: \(1, 2\)"),
        (STACKS, [((0, -2), (0, 0))], r"Received: \(0, -2\)"),
    ],
)
def test_wrong_arguments(stacks, links, message):
    with pytest.raises(ValueError, match=message):
        block_diagram(stacks, links=links)
    assert not plt.get_fignums()
