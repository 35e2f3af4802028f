"""The attention weights of all heads of all layers in one figure."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib import pyplot as plt


def attention_heads(
    weights: Mapping[str, Sequence[np.ndarray]], *, title: str = "Attention heads"
) -> np.ndarray:
    """Draw one small heatmap for each head: layers down, heads across.

    Args:
        weights: a label, and for each of its layers the weights (N, T, S) of one sentence, 0–1:
            {"encoder": [...], "decoder": [...], "cross": [...]}. N is the same in all; T and S are
            not. Cut padding off before.
        title: of the figure.

    Returns:
        Array of `Axes`, (layers of all labels together, N). The color scale is always 0 to 1.

    Raises:
        ValueError: if there are no weights, an array has not three axes, or N differs.
    """
    layers = [
        (f"{label} {number}", np.asarray(layer, dtype="float32"))
        for label, some in weights.items()
        for number, layer in enumerate(some, start=1)
    ]
    shapes = {name: layer.shape for name, layer in layers}
    if not layers or {len(shape) for shape in shapes.values()} != {3}:
        raise ValueError(
            "`weights` must hold arrays of the shape (heads, query, key). Received: "
            f"shapes={shapes}. Take one sentence of the batch."
        )
    heads = len(layers[0][1])
    if {shape[0] for shape in shapes.values()} != {heads}:
        raise ValueError(
            "All of `weights` must have the same number of heads. Received: "
            f"shapes={shapes}. Draw models with different numbers in figures of their own."
        )
    size = (1.25 * heads + 2.0, 1.3 * len(layers) + 1.0)
    figure, axes = plt.subplots(
        len(layers), heads, figsize=size, squeeze=False, layout="constrained"
    )
    for row, (name, layer) in zip(axes, layers, strict=True):
        for ax, head in zip(row, layer, strict=True):
            image = ax.imshow(head, cmap="cividis", vmin=0, vmax=1, aspect="auto")
            ax.set(xticks=[], yticks=[])
        row[0].set_ylabel(f"{name}\nquery position", fontsize=8)
    for number, (top, bottom) in enumerate(zip(axes[0], axes[-1], strict=True), start=1):
        top.set_title(f"head {number}", fontsize=9)
        bottom.set_xlabel("key position", fontsize=8)
    figure.colorbar(image, ax=axes, label="attention weight (0–1)", aspect=40)
    figure.suptitle(title)
    return axes
