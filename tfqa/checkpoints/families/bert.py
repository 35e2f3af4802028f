"""BERT's configuration and weights: Hugging Face's names, Google's, KerasHub's and ours."""

from tfqa.checkpoints.config import ACTIVATION_FROM_HF, IGNORED_KEYS
from tfqa.checkpoints.family import (
    Family,
    GoogleNames,
    KerasHubNames,
    WeightPattern,
    linear,
    normalization,
)
from tfqa.checkpoints.formats.wordpiece import WORDPIECE

REQUIRED_KEYS = {
    "vocab_size": "vocabulary_size",
    "hidden_size": "hidden_dim",
    "intermediate_size": "intermediate_dim",
    "num_attention_heads": "num_heads",
    "num_hidden_layers": "num_layers",
    "max_position_embeddings": "max_length",
    "type_vocab_size": "num_segments",
}

OPTIONAL_KEYS = {
    "hidden_dropout_prob": "dropout",
    "attention_probs_dropout_prob": "attention_dropout",
    "layer_norm_eps": "norm_epsilon",
    "initializer_range": "initializer_range",
    "pad_token_id": "pad_id",
}

REQUIRED_VALUES = {
    "is_decoder": False,
    "add_cross_attention": False,
    "is_encoder_decoder": False,
    "position_embedding_type": "absolute",
    "pruned_heads": {},
    "quantization_config": None,
    "pooler_type": "first_token_transform",
}

UNREAD_BY_GOOGLE = {
    *("directionality", "pooler_fc_size", "pooler_num_attention_heads", "pooler_num_fc_layers"),
    *("pooler_size_per_head",),
}
"""Keys in the files of Google's models that its program never reads."""

TABLE = "embeddings.word_embeddings.weight"
POSITIONS = "embeddings.position_embeddings.weight"
SEGMENTS = "embeddings.token_type_embeddings.weight"
LAYER = "encoder.layer.{layer}"  # in the files
OURS = "encoder.layers.{layer}"

BACKBONE = (
    WeightPattern(TABLE, ("embedding.embeddings",)),
    WeightPattern(POSITIONS, ("embedding.position_layer.embeddings",)),
    WeightPattern(SEGMENTS, ("embedding.segment_embeddings",)),
    *normalization("embeddings.LayerNorm", "embedding.normalization"),
    *linear(f"{LAYER}.attention.self.query", f"{OURS}.self_attention.query_projection"),
    *linear(f"{LAYER}.attention.self.key", f"{OURS}.self_attention.key_projection"),
    *linear(f"{LAYER}.attention.self.value", f"{OURS}.self_attention.value_projection"),
    *linear(f"{LAYER}.attention.output.dense", f"{OURS}.self_attention.output_projection"),
    *normalization(
        f"{LAYER}.attention.output.LayerNorm", f"{OURS}.self_attention_residual.normalization"
    ),
    *linear(f"{LAYER}.intermediate.dense", f"{OURS}.feed_forward.intermediate_projection"),
    *linear(f"{LAYER}.output.dense", f"{OURS}.feed_forward.output_projection"),
    *normalization(f"{LAYER}.output.LayerNorm", f"{OURS}.feed_forward_residual.normalization"),
    *linear("pooler.dense", "pooler"),
)

HEADS = (
    *linear("cls.predictions.transform.dense", "mlm_head.transform"),
    *normalization("cls.predictions.transform.LayerNorm", "mlm_head.norm"),
    WeightPattern("cls.predictions.bias", ("mlm_bias",)),
    *linear("cls.seq_relationship", "nsp_head"),
    *linear("classifier", "classifier"),
    WeightPattern("qa_outputs.weight", ("span_head.kernel",), transposed=True),
    WeightPattern("qa_outputs.bias", ("span_head.bias",)),
)

PARTS = {
    "pooler": "bert.pooler.",
    "masked-token head": "cls.predictions.",
    "next-sentence head": "cls.seq_relationship.",
    "classifier": "classifier.",
    "span head": "qa_outputs.",
}

TIES = (
    ("cls.predictions.decoder.weight", f"bert.{TABLE}"),
    ("cls.predictions.decoder.bias", "cls.predictions.bias"),
)

GOOGLE = GoogleNames(
    repository="google-research/bert",
    config_file="bert_config.json",
    checkpoint="bert_model.ckpt",
    renames=(
        ("^cls/predictions/output_bias$", "cls/predictions/bias"),
        ("^cls/seq_relationship/output_weights$", "cls/seq_relationship/weight"),
        ("^cls/seq_relationship/output_bias$", "cls/seq_relationship/bias"),
        ("^cls/squad/output_weights$", "qa_outputs/weight"),
        ("^cls/squad/output_bias$", "qa_outputs/bias"),
        ("^output_weights$", "classifier/weight"),
        ("^output_bias$", "classifier/bias"),
        (r"/layer_(\d+)/", r"/layer/\1/"),
    ),
)

THEIRS, THEIR_ATTENTION = "transformer_layers.{layer}", "_self_attention_layer"
KERAS_HUB = KerasHubNames(
    backbone_class="BertBackbone",
    tokenizer_class="BertTokenizer",
    config={
        "vocab_size": "vocabulary_size",
        "hidden_size": "hidden_dim",
        "intermediate_size": "intermediate_dim",
        "num_attention_heads": "num_heads",
        "num_hidden_layers": "num_layers",
        "max_position_embeddings": "max_sequence_length",
        "type_vocab_size": "num_segments",
        "hidden_dropout_prob": "dropout",
        "attention_probs_dropout_prob": "dropout",
    },
    constants={"hidden_act": "gelu_new"},  # KerasHub computes the approximation for every BERT
    layers={
        "bert.embeddings.word_embeddings": "token_embedding",
        "bert.embeddings.position_embeddings": "position_embedding",
        "bert.embeddings.token_type_embeddings": "segment_embedding",
        "bert.embeddings.LayerNorm": "embeddings_layer_norm",
        f"bert.{LAYER}.attention.self.query": f"{THEIRS}.{THEIR_ATTENTION}._query_dense",
        f"bert.{LAYER}.attention.self.key": f"{THEIRS}.{THEIR_ATTENTION}._key_dense",
        f"bert.{LAYER}.attention.self.value": f"{THEIRS}.{THEIR_ATTENTION}._value_dense",
        f"bert.{LAYER}.attention.output.dense": f"{THEIRS}.{THEIR_ATTENTION}._output_dense",
        f"bert.{LAYER}.attention.output.LayerNorm": f"{THEIRS}._self_attention_layer_norm",
        f"bert.{LAYER}.intermediate.dense": f"{THEIRS}._feedforward_intermediate_dense",
        f"bert.{LAYER}.output.dense": f"{THEIRS}._feedforward_output_dense",
        f"bert.{LAYER}.output.LayerNorm": f"{THEIRS}._feedforward_layer_norm",
        "bert.pooler.dense": "pooled_dense",
    },
)

BERT = Family(
    model_type="bert",
    name="BERT",
    class_prefix="Bert",
    required_keys=REQUIRED_KEYS,
    optional_keys=OPTIONAL_KEYS,
    choices={
        "hidden_act": {theirs: {"activation": ours} for theirs, ours in ACTIVATION_FROM_HF.items()}
    },
    required_values=REQUIRED_VALUES,
    equal_keys={"embedding_size": "hidden_size"},
    ignored_keys=IGNORED_KEYS | UNREAD_BY_GOOGLE,
    fixed_fields={"norm": "post"},
    changeable_fields=(
        *("attention_dropout", "dropout", "initializer_range", "num_labels", "activation"),
        "pad_id",
    ),
    prefix="bert.",
    backbone=BACKBONE,
    heads=HEADS,
    parts=PARTS,
    task_parts={"classifier"},
    ties=TIES,
    buffers=(r"embeddings\.position_ids$",),
    old_names=((r"LayerNorm\.gamma$", "LayerNorm.weight"), (r"LayerNorm\.beta$", "LayerNorm.bias")),
    google=GOOGLE,
    keras_hub=KERAS_HUB,
    tokenizer=WORDPIECE,
)
