"""Learning rates that change over training."""

import keras
from keras import ops


def warmup_cosine(
    peak: float, warmup_steps: int, total_steps: int, *, cosine: bool = True
) -> keras.optimizers.schedules.LearningRateSchedule:
    """Learning rate that rises linearly, then falls along half a cosine.

        rate(t) = peak t / W                                        t < W
        rate(t) = peak (1 + cos(pi (t - W) / (N - W))) / 2          W <= t <= N
        (Loshchilov & Hutter 2017, eq. 5, one period; the warm-up as Goyal et al. 2017)

    The first step has t = 0, so with a warm-up it changes nothing.

    Args:
        peak: the highest rate.
        warmup_steps: W; 0 starts at the peak.
        total_steps: N, warm-up included; the rate is 0 from there on.
        cosine: False keeps the rate at the peak after the warm-up.
    """
    return keras.optimizers.schedules.CosineDecay(
        initial_learning_rate=0.0,
        warmup_target=peak,
        warmup_steps=warmup_steps,
        decay_steps=max(1, total_steps - warmup_steps),
        alpha=0.0 if cosine else 1.0,
    )


@keras.saving.register_keras_serializable(package="tfqa")
class InverseSquareRoot(keras.optimizers.schedules.LearningRateSchedule):
    """Learning rate that rises linearly, then falls with the square root of time.

        rate(t) = peak min(t / W, sqrt(W / t))             t = 1, 2, 3, ...

    It needs no end of training, unlike a cosine. `transformer_schedule` is the paper's choice of
    the peak.

    Args:
        peak: the highest rate, reached at step W.
        warmup_steps: W, at least 1.

    Raises:
        ValueError: `warmup_steps` is less than 1.
    """

    def __init__(self, peak: float, warmup_steps: int):
        super().__init__()
        if warmup_steps < 1:
            raise ValueError(
                f"`warmup_steps` must be at least 1. Received: warmup_steps={warmup_steps}."
            )
        self.peak = peak
        self.warmup_steps = warmup_steps

    def __call__(self, step):
        """Return the rate of the step with this number, counted from 0 as Keras does."""
        time = (ops.cast(step, "float32") + 1) / self.warmup_steps
        return self.peak * ops.minimum(time, ops.rsqrt(time))

    def get_config(self):
        """Return the arguments."""
        return {"peak": self.peak, "warmup_steps": self.warmup_steps}


def transformer_schedule(hidden_dim: int, warmup_steps: int = 4000) -> InverseSquareRoot:
    """Return the learning rate of the first Transformer.

        rate(t) = D^-0.5 min(t^-0.5, t W^-1.5)             (Vaswani et al. 2017, eq. 3)

    It is `InverseSquareRoot` with the peak (D W)^-0.5: 0.0007 for D = 512 and W = 4,000.

    Args:
        hidden_dim: D, the width of the model.
        warmup_steps: W.
    """
    return InverseSquareRoot((hidden_dim * warmup_steps) ** -0.5, warmup_steps)


@keras.saving.register_keras_serializable(package="tfqa")
class WarmupLinear(keras.optimizers.schedules.LearningRateSchedule):
    """Learning rate that rises linearly, then falls linearly to zero.

        rate(t) = peak t / W                               t < W
        rate(t) = peak (N - t) / (N - W)                   W <= t <= N, and 0 after it
                                                           (Devlin et al. 2019, appendix A.2)

    The first step has t = 0, so with a warm-up it changes nothing. The paper's program falls as
    peak (1 - t / N) for all t >= W, which is W / N below the peak when the warm-up ends: its rate
    jumps down there. This one begins to fall at the peak.

    Args:
        peak: the highest rate, reached at step W.
        warmup_steps: W; 0 starts at the peak.
        total_steps: N, warm-up included, more than W.

    Raises:
        ValueError: not 0 <= `warmup_steps` < `total_steps`.
    """

    def __init__(self, peak: float, warmup_steps: int, total_steps: int):
        super().__init__()
        if not 0 <= warmup_steps < total_steps:
            raise ValueError(
                "`warmup_steps` must be at least 0 and less than `total_steps`. Received: "
                f"warmup_steps={warmup_steps}, total_steps={total_steps}."
            )
        self.peak = peak
        self.warmup_steps = warmup_steps
        self.total_steps = total_steps

    def __call__(self, step):
        """Return the rate of the step with this number, counted from 0 as Keras does."""
        step = ops.cast(step, "float32")
        rise = step / self.warmup_steps if self.warmup_steps else 1.0
        fall = (self.total_steps - step) / (self.total_steps - self.warmup_steps)
        return self.peak * ops.maximum(ops.minimum(rise, fall), 0.0)

    def get_config(self):
        """Return the arguments."""
        names = "peak", "warmup_steps", "total_steps"
        return {name: getattr(self, name) for name in names}
