# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 03 · Subword tokenization
#
# > What is a token?
#
# **What you will learn.** Why neither words nor characters are good units for a network. Three
# algorithms that find units in between: byte-pair encoding, WordPiece and Unigram. How each one learns
# and how it cuts, by hand and in code. How a token knows its place in the text. And what becomes of
# numbers, names, accents and emoji.
#
# **What you need.** Chapter 01: a vocabulary, an unknown word. A *token* is what a network reads as one symbol: one row
# of its matrix of word vectors. So far that was a word.
#
# **Time.** Half a minute on 2 CPU cores. Every number below was printed by this notebook or comes from
# a recorded run that says which machine it ran on. `TFQA_PROFILE=full` learns from real captions; the
# text describes the short version.
#
# **What to expect.** On real captions a vocabulary of 4,000 words does not know 3 to 6 % of them; with
# subwords nothing is unknown, for 10 to 22 % more tokens. Our tokenizers agree with the libraries
# that everyone uses on every id.

# %%
# Install the course's package where it is missing (Colab). Elsewhere this cell does nothing.
import importlib.util
import subprocess
import sys

if importlib.util.find_spec("tfqa") is None:
    address = "git+https://github.com/tfqa/tfqa"
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", address], check=True)

# %% [markdown]
# Everything below is deterministic: the same texts give the same vocabulary. `FULL` chooses the long
# version.

# %%
import inspect
import itertools
import os
from collections import Counter

import numpy as np

from tfqa.training.runtime import quiet_logs

FULL = os.environ.get("TFQA_PROFILE", "quick") == "full"
quiet_logs()

# %% [markdown]
# ## 1. Text is not what it looks like
#
# Unicode gives every letter, sign and accent a number, its *code point*. A text is a row of such numbers, and
# two texts that look the same can be two different rows.

# %%
one, two = "caf\u00e9", "cafe\u0301"
print(one, two, "equal:", one == two, "lengths:", len(one), len(two))
print([f"U+{ord(character):04X}" for character in two])

# %% [markdown]
# The second "é" is an "e" followed by an accent that is set on top of it. To a vocabulary these are two
# words. So text is first brought to a *normal form*. NFC puts letter and accent together, NFD takes
# them apart, and NFKC also unfolds signs such as "ﬁ" and "²".

# %%
from tfqa.tokenizers import Normalizer

for form in ("NFC", "NFD", "NFKC"):
    normalize = Normalizer(form=form)
    found = [normalize(text).text for text in (one, two, "ﬁx²")]
    print(form, found, "lengths:", [len(text) for text in found])
assert Normalizer(form="NFC")(two).text == one

# %% [markdown]
# There is a price. A question answering system must say *where* in the page the answer stands, and now
# characters have moved. So our normalizer remembers, for each character, the part of the original that it
# came from. That is all `AlignedText` is: a text, and a start and an end for each of its characters.

# %%
from tfqa.tokenizers import AlignedText

print(inspect.getsource(AlignedText.rewrite))  # one character at a time; `normalize` may join some

# %%
original = "É\u200b İstanbul, cafe\u0301"
bert = Normalizer(clean=True, strip_accents=True, lowercase=True)
aligned = bert(original)
print(repr(aligned.text))
for number, character in enumerate(aligned.text[:6]):
    start, end = aligned.span(number, number + 1)
    print(repr(character), "came from", repr(original[start:end]), (start, end))

# %% [markdown]
# BERT's normalizer lower-cases, strips accents and drops what cannot be seen, such as the U+200B after "É".
# **Check.** On hard text the part that a character came from still contains it, and is short.

# %%
hard = "Straße ﬁn İ Å e\u0301\u0323 \u0958 한 ½ 👩\u200d🚀"
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    normalize = Normalizer(form=form)
    aligned = normalize(hard)
    for number, character in enumerate(aligned.text):
        start, end = aligned.span(number, number + 1)
        assert character in normalize(hard[start:end]).text and end - start <= 3

# %% [markdown]
# ## 2. Why not words, why not characters?
#
# Chapter 01 gave each word a number. Words that are not among the most frequent became `[UNK]`. How
# bad is that? A vocabulary of whole words was learned on 29,000 real captions of Multi30k and counted on
# 1,000 others. The counts are recorded.

# %%
from tfqa.recipes import load_record

counted = load_record("vocabularies")["rows"]


def column(language, kind, name):
    """Return one column of the record, the smallest vocabulary first."""
    return [row[name] for row in counted if (row["language"], row["kind"]) == (language, kind)]


languages = list(dict.fromkeys(row["language"] for row in counted))
for language in languages:
    unknown = column(language, "word", "unknown")
    sizes = column(language, "word", "vocabulary_size")
    print(language, {size: f"{share:.1%}" for size, share in zip(sizes, unknown, strict=True)})

# %%
from tfqa.plots import lines_with_band

sizes = [200, 500, 1000, 2000, 4000, 8000]
ax = lines_with_band(
    sizes,
    {language: 100 * np.array(column(language, "word", "unknown")) for language in languages},
    xlabel="words in the vocabulary",
    ylabel="unknown words (% of all)",
    title="Words of real captions that are not in the vocabulary",
)
ax.set(xscale="log", xticks=sizes, xticklabels=sizes)
ax.minorticks_off()

# %% [markdown]
# With the 4,000 most frequent words, 3 in 100 English words are unknown, and 6 in 100 German ones. Twice the
# vocabulary helps less every time, and it never ends: there is always a next rare word. German is worst
# because it writes compounds as one word: "Feuerwehrauto" (a fire engine) is Feuer + wehr + auto, and rare as a
# whole.
#
# Characters are the other extreme: a hundred of them spell everything. But a caption of 12 words is then a
# sequence of 60 symbols, each of which means nothing, and a recurrent network must remember five times as far.
#
# So: frequent words whole, rare words in pieces. Which pieces? There are three famous answers.
#
# ## 3. Byte-pair encoding
#
# The first one (Sennrich et al. 2016) took a method of data compression (Gage 1994). Start with characters. Count
# which two neighbors occur most often, and make them one symbol. Again, and again. By hand, with four
# words and how often each occurs:

# %%
word_counts = {"low": 5, "lower": 2, "newest": 6, "widest": 3}
pairs = Counter()
for word, times in word_counts.items():
    for pair in itertools.pairwise(word):
        pairs["".join(pair)] += times
print(pairs.most_common(6))

# %% [markdown]
# "es" and "st" both occur 9 times, in "newest" and "widest". Ties must be broken by a rule, or two machines
# learn two vocabularies; ours takes the pair whose symbols have the lower ids. So the first merge is e + s.
# Now "est" is two symbols, "es" and "t", and that pair occurs 9 times, too. The next merge is es + t. Then
# l + o, seven times. (Not w + e: six of its eight were in "newest", whose e now belongs to "est".) What is
# the fourth?

# %%
from tfqa.tokenizers import PairMerger

symbols = sorted(set("".join(word_counts)))
words = {tuple(map(symbols.index, word)): times for word, times in word_counts.items()}
merger = PairMerger(symbols, words)  # appends to `symbols`
for left, right in merger.merges(len(symbols) + 4):
    print(f"{symbols[left]} + {symbols[right]}")
assert symbols[-4:] == ["es", "est", "lo", "low"]

# %% [markdown]
# To count all pairs again after every merge, as exercise 1 does, is slow: 30,000 merges are 30,000 passes over the
# text. Two data structures help. An index says which words hold a pair, so that a merge only touches those. A
# *heap* gives out the best pair without a search; entries that are no longer true are dropped when they
# come up:

# %%
print(inspect.getsource(PairMerger.merges))

# %% [markdown]
# To *cut* a new word, start from its characters and apply the learned merges in the order in which they were
# learned. "lowest": l o w e s t → l o w es t → l o w est → lo w est → low est. The word was never seen, and its
# two pieces are the right ones.
#
# Now on the course's sentences, English and Spanish together. Three things are added. "▁" marks the start
# of a word, so that spaces come back. First the text is cut into runs of letters, runs of digits, and signs, so
# that no piece is "dog." And bytes: a character that was never seen is written as its 1 to 4 bytes in UTF-8, the
# usual way to store Unicode. The 256 possible bytes are entries, so nothing is ever unknown.

# %%
from tfqa.datasets import load_parallel
from tfqa.tokenizers import BytePairTokenizer, split_words

text = load_parallel("multi30k/en-fr" if FULL else "samples")
sentences = [*text.train.sources[:4000], *text.train.targets[:4000]]
bpe = BytePairTokenizer.train(sentences, 1200)
example = text.test.sources[3]
print(example)
print(bpe.encode(example).tokens)

# %% [markdown]
# An `Encoding` has ids, tokens, and for each token its place in the text. Places are in the *original* text,
# whatever the normalizer did:

# %%
strange = "Ana  comió  2 jalapen\u0303os 🌶"
encoding = bpe.encode(strange)
for token, (start, end) in zip(encoding.tokens, encoding.offsets, strict=True):
    print(f"{token:8} {start:2}–{end:2} {strange[start:end]!r}")

# %% [markdown]
# The pepper is four bytes, all of them at one place; <0x32> is the byte of "2", a digit that was never seen. "ñ" covers
# two code points of the original. A "▁" alone takes no room in the text, so its place is empty. **Checks.** Decoding gives the normalized text, always.
# And ids are those of Hugging Face's `tokenizers`, given the same merges.

# %%
for line in [*text.test.sources[:200], *text.test.targets[:200], strange, hard]:
    assert bpe.decode(bpe.encode(line).ids) == bpe.normalize(line)

# %%
import tokenizers
from tokenizers import models

from tfqa.tokenizers import LibraryTokenizer

library = LibraryTokenizer.train(sentences, 1200, kind="bpe")  # wraps `tokenizers`
ours = BytePairTokenizer.from_library(library)
tested = [*text.test.sources, *text.test.targets]
assert ours.encode_batch(tested) == library.encode_batch(tested)
print(f"equal ids on {len(tested):,} sentences")

# %% [markdown]
# ## 4. WordPiece
#
# BERT's tokenizer (Schuster and Nakajima 2012) differs in two ways. It *cuts* without merges: the longest
# entry of the vocabulary that the word starts with, then the longest that the rest starts with, and so on.
# Pieces that continue a word are written with "##". By hand, with the vocabulary un, ##aff, ##able, ##a, ##b:
#
# | rest of the word | longest entry | |
# |---|---|---|
# | unaffable | un | |
# | affable | ##aff | not ##a, which is shorter |
# | able | ##able | done |

# %%
from tfqa.tokenizers import WordPieceTokenizer

tiny = ["[PAD]", "[UNK]", "un", "##aff", "##able", "##a", "##b", "a"]
by_hand = WordPieceTokenizer(tiny, special_tokens=tiny[:2])
print(by_hand.encode("unaffable").tokens, by_hand.encode("unaffect").tokens)
assert by_hand.encode("unaffable").tokens == ["un", "##aff", "##able"]

# %%
print(inspect.getsource(WordPieceTokenizer._cut))

# %% [markdown]
# In "unaffect" no entry matches what follows un and ##aff, and the word is unknown *as a whole*. There are no bytes
# to fall back on. A real vocabulary has all common characters, so this is rare. But a single emoji inside
# a word makes all of it unknown.
#
# The second difference is how it *learns*. It merges pairs as well, but the score is commonly given as
#
# $$\text{score}(a, b) = \frac{\text{count}(ab)}{\text{count}(a)\,\text{count}(b)}$$
#
# How much more often than by chance do a and b meet? The paper says only that the merge should raise the
# *likelihood* most, the probability that the model gives to the whole text, and Google's trainer is not public. Look
# at what this score does with 15 entries to start from and four merges:

# %%
few = ["the the the the the the quiz quiz then", "that that"]
for score in ("frequency", "likelihood"):
    learned = WordPieceTokenizer.train(few, 19, score=score)
    print(f"{score:11}", learned.encode("the quiz").tokens)

# %% [markdown]
# The letters of "quiz" never occur apart, so they are merged first, like the end of "that", though "quiz" occurs twice
# and "the" six times. On the course's sentences:

# %%
whole = {}
for score in ("frequency", "likelihood"):
    learned = WordPieceTokenizer.train(sentences, 500, score=score)
    cut = learned.encode_batch(tested)
    test_words = [word for line in tested for word in learned.normalize(line).split()]
    whole[score] = np.mean([word in learned.tokens for word in test_words])
    print(f"{score:11} {np.mean([len(ids) for ids in cut]):.1f} tokens a sentence, ", end="")
    print(f"{whole[score]:.0%} of all words are entries")
assert whole["frequency"] > whole["likelihood"] + 0.15

# %% [markdown]
# Hugging Face's WordPiece trainer, too, merges by frequency, and ours does unless you ask. What remains of
# WordPiece is the way it cuts. (There are faster ways to find the longest entry: Song et al. 2021.) **Check.** Ids and places equal those of `tokenizers`.

# %%
wordpiece = WordPieceTokenizer.train(sentences, 1200)
theirs = tokenizers.Tokenizer(
    models.WordPiece({token: i for i, token in enumerate(wordpiece.tokens)}, unk_token="[UNK]")
)
theirs.normalizer = tokenizers.normalizers.BertNormalizer()
theirs.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
for line in [*tested, strange, hard]:
    found, encoding = theirs.encode(line), wordpiece.encode(line)
    assert (found.ids, found.offsets) == (encoding.ids, encoding.offsets)

# %% [markdown]
# ## 5. Unigram
#
# The third answer (Kudo 2018) turns the question around. Do not build pieces up. Take too many, give each a
# probability, and throw away those that are missed least. A text may be cut in many ways; each has the
# probability
#
# $$P(x_1 \ldots x_M) = \prod_{i=1}^{M} p(x_i)$$
#
# | symbol | meaning | shape |
# |---|---|---|
# | $x_1 \ldots x_M$ | the pieces of one way to cut a text | M strings |
# | $p(x)$ | probability of each of the V pieces; all together sum to 1 | (V,) |
# | $\beta_t$ | log probability of the best way to cut the first t of T characters | (T + 1,) |
#
# By hand: the word "hug", and six pieces.

# %%
chances = {"h": 0.1, "u": 0.2, "g": 0.1, "hu": 0.2, "ug": 0.25, "hug": 0.15}


def all_cuts(word, chances):
    """Return every way to cut a word into known pieces."""
    if not word:
        return [[]]
    ends = [end for end in range(1, len(word) + 1) if word[:end] in chances]
    return [[word[:end], *rest] for end in ends for rest in all_cuts(word[end:], chances)]


for cut in all_cuts("hug", chances):
    product = np.prod([chances[piece] for piece in cut])
    print(f"{' · '.join(cut):10} {product:.4f}")

# %% [markdown]
# The whole word wins: one factor of 0.15 is more than a product of two or three. Fewer factors usually mean a larger
# product, so long pieces tend to win. A word of n characters has up to $2^{n-1}$ ways, too many to list. But the best way
# to cut the first t characters ends with *some* piece, which begins after character s, and before it stands the best
# way to cut the first s:
#
# $$\beta_0 = 0, \qquad \beta_t = \max_{s < t} \; \beta_s + \log p(x_{s+1} \ldots x_t)$$
#
# This is the Viterbi algorithm. Fill in the table from the left:
#
# | t | text | candidates | $\beta_t$ |
# |---|---|---|---|
# | 1 | h | log 0.1 | −2.30 |
# | 2 | hu | h·u: −2.30 + log 0.2 = −3.91; hu: log 0.2 = −1.61 | −1.61 |
# | 3 | hug | hu·g: −1.61 + log 0.1 = −3.91; h·ug: −2.30 + log 0.25 = −3.69; hug: log 0.15 = −1.90 | −1.90 |

# %%
from tfqa.tokenizers import SPECIAL_TOKENS, UnigramTokenizer


def make_unigram(chances):
    """Return a tokenizer with these pieces, and nothing done to the text."""
    scores = [0.0] * len(SPECIAL_TOKENS) + list(np.log(list(chances.values())))
    tokens = [*SPECIAL_TOKENS, *chances]
    return UnigramTokenizer(tokens, scores, form=None, add_dummy_prefix=False)


for found, log_probability in make_unigram(chances).n_best("hug", 4):
    print(f"{' · '.join(found.tokens):10} {np.exp(log_probability):.4f}")
assert make_unigram(chances).encode("hug").tokens == ["hug"]

# %% [markdown]
# Where do the probabilities come from? If we knew how each word is cut, we would count pieces. If we
# knew the probabilities, we could say how each word is cut. So we start with a guess and do both in turn. First
# compute how often each piece is *expected* in the text, over all ways to cut it, weighted by their
# probability (E step, for *expectation*). Then take these counts, divided by their sum, as the new probabilities (M step, for *maximization*). This is
# the EM algorithm, and the likelihood of the text never falls.


# %%
def expected_counts(word_counts, chances):
    """Do the E step, over all ways to cut: expected counts, and log likelihood of the words."""
    counts, log_likelihood = Counter(), 0.0
    for word, times in word_counts.items():
        cuts = all_cuts(word, chances)
        weights = np.array([np.prod([chances[piece] for piece in cut]) for cut in cuts])
        log_likelihood += times * np.log(weights.sum())
        for cut, share in zip(cuts, weights / weights.sum(), strict=True):
            for piece in cut:
                counts[piece] += times * share
    return counts, log_likelihood


# %% [markdown]
# The four words of section 3 again, with all pieces of at most three characters, at first equally probable:

# %%
candidates = {
    word[start : start + size]
    for word in word_counts
    for size in (1, 2, 3)
    for start in range(len(word) - size + 1)
}
learned_chances = dict.fromkeys(sorted(candidates), 1 / len(candidates))
likelihoods = []
for _ in range(8):
    counts, log_likelihood = expected_counts(word_counts, learned_chances)
    learned_chances = {piece: count / counts.total() for piece, count in counts.items()}
    likelihoods.append(log_likelihood)

# %%
print("log likelihood:", np.round(likelihoods, 1))
best = sorted(learned_chances, key=learned_chances.get, reverse=True)[:6]
print({piece: round(float(learned_chances[piece]), 2) for piece in best})
assert (np.diff(likelihoods) > -1e-9).all() and likelihoods[0] < likelihoods[1]

# %% [markdown]
# Nobody counted pairs, and "est" and "low" are there again. To list all ways is for tiny examples. The library
# gets the same counts from a table like that of Viterbi, with sums in place of the maximum (the
# *forward–backward* algorithm).
#
# After a few such steps the pieces whose loss would hurt the likelihood least are dropped, a quarter at a
# time, until the vocabulary has the size that was asked for. Single characters always stay.

# %%
unigram = UnigramTokenizer.train(sentences, 1200)
print(unigram.encode(example).tokens)
for found, log_probability in unigram.n_best("The teacher", 4):
    print(f"{log_probability:7.2f}", found.tokens)

# %% [markdown]
# **Check.** Google's `sentencepiece` is the library for Unigram models. It trains one on our sentences, we
# read its file, and both cut alike.

# %%
import tempfile
from pathlib import Path

import sentencepiece

with tempfile.TemporaryDirectory() as folder:
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences), model_prefix=f"{folder}/learned", vocab_size=500,
        model_type="unigram", minloglevel=2,
    )  # fmt: skip
    theirs = sentencepiece.SentencePieceProcessor(model_file=f"{folder}/learned.model")
    read = UnigramTokenizer.from_sentencepiece(Path(folder) / "learned.model")
assert read.encode_batch(tested) == theirs.encode(tested)
print(f"equal ids on {len(tested):,} sentences")

# %% [markdown]
# ## 6. One sentence, three tokenizers
#
# All three learned 1,200 entries on the same sentences; 256 of those of BPE are bytes.

# %%
three = {"BPE": bpe, "WordPiece": wordpiece, "Unigram": unigram}
for line in ("The tired teacher reads.", "unbelievable teachers", "El perro que duerme es viejo."):
    for name, tokenizer in three.items():
        print(f"{name:9}", " ".join(tokenizer.encode(line).tokens))

# %% [markdown]
# "teacher" is one piece for all three. Unigram has whole words where byte pairs have "▁t i re d", also because 256
# entries of the latter are bytes. WordPiece has lost the capital letters: BERT's normalizer took them. And
# none of them cuts "unbelievable" into un, believ(e) and able. Pieces are what is frequent *in this text*, not what
# has a meaning.
#
# ## 7. How large should a vocabulary be?
#
# *Fertility* is the number of tokens for a word: 1.0 if every word is in the vocabulary. Again on real
# captions, byte pairs this time:

# %%
ax = lines_with_band(
    sizes,
    {language: np.array(column(language, "bpe", "tokens_per_word")) for language in languages},
    xlabel="entries of the vocabulary",
    ylabel="fertility (tokens per word)",
    title="Byte pairs on real captions",
)
ax.set(xscale="log", xticks=sizes, xticklabels=sizes)
ax.minorticks_off()

# %%
for language in languages:
    fertility = np.round(column(language, "bpe", "tokens_per_word"), 2)
    lengths = np.round(column(language, "bpe", "tokens"), 1)
    unknown = column(language, "bpe", "unknown")
    print(f"{language:8} fertility {fertility}, unknown at most {max(unknown):.2%}")
    print(f"{'':8} tokens of a caption {lengths}")

# %% [markdown]
# With 8,000 entries nearly every English word is one piece, and a German or a French one is 1.13 and 1.14. At
# any size German and French need more pieces than English, and nothing is unknown. From 2,000 entries on, four times as many
# save only 13 to 18 % of the tokens. The sequences that a network has to read grow with fertility: an English caption of 13 words is 33 tokens long with 200 entries.

# %%
english = np.array(column("English", "bpe", "tokens_per_word"))
for language in ("German", "French"):
    assert (np.array(column(language, "bpe", "tokens_per_word")) > english).all()
assert max(row["unknown"] for row in counted if row["kind"] == "bpe") < 0.001

# %% [markdown]
# The same on the course's English sentences, all three algorithms:

# %%
small_sizes = [100, 200, 400, 800]
learners = {
    "BPE": lambda lines, size: BytePairTokenizer.train(lines, size, byte_fallback=False),
    "WordPiece": WordPieceTokenizer.train,
    "Unigram": UnigramTokenizer.train,
}
few_sentences, held_out = list(text.train.sources[:2000]), list(text.test.sources[:500])


def fertility(tokenizer, lines):
    tokens = sum(map(len, tokenizer.encode_batch(lines)))
    return tokens / sum(len(split_words(line)) for line in lines)


fertility_of, unused = {}, {}
for name, learn in learners.items():
    learned = [learn(few_sentences, size) for size in small_sizes]
    fertility_of[name] = [fertility(tokenizer, held_out) for tokenizer in learned]
    used = set(itertools.chain.from_iterable(learned[2].encode_batch(few_sentences)))
    unused[name] = 400 - len(used)

# %%
ax = lines_with_band(
    small_sizes,
    fertility_of,
    xlabel="entries of the vocabulary",
    ylabel="fertility (tokens per word)",
    title="Three algorithms on the course's English sentences",
)
ax.set(xscale="log", xticks=small_sizes, xticklabels=small_sizes)
ax.minorticks_off()

# %%
for name, values in fertility_of.items():
    print(f"{name:9}", np.round(values, 2), f"of 400 entries {unused[name]} are never used")
assert fertility_of["Unigram"][2] < 0.9 * fertility_of["BPE"][2]

# %% [markdown]
# With 100 entries, most of them characters, Unigram is the worst. With 400 it needs far fewer pieces than the others, and
# with 800 all are equal. (WordPiece has it easier, because it lower-cases.) Merging decides step by step, and keeps
# what was merged on the way to a word even if no word needs it any more: a quarter of the 400 entries. Unigram throws
# most of such entries away. These sentences have some 450 words, most of them frequent. Real text may give another
# picture; we did not measure it.
#
# ## 8. Numbers, names, accents, emoji

# %%
for line in ("in 1999", "1,000,000", "naïve", "Dvořák", "Schwarzenegger", "👩\u200d🚀", "中文"):
    print(line)
    for name, tokenizer in three.items():
        print(f"  {name:9}", " ".join(tokenizer.encode(line).tokens))

# %% [markdown]
# The course's sentences hold no digits, so no vocabulary has learned one. Byte pairs spell them in bytes; the
# others write `[UNK]`, and the year is lost: for them "in 1999" and "in 2026" are the same text. (A Unigram vocabulary
# can have bytes, too: `byte_fallback=True`.) WordPiece writes `[UNK]` for the whole word, Unigram only for the unknown
# characters inside it. A name that was never seen falls into short pieces, with Unigram into single letters. Accents
# do not trouble WordPiece, which strips them, at the price of no longer telling "año" (year) from "ano".
# And an astronaut is eleven bytes: a woman, a joiner that cannot be seen, and a rocket.
#
# A vocabulary learns from text. Show it text like that which it will read.
#
# ## 9. More than one way to cut
#
# A Unigram model can draw a cut at random, with a probability proportional to $P^\alpha$ (*subword regularization*,
# Kudo 2018). With a small α all cuts are nearly equally probable. Byte pairs can, too: at each step pass
# over each possible merge with probability p (*BPE-dropout*, Provilkov et al. 2020). So a model that is trained
# on such cuts sees the same word in many forms.

# %%
for seed in range(3):
    print(" ".join(unigram.sample("The teacher sleeps.", alpha=0.3, seed=seed).tokens))
for seed in range(3):
    print(" ".join(bpe.sample("The teacher sleeps.", dropout=0.2, seed=seed).tokens))

# %% [markdown]
# ## 10. In a pipeline
#
# Our tokenizers are written to be read, in Python. `as_tf_layer` gives the same ids inside a `tf.data` pipeline or an
# exported model.

# %%
import tensorflow as tf

layer = wordpiece.as_tf_layer()
pipeline = tf.data.Dataset.from_tensor_slices(tested).batch(256).map(layer)
found = [ids for batch in pipeline for ids in batch.to_list()]
assert found == wordpiece.encode_batch(tested)
print(f"equal ids on {len(tested):,} sentences")

# %% [markdown]
# Speed, recorded with one thread for each but TensorFlow, in megabytes of text per second, and how many times as fast as our batches:

# %%
speed = load_record("speed_tokenization")
print(speed["hardware"])
for row in speed["rows"]:
    if row["table"] == "encoding":
        rate = row["megabytes_per_second"]
        print(
            f"{row['algorithm']:10} {row['program']:24} {rate:6.2f} MB/s, ×{row['times_as_fast']:.1f}"
        )

# %% [markdown]
# A batch of texts is fast in plain Python, because every word is cut only once, and captions repeat their words. On a
# text where no word comes twice it would lose this advantage. `encode`, which also says where each token
# stands, is about as fast as `tokenizers` for byte pairs, and half as fast for WordPiece. The layer is for
# pipelines and exported models; it is faster than our batches only for Unigram, where it calls SentencePiece's
# own code (Kudo and Richardson 2018). For WordPiece it takes more than three times as long as tensorflow-text's BERT tokenizer, whose ids are the original's on these
# captions, but not on every text: it writes "½" as three characters.
#
# ## 11. What is it worth?
#
# Chapter 02's Transformer, with half of its layers, learned to translate real captions from English to German, cut in
# three ways: 6,000 words of each language, 6,000 byte-pair pieces, or characters. Nothing else differs, eight epochs each. The runs are
# recorded, three seeds each, for characters one. In nearly half of the test pairs there is a word that is not among the 6,000. BLEU is given for these and for the others; the
# *length factor* is BLEU's penalty for translations that are too short, 1 for none.

# %%
tokens_of = load_record("tokens_multi30k")
print(tokens_of["hardware"], "·", tokens_of["command"])
for name in tokens_of["models"]:
    found = [run["evaluation"] for run in tokens_of["runs"] if run["model"] == name]
    scores = {
        kind: [one["by_words"][kind]["beam"] for one in found] for kind in found[0]["by_words"]
    }
    scores["all pairs"] = [one["beam"]["bleu"] for one in found]
    means = ", ".join(f"{kind} {np.mean(values):.1f}" for kind, values in scores.items())
    length_factor = np.mean([one["beam"]["brevity_penalty"] for one in found])
    print(f"{name}, seeds: {len(found)}\n  BLEU: {means}; length factor {length_factor:.2f}")

# %% [markdown]
# Between words and subwords no difference that we can measure, not even where the word model does not know a word. The word model cannot write the unknown word: it leaves
# it out, and its translations are too short. The subword model writes something in its place. But in 29,000 captions a word that
# is too rare for the vocabulary is also too rare to be learned from its pieces, and BLEU counts a wrong word like a missing one. What
# is cured is the blank, not the lack of data. With millions of sentences rare words gain most (Sennrich et al. 2016), and a system for people
# must not leave out a name. Characters know every word, too, and are far behind: their texts are several times as long, and the network has to learn
# from the same captions how words are spelled before it can translate them. A larger network with more data and time can; this one, in the same eight epochs, cannot.
#
# ## Exercises
#
# Each can be done in this notebook. Solutions that run are in
# `notebooks/solutions/03_subword_tokenization.py`; try first.
#
# **1. One merge after the other.** Write byte-pair learning without an index and without a heap: count all
# pairs, merge the best one, and again. Show that its first 40 merges on 200 sentences are those of
# `PairMerger`. How much longer does it take?
#
# <details><summary>Hint</summary>Cut the sentences at spaces, sort the characters, and keep a
# <code>Counter</code> of words as tuples of ids. Of equal pairs take the smaller tuple.</details>
#
# **2. The longest entry first.** Write `longest_first(word, vocabulary)` as WordPiece cuts. Compare it with
# `WordPieceTokenizer` on every word of the test sentences. Then find a word that could be cut with the
# vocabulary, but that this greedy rule makes unknown.
#
# <details><summary>Hint</summary>The words are <code>wordpiece.normalize(sentence).split()</code>. For the last part
# choose a small vocabulary; three letters are enough, because the greedy rule never goes back.</details>
#
# **3. Viterbi.** Fill in the table of section 5 in code, and compare with `all_cuts` on random words. How
# many ways are there for a word of 12 letters, if every string of up to 12 letters is a piece?
#
# <details><summary>Hint</summary>Keep for each t the best score and where the last piece began; walk back
# from the end.</details>
#
# **4. The planted bug.** Somebody finds places by searching for each token in the normalized text. It works on
# plain English. Write a check that finds the bug, then repair it with `AlignedText.span`. (Use texts without unknown
# words.)
#
# <details><summary>Hint</summary>What becomes longer or shorter when it is normalized? Compare "ñ" with
# <code>"n\u0303"</code>.</details>


# %%
def planted_places(tokenizer, text):
    """Return a start and an end for each token."""
    normalized, places, end = tokenizer.normalizer(text).text, [], 0
    for token in tokenizer.encode(text).tokens:
        start = normalized.index(token.removeprefix("##"), end)
        end = start + len(token.removeprefix("##"))
        places.append((start, end))
    return places


print(planted_places(wordpiece, "The dog"), wordpiece.encode("The dog").offsets)

# %% [markdown]
# **5. Bytes.** `bpe` spells "🌶" as "▁" and four more tokens. Which four, and why these numbers? Write the function
# that turns the four back into the emoji. What should it do with three of them?
#
# <details><summary>Hint</summary><code>"🌶".encode()</code>, and <code>bytes.decode(errors="replace")</code>.</details>
#
# **6. Whose language?** Learn a vocabulary of 800 on 2,000 English sentences, and one on 1,000 of each language.
# Compare the fertility on Spanish. Services that charge by the token charge for this.
#
# <details><summary>Hint</summary>Divide by the number of words of `split_words`.</details>
#
# **7. Dropout by hand.** A vocabulary has the merges a + b and ab + c, in this order. With BPE-dropout of
# probability p, how probable are abc, ab c, and a b c? Check with 4,000 samples.
#
# <details><summary>Hint</summary>At each step every possible merge is forgotten with probability p, and
# merging ends when none is left. The second merge is possible only after the first.</details>
#
# ## Summary
#
# - A tokenizer normalizes, cuts into words, and cuts words into pieces. Each step can move characters; offsets
#   must survive all of them.
# - Byte-pair encoding and WordPiece build pieces up, Unigram throws them away. With a large enough vocabulary
#   they give texts of about the same length.
# - WordPiece cuts greedily and gives up on a word as a whole. Byte pairs merge in the order of learning.
#   Unigram finds the most probable cut.
# - A vocabulary that is too small makes texts long. More entries help less and less.
# - Numbers and names are cut in ways that have nothing to do with their meaning.
#
# Next: chapter 04 trains BERT on such pieces.
#
# ## References
#
# - Gage (1994). *A new algorithm for data compression.*
# - Kudo (2018). *Subword regularization: improving neural network translation models with multiple subword
#   candidates.*
# - Kudo, Richardson (2018). *SentencePiece: a simple and language independent subword tokenizer and
#   detokenizer for neural text processing.*
# - Provilkov, Emelianenko, Voita (2020). *BPE-dropout: simple and effective subword regularization.*
# - Schuster, Nakajima (2012). *Japanese and Korean voice search.*
# - Sennrich, Haddow, Birch (2016). *Neural machine translation of rare words with subword units.*
# - Song et al. (2021). *Fast WordPiece tokenization.*

# %%
import json

metrics = {
    "equal ids (sentences)": len(tested),
    # The fifth vocabulary of each kind has 4,000 entries.
    "unknown words, German (%)": round(100 * column("German", "word", "unknown")[4], 1),
    "fertility, German": round(column("German", "bpe", "tokens_per_word")[4], 2),
}
print("METRICS", json.dumps(metrics))
