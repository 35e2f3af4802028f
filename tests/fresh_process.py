"""Run saved models in a process that lacks what made them."""

import json
import subprocess
import sys

# The finders of modules are told to find nothing of some names.
PROGRAM = """
import json, sys

missing, directories, batches = map(json.loads, sys.argv[1:])

class Without:
    def __init__(self, finder):
        self.finder = finder

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in missing:
            return None
        return self.finder.find_spec(name, path, target)

sys.meta_path[:] = [Without(finder) for finder in sys.meta_path]
for name in missing:
    try:
        __import__(name)
    except ModuleNotFoundError:
        continue
    raise SystemExit(f"{name} can be imported")

import tensorflow as tf
{run}
results = {}
for name, directory in directories.items():
    call = tf.saved_model.load(directory).signatures["serving_default"]
    results[name] = [run(call, batch) for batch in batches]
print(json.dumps(results, default=bytes.decode))
"""


def run_without(missing, run, directories, batches, place):
    """Call each saved model with each batch where some packages cannot be imported.

    Args:
        missing: names of packages.
        run: source of `run(call, batch)`, which calls a signature and returns what JSON can hold.
        directories: name -> directory of a saved model.
        batches: what `run` is given.
        place: an empty directory, to run in.

    Returns:
        dict of name -> what `run` returned, for each batch.
    """
    program = PROGRAM.replace("{run}", run)
    given = map(json.dumps, (missing, directories, batches))
    done = subprocess.run(
        [sys.executable, "-c", program, *given],
        capture_output=True, text=True, check=False, cwd=place,
        env={"PATH": "/usr/bin:/bin", "TF_CPP_MIN_LOG_LEVEL": "2", "HOME": str(place)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
