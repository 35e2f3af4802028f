"""The model families whose checkpoints are read and written, by `model_type`.

A new family is a file here and a line in `FAMILIES`; at run time, `FAMILIES["toy"] = Family(...)`.
"""

from tfqa.checkpoints.families.bert import BERT
from tfqa.checkpoints.family import Family

FAMILIES = {
    "bert": BERT,
}


def find_family(model_class: type) -> Family:
    """Return the family that a model class names as its `family`.

    Raises:
        ValueError: it names none, or one that is not registered.
    """
    model_type = getattr(model_class, "family", None)
    if model_type not in FAMILIES:
        raise ValueError(
            f"The model class must have as `family` one of {sorted(FAMILIES)}. Received: "
            f"{model_class.__name__}, with family={model_type!r}. Keep a model of it with "
            "`model.save(path)`, or register its family in `tfqa.checkpoints.families.FAMILIES`."
        )
    return FAMILIES[model_type]
