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
        mask = ops.convert_to_tensor(mask, dtype="bool")
        if len(mask.shape) == 2:
            mask = mask[:, None]  # (B, S) -> (B, 1, S)
        mask = expand_mask(mask, 4)  # (B, N, T, S)
        combined = mask if combined is None else ops.logical_and(combined, mask)
    return combined


def expand_mask(mask, rank):
    """Give a mask the axes of the scores that it is for.

    Args:
        mask: boolean tensor (B, T, S) or (B, N, T, S), or with axes of length 1; None stays None.
        rank: of the scores: 3 for (B, T, S), 4 for (B, N, T, S).

    Returns:
        The mask with that rank. One of a sentence, (B, T, S), serves all its heads.

    Raises:
        ValueError: another rank, or several heads where the scores have none. A mask of rank 2 is
            refused: (B, S) and (T, S) look alike. `combine_masks` makes a mask of the first.
    """
    if mask is None or len(mask.shape) == rank in (3, 4):
        return mask
    if (len(mask.shape), rank) == (3, 4):
        return ops.expand_dims(mask, 1)  # (B, 1, T, S)
    if (len(mask.shape), rank) == (4, 3) and mask.shape[1] == 1:
        return ops.squeeze(mask, 1)  # (B, T, S)
    raise ValueError(
        "A mask must have shape (B, T, S), or (B, N, T, S) where the scores have heads; "
        "`combine_masks` also takes the (B, S) of `padding_mask`. "
        f"Received: mask.shape={tuple(mask.shape)}, scores of rank {rank}."
    )
