"""Beam search against greedy and against exhaustive search in NumPy."""

import numpy as np
import pytest

from tfqa.decoding import beam_search, greedy

PAD, END = 0, 3
ALPHAS = [0.0, 0.6, 1.0, 2.0]


def lengths(tokens):
    """Number of tokens that are not padding, in each row."""
    return np.sum(tokens != PAD, axis=-1)


@pytest.mark.parametrize("length_penalty", ALPHAS)
def test_one_beam_is_greedy(make_toy, make_sources, length_penalty):
    model = make_toy(vocabulary_size=7)
    sources = make_sources(*range(11))
    for end_bias in (-1.0, 1.0, 3.0):
        model.copy_from(make_toy(vocabulary_size=7, seed=5, end_bias=end_bias))
        beam = beam_search(model, sources, 13, num_beams=1, length_penalty=length_penalty)
        np.testing.assert_array_equal(beam, greedy(model, sources, 13))


@pytest.mark.parametrize("length_penalty", ALPHAS)
@pytest.mark.parametrize("num_results", [1, 7])
def test_wide_beam_is_exhaustive(make_toy, make_sources, length_penalty, num_results):
    model, sources = make_toy(vocabulary_size=5), [2, 5, 7]
    options = {"num_beams": 5**4, "num_results": num_results, "length_penalty": length_penalty}
    for end_bias in (-3.0, 0.0, 3.0):
        model.copy_from(make_toy(vocabulary_size=5, seed=7, end_bias=end_bias))
        found = beam_search(model, make_sources(*sources), 4, return_scores=True, **options)
        tokens, scores = found[0].reshape(3, -1, 4), found[1].reshape(3, -1)
        for row, source in enumerate(sources):
            best = model.hypotheses(source, 4, length_penalty)[:num_results]
            np.testing.assert_array_equal(tokens[row], [y for _, y in best])
            np.testing.assert_allclose(scores[row], [score for score, _ in best], rtol=1e-4)


def beam_search_in_numpy(model, source, max_length, num_beams, length_penalty):
    """The docstring of `beam_search` in lists: `(score, tokens)`, best first."""
    live, finished = [(0.0, ())], []
    for length in range(1, max_length + 1):
        lp = ((5 + length) / 6) ** length_penalty
        candidates = []
        for log_prob, tokens in live:
            steps = model.next_log_probs(source, list(tokens))
            candidates += [(log_prob + step, (*tokens, v)) for v, step in enumerate(steps)]
        candidates.sort(reverse=True)
        best = candidates[:num_beams]
        finished += [(log_prob / lp, tokens) for log_prob, tokens in best if tokens[-1] == END]
        live = [(log_prob, tokens) for log_prob, tokens in candidates if tokens[-1] != END]
        live = live[:num_beams]
        if len(finished) >= num_beams:
            live = []
            break
    finished += [(log_prob / lp, tokens) for log_prob, tokens in live]
    finished.sort(reverse=True)
    return [(score, [*y, *[PAD] * (max_length - len(y))]) for score, y in finished[:num_beams]]


@pytest.mark.parametrize("num_beams, length_penalty", [(2, 0.0), (3, 0.6), (5, 1.0)])
def test_equals_a_plain_search(make_toy, make_sources, num_beams, length_penalty):
    model = make_toy(vocabulary_size=11)
    options = {"num_beams": num_beams, "length_penalty": length_penalty, "return_scores": True}
    for seed, end_bias in [(0, 0.0), (1, 1.0), (2, 3.0)]:
        model.copy_from(make_toy(vocabulary_size=11, seed=seed, end_bias=end_bias))
        sources = make_sources(*range(11))
        tokens, scores = beam_search(model, sources, 9, num_results=num_beams, **options)
        for source in range(11):
            best = beam_search_in_numpy(model, source, 9, num_beams, length_penalty)
            np.testing.assert_array_equal(tokens[source], [y for _, y in best])
            np.testing.assert_allclose(scores[source], [score for score, _ in best], rtol=1e-4)


def test_all_hypotheses_and_no_more(make_toy, make_sources):
    """Three words and the end, two steps: 1 + 3 sentences end, 9 do not, others do not exist."""
    model = make_toy(seed=7)
    tokens, scores = beam_search(
        model, make_sources(2), 2, num_beams=17, num_results=17, return_scores=True
    )
    best = model.hypotheses(2, 2, 0.6)
    assert len(best) == 13
    np.testing.assert_array_equal(tokens[0, :13], [found for _, found in best])
    np.testing.assert_allclose(scores[0, :13], [score for score, _ in best], rtol=1e-4)
    np.testing.assert_array_equal(tokens[0, 13:], PAD)
    np.testing.assert_array_equal(scores[0, 13:], -np.inf)


def test_wider_beam_finds_what_greedy_misses(make_toy, make_sources):
    model = make_toy(vocabulary_size=23, seed=5)
    narrow, wide = (
        beam_search(model, make_sources(*range(11)), 7, num_beams=k, return_scores=True)[1]
        for k in (1, 11)
    )
    assert wide.mean() > narrow.mean() + 0.05


@pytest.mark.parametrize("num_beams, length_penalty", [(2, 0.6), (5, 0.0), (5, 0.6), (5, 2.0)])
def test_scores_are_rescored_log_probabilities_in_order(
    make_toy, make_sources, num_beams, length_penalty
):
    model = make_toy(vocabulary_size=11, seed=11, end_bias=1.0)
    tokens, scores = beam_search(
        model,
        make_sources(*range(7)),
        6,
        num_beams=num_beams,
        length_penalty=length_penalty,
        num_results=num_beams,
        return_scores=True,
    )
    assert tokens.shape == (7, num_beams, 6) and tokens.dtype == np.int32
    assert scores.shape == (7, num_beams) and scores.dtype == np.float32
    lp = ((5 + lengths(tokens)) / 6) ** length_penalty
    rescored = [[model.log_prob(s, row.tolist()) for row in tokens[s]] for s in range(7)]
    np.testing.assert_allclose(scores, rescored / lp, rtol=1e-4)
    assert 0 < np.any(tokens == END, axis=-1).mean() < 1  # some have ended, some have not
    assert np.all(np.diff(scores, axis=1) <= 0)
    for row in tokens.tolist():
        assert len(set(map(tuple, row))) == num_beams


@pytest.mark.parametrize("num_results", [1, 3])
def test_batch_equals_each_sentence_alone(make_toy, make_sources, num_results):
    """Sentences in a batch end at different steps; the first to end must not be touched again."""
    model = make_toy(vocabulary_size=7, seed=2)
    ends = np.linspace(-4, 8, 11)[:, None]
    values = model.bigram_values.copy()
    values[..., END] += ends
    model.bigrams.assign(values)
    options = {"num_beams": 3, "num_results": num_results, "return_scores": True}
    tokens, scores = beam_search(model, make_sources(*range(11)), 9, **options)
    assert len(set(lengths(tokens).ravel())) > 3
    for source in range(11):
        alone, score = beam_search(model, make_sources(source), 9, **options)
        np.testing.assert_array_equal(tokens[source], alone[0])
        np.testing.assert_allclose(scores[source], score[0], rtol=1e-5)


def test_finished_hypotheses_never_change(make_toy, make_sources):
    """Once K have finished, more room changes nothing."""
    model = make_toy(vocabulary_size=7, seed=2, end_bias=1.5)
    options = {"num_beams": 3, "num_results": 3, "return_scores": True}
    results = [beam_search(model, make_sources(*range(11)), n, **options) for n in (4, 6, 15)]
    settled = 0
    for (short, short_scores), (long, long_scores) in zip(results, results[1:], strict=False):
        full = np.any(short == END, axis=-1).all(axis=-1)  # (B,)
        settled += full.sum()
        np.testing.assert_array_equal(short[full], long[full][:, :, : short.shape[-1]])
        assert np.all(long[full][:, :, short.shape[-1] :] == PAD)
        np.testing.assert_array_equal(short_scores[full], long_scores[full])
    assert settled > 5


@pytest.mark.parametrize("length_penalty", [0.0, 0.6, 2.0])
def test_early_stop_loses_nothing(make_toy, make_sources, length_penalty):
    """The best of one result equals the best of K, for which the search runs on for longer."""
    model = make_toy(vocabulary_size=7)
    for seed in range(11):
        model.copy_from(make_toy(vocabulary_size=7, seed=seed, end_bias=0.5))
        options = {"num_beams": 4, "length_penalty": length_penalty}
        one = beam_search(model, make_sources(*range(11)), 9, **options)
        four = beam_search(model, make_sources(*range(11)), 9, num_results=4, **options)
        np.testing.assert_array_equal(one, four[:, 0])


def test_a_sentence_that_ends_at_once_beside_one_that_does_not_end(make_toy, make_sources):
    model = make_toy()
    values = model.bigram_values.copy()
    values[4, ..., END], values[5, ..., END] = 50, -50
    model.bigrams.assign(values)
    tokens, scores = beam_search(model, make_sources(4, 5), 7, num_beams=3, return_scores=True)
    np.testing.assert_array_equal(tokens[0], [END] + 6 * [PAD])
    assert END not in tokens[1] and PAD not in tokens[1]
    assert np.all(np.isfinite(scores))


def test_forbidden_tokens_give_no_nan(make_toy, make_sources):
    """A model may forbid tokens with -inf: here all but the end."""
    model = make_toy()
    values = np.full_like(model.bigram_values, -np.inf)
    values[..., END] = 0
    model.bigrams.assign(values)
    tokens, scores = beam_search(
        model, make_sources(4), 5, num_beams=3, num_results=3, return_scores=True
    )
    np.testing.assert_array_equal(tokens[0], [[END] + 4 * [PAD], 5 * [PAD], 5 * [PAD]])
    np.testing.assert_allclose(scores, [[0, -np.inf, -np.inf]], atol=1e-6)


@pytest.mark.parametrize(
    "wrong, message",
    [
        ({"num_beams": 0}, "`num_beams` must be an integer of at least 1.*num_beams=0"),
        ({"num_results": 0}, "`num_results` must be an integer from 1.*num_results=0"),
        ({"num_results": 6}, r"`num_results` .* `num_beams` \(5\). Received: num_results=6"),
        ({"length_penalty": -0.5}, "`length_penalty` must be 0 or more.*length_penalty=-0.5"),
        ({"length_penalty": float("nan")}, "`length_penalty` must be 0 or more"),
    ],
)
def test_wrong_arguments(make_toy, make_sources, wrong, message):
    with pytest.raises(ValueError, match=message):
        beam_search(make_toy(), make_sources(1), 3, **wrong)
