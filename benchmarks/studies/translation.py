"""Chapter 01's comparison on the samples: see `benchmarks.studies.seeds`."""

from benchmarks.studies.seeds import Study, main

STUDY = Study(
    name="nmt_samples",
    module=__spec__.name,
    preset="samples",
    models={
        "fixed vector": ("model.attention=null",),
        "Bahdanau, additive": ("model.attention=additive", "model.order=bahdanau"),
        "Luong, general": ("model.attention=general", "model.order=luong"),
    },
)

if __name__ == "__main__":
    main(STUDY)
