"""Exact bounds on counts: a test of chance that fails by chance once in a thousand million runs."""

import math

FAILURE = 1e-9


def binomial_tails(successes, trials, probability):
    """P(X ≤ successes) and P(X ≥ successes) of a binomial X."""

    def mass(k):
        if probability in (0, 1):
            return float(k == trials * probability)
        ways = math.lgamma(trials + 1) - math.lgamma(k + 1) - math.lgamma(trials - k + 1)
        return math.exp(ways + k * math.log(probability) + (trials - k) * math.log1p(-probability))

    def add(places):
        return math.fsum(map(mass, places))

    return add(range(successes + 1)), add(range(successes, trials + 1))


def assert_binomial(successes, trials, probability, failure=FAILURE):
    """Fail if so many successes, or so few, are less probable than `failure`."""
    low, high = binomial_tails(int(successes), int(trials), probability)
    assert min(low, high) > failure / 2, (
        f"{successes} of {trials} = {successes / trials:.4f} where p = {probability:.4f}"
    )


def assert_same_law(first, second, failure=FAILURE):
    """Fail if two samples of independent numbers differ more than by chance.

    By the inequality of Dvoretzky, Kiefer, Wolfowitz and Massart each sample's distribution
    function is farther than ε from the true one with probability at most 2 exp(-2 n ε²).
    """
    values = sorted({*first, *second})

    def share_up_to(sample):
        ordered = sorted(sample)
        place, shares = 0, []
        for value in values:
            while place < len(ordered) and ordered[place] <= value:
                place += 1
            shares.append(place / len(ordered))
        return shares

    shares = zip(share_up_to(first), share_up_to(second), strict=True)
    distance = max(abs(a - b) for a, b in shares)
    allowed = sum(math.sqrt(math.log(4 / failure) / (2 * len(s))) for s in (first, second))
    assert distance < allowed, f"the distribution functions are {distance:.4f} apart"
