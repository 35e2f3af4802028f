"""Layers one after the other: the loop that every Transformer of the course runs."""

import keras
from keras import ops

from tfqa.layers.residual import make_normalization
from tfqa.layers.transformer_layer import restore


class Stack(keras.layers.Layer):
    """Base of `EncoderStack` and `DecoderStack`: which layer is applied when, and what all share.

    Args:
        layers: list of `EncoderLayer` or `DecoderLayer`.
        num_layers: L, how many times a layer (or a group of layers) is applied; once each by
            default.
        num_groups: G, into how many groups the layers are cut, equally; a group for each layer by
            default. Step l of L applies all layers of group floor(l G / L). So `num_groups=1` with
            one layer applies it L times (Dehghani et al. 2019), and ALBERT shares the layers of a
            group (Lan et al. 2020, section 3.1).
        position_bias: a layer that makes a bias (1 or B, N, T, S) of the scores from the positions
            of queries (1 or B, T) and keys (1 or B, S), once for all layers (Raffel et al. 2020,
            section 2.1).
        final_norm: whether to normalize the last layer's output, as layers with "pre" need it; by
            default where the layers have "pre".

    Raises:
        ValueError: the layers cannot be cut into `num_groups`, or `num_layers` is less than that.
    """

    def __init__(
        self,
        layers,
        num_layers=None,
        num_groups=None,
        position_bias=None,
        final_norm=None,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.layers = [restore(layer) for layer in layers]
        self.num_groups = len(self.layers) if num_groups is None else num_groups
        if self.num_groups < 1 or len(self.layers) % self.num_groups:
            raise ValueError(
                "`num_groups` must divide the number of layers. "
                f"Received: num_groups={num_groups}, {len(self.layers)} layers."
            )
        self.num_layers = self.num_groups if num_layers is None else num_layers
        if self.num_layers < self.num_groups:
            raise ValueError(
                "`num_layers` must be at least `num_groups`, or a group would not be used. "
                f"Received: num_layers={num_layers}, num_groups={self.num_groups}."
            )
        self.position_bias = restore(position_bias)
        first = self.layers[0]
        self.final_norm = first.norm == "pre" if final_norm is None else final_norm
        self.normalization = None
        if self.final_norm:
            self.normalization = make_normalization(
                first.normalization, first.norm_epsilon, dtype=self.dtype_policy
            )

    def build_parts(self, *shapes):
        """Build the layers for inputs of these shapes, and what stands around them."""
        for layer in self.layers:
            if not layer.built:  # one from a saved configuration is
                layer.build(*shapes)
        if self.position_bias is not None and not self.position_bias.built:
            self.position_bias.build((1, None), (1, None))
        if self.normalization is not None:
            self.normalization.build(shapes[0])

    def groups(self):
        """Return the layers of each group, as lists."""
        size = len(self.layers) // self.num_groups
        return [self.layers[first : first + size] for first in range(0, len(self.layers), size)]

    def schedule(self):
        """Return the layers in the order in which they are applied, some of them several times."""
        groups, steps = self.groups(), range(self.num_layers)
        return [
            layer for step in steps for layer in groups[step * self.num_groups // self.num_layers]
        ]

    def add_position_bias(self, bias, length, position=0, key_length=None, offset=0):
        """Return the bias of all layers: the one given, the stack's own, their sum, or None.

        Args:
            bias: the one given, or None.
            length: T, the number of queries.
            position: of the first query.
            key_length: S; T by default.
            offset: int, or (B, 1): the position at which a row's first token stands.
        """
        if self.position_bias is None:
            return bias
        queries = position + ops.arange(length)[None] - offset  # (1 or B, T)
        keys = ops.arange(length if key_length is None else key_length)[None] - offset
        own = self.position_bias(queries, keys)  # (1 or B, N, T, S)
        return own if bias is None else own + ops.cast(bias, own.dtype)

    def normalize(self, hidden):
        """Normalize the last layer's output, if the stack does."""
        return hidden if self.normalization is None else self.normalization(hidden)

    def get_config(self):
        serialize = keras.saving.serialize_keras_object
        return {
            **super().get_config(),
            "layers": [serialize(layer) for layer in self.layers],
            "num_layers": self.num_layers,
            "num_groups": self.num_groups,
            "position_bias": serialize(self.position_bias),
            "final_norm": self.final_norm,
        }


@keras.saving.register_keras_serializable(package="tfqa")
class EncoderStack(Stack):
    """The layers of an encoder.

        h_l = EncoderLayer_l(h_(l-1))      l = 1 ... L     (Vaswani et al. 2017, section 3.1)

    Args: see `Stack`.

    Call arguments:
        inputs: float tensor (B, T, D), h_0.
        attention_mask, bias: for every layer; see `EncoderLayer`.
        return_weights: also return the attention weights.
        return_states: also return h_0 ... h_L.

    Returns:
        h_L (B, T, D), normalized if `final_norm`. With `return_weights` or `return_states` a dict
        of "outputs", h_L; "weights", a list of float32 (B, N, T, T), one for each layer applied;
        "states", a list of (B, T, D), the last of which is "outputs".
    """

    def build(self, inputs_shape):
        self.build_parts(inputs_shape)

    def call(
        self,
        inputs,
        *,
        attention_mask=None,
        bias=None,
        return_weights=False,
        return_states=False,
        training=None,
    ):
        bias = self.add_position_bias(bias, ops.shape(inputs)[1])
        options = {"attention_mask": attention_mask, "bias": bias, "training": training}
        hidden, states, weights = inputs, [], []
        for layer in self.schedule():
            states.append(hidden)
            hidden = layer(hidden, return_weights=return_weights, **options)
            if return_weights:
                hidden, layer_weights = hidden
                weights.append(layer_weights)
        hidden = self.normalize(hidden)
        if not (return_weights or return_states):
            return hidden
        return {"outputs": hidden, "weights": weights, "states": [*states, hidden]}


@keras.saving.register_keras_serializable(package="tfqa")
class DecoderStack(Stack):
    """The layers of a decoder, for all positions at once or token by token with caches.

        h_l = DecoderLayer_l(h_(l-1), encoder output)      (Vaswani et al. 2017, section 3.1)

    Args: see `Stack`.

    Call arguments:
        inputs: float tensor (B, T, D), h_0.
        encoder_output: float tensor (B, S, M); None for layers without cross-attention.
        attention_mask, encoder_mask, bias: for every layer; see `DecoderLayer`.
        return_weights: also return the attention weights.
        return_states: also return h_0 ... h_L.

    Returns:
        as `EncoderStack`, with "cross_weights" beside "weights": lists of float32 (B, N, T, S) and
        (B, N, T, T).

    To decode: `project_encoder_output` once a sentence, `init_cache`, then `step`.
    """

    def build(self, inputs_shape, encoder_output_shape=None):
        cross = self.layers[0].cross_attention is not None
        self.build_parts(*((inputs_shape, encoder_output_shape) if cross else (inputs_shape,)))

    def call(
        self,
        inputs,
        encoder_output=None,
        *,
        attention_mask=None,
        encoder_mask=None,
        bias=None,
        return_weights=False,
        return_states=False,
        training=None,
    ):
        bias = self.add_position_bias(bias, ops.shape(inputs)[1])
        options = {"encoder_output": encoder_output, "encoder_mask": encoder_mask}
        options |= {"attention_mask": attention_mask, "bias": bias}
        options |= {"return_weights": return_weights, "training": training}
        hidden, states, weights, cross_weights = inputs, [], [], []
        for layer in self.schedule():
            states.append(hidden)
            hidden = layer(hidden, **options)
            if return_weights:
                hidden, layer_weights, *layer_cross_weights = hidden
                weights.append(layer_weights)
                cross_weights += layer_cross_weights
        hidden = self.normalize(hidden)
        if not (return_weights or return_states):
            return hidden
        traced = {"outputs": hidden, "weights": weights, "cross_weights": cross_weights}
        return {**traced, "states": [*states, hidden]}

    def project_encoder_output(self, encoder_output):
        """Project the encoder's output (B, S, M) for each layer, once a sentence."""
        return [layer.project_encoder_output(encoder_output) for layer in self.schedule()]

    def init_cache(self, batch_size, max_length):
        """Return an empty cache for each layer, of `max_length` tokens to come."""
        return [layer.init_cache(batch_size, max_length) for layer in self.schedule()]

    def step(
        self,
        inputs,
        caches,
        position,
        *,
        encoder_caches=None,
        encoder_mask=None,
        attention_mask=None,
        bias=None,
        offset=0,
    ):
        """Advance by one token, or by several of a prompt.

        Args:
            inputs: float tensor (B, T, D), the tokens at `position` and after it.
            caches: from `init_cache` or the last `step`.
            position: int scalar, the number of tokens before these.
            encoder_caches: what `project_encoder_output` returned.
            encoder_mask: as in the call.
            attention_mask, bias: broadcastable to (B, N, T, L), with L tokens in a cache.
            offset: int, or (B, 1): how many tokens of padding a row has before its first. A
                position bias counts from there.

        Returns:
            outputs (B, T, D), and the caches with these tokens in them.
        """
        length, key_length = ops.shape(inputs)[1], ops.shape(caches[0]["key"])[2]
        bias = self.add_position_bias(bias, length, position, key_length, offset)
        options = {"encoder_mask": encoder_mask, "attention_mask": attention_mask, "bias": bias}
        layers = self.schedule()
        encoder_caches = [None] * len(layers) if encoder_caches is None else encoder_caches
        hidden, new = inputs, []
        for layer, cache, encoder_cache in zip(layers, caches, encoder_caches, strict=True):
            hidden, cache = layer.step(
                hidden, cache, position, encoder_cache=encoder_cache, **options
            )
            new.append(cache)
        return self.normalize(hidden), new
