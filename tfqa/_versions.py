"""Say clearly what is wrong when TensorFlow and tensorflow-text do not fit together.

tensorflow-text is compiled against one TensorFlow release. With another one, importing it ends in
"undefined symbol: _ZN10tensorflow…", which tells a student nothing. Only the metadata of installed
packages is read here: nothing is imported, and a package that is not installed is fine.
"""

from importlib import metadata

_BROKEN_TEXT = "2.21.0"  # cannot be imported at all: a symbol of ICU is missing in its library


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _release(version: str) -> str:
    """Return `major.minor` of a version: "2.21.0rc1" gives "2.21"."""
    return ".".join(version.split(".")[:2])


def find_mismatch(tensorflow: str | None, tensorflow_text: str | None) -> str | None:
    """Return what is wrong with two installed versions and what to type, or None.

    Args:
        tensorflow: version of TensorFlow, such as "2.21.0", or None where it is not installed.
        tensorflow_text: version of tensorflow-text, or None where it is not installed.

    Returns:
        A message for a person, or None when nothing is wrong.
    """
    if tensorflow_text is None:
        return None
    if tensorflow_text == _BROKEN_TEXT:
        return (
            f"tensorflow-text {_BROKEN_TEXT} cannot be imported (its library lacks a symbol); "
            'later releases can. Type:  pip install "tensorflow-text>=2.21.1,==2.21.*"'
        )
    if tensorflow is None or _release(tensorflow) == _release(tensorflow_text):
        return None
    wanted = f"=={_release(tensorflow)}.*"
    if _release(tensorflow) == _release(_BROKEN_TEXT):
        wanted += f",!={_BROKEN_TEXT}"
    return (
        "tensorflow and tensorflow-text must have the same major.minor version. Received: "
        f"tensorflow={tensorflow}, tensorflow-text={tensorflow_text}. "
        f'Type:  pip install "tensorflow-text{wanted}"  and restart Python (in a notebook: the '
        "kernel)."
    )


def check_installed() -> None:
    """Check the installed packages.

    Raises:
        ImportError: tensorflow and tensorflow-text do not fit together.
    """
    tensorflow = _installed("tensorflow") or _installed("tensorflow-cpu")
    problem = find_mismatch(tensorflow, _installed("tensorflow-text"))
    if problem:
        raise ImportError(problem)
