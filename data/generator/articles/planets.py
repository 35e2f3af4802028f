"""The eight planets: place in order, kind, name, moon, mark and first visitor."""

from data.generator.articles.tables import Relation, Topic, read_rows

_RELATIONS = (
    Relation(
        name="order",
        statements=(
            "{subject} is the {value} planet from the Sun.",
            "counted from the Sun, {subject} is the {value} planet.",
            "in order from the Sun, {subject} comes {value}.",
            "{subject} has the {value} place in the order of the planets.",
            "the place of {subject} in the order of the planets is the {value}.",
        ),
        pronouns=(
            "it is the {value} planet from the Sun.",
            "in order from the Sun, it comes {value}.",
            "the planet has the {value} place from the Sun.",
        ),
        questions=(
            "Which place from the Sun does {subject} have?",
            "Where does {subject} stand in the row of planets?",
            "What number has {subject} among the planets, counted from the Sun?",
            "At which place from the Sun is the planet {subject}?",
        ),
        kind="order",
        reverse=(
            "Which planet is the {value} from the Sun?",
            "Which planet comes {value} in order from the Sun?",
            "What is the name of the {value} planet?",
        ),
    ),
    Relation(
        name="type",
        statements=(
            "{subject} is {value}.",
            "{subject} is known as {value}.",
            "by its type, {subject} is {value}.",
            "of the types of planets, {subject} is {value}.",
            "people who study the sky call {subject} {value}.",
        ),
        pronouns=(
            "it is {value}.",
            "by its type, it is {value}.",
            "the planet is known as {value}.",
        ),
        questions=(
            "What type of planet is {subject}?",
            "What kind of world is {subject}?",
            "Which type does the planet {subject} belong to?",
            "How is {subject} classed among the planets?",
        ),
        kind="type",
    ),
    Relation(
        name="namesake",
        statements=(
            "{subject} is named after {value}.",
            "{subject} got its name from {value}.",
            "the name of {subject} comes from {value}.",
            "people named {subject} after {value}.",
        ),
        pronouns=(
            "it is named after {value}.",
            "its name comes from {value}.",
            "the planet got its name from {value}.",
        ),
        questions=(
            "After whom is {subject} named?",
            "From whom did {subject} get its name?",
            "Where does the name of the planet {subject} come from?",
            "Whose name does {subject} bear?",
        ),
        kind="god",
        reverse=(
            "Which planet is named after {value}?",
            "Which planet got its name from {value}?",
            "What planet bears the name of {value}?",
        ),
    ),
    Relation(
        name="moon",
        statements=(
            "a moon of {subject} is {value}.",
            "{subject} has a moon with the name {value}.",
            "the moon {value} goes around {subject}.",
            "around {subject} goes a moon, {value}.",
        ),
        pronouns=(
            "a moon of the planet is {value}.",
            "it has a moon with the name {value}.",
            "the moon {value} goes around it.",
        ),
        questions=(
            "Which moon does {subject} have?",
            "What is the name of a moon of {subject}?",
            "Which moon moves around {subject}?",
            "What do we call a moon that circles {subject}?",
        ),
        kind="moon",
        reverse=(
            "Which planet has the moon {value}?",
            "Around which planet does the moon {value} go?",
            "To which planet does the moon {value} belong?",
        ),
    ),
    Relation(
        name="mark",
        statements=(
            "{subject} is known for {value}.",
            "{subject} is best known for {value}.",
            "{subject} is famous for {value}.",
            "people know {subject} for {value}.",
        ),
        pronouns=(
            "it is known for {value}.",
            "it is famous for {value}.",
            "people know the planet for {value}.",
        ),
        questions=(
            "What is {subject} known for?",
            "What makes {subject} famous?",
            "For what do people know {subject}?",
            "What is the planet {subject} best known for?",
        ),
        kind="mark",
    ),
    Relation(
        name="probe",
        statements=(
            "the first close study of {subject} was made by the space probe {value}.",
            "the space probe {value} was the first to study {subject} from close by.",
            "{subject} was first studied from close by when {value} flew past.",
            "the first space probe that studied {subject} from close by was {value}.",
        ),
        pronouns=(
            "the first close study of it was made by the space probe {value}.",
            "the space probe {value} was the first to study it from close by.",
            "the first space probe that studied the planet from close by was {value}.",
        ),
        questions=(
            "Which space probe was the first to send news from {subject}?",
            "Which probe made the first successful visit to {subject}?",
            "What was the name of the first probe that sent pictures or numbers from {subject}?",
            "By which space probe was {subject} visited first with success?",
        ),
        kind="probe",
    ),
)

PLANETS = Topic(
    name="planet",
    noun="a planet",
    plural="planets",
    relations=_RELATIONS,
    rows=read_rows("planets.csv", "planet", _RELATIONS),
    related=("type",),
    lists=(
        ("", "order", "The planets in order"),
        ("", "type", "Types of planets"),
        ("", "mark", "Marks of the planets"),
    ),
)
