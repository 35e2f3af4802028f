"""`python -m data.generator [DIRECTORY]` writes the samples (default `data/samples`)."""

import argparse

from data.generator.files import write_samples


def main() -> None:
    """Parse the command line, write the files and print their paths and sizes."""
    parser = argparse.ArgumentParser(prog="python -m data.generator", description=__doc__)
    parser.add_argument("directory", nargs="?", default="data/samples")
    for path in write_samples(parser.parse_args().directory):
        print(f"{path.stat().st_size:>9,} bytes  {path}")


if __name__ == "__main__":
    main()
