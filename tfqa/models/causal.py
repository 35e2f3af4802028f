"""Decoder-only models: each token from those before it, and a prompt that goes on."""

from keras import ops

from tfqa.attention import causal_mask, combine_masks, padding_mask
from tfqa.models.config import ConfiguredModel


class CausalModel(ConfiguredModel):
    """Base of the language models p(y_i | y_1 .. y_{i-1}) for every i at once.

    A family is a subclass that makes, in its `__init__`, an `embedding` that takes token ids and
    positions, and a `decoder`, a `DecoderStack` of layers without cross-attention; and that defines
    `logits`. Its configuration has `pad_id`, `start_id` and `end_id`.

    Call arguments:
        inputs: dict of "token_ids" int (B, T) and, if padding is not `pad_id` or that token also
            stands inside texts, "padding_mask" boolean (B, T), True = real token. Texts may be
            padded on either side: positions count real tokens.

    Returns:
        dict of "logits" (B, T, V) in the compute dtype; position i predicts the token after it.

    `first_tokens`, `init_cache` and `step` are the protocol of `tfqa.decoding`.
    """

    def __init__(self, config, **kwargs):
        super().__init__(config, **kwargs)
        self.pad_id, self.start_id, self.end_id = config.pad_id, config.start_id, config.end_id

    def call(self, inputs, training=None):
        token_ids, mask = inputs["token_ids"], inputs.get("padding_mask")
        mask = padding_mask(token_ids, self.pad_id) if mask is None else mask  # (B, T)
        positions = ops.cumsum(ops.cast(mask, "int32"), axis=1) - 1  # (B, T)
        hidden = self.embedding(token_ids, ops.maximum(positions, 0), training=training)
        hidden = self.decoder(
            hidden,
            attention_mask=combine_masks(mask, causal_mask(ops.shape(token_ids)[1])),
            training=training,
        )
        return {"logits": self.logits(hidden)}

    def logits(self, hidden):
        """Score every token of the vocabulary: (B, T, D) -> (B, T, V)."""
        raise NotImplementedError(f"{type(self).__name__} must define `logits`.")

    def first_tokens(self, prompt_ids):
        """Return the last token of each prompt (B, S), which the first `step` reads."""
        return prompt_ids[:, -1]

    def init_cache(self, prompt_ids, max_length):
        """Read all of the prompts but their last tokens, at once.

        Args:
            prompt_ids: int (B, S), with `pad_id` *before* shorter prompts.
            max_length: the most tokens to write.

        Returns:
            context: dict of "padding" int (B,), the number of `pad_id` before each prompt.
            state: dict of "position" int (B,), and of "caches" of S - 1 + `max_length` tokens.
        """
        batch_size, length = ops.shape(prompt_ids)
        started = ops.cumsum(ops.cast(padding_mask(prompt_ids, self.pad_id), "int32"), axis=1)
        context = {"padding": ops.sum(ops.cast(ops.equal(started, 0), "int32"), axis=1)}  # (B,)
        caches = self.decoder.init_cache(batch_size, length - 1 + max_length)
        _, caches = self._extend(prompt_ids[:, :-1], context, caches, 0)
        position = ops.zeros((batch_size,), dtype="int32") + (length - 1)
        return context, {"position": position, "caches": caches}

    def step(self, token_ids, context, state):
        """Extend every text by one token: previous tokens (B,) -> logits (B, V), state."""
        position = state["position"][0]  # all rows stand at the same place of the cache
        hidden, caches = self._extend(token_ids[:, None], context, state["caches"], position)
        return self.logits(hidden)[:, 0], {"position": state["position"] + 1, "caches": caches}

    def _extend(self, token_ids, context, caches, position):
        """Read more tokens (B, T) -> hidden states (B, T, D) and the caches with them."""
        offset = context["padding"][:, None]  # (B, 1)
        positions = position + ops.arange(ops.shape(token_ids)[1])[None] - offset  # (B, T)
        keys = ops.arange(ops.shape(caches[0]["key"])[2])[None]  # (1, L)
        return self.decoder.step(
            self.embedding(token_ids, ops.maximum(positions, 0)),
            caches,
            position,
            attention_mask=combine_masks(ops.greater_equal(keys, offset)),  # (B, 1, 1, L)
            offset=offset,
        )
