"""Run the benchmarks of speed and print their tables: `make bench`."""

from benchmarks import bert, nmt, pretraining_data, squad, tokenization, transformer

if __name__ == "__main__":
    nmt.main()
    transformer.main()
    tokenization.main()
    pretraining_data.main()
    bert.main()
    squad.main()
