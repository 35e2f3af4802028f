"""Commands of records, as they are typed today.

A record keeps the command that was typed, and programs move. What was `benchmarks.NAME` when the
record was written is looked up in `MOVED`; a command that names a module of today stays as it is.
"""

import re

MOVED = {
    "bert": "speed.pretraining",
    "bert_samples": "studies.pretraining",
    "nmt": "speed.translation",
    "nmt_samples": "studies.translation",
    "pretraining_data": "speed.pretraining_data",
    "squad": "speed.question_answering",
    "squad_curve": "studies.squad_curve",
    "squad_samples": "studies.question_answering",
    "tokenization": "speed.tokenization",
    "tokens_multi30k": "studies.tokens",
    "transformer": "speed.transformer",
    "transformer_samples": "studies.transformer",
    "vocabularies": "studies.vocabularies",
}
_MODULE = re.compile(r"(?<=python -m benchmarks\.)[\w.]+")


def update_command(command):
    """Return a command with the modules of `benchmarks` under the names that they have today."""
    return _MODULE.sub(lambda match: MOVED.get(match[0], match[0]), command)


def update_commands(values):
    """Return a record in which every "command", however deep, is one of today."""
    if isinstance(values, dict):
        return {
            name: update_command(value) if name == "command" else update_commands(value)
            for name, value in values.items()
        }
    if isinstance(values, list):
        return [update_commands(value) for value in values]
    return values
