"""Plots: NumPy in, matplotlib `Axes` out. Nothing is shown or saved here.

Colors can be told apart by color-blind readers and in gray: cividis for amounts, the palette of
Okabe and Ito 2008 for lines, each with its own marker and line style as well.

| name | source | notebook |
|---|---|---|
| `alignment_heatmap` | Bahdanau et al. 2015, figure 3 | 01 |
| `mask_heatmap` | which key each query may attend to | 01 |
| `lines_with_band` | Bahdanau et al. 2015, figure 2, with the spread over seeds | 01 |
| `training_curves` | loss or metric after each epoch | 01 |
| `attention_heads` | Vaswani et al. 2017, figures 3 to 5, for all heads at once | 02 |
| `block_diagram` | Vaswani et al. 2017, figures 1 and 2 | 02 |
"""

from tfqa.plots.alignment import alignment_heatmap
from tfqa.plots.blocks import block_diagram
from tfqa.plots.curves import lines_with_band, training_curves
from tfqa.plots.heads import attention_heads
from tfqa.plots.masks import mask_heatmap

__all__ = [
    "alignment_heatmap",
    "attention_heads",
    "block_diagram",
    "lines_with_band",
    "mask_heatmap",
    "training_curves",
]
