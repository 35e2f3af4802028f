"""Run the benchmarks of speed and print their tables: `make bench`."""

from benchmarks.speed import pretraining as bert
from benchmarks.speed import pretraining_data, tokenization, transformer
from benchmarks.speed import question_answering as squad
from benchmarks.speed import translation as nmt

if __name__ == "__main__":
    nmt.main()
    transformer.main()
    tokenization.main()
    pretraining_data.main()
    bert.main()
    squad.main()
