"""`python -m tfqa`, or `tfqa` where the package is installed: the jobs from the command line."""

import sys

from tfqa.recipes.cli import main

if __name__ == "__main__":
    sys.exit(main())
