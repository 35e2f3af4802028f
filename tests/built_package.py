"""The package built from a copy of the repository, and environments to install it in."""

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ("pyproject.toml", "requirements.txt", "README.md", "LICENSE", "tfqa")
LINKED = {"tfqa/records": "benchmarks/results", "tfqa/samples": "data/samples"}
"""Links in the package, and what they point at."""

SDIST = "import sys; from setuptools import build_meta; build_meta.build_sdist(sys.argv[1])"


def call(*command, **options):
    """Run a command that must succeed and return what it prints."""
    result = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **options
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


def make_repository(folder):
    """Commit the package, as it is on disk, to a git repository of its own."""
    folder.mkdir()
    for name in (*PACKAGE, *LINKED.values()):
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored, symlinks=True)
        else:
            shutil.copy(ROOT / name, folder / name)
    author = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    call("git", "init", "--quiet", cwd=folder)
    call("git", "add", "--all", cwd=folder)
    call("git", *author, "commit", "--quiet", "--message", "the package", cwd=folder)
    return folder


def build_wheel(repository, folder):
    """Build the package's source distribution, and a wheel from it, without network."""
    folder.mkdir()
    call(sys.executable, "-c", SDIST, folder, cwd=repository)
    (source,) = folder.glob("tfqa-*.tar.gz")
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index")
    call(sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", folder, source)
    (wheel,) = folder.glob("tfqa-*.whl")
    return wheel


def make_environment(folder):
    """Make a virtual environment that sees the dependencies installed here, but not tfqa."""
    venv.create(folder, with_pip=True, symlinks=True)
    python = folder / "bin" / "python"
    # Up to Python 3.11 it brings an old setuptools, which would hide the one to build with.
    call(python, "-m", "pip", "uninstall", "--quiet", "--yes", "setuptools")
    site = call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    (Path(site) / "outer.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python
