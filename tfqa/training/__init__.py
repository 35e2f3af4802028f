"""Losses, schedules, optimizers, callbacks and the runtime.

| name | source | notebook |
|---|---|---|
| `MaskedCrossEntropy` | Szegedy et al. 2016, section 7 (label smoothing) | 01 |
| `InverseSquareRoot`, `transformer_schedule` | Vaswani et al. 2017, eq. 3 | 02 |
| `transformer_adam` | Vaswani et al. 2017, section 5.3 | 02 |
| `KeepLast`, `average_weights` | Vaswani et al. 2017, section 6.1 (checkpoint averaging) | 02 |
| `set_seeds` | – | 01 |
"""

from tfqa.training.averaging import KeepLast, average_weights
from tfqa.training.losses import MaskedCrossEntropy
from tfqa.training.optimizers import transformer_adam
from tfqa.training.runtime import set_seeds
from tfqa.training.schedules import InverseSquareRoot, transformer_schedule

__all__ = [
    "InverseSquareRoot",
    "KeepLast",
    "MaskedCrossEntropy",
    "average_weights",
    "set_seeds",
    "transformer_adam",
    "transformer_schedule",
]
