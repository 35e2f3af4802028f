"""Learning rates that change over training."""

import keras


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
