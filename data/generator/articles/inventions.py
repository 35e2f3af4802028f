"""Inventions: inventor, year, country and use."""

from data.generator.articles.tables import Relation, Topic, read_rows

_RELATIONS = (
    Relation(
        name="inventor",
        statements=(
            "{subject} was invented by {value}.",
            "it was {value} who invented {subject}.",
            "people owe {subject} to {value}.",
            "the name linked with {subject} is that of {value}.",
            "{value} invented {subject}.",
        ),
        pronouns=(
            "it was invented by {value}.",
            "the invention is the work of {value}.",
            "people owe the invention to {value}.",
        ),
        questions=(
            "Who invented {subject}?",
            "Who had the idea of {subject}?",
            "To whom do people owe {subject}?",
            "Whose invention is {subject}?",
            "Who was behind the invention of {subject}?",
        ),
        kind="person",
        reverse=(
            "What did {value} invent?",
            "Which invention is the work of {value}?",
            "What do people owe to {value}?",
        ),
    ),
    Relation(
        name="year",
        statements=(
            "{subject} was invented in {value}.",
            "the history of {subject} began in {value}.",
            "the year of the invention of {subject} is {value}.",
            "{subject} was first seen in {value}.",
            "people have known {subject} since {value}.",
        ),
        pronouns=(
            "it was invented in {value}.",
            "the history of the invention began in {value}.",
            "it was first seen in {value}.",
        ),
        questions=(
            "When was {subject} invented?",
            "In which year was {subject} invented?",
            "Since when have people had {subject}?",
            "In what year did {subject} begin its history?",
        ),
        kind="year",
    ),
    Relation(
        name="country",
        statements=(
            "{subject} was invented in {value}.",
            "{subject} comes from {value}.",
            "{value} is the home of {subject}.",
            "{subject} was first seen in {value}.",
        ),
        pronouns=(
            "it was invented in {value}.",
            "the invention comes from {value}.",
            "it was first seen in {value}.",
        ),
        questions=(
            "In which country was {subject} invented?",
            "Which country does {subject} come from?",
            "What is the home country of {subject}?",
            "Where was {subject} invented?",
        ),
        kind="country",
    ),
    Relation(
        name="use",
        statements=(
            "{subject} is used for {value}.",
            "people use {subject} for {value}.",
            "{subject} serves for {value}.",
            "the purpose of {subject} is {value}.",
            "the use of {subject} is {value}.",
        ),
        pronouns=(
            "it is used for {value}.",
            "people use it for {value}.",
            "the invention serves for {value}.",
        ),
        questions=(
            "What is {subject} used for?",
            "For what do people use {subject}?",
            "What is the use of {subject}?",
            "What does {subject} help people with?",
        ),
        kind="activity",
    ),
)

INVENTIONS = Topic(
    name="invention",
    noun="an invention",
    plural="inventions",
    relations=_RELATIONS,
    rows=read_rows("inventions.csv", "invention", _RELATIONS),
    related=("country", "use"),
    lists=(
        ("country", "country", "Inventions of {value}"),
        ("country", "inventor", "Inventors of {value}"),
        ("country", "year", "Years of the inventions of {value}"),
    ),
)
