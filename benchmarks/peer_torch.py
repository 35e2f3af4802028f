"""The peer of `Transformer` from PyTorch: `torch.nn.Transformer`, an optional extra ("peers").

It has the weights of our model in sum: the normalizations that `nn.Transformer` adds after its last
layers are taken out, as the paper has none there. `nn.Transformer` drops attention weights, too,
wherever it drops anything. `take_weights` gives the same logits up to rounding.
"""

import importlib.util
import os

import numpy as np

from benchmarks.peers_transformer import MOST_TOKENS, compute_positions

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

    torch.set_num_threads(os.cpu_count())
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = make_torch_peer(config).to(device).train()
    optimizer = torch.optim.Adam(model.parameters())
    loss = torch.nn.CrossEntropyLoss(ignore_index=config.pad_id, label_smoothing=label_smoothing)
    source, target, labels = (
        torch.from_numpy(ids).long().to(device)
        for ids in (inputs["source_ids"], inputs["target_ids"], labels)
    )

    def step():
        optimizer.zero_grad()
        found = loss(model(source, target).flatten(0, 1), labels.flatten())
        found.backward()
        optimizer.step()
        return found.item()

    return model, step


def take_weights(peer, model):
    """Copy the weights of a `Transformer` with the same configuration into a peer."""
    import torch

    def fill(parameter, values):
        with torch.no_grad():
            parameter.copy_(torch.from_numpy(np.array(values)))

    def fill_dense(theirs, ours):
        kernel, bias = ours.get_weights()
        fill(theirs.weight, kernel.T)
        fill(theirs.bias, bias)

    def fill_attention(theirs, ours):
        parts = [ours.query_projection, ours.key_projection, ours.value_projection]
        kernels, biases = zip(*(part.get_weights() for part in parts), strict=True)
        fill(theirs.in_proj_weight, np.concatenate([kernel.T for kernel in kernels]))
        fill(theirs.in_proj_bias, np.concatenate(biases))
        fill_dense(theirs.out_proj, ours.output_projection)

    def fill_norm(theirs, residual):
        gain, bias = residual.normalization.get_weights()
        fill(theirs.weight, gain)
        fill(theirs.bias, bias)

    fill(peer.source_embedding.weight, model.source_embedding.embeddings)
    fill(peer.target_embedding.weight, model.target_embedding.embeddings)
    stacks = peer.transformer.encoder, peer.transformer.decoder
    ours = model.encoder_layers, model.decoder_layers
    for stack, layers in zip(stacks, ours, strict=True):
        for theirs, layer in zip(stack.layers, layers, strict=True):
            fill_attention(theirs.self_attn, layer.self_attention)
            residuals = [layer.self_attention_residual, layer.feed_forward_residual]
            if hasattr(layer, "cross_attention"):
                fill_attention(theirs.multihead_attn, layer.cross_attention)
                residuals.insert(1, layer.cross_attention_residual)
            for index, residual in enumerate(residuals, start=1):
                fill_norm(getattr(theirs, f"norm{index}"), residual)
            fill_dense(theirs.linear1, layer.feed_forward.intermediate_projection)
            fill_dense(theirs.linear2, layer.feed_forward.output_projection)
