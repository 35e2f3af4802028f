"""The picture of a mask: which color is which."""

import matplotlib

matplotlib.use("Agg")  # no window

import numpy as np
import pytest
from matplotlib import pyplot as plt

from tfqa.plots import mask_heatmap

MASK = np.tril(np.ones((3, 5), dtype=bool), k=1)


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def test_colors_and_legend_agree():
    ax = mask_heatmap(MASK, title="Causal mask")
    (image,) = ax.images
    drawn = image.cmap(image.norm(image.get_array()))  # (3, 5, 4)
    texts = [text.get_text() for text in ax.get_legend().get_texts()]
    assert texts == ["attend (True)", "blocked (False)"]
    attend, blocked = (patch.get_facecolor() for patch in ax.get_legend().get_patches())
    np.testing.assert_allclose(drawn[MASK], np.tile(attend, (MASK.sum(), 1)))
    np.testing.assert_allclose(drawn[~MASK], np.tile(blocked, ((~MASK).sum(), 1)))
    assert attend != blocked
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("key position", "query position")
    assert ax.get_title() == "Causal mask"
    assert ax.get_xlim() == (-0.5, 4.5) and ax.get_ylim() == (2.5, -0.5)


@pytest.mark.parametrize("value", [True, False])
def test_a_mask_of_one_value_keeps_its_color(value):
    ax = mask_heatmap(np.full((2, 3), value))
    drawn = ax.images[0].cmap(ax.images[0].norm(ax.images[0].get_array()))
    patch = ax.get_legend().get_patches()[0 if value else 1]
    np.testing.assert_allclose(drawn[0, 0], patch.get_facecolor())


def test_draws_only_where_told():
    figure, (left, right) = plt.subplots(1, 2)
    assert mask_heatmap(MASK, ax=left) is left
    assert plt.get_fignums() == [figure.number]
    assert not right.has_data() and right.get_legend() is None


@pytest.mark.parametrize(
    "mask, message",
    [
        (MASK.astype("float32"), r"must be boolean.*mask.dtype=float32"),
        (MASK[None], r"shape \(query, key\). Received: mask.shape=\(1, 3, 5\)"),
    ],
)
def test_wrong_masks(mask, message):
    with pytest.raises(ValueError, match=message):
        mask_heatmap(mask)
