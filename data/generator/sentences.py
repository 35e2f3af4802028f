"""Whole sentences: how clauses are put together, from three words to more than forty."""

from __future__ import annotations

from data.generator import english, spanish
from data.generator.clauses import clause, verb_group
from data.generator.events import denied, event, pronoun_event, verbs_for
from data.generator.frames import COMPANIONABLE, FRAMES
from data.generator.locations import absence, existence, location
from data.generator.noun_phrases import NounPhrase, again, together
from data.generator.phrase import EMPTY, Phrase, Word, pair, words
from data.generator.predicates import Speaker, choose_objects, recipient
from data.generator.questions import exclamation, wh, yes_no
from data.generator.relatives import companion, place_where, someone_who, thing_that
from data.generator.seeded_random import SeededRandom
from data.generator.states import (
    feeling,
    like,
    made,
    opinion,
    quality,
    trait,
    weather,
)
from data.generator.subjects import people, silent

_ERAS = ("past", "past", "past", "present", "present", "future")
_LISTING = ("buy", "sell", "find", "lose", "bring", "look_for", "eat", "have", "give")
_TURNING = ("arrive", "return", "open", "close", "eat")
_ORDER = ("because", "although", "but", "so", ";")
_JOINTS = {
    "but": ((",", ","), ("but", "pero")),
    "so": ((",", ","), ("so", "así que")),
    ";": ((";", ";"), ()),
}
# For each level: how likely a clause in front and a relative clause are, and how many tails.
_FRONT = (0, 0.1, 0.3, 0.4, 0.6)
_RELATIVE = (0, 0.1, 0.3, 0.5, 0.9)
_TAILS = ((0,), (0, 0, 1), (0, 1), (0, 0, 1), (0, 1, 1, 2))
_IMPERFECT = ("habit", "progress", "wanted", "had to")


def finish(phrase: Phrase, ending: str) -> Phrase:
    """Apply the rules where words meet, the capital letter and the final marks.

    The mark at the end is linked to its counterpart, and to the opening `¿` or `¡`.
    """
    concept = object()
    opening = {"?": "¿", "!": "¡", ".": ""}[ending]
    said = Phrase(english.choose_articles(phrase.english), spanish.contract(phrase.spanish))
    capitals = [
        (Word(side[0].text[0].upper() + side[0].text[1:], side[0].concepts), *side[1:])
        for side in (said.english, said.spanish)
    ]
    return Phrase(
        capitals[0] + words(ending, concept),
        words(opening, concept) + capitals[1] + words(ending, concept),
    )


def simple(speaker: Speaker) -> Phrase:
    """Say one clause about people or things."""
    random = speaker.random
    kind = random.uniform()
    tense = random.choice(("present", "past"))
    if kind < 0.4:
        subject = people(speaker)
        return main_clause(
            speaker,
            subject,
            tense_for(speaker, random.choice(_ERAS), subject),
            place=speaker.detail > 0,
            time=speaker.detail > 0 or random.chance(0.4),
        )
    if kind < 0.47:
        return pronoun_event(
            speaker,
            people(speaker, pronouns=False),
            random.choice(("past", "past", "past", "present", "future")),
        )
    if kind < 0.54:
        return feeling(speaker, people(speaker), tense)
    if kind < 0.61:
        return trait(speaker, people(speaker, pronouns=False), tense)
    if kind < 0.69:
        return quality(speaker, tense)
    if kind < 0.77:
        return location(speaker, tense)
    if kind < 0.81:
        return existence(speaker, tense, things=1 + speaker.detail)
    if kind < 0.84:
        return absence(speaker, tense)
    if kind < 0.93:
        return like(speaker, people(speaker), tense, negated=random.chance(0.2))
    return made(speaker, by=speaker.person_name() if random.chance(0.5) else speaker.person())


def tense_for(speaker: Speaker, era: str, subject: NounPhrase) -> str:
    """Choose a tense of the era; with `I` and `we` no imperfect (`I` would sound like `he`)."""
    options = {
        "past": ("past", "past", "past", "past", *_IMPERFECT),
        "present": ("present", "present", "want", "can", "must"),
        "future": ("future",),
    }[era]
    tense = speaker.random.choice(options)
    return "past" if subject.person == 1 and tense in _IMPERFECT else tense


def reason(speaker: Speaker, subject: NounPhrase, era: str) -> Phrase:
    """Choose what follows `because`: a state of the subject, the weather, a wish or a duty."""
    random = speaker.random
    tense = "past" if era == "past" else "present"
    draw = random.uniform()
    if draw < 0.3:
        return feeling(speaker, again(subject), tense)
    if draw < 0.42:
        return weather(speaker, tense)
    if draw < 0.55 and tense == "present":
        return like(speaker, again(subject), tense)
    modal = "wanted" if tense == "past" else random.choice(("want", "must"))
    return event(speaker, again(subject), modal, time=False)


def given(speaker: Speaker, subject: NounPhrase) -> Phrase:
    """Say `bought a dress and gave it to Ana` as `compró un vestido y se lo dio a Ana`."""
    verb = speaker.random.choice(("buy", "find"))
    gifts = tuple(name for name in FRAMES[verb].objects if name in FRAMES["give"].objects)
    objects = choose_objects(speaker, gifts, subject, count=speaker.random.choice((1, 1, 2)))
    whole = together(objects) if len(objects) > 1 else objects[0]
    first = clause(subject, verb_group(verb, subject, "past"), whole.phrase)
    to, dative = recipient(speaker, subject)
    it, follow = object(), silent(subject)
    clitic = ("lo", "la", "los", "las")[2 * whole.plural + whole.feminine]
    second = clause(
        follow,
        verb_group("give", follow, "past"),
        Phrase(words("them" if whole.plural else "it", it), ()) + to,
        clitics=words("se", *dative[0].concepts) + words(clitic, it),
    )
    return first + pair("and", "y") + second


def fetched(speaker: Speaker, subject: NounPhrase) -> Phrase:
    """End a list in a relative clause: `sold two hats and the old lamp that her aunt found`."""
    verb = speaker.random.choice(("find", "sell", "look_for"))
    objects = choose_objects(
        speaker,
        FRAMES["sell"].objects,
        subject,
        count=speaker.random.choice((0, 1, 2)) if speaker.detail == 2 else 0,
    )
    whole = together([*objects, thing_that(speaker)])
    return clause(subject, verb_group(verb, subject, "past"), whole.phrase)


def main_clause(
    speaker: Speaker,
    subject: NounPhrase,
    tense: str,
    *,
    place: bool = True,
    time: bool = True,
    front: bool = True,
) -> Phrase:
    """Make the clause that carries the sentence, as rich as the speaker's detail says."""
    random, detail = speaker.random, speaker.detail
    if detail and tense == "past" and subject.person == 3 and random.chance(0.3):
        return (given if random.chance(0.5) else fetched)(speaker, subject)
    verbs = verbs_for(subject, tense)
    if not front:  # something has just been said to happen: a state would not follow from it
        verbs = tuple(verb for verb in verbs if verb not in ("have", "live"))
    if detail == 2 and random.chance(0.6):
        verbs = tuple(verb for verb in verbs if verb in _LISTING) or verbs
    verb = random.choice(verbs)
    following, located = EMPTY, False
    if detail and verb in ("work", "study", "read", "write", "eat") and random.chance(0.3):
        located, following = True, place_where(speaker)
    elif verb in COMPANIONABLE and random.chance(0.25 * detail):
        following = companion(speaker, subject)
    negated = verb != "have" and denied(speaker, tense, 0.1)
    objects = 1 if negated else random.choice(((1,), (1, 2, 2), (2, 3, 4))[detail])
    return event(
        speaker,
        subject,
        tense,
        verbs=(verb,),
        following=following,
        located=located,
        place=place,
        time=time,
        front=front,
        negated=negated,
        objects=objects,
    )


def opening(speaker: Speaker, era: str) -> Phrase:
    """Make a subordinate clause in front, with its comma."""
    random = speaker.random
    comma = pair(",", ",")
    if era == "future":
        if random.chance(0.3):
            return pair("if", "si") + pair("it rains", "llueve") + comma
        modal = random.choice(("want", "can", "must"))
        said = event(speaker, people(speaker, pronouns=False), modal, time=False)
        return pair("if", "si") + said + comma
    tense = "past" if era == "past" else "present"
    draw = random.uniform()
    if draw < 0.4:
        said = weather(speaker, tense) if draw < 0.2 else quality(speaker, tense)
        return pair("although", "aunque") + said + comma
    subject = people(speaker, pronouns=False)
    verbs = tuple(verb for verb in verbs_for(subject, tense) if verb in _TURNING)
    said = event(speaker, subject, tense, verbs=verbs, time=False)
    return pair("when", "cuando") + said + comma


def tail(speaker: Speaker, subject: NounPhrase, era: str, kind: str) -> Phrase:
    """Make a further clause with its connective."""
    tense = "past" if era == "past" else "present"
    if kind == "because":
        return pair("because", "porque") + reason(speaker, subject, era)
    if kind == "although":
        said = (
            feeling(speaker, again(subject), tense)
            if speaker.random.chance(0.5)
            else weather(speaker, tense)
        )
        return pair("although", "aunque") + said
    other = people(speaker)
    tense = tense_for(speaker, era, other)
    if kind == "so" and era != "future":  # what follows from something is done, not going on
        tense = "past" if era == "past" else speaker.random.choice(("want", "must", "can"))
    said = main_clause(speaker, other, tense, front=kind != "so")
    return pair(*_JOINTS[kind][0]) + (pair(*_JOINTS[kind][1]) if kind != ";" else EMPTY) + said


def composed(speaker: Speaker, *, front: bool, tails: int, relative: bool) -> Phrase:
    """Join clauses about one event, in one era, no connective twice."""
    random = speaker.random
    era = random.choice(_ERAS)
    start = EMPTY
    if random.chance(0.15):
        holder = people(speaker)
        start = opinion(holder, random.choice(("know", "think", "say")[: max(2, holder.person)]))
    elif front:
        start = opening(speaker, era)
    connectives = random.shuffled(("because", "although", "but", "so", ";"))
    if start.english and start.english[0].text == "although":
        connectives.remove("although")
    subject = people(speaker, pronouns=not start.english)
    tense = tense_for(speaker, era, subject)
    if tense == "habit" and start.english and start.english[0].text == "when":
        tense = "past"
    named = subject
    if relative and subject.person == 3 and subject.name:
        named = someone_who(speaker, subject, era)
    phrase = start + main_clause(
        speaker, named, tense, time=not start.english or era == "future", front=not start.english
    )
    for kind in sorted(connectives[:tails], key=_ORDER.index):
        phrase += tail(speaker, subject, era, kind)
    return phrase


def sentence(random: SeededRandom, level: int) -> tuple[Phrase, str]:
    """Make one sentence, not finished yet, and its mark; `level` 0 to 4: how long it may become."""
    speaker = Speaker(random, (0, 1, 1, 2, 2)[level])
    draw = random.uniform()
    if level < 2 and draw < 0.2:
        return yes_no(speaker) if random.chance(0.5) else wh(speaker), "?"
    if level < 2 and draw < 0.26:
        return exclamation(speaker), "!"
    if level == 0 or (level == 1 and draw < 0.75):
        return simple(speaker), "."
    front, relative = random.chance(_FRONT[level]), random.chance(_RELATIVE[level])
    tails = random.choice(_TAILS[level])
    return composed(speaker, front=front, tails=tails, relative=relative), "."
