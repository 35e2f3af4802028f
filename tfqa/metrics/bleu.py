"""BLEU of a corpus, and by sentence length. sacrebleu computes it, so that figures compare."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from sacrebleu.metrics import BLEU


@dataclass(frozen=True, kw_only=True)
class BleuScore:
    """A corpus BLEU and what it is made of.

    Attributes:
        score: BLEU, 0–100.
        precisions: of 1- to 4-grams, 0–100 each.
        brevity_penalty: 0–1; 1 when the hypotheses are at least as long as the references.
        hypothesis_length: in sacrebleu's tokens, over the corpus.
        reference_length: in sacrebleu's tokens, over the corpus.
        signature: sacrebleu's; two scores compare only when their signatures are equal.
    """

    score: float
    precisions: tuple[float, float, float, float]
    brevity_penalty: float
    hypothesis_length: int
    reference_length: int
    signature: str


@dataclass(frozen=True, kw_only=True)
class LengthBin:
    """BLEU of the sentences with `low <= length < high`.

    Attributes:
        low: shortest length in the bin.
        high: first length that is not in the bin.
        count: number of sentences in the bin.
        bleu: their BLEU, or `None` where there are none.
    """

    low: float
    high: float
    count: int
    bleu: BleuScore | None


def corpus_bleu(
    hypotheses: Sequence[str], references: Sequence[str], *, lowercase: bool = False
) -> BleuScore:
    """Compute the BLEU of a corpus with sacrebleu.

        BLEU = BP * exp(mean of log p_n for n = 1..4),  BP = min(1, exp(1 - r / c))
        (Papineni et al. 2002, section 2.3)

    p_n is the share of the hypotheses' n-grams that the reference has too, counted over the whole
    corpus: it is no mean of sentence scores. Sacrebleu cuts detokenized text into tokens itself
    (13a), so pass text as a person would write it.

    Args:
        hypotheses: translations, one string for each sentence.
        references: what a person wrote, one string for each hypothesis, in the same order.
        lowercase: ignore case. Published figures are cased unless they say otherwise.

    Returns:
        A `BleuScore`.

    Raises:
        ValueError: if the two have different lengths, have none, or are not sequences of strings.
    """
    _check_texts("hypotheses", hypotheses)
    _check_texts("references", references)
    _check_same_length(hypotheses=hypotheses, references=references)
    metric = BLEU(lowercase=lowercase)
    result = metric.corpus_score(list(hypotheses), [list(references)])
    return BleuScore(
        score=result.score,
        precisions=tuple(result.precisions),
        brevity_penalty=result.bp,
        hypothesis_length=result.sys_len,
        reference_length=result.ref_len,
        signature=str(metric.get_signature()),
    )


def bleu_by_length(
    hypotheses: Sequence[str],
    references: Sequence[str],
    lengths: Sequence[int],
    bins: Sequence[float],
    *,
    lowercase: bool = False,
) -> tuple[LengthBin, ...]:
    """Compute BLEU for short and for long sentences apart (Bahdanau et al. 2015, figure 2).

    Args:
        hypotheses: translations.
        references: one for each hypothesis.
        lengths: of each sentence, in the units that you will name in the plot: usually words of
            the source.
        bins: edges, rising, at least two: `(0, 10, 20, math.inf)` makes three bins, the first
            with lengths 0 to 9.
        lowercase: as in `corpus_bleu`.

    Returns:
        One `LengthBin` for each pair of neighboring edges. A bin with few sentences has a score
        that means little: look at its `count`.

    Raises:
        ValueError: if numbers of sentences differ, edges do not rise, or a length is in no bin.
    """
    _check_texts("hypotheses", hypotheses)
    _check_texts("references", references)
    _check_same_length(hypotheses=hypotheses, references=references, lengths=lengths)
    edges = list(itertools.pairwise(bins))
    if not edges or any(low >= high for low, high in edges):
        raise ValueError(
            f"`bins` must be at least two rising edges. Received: bins={tuple(bins)}. "
            "Pass for instance (0, 10, 20, math.inf)."
        )
    for index, length in enumerate(lengths):
        if not bins[0] <= length < bins[-1]:
            raise ValueError(
                f"Every length must be in a bin. Received: lengths[{index}]={length}, "
                f"bins={tuple(bins)}. Widen the first or the last bin; math.inf is allowed."
            )
    result = []
    for low, high in edges:
        inside = [i for i, length in enumerate(lengths) if low <= length < high]
        bleu = None
        if inside:
            some = [hypotheses[i] for i in inside], [references[i] for i in inside]
            bleu = corpus_bleu(*some, lowercase=lowercase)
        result.append(LengthBin(low=low, high=high, count=len(inside), bleu=bleu))
    return tuple(result)


def _check_texts(name: str, texts) -> None:
    wrong = [(i, text) for i, text in enumerate(texts) if not isinstance(text, str)]
    if isinstance(texts, str) or wrong:
        received = f"{name}={texts!r}" if not wrong else f"{name}[{wrong[0][0]}]={wrong[0][1]!r}"
        raise ValueError(
            f"`{name}` must be a sequence of strings, one for each sentence. Received: {received}. "
            "Join the words of a sentence into one string."
        )


def _check_same_length(**sequences) -> None:
    counts = {name: len(sequence) for name, sequence in sequences.items()}
    if len(set(counts.values())) > 1 or 0 in counts.values():
        names = ", ".join(f"`{name}`" for name in counts)
        received = ", ".join(f"len({name})={count}" for name, count in counts.items())
        raise ValueError(
            f"{names} must have the same number of sentences, at least one. Received: {received}. "
            "Pass one of each for every sentence."
        )
