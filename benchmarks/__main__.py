"""Run the benchmarks of speed and print their tables: `make bench`."""

from benchmarks import nmt, tokenization, transformer

if __name__ == "__main__":
    nmt.main()
    transformer.main()
    tokenization.main()
