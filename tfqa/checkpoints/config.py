"""The configuration of a checkpoint: the keys of its file, and the fields of ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tfqa.checkpoints.checkpoint import CheckpointError
from tfqa.checkpoints.family import Family

ACTIVATION_FROM_HF = {
    **{name: name for name in ("gelu", "relu", "relu6", "silu", "mish", "sigmoid", "tanh")},
    **{"gelu_python": "gelu", "swish": "silu", "linear": "linear"},
    **dict.fromkeys(("gelu_new", "gelu_pytorch_tanh", "gelu_python_tanh"), "gelu_tanh"),
    **dict.fromkeys(("gelu_fast", "gelu_accurate"), "gelu_tanh"),
}
"""Activations: Hugging Face's names and ours. Five of its names mean the approximation by tanh."""

IGNORED_KEYS = frozenset(
    {
        # what the file is, and who wrote it with what
        *("architectures", "model_type", "_name_or_path", "name_or_path", "transformers_version"),
        *("finetuning_task", "task_specific_params", "language", "tokenizer_class", "auto_map"),
        *("torch_dtype", "dtype", "torchscript", "use_bfloat16", "tf_legacy_loss"),
        # labels, which are counted, and the loss
        *("id2label", "label2id", "num_labels", "_num_labels", "problem_type"),
        "classifier_dropout",
        # how a program runs, and what it returns
        *("use_cache", "gradient_checkpointing", "chunk_size_feed_forward", "return_dict"),
        *("output_attentions", "output_hidden_states", "output_past", "_attn_implementation"),
        *("_attn_implementation_autoset", "tie_encoder_decoder", "tie_word_embeddings"),
        *("bos_token_id", "eos_token_id", "sep_token_id", "decoder_start_token_id", "prefix"),
    }
)
"""Keys that change no model's computation in any family; ties are checked on the weights."""


def read_json(path: Path) -> dict[str, Any]:
    """Read a file that holds one JSON object.

    Raises:
        CheckpointError: it is not JSON, or not an object.
    """
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise CheckpointError(
            f"Expected JSON in {path}. Received: a damaged file ({error}). Fetch it again."
        ) from error
    if not isinstance(values, dict):
        raise CheckpointError(
            f"Expected an object in {path}. Received: a {type(values).__name__}. Fetch it again."
        )
    return values


def check_family(family: Family, values: Mapping[str, Any], location: str) -> None:
    """Check that a configuration is of a family, by its model type and the class that wrote it.

    Raises:
        CheckpointError: it is another family's.
    """
    written = values.get("architectures") or []
    model_type = values.get("model_type")
    prefix = family.class_prefix
    others = [name for name in written if prefix not in name]
    nameless = model_type is None and not all(name.startswith(prefix) for name in written)
    if model_type not in (None, family.model_type) or others or nameless:
        article = "an" if family.name[0] in "AEIOU" else "a"
        raise CheckpointError(
            f"Expected the configuration of {article} {family.name}, with model_type "
            f'"{family.model_type}", in {location}. Received: model_type={model_type!r}, '
            f"architectures={written}. Another model has other layers, even where the names of "
            "its weights are alike."
        )


def read_config(
    family: Family, configuration: type, values: Mapping[str, Any], location: str
) -> tuple[Any, tuple[str, ...]]:
    """Make ours of a configuration.

    "gelu" is the exact one, as in Hugging Face's program. The files of Google's BERTs say "gelu",
    too, though the program that trained them computed the approximation "gelu_tanh".

    Args:
        family: whose keys they are.
        configuration: the class of our configuration.
        values: the keys of the file.
        location: what errors name.

    Returns:
        the configuration, and the keys that nothing is known of.

    Raises:
        CheckpointError: it is another family's, a key is missing, or a value has no equal in ours.
    """
    check_family(family, values, location)
    _check_required_values(family, values, location)
    _check_sizes(family, values, location)
    fields = {field: values[key] for key, field in family.required_keys.items()}
    fields |= {
        field: values[key]
        for key, field in family.optional_keys.items()
        if values.get(key) is not None
    }
    for key in family.choices.keys() & values.keys():
        fields |= _read_choice(family, key, values[key], location)
    if hasattr(configuration, "num_labels") and (count := _count_labels(values)):
        fields["num_labels"] = count
    try:
        config = configuration(**fields, **family.fixed_fields)
    except ValueError as error:
        raise CheckpointError(f"{location} describes no {family.name}. {error}") from error
    known = {*family.required_keys, *family.optional_keys, *family.choices, *family.equal_keys}
    known |= {*family.required_values, *family.ignored_keys}
    return config, tuple(sorted(set(values) - known))


def write_config(family: Family, config: Any, architecture: str) -> dict[str, Any]:
    """Make Hugging Face's configuration of ours.

    Args:
        family: whose keys to write.
        config: of the model.
        architecture: the name of its class.

    Raises:
        ValueError: Hugging Face's model has no such part.
    """
    for field, fixed in family.fixed_fields.items():
        if (value := getattr(config, field)) != fixed:
            raise ValueError(
                f"`{field}` must be {json.dumps(fixed)}: Hugging Face has no {family.name} of the "
                f"other kind. Received: {field}={value!r}. Keep the model with "
                "`model.save(path)`, as a .keras file."
            )
    values = {"architectures": [architecture], "model_type": family.model_type}
    keys = {**family.required_keys, **family.optional_keys}
    values |= {key: getattr(config, field) for key, field in keys.items()}
    values |= {key: _write_choice(table, config) for key, table in family.choices.items()}
    if hasattr(config, "num_labels") and not architecture.endswith("ForQuestionAnswering"):
        values["id2label"] = {str(k): f"LABEL_{k}" for k in range(config.num_labels)}
        values["label2id"] = {f"LABEL_{k}": k for k in range(config.num_labels)}
    return values


def _check_required_values(family, values, location):
    for key, required in family.required_values.items():
        if (value := values.get(key, required)) != required and value is not None:
            raise CheckpointError(
                f"`{key}` must be {required!r} in {location}: what a model with another value "
                f"computes, `{family.backbone_class}` does not. Received: {key}={value!r}."
            )


def _check_sizes(family, values, location):
    sizes = family.required_keys
    if missing := [key for key in sizes if not isinstance(values.get(key), int)]:
        raise CheckpointError(
            f"Expected whole numbers as {', '.join(sizes)} in {location}. Received: "
            f"{ {key: values.get(key) for key in missing} }. Take the file that was published "
            "with the weights."
        )
    for key, twin in family.equal_keys.items():
        if values.get(key, values[twin]) != values[twin]:
            raise CheckpointError(
                f"`{key}` must be `{twin}` in {location}. Received: {key}={values[key]}, "
                f"{twin}={values[twin]}."
            )


def _read_choice(family, key, value, location):
    """Return the fields that a value sets."""
    if value not in family.choices[key]:
        raise CheckpointError(
            f"`{key}` must be one of {sorted(family.choices[key])} in {location}. Received: "
            f"{key}={value!r}."
        )
    return family.choices[key][value]


def _write_choice(table, config):
    """Return the first value that sets the fields to what they are."""
    for value, fields in table.items():
        if all(getattr(config, field) == setting for field, setting in fields.items()):
            return value
    options = {field: {fields[field] for fields in table.values()} for field in fields}
    names = ", ".join(f"`{field}`" for field in options)
    allowed = ", ".join(str(sorted(settings)) for settings in options.values())
    received = ", ".join(f"{field}={getattr(config, field)!r}" for field in options)
    raise ValueError(
        f"{names} must be one of {allowed}: Hugging Face names no other. Received: {received}. "
        "Keep the model with `model.save(path)`."
    )


def _count_labels(values):
    return len(values.get("id2label") or ()) or values.get("num_labels")
