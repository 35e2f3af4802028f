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
# # 01 · Translation with attention
#
# > Why does a fixed-size vector fail on long sentences, and how does learning to align fix it?
#
# **What you will learn.** How a recurrent network translates. Why one vector is too small for a long
# sentence. What attention computes, in four lines of arithmetic. How a decoder uses it, in the order
# of Bahdanau et al. (2015) and in that of Luong et al. (2015). How to check all this with numbers:
# BLEU by sentence length, and alignment error against known word alignments.
#
# **What you need.** Python, and what a recurrent layer such as the GRU is. No Transformer yet: the next
# chapter takes this one's attention and throws the recurrence away.
#
# **Time.** About 4 minutes on 2 CPU cores; not yet measured on a GPU. Every number below was printed by
# this notebook or comes from a recorded run that says which machine it ran on. Set `TFQA_PROFILE=full`
# to train longer and on real text; use a GPU for that.
#
# **What to expect.** On the test sentences, over three seeds: BLEU 12 to 13 with a fixed vector, 76 to 82
# with Bahdanau's attention, 69 to 74 with Luong's.

# %%
# Install the course's package where it is missing (Colab). Elsewhere this cell does nothing.
import importlib.util
import subprocess
import sys

if importlib.util.find_spec("tfqa") is None:
    address = "git+https://github.com/tfqa/tfqa"
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", address], check=True)

# %% [markdown]
# Everything random below starts from one seed. `FULL` chooses the long version.

# %%
import os

import keras
import matplotlib.pyplot as plt
import numpy as np
from keras import ops

from tfqa.training.runtime import quiet_logs, set_seeds

FULL = os.environ.get("TFQA_PROFILE", "quick") == "full"
quiet_logs()
set_seeds(0)

# %% [markdown]
# ## 1. The data: sentences with known alignments
#
# Our sentence pairs, English to Spanish, come from a small grammar that is part of this project. That
# has two advantages. It needs no download. And because the grammar builds both sides together, it
# knows which Spanish word comes from which English word: the *gold alignment*. On real text nobody
# knows that exactly. `load_parallel` returns a `ParallelText` with three splits.

# %%
from tfqa.datasets import load_parallel

text = load_parallel("samples")
for row in (3, 10):
    print(text.test.sources[row], "\n ", text.test.targets[row])
print(f"{len(text.train)} pairs to learn from, {len(text.test)} to test on")

# %% [markdown]
# A word is what `split_words` returns; punctuation marks count as words. An alignment is a set of
# links (source word, target word).

# %%
from tfqa.tokenizers import split_words

source, target = text.test.sources[3], text.test.targets[3]
source_words, target_words = split_words(source), split_words(target)
for s, t in text.test.alignments[3]:
    print(f"{source_words[s]:>12} → {target_words[t]}")

# %% [markdown]
# The lengths matter in this chapter, so look at them first: from 3 words to over 50.

# %%
lengths = np.array([len(split_words(sentence)) for sentence in text.test.sources])
figure, ax = plt.subplots(figsize=(6.4, 2.8), layout="constrained")
ax.hist(lengths, bins=range(3, 56, 2), color="#0072B2", edgecolor="white")
_ = ax.set(title="Test sentences", xlabel="source length (words)", ylabel="sentences")
# %% [markdown]
# ### From words to batches
#
# A network needs numbers. The tokenizer gives each word an id; `encode` returns an `Encoding` with ids,
# tokens and their places in the text. Four ids are special: 0 fills up short sentences (*padding*),
# 1 stands for an unknown word, 2 starts a sentence and 3 ends it.

# %%
from tfqa.tokenizers import SPECIAL_TOKENS, START_ID, LibraryTokenizer

english = LibraryTokenizer.train(text.train.sources, 2000, kind="word")
spanish = LibraryTokenizer.train(text.train.targets, 2000, kind="word")
print(english.vocabulary_size, "English and", spanish.vocabulary_size, "Spanish entries")
print("special:", dict(enumerate(SPECIAL_TOKENS)))
print(source_words[:6], english.encode(source).ids[:6])

# %% [markdown]
# The decoder learns by *teacher forcing*: it sees the right previous words and predicts the next one.
# So its input is the target shifted right by one place. Compare the two rows.

# %%
from tfqa.datasets import make_batches

batches = make_batches(text.train, english, spanish, batch_size=5, shuffle=False)
inputs, labels = next(iter(batches))
print("target_ids", inputs["target_ids"][0, :16].numpy())
print("labels    ", labels[0, :16].numpy())

# %% [markdown]
# Sentences of a batch differ in length, so the short ones are padded. A *mask* remembers which
# positions are real. In this course **True means a real token that may be attended to**. Other
# libraries use the opposite, which is a common source of bugs: check before you copy code.

# %%
from tfqa.attention import padding_mask
from tfqa.plots import mask_heatmap

real = padding_mask(inputs["source_ids"])  # (B, S)
_ = mask_heatmap(ops.convert_to_numpy(real), title="Padding mask of one batch").set(
    xlabel="source position", ylabel="sentence"
)
# %% [markdown]
# Masks combine by logical *and*. Here is the padding mask of one sentence joined with a *causal* mask,
# which lets position $i$ see positions up to $i$. A recurrent decoder cannot see the future anyway. The
# next chapter's decoder could, and needs this mask.

# %%
from tfqa.attention import causal_mask, combine_masks

both = combine_masks(real[:1], causal_mask(real.shape[1]))  # (1, 1, S, S)
_ = mask_heatmap(
    ops.convert_to_numpy(both[0, 0, :16, :16]), title="Padding and causal mask, first 16"
)

# %% [markdown]
# ## 2. One vector for a sentence
#
# The first neural translators (Cho et al. 2014; Sutskever et al. 2014) read the whole source, keep one
# vector $c$, and write the target from $c$ alone.
#
# $$h_j = f(x_j, h_{j-1}) \qquad c = q(h_1, \dots, h_S) \qquad
#   p(y_i \mid y_1 \dots y_{i-1}, x) = g(y_{i-1}, s_i, c)$$
#
# | symbol | meaning | shape |
# |---|---|---|
# | $x_j$ | source word $j$, as a vector | (B, S, E) |
# | $h_j$ | *annotation*: encoder state at word $j$, left-to-right beside right-to-left | (B, S, 2D) |
# | $c$ | *summary*: the last state of each direction | (B, 2D) |
# | $s_i$ | decoder state before target word $i$ | (B, D) |
#
# B is the batch size, S the source length, T the target length. Here is our encoder at work.

# %%
from tfqa.layers import RecurrentEncoder

encoder = RecurrentEncoder(hidden_dim=16)
words = keras.random.normal((5, real.shape[1], 8), seed=0)  # (B, S, E)
annotations, summary = encoder(words, padding_mask=real)
print("annotations", annotations.shape, " summary", summary.shape)

# %% [markdown]
# **Check.** What stands at padded positions must not matter. We put large numbers there and compare.

# %%
noise = ops.where(real[:, :, None], words, 1000.0)
again, summary_again = encoder(noise, padding_mask=real)
print("largest change:", float(ops.max(ops.abs(summary - summary_again))))
assert np.allclose(annotations, again) and np.allclose(summary, summary_again)

# %% [markdown]
# Note the shapes. The annotations grow with the sentence; the summary does not. Five words or fifty,
# $c$ has the same 2D numbers. That is the bottleneck.
#
# ## 3. Attention: look again
#
# Bahdanau, Cho and Bengio (2015) keep all annotations, and let the decoder look at them again before
# each word it writes. How much it looks at word $j$ before writing word $i$ is a weight $\alpha_{ij}$.
#
# $$e_{ij} = a(s_{i-1}, h_j) \qquad
#   \alpha_{ij} = \frac{\exp e_{ij}}{\sum_k \exp e_{ik}} \qquad
#   c_i = \sum_j \alpha_{ij} h_j$$
#
# | symbol | meaning | shape |
# |---|---|---|
# | $s_{i-1}$ | the *query*: what the decoder wants to know | (B, T, D) |
# | $h_j$ | the *key* (what it is compared with) and the *value* (what it gets) | (B, S, 2D) |
# | $e_{ij}$ | *score* of query $i$ and key $j$ | (B, T, S) |
# | $\alpha_{ij}$ | *weight*: not negative, sums to one over $j$ | (B, T, S) |
# | $c_i$ | *context*: weighted mean of the values | (B, T, 2D) |
#
# Now the vector $c_i$ is a new one for each target word. Everything is differentiable, so the network
# learns where to look from translations alone; nobody shows it an alignment.
#
# The function $a$ is the *compatibility function*. Bahdanau's is a small network:
#
# $$a(s, h) = v^\top \tanh(W s + U h)$$
#
# In plain NumPy, for one sentence:

# %%
rng = np.random.default_rng(0)
query, keys = rng.normal(size=(3, 4)), rng.normal(size=(5, 6))  # (T, D), (S, 2D)
W, U, v = rng.normal(size=(4, 7)), rng.normal(size=(6, 7)), rng.normal(size=(7, 1))

scores = (np.tanh((query @ W)[:, None] + (keys @ U)[None]) @ v)[:, :, 0]  # (T, S)
weights = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)  # (T, S)
context = weights @ keys  # (T, 2D)
print(weights.round(2), weights.sum(axis=1))

# %% [markdown]
# The library's layer does the same. Its source is short; this is the part that computes the scores.
# Note that `project_key` does not need the query: $U h_j$ is computed once a sentence, not once for
# every target word.

# %%
import inspect

from tfqa.attention import Additive, Attention

for method in (Additive.project_query, Additive.project_key, Additive.score):
    print(inspect.getsource(method))

# %% [markdown]
# **Check.** With the same numbers as weights, layer and formula agree.

# %%
layer = Attention(Additive(units=7))
layer.build((1, 3, 4), (1, 5, 6))
layer.set_weights([W, U, v])
same_context, same_weights = layer(query[None], keys[None], return_weights=True)
assert np.allclose(same_weights[0], weights, atol=1e-6)
assert np.allclose(same_context[0], context, atol=1e-6)

# %% [markdown]
# ### Other compatibility functions
#
# Luong et al. (2015) compare four; Vaswani et al. (2017) add a scaled one. Each is a small layer, and
# each plugs into `Attention`.
#
# | class | $a(q, k)$ | weights | who |
# |---|---|---|---|
# | `DotProduct` | $q^\top k$ | 0 | Luong et al. 2015 |
# | `ScaledDotProduct` | $q^\top k / \sqrt{d}$ | 0 | Vaswani et al. 2017 |
# | `General` | $q^\top W k$ | $d_q d_k$ | Luong et al. 2015 |
# | `Concat` | $v^\top \tanh(W [q; k])$ | $(d_q + d_k + 1) A$ | Luong et al. 2015 |
# | `Additive` | $v^\top \tanh(W q + U k)$ | $(d_q + d_k + 1) A$ | Bahdanau et al. 2015 |

# %%
from tfqa.attention import Concat, DotProduct, General, ScaledDotProduct

q, k = keras.random.normal((1, 3, 8), seed=1), keras.random.normal((1, 5, 8), seed=2)
for part in (DotProduct(), ScaledDotProduct(), General(), Concat(units=7), Additive(units=7)):
    scores = part(q, k)  # (1, 3, 5)
    print(f"{type(part).__name__:17} {part.count_params():4} weights, scores {scores.shape}")

# %% [markdown]
# Additive and dot product differ in cost as well. The dot product is one matrix product. The additive
# score makes a hidden vector for **every pair** of positions, so it needs A times the memory. We measure
# one call of each, compiled, at width 128.

# %%
import timeit

wide = keras.random.normal((32, 50, 128), seed=3)  # (B, S, D)
milliseconds = {}
for part in (Additive(units=128), DotProduct()):
    keys = keras.Input((50, 128))
    program = keras.Model(keys, part(keys, keys))
    program.predict_on_batch(wide)  # compiles
    seconds = timeit.repeat(lambda run=program: run.predict_on_batch(wide), number=3, repeat=5)
    milliseconds[type(part).__name__] = 1000 * min(seconds) / 3
print({name: f"{value:.1f} ms" for name, value in milliseconds.items()})

# %% [markdown]
# ### Other distributions, and the mask
#
# The softmax never gives exactly zero. *Sparsemax* (Martins and Astudillo 2016) does: it takes the
# nearest point of the simplex. And a padded position must get exactly zero from either, which is what
# the mask is for.

# %%
from tfqa.attention import softmax, sparsemax

scores = np.array([[2.0, 1.8, 0.5, -1.0, 9.0]], "float32")
mask = np.array([[True, True, True, True, False]])  # the 9.0 stands on padding
for distribution in (softmax, sparsemax):
    print(f"{distribution.__name__:9}", ops.convert_to_numpy(distribution(scores, mask)).round(3))

# %% [markdown]
# ## 4. Two decoders that attend
#
# Where in the decoder's step does the attention go? Two papers, two answers.
#
# | | Bahdanau et al. 2015 | Luong et al. 2015 |
# |---|---|---|
# | who asks | the old state $s_{i-1}$ | the new state $s_i$ |
# | context | $c_i = \mathrm{att}(s_{i-1}, h)$ | $c_i = \mathrm{att}(s_i, h)$ |
# | state | $s_i = f([y_{i-1}; c_i], s_{i-1})$ | $s_i = f([y_{i-1}; t_{i-1}], s_{i-1})$ |
# | readout | $t_i = \tanh(U s_i + V y_{i-1} + C c_i)$ | $t_i = \tanh(W_c [c_i; s_i])$ |
#
# $y_{i-1}$ is the previous word as a vector, and the vocabulary layer reads $t_i$. In Bahdanau's order
# the context helps to *make* the new state. Luong's *input feeding* passes the last readout on, so that
# the next step knows what was attended to. Many tutorials drop both loops, and lose quality.
#
# One class does all three: `AttentionDecoder` with `order="bahdanau"`, `order="luong"`, or
# `attention=None` for the fixed vector. This is its step:

# %%
from tfqa.layers import AttentionDecoder

print(inspect.getsource(AttentionDecoder.recurrent_step))

# %% [markdown]
# `Seq2Seq` puts encoder, decoder, word vectors and a vocabulary layer together. We make an untrained one
# and check three things that must hold before any training.

# %%
from tfqa.models import Seq2Seq, Seq2SeqConfig

sizes = {"embedding_dim": 64, "hidden_dim": 128, "attention_dim": 64}
config = Seq2SeqConfig(
    source_vocabulary_size=english.vocabulary_size,
    target_vocabulary_size=spanish.vocabulary_size,
    **sizes,
)
model = Seq2Seq(config)
logits = model(inputs)  # (B, T, V)
print("logits", logits.shape, "  weights", f"{model.count_params():,}")

# %% [markdown]
# **Check 1: the weights are a distribution**, and padding gets nothing.

# %%
from tfqa.testing import assert_weights_sum_to_one

attention_weights = model.align(inputs)  # (B, T, S)
assert_weights_sum_to_one(attention_weights, real[:, None])

# %% [markdown]
# **Check 2: no look into the future.** We change the last target word. Earlier predictions must stay.

# %%
changed = np.array(inputs["target_ids"])
changed[:, -1] = 7
after = model({"source_ids": inputs["source_ids"], "target_ids": changed})
print("earlier positions move by", float(ops.max(ops.abs(after - logits)[:, :-1])))
assert np.allclose(after[:, :-1], logits[:, :-1], atol=1e-6)

# %% [markdown]
# **Check 3: the loss before training.** Predict it first. A model that knows nothing gives each of the V
# words the probability 1/V. So the cross-entropy must be close to $\log V$. (A little more is normal:
# random scores with variance $\sigma^2$ cost about $\sigma^2/2$.)

# %%
from tfqa.training import MaskedCrossEntropy

loss = float(MaskedCrossEntropy()(labels, logits))
print(f"predicted: log V = {np.log(spanish.vocabulary_size):.3f}   measured: {loss:.3f}")
assert abs(loss - np.log(spanish.vocabulary_size)) < 0.3

# %% [markdown]
# ## 5. The experiment
#
# Three models, the same in all but one thing: how the decoder gets at the source. Same data, same
# sizes, same number of steps. They train on sentences of at most 30 words, which is five sixths of
# them, and are tested on all lengths.
#
# Before you run it, write down what you expect. Which model wins on short sentences? On long ones?

# %%
from tfqa.recipes import TRANSLATION_PRESETS, NMTRecipe, train_translator

recipe: NMTRecipe = TRANSLATION_PRESETS["samples"]
print(f"{recipe.epochs} epochs in batches of {recipe.batch_size}, model {recipe.model}")
if FULL:
    recipe = recipe.replace(epochs=3 * recipe.epochs)
variants = {
    "fixed vector": {"attention": None},
    "Bahdanau, additive": {"attention": "additive", "order": "bahdanau"},
    "Luong, general": {"attention": "general", "order": "luong"},
}
FIXED, BAHDANAU, LUONG = variants

# %% [markdown]
# While the second model trains, we watch one sentence: after each epoch a callback keeps the attention
# weights for it. Training takes most of this notebook's time.

# %%
snapshots = []


def watch(epoch, logs):
    source_ids = np.array([english.encode(source).ids], "int32")
    target_ids = np.array([[START_ID, *spanish.encode(target).ids[:-1]]], "int32")
    pair = {"source_ids": source_ids, "target_ids": target_ids}
    snapshots.append(ops.convert_to_numpy(watcher.model.align(pair))[0])  # (T, S)


watcher = keras.callbacks.LambdaCallback(on_epoch_end=watch)

# %%
results = {}  # name -> translator and history
for name, parts in variants.items():
    results[name] = train_translator(
        recipe.replace(model={**recipe.model, **parts}),
        text=text,
        verbose=0,
        callbacks=[watcher] if name == BAHDANAU else [],
    )
    last = results[name].history[-1]
    print(f"{name:18} {results[name].minutes:.1f} minutes, validation BLEU {last['val_bleu']:.1f}")

# %%
from tfqa.plots import training_curves

figure, axes = plt.subplots(1, 2, figsize=(11, 3.6), layout="constrained")
for ax, key, ylabel in zip(
    axes, ("val_loss", "val_bleu"), ("loss (nats per token)", "BLEU (0–100)"), strict=True
):
    curves = {name: [row[key] for row in result.history] for name, result in results.items()}
    training_curves(curves, ylabel=ylabel, title=f"Validation {ylabel.split(' (')[0]}", ax=ax)

# %% [markdown]
# ### BLEU on the test set
#
# *BLEU* counts how many runs of one to four words a translation shares with a person's, over the whole
# test set, from 0 to 100. We let sacrebleu compute it, so that the figure compares with other people's.

# %%
from tfqa.recipes import evaluate_translator

hypotheses, bleu = {}, {}
for name, result in results.items():
    hypotheses[name], score = evaluate_translator(result.translator, text.test)
    bleu[name] = score.score
    print(f"{name:18} BLEU {score.score:.1f}")
print(score.signature)

# %% [markdown]
# ### BLEU by sentence length
#
# One number hides the point of this chapter. We cut the test set by source length.

# %%
from tfqa.metrics import bleu_by_length

edges = (0, 9, 15, 21, 31, 60)


def by_length(sentences):
    bins = bleu_by_length(sentences, text.test.targets, lengths, edges)
    return [part.bleu.score for part in bins]


curves = {name: by_length(sentences) for name, sentences in hypotheses.items()}
for name, values in curves.items():
    print(f"{name:18}", " ".join(f"{value:6.1f}" for value in values))

# %% [markdown]
# A single run may be luck. The same three models were also trained with seeds 0, 1 and 2, and recorded.
# The plot shows those: a line for the mean, a band from the worst to the best seed.

# %%
from tfqa.plots import lines_with_band
from tfqa.recipes import load_record

record = load_record("nmt_samples")
runs = {name: [run for run in record["runs"] if run["model"] == name] for name in variants}
bands = {
    name: [[part["bleu"] for part in run["evaluation"]["greedy"]["by_length"]] for run in some]
    for name, some in runs.items()
}
centers = [5.5, 11.5, 17.5, 25.5, 38]
ax = lines_with_band(
    centers,
    bands,
    xlabel="source length (words)",
    ylabel="BLEU (0–100)",
    title=f"Test BLEU by sentence length, {recipe.epochs} epochs",
)
ax.axvspan(30, 45, color="0.92", zorder=0)
ax.text(37.5, 90, "longer than any\ntraining sentence", ha="center", fontsize=8)
_ = ax.set_ylim(0, 100)

# %% [markdown]
# The fixed vector falls with every bin: the longer the sentence, the more must fit into the same
# numbers. The attention models fall much less, until the sentences are longer than any they were
# trained on. We assert this, so that a broken layer cannot pass: first on this run, then on the record.

# %%
short, long = slice(0, 2), slice(3, 4)  # up to 14 words; 21 to 30 words
kept = {name: np.mean(values[long]) / np.mean(values[short]) for name, values in curves.items()}
print({name: f"{share:.0%} of the short sentences' BLEU" for name, share in kept.items()})
assert bleu[BAHDANAU] > bleu[FIXED] + 30 and bleu[LUONG] > bleu[FIXED] + 30
assert kept[BAHDANAU] > kept[FIXED] + 0.3

# %%
recorded = {
    name: [run["evaluation"]["greedy"]["bleu"] for run in some] for name, some in runs.items()
}
for name, values in recorded.items():
    print(f"{name:18} seeds 0, 1, 2: BLEU {values}, this run {bleu[name]:.1f}")
assert min(recorded[BAHDANAU]) > max(recorded[FIXED]) + 30

# %% [markdown]
# ## 6. Where does it look?
#
# Each row of the next plot is a Spanish word that the model was made to write; each column an English
# word. Bright means a large weight. The squares are the gold links, which the model has never seen.

# %% tags=["readme"]
from tfqa.pipelines import attention_weights
from tfqa.plots import alignment_heatmap

swapped = ("white", "black", "red", "yellow")  # a Spanish color follows its noun
row = next(
    i
    for i in range(len(lengths))
    if 12 <= lengths[i] <= 15 and any(word in text.test.sources[i].split() for word in swapped)
)
source, target = text.test.sources[row], text.test.targets[row]
translator = results[BAHDANAU].translator
weights = attention_weights(translator, [source], [target])[0]  # (T, S)
_ = alignment_heatmap(
    weights,
    split_words(source),
    split_words(target),
    gold=text.test.alignments[row],
    title="Bahdanau attention and gold alignment",
)
# %% [markdown]
# One picture proves little: it is easy to choose a pretty one. We need a number. Take the largest
# weight of each row as a link:

# %%
from tfqa.metrics import alignment_error_rate, alignment_from_weights

links = alignment_from_weights(weights, weights.shape[1], weights.shape[0])
missed = sorted(set(text.test.alignments[row]) - set(links))
print("gold links that are not found:")
print([(split_words(source)[s], split_words(target)[t]) for s, t in missed])
print("error rate:", round(alignment_error_rate([links], [text.test.alignments[row]]), 3))

# %% [markdown]
# The *alignment error rate* (Och and Ney 2003) is the share of wrong or missing links, from 0 (perfect)
# to 1. Over many sentences it cannot reach 0 in this way: a Spanish word such as *visitará* has two gold
# links ("will", "visit"), and the largest weight gives one. Now over 300 test pairs:

# %%
from tfqa.pipelines import alignment_error

aer = {
    name: alignment_error(results[name].translator, text.test.take(range(300)))
    for name in (BAHDANAU, LUONG)
}
print({name: round(value, 3) for name, value in aer.items()})
assert aer[BAHDANAU] < 0.5

# %% [markdown]
# ### How the alignment sharpens
#
# These are the weights we kept for one sentence after each epoch. At first the model looks everywhere
# at once. Then the diagonal appears, then the swaps of noun and adjective.

# %%
chosen = [0, 1, len(snapshots) - 1]
figure, axes = plt.subplots(1, 3, figsize=(12, 3.6), layout="constrained")
for ax, epoch in zip(axes, chosen, strict=True):
    image = ax.imshow(snapshots[epoch], cmap="cividis", vmin=0, vmax=1, aspect="auto")
    ax.set(title=f"after epoch {epoch + 1}", xlabel="source position", ylabel="target position")
_ = figure.colorbar(image, ax=axes, label="attention weight (0–1)")
# %%
error = [row["val_aer"] for row in results[BAHDANAU].history]
ax = training_curves(
    {BAHDANAU: error, LUONG: [row["val_aer"] for row in results[LUONG].history]},
    ylabel="alignment error rate (0–1)",
    title="Alignment is learned, not given",
)
ax.set_ylim(0, 1)
assert error[-1] < 0.7 * error[0]

# %% [markdown]
# The *entropy* of the weights says the same without gold links: $-\sum_j \alpha_{ij} \log \alpha_{ij}$
# is $\log S$ when the model looks everywhere alike, and 0 when it looks at one word.

# %%
entropy = [-(w * np.log(w + 1e-9)).sum(axis=-1).mean() for w in snapshots]  # nats
print("entropy after each epoch:", np.round(entropy, 2))
print("looking everywhere alike:", np.log(snapshots[0].shape[1]).round(2))
assert entropy[-1] < entropy[0]

# %% [markdown]
# ### Additive or dot product?
#
# Section 3 measured the cost of a call. The record holds the quality: Bahdanau's additive score and
# Luong's general score, three seeds each, same sizes.

# %%
for name in (BAHDANAU, LUONG):
    errors = [run["evaluation"]["alignment_error_rate"] for run in runs[name]]
    minutes = [run["minutes"] for run in runs[name]]
    print(
        f"{name:18} BLEU {np.mean(recorded[name]):.1f}, alignment error {np.mean(errors):.3f}, "
        f"{np.mean(minutes):.1f} minutes of training"
    )
print("one call:", {name: f"{value:.1f} ms" for name, value in milliseconds.items()})

# %% [markdown]
# ## 7. Breaking it
#
# ### Without the mask
#
# What happens if the mask is forgotten? We take the trained weights and change one thing: the padding
# id is set to a number that never occurs, so every position counts as real. Then we translate short
# sentences once alone and once beside a long one, which pads them.

# %%
from tfqa.pipelines import Translator

unmasked_config = translator.model.config.replace(pad_id=-1)
unmasked = Seq2Seq(unmasked_config)
unmasked.set_weights(translator.model.get_weights())
broken = Translator(unmasked, translator.source_tokenizer, translator.target_tokenizer, 40)

# %%
short_rows = [i for i in np.argsort(lengths) if lengths[i] == 6][:60]
longest = text.test.sources[int(np.argmax(lengths))]
sources = [text.test.sources[i] for i in short_rows]
for name, model_used in (("with mask", translator), ("without mask", broken)):
    alone = [model_used.translate([sentence])[0] for sentence in sources[:15]]
    beside = model_used.translate([*sources[:15], longest])[:15]
    changed = sum(a != b for a, b in zip(alone, beside, strict=True))
    print(f"{name:12}: {changed} of 15 translations change beside a long sentence")

# %% [markdown]
# With the mask a sentence's translation depends on that sentence alone. Without it, it depends on who
# else is in the batch. Nothing crashes, and the loss still falls in training. That is why this course
# tests masks, layer by layer: `tfqa.testing.assert_padding_invariant`.
#
# ### A sentence where it fails
#
# Let the model itself show us: of the test sentences up to 30 words, the one with the worst translation.

# %%
from tfqa.metrics import corpus_bleu

within = [i for i in range(len(lengths)) if 15 <= lengths[i] <= 30]
scores = [corpus_bleu([hypotheses[BAHDANAU][i]], [text.test.targets[i]]).score for i in within]
worst = within[int(np.argmin(scores))]
print("source   ", text.test.sources[worst])
print("reference", text.test.targets[worst])
print("model    ", hypotheses[BAHDANAU][worst])

# %% [markdown]
# Read both carefully. Typical faults: a name or number replaced by another of the same kind, a part
# translated twice, a part left out. The decoder keeps no record of what it has already translated;
# exercise 2 adds a measure of that, called *coverage*.
#
# ## 8. Choosing the words
#
# So far each word was the most probable one: *greedy* search. *Beam search* keeps the K best beginnings.
# *Sampling* draws at random, which is for texts that should vary. All three are compiled loops in
# `tfqa.decoding`, over the same two methods of the model: `start` and `step`.

# %%
from tfqa.decoding import beam_search, greedy, sample

source_ids = np.array([english.encode(source).ids], "int32")
translations = {
    "greedy": greedy(translator.model, source_ids, 40)[0],
    "beam of 5": beam_search(translator.model, source_ids, 40, num_beams=5)[0],
    "sample": sample(translator.model, source_ids, 40, temperature=1.0, seed=1)[0],
}
for name, ids in translations.items():
    print(f"{name:9}", spanish.decode(ids))

# %% [markdown]
# ## 9. Real text
#
# Multi30k (Elliott et al. 2016) has 29,000 English captions of pictures and their German translations.
# Nothing changes but a name. On a command line:
#
#     python -m tfqa nmt train --config multi30k --output runs/multi30k
#
# With `TFQA_PROFILE=full` the next cell trains it here. Otherwise it shows the recorded runs.

# %%
if FULL:
    real_text = load_parallel("multi30k/en-de")
    real_result = train_translator(TRANSLATION_PRESETS["multi30k"], text=real_text, verbose=2)
    _, real_bleu = evaluate_translator(real_result.translator, real_text.test, num_beams=5)
    print(f"BLEU {real_bleu.score:.1f}", real_bleu.signature)

# %%
captions = {
    BAHDANAU: load_record("multi30k_attention"),
    FIXED: load_record("multi30k_fixed"),
}
for name, run in captions.items():
    greedy_bleu, beam_bleu = (run["evaluation"][kind]["bleu"] for kind in ("greedy", "beam"))
    print(
        f"{name:18} {run['parameters'] / 1e6:.1f} M weights, {run['epochs']} epochs, "
        f"{run['minutes']:.0f} minutes, "
        f"BLEU {greedy_bleu:.1f} greedy, {beam_bleu:.1f} beam 5"
    )
print(run["hardware"], run["evaluation"]["signature"])

# %% [markdown]
# The fixed vector was trained for half as many epochs. Compare the two after the same number: its
# learning rate had already fallen to zero by then, attention's had not.

# %%
ax = training_curves(
    {name: [row["val_bleu"] for row in run["curve"]] for name, run in captions.items()},
    ylabel="validation BLEU (0–100)",
    title="Multi30k English–German, recorded runs",
)

# %% [markdown]
# By length, on Multi30k's test set of 2016. Captions are short: 716 of the 1,000 have at most 14 words,
# and only 54 have more than 20. Longer captions are harder for both models; compare the two rows.

# %%
for name, run in captions.items():
    bins = run["evaluation"]["beam"]["by_length"]
    cells = [f"from {part['low']} words: {part['bleu']:.1f}" for part in bins if part["pairs"] > 20]
    print(f"{name:18}", "   ".join(cells))

# %% [markdown]
# ## 10. Exercises
#
# Each can be done in this notebook. Solutions that run are in
# `notebooks/solutions/01_nmt_with_attention.py`; try first.
#
# **1. Luong's general score.** Write a compatibility function $q^\top W k$ as a subclass of
# `tfqa.attention.compatibility.Compatibility`, with `build`, `project_key` and `score`. Give it the
# weights of `General()` and show that both agree.
#
# <details><summary>Hint</summary>What does not depend on the query goes into <code>project_key</code>.
# Mind the transpose: with W of shape (Dq, Dk), a row of keys is multiplied by W transposed.</details>
#
# **2. Coverage.** A model that translates a word twice has looked at it twice. Let the coverage of
# source word $j$ be $\sum_i \alpha_{ij}$. Write a function that returns the source words with a coverage
# above 1.6, and the coverage penalty of Wu et al. (2016, eq. 14), $\sum_j \log \min(\sum_i \alpha_{ij}, 1)$.
#
# <details><summary>Hint</summary>Sum over the rows of the weights. A word that is never looked at makes
# the logarithm very negative: that is the purpose.</details>
#
# **3. Reversing the source.** Sutskever et al. (2014) fed the source backwards, and gained BLEU. Write
# `reverse(split)` that reverses the words of each source and moves the gold links along. Why should it
# help the fixed vector, and why should attention not care? Train both if you have ten minutes.
#
# <details><summary>Hint</summary>A link (s, t) of a sentence with n words becomes (n - 1 - s, t). Think of
# the distance between a source word and its translation, as steps of the recurrence.</details>
#
# **4. A planted bug.** The layer below masks, runs, and trains. It is wrong. Find out how with
# `assert_weights_sum_to_one` and a mask with padding, say what harm it does, and repair it.
#
# <details><summary>Hint</summary>Print one row of weights and its sum. When was the row made to sum to
# one?</details>

# %%
from tfqa.attention.compatibility import Compatibility


class BuggyAttention(keras.layers.Layer):
    def call(self, query, key, attention_mask):
        scores = ops.matmul(query, ops.swapaxes(key, -1, -2))  # (B, T, S)
        weights = ops.softmax(scores, axis=-1)
        weights = weights * ops.cast(attention_mask, weights.dtype)
        return ops.matmul(weights, key), weights


_, buggy_weights = BuggyAttention()(words, words, real[:, None])
print(ops.convert_to_numpy(ops.sum(buggy_weights[1], axis=-1))[:4].round(3))
print("what exercise 1 extends:", Compatibility.__doc__.splitlines()[0])

# %% [markdown]
# **5. Concat is additive.** Prove on paper that Luong's $v^\top \tanh(W[q; k])$ is Bahdanau's
# $v^\top \tanh(W q + U k)$. Then show it with numbers: copy the weights of an `Additive` layer into a
# `Concat` layer.
#
# <details><summary>Hint</summary>Write W as two blocks side by side.</details>
#
# **6. Sparsemax by bisection.** Find the threshold $\tau$ with $\sum_j \max(z_j - \tau, 0) = 1$ by halving an
# interval, and compare with `sparsemax`.
#
# <details><summary>Hint</summary>The sum falls as the threshold rises. Start between max(z) - 1 and
# max(z).</details>
#
# ## Summary
#
# - A fixed vector has the same size for every sentence, so long sentences lose.
# - Attention is: scores from a compatibility function, weights from a distribution, a weighted mean.
# - Bahdanau's decoder asks with its old state, Luong's with its new one. Both feed the answer back.
# - Masks decide what may be seen. True means seen. A wrong mask does not crash; test it.
# - A claim needs a baseline, a number and several seeds; a picture of attention is not a proof.
#
# Next: chapter 02 drops the recurrence and keeps the attention.
#
# ## References
#
# - Bahdanau, Cho, Bengio (2015). *Neural machine translation by jointly learning to align and translate.*
# - Cho et al. (2014). *Learning phrase representations using RNN encoder–decoder.*
# - Elliott, Frank, Sima'an, Specia (2016). *Multi30K: multilingual English–German image descriptions.*
# - Luong, Pham, Manning (2015). *Effective approaches to attention-based neural machine translation.*
# - Martins, Astudillo (2016). *From softmax to sparsemax.*
# - Och, Ney (2003). *A systematic comparison of various statistical alignment models.*
# - Sutskever, Vinyals, Le (2014). *Sequence to sequence learning with neural networks.*
# - Vaswani et al. (2017). *Attention is all you need.*
# - Wu et al. (2016). *Google's neural machine translation system.*

# %%
import json

metrics = {f"BLEU {name}": round(value, 1) for name, value in bleu.items()}
metrics["alignment error"] = round(aer[BAHDANAU], 3)
print("METRICS", json.dumps(metrics))
