"""Losses, metrics, schedules, optimizers, callbacks and the runtime.

| name | source | notebook |
|---|---|---|
| `MaskedCrossEntropy` | Szegedy et al. 2016, section 7 (label smoothing) | 01 |
| `InverseSquareRoot`, `transformer_schedule` | Vaswani et al. 2017, eq. 3 | 02 |
| `transformer_adam` | Vaswani et al. 2017, section 5.3 | 02 |
| `KeepLast`, `average_weights` | Vaswani et al. 2017, section 6.1 (checkpoint averaging) | 02 |
| `bert_adamw`, `WarmupLinear` | Devlin et al. 2019, appendix A.2; Loshchilov & Hutter 2019 | 04 |
| `layerwise_factors` | Howard & Ruder 2018, section 3.2; Clark et al. 2020, appendix B | 05 |
| `pretraining_losses`, `pretraining_metrics` | Devlin et al. 2019, section 3.1 | 04 |
| `span_losses` | Devlin et al. 2019, section 4.2 | 05 |
| `MaskedAccuracy`, `NatsPerToken` | – | 04 |
| `set_seeds` | – | 01 |
"""

from tfqa.training.averaging import KeepLast, average_weights
from tfqa.training.losses import MaskedCrossEntropy, pretraining_losses, span_losses
from tfqa.training.metrics import MaskedAccuracy, NatsPerToken, pretraining_metrics
from tfqa.training.optimizers import bert_adamw, layerwise_factors, transformer_adam
from tfqa.training.runtime import set_seeds
from tfqa.training.schedules import InverseSquareRoot, WarmupLinear, transformer_schedule

__all__ = [
    "InverseSquareRoot",
    "KeepLast",
    "MaskedAccuracy",
    "MaskedCrossEntropy",
    "NatsPerToken",
    "WarmupLinear",
    "average_weights",
    "bert_adamw",
    "layerwise_factors",
    "pretraining_losses",
    "pretraining_metrics",
    "set_seeds",
    "span_losses",
    "transformer_adam",
    "transformer_schedule",
]
