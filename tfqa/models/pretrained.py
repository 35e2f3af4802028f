"""Models that start from published weights, and that others can start from."""

import warnings

from tfqa.checkpoints import from_keras_hub, load_pretrained, save_pretrained
from tfqa.models.config import ConfiguredModel


class PretrainedModel(ConfiguredModel):
    """A model with weights that are published, or that can be.

    A subclass says whose names its weights have in files: `family = "bert"`, a key of
    `tfqa.checkpoints.families.FAMILIES`.

    Args:
        config: a `Config` of the class that `configuration` names.
    """

    family = None

    @classmethod
    def from_pretrained(cls, directory_or_name, *, dtype=None, **config_changes):
        """Make a model with published weights.

            reader = BertForQuestionAnswering.from_pretrained("minilm-l6", dropout=0.2)

        A head that the checkpoint does not have starts from random weights; one warning names such
        heads, and those of the checkpoint that this model does not have.
        `tfqa.checkpoints.load_pretrained` gives the same model with a report of every tensor.

        Args:
            directory_or_name: a directory as Hugging Face, Google's program for BERT or KerasHub
                writes it; "minilm-l6", which `python -m tfqa.checkpoints.minilm` fetches; a name on
                the Hugging Face hub, such as "bert-base-uncased"; or a preset of KerasHub, such as
                "bert_tiny_en_uncased".
            dtype: of the model: a Keras dtype policy, such as "mixed_bfloat16".
            **config_changes: fields of the configuration to change: `dropout`,
                `attention_dropout`, `initializer_range`, `num_labels`, `pad_id` or `activation`;
                for `BertModel` also `pooled`. The sizes are those of the weights.

        Returns:
            a model of this class.

        Raises:
            FileNotFoundError, ValueError, OSError: see `tfqa.checkpoints.load_pretrained`.
        """
        model, report = load_pretrained(cls, directory_or_name, dtype=dtype, **config_changes)
        _warn(report)
        return model

    @classmethod
    def from_keras_hub(cls, backbone, *, dtype=None, **config_changes):
        """Make a model with the weights of one of KerasHub.

            model = BertModel.from_keras_hub(keras_hub.models.BertBackbone(...))

        `tfqa.checkpoints.from_keras_hub` gives the same model with a report of every tensor.

        Args:
            backbone: KerasHub's model: for a BERT, a `keras_hub.models.BertBackbone`.
            dtype, **config_changes: as `from_pretrained` takes them.

        Returns:
            a model of this class.

        Raises:
            ValueError: see `tfqa.checkpoints.from_keras_hub`.
        """
        model, report = from_keras_hub(backbone, cls, dtype=dtype, **config_changes)
        _warn(report)
        return model

    def save_pretrained(self, directory):
        """Write `config.json` and `model.safetensors`, which `from_pretrained` reads.

        Hugging Face's class of the same name reads them, too. The tokenizer is written beside them
        by `tfqa.checkpoints.save_tokenizer`.

        Args:
            directory: it is made if it is missing; the two files in it are replaced.

        Raises:
            ValueError: Hugging Face has no model that computes the same.
        """
        save_pretrained(self, directory)


def _warn(report):
    """Warn the caller of a public method of what a report says."""
    if text := report.warning():
        warnings.warn(text, stacklevel=3)
