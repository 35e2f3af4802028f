"""Chapter 03's comparison: chapter 01's model on real captions, cut in three ways.

Nothing else differs. "characters" are byte-pair pieces without a single merge. See
`benchmarks.seeds`.
"""

from benchmarks.seeds import Study, main

STUDY = Study(
    name="tokens_multi30k",
    preset="multi30k",
    settings=("max_length=300", "translation_length=250"),
    models={
        "words": ("tokenizer=word",),
        "subwords": (),
        "characters": ("vocabulary_size=5",),
    },
)

if __name__ == "__main__":
    main(STUDY)
