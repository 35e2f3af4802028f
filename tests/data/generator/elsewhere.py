"""The same in another process, where sets have another order."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def assert_written_elsewhere(text, program):
    """Check that a program, whose last line is an expression, makes this text there, too."""
    *lines, expression = program.splitlines()
    digest = f"print(hashlib.sha256(({expression}).encode()).hexdigest())"
    seed = "1" if os.environ.get("PYTHONHASHSEED") == "4099" else "4099"
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(["import hashlib", *lines, digest])],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert done.stdout.split()[-1] == hashlib.sha256(text.encode()).hexdigest()
