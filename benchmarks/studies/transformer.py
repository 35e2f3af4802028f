"""Chapter 02's comparison on the samples: see `benchmarks.studies.seeds`.

The Transformer has as many weights as chapter 01's model with Bahdanau's attention, within 10 %,
and every variant but "no positions" as many as the first.
"""

from benchmarks.studies.seeds import Study, main

STUDY = Study(
    name="transformer_samples",
    module=__spec__.name,
    preset="samples-transformer",
    models={
        "Transformer": (),
        "no positions": ("model.positions=null",),
        "one head": ("model.num_heads=1",),
        "no label smoothing": ("label_smoothing=0.0",),
        "no warm-up": ("warmup_steps=0",),
        "pre-norm": ("model.norm=pre",),
        "pre-norm, no warm-up": ("model.norm=pre", "warmup_steps=0"),
    },
)

if __name__ == "__main__":
    main(STUDY)
