"""Verbs, and what each may be said with."""

from __future__ import annotations

from typing import NamedTuple

from data.generator.english import EnglishVerb, verb_forms


class Verb(NamedTuple):
    """A verb in both languages, with the tenses in which the samples use it.

    `tenses` is a string of letters: `p` present, `s` simple past (Spanish preterite),
    `i` imperfect (English `used to` and `was -ing`), `f` future. `first` says whether the samples
    use it with `I` and `we`.
    """

    english: EnglishVerb
    particle: str
    infinitive: str
    irregular: dict[str, str]
    tenses: str
    first: bool


# english infinitive tenses(! with I and we) ; irregular Spanish forms: 1s 3s 1p 3p
_VERBS = """
    read leer psi ; preterite leí leyó leímos leyeron
    write escribir psif
    buy comprar sf!
    sell vender sf
    see ver ps ; present veo ve vemos ven ; preterite vi vio vimos vieron
    look_for buscar si ; preterite busqué buscó buscamos buscaron
    find encontrar s
    lose perder s
    bring traer s ; preterite traje trajo trajimos trajeron
    give dar sf ; preterite di dio dimos dieron
    eat comer psi
    drink beber ps
    sing cantar psi
    play tocar psi ; preterite toqué tocó tocamos tocaron
    paint pintar si
    open abrir ps
    close cerrar ps ; present cierro cierra cerramos cierran
    visit visitar psf
    help ayudar ps
    wait_for esperar si
    call llamar s
    live vivir pi!
    work trabajar psi!
    sleep dormir psi ; present - duerme - duermen ; preterite - durmió - durmieron
    study estudiar ps
    arrive llegar psf ; preterite llegué llegó llegamos llegaron
    go ir psif!; present voy va vamos van ; preterite fui fue fuimos fueron ; imperfect - iba - iban
    return volver psf ; present vuelvo vuelve volvemos vuelven
    have tener p! ; present tengo tiene tenemos tienen
"""

# The helping verbs of the grammar: Spanish forms only, because English has its own rules for them.
HELPERS: dict[str, tuple[str, dict[str, str]]] = {
    "ser": (
        "ser",
        {
            "present": "soy es somos son",
            "imperfect": "era era éramos eran",
            "preterite": "fui fue fuimos fueron",
        },
    ),
    "estar": ("estar", {"present": "estoy está estamos están"}),
    "tener": (
        "tener",
        {"present": "tengo tiene tenemos tienen", "preterite": "tuve tuvo tuvimos tuvieron"},
    ),
    "querer": ("querer", {"present": "quiero quiere queremos quieren"}),
    "poder": ("poder", {"present": "puedo puede podemos pueden"}),
    "gustar": ("gustar", {}),
    "decir": ("decir", {"present": "digo dice decimos dicen"}),
    "creer": ("creer", {}),
    "saber": ("saber", {"present": "sé sabe sabemos saben"}),
}


def _parse_verbs() -> dict[str, Verb]:
    verbs = {}
    for line in _VERBS.strip().splitlines():
        head, *rows = line.split(";")
        english, infinitive, tenses = head.split()
        base, _, particle = english.partition("_")
        irregular = {row.split()[0]: row.split(maxsplit=1)[1].strip() for row in rows}
        verbs[english] = Verb(
            verb_forms(base), particle, infinitive, irregular, tenses.strip("!"), "!" in tenses
        )
    return verbs


VERBS = _parse_verbs()
