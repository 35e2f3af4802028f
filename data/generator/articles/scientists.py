"""Scientists: field, what each is known for, home country, place and year of birth."""

from data.generator.articles.people import birthplace, born, home_country
from data.generator.articles.tables import Relation, Topic, read_rows

_RELATIONS = (
    Relation(
        name="field",
        statements=(
            "{subject} worked in {value}.",
            "{subject} worked in the field of {value}.",
            "the field of {subject} was {value}.",
            "{subject} is a well known name in {value}.",
            "in the history of {value}, {subject} has a firm place.",
        ),
        pronouns=(
            "the scientist worked in {value}.",
            "the field of the scientist was {value}.",
            "this scientist worked in the field of {value}.",
        ),
        questions=(
            "Which field did {subject} work in?",
            "What was the subject of the work of {subject}?",
            "To which science did {subject} give a life of work?",
            "Which branch of science was the field of {subject}?",
        ),
        kind="field",
    ),
    Relation(
        name="known",
        statements=(
            "{subject} is known for {value}.",
            "{subject} is best known for {value}.",
            "{subject} became famous for {value}.",
            "people remember {subject} for {value}.",
            "the name of {subject} is linked with {value}.",
        ),
        pronouns=(
            "the scientist is known for {value}.",
            "the scientist became famous for {value}.",
            "people remember this scientist for {value}.",
        ),
        questions=(
            "What is {subject} known for?",
            "What made {subject} famous?",
            "For what do people remember {subject}?",
            "With what is the name of {subject} linked today?",
            "What is the scientist {subject} best known for?",
        ),
        kind="achievement",
        reverse=(
            "Who is known for {value}?",
            "Which scientist became famous for {value}?",
            "Who is remembered for {value}?",
        ),
    ),
    home_country("scientist"),
    birthplace("scientist"),
    born("scientist"),
)

SCIENTISTS = Topic(
    name="scientist",
    noun="a scientist",
    plural="scientists",
    relations=_RELATIONS,
    rows=read_rows("scientists.csv", "scientist", _RELATIONS),
    related=("field", "country"),
    lists=(
        ("field", "field", "Great names in {value}"),
        ("country", "field", "Scientists of {value}"),
        ("", "known", "Famous scientists"),
    ),
)
