"""The peers of `BertForQuestionAnswering`: the same model by KerasHub, and by Hugging Face.

Both are written as someone who knows these libraries would write them, start from the weights of
our model, take our inputs and give the same logits up to rounding. What differs: both leave padding
in the softmax over the tokens, which ours masks; KerasHub's `BertBackbone` approximates GELU with
tanh, while ours and Hugging Face's are exact. Hugging Face's model needs PyTorch, an optional
extra; it runs without a compiler.
"""

import importlib.metadata
import importlib.util
import tempfile

import keras

from benchmarks.peers.bert import make_adamw, make_backbone, make_torch_adamw, take_backbone
from benchmarks.peers.torch_transformer import has_torch, make_loop, to_tensor

ABSENT = (
    "PyTorch or `transformers` is not installed, so Hugging Face has no row: "
    "pip install 'tfqa[peers]' adds them."
)
OUTPUTS = ("start_logits", "end_logits")
NAMES = {  # what Hugging Face calls our inputs and labels
    "token_ids": "input_ids",
    "segment_ids": "token_type_ids",
    "padding_mask": "attention_mask",
    "start_logits": "start_positions",
    "end_logits": "end_positions",
}


def has_hugging_face():
    """Say whether Hugging Face's models for PyTorch can be imported."""
    return has_torch() and importlib.util.find_spec("transformers") is not None


def list_versions(*packages):
    """Return names of packages with their versions, a string each."""
    return [f"{name} {importlib.metadata.version(name)}" for name in packages]


def make_keras_hub_peer(model):
    """Return a Keras model, `BertBackbone` with a dense layer, with the weights of ours."""
    backbone = make_backbone(model.config)
    take_backbone(backbone, model.backbone)
    head = keras.layers.Dense(2, name="spans")
    spans = head(backbone.output["sequence_output"])  # (B, T, 2)
    head.set_weights([model.span_head.kernel, model.span_head.bias])
    return keras.Model(
        backbone.input, {name: spans[..., index] for index, name in enumerate(OUTPUTS)}
    )


def compile_keras_hub_peer(peer, learning_rate):
    """Compile it with the loss of BERT's program: the mean of those of starts and of ends."""
    losses = {
        name: keras.losses.SparseCategoricalCrossentropy(from_logits=True) for name in OUTPUTS
    }
    halves = dict.fromkeys(OUTPUTS, 0.5)
    # XLA makes it no faster here, and compiles for half a minute.
    peer.compile(make_adamw(learning_rate), losses, loss_weights=halves, jit_compile=False)


def make_hugging_face_peer(model, attention=None):
    """Return Hugging Face's `BertForQuestionAnswering` with the weights of ours.

    Args:
        model: ours.
        attention: "eager" for products and a softmax; None for what the library chooses.
    """
    from transformers import BertForQuestionAnswering
    from transformers.utils import logging

    logging.disable_progress_bar()
    with tempfile.TemporaryDirectory() as folder:
        model.save_pretrained(folder)
        return BertForQuestionAnswering.from_pretrained(folder, attn_implementation=attention)


def call_hugging_face_peer(peer):
    """Return a function from our inputs to what our model returns, as arrays."""
    import torch

    def call(inputs):
        with torch.no_grad():
            logits = peer(**{NAMES[name]: to_tensor(values) for name, values in inputs.items()})
        return {name: logits[name].numpy() for name in OUTPUTS}

    return call


def make_hugging_face_steps(peer, batches, learning_rate):
    """Return for each batch a function that trains the model on it and returns the loss."""
    optimizer = make_torch_adamw(peer, learning_rate)

    def find_loss(model, inputs, labels):
        return model(**{NAMES[name]: array for name, array in {**inputs, **labels}.items()}).loss

    return [make_loop(peer, optimizer, find_loss, *batch, clip_norm=1.0) for batch in batches]
