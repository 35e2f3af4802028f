"""Animals: class, food, home, and the names of the young and of the female."""

from data.generator.articles.tables import Relation, Topic, read_rows

_RELATIONS = (
    Relation(
        name="class",
        statements=(
            "{subject} is one of the {value}.",
            "{subject} belongs to the {value}.",
            "among the {value} is {subject}.",
            "people who study animals count {subject} among the {value}.",
        ),
        pronouns=(
            "it is one of the {value}.",
            "it belongs to the {value}.",
            "the animal belongs to the {value}.",
        ),
        questions=(
            "Which class of animals does {subject} belong to?",
            "What kind of animal is {subject}?",
            "Among which animals is {subject} counted?",
            "To which group of animals does {subject} belong?",
        ),
        kind="class",
    ),
    Relation(
        name="food",
        statements=(
            "{subject} eats {value}.",
            "{subject} feeds on {value}.",
            "{subject} lives on {value}.",
            "{subject} takes {value} as its food.",
            "in search of food, {subject} looks for {value}.",
        ),
        pronouns=(
            "it eats {value}.",
            "it feeds on {value}.",
            "the animal takes {value} as its food.",
        ),
        questions=(
            "What does {subject} eat?",
            "What does {subject} feed on?",
            "What is the food of {subject}?",
            "On what does {subject} live?",
        ),
        kind="food",
    ),
    Relation(
        name="home",
        statements=(
            "{subject} lives in {value}.",
            "the home of {subject} is in {value}.",
            "{subject} is found in {value}.",
            "in nature, {subject} lives in {value}.",
            "{subject} is at home in {value}.",
        ),
        pronouns=(
            "it lives in {value}.",
            "it is found in {value}.",
            "the home of the animal is in {value}.",
        ),
        questions=(
            "Where does {subject} live?",
            "Where is the home of {subject}?",
            "Where can people find {subject} in nature?",
            "In what place is {subject} at home?",
        ),
        kind="home",
    ),
    Relation(
        name="young",
        statements=(
            "the young of {subject} is called {value}.",
            "the name for the young of {subject} is {value}.",
            "people call the young of {subject} {value}.",
            "when it is young, {subject} is called {value}.",
        ),
        pronouns=(
            "its young is called {value}.",
            "the young of the animal is called {value}.",
            "people call its young {value}.",
        ),
        questions=(
            "What is the young of {subject} called?",
            "What is the name for the young of {subject}?",
            "What do people call {subject} when it is young?",
            "Which word do people use for the young of {subject}?",
        ),
        kind="young",
    ),
    Relation(
        name="female",
        statements=(
            "the female of {subject} is called {value}.",
            "the name for the female of {subject} is {value}.",
            "people call the female of {subject} {value}.",
            "a word for the female of {subject} is {value}.",
        ),
        pronouns=(
            "the female is called {value}.",
            "the female of the animal is called {value}.",
            "people call the female {value}.",
        ),
        questions=(
            "What is the female of {subject} called?",
            "What is the name for the female of {subject}?",
            "By what name do people know the female of {subject}?",
            "Which word do people use for the female of {subject}?",
        ),
        kind="female",
    ),
)

ANIMALS = Topic(
    name="animal",
    noun="an animal",
    plural="animals",
    relations=_RELATIONS,
    rows=read_rows("animals.csv", "animal", _RELATIONS),
    related=("home", "class"),
    lists=(
        ("class", "young", "The young of {value}"),
        ("class", "food", "Foods of {value}"),
        ("home", "home", "Animals in {value}"),
    ),
)
