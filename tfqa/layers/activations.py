"""Activations by name: Keras's, and the one that published models need beside them."""

import keras


@keras.saving.register_keras_serializable(package="tfqa")
def gelu_tanh(x):
    """Approximate `gelu`, as the programs do that BERT and GPT-2 were trained with.

        x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))  (Hendrycks & Gimpel 2016, section 2)

    It is within 0.0005 of the exact one, x Phi(x). Hugging Face names it "gelu_new".

    Args:
        x: float tensor of any shape.

    Returns:
        float tensor of the same shape and dtype.
    """
    return keras.activations.gelu(x, approximate=True)


def get_activation(name):
    """Return what a layer takes as `activation`: the function "gelu_tanh", or a name of Keras's.

    Raises:
        ValueError: there is no such activation.
    """
    if name == "gelu_tanh":
        return gelu_tanh
    keras.activations.get(name)
    return name
