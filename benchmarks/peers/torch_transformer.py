"""The peer of `Transformer` from PyTorch, an optional extra ("peers"), and what such peers need.

It is `torch.nn.Transformer`, with as many weights as our model: the normalizations that it adds
after its last layers are removed, as the paper has none there. It drops attention weights, too,
wherever it drops anything. `take_weights` gives the same logits up to rounding.
"""

import importlib.util
import os

import numpy as np

from benchmarks.peers.transformer import MOST_TOKENS, compute_positions

ABSENT = "PyTorch is not installed, so it has no row: pip install 'tfqa[peers]' adds it."


def has_torch():
    """Say whether PyTorch can be imported."""
    return importlib.util.find_spec("torch") is not None


def make_torch_peer(config):
    """Return the peer, a `torch.nn.Module` from (source, target) ids to logits (B, T, V)."""
    import torch

    class TorchTransformer(torch.nn.Module):
        def __init__(self):
            super().__init__()
            width = config.hidden_dim
            self.transformer = torch.nn.Transformer(
                d_model=width,
                nhead=config.num_heads,
                num_encoder_layers=config.num_layers,
                num_decoder_layers=config.num_layers,
                dim_feedforward=config.intermediate_dim,
                dropout=config.dropout,
                activation=config.activation,
                layer_norm_eps=config.norm_epsilon,
                batch_first=True,
            )
            self.transformer.encoder.norm = self.transformer.decoder.norm = None
            self.source_embedding = torch.nn.Embedding(config.source_vocabulary_size, width)
            self.target_embedding = torch.nn.Embedding(config.target_vocabulary_size, width)
            self.dropout = torch.nn.Dropout(config.dropout)
            positions = torch.from_numpy(compute_positions(MOST_TOKENS, width))
            self.register_buffer("positions", positions)

        def forward(self, source, target):
            padding = source == config.pad_id  # (B, S); True = ignore, the other way round
            length = target.shape[1]
            later = torch.ones(length, length, dtype=torch.bool).triu(1)  # (T, T)
            hidden = self.transformer(
                self.embed(self.source_embedding, source),
                self.embed(self.target_embedding, target),
                tgt_mask=later,
                src_key_padding_mask=padding,
                memory_key_padding_mask=padding,
                tgt_is_causal=True,
            )
            return hidden @ self.target_embedding.weight.T  # (B, T, V)

        def embed(self, embedding, token_ids):
            vectors = embedding(token_ids) * config.hidden_dim**0.5
            return self.dropout(vectors + self.positions[: token_ids.shape[1]])

    return TorchTransformer()


def make_torch_step(config, inputs, labels, label_smoothing):
    """Return the peer, and a function that trains it by one step and returns the loss."""
    import torch

    loss = torch.nn.CrossEntropyLoss(ignore_index=config.pad_id, label_smoothing=label_smoothing)

    def find_loss(model, inputs, labels):
        logits = model(inputs["source_ids"], inputs["target_ids"])
        return loss(logits.flatten(0, 1), labels["ids"].flatten())

    model = make_torch_peer(config)
    optimizer = torch.optim.Adam(model.parameters())
    return model, make_loop(model, optimizer, find_loss, inputs, {"ids": labels})


def make_loop(model, optimizer, find_loss, inputs, labels, clip_norm=None):
    """Return a function that trains a model of PyTorch by one step and returns the loss.

    Args:
        model, optimizer: of PyTorch; the model moves to the GPU if there is one.
        find_loss: from the model, inputs and labels to a scalar.
        inputs, labels: dicts of NumPy arrays, ids or booleans.
        clip_norm: what the gradient of all weights together is scaled down to; None for no limit.
    """
    import torch

    torch.set_num_threads(os.cpu_count())
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model.to(device).train()
    batch = [
        {name: to_tensor(values).to(device) for name, values in part.items()}
        for part in (inputs, labels)
    ]

    def step():
        optimizer.zero_grad()
        loss = find_loss(model, *batch)
        loss.backward()
        if clip_norm is not None:
            torch.nn.utils.clip_grad_norm_(model.parameters(), clip_norm)
        optimizer.step()
        return loss.item()

    return step


def to_tensor(values):
    """Return an array of ids or of booleans as PyTorch wants it."""
    import torch

    tensor = torch.tensor(values)
    return tensor if tensor.dtype == torch.bool else tensor.long()


def take_weights(peer, model):
    """Copy the weights of a `Transformer` with the same configuration into a peer."""
    fill(peer.source_embedding.weight, model.source_embedding.embeddings)
    fill(peer.target_embedding.weight, model.target_embedding.embeddings)
    stacks = peer.transformer.encoder, peer.transformer.decoder
    ours = model.encoder.layers, model.decoder.layers
    for stack, layers in zip(stacks, ours, strict=True):
        for theirs, layer in zip(stack.layers, layers, strict=True):
            fill_layer(theirs, layer)


def fill_layer(theirs, layer):
    """Copy the weights of one of our layers, of an encoder or a decoder, into PyTorch's."""
    fill_attention(theirs.self_attn, layer.self_attention)
    residuals = [layer.self_attention_residual, layer.feed_forward_residual]
    if hasattr(layer, "cross_attention"):
        fill_attention(theirs.multihead_attn, layer.cross_attention)
        residuals.insert(1, layer.cross_attention_residual)
    for index, residual in enumerate(residuals, start=1):
        fill_norm(getattr(theirs, f"norm{index}"), residual.normalization)
    fill_dense(theirs.linear1, layer.feed_forward.intermediate_projection)
    fill_dense(theirs.linear2, layer.feed_forward.output_projection)


def fill_attention(theirs, ours):
    """Copy the weights of an attention; PyTorch keeps three of the four matrices as one."""
    parts = [ours.query_projection, ours.key_projection, ours.value_projection]
    kernels, biases = zip(*(part.get_weights() for part in parts), strict=True)
    fill(theirs.in_proj_weight, np.concatenate([kernel.T for kernel in kernels]))
    fill(theirs.in_proj_bias, np.concatenate(biases))
    fill_dense(theirs.out_proj, ours.output_projection)


def fill_dense(theirs, ours):
    """Copy the weights of a dense layer."""
    kernel, bias = ours.get_weights()
    fill(theirs.weight, kernel.T)
    fill(theirs.bias, bias)


def fill_norm(theirs, ours):
    """Copy the weights of a layer normalization."""
    gain, bias = ours.get_weights()
    fill(theirs.weight, gain)
    fill(theirs.bias, bias)


def fill(parameter, values):
    """Copy an array into a parameter of PyTorch."""
    import torch

    with torch.no_grad():
        parameter.copy_(torch.from_numpy(np.array(values)))
