"""Write layers.npz: what PyTorch's nn.TransformerEncoderLayer and DecoderLayer give.

    python tests/golden/make_layers.py            # needs torch (2.13.0) and NumPy, nothing else

As in make_multi_head.py: kernels (inputs, outputs), and masks with True = attend.
"""

from pathlib import Path

import numpy as np
import torch

B, N, T, S, D, F = 2, 3, 7, 11, 15, 19
RANDOM = np.random.default_rng(1)


def draw(*shape):
    return RANDOM.normal(size=shape).astype("float32")


def draw_weights(layer):
    """Return new weights by PyTorch's names: kernels and biases small, normalizations around 1."""
    return {
        name: draw(*weight.shape) / 3 + (name.startswith("norm") and name.endswith("weight"))
        for name, weight in layer.named_parameters()
    }


def rename(weights):
    """Return {part.kernel or part.bias: array}, with the three projections apart."""
    found = {}
    for name, array in weights.items():
        part, _, kind = name.rpartition(".")
        kind = "kernel" if kind in ("weight", "in_proj_weight") else "bias"
        if "in_proj" in name:
            thirds = zip(("query", "key", "value"), np.split(array, 3), strict=True)
            found |= {f"{part}.{third}.{kind}": x.T for third, x in thirds}
        else:
            found[f"{part}.{kind}"] = array.T
    return found


def run(kind, weights, inputs, **masks):
    """Yield the name and the output of each variant of one layer, all with the same weights."""
    for norm in ("post", "pre"):
        for activation in ("relu", "gelu"):
            layer = kind(
                D, N, F, 0.0, activation, norm_first=norm == "pre", batch_first=True
            )  # with gradients on, as here, PyTorch takes no short cut
            layer.load_state_dict({name: torch.from_numpy(x) for name, x in weights.items()})
            output = layer(*map(torch.from_numpy, inputs), **masks)
            yield f"{norm}_{activation}", output.detach().numpy()


def main():
    source, target = draw(B, S, D), draw(B, T, D)
    source_mask = np.arange(S) < np.array([[11], [4]])
    hidden = torch.from_numpy(~source_mask)
    found = {"torch_version": np.array(torch.__version__)}
    found |= {"source": source, "target": target, "source_mask": source_mask}
    encoder, decoder = torch.nn.TransformerEncoderLayer, torch.nn.TransformerDecoderLayer
    weights = draw_weights(encoder(D, N, F))
    found |= {f"encoder.{name}": x for name, x in rename(weights).items()}
    for name, output in run(encoder, weights, [source], src_key_padding_mask=hidden):
        found[f"encoder_{name}"] = output
    weights = draw_weights(decoder(D, N, F))
    found |= {f"decoder.{name}": x for name, x in rename(weights).items()}
    masks = {
        "tgt_mask": ~torch.ones(T, T, dtype=torch.bool).tril(),
        "memory_key_padding_mask": hidden,
    }
    for name, output in run(decoder, weights, [target, source], **masks):
        found[f"decoder_{name}"] = output
    np.savez_compressed(Path(__file__).with_name("layers.npz"), **found)


if __name__ == "__main__":
    main()
