"""What the picture of an alignment says, and where."""

import matplotlib

matplotlib.use("Agg")  # no window

import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.colors import to_hex

from tfqa.plots import alignment_heatmap
from tfqa.plots.alignment import GOLD_COLOR

SOURCE = ["The", "well-mannered", "neighbor", "sings", "."]
TARGET = ["¿", "El", "educadísimo", "vecino", "canta", "mañana", "."]
WEIGHTS = np.random.default_rng(0).dirichlet(np.ones(5), size=7)


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def test_words_labels_and_scale():
    ax = alignment_heatmap(WEIGHTS, SOURCE, TARGET, title="Sentence 3")
    assert [text.get_text() for text in ax.get_xticklabels()] == SOURCE
    assert [text.get_text() for text in ax.get_yticklabels()] == TARGET
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("source words", "target words")
    assert ax.get_title() == "Sentence 3"
    (image,) = ax.images
    np.testing.assert_allclose(image.get_array(), WEIGHTS, rtol=1e-6)  # the first word on top
    assert ax.get_ylim() == (6.5, -0.5) and ax.get_xlim() == (-0.5, 4.5)
    assert image.get_clim() == (0, 1) and image.get_cmap().name == "cividis"
    assert image.colorbar.ax.get_ylabel() == "attention weight (0–1)"
    assert not ax.patches and ax.get_legend() is None


def test_gold_links_are_outlined_where_they_belong():
    gold = [(0, 1), (1, 2), (4, 6)]
    ax = alignment_heatmap(WEIGHTS, SOURCE, TARGET, gold=iter(gold))
    assert [
        (p.get_x() + p.get_width() / 2, p.get_y() + p.get_height() / 2) for p in ax.patches
    ] == [pytest.approx(link) for link in gold]
    assert all(
        not p.get_fill() and to_hex(p.get_edgecolor()).upper() == GOLD_COLOR for p in ax.patches
    )
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["gold alignment"]
    assert ax.get_xlim() == (-0.5, 4.5)


def test_draws_only_where_told():
    figure, (left, right) = plt.subplots(1, 2)
    assert alignment_heatmap(WEIGHTS, SOURCE, TARGET, ax=left, gold=[(0, 0)]) is left
    assert plt.get_fignums() == [figure.number]
    assert not right.has_data() and not right.get_title()


def test_long_sentences_get_room():
    """No tick label overlaps its neighbor: 20 long words both ways."""
    words = [f"extraordinarísimamente{i}" for i in range(20)]
    ax = alignment_heatmap(np.eye(20), words, words)
    ax.figure.canvas.draw()
    boxes = [label.get_window_extent() for label in ax.get_yticklabels()]
    assert all(upper.y0 >= lower.y1 - 1 for upper, lower in zip(boxes, boxes[1:], strict=False))
    assert min(box.x0 for box in boxes) >= 0
    title = ax.title.get_window_extent()
    assert max(label.get_window_extent().y1 for label in ax.get_xticklabels()) <= title.y0
    assert title.y1 <= ax.figure.bbox.y1


@pytest.mark.parametrize(
    "arguments, gold, message",
    [
        ((WEIGHTS.T, SOURCE, TARGET), None, r"one row for each target.*weights.shape=\(5, 7\)"),
        ((WEIGHTS, SOURCE[:4], TARGET), None, r"len\(source_words\)=4"),
        ((WEIGHTS[None], SOURCE, TARGET), None, r"weights.shape=\(1, 7, 5\)"),
        ((WEIGHTS, SOURCE, TARGET), [(0, 0), (6, 4)], r"Received: link=\(6, 4\) in 5 source"),
    ],
)
def test_wrong_arguments(arguments, gold, message):
    with pytest.raises(ValueError, match=message):
        alignment_heatmap(*arguments, gold=gold)
    assert not plt.get_fignums()
