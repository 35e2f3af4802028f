"""The grid of heads: which head of which layer is where."""

import matplotlib

matplotlib.use("Agg")  # no window

import numpy as np
import pytest
from matplotlib import pyplot as plt

from tfqa.plots import attention_heads

RANDOM = np.random.default_rng(0)
ENCODER = [RANDOM.dirichlet(np.ones(5), size=(3, 5)) for _ in range(2)]
CROSS = [RANDOM.dirichlet(np.ones(5), size=(3, 7))]


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def test_each_head_is_drawn_where_its_labels_say():
    axes = attention_heads({"encoder": ENCODER, "cross": CROSS}, title="Sentence 3")
    assert axes.shape == (3, 3)
    for row, layer in zip(axes, [*ENCODER, *CROSS], strict=True):
        for ax, head in zip(row, layer, strict=True):
            (image,) = ax.images
            np.testing.assert_allclose(image.get_array(), head, rtol=1e-6)
            assert image.get_clim() == (0, 1) and image.get_cmap().name == "cividis"
    names = [ax.get_ylabel().split("\n") for ax in axes[:, 0]]
    assert names == [[name, "query position"] for name in ("encoder 1", "encoder 2", "cross 1")]
    assert [ax.get_title() for ax in axes[0]] == ["head 1", "head 2", "head 3"]
    assert {ax.get_xlabel() for ax in axes[-1]} == {"key position"}
    assert axes[0, 0].figure.get_suptitle() == "Sentence 3"
    assert axes[0, 0].figure.axes[-1].get_ylabel() == "attention weight (0–1)"


def test_one_head_of_one_layer_is_a_grid_as_well():
    assert attention_heads({"cross": [CROSS[0][:1]]}).shape == (1, 1)


def test_labels_do_not_overlap():
    axes = attention_heads({"encoder": ENCODER * 2, "decoder": CROSS * 2})
    axes[0, 0].figure.canvas.draw()
    boxes = [ax.yaxis.label.get_window_extent() for ax in axes[:, 0]]
    assert all(upper.y0 >= lower.y1 for upper, lower in zip(boxes, boxes[1:], strict=False))
    boxes = [ax.xaxis.label.get_window_extent() for ax in axes[-1]]
    assert all(left.x1 <= right.x0 for left, right in zip(boxes, boxes[1:], strict=False))


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({}, r"must hold arrays of the shape \(heads, query, key\). Received: shapes=\{\}"),
        ({"cross": [CROSS[0][None]]}, r"shapes=\{'cross 1': \(1, 3, 7, 5\)\}. Take one sentence"),
        ({"encoder": ENCODER, "cross": [CROSS[0][:2]]}, r"same number of heads.*\(2, 7, 5\)"),
    ],
)
def test_wrong_weights(weights, message):
    with pytest.raises(ValueError, match=message):
        attention_heads(weights)
    assert not plt.get_fignums()
