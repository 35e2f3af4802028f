# %% [markdown]
# # 05 · BERT on SQuAD: solutions
#
# `make test` runs this file. It needs no published weights: small networks of our own do.

# %%
import string
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save_file

from tfqa.checkpoints import (
    CheckpointError,
    load_pretrained,
    load_tokenizer,
    save_pretrained,
    save_tokenizer,
)
from tfqa.datasets import (
    SquadAnswer,
    SquadExample,
    SquadWindows,
    length_sorted,
    load_squad,
    make_windows,
    squad_batches,
)
from tfqa.decoding import merge_windows
from tfqa.metrics import squad_by_question, squad_v1
from tfqa.models import BertConfig, BertForQuestionAnswering, BertForTokenClassification
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.training import layerwise_factors

questions = load_squad("samples", "dev").without_impossible()
tokenizer = WordPieceTokenizer.train(sorted({one.context for one in questions}), 2000)

# %% [markdown]
# **1. The ruler's edges.** "The" has no word that counts, and neither has "a": two empty lists are equal, an exact match. But they share no word, so F1 is 0. That is how
# the official script of version 1.1 does it; `squad_v2` gives 1.


# %%
def words_that_count(text):
    letters = "".join(c for c in text.lower() if c not in string.punctuation)
    return [word for word in letters.split() if word not in ("a", "an", "the")]


def exact_by_hand(answer, gold):
    return float(words_that_count(answer) == words_that_count(gold))


def f1_by_hand(answer, gold):
    found, marked = Counter(words_that_count(answer)), Counter(words_that_count(gold))
    same = (found & marked).total()
    return 2 * same / (found.total() + marked.total()) if same else 0.0


shifted = {}
for one in questions:
    gold = one.answers[0]
    after = one.context[gold.end :].split(maxsplit=1)
    shifted[one.id] = f"{gold.text} {after[0]}" if after else gold.text
by_library = squad_by_question(questions, shifted)
for one in questions:
    gold = one.answers[0].text
    by_hand = exact_by_hand(shifted[one.id], gold), f1_by_hand(shifted[one.id], gold)
    assert np.allclose(by_hand, by_library[one.id]), one
edge = questions.take([0]).to_official()
edge["data"][0]["paragraphs"][0]["qas"][0]["answers"][0]["text"] = "The"
print(squad_v1(edge, {questions[0].id: "a"}))
assert squad_v1(edge, {questions[0].id: "a"}) == {"exact_match": 100.0, "f1": 0.0}

# %% [markdown]
# **2. The planted bugs.** Collapsing white space makes the page shorter, but `start` still counts the old characters: behind the first double space the label is on
# the wrong words, and the network learns to mark what is a little further right. And `end` is exclusive: an answer that ends the page has `end == len(context)` and is
# legal, so `>=` must be `>`; dropped answers make the network shy of the page's last words.


# %%
def planted_label(example, tokenizer):
    context = " ".join(example.context.split())
    start = example.answers[0].start
    end = start + len(example.answers[0].text)
    if end >= len(context):
        return None
    offsets = tokenizer.encode(context).offsets
    touched = [i for i, (low, high) in enumerate(offsets) if low < end and start < high]
    return touched[0], touched[-1]


def repaired_label(example, tokenizer):
    start, end = example.answers[0].start, example.answers[0].end
    offsets = tokenizer.encode(example.context).offsets
    touched = [i for i, (low, high) in enumerate(offsets) if low < end and start < high]
    return touched[0], touched[-1]


def ask(context, text):
    answer = SquadAnswer(text, context.index(text))
    return SquadExample("1", "Lisbon", "Where is it?", context, (answer,))


spaces = ask("In  the  west of  Europe, in Portugal, lies Lisbon.", "Portugal")
last = ask("Lisbon is in Portugal", "Portugal")
for one in (spaces, last, *questions):
    windows = make_windows([one], tokenizer)
    assert isinstance(windows, SquadWindows)
    begin = int(windows.context_mask([0], windows.lengths[0])[0].argmax())
    right = tuple(windows.labels[0] - begin)
    assert repaired_label(one, tokenizer) == right
    if one in (spaces, last):
        print(planted_label(one, tokenizer), "should be", right)
        assert planted_label(one, tokenizer) != right

# %% [markdown]
# **3. Merge by hand.** With one window both are the same. The more windows a page has, the more often the maximum says "no answer" where the minimum does not.


# %%
def merge_by_hand(starts, ends, scores, nulls, take=min):
    best = {}
    for window in range(len(scores)):
        for start, end, score in zip(starts[window], ends[window], scores[window], strict=True):
            place = int(start), int(end)
            best[place] = max(best.get(place, -np.inf), float(score))
    null = float(take(nulls))
    total = sum(np.exp(score) for score in best.values()) + np.exp(null)
    place = max(best, key=best.get)
    return place, null - best[place], np.exp(best[place]) / total, np.exp(null) / total


rng = np.random.default_rng(0)
changed = {}
for count in (1, 2, 4, 8):
    decisions = []
    for _ in range(200):
        starts = rng.permutation(50)[: 2 * count].reshape(count, 2)
        ends = starts + rng.integers(1, 4, (count, 2))
        scores, nulls = rng.normal(size=(count, 2)), rng.normal(1, 2, size=count)
        merged = merge_windows([0] * count, starts, ends, scores, nulls, num_examples=1)[0]
        place, difference, probability, of_none = merge_by_hand(starts, ends, scores, nulls)
        assert place == merged.spans[0][:2] and np.isclose(difference, merged.null_difference)
        assert np.isclose(probability, merged.spans[0].probability)
        assert np.isclose(of_none, merged.no_answer_probability)
        by_maximum = merge_by_hand(starts, ends, scores, nulls, take=max)[1]
        decisions.append((difference > 0) != (by_maximum > 0))
    changed[count] = float(np.mean(decisions))
print("decisions that the maximum changes, by windows:", changed)
assert changed[1] == 0 and changed[2] < changed[8]

# %% [markdown]
# **4. Step or overlap?** With room r, windows begin every s tokens until one reaches the end: $1 + \lceil (n - r) / s \rceil$. The question has 13 tokens, so r = 368. As a step, 128 gives 6
# windows. As an overlap it means a step of 368 − 128 = 240, and 4 windows: less to read, and less context at the edges.


# %%
def count_windows(tokens, room, step):
    return 1 + max(0, -(-(tokens - room) // step))


page = SquadExample("1", "", " ".join(["in"] * 13), " ".join(["in"] * 1000), ())
for name, step in (("step", 128), ("overlap", 368 - 128)):
    windows = make_windows([page], tokenizer, stride=step)
    print(f"128 as {name}: {len(windows)} windows, {windows.lengths.sum():,} tokens to read")
    assert len(windows) == count_windows(1000, 368, step) == {"step": 6, "overlap": 4}[name]

# %% [markdown]
# **5. What padding costs.** Filled up to 192, two positions of three are padding; batches at random still waste a third; sorted by length almost nothing.


# %%
windows = make_windows(questions, tokenizer, max_length=192, stride=64, max_question_length=32)
tokens = windows.lengths.sum()


def padding(batches):
    return 1 - tokens / sum(len(rows) * windows.lengths[rows].max() for rows in batches)


shuffled = np.array_split(rng.permutation(len(windows)), len(windows) // 16)
masks = [batch["padding_mask"].numpy() for batch, _ in squad_batches(windows, 16)]
assert sum(mask.sum() for mask in masks) == tokens
shares = {
    "all to 192": 1 - tokens / (192 * len(windows)),
    "at random": padding(shuffled),
    "squad_batches": 1 - tokens / sum(mask.size for mask in masks),
    "length_sorted": padding(length_sorted(windows.lengths, 16)),
}
print({name: f"{share:.1%}" for name, share in shares.items()})
assert list(shares.values()) == sorted(shares.values(), reverse=True)

# %% [markdown]
# **6. Lower layers learn more slowly.** The head has factor 1, the last layer 0.8, and so on: the embeddings, seven steps below the head, $0.8^7 = 0.21$. The lower layers know what all texts
# need; a few questions should not overwrite that.

# %%
sizes = {"hidden_dim": 16, "intermediate_dim": 32, "num_heads": 2, "num_layers": 6}
config = BertConfig(vocabulary_size=tokenizer.vocabulary_size, **sizes)
model = BertForQuestionAnswering(config)
factors = dict(
    zip([v.path for v in model.trainable_variables], layerwise_factors(model, 0.8), strict=True)
)
for path, factor in factors.items():
    if "embeddings" in path or "span" in path:
        print(f"{factor:.3f}", path)
found = sorted({round(factor, 6) for factor in factors.values()})
assert found == sorted(round(0.8**power, 6) for power in range(8))

# %% [markdown]
# **7. Damaged goods.** A file that ends too early and one that lacks a tensor of the encoder are errors: a network that is half random looks like one that has learned little. A missing *head* is
# normal, since the new task has never been trained; the report and a warning name it.

# %%
folder = Path(tempfile.mkdtemp())
save_pretrained(model, folder)
save_tokenizer(tokenizer, folder)
assert load_tokenizer(folder).encode("Lisbon").ids == tokenizer.encode("Lisbon").ids
path = folder / "model.safetensors"
whole = path.read_bytes()
tensors = load_file(path)
dropped = next(name for name in tensors if "layer.3" in name)


def complain(kind):
    """Load and return the error."""
    try:
        load_pretrained(kind, folder)
    except CheckpointError as error:
        return str(error)
    raise AssertionError("Expected an error.")


path.write_bytes(whole[:-100])
print("cut off:   ", complain(BertForQuestionAnswering).replace(str(folder), "…")[:200])
save_file({name: tensor for name, tensor in tensors.items() if name != dropped}, path)
message = complain(BertForQuestionAnswering)
print("a gap:     ", message.replace(str(folder), "…")[:200])
assert dropped in message
path.write_bytes(whole)
_, report = load_pretrained(BertForTokenClassification, folder)
new_parts, unused_parts = report.newly_initialized_parts, report.unexpected_parts
print("other head:", new_parts, "is new,", unused_parts, "is not used")
assert len(report.newly_initialized) == 2
