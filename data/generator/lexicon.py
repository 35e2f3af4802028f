"""Nouns, names, adjectives and numerals, with what each may be said of."""

from __future__ import annotations

from typing import NamedTuple


class Noun(NamedTuple):
    """A noun with one translation and, for people, one gender in both languages."""

    english: str
    spanish: str
    feminine: bool
    group: str
    countable: bool
    has_plural: bool
    adjectives: tuple[str, ...]


class Adjective(NamedTuple):
    """An adjective that follows its noun in Spanish, with the copula that it takes."""

    english: str
    spanish: str
    copula: str


_COLORS = "red blue green white black yellow"

# What each group of nouns may be called. A noun's own list, where it has one, replaces it.
_GROUP_ADJECTIVES = {
    "person": "tall young famous Spanish kind",
    "kin": "",
    "animal": "white black small big old",
    "readable": "long interesting new old difficult Spanish",
    "fruit": "big small",
    "food": "",
    "drink": "hot cold",
    "clothes": f"{_COLORS} new old expensive beautiful",
    "object": f"{_COLORS} new old big small expensive",
    "place": "big small old new beautiful",
    "work": "long sad beautiful new famous Spanish interesting",
    "abstract": "interesting new difficult",
}

# english spanish gender(+ has plural, * mass) : own adjectives
_NOUNS = {
    "person": """
        woman mujer f+ | man hombre m+ | girl niña f+ : tall kind Spanish | boy niño m+ : tall kind
        teacher maestra f+ | doctor médico m+ | baker panadero m | nurse enfermera f+
        student estudiante m+ | painter pintora f | neighbor vecino m+ : tall young kind Spanish
        artist artista m+ | writer escritora f+""",
    "kin": """
        mother madre f | father padre m | brother hermano m+ | sister hermana f+
        grandmother abuela f | grandfather abuelo m | aunt tía f | uncle tío m
        friend amigo m+ | son hijo m+ | daughter hija f+""",
    "animal": """
        dog perro m+ | cat gato m+ | horse caballo m+ | bird pájaro m+ | cow vaca f+
        eagle águila f+ : white black big old""",
    "readable": """
        book libro m+ | letter carta f+ : long interesting new old
        newspaper periódico m : old Spanish
        poem poema m+ | story cuento m+""",
    "fruit": """
        apple manzana f+ : red green big small | orange naranja f+ | egg huevo m+ : white big small
        lemon limón m+ : yellow green big small | cake pastel m+ : big small expensive white""",
    "food": """
        bread pan m* : white | cheese queso m* : Spanish white expensive | soup sopa f* : hot cold
        fish pescado m* : white | rice arroz m* : white""",
    "drink": "water agua f* | milk leche f* | coffee café m* | tea té m* : hot cold green",
    "clothes": "hat sombrero m+ | shirt camisa f+ | coat abrigo m+ | dress vestido m+",
    "object": f"""
        lamp lámpara f+ : {_COLORS} broken new old | clock reloj m+ : broken expensive old new big
        key llave f+ : small old new | table mesa f+ | chair silla f+ : {_COLORS} broken new old
        guitar guitarra f+ : broken Spanish old new expensive
        bicycle bicicleta f+ | car coche m+ | map mapa m+ : old new big Spanish
        umbrella paraguas m : {_COLORS} broken new
        photo foto f+ : old new beautiful big
        flower flor f+ : red blue white yellow beautiful | box caja f+
        picture cuadro m+ : famous beautiful old big expensive
        piano piano m : black white old new""",
    "place": """
        house casa f+ : white yellow big small old new beautiful
        garden jardín m+
        school escuela f | market mercado m | park parque m | library biblioteca f
        church iglesia f | station estación f : old new big small
        hotel hotel m : expensive big small old new
        hospital hospital m : big small old new
        beach playa f : beautiful famous long
        river río m : long big | city ciudad f | village pueblo m : small old beautiful
        kitchen cocina f : big small white yellow | museum museo m : big famous small new
        bridge puente m : long old new famous
        mountain montaña f : big beautiful famous | island isla f : small big beautiful
        square plaza f
        restaurant restaurante m : expensive small new famous
        street calle f : long old beautiful | classroom aula f : big small old new
        door puerta f+ : white black green blue yellow old new
        window ventana f+ : big small broken old new
        tree árbol m : big small old beautiful | train tren m : old new long
        sea mar m : blue cold beautiful""",
    "work": "song canción f+ | film película f+",
    "abstract": "idea idea f+ | problem problema m+",
}

_ADJECTIVES = """
    red rojo ser | blue azul ser | green verde ser | white blanco ser | black negro ser
    yellow amarillo ser | new nuevo ser | old viejo ser | big grande ser | small pequeño ser
    long largo ser | tall alto ser | young joven ser | famous famoso ser | Spanish español ser
    kind amable ser | interesting interesante ser | difficult difícil ser | expensive caro ser
    beautiful hermoso ser | sad triste estar | hot caliente estar
    cold frío estar | broken roto estar | open abierto estar | closed cerrado estar
    tired cansado estar | happy contento estar"""

WOMEN = ("Ana", "Marta", "Elena", "Lucía", "Isabel", "Inés")
MEN = ("Luis", "Pedro", "Carlos", "Diego", "Óscar", "Pablo")
CITIES = (
    ("Madrid", "Madrid"),
    ("Seville", "Sevilla"),
    ("Lisbon", "Lisboa"),
    ("London", "Londres"),
    ("Paris", "París"),
    ("Rome", "Roma"),
)
NUMERALS = (
    ("two", "dos"),
    ("three", "tres"),
    ("four", "cuatro"),
    ("five", "cinco"),
    ("six", "seis"),
    ("seven", "siete"),
    ("eight", "ocho"),
    ("nine", "nueve"),
    ("ten", "diez"),
)


def _parse_nouns() -> dict[str, Noun]:
    nouns = {}
    for group, table in _NOUNS.items():
        for entry in table.replace("\n", " | ").split("|"):
            head, _, own = entry.partition(":")
            if head.strip():
                english, spanish, kind = head.split()
                adjectives = own.split() or _GROUP_ADJECTIVES[group].split()
                nouns[english] = Noun(
                    english,
                    spanish,
                    kind[0] == "f",
                    group,
                    "*" not in kind,
                    "+" in kind,
                    tuple(adjectives),
                )
    return nouns


NOUNS = _parse_nouns()
GROUPS = {
    group: tuple(noun.english for noun in NOUNS.values() if noun.group == group) for group in _NOUNS
}
ADJECTIVES = {
    entry.split()[0]: Adjective(*entry.split())
    for entry in _ADJECTIVES.replace("\n", " | ").split("|")
    if entry.strip()
}
