"""Optimizers as the papers set them."""

import keras

from tfqa.training.adam import Adam


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
    if accumulation_steps < 1:
        raise ValueError(
            "`accumulation_steps` must be at least 1. "
            f"Received: accumulation_steps={accumulation_steps}."
        )
    return Adam(
        learning_rate,
        beta_1=0.9,
        beta_2=0.98,
        epsilon=1e-9,
        global_clipnorm=clip_norm,
        gradient_accumulation_steps=accumulation_steps if accumulation_steps > 1 else None,
    )
