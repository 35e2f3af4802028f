"""Tasks that a small model trains on in seconds, and finished trainings of them."""

import json

import numpy as np
import pytest

from tfqa.checkpoints import save_tokenizer
from tfqa.datasets import ParallelSplit, ParallelText, load_squad
from tfqa.models import BertConfig, BertModel
from tfqa.recipes import (
    NMTRecipe,
    PretrainingRecipe,
    SquadRecipe,
    fine_tune,
    pretrain,
    train_translator,
)
from tfqa.tokenizers import WordPieceTokenizer

WORDS = dict(
    zip("one two three four five".split(), "uno dos tres cuatro cinco".split(), strict=True)
)


def make_split(rng, count):
    sources = [list(rng.choice(list(WORDS), size=rng.integers(2, 6))) for _ in range(count)]
    return ParallelSplit(
        sources=tuple(" ".join(source) for source in sources),
        targets=tuple(" ".join(WORDS[word] for word in source) for source in sources),
        alignments=tuple(tuple((i, i) for i in range(len(source))) for source in sources),
    )


@pytest.fixture(scope="session")
def tiny_text():
    """43 pairs to train on, 11 to validate, 13 to test."""
    rng = np.random.default_rng(17)
    splits = {n: make_split(rng, k) for n, k in (("train", 43), ("validation", 11), ("test", 13))}
    return ParallelText(name="numbers", source_language="en", target_language="es", **splits)


@pytest.fixture(scope="session")
def tiny_file(tiny_text, tmp_path_factory):
    """The training pairs as a file of a user's own."""
    path = tmp_path_factory.mktemp("data") / "numbers.tsv"
    pairs = zip(tiny_text.train.sources, tiny_text.train.targets, strict=True)
    path.write_text("".join(f"{s}\t{t}\n" for s, t in pairs), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def tiny_recipe():
    """3 epochs of 7 steps, or of 6 on `tiny_file`, with everything in them that has a state."""
    return NMTRecipe(
        model={"embedding_dim": 11, "hidden_dim": 14, "dropout": 0.3},
        max_length=16,
        batch_size=7,
        epochs=3,
        learning_rate=0.02,
        warmup_steps=5,
        decay="cosine",
        label_smoothing=0.1,
        checkpoint_every=2,
    )


@pytest.fixture(scope="session")
def finished(tiny_recipe, tiny_file, tmp_path_factory):
    """`(output, result)` of a finished run of `tiny_recipe` on `tiny_file`."""
    output = tmp_path_factory.mktemp("finished") / "run"
    return output, train_translator(tiny_recipe.replace(data=str(tiny_file)), output, verbose=0)


def make_article(rng):
    """A noun that the whole article is about, so that a sentence tells what the next one is of."""
    noun = rng.choice("dog cat house king river boat".split())
    adjectives, verbs = "old red small big".split(), "sees likes finds holds".split()

    def sentence():
        return f"The {rng.choice(adjectives)} {noun} {rng.choice(verbs)} a {noun}."

    return "\n".join(" ".join(sentence() for _ in range(rng.integers(2, 5))) for _ in range(2))


@pytest.fixture(scope="session")
def tiny_corpus(tmp_path_factory):
    """A file of 61 short articles."""
    rng = np.random.default_rng(19)
    path = tmp_path_factory.mktemp("corpus") / "articles.txt"
    articles = "\n\n".join(make_article(rng) for _ in range(61))
    path.write_text(articles + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def tiny_pretraining(tiny_corpus):
    """Two phases of 10 and 5 steps, with everything in them that has a state."""
    return PretrainingRecipe(
        data=str(tiny_corpus),
        validation_share=0.2,
        vocabulary_size=90,
        model={"hidden_dim": 12, "intermediate_dim": 22, "num_heads": 2, "num_layers": 1},
        lengths=(19, 37),
        batch_sizes=(7, 5),
        steps=(10, 5),
        evaluate_every=5,
        validation_batches=3,
        learning_rate=0.01,
        warmup_steps=3,
        checkpoint_every=2,
    )


@pytest.fixture(scope="session")
def pretrained(tiny_pretraining, tmp_path_factory):
    """`(output, result)` of a finished pre-training."""
    output = tmp_path_factory.mktemp("pretrained") / "run"
    return output, pretrain(tiny_pretraining, output, verbose=0)


def make_question(rng, number):
    """Where two people live, and a question about one of them, or about a third."""
    names = rng.permutation("ann ben cid dora eve".split())[:3]
    cities = rng.permutation("rome oslo lima cairo".split())[:2]
    context = " ".join(f"{n} lives in {c}." for n, c in zip(names, cities, strict=False))
    asked = int(rng.integers(3))
    answers = []
    if asked < 2:
        start = context.index(f"{names[asked]} lives in ") + len(f"{names[asked]} lives in ")
        answers = [{"text": str(cities[asked]), "answer_start": start}]
    question = {"id": f"q{number}", "question": f"Where does {names[asked]} live?"}
    question |= {"answers": answers, "is_impossible": not answers}
    return {"context": context, "qas": [question]}


@pytest.fixture(scope="session")
def tiny_questions(tmp_path_factory):
    """Two files in SQuAD's format: 43 questions to train on and 13 others."""
    rng = np.random.default_rng(23)
    places = []
    for name, count in (("train", 43), ("dev", 13)):
        paragraphs = [make_question(rng, number) for number in range(count)]
        data = {"version": "v2.0", "data": [{"title": "People", "paragraphs": paragraphs}]}
        places.append(tmp_path_factory.mktemp("questions") / f"{name}.json")
        places[-1].write_text(json.dumps(data), encoding="utf-8")
    return tuple(map(str, places))


@pytest.fixture(scope="session")
def tiny_encoder(tiny_questions, tmp_path_factory):
    """The directory of a small encoder with random weights, and its vocabulary."""
    texts = [text for one in load_squad(tiny_questions[0]) for text in (one.context, one.question)]
    tokenizer = WordPieceTokenizer.train(texts, 90)
    sizes = {"hidden_dim": 24, "intermediate_dim": 46, "num_heads": 2, "dropout": 0.1}
    sizes |= {"vocabulary_size": tokenizer.vocabulary_size, "initializer_range": 0.1}
    config = BertConfig.tiny(**sizes)
    place = tmp_path_factory.mktemp("encoder")
    BertModel(config).save_pretrained(place)
    save_tokenizer(tokenizer, place)
    return place


@pytest.fixture(scope="session")
def tiny_fine_tuning(tiny_questions, tiny_encoder):
    """3 epochs of 7 steps, with everything in them that has a state."""
    return SquadRecipe(
        data=tiny_questions,
        pretrained=str(tiny_encoder),
        max_length=32,
        stride=9,
        max_question_length=11,
        max_answer_tokens=5,
        epochs=3,
        batch_size=7,
        learning_rate=0.01,
        layer_decay=0.8,
        checkpoint_every=2,
    )


@pytest.fixture(scope="session")
def fine_tuned(tiny_fine_tuning, tmp_path_factory):
    """`(output, result)` of a finished fine-tuning."""
    output = tmp_path_factory.mktemp("fine_tuned") / "run"
    return output, fine_tune(tiny_fine_tuning, output, verbose=0)
