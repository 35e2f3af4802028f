"""Boolean masks: True = attend / real token, False = ignore. Never the other way round."""

from keras import ops


def padding_mask(token_ids, pad_id=0):
    """Mark the real tokens of a padded batch.

    Args:
        token_ids: integer tensor of any shape, normally (B, S).
        pad_id: the id that fills the positions after the end of a sentence.

    Returns:
        Boolean tensor of the same shape, True where a real token stands.
    """
    return ops.not_equal(token_ids, pad_id)


def causal_mask(length, key_length=None):
    """Let position i see positions up to i and none after it (Vaswani et al. 2017, section 3.2.3).

    Args:
        length: T, the number of query positions.
        key_length: S, the number of key positions; T by default. If S > T the queries are the
            last T positions of the keys, as in decoding with a cache: query i sees key j when
            j <= i + (S - T).

    Returns:
        Boolean tensor (1, 1, T, S), ready to be broadcast over batch and heads.
    """
    key_length = length if key_length is None else key_length
    rows = ops.arange(length)[:, None] + (key_length - length)  # (T, 1)
    columns = ops.arange(key_length)[None, :]  # (1, S)
    return ops.less_equal(columns, rows)[None, None]  # (1, 1, T, S)


def combine_masks(*masks):
    """Join masks by logical and: a position is seen only if every mask lets it be seen.

    Args:
        *masks: boolean tensors, or None for "no restriction". By rank:
            (B, S) padding mask of the keys, (B, T, S) one mask a sentence for all heads,
            (B, N, T, S) or anything that broadcasts to it.

    Returns:
        Boolean tensor broadcastable to (B, N, T, S), or None if every mask is None.

    Raises:
        ValueError: a mask has a rank other than 2, 3 or 4.
    """
    combined = None
    for mask in masks:
        if mask is None:
            continue
        mask = _with_four_axes(ops.convert_to_tensor(mask, dtype="bool"))
        combined = mask if combined is None else ops.logical_and(combined, mask)
    return combined


def _with_four_axes(mask):
    rank = len(mask.shape)
    if rank == 2:
        return mask[:, None, None, :]  # (B, S) -> (B, 1, 1, S)
    if rank == 3:
        return mask[:, None]  # (B, T, S) -> (B, 1, T, S)
    if rank == 4:
        return mask
    raise ValueError(
        "A mask must have shape (B, S), (B, T, S) or (B, N, T, S). "
        f"Received: mask.shape={tuple(mask.shape)}."
    )
