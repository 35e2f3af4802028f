"""Sentences about how and what people and things are: ser, estar, tener, gustar."""

from __future__ import annotations

from data.generator.clauses import (
    clause,
    copula_group,
    helper_form,
    liking,
    predicate_adjective,
)
from data.generator.frames import FRAMES
from data.generator.lexicon import ADJECTIVES, CITIES, GROUPS, NOUNS, NUMERALS
from data.generator.noun_phrases import NounPhrase, noun_phrase
from data.generator.phrase import Phrase, pair, words
from data.generator.predicates import Speaker, place_phrase
from data.generator.verbs import VERBS

_FEELINGS = ("tired", "happy", "sad")
_HAVING = (
    ("hungry", "hambre"),
    ("thirsty", "sed"),
    ("sleepy", "sueño"),
    ("afraid", "miedo"),
    ("in a hurry", "prisa"),
    ("cold", "frío"),
)
_WEATHER = {
    "present": (
        ("It is raining", "llueve"),
        ("It is cold", "hace frío"),
        ("It is hot", "hace calor"),
        ("It is late", "es tarde"),
    ),
    "past": (
        ("It was raining", "llovía"),
        ("It was cold", "hacía frío"),
        ("It was hot", "hacía calor"),
        ("It was late", "era tarde"),
    ),
}
_CHILDREN = ("girl", "boy", "son", "daughter")
_COMPARED = ("famous", "expensive", "interesting", "difficult", "beautiful")
_LIKED = (
    "book",
    "film",
    "song",
    "story",
    "poem",
    "house",
    "garden",
    "dress",
    "coat",
    "city",
    "hat",
    "water",
    "coffee",
    "tea",
    "milk",
    "cheese",
    "soup",
    "fish",
    "bread",
    "picture",
    "museum",
    "sea",
    "village",
    "beach",
    "idea",
    "apple",
    "orange",
    "flower",
    "horse",
    "eagle",
    "eagle",
)


def feeling(speaker: Speaker, subject: NounPhrase, tense: str) -> Phrase:
    """Say `is tired` with `estar`, or `is hungry` with `tener`."""
    if speaker.random.chance(0.5):
        name = speaker.fresh(_FEELINGS)
        complement = predicate_adjective(name, ADJECTIVES[name].spanish, subject)
        if speaker.random.chance(0.25):
            complement = pair("very", "muy") + complement
        return clause(subject, copula_group("estar", subject, tense), complement)
    return clause(
        subject, copula_group("tener", subject, tense), pair(*speaker.random.choice(_HAVING))
    )


def weather(speaker: Speaker, tense: str) -> Phrase:
    """Say `it is raining` as `llueve`, `it was cold` as `hacía frío`; both in small letters."""
    english, spanish = speaker.random.choice(_WEATHER[tense])
    parts = english.lower().split()
    if spanish.split()[0] == spanish:
        return pair(" ".join(parts), spanish)
    verb, state = spanish.split()
    return pair(" ".join(parts[:2]), verb) + pair(parts[2], state)


def trait(speaker: Speaker, subject: NounPhrase, tense: str) -> Phrase:
    """Say what a person is, by origin, age, occupation or looks."""
    draw = speaker.random.uniform()
    if draw < 0.3:
        complement = pair("from", "de") + pair(*speaker.random.choice(CITIES))
        return clause(subject, copula_group("ser", subject, tense), complement)
    if draw < 0.5 and not (subject.name in NOUNS and subject.name not in _CHILDREN):
        age = pair(*speaker.random.choice(NUMERALS)) + pair("years old", "años")
        return clause(subject, copula_group("tener", subject, tense), age)
    if draw < 0.75 and not subject.plural and subject.person == 3 and not subject.dropped:
        jobs = tuple(
            n
            for n in GROUPS["person"]
            if NOUNS[n].feminine == subject.feminine
            and n not in ("woman", "man", "girl", "boy", "neighbor")
        )
        job = noun_phrase(speaker.fresh(jobs), None)
        article = Phrase(words("a", job.concept), ())
        return clause(subject, copula_group("ser", subject, tense), article + job.phrase)
    name = speaker.random.choice(("tall", "young", "famous", "Spanish", "kind"))
    complement = predicate_adjective(name, ADJECTIVES[name].spanish, subject)
    if name != "Spanish" and speaker.random.chance(0.4):
        complement = pair("very", "muy") + complement
    return clause(subject, copula_group("ser", subject, tense), complement)


def thing(speaker: Speaker, names: tuple[str, ...], *, plural: float = 0.25) -> NounPhrase:
    """Choose a definite thing: `the blue hat`, `this house`, `Ana's books`, `my keys`."""
    name = speaker.fresh(names)
    many = NOUNS[name].has_plural and speaker.random.chance(plural)
    if NOUNS[name].group not in ("place", "abstract") and speaker.random.chance(0.2):
        return noun_phrase(name, None, plural=many, owner=speaker.person_name().name)
    determiner = speaker.random.choice(("the", "the", "these" if many else "this", "my", "our"))
    if NOUNS[name].group in ("place", "abstract") or not NOUNS[name].countable:
        determiner = "the"
    return noun_phrase(name, determiner, plural=many)


_QUALITIES = tuple(
    name
    for name, noun in NOUNS.items()
    if noun.adjectives and noun.group not in ("person", "kin") and noun.countable
)


def quality(speaker: Speaker, tense: str) -> Phrase:
    """Say `The door is closed`, `These books are very interesting`, `… is more famous than …`."""
    random = speaker.random
    if random.chance(0.3):
        first = thing(speaker, ("book", "film", "song", "story", "poem", "picture"))
        second = thing(speaker, ("book", "film", "song", "story", "poem", "picture"))
        name = random.choice(("famous", "interesting", "beautiful"))
        more = pair("more", "más") + predicate_adjective(name, ADJECTIVES[name].spanish, first)
        complement = more + pair("than", "que") + second.phrase
        return clause(first, copula_group("ser", first, tense), complement)
    if random.chance(0.3):
        subject = thing(speaker, ("door", "window", "box"))
        name = random.choice(("open", "closed"))
    else:
        subject = thing(speaker, _QUALITIES)
        name = random.choice(NOUNS[subject.name].adjectives)
    complement = predicate_adjective(name, ADJECTIVES[name].spanish, subject)
    if name in (*_COMPARED, "big", "small", "long", "old", "cold", "hot") and random.chance(0.35):
        complement = pair("very", "muy") + complement
    return clause(subject, copula_group(ADJECTIVES[name].copula, subject, tense), complement)


def like(speaker: Speaker, subject: NounPhrase, tense: str, *, negated: bool = False) -> Phrase:
    """Say `Ana likes the book`, `I like to read` as `A Ana le gusta el libro`, `Me gusta leer`."""
    if tense == "present" and speaker.random.chance(0.3):
        name = speaker.random.choice(("read", "write", "sing", "eat", "work", "study"))
        concept = object()
        liked = Phrase(words("to " + name, concept), words(VERBS[name].infinitive, concept))
        places = FRAMES[name].places
        if places and speaker.random.chance(0.5):
            liked += place_phrase(speaker, places, "in")
        return liking(subject, liked, False, tense=tense, negated=negated)
    name = speaker.fresh(_LIKED)
    noun = NOUNS[name]
    many = noun.has_plural and speaker.random.chance(0.4)
    adjective = speaker.adjective(name)
    if noun.countable:
        determiner = speaker.random.choice(("the", "these" if many else "this"))
        if name == "sea":
            determiner = "the"
        liked = noun_phrase(name, determiner, plural=many, adjective=adjective).phrase
    else:
        bare = noun_phrase(name, None, adjective=adjective)
        article = "el" if not noun.feminine or name == "water" else "la"
        liked = Phrase(bare.phrase.english, words(article, bare.concept) + bare.phrase.spanish)
    return liking(subject, liked, many, tense=tense, negated=negated)


def made(speaker: Speaker, *, by: NounPhrase) -> Phrase:
    """Say `The picture was painted by Ana` as `El cuadro fue pintado por Ana`."""
    if speaker.random.chance(0.5):
        english, participle = "painted", "pintado"
        subject = thing(speaker, ("picture", "door", "window", "table", "chair"), plural=0)
    else:
        english, participle = "written", "escrito"
        subject = thing(speaker, ("letter", "poem", "story", "song", "book"), plural=0)
    complement = predicate_adjective(english, participle, subject) + pair("by", "por") + by.phrase
    return clause(subject, copula_group("ser", subject, "passive"), complement)


def opinion(subject: NounPhrase, verb: str) -> Phrase:
    """Say `Ana says that`, `we think that`, `I know that`; always in the present."""
    english, spanish = {
        "say": ("say", "decir"),
        "think": ("think", "creer"),
        "know": ("know", "saber"),
    }[verb]
    concept = object()
    marks = (concept, subject.concept) if subject.dropped else (concept,)
    single = subject.person == 3 and not subject.plural
    finite = helper_form(spanish, "present", subject.spanish_person)
    spoken = english + "s" if single else english
    return (
        subject.phrase + Phrase(words(spoken, concept), words(finite, *marks)) + pair("that", "que")
    )
