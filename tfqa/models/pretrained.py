"""Models that start from published weights, and that others can start from."""

import importlib
import warnings

from tfqa.models.config import ConfiguredModel


class PretrainedModel(ConfiguredModel):
    """A model with weights that are published, or that can be.

    Args:
        config: a `Config` of the class that `configuration` names.
    """

    @classmethod
    def from_pretrained(cls, where, *, dtype=None, **config_changes):
        """Make a model with published weights.

            reader = BertForQuestionAnswering.from_pretrained("minilm-l6", dropout=0.2)

        A head that the source does not have starts from random weights; one warning names such
        heads, and those of the source that this model does not have.
        `tfqa.checkpoints.load_pretrained` gives the same model with a report of every tensor.

        Args:
            where: a directory as Hugging Face, Google's program for BERT or KerasHub writes it;
                "minilm-l6", which `make pretrained` fetches; a name on the Hugging Face hub, such
                as "bert-base-uncased"; or a preset of KerasHub, such as "bert_tiny_en_uncased".
            dtype: of the model: a Keras dtype policy, such as "mixed_bfloat16".
            **config_changes: fields of the configuration to change: `dropout`,
                `attention_dropout`, `initializer_range`, `num_labels`, `pad_id` or `activation`;
                for `BertModel` also `pooled`. The sizes are those of the weights.

        Returns:
            a model of this class.

        Raises:
            FileNotFoundError, ValueError, OSError: see `tfqa.checkpoints.load_pretrained`.
        """
        load = _checkpoints().load_pretrained
        model, report = load(cls, where, dtype=dtype, **config_changes)
        if text := report.warning():
            warnings.warn(text, stacklevel=2)
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
        _checkpoints().save_pretrained(self, directory)


def _checkpoints():
    """Return the package, which imports this one and so cannot be imported before it."""
    return importlib.import_module("tfqa.checkpoints")
