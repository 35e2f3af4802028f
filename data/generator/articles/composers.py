"""Composers: a work, the period of music, home country, place and year of birth."""

from data.generator.articles.people import birthplace, born, home_country
from data.generator.articles.tables import Relation, Topic, read_rows

_RELATIONS = (
    Relation(
        name="work",
        statements=(
            "{subject} wrote the music of {value}.",
            "the music of {value} is by {subject}.",
            "{subject} is known for {value}.",
            "a famous work by {subject} is {value}.",
            "{subject} became famous for {value}.",
        ),
        pronouns=(
            "the composer is known for {value}.",
            "a famous work by this composer is {value}.",
            "the composer wrote the music of {value}.",
        ),
        questions=(
            "Which work did {subject} write?",
            "What is a famous work by {subject}?",
            "For which work is the composer {subject} known?",
            "What is the title of a work by {subject}?",
            "Which piece of music made {subject} famous?",
        ),
        kind="music",
        reverse=(
            "Who wrote the music of {value}?",
            "Who is the composer of {value}?",
            "By whom is the music of {value}?",
            "Which composer is known for {value}?",
        ),
    ),
    Relation(
        name="period",
        statements=(
            "{subject} belongs to the {value} period.",
            "{subject} wrote music in the {value} period.",
            "the works of {subject} belong to the {value} period of music.",
            "{subject} is a great name of the {value} period in music.",
        ),
        pronouns=(
            "the composer belongs to the {value} period.",
            "the works of the composer belong to the {value} period.",
            "this composer wrote music in the {value} period.",
        ),
        questions=(
            "Which period of music does {subject} belong to?",
            "What is the period of the works of {subject}?",
            "To which period does the music of {subject} belong?",
            "In which period of music did the composer {subject} work?",
        ),
        kind="period",
    ),
    home_country("composer"),
    birthplace("composer"),
    born("composer"),
)

COMPOSERS = Topic(
    name="composer",
    noun="a composer",
    plural="composers",
    relations=_RELATIONS,
    rows=read_rows("composers.csv", "composer", _RELATIONS),
    related=("country", "period"),
    lists=(
        ("country", "work", "Famous music of {value}"),
        ("period", "period", "Composers of the {value} period"),
        ("period", "country", "Homes of {value} composers"),
    ),
)
