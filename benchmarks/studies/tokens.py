"""Chapter 03's comparison: one model on real captions, cut in three ways.

It is chapter 02's Transformer with half of its layers, because chapter 01's recurrent model, which
reads one token after another, takes hours for characters. Nothing but the tokens differs; words and
subwords have vocabularies of the same size. "characters" are byte pairs without a single merge. See
`benchmarks.studies.seeds`.
"""

from benchmarks.evaluation.translation import LENGTH_PENALTY, NUM_BEAMS
from benchmarks.studies.seeds import Study, main, train_translation
from tfqa.datasets import load_parallel
from tfqa.metrics import corpus_bleu
from tfqa.pipelines.translator import Translator
from tfqa.tokenizers import SPECIAL_TOKENS, LibraryTokenizer


def train_and_split(recipe, directory, text=None):
    """Train and evaluate, also apart on test pairs with and without unknown words -> record."""
    text = load_parallel(recipe.data) if text is None else text
    record = train_translation(recipe, directory, text=text)
    unknown = find_unknown(text)
    translator = Translator.load(directory)
    scores = {}
    for name, wanted in (("with unknown words", True), ("all words known", False)):
        rows = [row for row, has in enumerate(unknown) if has is wanted]
        split = text.test.take(rows)
        hypotheses = translator.translate(
            list(split.sources), num_beams=NUM_BEAMS, length_penalty=LENGTH_PENALTY
        )
        bleu = corpus_bleu(hypotheses, split.targets)
        scores[name] = {"pairs": len(rows), "beam": bleu.score}
    record["evaluation"]["by_words"] = scores
    return record


def find_unknown(text):
    """Return for each test pair whether the word model does not know one of its words."""
    has_unknown = [False] * len(text.test)
    for side in ("sources", "targets"):
        words = LibraryTokenizer.train(getattr(text.train, side), WORDS, kind="word")
        unknown = SPECIAL_TOKENS.index("[UNK]")
        for row, ids in enumerate(words.encode_batch(list(getattr(text.test, side)))):
            has_unknown[row] |= unknown in ids
    return has_unknown


WORDS = 6000
"""Entries of the word model's vocabularies."""

STUDY = Study(
    name="tokens_multi30k",
    module=__spec__.name,
    preset="multi30k-transformer",
    settings=(
        *("model.num_layers=2", "model.share_embeddings=false", "joint=false"),
        *("epochs=8", "average=1", "warmup_steps=400", "validation_pairs=300"),
        *("max_length=300", "translation_length=250"),
    ),
    models={
        "words": ("tokenizer=word",),
        "subwords": (),
        "characters": ("vocabulary_size=5",),
    },
    once=("characters",),
    train=train_and_split,
)

if __name__ == "__main__":
    main(STUDY)
