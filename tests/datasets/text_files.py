"""Files to load in tests, and what should come of them."""

import gzip

WORDS = "zero one two three four five six seven eight nine ten".split()
PAIRS = [(f"{WORDS[i % 11]} {WORDS[i // 11]}.", f"{i} ¡así!") for i in range(101)]


def lines(side, pairs=PAIRS):
    return "".join(pair[side] + "\n" for pair in pairs)


def tsv(pairs=PAIRS):
    return "".join(f"{source}\t{target}\n" for source, target in pairs)


def write(path, content):
    content = content.encode("utf-8") if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def pairs_of(*splits):
    return [pair for split in splits for pair in zip(split.sources, split.targets, strict=True)]


def everything(text):
    return sorted(pairs_of(text.train, text.validation, text.test))
