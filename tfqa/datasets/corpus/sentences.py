"""Where a sentence ends: a small rule for the sentences of a paragraph."""

from __future__ import annotations

import re

ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Messrs Dr Prof St Sr Jr Mt Ft Gen Col Maj Capt Cmdr Lt Sgt Adm Rev Hon Sen Rep Gov "
    "Pres Fr Fig No Nos Vol Vols Ch Sec Art Op pp vol no fig ed eds cf vs viz al approx ca "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
)
"""Words after which a full stop ends no sentence."""

_QUOTES = "\"'“‘«„([¿¡—–-"  # a sentence may begin with them
_END = re.compile("[.!?…]+[\"'”’»)\\]]*\\s+|[。！？]+[」』”’）]*\\s*")
_LAST_WORD = re.compile(r"\w+(?:\.\w+)*\Z")
_INITIAL = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Find the sentences of a paragraph, as places in it.

    A sentence ends after `.`, `!`, `?` or `…` with the quotes and brackets that close there, if
    white space follows and then an upper-case letter, a digit, or a quote, bracket or dash; and
    after `。`, `！`, `？` always. No sentence ends after a full stop behind one of `ABBREVIATIONS`
    ("Dr. Who") or single letters ("J. S. Bach", "the U.S. Army", "e.g. Bach").

    It is a rule of thumb, right for most sentences of edited text: what it takes for one sentence
    are two where the first ends in an abbreviation or does not end in a mark.

    Args:
        text: one paragraph.

    Returns:
        `(start, end)` of each sentence in Unicode code points, end-exclusive, without the white
        space around it. All other characters are in exactly one sentence.
    """
    spans, start = [], len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        if match.end() < len(text) and _ends_sentence(text, match):
            spans.append((start, match.start() + len(match[0].rstrip())))
            start = match.end()
    end = len(text.rstrip())
    return [*spans, (start, end)] if start < end else spans


def _ends_sentence(text: str, match: re.Match) -> bool:
    if match[0][0] in "。！？":
        return True
    following = text[match.end()]
    if not (following.isupper() or following.isdigit() or following in _QUOTES):
        return False
    if match[0].rstrip() != ".":
        return True
    word = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    return not (word and (word[0] in ABBREVIATIONS or _INITIAL.fullmatch(word[0])))
