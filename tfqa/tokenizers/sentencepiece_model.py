"""SentencePiece's files: a `.model` as the arguments of a `UnigramTokenizer`, and back.

A `.model` is a protocol buffer with the pieces, their scores and types, and how to normalize. Its
classes are those that the package `sentencepiece` brings along.
"""

from __future__ import annotations

import importlib
import os
from pathlib import Path

from tfqa.tokenizers.text.character_map import (
    decode_map,
    import_sentencepiece,
    pack_map,
    unpack_map,
)

NORMAL, UNKNOWN, CONTROL, USER_DEFINED, UNUSED, BYTE = range(1, 7)
UNIGRAM = 1


def read_model(path: str | os.PathLike) -> dict:
    """Read a published unigram model: the arguments for `UnigramTokenizer`.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file is not a whole model, or one that cannot be represented.
        ImportError: the package `sentencepiece` is missing.
    """
    model = _messages().ModelProto()
    try:
        model.ParseFromString(Path(path).read_bytes())
    except _parse_error() as error:
        raise ValueError(
            f"Expected a SentencePiece model. Received: {path}, which is not one, or not whole."
        ) from error
    for field, is_there in [
        ("pieces", model.pieces),
        ("trainer_spec", model.HasField("trainer_spec")),
        ("normalizer_spec", model.HasField("normalizer_spec")),
    ]:
        if not is_there:
            raise ValueError(
                f"Expected a SentencePiece model. Received: {path}, without `{field}`. "
                "The file is another one, or not whole."
            )
    for reason, holds in _find_obstacles(model):
        if holds:
            raise ValueError(
                f"A SentencePiece model can be read if it is of type unigram and writes spaces as "
                f'"▁" before words. Received: {path}, {reason}. Use the package `sentencepiece`.'
            )
    pieces = model.pieces
    normalizer = model.normalizer_spec
    try:
        decode_map(normalizer.precompiled_charsmap)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    return {
        "tokens": [piece.piece for piece in pieces],
        "log_probabilities": [piece.score for piece in pieces],
        "special_tokens": [p.piece for p in pieces if p.type in (UNKNOWN, CONTROL)],
        "unknown_token": next(p.piece for p in pieces if p.type == UNKNOWN),
        "user_defined_tokens": [p.piece for p in pieces if p.type == USER_DEFINED],
        "byte_fallback": model.trainer_spec.byte_fallback,
        "character_map": pack_map(normalizer.precompiled_charsmap),
        "add_dummy_prefix": normalizer.add_dummy_prefix,
        "remove_extra_whitespaces": normalizer.remove_extra_whitespaces,
    }


def build_model(tokenizer) -> bytes:
    """Write a `UnigramTokenizer` as a model that SentencePiece and tensorflow-text read.

    Raises:
        ImportError: the package `sentencepiece` is missing.
    """
    model = _messages().ModelProto()
    types = {token: CONTROL for token in tokenizer.special_tokens}
    types |= {token: USER_DEFINED for token in tokenizer.user_defined_tokens}
    types |= {token: BYTE for token in tokenizer.byte_tokens}
    types[tokenizer.unknown_token] = UNKNOWN
    for token, score in zip(tokenizer.tokens, tokenizer.log_probabilities, strict=True):
        model.pieces.add(piece=token, score=score, type=types.get(token, NORMAL))
    model.trainer_spec.model_type = UNIGRAM
    model.trainer_spec.vocab_size = tokenizer.vocabulary_size
    model.trainer_spec.byte_fallback = bool(tokenizer.byte_tokens)
    model.trainer_spec.unk_id = tokenizer.token_to_id(tokenizer.unknown_token)
    model.trainer_spec.unk_piece = tokenizer.unknown_token
    model.normalizer_spec.name = "user_defined"
    model.normalizer_spec.precompiled_charsmap = unpack_map(tokenizer.character_map)
    model.normalizer_spec.add_dummy_prefix = tokenizer.add_dummy_prefix
    model.normalizer_spec.remove_extra_whitespaces = tokenizer.remove_extra_whitespaces
    model.normalizer_spec.escape_whitespaces = True
    return model.SerializeToString()


def _find_obstacles(model):
    trainer, normalizer = model.trainer_spec, model.normalizer_spec
    types = [piece.type for piece in model.pieces]
    kind = trainer.ModelType.Name(trainer.model_type)
    yield f"which is of type {kind}", trainer.model_type != UNIGRAM
    yield f"with {types.count(UNKNOWN)} unknown pieces, not one", types.count(UNKNOWN) != 1
    yield "with unused pieces", UNUSED in types
    yield "without pieces that stand for text", NORMAL not in types
    bytes_needed = 256 if trainer.byte_fallback else 0
    yield (
        f"with {types.count(BYTE)} pieces for bytes and byte_fallback={trainer.byte_fallback}",
        types.count(BYTE) != bytes_needed,
    )
    yield "which writes spaces after words", trainer.treat_whitespace_as_suffix
    yield "which keeps spaces as they are", not normalizer.escape_whitespaces
    yield "with a map for decoding", bool(model.denormalizer_spec.precompiled_charsmap)


def _messages():
    return import_sentencepiece(".sentencepiece_model_pb2")


def _parse_error():
    return importlib.import_module("google.protobuf.message").DecodeError
