"""Chapter 03's comparison: one model on real captions, cut in three ways.

It is chapter 02's Transformer with half of its layers, because chapter 01's recurrent model takes
hours for letters: a step for each, one after the other. Nothing but the tokens differs; words and
subwords have equally many entries. "characters" are byte-pair pieces without a single merge. See
`benchmarks.seeds`.
"""

from benchmarks.seeds import Study, main

STUDY = Study(
    name="tokens_multi30k",
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
)

if __name__ == "__main__":
    main(STUDY)
