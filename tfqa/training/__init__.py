"""Losses, callbacks and the runtime.

| name | source | notebook |
|---|---|---|
| MaskedCrossEntropy | Szegedy et al. 2016, section 7 (label smoothing) | 01 |
"""

from tfqa.training.losses import MaskedCrossEntropy

__all__ = ["MaskedCrossEntropy"]
