"""One layer of a Transformer decoder: self-attention, cross-attention, a feed-forward network."""

import keras

from tfqa.layers.transformer_layer import TransformerLayer


@keras.saving.register_keras_serializable(package="tfqa")
class DecoderLayer(TransformerLayer):
    """Self-attention, attention to the encoder's output, and a feed-forward network.

        y = x + SelfAttention(x)      z = y + CrossAttention(y, h)      o = z + FFN(z)
                                                           (Vaswani et al. 2017, section 3.1)

    h is the encoder's output. Without cross-attention z = y: the layer of a decoder-only model.

    Args: see `TransformerLayer`, and
        cross_attention: whether the layer attends to an encoder's output. The cross-attention has
            the same parts as the self-attention, and weights of its own.

    Call arguments:
        inputs: float tensor (B, T, D), the target.
        encoder_output: float tensor (B, S, M); None without cross-attention.
        attention_mask: boolean, broadcastable to (B, N, T, T): `causal_mask(T)`. Padding at the end
            of the target needs no mask beside it: no real position sees what comes later.
        encoder_mask: boolean, broadcastable to (B, N, T, S): the padding of the *source*, as
            `combine_masks(padding_mask(source_ids))`. The target's would be wrong.
        bias: float tensor added to the scores of the self-attention, broadcastable to
            (B, N, T, T): a position bias.
        return_weights: also return the attention weights of both.

    Returns:
        float tensor (B, T, D); with `return_weights` the triple (outputs, self weights, cross
        weights), float32 (B, N, T, T) and (B, N, T, S), or the pair without cross-attention.

    To decode token by token: `project_encoder_output` once, `init_cache`, then `step` for each
    token.
    """

    def __init__(
        self,
        hidden_dim,
        intermediate_dim,
        num_heads,
        activation="relu",
        gated=False,
        dropout=0.0,
        attention_dropout=0.0,
        norm="post",
        norm_epsilon=1e-6,
        compatibility=None,
        distribution="softmax",
        kernel_initializer="glorot_uniform",
        *,
        attention=None,
        feed_forward=None,
        normalization="layer",
        use_bias=True,
        head_dim=None,
        cross_attention=True,
        **kwargs,
    ):
        super().__init__(
            hidden_dim,
            intermediate_dim,
            num_heads,
            activation,
            gated,
            dropout,
            attention_dropout,
            norm,
            norm_epsilon,
            compatibility,
            distribution,
            kernel_initializer,
            attention=attention,
            feed_forward=feed_forward,
            normalization=normalization,
            use_bias=use_bias,
            head_dim=head_dim,
            **kwargs,
        )
        self.cross_attention = self.cross_attention_residual = None
        if cross_attention:
            config = {**self.self_attention.get_config(), "name": "cross_attention"}
            self.cross_attention = type(self.self_attention).from_config(config)
            self.cross_attention_residual = self.make_residual()

    def build(self, inputs_shape, encoder_output_shape=None):
        super().build(inputs_shape)
        if self.cross_attention is not None:
            self.cross_attention.build(inputs_shape, encoder_output_shape)
            self.cross_attention_residual.build(inputs_shape)

    def call(
        self,
        inputs,
        encoder_output=None,
        *,
        attention_mask=None,
        encoder_mask=None,
        bias=None,
        return_weights=False,
        training=None,
    ):
        options = {"return_weights": return_weights, "training": training}
        hidden = self.self_attention_block(
            inputs, attention_mask=attention_mask, bias=bias, **options
        )
        hidden, *weights = hidden if return_weights else (hidden,)
        if self.cross_attention is not None:
            hidden = self.cross_attention_block(
                hidden, encoder_output, attention_mask=encoder_mask, **options
            )
            hidden, *cross_weights = hidden if return_weights else (hidden,)
            weights += cross_weights
        outputs = self.feed_forward_block(hidden, training)
        return (outputs, *weights) if return_weights else outputs

    def cross_attention_block(self, inputs, encoder_output, training=None, **options):
        """Attend to the encoder's output -> (B, T, D), with the weights if they are asked for."""
        return self.cross_attention_residual(
            inputs,
            sublayer=lambda x: self.cross_attention(
                x, encoder_output, training=training, **options
            ),
            training=training,
        )

    def project_encoder_output(self, encoder_output):
        """Project (B, S, M) once a sentence: the `encoder_cache` that `step` attends to.

        None without cross-attention.
        """
        if self.cross_attention is None:
            return None
        return self.cross_attention.project_to_cache(encoder_output)

    def init_cache(self, batch_size, max_length):
        """Return an empty cache for the self-attention over `max_length` tokens to come."""
        return self.self_attention.init_cache(batch_size, max_length)

    def step(
        self,
        inputs,
        cache,
        position,
        *,
        encoder_cache=None,
        encoder_mask=None,
        attention_mask=None,
        bias=None,
    ):
        """Advance by one token, or by several of a prompt.

        Args:
            inputs: float tensor (B, T, D), the tokens at `position` and after it.
            cache: from `init_cache` or the last `step`.
            position: int scalar, the number of tokens before these.
            encoder_cache: what `project_encoder_output` returned.
            encoder_mask: as in the call.
            attention_mask, bias: as `MultiHeadAttention.step` takes them, (B, N, T, L).

        Returns:
            outputs (B, T, D), and the cache with these tokens in it.
        """
        hidden, cache = self.self_attention_residual(
            inputs,
            sublayer=lambda x: self.self_attention.step(
                x, cache, position, attention_mask=attention_mask, bias=bias
            ),
        )
        if self.cross_attention is not None:
            hidden = self.cross_attention_residual(
                hidden,
                sublayer=lambda x: self.cross_attention.attend_to_cache(
                    x, encoder_cache, attention_mask=encoder_mask
                ),
            )
        return self.feed_forward_block(hidden), cache

    def get_config(self):
        return {**super().get_config(), "cross_attention": self.cross_attention is not None}
