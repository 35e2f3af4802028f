"""`fetch` against a local server that also truncates, stalls, lies and refuses."""

import hashlib
import http.server
import os
import socket
import threading
import time

import pytest

from tfqa._directories import data_directory
from tfqa.datasets.files.download import DownloadError, fetch

CONTENT = bytes(range(251)) * 499
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Handler(http.server.BaseHTTPRequestHandler):
    """The path says how to behave."""

    def do_GET(self):
        if self.path == "/refused":
            self.send_error(404)
            return
        promised = len(CONTENT) + (1009 if self.path == "/truncated" else 0)
        self.send_response(200)
        self.send_header("Content-Length", str(promised))
        self.end_headers()
        if self.path == "/stalled":
            self.wfile.write(CONTENT[:997])
            self.wfile.flush()
            self.server.released.wait(10)
        elif self.path == "/wrong":
            self.wfile.write(CONTENT[::-1])
        else:
            self.wfile.write(CONTENT)

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def server():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.released = threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.released.set()
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def closed():
    """Give an address where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return f"http://127.0.0.1:{port}/file"


def get(tmp_path, *urls, **options):
    return fetch("set/file.bin", urls, directory=tmp_path, timeout=0.5, **options)


def test_a_file_is_downloaded_once(server, tmp_path, capsys):
    path = get(tmp_path, f"{server}/file", sha256=SHA256)
    assert path == tmp_path / "set" / "file.bin"
    assert path.read_bytes() == CONTENT
    assert "file" in capsys.readouterr().err  # the progress bar
    assert get(tmp_path, f"{server}/refused", sha256=SHA256) == path
    assert list((tmp_path / "set").iterdir()) == [path]


def test_a_file_put_there_by_hand_is_taken(tmp_path):
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "file.bin").write_bytes(b"mine")
    assert get(tmp_path, sha256=SHA256).read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("address", "cause"),
    [
        (
            "/truncated",
            rf"truncated: expected {len(CONTENT) + 1009} bytes, received {len(CONTENT)}",
        ),
        ("/stalled", "timed out"),
        ("/wrong", rf"wrong content: expected SHA-256 {SHA256}, received [0-9a-f]{{64}}"),
        ("/refused", "404"),
    ],
)
def test_a_failure_leaves_nothing_and_names_the_cause(server, tmp_path, address, cause):
    began = time.monotonic()
    with pytest.raises(DownloadError, match=cause) as caught:
        get(tmp_path, server + address, sha256=SHA256)
    assert time.monotonic() - began < 5
    assert server + address in str(caught.value)
    assert f"put it at {tmp_path / 'set' / 'file.bin'}" in str(caught.value)
    assert list((tmp_path / "set").iterdir()) == []


def test_each_address_is_tried_and_named(server, closed, tmp_path):
    with pytest.raises(DownloadError) as caught:
        get(tmp_path, closed, f"{server}/refused", "no address")
    message = str(caught.value)
    assert "refused" in message.split(closed)[1].splitlines()[0]
    assert "404" in message.split(f"{server}/refused")[1].splitlines()[0]
    assert "unknown url type" in message.split("no address:")[1].splitlines()[0]
    assert "TFQA_DATA_DIR" in message


@pytest.mark.parametrize("first", ["/truncated", "/stalled", "/wrong", "/refused"])
def test_the_second_address_helps(server, tmp_path, first):
    path = get(tmp_path, server + first, f"{server}/file", sha256=SHA256)
    assert path.read_bytes() == CONTENT
    assert list(path.parent.iterdir()) == [path]


def test_without_checksum_any_complete_file_is_taken(server, tmp_path):
    assert get(tmp_path, f"{server}/wrong").read_bytes() == CONTENT[::-1]


def test_an_interruption_leaves_nothing(server, tmp_path, monkeypatch):
    def interrupt(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        get(tmp_path, f"{server}/file")
    assert list((tmp_path / "set").iterdir()) == []


def test_a_data_directory_that_cannot_be_written(server, tmp_path):
    (tmp_path / "set").write_text("a file where the directory should be")
    with pytest.raises(DownloadError, match="set"):
        get(tmp_path, f"{server}/file")


def test_the_data_directory(monkeypatch, tmp_path):
    monkeypatch.setenv("TFQA_DATA_DIR", str(tmp_path))
    assert data_directory() == tmp_path
    monkeypatch.delenv("TFQA_DATA_DIR")
    assert data_directory().parts[-2:] in {("data", "cache"), (".cache", "tfqa")}
