"""Lines: a metric against sentence length, or against training time, with its spread."""

import itertools
from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

# Okabe and Ito 2008, without the yellow that is lost on white.
COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
MARKERS = ("o", "s", "^", "D", "v", "P", "X")
DASHES = ("-", "--", "-.", ":")


def lines_with_band(
    x: Sequence[float],
    runs: Mapping[str, np.ndarray],
    *,
    xlabel: str,
    ylabel: str,
    title: str,
    ax: Axes | None = None,
) -> Axes:
    """Draw the mean of several runs as a line, and from the lowest to the highest as a band.

    Args:
        x: n positions: middles of length bins, steps, epochs.
        runs: a label, and values (runs, n) or (n,) for one run. NaN leaves a gap, in the line of
            all runs: a mean over fewer runs would not compare with its neighbors.
        xlabel: with units, as "source length (words)".
        ylabel: with units, as "BLEU (0–100)".
        title: of the plot.
        ax: where to draw; a new figure if `None`.

    Returns:
        The `Axes`. The legend says how many runs each line is of.

    Raises:
        ValueError: if there are no runs, or values do not have the length of `x`.
    """
    if not runs:
        raise ValueError("`runs` must have at least one line. Received: runs={}. Add a label.")
    ax = ax or _new_axes()
    for (label, values), style in zip(runs.items(), _styles(), strict=False):
        values = np.atleast_2d(np.asarray(values, dtype="float64"))
        if values.ndim != 2 or values.shape[1] != len(x) or not len(values):
            raise ValueError(
                f"Each of `runs` must have the shape (runs, {len(x)}), as `x` has {len(x)} "
                f"positions. Received: runs[{label!r}].shape={values.shape}. Put one run in a row."
            )
        count = len(values)
        name = label if count == 1 else f"{label} (mean and range of {count} runs)"
        ax.plot(x, values.mean(axis=0), label=name, **style)
        if count > 1:
            low, high = values.min(axis=0), values.max(axis=0)
            ax.fill_between(x, low, high, color=style["color"], alpha=0.2, linewidth=0)
    _name(ax, xlabel, ylabel, title)
    return ax


def training_curves(
    curves: Mapping[str, Sequence[float]],
    *,
    ylabel: str,
    title: str,
    xlabel: str = "epoch",
    ax: Axes | None = None,
) -> Axes:
    """Draw one value for each epoch, as in the `history` that `fit` returns.

    Args:
        curves: a label, and its values from epoch 1 on. Lengths may differ: early stopping.
        ylabel: with units, as "loss (nats for each token)".
        title: of the plot.
        xlabel: what one value stands for.
        ax: where to draw; a new figure if `None`.

    Returns:
        The `Axes`.

    Raises:
        ValueError: if there are no curves, or one has no values.
    """
    empty = [label for label, values in curves.items() if not len(values)]
    if not curves or empty:
        raise ValueError(
            "`curves` must have at least one curve, each with at least one value. Received: "
            f"labels={list(curves)}, without values={empty}. Train for an epoch first."
        )
    ax = ax or _new_axes()
    for (label, values), style in zip(curves.items(), _styles(), strict=False):
        ax.plot(range(1, len(values) + 1), values, label=label, **style)
    ax.xaxis.get_major_locator().set_params(integer=True)
    _name(ax, xlabel, ylabel, title)
    return ax


def _styles():
    """Endless line styles. Seven colors and four dashes: 28 lines before two look the same."""
    for color, marker, dash in zip(*map(itertools.cycle, (COLORS, MARKERS, DASHES)), strict=True):
        yield {"color": color, "marker": marker, "linestyle": dash, "markersize": 5}


def _new_axes() -> Axes:
    return plt.subplots(figsize=(6.4, 4.0), layout="constrained")[1]


def _name(ax: Axes, xlabel: str, ylabel: str, title: str) -> None:
    ax.set(xlabel=xlabel, ylabel=ylabel, title=title)
    ax.grid(color="0.9")
    ax.set_axisbelow(True)
    ax.spines[["top", "right"]].set_visible(False)
    ax.legend()
