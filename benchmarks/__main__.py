"""Run the benchmarks of speed and print their tables: `make bench`."""

from benchmarks.speed import (
    pretraining,
    pretraining_data,
    question_answering,
    tokenization,
    transformer,
    translation,
)

if __name__ == "__main__":
    translation.main()
    transformer.main()
    tokenization.main()
    pretraining_data.main()
    pretraining.main()
    question_answering.main()
