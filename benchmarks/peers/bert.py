"""The peers of `BertForPreTraining`: the same model from KerasHub's parts, and from PyTorch's.

Both are written as someone who knows these libraries would write them. They have as many weights
as our model, take our inputs, and gather the masked positions before the vocabulary product;
`take_weights` and `take_weights_in_torch` give the same logits up to rounding. What differs:

- KerasHub's `BertBackbone` computes GELU by its approximation with tanh, ours exactly;
- `torch.nn.TransformerEncoder` also drops inside the feed-forward networks.
"""

import keras

from benchmarks.peers.torch_transformer import fill, fill_dense, fill_layer, fill_norm, make_loop
from benchmarks.peers.transformer import list_keras_hub_parts, take_layer


def make_backbone(config):
    """Return KerasHub's model without a head."""
    from keras_hub.models import BertBackbone

    return BertBackbone(
        vocabulary_size=config.vocabulary_size,
        num_layers=config.num_layers,
        num_heads=config.num_heads,
        hidden_dim=config.hidden_dim,
        intermediate_dim=config.intermediate_dim,
        dropout=config.dropout,
        max_sequence_length=config.max_length,
        num_segments=config.num_segments,
    )


def make_keras_hub_peer(config):
    """Return `BertBackbone` with `MaskedLMHead` and a head for the next sentence, a Keras model."""
    from keras_hub.layers import MaskedLMHead

    backbone = make_backbone(config)
    head = MaskedLMHead(
        token_embedding=backbone.token_embedding,
        intermediate_activation="gelu",
        layer_norm_epsilon=config.norm_epsilon,
        kernel_initializer=keras.initializers.TruncatedNormal(stddev=config.initializer_range),
        name="mlm_head",
    )
    positions = keras.Input((None,), dtype="int32", name="masked_positions")
    hidden = backbone(backbone.input)
    outputs = {
        "mlm_logits": head(hidden["sequence_output"], mask_positions=positions),
        "nsp_logits": keras.layers.Dense(2, name="nsp_head")(hidden["pooled_output"]),
    }
    return keras.Model({**backbone.input, "masked_positions": positions}, outputs)


def make_adamw(learning_rate):
    """Return the optimizer of Keras that does what `bert_adamw` does."""
    optimizer = keras.optimizers.AdamW(
        learning_rate, weight_decay=0.01, epsilon=1e-6, global_clipnorm=1.0
    )
    optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
    return optimizer


def take_weights(peer, model):
    """Copy the weights of a `BertForPreTraining` with the same configuration into KerasHub's."""
    backbone = next(layer for layer in peer.layers if hasattr(layer, "pooled_dense"))
    take_backbone(backbone, model.backbone)
    backbone.pooled_dense.set_weights(model.backbone.pooler.get_weights())
    head = peer.get_layer("mlm_head")
    head._intermediate_dense.set_weights(model.mlm_head.transform.get_weights())
    head._intermediate_layer_norm.set_weights(model.mlm_head.norm.get_weights())
    head._bias.assign(model.mlm_bias)
    peer.get_layer("nsp_head").set_weights(model.nsp_head.get_weights())


def take_backbone(backbone, ours):
    """Copy the weights of a `BertModel` into KerasHub's, without those of the pooler."""
    embedding = ours.embedding
    backbone.token_embedding.set_weights([embedding.embeddings])
    backbone.position_embedding.set_weights(embedding.position_layer.get_weights())
    backbone.segment_embedding.set_weights([embedding.segment_embeddings])
    backbone.embeddings_layer_norm.set_weights(embedding.normalization.get_weights())
    for theirs, layer in zip(backbone.transformer_layers, ours.encoder.layers, strict=True):
        take_layer(list_keras_hub_parts(theirs), layer)


def make_torch_peer(config):
    """Return a `torch.nn.Module`, called as our model is; it returns both logits as a pair."""
    import torch
    from torch import nn

    width, epsilon = config.hidden_dim, config.norm_epsilon

    class TorchBert(nn.Module):
        def __init__(self):
            super().__init__()
            self.tokens = nn.Embedding(config.vocabulary_size, width)
            self.positions = nn.Embedding(config.max_length, width)
            self.segments = nn.Embedding(config.num_segments, width)
            self.norm = nn.LayerNorm(width, epsilon)
            self.dropout = nn.Dropout(config.dropout)
            layer = nn.TransformerEncoderLayer(
                width,
                config.num_heads,
                config.intermediate_dim,
                config.dropout,
                config.activation,
                epsilon,
                batch_first=True,
            )
            self.encoder = nn.TransformerEncoder(
                layer, config.num_layers, enable_nested_tensor=False
            )
            self.pooler = nn.Linear(width, width)
            self.transform = nn.Linear(width, width)
            self.transform_norm = nn.LayerNorm(width, epsilon)
            self.bias = nn.Parameter(torch.zeros(config.vocabulary_size))
            self.nsp_head = nn.Linear(width, 2)
            for embedding in (self.tokens, self.positions, self.segments):
                nn.init.trunc_normal_(embedding.weight, std=config.initializer_range)

        def forward(self, inputs):
            ids, positions = inputs["token_ids"], inputs["masked_positions"]
            hidden = self.tokens(ids) + self.segments(inputs["segment_ids"])
            hidden = self.dropout(self.norm(hidden + self.positions.weight[: ids.shape[1]]))
            hidden = self.encoder(hidden, src_key_padding_mask=~inputs["padding_mask"])  # (B, T, D)
            pooled = torch.tanh(self.pooler(hidden[:, 0]))  # (B, D)
            masked = hidden.gather(1, positions[..., None].expand(-1, -1, width))  # (B, P, D)
            masked = self.transform_norm(nn.functional.gelu(self.transform(masked)))
            return masked @ self.tokens.weight.T + self.bias, self.nsp_head(pooled)

    return TorchBert()


def make_torch_step(config, inputs, labels, learning_rate):
    """Return the peer, and a function that trains it by one step and returns the loss."""
    from torch.nn.functional import cross_entropy

    def find_loss(model, inputs, labels):
        words, following = model(inputs)
        loss = cross_entropy(words.flatten(0, 1), labels["mlm_logits"].flatten(), ignore_index=0)
        return loss + cross_entropy(following, labels["nsp_logits"])

    model = make_torch_peer(config)
    optimizer = make_torch_adamw(model, learning_rate)
    return model, make_loop(model, optimizer, find_loss, inputs, labels, clip_norm=1.0)


def make_torch_adamw(model, learning_rate):
    """Return the optimizer of PyTorch that does what `bert_adamw` does."""
    import torch

    groups = [
        {"params": [p for p in model.parameters() if p.ndim > 1]},
        {"params": [p for p in model.parameters() if p.ndim == 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, learning_rate, eps=1e-6, weight_decay=0.01)


def take_weights_in_torch(peer, model):
    """Copy the weights of a `BertForPreTraining` with the same configuration into PyTorch's."""
    embedding = model.backbone.embedding
    fill(peer.tokens.weight, embedding.embeddings)
    fill(peer.positions.weight, embedding.position_layer.get_weights()[0])
    fill(peer.segments.weight, embedding.segment_embeddings)
    fill_norm(peer.norm, embedding.normalization)
    for theirs, ours in zip(peer.encoder.layers, model.backbone.encoder.layers, strict=True):
        fill_layer(theirs, ours)
    fill_dense(peer.pooler, model.backbone.pooler)
    fill_dense(peer.transform, model.mlm_head.transform)
    fill_norm(peer.transform_norm, model.mlm_head.norm)
    fill(peer.bias, model.mlm_bias)
    fill_dense(peer.nsp_head, model.nsp_head)
