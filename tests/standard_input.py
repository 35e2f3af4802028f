"""Standard input for commands that run in this process."""

import io


def give(monkeypatch, content: bytes):
    """Let standard input hold some bytes, in a locale that is not UTF-8."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content), encoding="ascii"))


def type_lines(monkeypatch, lines, look):
    """Let somebody type some lines -> a list of what `look()` returns before each, and at the end.

    Who types sees what was printed in answer to the lines before.
    """
    seen = []
    raw = _Terminal(lines, lambda: seen.append(look()))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(raw)))
    return seen


class _Terminal(io.RawIOBase):
    """Hands out a line each time it is read, as a terminal does."""

    def __init__(self, lines, before):
        self.lines, self.before = iter(lines), before

    def readable(self):
        return True

    def isatty(self):
        return True

    def readinto(self, buffer):
        self.before()
        line = next(self.lines, "").encode()
        buffer[: len(line)] = line
        return len(line)
