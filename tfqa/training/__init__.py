"""Losses, schedules, callbacks and the runtime.

| name | source | notebook |
|---|---|---|
| `MaskedCrossEntropy` | Szegedy et al. 2016, section 7 (label smoothing) | 01 |
| `set_seeds` | – | 01 |
"""

from tfqa.training.losses import MaskedCrossEntropy
from tfqa.training.runtime import set_seeds

__all__ = ["MaskedCrossEntropy", "set_seeds"]
