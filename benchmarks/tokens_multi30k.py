"""Chapter 03's comparison: chapter 01's model on real captions, cut in three ways.

The vocabularies have at most 4,000 entries for each language, and nothing else differs.
"characters" are byte-pair pieces without a single merge. See `benchmarks.seeds`.
"""

from benchmarks.seeds import Study, main

STUDY = Study(
    name="tokens_multi30k",
    preset="multi30k",
    settings=(
        "train_pairs=10000",
        "vocabulary_size=4000",
        "model.embedding_dim=128",
        "model.encoder_dim=128",
        "model.hidden_dim=192",
        "model.dropout=0.3",
        "validation_pairs=200",
        "epochs=7",
        "learning_rate=0.002",
        "max_length=300",
        "translation_length=250",
    ),
    models={
        "words": ("tokenizer=word",),
        "subwords": (),
        "characters": ("vocabulary_size=5",),
    },
)

if __name__ == "__main__":
    main(STUDY)
