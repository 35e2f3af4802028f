"""An encoder that learns from text alone, and what can be built on it (Devlin et al. 2019)."""

import dataclasses

import keras

from tfqa.layers import BertEmbedding
from tfqa.models import tasks
from tfqa.models.backbone import EncoderBackbone
from tfqa.models.config import StackConfig


@dataclasses.dataclass(frozen=True, kw_only=True)
class BertConfig(StackConfig):
    """Sizes and parts of a BERT. The defaults are the paper's base model, uncased.

    Args:
        vocabulary_size: V, special tokens included.
        hidden_dim, intermediate_dim, num_heads, num_layers: D, F (the feed-forward width), N, L.
        activation: of the feed-forward networks and the masked-token head: "gelu", the exact one,
            "gelu_tanh", its approximation, or any of Keras's.
        dropout: share set to zero, in training, of each sublayer's output and of the embeddings.
        attention_dropout: share of the attention weights; with 0 the fused kernel trains, too.
        max_length: the most tokens of an input, special tokens included.
        num_segments: how many texts an input may have.
        norm: "post" (the paper) or "pre".
        norm_epsilon: of the normalizations.
        initializer_range: matrices are drawn from a normal of this scale, cut off at two of them.
        pad_id: the token that is padding, where no `padding_mask` is given.
        num_labels: K, classes of `BertForSequenceClassification` and
            `BertForTokenClassification`; the other models ignore it.

    Raises:
        ValueError: see `StackConfig`.
    """

    sizes = (
        *("vocabulary_size", "hidden_dim", "intermediate_dim", "num_heads", "num_layers"),
        *("max_length", "num_segments", "num_labels"),
    )

    vocabulary_size: int = 30_522
    hidden_dim: int = 768
    intermediate_dim: int = 3072
    num_heads: int = 12
    num_layers: int = 12
    activation: str = "gelu"
    dropout: float = 0.1
    attention_dropout: float = 0.1
    max_length: int = 512
    num_segments: int = 2
    norm: str = "post"
    norm_epsilon: float = 1e-12
    initializer_range: float = 0.02
    pad_id: int = 0
    num_labels: int = 2

    @classmethod
    def tiny(cls, **changes):
        """Return a model for tests and toy problems: width 32, 2 layers, no dropout."""
        sizes = {"vocabulary_size": 64, "hidden_dim": 32, "intermediate_dim": 64, "num_heads": 4}
        sizes |= {"num_layers": 2, "max_length": 64, "dropout": 0.0, "attention_dropout": 0.0}
        return cls(**{**sizes, **changes})

    @classmethod
    def base(cls, **changes):
        """Return BERT-base: 12 layers, D = 768, 109,482,240 parameters in `BertModel`."""
        return cls(**changes)

    @classmethod
    def large(cls, **changes):
        """Return BERT-large: 24 layers, D = 1024, 335,141,888 parameters in `BertModel`."""
        sizes = {"hidden_dim": 1024, "intermediate_dim": 4096, "num_heads": 16, "num_layers": 24}
        return cls(**{**sizes, **changes})


@keras.saving.register_keras_serializable(package="tfqa")
class BertModel(EncoderBackbone):
    """Encoder of a text or of two: each token's vector has seen the tokens on both its sides.

    Args: a `BertConfig`, and `pooled`; see `EncoderBackbone`.

    Call arguments and returns: see `EncoderBackbone`.
    """

    configuration = BertConfig
    family = "bert"

    def make_embedding(self):
        """Make the sum of token, position and segment vectors."""
        config = self.config
        return BertEmbedding(
            config.vocabulary_size,
            config.hidden_dim,
            max_length=config.max_length,
            num_segments=config.num_segments,
            dropout=config.dropout,
            norm_epsilon=config.norm_epsilon,
            embeddings_initializer=self.kernel_initializer,
            dtype=self.dtype_policy,
        )


@keras.saving.register_keras_serializable(package="tfqa")
class BertForPreTraining(tasks.PreTraining):
    """BERT with the two tasks that need no labels: masked tokens and the next sentence.

    Args: a `BertConfig`, or a `BertModel` to start from.

    Call arguments and returns: see `tfqa.models.tasks.PreTraining`.
    """

    backbone_class = BertModel


@keras.saving.register_keras_serializable(package="tfqa")
class BertForSequenceClassification(tasks.SequenceClassification):
    """BERT with a class for a text, or for a pair of them (Devlin et al. 2019, section 4.1).

    Args: a `BertConfig` with `num_labels`, or a `BertModel` to start from.

    Call arguments and returns: see `tfqa.models.tasks.SequenceClassification`.
    """

    backbone_class = BertModel


@keras.saving.register_keras_serializable(package="tfqa")
class BertForTokenClassification(tasks.TokenClassification):
    """BERT with a class for each token (Devlin et al. 2019, section 5.3).

    Args: a `BertConfig` with `num_labels`, or a `BertModel` without pooler to start from.

    Call arguments and returns: see `tfqa.models.tasks.TokenClassification`.
    """

    backbone_class = BertModel


@keras.saving.register_keras_serializable(package="tfqa")
class BertForQuestionAnswering(tasks.QuestionAnswering):
    """BERT that says where the answer to a question starts and ends in a passage.

    Args: a `BertConfig`, or a `BertModel` without pooler to start from.

    Call arguments and returns: see `tfqa.models.tasks.QuestionAnswering`.
    """

    backbone_class = BertModel


MODELS = (
    BertModel,
    BertForPreTraining,
    BertForQuestionAnswering,
    BertForSequenceClassification,
    BertForTokenClassification,
)
