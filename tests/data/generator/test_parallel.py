from collections import Counter

import pytest

from data.generator.parallel import LENGTH_BINS
from tfqa.tokenizers.text.words import join_words, split_words

SPLITS = ("train", "validation", "test")


@pytest.fixture(scope="module")
def cut(samples):
    """For each split, its pairs as (English words, Spanish words, links)."""
    return {
        name: [
            (split_words(source), split_words(target), links)
            for source, target, links in zip(
                getattr(samples, name).sources,
                getattr(samples, name).targets,
                getattr(samples, name).alignments,
                strict=True,
            )
        ]
        for name in SPLITS
    }


def test_counts_and_names(samples):
    assert (samples.name, samples.source_language, samples.target_language) == (
        "samples",
        "en",
        "es",
    )
    assert [len(getattr(samples, name)) for name in SPLITS] == [12_000, 1_000, 1_000]


def test_no_sentence_occurs_twice_anywhere(samples):
    for side in ("sources", "targets"):
        texts = [text for name in SPLITS for text in getattr(getattr(samples, name), side)]
        assert len(set(texts)) == len(texts)


def test_every_length_is_well_represented_in_every_split(cut):
    for name in SPLITS:
        lengths = [len(source) for source, _, _ in cut[name]]
        shares = [
            sum(low <= length <= high for length in lengths) / len(lengths)
            for low, high in LENGTH_BINS
        ]
        assert sum(shares) == pytest.approx(1)
        assert all(0.2 <= share <= 0.23 for share in shares[:4]), shares
        assert shares[4] >= 0.08
        assert min(lengths) <= 4
        assert sum(length > 42 for length in lengths) / len(lengths) >= 0.01


def test_train_has_every_word_at_least_ten_times(cut):
    for side in (0, 1):
        counts = Counter(word for pair in cut["train"] for word in pair[side])
        assert min(counts.values()) >= 10
        assert 350 <= len(counts) <= 700
        for name in ("validation", "test"):
            assert {word for pair in cut[name] for word in pair[side]} <= set(counts)


def test_every_word_is_linked_and_every_link_is_valid(cut):
    for name in SPLITS:
        for source, target, links in cut[name]:
            assert list(links) == sorted(set(links))
            assert {i for i, _ in links} == set(range(len(source))), source
            assert {j for _, j in links} == set(range(len(target))), target


def test_links_of_known_words(cut):
    """Unmistakable words: where each side has one of a pair, the two are linked."""
    known = {
        "library": "biblioteca",
        "yellow": "amarilla",
        "yesterday": "ayer",
        "not": "no",
        "lamp": "lámpara",
        "?": "¿",
        "!": "¡",
        "seven": "siete",
        "because": "porque",
    }
    seen = Counter()
    for source, target, links in cut["train"]:
        for english, spanish in known.items():
            if source.count(english) == 1 == target.count(spanish):
                assert (source.index(english), target.index(spanish)) in links
                seen[english] += 1
    assert all(seen[word] >= 10 for word in known)


def test_special_links(cut):
    """Contractions carry both their parts; a dropped pronoun lives on in the verb."""
    both = [(s, t, links) for s, t, links in cut["train"] if t.count("del") == 1]
    assert len(both) > 100
    for source, target, links in both:
        linked = {source[i] for i, j in links if j == target.index("del")}
        assert "the" in linked, source
    dropped = [
        (s, t, links)
        for s, t, links in cut["train"]
        if s[0] == "We" and "nos" not in t[:2] and t[0] != "Nos"
    ]
    assert len(dropped) > 100
    for _, target, links in dropped:
        verbs = {target[j] for i, j in links if i == 0}
        assert len(verbs) == 1 and verbs.pop().endswith("mos"), target


def test_join_words_undoes_split_words(samples):
    for name in SPLITS:
        split = getattr(samples, name)
        for text in split.sources + split.targets:
            assert join_words(split_words(text)) == text
