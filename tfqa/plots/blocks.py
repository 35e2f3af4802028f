"""Boxes and arrows: what a layer consists of, and what goes where."""

from collections.abc import Iterable, Mapping, Sequence

from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import FancyBboxPatch

from tfqa.plots.curves import COLORS

WIDTH, HEIGHT = 2.8, 0.56  # of a box
ACROSS, UP = 4.2, 1.0  # from the center of a box to that of its neighbor


def block_diagram(
    stacks: Mapping[str, Sequence[str]],
    *,
    links: Iterable[tuple[tuple[int, int], tuple[int, int]]] = (),
    ax: Axes | None = None,
    title: str = "Layer",
) -> Axes:
    """Draw columns of boxes, each with an arrow to the box above it.

    Args:
        stacks: what enters a column, and the texts of its boxes from bottom to top. Boxes with the
            same text have the same color.
        links: further arrows, (column, box) to (column, box), counted from 0; box -1 is what
            enters. Inside a column it passes the boxes between them on the left, as a residual
            connection does; between columns it runs straight.
        ax: where to draw; a new figure, sized for the boxes, if `None`.
        title: of the plot.

    Returns:
        The `Axes`, with no ticks: positions mean nothing.

    Raises:
        ValueError: if a column has no boxes, or a link names a box that is not there.
    """
    links, columns = list(links), list(stacks.values())
    if not columns or not all(columns):
        raise ValueError(
            "`stacks` must have at least one column, each with at least one box. Received: "
            f"stacks={dict(stacks)}. Leave an empty column out."
        )
    for column, box in (end for link in links for end in link):
        if not (0 <= column < len(columns) and -1 <= box < len(columns[column])):
            raise ValueError(
                "Each end of a link must be (column, box) of a box that is there. Received: "
                f"{(column, box)} with {[len(boxes) for boxes in columns]} boxes in the columns. "
                "Count both from 0, from left to right and from bottom to top."
            )
    tallest = max(map(len, columns))
    if ax is None:
        size = (2.1 * len(columns) + 1.0, 0.55 * tallest + 1.3)
        ax = plt.subplots(figsize=size, layout="constrained")[1]
    texts = dict.fromkeys(text for boxes in columns for text in boxes)
    colors = {text: COLORS[number % len(COLORS)] for number, text in enumerate(texts)}
    for column, (entry, boxes) in enumerate(stacks.items()):
        ax.text(*_place(column, -1), entry, ha="center", va="center")
        for box, text in enumerate(boxes):
            _draw_box(ax, *_place(column, box), text, colors[text])
            _draw_arrow(ax, _edge(column, box - 1, 1), _edge(column, box, -1))
    for start, end in links:
        _draw_link(ax, start, end)
    ax.set(xlim=(-2.1, ACROSS * (len(columns) - 1) + 2.1), ylim=(-0.5, UP * tallest + 0.6))
    ax.set_title(title)
    ax.axis("off")
    return ax


def _place(column, box):
    return ACROSS * column, UP * (box + 1)


def _edge(column, box, side):
    """Return the middle of the upper (1) or lower (-1) edge of a box."""
    x, y = _place(column, box)
    return x, y + side * HEIGHT / 2


def _draw_box(ax, x, y, text, color):
    corner, style = (x - WIDTH / 2, y - HEIGHT / 2), "round,pad=0.02,rounding_size=0.1"
    look = {"facecolor": to_rgba(color, 0.22), "edgecolor": color}
    ax.add_patch(FancyBboxPatch(corner, WIDTH, HEIGHT, boxstyle=style, **look))
    ax.text(x, y, text, ha="center", va="center", fontsize=9)


def _draw_arrow(ax, start, end, **style):
    look = {"arrowstyle": "-|>", "color": "0.25", "shrinkA": 0, "shrinkB": 0, **style}
    ax.annotate("", xy=end, xytext=start, arrowprops=look)


def _draw_link(ax, start, end):
    (x, y), (to_x, to_y) = _place(*start), _place(*end)
    if start[0] != end[0]:
        side = WIDTH / 2 if to_x > x else -WIDTH / 2
        _draw_arrow(ax, (x + side, y), (to_x - side, to_y))
        return
    left, leave = x - WIDTH / 2 - 0.5, y + UP / 2  # from the arrow above the box, not from the box
    ax.plot([x, left, left], [leave, leave, to_y], color="0.25", linewidth=1, zorder=0)
    _draw_arrow(ax, (left, to_y), (x - WIDTH / 2, to_y))
