"""Painters: a painting, the style, home country, place and year of birth."""

from data.generator.articles.people import birthplace, born, home_country
from data.generator.articles.tables import Relation, Topic, read_rows

_RELATIONS = (
    Relation(
        name="painting",
        statements=(
            "{subject} painted {value}.",
            "the painter of {value} is {subject}.",
            "{subject} is known for the painting {value}.",
            "a famous painting by {subject} is {value}.",
            "the painting {value} is a work of {subject}.",
        ),
        pronouns=(
            "the painter is known for the painting {value}.",
            "a famous painting by this painter is {value}.",
            "the painting {value} is a work of this painter.",
        ),
        questions=(
            "Which painting did {subject} make?",
            "What is a famous painting by {subject}?",
            "For which painting is {subject} known?",
            "What is the title of a painting by {subject}?",
            "Which picture made the painter {subject} famous?",
        ),
        kind="painting",
        reverse=(
            "Who painted {value}?",
            "Who is the painter of {value}?",
            "By whom was {value} painted?",
            "Which painter is known for {value}?",
        ),
    ),
    Relation(
        name="style",
        statements=(
            "{subject} is a painter of {value}.",
            "{subject} belongs to {value}.",
            "the paintings of {subject} belong to {value}.",
            "{subject} is a great name of {value}.",
            "in the history of art, {subject} belongs to {value}.",
        ),
        pronouns=(
            "the painter belongs to {value}.",
            "the paintings of the painter belong to {value}.",
            "this painter is a great name of {value}.",
        ),
        questions=(
            "Which style of painting does {subject} belong to?",
            "What is the style of the paintings of {subject}?",
            "To which style do the works of {subject} belong?",
            "Which art movement is the painter {subject} part of?",
        ),
        kind="style",
    ),
    home_country("painter"),
    birthplace("painter"),
    born("painter"),
)

PAINTERS = Topic(
    name="painter",
    noun="a painter",
    plural="painters",
    relations=_RELATIONS,
    rows=read_rows("painters.csv", "painter", _RELATIONS),
    related=("country", "style"),
    lists=(
        ("country", "painting", "Paintings of {value}"),
        ("style", "style", "Painters of {value}"),
        ("style", "painting", "Works of {value}"),
    ),
)
