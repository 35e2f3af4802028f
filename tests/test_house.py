"""The rules of the house: who may import whom, what is public, what lies where.

The files are read, not imported, so that every rule is checked wherever a package can be loaded.
"""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "tfqa"
MODULES = sorted(LIBRARY.rglob("*.py"))
GENERATOR = sorted((ROOT / "data" / "generator").rglob("*.py"))
OUTSIDE = {"data", "benchmarks", "tests", "notebooks"}  # not installed with the library

# package -> packages of tfqa that it may import
ARROWS = {
    "_files": set(),
    "_directories": set(),
    "attention": set(),
    "layers": {"attention"},
    "models": {"layers", "attention", "checkpoints"},
    "checkpoints": {"tokenizers"},
    "tokenizers": set(),
    "datasets": {"tokenizers"},
    "metrics": set(),
    "decoding": set(),
    "training": {"metrics", "decoding"},
    "plots": set(),
    "testing": {"_numeric"},
    "_numeric": set(),
    "_versions": set(),
    "__init__": {"_versions"},
}
EVERYTHING = {"pipelines", "recipes", "__main__"}  # may import all of the above
NEUTRAL = {"attention", "layers", "models", "decoding", "checkpoints"}
FRAMEWORKS = {"tensorflow", "tensorflow_text", "tensorflow_datasets", "jax", "torch", "keras_hub"}
# files of other programs are read with those programs, which are imported when one is read
READERS = {
    "checkpoints/formats/google.py": {"tensorflow"},
    "checkpoints/formats/keras_hub.py": {"keras_hub"},
}
BY_NAME = ("import_module", "__import__")
TOP_LEVEL = {
    *("README.md", "LICENSE", "Makefile", "pyproject.toml", "requirements.txt"),
    *("notebooks", "data", "tests", "benchmarks", "tfqa"),
}
IGNORED = {"build", "runs"}  # .gitignore names them; pip leaves *.egg-info beside them


def read_tree(path):
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def find_package(path):
    """Return the part of tfqa that a file belongs to: "attention" for tfqa/attention/masks.py."""
    return path.relative_to(LIBRARY).parts[0].removesuffix(".py")


def find_imports(path):
    """Return the dotted names that a file imports, anywhere in it and by any means."""
    names = set()
    for node in ast.walk(read_tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(BY_NAME):
            strings = [x.value for x in ast.walk(node) if isinstance(x, ast.Constant)]
            names |= {text for text in strings if str(text).startswith("tfqa.")}
    return names


def name_of(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_follow_the_arrows(path):
    package = find_package(path)
    imports = [name.split(".") for name in find_imports(path)]
    inside = {parts[1] for parts in imports if parts[0] == "tfqa" and len(parts) > 1} - {package}
    if package not in EVERYTHING:
        assert package in ARROWS, f"{package} is not a part of tfqa: see the layout"
        inside -= {"__version__", "_files", "_directories"}
        assert inside <= ARROWS[package], f"{name_of(path)} may not import {inside}"
    assert not {parts[0] for parts in imports} & OUTSIDE, f"{name_of(path)}: the library alone"
    if package in NEUTRAL:
        allowed = READERS.get(path.relative_to(LIBRARY).as_posix(), set())
        found = {parts[0] for parts in imports} & FRAMEWORKS
        assert found <= allowed, f"{name_of(path)}: keras only"


@pytest.mark.parametrize("path", MODULES + GENERATOR, ids=name_of)
def test_no_assert_and_no_pickle_in_the_library(path):
    lines = [node.lineno for node in ast.walk(read_tree(path)) if isinstance(node, ast.Assert)]
    if path != LIBRARY / "testing.py":
        assert not lines, f"{name_of(path)}: assert on lines {lines}; raise an error that helps"
    assert not {name.split(".")[0] for name in find_imports(path)} & {"pickle", "dill", "joblib"}


@pytest.mark.parametrize("path", MODULES + GENERATOR, ids=name_of)
def test_public_definitions_have_a_docstring(path):
    tree = read_tree(path)
    assert ast.get_docstring(tree), f"{name_of(path)} opens with what it is"
    kinds = (ast.FunctionDef, ast.ClassDef)
    public = [node for node in tree.body if isinstance(node, kinds) and node.name[0] != "_"]
    missing = [node.name for node in public if not ast.get_docstring(node)]
    assert not missing, f"{name_of(path)}: no docstring on {missing}"


@pytest.mark.parametrize("path", MODULES + GENERATOR, ids=name_of)
def test_files_stay_readable(path):
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 300, f"{name_of(path)} has {lines} lines; one idea a file, about 250"


def find_public_names():
    """Return (package, name) for every name in the `__all__` of a package."""
    found = []
    for path in sorted(LIBRARY.glob("*/__init__.py")):
        for node in read_tree(path).body:
            if isinstance(node, ast.Assign) and node.targets[0].id == "__all__":
                found += [(path.parent.name, name) for name in ast.literal_eval(node.value)]
    return found


def read_all(*patterns):
    paths = [path for pattern in patterns for path in ROOT.glob(pattern)]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


PUBLIC = find_public_names()
IN_TESTS = read_all("tests/**/test_*.py")
IN_NOTEBOOKS = read_all("notebooks/src/*.py", "notebooks/solutions/*.py")


@pytest.mark.parametrize(("package", "name"), PUBLIC)
def test_public_names_are_in_the_table_the_tests_and_a_notebook(package, name):
    table = ast.get_docstring(read_tree(LIBRARY / package / "__init__.py"))
    rows = "\n".join(line for line in table.splitlines() if line.startswith("|"))
    word = re.compile(rf"\b{re.escape(name)}\b")
    assert word.search(rows), f"tfqa.{package}.{name} is not in the table of its package"
    assert word.search(IN_TESTS), f"tfqa.{package}.{name} is in no test"
    row = next(row for row in rows.splitlines() if word.search(row))
    chapters = re.findall(r"\d\d", row.strip("| ").split("|")[-1])
    to_come = [one for one in chapters if not list(ROOT.glob(f"notebooks/src/{one}_*.py"))]
    if not chapters or to_come != chapters:
        assert word.search(IN_NOTEBOOKS), f"tfqa.{package}.{name} is in no notebook"


@pytest.mark.parametrize("package", sorted({path.parent.name for path in LIBRARY.glob("*/*.py")}))
def test_packages_say_what_is_public(package):
    assert package in {found for found, _ in PUBLIC}, f"tfqa/{package}/__init__.py has no __all__"


def test_top_level_is_fixed():
    visible = {name for name in os.listdir(ROOT) if not name.startswith(".")}
    visible = {name for name in visible - IGNORED if not name.endswith(".egg-info")}
    assert visible <= TOP_LEVEL


@pytest.mark.parametrize("path", [p for p in MODULES if p.name[0] != "_"], ids=name_of)
def test_tests_mirror_the_library(path):
    place = path.relative_to(LIBRARY)
    if len(place.parts) > 2:  # the parts of one generator are tested together
        assert list((ROOT / "tests" / place.parent).glob("test_*.py"))
    else:
        assert (ROOT / "tests" / place.parent / f"test_{place.name}").exists()


def test_no_committed_file_is_large():
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    large = [name_of(path) for path in paths if path.is_file() and path.stat().st_size > 4 * 2**20]
    assert not large, f"over 4 MiB: {large}"


WITHOUT_TENSORFLOW = """
import importlib, sys

MISSING = {"tensorflow", "tensorflow_text", "tensorflow_datasets", "keras_hub"}

class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in MISSING:
            raise ModuleNotFoundError(f"{name} is not installed here", name=name)

sys.meta_path.insert(0, Block())
for package in sys.argv[1:]:
    importlib.import_module(f"tfqa.{package}")
"""


def test_neutral_packages_import_without_tensorflow():
    packages = sorted(p for p in NEUTRAL if (LIBRARY / p / "__init__.py").exists())
    assert packages == sorted(NEUTRAL)
    result = subprocess.run(
        [sys.executable, "-c", WITHOUT_TENSORFLOW, *packages],
        env={**os.environ, "KERAS_BACKEND": "jax"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
