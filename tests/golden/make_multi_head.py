"""Write multi_head.npz: what PyTorch's nn.MultiheadAttention gives, to hold ours to.

    python tests/golden/make_multi_head.py        # needs torch (2.13.0) and NumPy, nothing else

Kernels are written as ours are, (inputs, outputs), and masks with our polarity, True = attend;
PyTorch has both the other way round.
"""

from pathlib import Path

import numpy as np
import torch

B, N, T, S, D, M, V = 2, 3, 7, 11, 15, 13, 17  # batch, heads, lengths, widths of the two sides
RANDOM = np.random.default_rng(0)


def draw(*shape):
    return RANDOM.normal(size=shape).astype("float32")


def make_layer(**widths):
    layer = torch.nn.MultiheadAttention(D, N, batch_first=True, **widths)
    with torch.no_grad():
        for weight in layer.parameters():  # the biases are zero otherwise
            weight.copy_(torch.from_numpy(draw(*weight.shape) / 2))
    return layer


def take_weights(layer):
    """Return the eight arrays of `MultiHeadAttention.get_weights`, in its order."""
    if layer.in_proj_weight is None:
        kernels = [layer.q_proj_weight, layer.k_proj_weight, layer.v_proj_weight]
    else:
        kernels = layer.in_proj_weight.chunk(3)
    kernels = [*kernels, layer.out_proj.weight]
    biases = [*layer.in_proj_bias.chunk(3), layer.out_proj.bias]
    pairs = zip(kernels, biases, strict=True)
    return [x.detach().numpy() for kernel, bias in pairs for x in (kernel.T, bias)]


def attend(layer, query, key, value, padding=None, causal=False):
    """Return output (B, T, D) and the weights of each head (B, N, T, S)."""
    length = query.shape[1]
    output, weights = layer(
        *(torch.from_numpy(x) for x in (query, key, value)),
        key_padding_mask=None if padding is None else torch.from_numpy(~padding),
        attn_mask=~torch.ones(length, length, dtype=torch.bool).tril() if causal else None,
        average_attn_weights=False,
    )
    return output.detach().numpy(), weights.detach().numpy()


def main():
    found = {"torch_version": np.array(torch.__version__)}
    target, source, values = draw(B, T, D), draw(B, S, M), draw(B, S, V)
    inputs = {"self": (target, target, target), "cross": (target, source, values)}
    paddings = {
        "self": np.arange(T) < np.array([[5], [7]]),
        "cross": np.arange(S) < np.array([[11], [4]]),
    }
    layers = {"self": make_layer(), "cross": make_layer(kdim=M, vdim=V)}
    found |= {"target": target, "source": source, "values": values}
    for kind, layer in layers.items():
        found |= {f"{kind}_weight_{i}": x for i, x in enumerate(take_weights(layer))}
        padding = found[f"{kind}_padding_mask"] = paddings[kind]
        cases = {"none": {}, "padding": {"padding": padding}}
        if kind == "self":
            cases |= {"causal": {"causal": True}, "both": {"padding": padding, "causal": True}}
        for name, options in cases.items():
            output, weights = attend(layer, *inputs[kind], **options)
            found |= {f"{kind}_{name}_output": output, f"{kind}_{name}_attention": weights}
    np.savez_compressed(Path(__file__).with_name("multi_head.npz"), **found)


if __name__ == "__main__":
    main()
