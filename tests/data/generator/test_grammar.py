"""The generated text against rules written down independently of the generator."""

import re
from collections import Counter

import pytest

from data.generator.lexicon import ADJECTIVES, NOUNS
from data.generator.spanish import plural
from tfqa.tokenizers.text.words import split_words

# Written by hand, not taken from the lexicon's genders.
FEMININE = set(
    "mujer niña maestra enfermera pintora escritora madre hermana abuela tía hija vaca carta "
    "manzana naranja sopa leche camisa lámpara llave mesa silla guitarra bicicleta foto flor caja "
    "casa escuela biblioteca iglesia estación playa ciudad cocina montaña isla plaza calle puerta "
    "ventana canción película idea".split()
)
MASCULINE = set(
    "hombre niño médico panadero estudiante vecino artista padre hermano abuelo tío amigo hijo "
    "perro gato caballo pájaro libro periódico poema cuento huevo limón pastel pan queso pescado "
    "arroz café té sombrero abrigo vestido reloj coche mapa paraguas cuadro piano jardín mercado "
    "parque hotel hospital río pueblo museo puente restaurante árbol tren mar problema".split()
)
STRESSED_A = {"agua", "aula", "águila"}
ARTICLES = {
    "el": (False, False),
    "un": (False, False),
    "este": (False, False),
    "otro": (False, False),
    "la": (True, False),
    "una": (True, False),
    "esta": (True, False),
    "otra": (True, False),
    "los": (False, True),
    "estos": (False, True),
    "algunos": (False, True),
    "muchos": (False, True),
    "las": (True, True),
    "estas": (True, True),
    "algunas": (True, True),
    "muchas": (True, True),
    "buen": (False, False),
    "buena": (True, False),
    "al": (False, False),
    "del": (False, False),
    "primer": (False, False),
    "primera": (True, False),
    "nuestro": (False, False),
    "nuestra": (True, False),
    "nuestros": (False, True),
    "nuestras": (True, True),
    "mis": (None, True),
    "mi": (None, False),
    "dos": (None, True),
    "diez": (None, True),
    "cuántos": (False, True),
    "cuántas": (True, True),
}


@pytest.fixture(scope="module")
def text(samples):
    splits = (samples.train, samples.validation, samples.test)
    return (
        [text for split in splits for text in split.sources],
        [text for split in splits for text in split.targets],
    )


@pytest.fixture(scope="module")
def spanish(text):
    return [[word.lower() for word in split_words(line)] for line in text[1]]


def _features():
    """Spanish noun form: (feminine, plural), from the hand-written lists."""
    features = {}
    for words, feminine in ((FEMININE, True), (MASCULINE, False), (STRESSED_A, True)):
        for word in words:
            features[plural(word)] = (feminine, True)
            features[word] = (feminine, False)
    del features["paraguas"]  # the same in singular and plural
    return features


def test_hand_written_genders_cover_the_lexicon():
    listed = FEMININE | MASCULINE | STRESSED_A
    assert {noun.spanish for noun in NOUNS.values()} == listed
    for noun in NOUNS.values():
        assert noun.feminine == (noun.spanish in FEMININE | STRESSED_A), noun.spanish


def test_articles_agree_with_the_next_noun(spanish):
    features = _features()
    checked = 0
    for line in spanish:
        for before, word in zip(line, line[1:], strict=False):
            if before in ARTICLES and word in features:
                feminine, is_plural = features[word]
                wanted_feminine, wanted_plural = ARTICLES[before]
                if word in STRESSED_A and before in ("el", "un", "del", "al"):
                    continue
                assert wanted_plural == is_plural, line
                assert wanted_feminine in (None, feminine), line
                checked += 1
    assert checked > 20_000


def test_adjectives_agree_with_the_noun_before(spanish):
    features = _features()
    forms = {}
    for adjective in ADJECTIVES.values():
        stem = adjective.spanish
        if stem.endswith("o"):
            forms |= {
                stem: (False, False),
                stem[:-1] + "a": (True, False),
                stem + "s": (False, True),
                stem[:-1] + "as": (True, True),
            }
    checked = 0
    for line in spanish:
        for noun, word in zip(line, line[1:], strict=False):
            if noun in features and word in forms:
                assert features[noun] == forms[word], line
                checked += 1
    assert checked > 5_000


def test_stressed_a_takes_el_and_un(spanish):
    pairs = Counter(pair for line in spanish for pair in zip(line, line[1:], strict=False))
    for noun in STRESSED_A:
        assert pairs["la", noun] == pairs["una", noun] == 0
    assert pairs["un", "águila"] + pairs["el", "águila"] > 5
    before_plural = {first for first, second in pairs if second == "águilas"}
    assert not before_plural & {"los", "algunos", "estos", "muchos"}
    assert before_plural


def test_contractions_and_sound_rules(text):
    for line in text[1]:
        assert not re.search(r"\b(de|a|De|A) el\b", line), line
        assert not re.search(r"\by (i|I|hi|Hi|Í|í)(?!e)", line), line
        assert not re.search(r"\bo (o|O|Ó|ho)", line), line
        assert not re.search(r"\be [^iIÍíh]", line), line
    joined = "\n".join(text[1])
    assert joined.count(" del ") > 200 and joined.count(" al ") > 200 and joined.count(" e ") > 100


def test_marks_come_in_pairs(text):
    for line in text[1]:
        assert line.count("¿") == line.count("?") == line.startswith("¿")
        assert line.count("¡") == line.count("!") == line.startswith("¡")
        assert re.search(r"[.?!]$", line)
    for english, spanish_line in zip(*text, strict=True):
        assert english[-1] == spanish_line[-1]
        assert english[0].isupper() and spanish_line.lstrip("¿¡")[0].isupper()


def test_english_articles_and_verbs(text):
    for line in text[0]:
        assert not re.search(r"\b[Aa] [aeiouAEIOU]", line), line
        assert not re.search(r"\b[Aa]n [^aeiouAEIOU]", line), line
        assert not re.search(r"\b(does|did|do|will|can|cannot|not) \w+(ought|ound)\b", line), line
        assert not re.search(
            r"\b(I|We|we|They|they) (is|was|has|wants|likes|lives)\b", line.replace("I was", "")
        ), line
        assert "  " not in line


def test_personal_a_before_people(spanish):
    seeing = {
        "ve",
        "ven",
        "vio",
        "vieron",
        "visitó",
        "visitaron",
        "ayudó",
        "ayudaron",
        "llamó",
        "visitará",
        "visitarán",
        "esperaba",
        "esperaban",
    }
    people = {"su", "mi", "nuestra", "ana", "luis", "elena", "óscar"}
    kin = {
        "madre",
        "padre",
        "hermano",
        "hermana",
        "abuelo",
        "abuela",
        "tía",
        "tío",
        "amigo",
        "hijo",
        "hija",
    }
    found = 0
    for line in spanish:
        if line[0] == "¿":  # there the subject may follow the verb
            continue
        for verb, first, second in zip(line, line[1:], line[2:], strict=False):
            if verb in seeing:
                assert not (first in people and second in kin), line
                found += first in ("a", "al")
    assert found > 300


def test_each_english_sentence_has_one_translation_per_word_form(text):
    """The same English always gives the same Spanish: no English sentence occurs twice."""
    assert len({line.lower() for line in text[0]}) == len(text[0])


def test_the_phenomena_occur(text):
    joined = "\n".join(text[1])
    wanted = {
        "gustar": r" (le|les|me|nos) gusta(n)? ",
        "two clitics": r" se (lo|la|los|las) dio ",
        "negation before clitic": r" no (lo|la|los|me|nos) ",
        "relative where": " donde vive ",
        "relative with whom": " con quien ",
        "relative who": ", que ",
        "hay": "Hay ",
        "passive participle": " fue pintada por ",
        "apocope": " (primer|gran|buen) ",
        "exclamation": "¡Qué .* tan ",
        "ago": "hace (dos|tres|diez) (días|años|semanas)",
        "dropped subject": r"\nCompr(é|aremos) ",
        "although": " aunque ",
        "if": "Si llueve, ",
        "weather": "hacía frío",
        "idiom": "tiene (hambre|sed|prisa|sueño|miedo)",
        "age": " (tiene|tenía) [a-z]+ años",
        "possession": " de Ana",
        "e": " e (Inés|Isabel)",
        "u": " siete u ocho ",
        "o": " (tres o cuatro|seis o siete) ",
        "future": "comprará|volverán",
        "imperfect": "vivía|trabajaba",
    }
    for name, pattern in wanted.items():
        assert len(re.findall(pattern, joined)) >= 5, name
