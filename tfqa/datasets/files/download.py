"""A file of a published data set: looked for in the data directory, else downloaded into it."""

from __future__ import annotations

import hashlib
import os
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from tfqa._directories import data_directory
from tfqa._files import atomic_write

CHUNK_BYTES = 1 << 16


class DownloadError(OSError):
    """A file is neither in the data directory nor to be had from any of its addresses."""


def fetch(
    name: str,
    urls: Sequence[str],
    *,
    sha256: str | None = None,
    directory: str | os.PathLike | None = None,
    timeout: float = 30.0,
) -> Path:
    """Return the path of a file, downloading it where the data directory does not hold it.

    The addresses are tried in order. A download appears under its name only when it is complete
    and its checksum is right; nothing else is left behind. A file that is already there is taken
    as it is: it may be one that the user put there by hand.

    Args:
        name: the path inside the data directory, such as `"multi30k/train.en.gz"`.
        urls: addresses of the same file, the best first.
        sha256: what the file's SHA-256 must be, in hexadecimal; `None` accepts any complete file.
        directory: instead of `data_directory()`.
        timeout: seconds to wait for a connection, and for each next piece of the file.

    Raises:
        DownloadError: all addresses failed; the message has each cause and says where to put the
            file by hand.
    """
    directory = data_directory() if directory is None else Path(directory)
    path = directory / name
    if path.exists():
        return path
    failures = []
    for url in urls:
        try:
            with atomic_write(path) as temporary:
                received = _download(url, temporary, timeout)
                if sha256 is not None and received != sha256:
                    raise OSError(f"wrong content: expected SHA-256 {sha256}, received {received}")
            return path
        except (OSError, ValueError) as error:  # ValueError: not an address
            failures.append(f"  {url}: {type(error).__name__}: {error}")
    raise DownloadError(
        f"Expected {name} in the data directory {directory} or at one of its addresses, and found "
        "it in neither:\n" + "\n".join(failures) + "\nDownload the file in another way and put it "
        f"at {path}, or set the environment variable TFQA_DATA_DIR to a directory that has {name}."
    )


def _download(url: str, path: Path, timeout: float) -> str:
    """Write what `url` serves to `path` and return its SHA-256."""
    request = urllib.request.Request(url, headers={"User-Agent": "Mozilla/5.0 (tfqa)"})
    digest, received = hashlib.sha256(), 0
    with urllib.request.urlopen(request, timeout=timeout) as response, open(path, "wb") as file:
        promised = response.headers.get("Content-Length")
        total = int(promised) if promised else None
        name = url.rsplit("/", 1)[-1]
        with tqdm(total=total, unit="B", unit_scale=True, desc=name, leave=False) as bar:
            while chunk := response.read(CHUNK_BYTES):
                file.write(chunk)
                digest.update(chunk)
                received += len(chunk)
                bar.update(len(chunk))
    if total is not None and received != total:
        raise OSError(f"truncated: expected {total} bytes, received {received}")
    return digest.hexdigest()
