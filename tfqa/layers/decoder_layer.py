"""One layer of a Transformer decoder: look back, look at the source, then think."""

import keras

from tfqa.attention import MultiHeadAttention
from tfqa.layers.encoder_layer import EncoderLayer
from tfqa.layers.residual import Residual


@keras.saving.register_keras_serializable(package="tfqa")
class DecoderLayer(EncoderLayer):
    """An encoder layer with cross-attention to the encoder's output between its two sublayers.

        y = x + SelfAttention(x)      z = y + CrossAttention(y, memory)      o = z + FFN(z)
                                                           (Vaswani et al. 2017, section 3.1)

    Args: as `EncoderLayer`. The cross-attention has the same parts as the self-attention, and
        weights of its own.

    Call arguments:
        inputs: float tensor (B, T, D), the target.
        memory: float tensor (B, S, M), the encoder's output.
        attention_mask: boolean, broadcastable to (B, N, T, T): `causal_mask(T)`. Padding at the end
            of the target needs no mask beside it: no real position sees what comes later.
        memory_mask: boolean, broadcastable to (B, N, T, S): the padding of the *source*, as
            `combine_masks(padding_mask(source_ids))`. The target's would be wrong.
        return_weights: also return the attention weights of both.

    Returns:
        float tensor (B, T, D); with `return_weights` the triple (outputs, self weights, cross
        weights), float32 (B, N, T, T) and (B, N, T, S).

    To decode token by token: `project_memory` once, `start`, then `step` for each token.
    """

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        config = {**self.self_attention.get_config(), "name": "cross_attention"}
        self.cross_attention = MultiHeadAttention.from_config(config)
        self.cross_attention_residual = Residual(
            self.norm, self.dropout, self.norm_epsilon, dtype=self.dtype_policy
        )

    def build(self, inputs_shape, memory_shape):
        super().build(inputs_shape)
        self.cross_attention.build(inputs_shape, memory_shape)
        self.cross_attention_residual.build(inputs_shape)

    def call(
        self,
        inputs,
        memory,
        *,
        attention_mask=None,
        memory_mask=None,
        return_weights=False,
        training=None,
    ):
        hidden, weights = self._look_around(
            inputs, return_weights, attention_mask=attention_mask, training=training
        )
        found = self.cross_attention(
            self.cross_attention_residual.before(hidden),
            memory,
            attention_mask=memory_mask,
            return_weights=return_weights,
            training=training,
        )
        context, cross_weights = found if return_weights else (found, None)
        hidden = self.cross_attention_residual(hidden, context, training=training)
        outputs = self._think(hidden, training)
        return (outputs, weights, cross_weights) if return_weights else outputs

    def project_memory(self, memory):
        """Project the encoder's output (B, S, M) once a sentence: what `step` attends to."""
        return self.cross_attention.project_memory(memory)

    def start(self, batch_size, max_length):
        """Return an empty cache for the self-attention over `max_length` tokens to come."""
        return self.self_attention.start(batch_size, max_length)

    def step(self, inputs, projected, cache, position, *, memory_mask=None):
        """Advance by one token.

        Args:
            inputs: float tensor (B, 1, D), the token at `position`.
            projected: what `project_memory` returned.
            cache: from `start` or the last `step`.
            position: int scalar, the number of tokens before this one.
            memory_mask: as in the call.

        Returns:
            outputs (B, 1, D), and the cache with this token in it.
        """
        residual = self.self_attention_residual
        context, cache = self.self_attention.step(residual.before(inputs), cache, position)
        hidden = residual(inputs, context)
        residual = self.cross_attention_residual
        context = self.cross_attention.attend(
            residual.before(hidden), *projected, attention_mask=memory_mask
        )
        return self._think(residual(hidden, context)), cache
