"""Optimizers as the papers set them."""

import keras

from tfqa.training.adam import Adam, AdamW


def transformer_adam(
    learning_rate: float | keras.optimizers.schedules.LearningRateSchedule,
    *,
    clip_norm: float | None = None,
    accumulation_steps: int = 1,
) -> keras.optimizers.Adam:
    """Adam with beta_1 = 0.9, beta_2 = 0.98, epsilon = 1e-9 (Vaswani et al. 2017, section 5.3).

    The second moment forgets after 50 steps, not after 1,000: early gradients of a Transformer are
    far larger than later ones, and would keep the steps small for too long.

    Args:
        learning_rate: a number or a schedule; the paper's is `transformer_schedule`.
        clip_norm: the gradient of all weights together is scaled down to this norm; the paper has
            no such limit.
        accumulation_steps: batches whose mean gradient makes one update, for batches too large for
            memory. The loss is a mean for each batch, so a batch counts once however many tokens it
            has. A schedule counts batches, so its times must be `accumulation_steps` as long.

    Raises:
        ValueError: `accumulation_steps` is less than 1.
    """
    limits = _limit(clip_norm, accumulation_steps)
    return Adam(learning_rate, beta_1=0.9, beta_2=0.98, epsilon=1e-9, **limits)


def bert_adamw(
    learning_rate: float | keras.optimizers.schedules.LearningRateSchedule,
    *,
    weight_decay: float = 0.01,
    clip_norm: float | None = 1.0,
    accumulation_steps: int = 1,
) -> keras.optimizers.AdamW:
    """AdamW with beta_1 = 0.9, beta_2 = 0.999, epsilon = 1e-6 (Devlin et al. 2019, appendix A.2).

    Biases and the scales and shifts of normalizations do not decay. The gradient is clipped, which
    the paper does not tell and its program does. That program does not correct the bias of the
    moments, either, so its first steps are (1 - beta_1^t) / sqrt(1 - beta_2^t) times as large: 3.2
    for t = 1, 6.5 for t = 10, 3.2 for t = 100, which a warm-up makes up for. This one corrects, as
    Loshchilov & Hutter 2019 do.

    Args: as `transformer_adam`, and
        learning_rate: a number or a schedule; the paper's is `WarmupLinear`.
        weight_decay: each step takes this share, times the learning rate, from each weight.
    """
    limits = _limit(clip_norm, accumulation_steps)
    return AdamW(learning_rate, weight_decay, beta_1=0.9, beta_2=0.999, epsilon=1e-6, **limits)


def _limit(clip_norm, accumulation_steps):
    if accumulation_steps < 1:
        raise ValueError(
            "`accumulation_steps` must be at least 1. "
            f"Received: accumulation_steps={accumulation_steps}."
        )
    steps = accumulation_steps if accumulation_steps > 1 else None
    return {"global_clipnorm": clip_norm, "gradient_accumulation_steps": steps}
