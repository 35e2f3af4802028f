"""Landmarks: what each is, city, country, year and the person who designed it."""

from data.generator.articles.tables import Relation, Topic, read_rows

_RELATIONS = (
    Relation(
        name="type",
        statements=(
            "{subject} is {value}.",
            "{subject} is {value} that many people visit.",
            "many people know {subject}, {value} of great fame.",
            "visitors know {subject} as {value}.",
        ),
        pronouns=(
            "it is {value}.",
            "it is {value} that many people visit.",
            "the landmark is {value}.",
        ),
        questions=(
            "What is {subject}?",
            "What kind of landmark is {subject}?",
            "What type of building or work is {subject}?",
            "As what is {subject} known?",
        ),
        kind="building",
    ),
    Relation(
        name="city",
        statements=(
            "{subject} stands in {value}.",
            "{subject} is in {value}.",
            "in {value}, people visit {subject}.",
            "a landmark of {value} is {subject}.",
            "the city of {subject} is {value}.",
        ),
        pronouns=(
            "it stands in {value}.",
            "it is a landmark of {value}.",
            "the city of the landmark is {value}.",
        ),
        questions=(
            "In which city is {subject}?",
            "Which city is the home of {subject}?",
            "What city must people go to for {subject}?",
            "Which city has {subject} as a landmark?",
        ),
        kind="city",
    ),
    Relation(
        name="country",
        statements=(
            "{subject} is found in {value}.",
            "{subject} is in {value}.",
            "{subject} is one of the landmarks of {value}.",
            "people who come to {value} visit {subject}.",
            "the country of {subject} is {value}.",
        ),
        pronouns=(
            "it is found in {value}.",
            "it is one of the landmarks of {value}.",
            "the country of the landmark is {value}.",
        ),
        questions=(
            "In which country is {subject}?",
            "Which country has {subject} among its landmarks?",
            "What country does {subject} belong to?",
            "To which country do people go to visit {subject}?",
        ),
        kind="country",
    ),
    Relation(
        name="year",
        statements=(
            "{subject} was finished in {value}.",
            "the work on {subject} ended in {value}.",
            "{subject} was complete in {value}.",
            "in {value}, {subject} was finished.",
        ),
        pronouns=(
            "it was finished in {value}.",
            "the work on it ended in {value}.",
            "the landmark was complete in {value}.",
        ),
        questions=(
            "When was {subject} finished?",
            "In which year was {subject} ready?",
            "When did the work on {subject} end?",
            "In what year did people first see {subject} complete?",
        ),
        kind="year",
    ),
    Relation(
        name="designer",
        statements=(
            "{subject} was designed by {value}.",
            "{subject} is a work of {value}.",
            "the plan of {subject} was made by {value}.",
            "{value} designed {subject}.",
            "people owe {subject} to {value}.",
        ),
        pronouns=(
            "it was designed by {value}.",
            "it is a work of {value}.",
            "the plan of the landmark was made by {value}.",
        ),
        questions=(
            "Who designed {subject}?",
            "Who made the plan of {subject}?",
            "Whose work is {subject}?",
            "Who is the artist behind {subject}?",
            "By whom was {subject} designed?",
        ),
        kind="person",
    ),
)

LANDMARKS = Topic(
    name="landmark",
    noun="a landmark",
    plural="landmarks",
    relations=_RELATIONS,
    rows=read_rows("landmarks.csv", "landmark", _RELATIONS),
    related=("country", "type"),
    lists=(
        ("country", "country", "Landmarks of {value}"),
        ("country", "city", "Cities with landmarks in {value}"),
        ("", "type", "Types of landmarks"),
    ),
)
