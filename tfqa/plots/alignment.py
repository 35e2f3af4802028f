"""Attention weights as a picture, next to the alignment that a person would give."""

from collections.abc import Iterable, Sequence

import numpy as np
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

GOLD_COLOR = "#D55E00"  # vermilion: stands out on the dark and on the bright end of cividis


def alignment_heatmap(
    weights: np.ndarray,
    source_words: Sequence[str],
    target_words: Sequence[str],
    *,
    gold: Iterable[tuple[int, int]] | None = None,
    ax: Axes | None = None,
    title: str = "Attention weights",
) -> Axes:
    """Draw attention weights: source words across, target words down.

    Args:
        weights: (T, S), 0–1: row j says where the model looked in order to write target word j.
        source_words: S of them, end token included if it has a column.
        target_words: T of them.
        gold: links (source word, target word), outlined as squares.
        ax: where to draw; a new figure, sized for the words, if `None`.
        title: of the plot.

    Returns:
        The `Axes`. The color scale is always 0 to 1, so that plots compare.

    Raises:
        ValueError: if there is not one word for each row and column, or a link is outside.
    """
    weights = np.asarray(weights, dtype="float32")
    rows, columns = len(target_words), len(source_words)
    if weights.shape != (rows, columns):
        raise ValueError(
            "`weights` must have one row for each target word and one column for each source "
            f"word. Received: weights.shape={weights.shape}, len(target_words)={rows}, "
            f"len(source_words)={columns}. Cut padding off the weights, or the start token off "
            "the words."
        )
    gold = None if gold is None else list(gold)
    for source, target in gold or ():
        if not (0 <= source < columns and 0 <= target < rows):
            raise ValueError(
                "Each gold link must be (source word, target word), from 0. Received: "
                f"link={(source, target)} in {columns} source and {rows} target words. "
                "Check the order of the pair."
            )
    if ax is None:
        size = (0.36 * columns + 3.2, 0.3 * rows + 2.4)
        ax = plt.subplots(figsize=size, layout="constrained")[1]
    image = ax.imshow(weights, cmap="cividis", vmin=0, vmax=1, aspect="auto")
    ax.figure.colorbar(image, ax=ax, label="attention weight (0–1)")
    ax.set_xticks(range(columns), source_words, rotation=60, ha="left", rotation_mode="anchor")
    ax.xaxis.tick_top()
    ax.xaxis.set_label_position("top")
    ax.set_yticks(range(rows), target_words)
    ax.set(xlabel="source words", ylabel="target words", title=title)
    if gold is not None:
        _outline(ax, gold)
    return ax


def _outline(ax: Axes, links: list[tuple[int, int]]) -> None:
    """Draw a square around each link (source, target), and say in a legend what it is."""
    style = {"fill": False, "edgecolor": GOLD_COLOR, "linewidth": 2.0}
    for source, target in links:
        ax.add_patch(Rectangle((source - 0.42, target - 0.42), 0.84, 0.84, **style))
    sample = Rectangle((0, 0), 1, 1, label="gold alignment", **style)
    place = {"loc": "upper left", "bbox_to_anchor": (0, -0.01), "frameon": False}
    ax.legend(handles=[sample], borderaxespad=0.2, **place)
