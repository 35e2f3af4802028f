"""Noun phrases: determiner, adjectives and noun, in agreement, in both languages."""

from __future__ import annotations

from data.generator import english, spanish
from data.generator.lexicon import ADJECTIVES, NOUNS, Noun
from data.generator.phrase import EMPTY, Phrase, Word, pair, words

# English determiner: Spanish forms for masculine, feminine, masculine plural, feminine plural.
_DETERMINERS = {
    "the": "el la los las",
    "a": "un una - -",
    "this": "este esta - -",
    "these": "- - estos estas",
    "my": "mi mi mis mis",
    "our": "nuestro nuestra nuestros nuestras",
    "his": "su su sus sus",
    "her": "su su sus sus",
    "their": "su su sus sus",
    "another": "otro otra - -",
    "some": "- - algunos algunas",
    "many": "- - muchos muchas",
    "few": "- - pocos pocas",
}
_SPANISH_DETERMINERS = {name: forms.split() for name, forms in _DETERMINERS.items()}
_BEFORE_NOUN = {"good": "bueno", "great": "grande", "first": "primero", "other": "otro"}
_DEFINITE = ("the", "this", "these", "my", "our", "his", "her", "their")
_STRESSED_A = frozenset({"agua", "aula", "águila"})
_POSSESSIVES = {"I": "my", "we": "our", "he": "his", "she": "her", "they": "their"}


class NounPhrase:
    """A phrase that can be a subject or an object, with the features that others agree with."""

    __slots__ = (
        "phrase",
        "person",
        "plural",
        "feminine",
        "human",
        "personal",
        "concept",
        "dropped",
        "pronoun",
        "name",
    )

    def __init__(
        self,
        phrase: Phrase,
        concept: object,
        *,
        person: int = 3,
        plural: bool = False,
        feminine: bool = False,
        human: bool = False,
        personal: bool = False,
        dropped: bool = False,
        pronoun: str = "it",
        name: str = "",
    ) -> None:
        self.phrase = phrase
        self.concept = concept  # what a word without counterpart is linked to
        self.person = person
        self.plural = plural
        self.feminine = feminine
        self.human = human
        self.personal = personal  # takes the personal "a" as an object
        self.dropped = dropped  # a pronoun that only the Spanish verb shows
        self.pronoun = pronoun
        self.name = name

    @property
    def possessive(self) -> str:
        """Return the English possessive that refers back to this phrase."""
        return _POSSESSIVES[self.pronoun]

    @property
    def spanish_person(self) -> str:
        """Return `1s`, `3s`, `1p` or `3p`."""
        return f"{self.person}{'p' if self.plural else 's'}"


def _pronoun_of(noun: Noun, is_plural: bool) -> str:
    if is_plural:
        return "they"
    if noun.group in ("person", "kin"):
        return "she" if noun.feminine else "he"
    return "it"


def _numeral(notes: list[str]) -> Phrase:
    """Say `three` as `tres`, or `seven or eight` as `siete u ocho`."""
    phrase = pair(*notes[:2])
    return phrase + pair("or", "o") + pair(*notes[2:]) if len(notes) > 2 else phrase


def _determiner(name: str, noun: Noun, is_plural: bool, touches: bool, concept: object) -> Phrase:
    """Make a determiner; if the noun `touches` it, a stressed a- asks for `el` and `un`."""
    forms = _SPANISH_DETERMINERS.get(name)
    if forms is None:
        return _numeral(name.split())
    feminine = noun.feminine
    if touches and not is_plural and noun.spanish in _STRESSED_A and name in ("the", "a"):
        feminine = False
    return pair(name, forms[2 * is_plural + feminine])


def noun_phrase(
    name: str,
    determiner: str | None,
    *,
    plural: bool = False,
    adjective: str | None = None,
    before: str | None = None,
    of: Phrase = EMPTY,
    owner: str | None = None,
) -> NounPhrase:
    """Build `the two first red cars of …`: whatever is asked for, in agreement.

    Args:
        name: a key of `NOUNS`.
        determiner: a determiner, numerals as in `_numeral`, or `None`.
        plural: whether the noun is plural.
        adjective: a key of `ADJECTIVES`; it follows the noun in Spanish.
        before: `good`, `great`, `first` or `other`; it precedes the noun in Spanish too.
        of: a phrase that follows the noun in both languages.
        owner: a name; English says `Ana's book` where Spanish says `el libro de Ana`.
    """
    noun = NOUNS[name]
    concept = object()
    phrase = EMPTY
    if determiner:
        phrase = _determiner(determiner, noun, plural, before is None, concept)
    if before:
        form = spanish.before_noun(before, _BEFORE_NOUN[before], noun.feminine, plural)
        phrase += pair(before, form)
    english_noun = words(english.plural(name) if plural else name, concept)
    spanish_noun = words(spanish.plural(noun.spanish) if plural else noun.spanish, concept)
    if adjective:
        form = spanish.agree(ADJECTIVES[adjective].spanish, noun.feminine, plural)
        modifier = pair(adjective, form)
        english_noun = modifier.english + english_noun
        spanish_noun = spanish_noun + modifier.spanish
    if owner:
        possessor = object()
        article = _determiner("the", noun, plural, True, concept).spanish[0].text
        phrase = Phrase(words(owner + "'s", possessor), words(article, concept))
        spanish_noun += words(f"de {owner}", possessor)
    phrase = phrase + Phrase(english_noun, spanish_noun) + of
    human = noun.group in ("person", "kin")
    definite = owner is not None or determiner in _DEFINITE
    return NounPhrase(
        phrase,
        concept,
        plural=plural,
        feminine=noun.feminine,
        human=human,
        personal=human or (name in ("dog", "cat") and definite),
        pronoun=_pronoun_of(noun, plural),
        name=name,
    )


def proper(
    english_name: str, spanish_name: str, *, feminine: bool = False, human: bool = True
) -> NounPhrase:
    """Name a person or a city."""
    phrase = pair(english_name, spanish_name)
    return NounPhrase(
        phrase,
        phrase.english[0].concepts[0],
        feminine=feminine,
        human=human,
        personal=human,
        pronoun=("she" if feminine else "he") if human else "it",
        name=english_name,
    )


def subject_pronoun(pronoun: str, *, dropped: bool, feminine: bool = False) -> NounPhrase:
    """Say `I`, `we`, `they`, `he` or `she`; Spanish shows it in the verb alone where `dropped`."""
    concept = object()
    spoken = () if dropped else words({"he": "él", "she": "ella"}[pronoun], concept)
    return NounPhrase(
        Phrase(words(pronoun, concept), spoken),
        concept,
        person=1 if pronoun in ("I", "we") else 3,
        plural=pronoun in ("we", "they"),
        feminine=feminine or pronoun == "she",
        human=True,
        personal=True,
        dropped=dropped,
        pronoun=pronoun,
    )


def again(subject: NounPhrase) -> NounPhrase:
    """Return the pronoun that refers back to `subject`; Spanish drops it."""
    return subject_pronoun(subject.pronoun, dropped=True, feminine=subject.feminine)


def conjunction(phrases: list[Phrase]) -> Phrase:
    """Say `a, b and c` as `a, b y c`; no comma before the conjunction in either language."""
    result = phrases[0]
    for index, phrase in enumerate(phrases[1:], 1):
        last = index == len(phrases) - 1
        link = pair("and", "y") if last else pair(",", ",")
        result = result + link + phrase
    return result


def together(members: list[NounPhrase]) -> NounPhrase:
    """Join people or things to one plural phrase; masculine unless all are feminine."""
    return NounPhrase(
        conjunction([member.phrase for member in members]),
        members[0].concept,
        plural=True,
        feminine=all(member.feminine for member in members),
        human=all(member.human for member in members),
        personal=all(member.personal for member in members),
        pronoun="they",
    )


def as_object(members: list[NounPhrase]) -> Phrase:
    """Make a direct object: each person takes the personal `a`, linked to its noun."""
    parts = []
    for member in members:
        phrase = member.phrase
        if member.personal:
            phrase = Phrase(phrase.english, (Word("a", (member.concept,)), *phrase.spanish))
        parts.append(phrase)
    return conjunction(parts)
