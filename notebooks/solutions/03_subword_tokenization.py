# %% [markdown]
# # 03 · Subword tokenization: solutions
#
# `make test` runs this file.

# %%
import itertools
import random
import time
from collections import Counter

import numpy as np

from tfqa.datasets import load_parallel
from tfqa.tokenizers import (
    SPECIAL_TOKENS,
    BytePairTokenizer,
    PairMerger,
    UnigramTokenizer,
    WordPieceTokenizer,
    split_words,
)

text = load_parallel("samples")
sentences = [*text.train.sources[:1000], *text.train.targets[:1000]]

# %% [markdown]
# **1. One merge after the other.** Everything is counted again for each merge. Both give the same merges. The
# time of this one is the number of merges times the number of words: on these few words some 3 times as long, and
# the more merges, the worse.


# %%
def merge(word, pair, new):
    merged = []
    for symbol in word:
        if merged and (merged[-1], symbol) == pair:
            merged[-1] = new
        else:
            merged.append(symbol)
    return tuple(merged)


def learn_slowly(words, first_new, count):
    merges = []
    for new in range(first_new, first_new + count):
        pairs = Counter()
        for word, times in words.items():
            for pair in itertools.pairwise(word):
                pairs[pair] += times
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        merges.append(best)
        words = Counter({merge(word, best, new): times for word, times in words.items()})
    return merges


counted = Counter(" ".join(sentences[:200]).split())
symbols = sorted(set("".join(counted)))
words = {tuple(map(symbols.index, word)): times for word, times in counted.items()}
started = time.perf_counter()
slow = learn_slowly(words, len(symbols), 40)
between = time.perf_counter()
fast = list(PairMerger(list(symbols), words).merges(len(symbols) + 40))
print(f"slow {between - started:.3f} s, with index and heap {time.perf_counter() - between:.3f} s")
assert slow == fast

# %% [markdown]
# **2. The longest entry first.** It never goes back: after "ab" nothing can follow, though "a" and "##bc" would
# have been a way.


# %%
def longest_first(word, vocabulary):
    pieces, start = [], 0
    while start < len(word):
        mark = "##" if start else ""
        ends = range(len(word), start, -1)
        end = next((end for end in ends if mark + word[start:end] in vocabulary), None)
        if end is None:
            return ["[UNK]"]
        pieces.append(mark + word[start:end])
        start = end
    return pieces


wordpiece = WordPieceTokenizer.train(sentences, 500)
for word in set(wordpiece.normalize(" ".join(text.test.sources)).split()):
    assert longest_first(word, wordpiece.tokens) == wordpiece.encode(word).tokens
small = ["[UNK]", "a", "ab", "##bc"]
assert longest_first("abc", small) == ["[UNK]"]
assert WordPieceTokenizer(small, special_tokens=["[UNK]"]).encode("abc").tokens == ["[UNK]"]

# %% [markdown]
# **3. Viterbi.** A word of 12 letters has 11 places where one may cut or not: 2¹¹ = 2,048 ways. The table has
# 12 entries.


# %%
def all_cuts(word, chances):
    if not word:
        return [[]]
    ends = [end for end in range(1, len(word) + 1) if word[:end] in chances]
    return [[word[:end], *rest] for end in ends for rest in all_cuts(word[end:], chances)]


def viterbi(word, chances):
    best, begin = [0.0] + [-np.inf] * len(word), [0] * (len(word) + 1)
    for end in range(1, len(word) + 1):
        for start in range(end):
            if word[start:end] in chances:
                score = best[start] + np.log(chances[word[start:end]])
                if score > best[end]:
                    best[end], begin[end] = score, start
    pieces, end = [], len(word)
    while end:
        pieces.append(word[begin[end] : end])
        end = begin[end]
    return pieces[::-1]


rng = random.Random(0)
pieces = ["".join(p) for size in (1, 2, 3) for p in itertools.product("abc", repeat=size)]
chances = {piece: rng.random() for piece in pieces}
chances = {piece: value / sum(chances.values()) for piece, value in chances.items()}
scores = [0.0] * len(SPECIAL_TOKENS) + list(np.log(list(chances.values())))
unigram = UnigramTokenizer([*SPECIAL_TOKENS, *chances], scores, form=None, add_dummy_prefix=False)
for _ in range(50):
    word = "".join(rng.choices("abc", k=rng.randint(1, 8)))
    cuts = all_cuts(word, chances)
    expected = max(cuts, key=lambda cut: np.prod([chances[piece] for piece in cut]))
    assert viterbi(word, chances) == expected == unigram.encode(word).tokens
letters = "abcdefghijkl"
everything = {letters[i:j] for i in range(12) for j in range(i + 1, 13)}
assert len(all_cuts(letters, everything)) == 2**11

# %% [markdown]
# **4. The planted bug.** The places are those in the normalized text. The two agree until a character is
# dropped or added: here the combining accent, and everything after it is one place off.


# %%
def planted_places(tokenizer, text):
    normalized, places, end = tokenizer.normalizer(text).text, [], 0
    for token in tokenizer.encode(text).tokens:
        start = normalized.index(token.removeprefix("##"), end)
        end = start + len(token.removeprefix("##"))
        places.append((start, end))
    return places


def repaired_places(tokenizer, text):
    aligned = tokenizer.normalizer(text)
    return [aligned.span(start, end) for start, end in planted_places(tokenizer, text)]


def finds_its_words(places, tokenizer, text):
    tokens = tokenizer.encode(text).tokens
    return all(
        tokenizer.normalizer(text[start:end]).text == token.removeprefix("##")
        for token, (start, end) in zip(tokens, places(tokenizer, text), strict=True)
    )


accented = "El nin\u0303o duerme."
assert finds_its_words(planted_places, wordpiece, "The dog sleeps.")
assert not finds_its_words(planted_places, wordpiece, accented)
assert finds_its_words(repaired_places, wordpiece, accented)
assert repaired_places(wordpiece, accented) == wordpiece.encode(accented).offsets

# %% [markdown]
# **5. Bytes.** UTF-8 writes a code point above U+FFFF in four bytes. Three of four are no character; a
# decoder that must not fail writes "�".


# %%
def from_bytes(tokens):
    return bytes(int(token[1:-1], 16) for token in tokens).decode(errors="replace")


bpe = BytePairTokenizer.train(sentences, 500)
spelled = [token for token in bpe.encode("🌶").tokens if token != "▁"]
assert spelled == [f"<0x{byte:02X}>" for byte in "🌶".encode()] and len(spelled) == 4
assert from_bytes(spelled) == "🌶" and "\ufffd" in from_bytes(spelled[:3])

# %% [markdown]
# **6. Whose language?** A vocabulary that was learned on English cuts Spanish into small pieces: 3 tokens for a word
# instead of 1.8.


# %%
def fertility(tokenizer, lines):
    tokens = sum(map(len, tokenizer.encode_batch(lines)))
    return tokens / sum(len(split_words(line)) for line in lines)


spanish = list(text.test.targets[:300])
english_only = BytePairTokenizer.train(text.train.sources[:2000], 800)
both = BytePairTokenizer.train([*text.train.sources[:1000], *text.train.targets[:1000]], 800)
print(f"fertility on Spanish: {fertility(english_only, spanish):.2f} learned on English alone, "
      f"{fertility(both, spanish):.2f} on both")  # fmt: skip
assert fertility(english_only, spanish) > 1.5 * fertility(both, spanish)

# %% [markdown]
# **7. Dropout by hand.** With probability p the first merge is forgotten at once, and nothing else can be
# merged: a b c. Otherwise ab is there, and the second merge is forgotten with probability p: ab c. What is
# left is (1 − p)².

# %%
p = 0.3
merged = BytePairTokenizer(
    [*SPECIAL_TOKENS, "▁", "a", "b", "c", "ab", "abc"], [("a", "b"), ("ab", "c")]
)
found = Counter(
    tuple(token for token in merged.sample("abc", dropout=p, seed=seed).tokens if token != "▁")
    for seed in range(4000)
)
expected = {("a", "b", "c"): p, ("ab", "c"): (1 - p) * p, ("abc",): (1 - p) ** 2}
for tokens, probability in expected.items():
    standard_error = np.sqrt(probability * (1 - probability) / 4000)
    assert abs(found[tokens] / 4000 - probability) < 4 * standard_error
