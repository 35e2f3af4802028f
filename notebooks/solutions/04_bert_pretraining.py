# %% [markdown]
# # 04 · Pre-training BERT: solutions
#
# `make test` runs this file.

# %%
import keras
import numpy as np

from tfqa.datasets import (
    PretrainingExamples,
    PretrainingOptions,
    left_to_right,
    load_corpus,
    pretraining_batches,
)
from tfqa.models import BertConfig, BertForPreTraining
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.training import MaskedAccuracy, NatsPerToken, bert_adamw, pretraining_losses

corpus, held_out = load_corpus("samples"), load_corpus("samples-dev")
tokenizer = WordPieceTokenizer.train(corpus.texts(), 3000)
options = PretrainingOptions(max_length=32, max_predictions=5)
CLS, SEP, MASK = map(tokenizer.token_to_id, ("[CLS]", "[SEP]", "[MASK]"))

# %% [markdown]
# **1. Mask by hand.** Both have the same shares, up to chance: four standard deviations.


# %%
def mask(ids, rng):
    masked = list(ids)
    places = [place for place, token in enumerate(ids) if token not in (CLS, SEP)]
    count = min(5, max(1, round(0.15 * len(ids))))
    chosen = sorted(rng.choice(places, count, replace=False).tolist())
    for place in chosen:
        fate = rng.random()
        if fate < 0.8:
            masked[place] = MASK
        elif fate < 0.9:
            masked[place] = int(rng.integers(tokenizer.vocabulary_size))
    return masked, chosen


unmasked = list(PretrainingExamples(held_out, tokenizer, options, masked=False))
by_library = list(PretrainingExamples(held_out, tokenizer, options))
rng = np.random.default_rng(0)
fates = {"by hand": [], "library": []}
for one, theirs in zip(unmasked, by_library, strict=True):
    ids = one.token_ids.tolist()
    masked, chosen = mask(ids, rng)
    assert len(chosen) == len(theirs.masked_positions)
    fates["by hand"] += [(masked[place] == MASK, masked[place] == ids[place]) for place in chosen]
    seen = theirs.token_ids[theirs.masked_positions]
    fates["library"] += list(zip(seen == MASK, seen == theirs.masked_ids, strict=True))
for name, found in fates.items():
    shares = np.mean(found, axis=0)
    print(name, f"[MASK] {shares[0]:.3f}, itself {shares[1]:.3f}, of {len(found):,}")
    assert abs(shares[0] - 0.8) < 4 * np.sqrt(0.16 / len(found))
    assert abs(shares[1] - 0.1) < 4 * np.sqrt(0.09 / len(found)) + 1e-3

# %% [markdown]
# **2. The planted bug.** Where a row has fewer than P hidden tokens, the labels are filled up with 0, the id of `[PAD]`. The planted loss takes
# the filler for tokens to guess: the network is taught to say `[PAD]` at place 0, and the loss is diluted. It differs as soon as a row has filler, and
# agrees if all rows are full. The repair is a mask and a division by the number of real tokens.


# %%
def log_softmax(scores):
    scores = scores - scores.max(axis=-1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True))


def planted_loss(labels, logits):
    found = np.take_along_axis(log_softmax(logits), labels[..., None], axis=-1)[..., 0]
    return -found.mean()


def repaired_loss(labels, logits):
    found = np.take_along_axis(log_softmax(logits), labels[..., None], axis=-1)[..., 0]  # (B, P)
    real = labels != 0
    return -found[real].sum() / real.sum()


logits = np.random.default_rng(1).normal(size=(2, 4, 11)).astype("float32")
full, short = np.array([[3, 1, 7, 2], [5, 5, 9, 4]]), np.array([[3, 1, 0, 0], [5, 5, 9, 4]])
library = pretraining_losses()["mlm_logits"]
assert np.isclose(planted_loss(full, logits), float(library(full, logits)))
assert not np.isclose(planted_loss(short, logits), float(library(short, logits)), atol=1e-2)
for labels in (full, short):
    assert np.isclose(repaired_loss(labels, logits), float(library(labels, logits)), atol=1e-5)

# %% [markdown]
# The library's metrics leave the filler out, too, and count tokens, not rows:

# %%
accuracy, nats = MaskedAccuracy(), NatsPerToken()
for metric in (accuracy, nats):
    metric.update_state(short, logits)
right = (logits.argmax(axis=-1) == short)[short != 0].mean()
assert np.isclose(float(accuracy.result()), right)
assert np.isclose(float(nats.result()), repaired_loss(short, logits), atol=1e-5)

# %% [markdown]
# **3. Whole words.** A hidden piece whose neighbor of the same word can be seen is often no riddle: after "alg" comes "##ier". With whole words
# there is no such help. (A piece at the edge of a segment may have lost its word; it is not counted.)


# %%
def count_helped(whole_word):
    chosen = PretrainingOptions(max_length=32, max_predictions=5, whole_word=whole_word)
    hidden = helped = 0
    for one in PretrainingExamples(held_out, tokenizer, chosen, seed=1):
        tokens = [tokenizer.id_to_token(i) for i in one.original_ids]
        places = set(one.masked_positions.tolist())
        hidden += len(places)
        for place in places:
            goes_on = tokens[place].startswith("##") and tokens[place - 1] not in ("[CLS]", "[SEP]")
            before = goes_on and place - 1 not in places
            after = tokens[place + 1].startswith("##") and place + 1 not in places
            helped += before or after
    return helped / hidden


def show_first(whole_word):
    """Print the first example that hides the beginning of a word of three pieces; return how much."""
    chosen = PretrainingOptions(max_length=32, max_predictions=5, whole_word=whole_word)
    for one in PretrainingExamples(held_out, tokenizer, chosen, seed=1):
        tokens = [tokenizer.id_to_token(i) for i in one.original_ids]
        places = set(one.masked_positions.tolist())
        for place in sorted(places):
            goes_on = [token.startswith("##") for token in tokens[place : place + 4]]
            if goes_on == [False, True, True, False]:
                hidden = places & {place, place + 1, place + 2}
                seen = ["▢" if i in hidden else token for i, token in enumerate(tokens)]
                print(" ".join(tokens[place : place + 3]), "in:", " ".join(seen))
                return len(hidden)
    raise AssertionError("no such word is hidden")


assert show_first(whole_word=True) == 3 and show_first(whole_word=False) < 3

shares = {whole: count_helped(whole) for whole in (False, True)}
print(f"hidden tokens with help: {shares[False]:.1%} of pieces, {shares[True]:.1%} of whole words")
assert shares[False] > 0.1 and shares[True] == 0

# %% [markdown]
# **4. What a step costs.** For BERT-base the vocabulary product at all 128 places is about a fifth of the step; at 20 of them it is a
# few percent. In a small network like ours the vocabulary product at all places would be half of the step, so picking saves far more.


# %%
def operations(config, batch, length, places):
    D, F, V = config.hidden_dim, config.intermediate_dim, config.vocabulary_size
    layer = length * (8 * D * D + 4 * D * F) + 4 * length * length * D
    head = places * (2 * D * D + 2 * V * D)
    return 3 * batch * (config.num_layers * layer + head)


sizes = {"hidden_dim": 128, "intermediate_dim": 512, "num_heads": 4, "num_layers": 2}
small = BertConfig(vocabulary_size=tokenizer.vocabulary_size, **sizes)
saved = {}
for name, config, *places in (("base", BertConfig.base(), 128, 20), ("small", small, 32, 5)):
    everywhere, picked = (operations(config, 32, places[0], count) for count in places)
    saved[name] = 1 - picked / everywhere
    print(f"{name}: {everywhere / 1e12:.3f} → {picked / 1e12:.3f} TFLOP, {saved[name]:.0%} saved")
assert 0.1 < saved["base"] < 0.25 and 0.4 < saved["small"] < 0.6

# %% [markdown]
# **5. In order or swapped?** A random B comes from another article, so it shares fewer words with A. A rule that only counts shared
# words guesses NSP better than chance. Swapped pieces share just as many, and the rule is helpless: SOP asks for order, and NSP, in part, only for the
# topic (Lan et al. 2020, section 4.6).


# %%
def shared_words(example):
    first, second = (set(segment.tolist()) for segment in example.segments())
    return len(first & second) / max(1, min(len(first), len(second)))


accuracies = {}
for task in ("nsp", "sop"):
    made = PretrainingOptions(max_length=64, max_predictions=10, next_sentence=task)
    train, test = (
        [(shared_words(one), one.label) for one in PretrainingExamples(part, tokenizer, made)]
        for part in (corpus, held_out)
    )

    def score(pairs, threshold):
        return np.mean([(share < threshold) == label for share, label in pairs])

    best = max(np.linspace(0, 1, 101), key=lambda threshold: score(train, threshold))
    chance = max(np.mean([label for _, label in test]), 1 - np.mean([label for _, label in test]))
    accuracies[task] = score(test, best)
    print(f"{task}: {accuracies[task]:.1%} right, the more frequent label {chance:.1%}")
assert accuracies["nsp"] > accuracies["sop"] + 0.05

# %% [markdown]
# **6. No decay for some.** The kernel shrinks by $(1 - 10^{-3} \cdot 0.01)^{1000}$, about 1 %; the bias stays.

# %%
layer = keras.layers.Dense(3, bias_initializer="ones")
layer.build((None, 5))
before = [keras.ops.convert_to_numpy(weight).copy() for weight in layer.weights]
optimizer = bert_adamw(1e-3, clip_norm=None)
nothing = [keras.ops.zeros(weight.shape) for weight in layer.trainable_variables]
for _ in range(1000):
    optimizer.apply(nothing, layer.trainable_variables)
kernel, bias = (keras.ops.convert_to_numpy(weight) for weight in layer.weights)
np.testing.assert_allclose(kernel, before[0] * (1 - 1e-5) ** 1000, rtol=1e-4)
np.testing.assert_array_equal(bias, before[1])
print(f"the kernel is {1 - (1 - 1e-5) ** 1000:.2%} smaller")

# %% [markdown]
# **Beside the exercises**: `left_to_right` and BERT are asked about the same tokens, and a network that has learned nothing pays about the same for both.

# %%
network = BertForPreTraining(BertConfig.tiny(vocabulary_size=tokenizer.vocabulary_size))
batches = pretraining_batches(by_library, 48, shuffle=False, passes=1).take(3)
for kind in (batches, left_to_right(batches, tokenizer, everywhere=False)):
    metric = NatsPerToken()
    for inputs, labels in kind:
        metric.update_state(labels["mlm_logits"], network(inputs)["mlm_logits"])
    assert abs(float(metric.result()) - np.log(tokenizer.vocabulary_size)) < 0.5
