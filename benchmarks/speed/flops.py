"""How many floating-point operations a training step of a model needs, part by part."""

TRAINING = 3  # forward once; backward one product for the inputs' and one for the weights' gradient
GATES = {"gru": 3, "lstm": 4}


def count_training_step(config, batch, source, target):
    """Return the operations of one training step, as a dict by part.

    A multiplication and an addition are two operations. Matrix products are counted, and in
    attention also the tanh and the sum inside additive scores, because there are T S A of them.
    Left out: gates, softmax, embeddings, loss and optimizer.

    Args:
        config: a `Seq2SeqConfig` with one encoder layer and readout "tanh".
        batch, source, target: B sentence pairs of S source and T target tokens, all real.
    """
    words, hidden = config.embedding_dim, config.hidden_dim
    direction = config.encoder_dim or hidden // 2
    annotation = 2 * direction
    gates = GATES[config.cell]
    luong, fixed = config.order == "luong", config.attention is None

    encoder = source * 2 * gates * direction * (words + direction)  # both directions, one layer
    initial = (annotation if fixed else direction) * hidden
    recurrent = gates * hidden * (words + hidden)
    feed = gates * hidden * (words if luong else annotation)
    readout = (annotation + hidden + (0 if luong else words)) * words
    decoder = initial + target * (recurrent + readout) + (feed if fixed else target * feed)
    forward = {
        "encoder": 2 * encoder,
        "decoder": 2 * decoder,
        "attention": _count_attention(config, annotation, source, target),
        "vocabulary": 2 * target * words * config.target_vocabulary_size,
    }
    return _train(batch, forward)


def _count_attention(config, annotation, source, target):
    if config.attention is None:
        return 0
    hidden = config.hidden_dim
    units = config.attention_dim or hidden
    mixing = 2 * target * source * annotation
    if config.attention in ("additive", "concat"):
        projections = 2 * source * annotation * units + 2 * target * hidden * units
        return projections + 4 * target * source * units + mixing  # sum, tanh, product with v
    projections = 2 * source * annotation * hidden if config.attention == "general" else 0
    return projections + 2 * target * source * hidden + mixing


def count_transformer_step(config, batch, source, target):
    """Return the operations of one training step of a `Transformer`, as a dict by part.

    A multiplication and an addition are two operations. Matrix products are counted. Left out:
    softmax, normalizations, embeddings, dropout, loss and optimizer.

    Args:
        config: a `TransformerConfig` with scaled dot products.
        batch, source, target: B sentence pairs of S source and T target tokens, all real.
    """
    width, layers = config.hidden_dim, config.num_layers
    matrices = 3 if config.gated else 2
    projections = 2 * width**2 * (4 * source + 4 * target + 2 * target + 2 * source)
    pairs = source**2 + target**2 + target * source
    feed_forward = 2 * matrices * width * config.intermediate_dim * (source + target)
    forward = {
        "attention, projections": layers * projections,
        "attention, scores to context": layers * 4 * pairs * width,
        "feed-forward": layers * feed_forward,
        "vocabulary": 2 * target * width * config.target_vocabulary_size,
    }
    return _train(batch, forward)


def count_bert_step(config, batch, tokens, predictions):
    """Return the operations of one training step of a `BertForPreTraining`, as a dict by part.

    A multiplication and an addition are two operations. Matrix products are counted. Left out:
    softmax, normalizations, embeddings, gathering, dropout, loss and optimizer.

    Args:
        config: a `BertConfig`.
        batch, tokens: B examples of T tokens, padding included.
        predictions: P, how many positions enter the vocabulary product.
    """
    width, layers = config.hidden_dim, config.num_layers
    forward = {
        "attention, projections": layers * 2 * tokens * 4 * width**2,
        "attention, scores to context": layers * 4 * tokens**2 * width,
        "feed-forward": layers * 2 * tokens * 2 * width * config.intermediate_dim,
        "vocabulary": 2 * predictions * width * config.vocabulary_size,
        "heads before their last products": 2 * (predictions + 1) * width**2,
        "next sentence": 2 * 2 * width,
    }
    return _train(batch, forward)


def count_span_step(config, lengths):
    """Return the operations of one training step of a `BertForQuestionAnswering`, a dict by part.

    Counted and left out is what `count_bert_step` counts and leaves out.

    Args:
        config: a `BertConfig`.
        lengths: tokens of each window, with padding or without.
    """
    tokens, pairs = sum(lengths), sum(length**2 for length in lengths)
    width, layers = config.hidden_dim, config.num_layers
    forward = {
        "attention, projections": layers * 2 * tokens * 4 * width**2,
        "attention, scores to context": layers * 4 * pairs * width,
        "feed-forward": layers * 2 * tokens * 2 * width * config.intermediate_dim,
        "starts and ends": 2 * tokens * width * 2,
    }
    return _train(1, forward)


def _train(batch, forward):
    """Operations of a step from those that an example needs forward."""
    return {part: TRAINING * batch * count for part, count in forward.items()}
