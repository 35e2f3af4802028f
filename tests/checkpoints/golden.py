"""The tiny models that Hugging Face's program saved and ran, and folders made of them."""

import json
from pathlib import Path

import keras
import numpy as np
from safetensors.numpy import load_file, save_file

from tfqa.models import (
    BertForPreTraining,
    BertForQuestionAnswering,
    BertForSequenceClassification,
    BertForTokenClassification,
)

FOLDER = Path(__file__).parents[1] / "golden" / "bert"
KINDS = {
    "pretraining": BertForPreTraining,
    "answers": BertForQuestionAnswering,
    "texts": BertForSequenceClassification,
    "tokens": BertForTokenClassification,
}
OURS = {
    "prediction_logits": "mlm_logits",
    "seq_relationship_logits": "nsp_logits",
    "last_hidden_state": "sequence_output",
    "pooler_output": "pooled_output",
}
_FOUND = np.load(FOLDER / "outputs.npz")
INPUTS = {name: _FOUND[f"inputs.{name}"] for name in ("token_ids", "segment_ids", "padding_mask")}
REAL = INPUTS["padding_mask"]


def read_outputs(name):
    """Return what a model gave, by our names; `name` is a folder's or "backbone"."""
    keys = [key.split(".")[1] for key in _FOUND if key.startswith(f"{name}.")]
    return {OURS.get(key, key): _FOUND[f"{name}.{key}"] for key in keys}


def assert_outputs(model, name, tolerance=1e-5):
    """The model gives what was recorded, wherever a real token stands."""
    expected, found = read_outputs(name), run(model)
    assert set(found) == set(expected) and len(found) > 0
    for key, theirs in expected.items():
        ours = found[key]
        assert ours.shape == theirs.shape
        if theirs.shape[:2] == REAL.shape:
            ours, theirs = ours[REAL], theirs[REAL]
        np.testing.assert_allclose(ours, theirs, rtol=tolerance, atol=tolerance)


def run(model):
    return {key: keras.ops.convert_to_numpy(x) for key, x in model(INPUTS).items()}


def read_tensors(name):
    return load_file(FOLDER / name / "model.safetensors")


def read_settings(name):
    return json.loads((FOLDER / name / "config.json").read_text(encoding="utf-8"))


def write_folder(directory, name, tensors=None, config_name="config.json", **settings):
    """Write one of the folders with other tensors, or a configuration with other values."""
    directory.mkdir(parents=True, exist_ok=True)
    values = {**read_settings(name), **settings}
    values = {key: value for key, value in values.items() if value is not ...}
    (directory / config_name).write_text(json.dumps(values), encoding="utf-8")
    if tensors is None:
        tensors = read_tensors(name)
    save_file(tensors, directory / "model.safetensors")
    return directory
