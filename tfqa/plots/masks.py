"""An attention mask as a picture."""

import numpy as np
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.patches import Patch

BLOCKED, ATTEND = "#00204D", "#FFE945"  # the two ends of cividis


def mask_heatmap(
    mask: np.ndarray, *, ax: Axes | None = None, title: str = "Attention mask"
) -> Axes:
    """Draw which keys each query may attend to.

    Args:
        mask: boolean (T, S), True = attend. For a padding mask (B, S), rows are sentences: rename
            the y axis with `ax.set_ylabel("sentence")`.
        ax: where to draw; a new figure if `None`.
        title: of the plot.

    Returns:
        The `Axes`.

    Raises:
        ValueError: if `mask` is not boolean, or has not two axes.
    """
    mask = np.asarray(mask)
    if mask.ndim != 2 or mask.dtype != bool:
        raise ValueError(
            "`mask` must be boolean with the shape (query, key). Received: mask.shape="
            f"{mask.shape}, mask.dtype={mask.dtype}. Take one sentence and one head of it."
        )
    rows, columns = mask.shape
    if ax is None:
        size = (0.3 * columns + 3.0, 0.3 * rows + 1.6)
        ax = plt.subplots(figsize=size, layout="constrained")[1]
    ax.imshow(mask, cmap=ListedColormap([BLOCKED, ATTEND]), vmin=0, vmax=1)
    ax.set_xticks(np.arange(columns + 1) - 0.5, minor=True)
    ax.set_yticks(np.arange(rows + 1) - 0.5, minor=True)
    ax.grid(which="minor", color="0.6", linewidth=0.5)
    ax.tick_params(which="minor", length=0)
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.yaxis.get_major_locator().set_params(integer=True)
    ax.set(xlabel="key position", ylabel="query position", title=title)
    names = {"attend (True)": ATTEND, "blocked (False)": BLOCKED}
    handles = [Patch(facecolor=c, edgecolor="0.6", label=name) for name, c in names.items()]
    ax.legend(handles=handles, loc="upper left", bbox_to_anchor=(1.02, 1), borderaxespad=0)
    return ax
