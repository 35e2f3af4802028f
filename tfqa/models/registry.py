"""The classes that read published weights, found by what a `config.json` says."""

from tfqa.checkpoints.families import FAMILIES
from tfqa.models import bert
from tfqa.models.pretrained import PretrainedModel

MODELS = {
    (model_class.family, model_class.__name__): model_class for model_class in (*bert.MODELS,)
}
"""(`model_type`, `architecture`) -> class; at run time, `MODELS["toy", "ToyModel"] = ToyModel`."""


def find_model(model_type: str, architecture: str) -> type[PretrainedModel]:
    """Return the class of a family for a task.

        model_type = read_model_type("bert-base-uncased")     # of tfqa.checkpoints.locate
        find_model(model_type, "ForQuestionAnswering").from_pretrained("bert-base-uncased")

    Args:
        model_type: of the family, "bert" for example.
        architecture: name of the class, "BertForQuestionAnswering" for example, or that name
            without the family's prefix: "Model", "ForQuestionAnswering".

    Raises:
        ValueError: there is no such class.
    """
    prefix = FAMILIES[model_type].class_prefix if model_type in FAMILIES else ""
    name = prefix + architecture.removeprefix(prefix)
    if (model_type, name) not in MODELS:
        raise ValueError(
            f"`model_type` and `architecture` must be one of {sorted(MODELS)}. Received: "
            f"model_type={model_type!r}, architecture={architecture!r}."
        )
    return MODELS[model_type, name]
