"""The `config.json` of a BERT: Hugging Face's keys and Google's, and ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tfqa.checkpoints.checkpoint import CheckpointError
from tfqa.models import BertConfig

SIZES = {
    "vocab_size": "vocabulary_size",
    "hidden_size": "hidden_dim",
    "intermediate_size": "intermediate_dim",
    "num_attention_heads": "num_heads",
    "num_hidden_layers": "num_layers",
    "max_position_embeddings": "max_length",
    "type_vocab_size": "num_segments",
}
"""Keys that must be there."""

OTHERS = {
    "hidden_dropout_prob": "dropout",
    "attention_probs_dropout_prob": "attention_dropout",
    "layer_norm_eps": "norm_epsilon",
    "initializer_range": "initializer_range",
    "pad_token_id": "pad_id",
}
"""Keys that have a default, ours and theirs being the same."""

TO_OURS = {
    **{name: name for name in ("gelu", "relu", "relu6", "silu", "mish", "sigmoid", "tanh")},
    **{"gelu_python": "gelu", "swish": "silu", "linear": "linear"},
    **dict.fromkeys(("gelu_new", "gelu_pytorch_tanh", "gelu_python_tanh"), "gelu_tanh"),
    **dict.fromkeys(("gelu_fast", "gelu_accurate"), "gelu_tanh"),
}
"""Activations: their name and ours. Names of the approximation by tanh are five."""

TO_THEIRS = {ours: theirs for theirs, ours in reversed(TO_OURS.items())} | {"gelu_tanh": "gelu_new"}

COMPUTED_OTHERWISE = {
    "is_decoder": False,
    "add_cross_attention": False,
    "is_encoder_decoder": False,
    "position_embedding_type": "absolute",
    "pruned_heads": {},
    "quantization_config": None,
    "pooler_type": "first_token_transform",
}
"""Keys with the one value at which a model computes what ours does."""

OF_NO_EFFECT = {
    # what the file is, and who wrote it with what
    *("architectures", "model_type", "_name_or_path", "name_or_path", "transformers_version"),
    *("finetuning_task", "task_specific_params", "language", "tokenizer_class", "auto_map"),
    *("torch_dtype", "dtype", "torchscript", "use_bfloat16", "tf_legacy_loss"),
    # labels, which are counted, and the loss
    *("id2label", "label2id", "num_labels", "_num_labels", "problem_type", "classifier_dropout"),
    # how a program runs, and what it returns
    *("use_cache", "gradient_checkpointing", "chunk_size_feed_forward", "return_dict"),
    *("output_attentions", "output_hidden_states", "output_past", "_attn_implementation"),
    *("_attn_implementation_autoset", "tie_encoder_decoder", "tie_word_embeddings"),
    *("bos_token_id", "eos_token_id", "sep_token_id", "decoder_start_token_id", "prefix"),
    # of programs in Google's way, which never read them
    *("directionality", "pooler_fc_size", "pooler_num_attention_heads", "pooler_num_fc_layers"),
    *("pooler_size_per_head",),
}
"""Keys that do not change what a model of ours computes; ties are checked on the weights."""


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


def read_config(
    values: Mapping[str, Any], where: str
) -> tuple[BertConfig, str | None, tuple[str, ...]]:
    """Make ours of their configuration.

    "gelu" is the exact one, as in Hugging Face's program. The files of Google's models say "gelu",
    too, though the program that trained them computed the approximation "gelu_tanh".

    Returns:
        the configuration, the class that wrote the file or None, and the keys that nothing is
        known of.

    Raises:
        CheckpointError: it is another model's, a key is missing, or a value has no equal in ours.
    """
    architecture = _check_family(values, where)
    for key, neutral in COMPUTED_OTHERWISE.items():
        if (value := values.get(key, neutral)) != neutral and value is not None:
            raise CheckpointError(
                f"`{key}` must be {neutral!r} in {where}: what a model with another value "
                f"computes, `BertModel` does not. Received: {key}={value!r}."
            )
    if missing := [key for key in SIZES if not isinstance(values.get(key), int)]:
        raise CheckpointError(
            f"Expected whole numbers as {', '.join(SIZES)} in {where}. Received: "
            f"{ {key: values.get(key) for key in missing} }. Take the file that was published "
            "with the weights."
        )
    width = values["hidden_size"]
    if values.get("embedding_size", width) != width:
        raise CheckpointError(
            f"`embedding_size` must be `hidden_size` in {where}. Received: "
            f"embedding_size={values['embedding_size']}, hidden_size={width}."
        )
    fields = {ours: values[theirs] for theirs, ours in SIZES.items()}
    fields |= {
        ours: values[theirs] for theirs, ours in OTHERS.items() if values.get(theirs) is not None
    }
    fields["activation"] = _read_activation(values.get("hidden_act", "gelu"), where)
    fields["num_labels"] = _count_labels(values)
    known = {*SIZES, *OTHERS, *COMPUTED_OTHERWISE, *OF_NO_EFFECT, "hidden_act", "embedding_size"}
    try:
        config = BertConfig(**fields)
    except ValueError as error:
        raise CheckpointError(f"{where} describes no BERT. {error}") from error
    return config, architecture, tuple(sorted(set(values) - known))


def write_config(config: BertConfig, architecture: str) -> dict[str, Any]:
    """Make their configuration of ours.

    Args:
        config: of the model.
        architecture: the name of its class.

    Raises:
        ValueError: Hugging Face's BERT has no such part.
    """
    if config.norm != "post":
        raise ValueError(
            '`norm` must be "post": Hugging Face has no BERT of the other kind. Received: '
            f"norm={config.norm!r}. Keep the model with `model.save(path)`, as a .keras file."
        )
    if config.activation not in TO_THEIRS:
        raise ValueError(
            f"`activation` must be one of {sorted(TO_THEIRS)}: Hugging Face names no other. "
            f"Received: activation={config.activation!r}. Keep the model with `model.save(path)`."
        )
    values = {"architectures": [architecture], "model_type": "bert"}
    values |= {theirs: getattr(config, ours) for theirs, ours in {**SIZES, **OTHERS}.items()}
    values["hidden_act"] = TO_THEIRS[config.activation]
    if architecture != "BertForQuestionAnswering":  # where two labels mean start and end
        values["id2label"] = {str(k): f"LABEL_{k}" for k in range(config.num_labels)}
        values["label2id"] = {f"LABEL_{k}": k for k in range(config.num_labels)}
    return values


def _check_family(values, where):
    """Return the class that wrote a configuration, if it is a BERT's."""
    written = values.get("architectures") or []
    kind = values.get("model_type")
    others = [name for name in written if "Bert" not in name]
    if kind not in (None, "bert") or others or (kind is None and written and not _plain(written)):
        raise CheckpointError(
            f'Expected the configuration of a BERT, with model_type "bert", in {where}. Received: '
            f"model_type={kind!r}, architectures={written}. Another model has other layers, even "
            "where the names of its weights are alike."
        )
    return written[0] if written else None


def _plain(written):
    return all(name.startswith("Bert") for name in written)


def _read_activation(name, where):
    if name not in TO_OURS:
        raise CheckpointError(
            f"`hidden_act` must be one of {sorted(TO_OURS)} in {where}. Received: "
            f"hidden_act={name!r}."
        )
    return TO_OURS[name]


def _count_labels(values):
    labels = values.get("id2label")
    return len(labels) if labels else values.get("num_labels") or BertConfig.num_labels
