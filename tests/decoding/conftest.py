"""A toy model for the searches, with the same arithmetic in NumPy to check them against."""

import itertools

import keras
import numpy as np
import pytest
from keras import ops

PAD, START, END = 0, 2, 3
STATES = 97


class ToyModel(keras.Model):
    """Next-token logits from tables: of the source id and last token, and of a hash of the past.

    The hash is carried in the state, so a search that loses or mixes up states scores wrongly.
    Sequences must not contain the pad id as a token: its logit is far below all others.
    """

    pad_id, start_id, end_id = PAD, START, END

    def __init__(self, vocabulary_size=5, sources=11, seed=0, end_bias=0.0, **kwargs):
        super().__init__(**kwargs)
        random = np.random.default_rng(seed)
        self.bigram_values = 2 * random.normal(size=(sources, vocabulary_size, vocabulary_size))
        self.past_values = 2 * random.normal(size=(STATES, vocabulary_size))
        self.bigram_values[..., END] += end_bias
        self.bigram_values[..., PAD] = -1e9
        self.bigrams = self.add_weight(shape=self.bigram_values.shape, name="bigrams")
        self.past = self.add_weight(shape=self.past_values.shape, name="past")
        self.bigrams.assign(self.bigram_values)
        self.past.assign(self.past_values)
        self.vocabulary_size = vocabulary_size
        self.traces = 0
        self.built = True

    def copy_from(self, other):
        """Take over another toy's tables: a new model for the compiled searches of this one."""
        self.bigram_values, self.past_values = other.bigram_values, other.past_values
        self.set_weights(other.get_weights())

    def init_cache(self, source_ids, max_length):
        if isinstance(source_ids, dict):
            source_ids = source_ids["source_ids"]
        source = ops.cast(source_ids[:, 0], "int32")  # (B,)
        return {"source": source}, {"past": (ops.zeros_like(source)[:, None],)}  # (B,), (B, 1)

    def step(self, token_ids, context, state):
        self.traces += 1  # counts traces, not steps: the loop is compiled
        source, past = context["source"], state["past"][0]
        past = (31 * past + 7 * token_ids[:, None] + 3) % STATES
        table = ops.reshape(self.bigrams, (-1, self.vocabulary_size))  # (sources * V, V)
        logits = ops.take(table, source * self.vocabulary_size + token_ids, axis=0)  # (B, V)
        logits = logits + ops.take(self.past, past[:, 0], axis=0)
        return logits, {"past": (past,)}

    def call(self, inputs):
        raise NotImplementedError

    def next_log_probs(self, source, prefix):
        """Log-probabilities (V,) of the token after `prefix`, in float64 NumPy."""
        past, last = 0, START
        for last in [START, *prefix]:
            past = (31 * past + 7 * last + 3) % STATES
        logits = self.bigram_values[source, last] + self.past_values[past]
        return logits - np.log(np.sum(np.exp(logits - logits.max()))) - logits.max()

    def log_prob(self, source, tokens):
        """Log-probability of a row of tokens, up to and with its first end token."""
        total = 0.0
        for position, token in enumerate(tokens):
            total += self.next_log_probs(source, tokens[:position])[token]
            if token == END:
                break
        return total

    def hypotheses(self, source, max_length, length_penalty):
        """All sentences that end or have `max_length` tokens: `(score, tokens)`, best first."""
        words = [v for v in range(self.vocabulary_size) if v not in (PAD, END)]
        found = []
        for length in range(max_length + 1):
            for words_before in itertools.product(words, repeat=length):
                tokens = (*words_before, END) if length < max_length else words_before
                score = self.log_prob(source, tokens) / ((5 + len(tokens)) / 6) ** length_penalty
                found.append((score, tokens + (PAD,) * (max_length - len(tokens))))
        return sorted(found, reverse=True)


@pytest.fixture
def make_toy():
    return ToyModel


@pytest.fixture
def make_sources():
    """A function from source ids to a batch (B, 3): only the first column matters to the toy."""

    def sources(*ids):
        return np.array([[i, 1, 1] for i in ids], dtype="int32")

    return sources
