"""Write bert/: tiny BERTs as Hugging Face saves them, and what its program computes of them.

    python tests/golden/make_bert_checkpoints.py  # needs transformers (5.24.0) and torch (2.13.0)

Every weight is random, biases and normalizations included, so that none can be left out unseen.
The models differ in the parts that a configuration names: two activations, two epsilons. Masks are
True = attend.
"""

import shutil
from pathlib import Path

import numpy as np
import torch
import transformers

FOLDER = Path(__file__).with_name("bert")
SIZES = {
    **{"vocab_size": 61, "hidden_size": 15, "num_attention_heads": 3, "num_hidden_layers": 2},
    **{"intermediate_size": 19, "max_position_embeddings": 23, "num_labels": 5},
}
KINDS = {
    "pretraining": (transformers.BertForPreTraining, {}),
    "answers": (transformers.BertForQuestionAnswering, {"num_labels": 2}),
    "texts": (transformers.BertForSequenceClassification, {"layer_norm_eps": 0.01}),
    "tokens": (transformers.BertForTokenClassification, {"hidden_act": "gelu_new"}),
}
LENGTHS = (13, 7, 11)


def shake(model):
    """Give a model weights of which none is zero or one."""
    for name, weight in sorted(model.named_parameters()):
        torch.nn.init.normal_(weight, std=0.4)
        if name.endswith("LayerNorm.weight"):
            weight.data += 1


def make_inputs():
    random = np.random.default_rng(2)
    real = np.arange(max(LENGTHS)) < np.array(LENGTHS)[:, None]
    segments = np.arange(max(LENGTHS)) >= np.array([5, 3, 8])[:, None]
    return {
        "token_ids": np.where(real, random.integers(1, 61, real.shape), 0).astype("int32"),
        "segment_ids": (segments & real).astype("int32"),
        "padding_mask": real,
    }


def run(name, model, inputs):
    """Yield the name and the value of all outputs of a model."""
    arrays = {
        "input_ids": torch.from_numpy(inputs["token_ids"]).long(),
        "token_type_ids": torch.from_numpy(inputs["segment_ids"]).long(),
        "attention_mask": torch.from_numpy(inputs["padding_mask"]).long(),
    }
    with torch.no_grad():
        for key, value in model(**arrays).items():
            yield f"{name}.{key}", value.numpy()
        if name == "pretraining":
            for key, value in model.bert(**arrays).items():
                yield f"backbone.{key}", value.numpy()


def main():
    torch.manual_seed(3)
    inputs = make_inputs()
    found = {f"inputs.{key}": x for key, x in inputs.items()}
    found["versions"] = np.array([transformers.__version__, torch.__version__])
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name, (kind, changes) in KINDS.items():
        model = kind(transformers.BertConfig(**{**SIZES, **changes})).eval()
        shake(model)
        model.save_pretrained(FOLDER / name)
        (FOLDER / name / "generation_config.json").unlink(missing_ok=True)
        found |= dict(run(name, model, inputs))
    np.savez_compressed(FOLDER / "outputs.npz", **found)


if __name__ == "__main__":
    main()
