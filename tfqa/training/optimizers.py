"""Optimizers as the papers set them."""

from collections.abc import Sequence

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
    learning_rate_multipliers: Sequence[float] | None = None,
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
        learning_rate_multipliers: for each trainable variable of the model, by what the learning
            rate is multiplied, as `layerwise_factors` gives it; None for the same rate everywhere.
    """
    options = {"epsilon": 1e-6, "learning_rate_multipliers": learning_rate_multipliers}
    options |= _limit(clip_norm, accumulation_steps)
    return AdamW(learning_rate, weight_decay, beta_1=0.9, beta_2=0.999, **options)


def layerwise_factors(model: keras.Model, decay: float) -> list[float]:
    """Factors for `bert_adamw` that let the layers near the input learn more slowly.

        rate of layer l = eta d^(L + 1 - l)      l = 0 (embeddings), 1 ... L      (d = `decay`)
        rate of all else = eta                   (Howard & Ruder 2018, section 3.2, d = 1 / 2.6;
                                                  Clark et al. 2020, appendix B, d = 0.8 or 0.9)

    What the lower layers have learned from much text serves most tasks, so little of it should be
    undone by few examples. The program of Clark et al. has d^(L + 2 - l), which is a larger gap
    between the last layer and the head.

    Args:
        model: a built `BertModel`, or a model with one as `backbone`: anything with `embedding`
            and an `encoder` of `layers`, first to last.
        decay: d, 0 < d <= 1; 1 is the same rate everywhere.

    Returns:
        A factor for each of `model.trainable_variables`, in their order. Set first which layers
        are trainable, if not all.

    Raises:
        ValueError: `decay` is out of range, or the model has not been built.
        TypeError: the model has no such parts.
    """
    if not 0 < decay <= 1:
        raise ValueError(f"`decay` must be in (0, 1]. Received: decay={decay}.")
    backbone = getattr(model, "backbone", model)
    if not (hasattr(backbone, "embedding") and hasattr(backbone, "encoder")):
        raise TypeError(
            "`model` must have `embedding` and `encoder`, or a `backbone` that has. "
            f"Received: {type(model).__name__}."
        )
    if not model.built:
        raise ValueError("`model` must be built. Received: one that is not. Call it once.")
    parts = [backbone.embedding, *backbone.encoder.layers]
    powers = {
        id(variable): len(parts) - level
        for level, part in enumerate(parts)
        for variable in part.trainable_variables
    }
    return [decay ** powers.get(id(variable), 0) for variable in model.trainable_variables]


def _limit(clip_norm, accumulation_steps):
    if accumulation_steps < 1:
        raise ValueError(
            "`accumulation_steps` must be at least 1. "
            f"Received: accumulation_steps={accumulation_steps}."
        )
    steps = accumulation_steps if accumulation_steps > 1 else None
    return {"global_clipnorm": clip_norm, "gradient_accumulation_steps": steps}
