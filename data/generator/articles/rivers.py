"""Rivers: continent, the sea at the end, a city, the land of the source, a land on the way."""

from data.generator.articles.tables import Relation, Topic, read_rows

_RELATIONS = (
    Relation(
        name="continent",
        statements=(
            "{subject} is a river in {value}.",
            "{subject} is one of the rivers of {value}.",
            "on the map, {subject} is found in {value}.",
            "among the rivers of {value} is {subject}.",
        ),
        pronouns=(
            "it is a river in {value}.",
            "it is one of the rivers of {value}.",
            "the river is found in {value}.",
        ),
        questions=(
            "On which continent is {subject}?",
            "What is the continent of {subject}?",
            "In what part of the world does {subject} flow?",
            "Where in the world does {subject} flow?",
        ),
        kind="continent",
    ),
    Relation(
        name="mouth",
        statements=(
            "{subject} flows into {value}.",
            "the water of {subject} ends in {value}.",
            "at its end, {subject} reaches {value}.",
            "{subject} has its mouth on {value}.",
            "{subject} meets {value} at its mouth.",
        ),
        pronouns=(
            "it flows into {value}.",
            "its water ends in {value}.",
            "the river has its mouth on {value}.",
        ),
        questions=(
            "Which sea or ocean does {subject} flow into?",
            "Where does {subject} end?",
            "Into which water does {subject} run?",
            "Where is the mouth of {subject}?",
            "Which water does {subject} reach in the end?",
        ),
        kind="sea",
    ),
    Relation(
        name="city",
        statements=(
            "{subject} flows through {value}.",
            "a city on {subject} is {value}.",
            "{value} lies on {subject}.",
            "one of the cities on {subject} is {value}.",
            "on its way, {subject} comes to the city of {value}.",
        ),
        pronouns=(
            "it flows through {value}.",
            "a city on the river is {value}.",
            "on its way, it comes to the city of {value}.",
        ),
        questions=(
            "Which city lies on {subject}?",
            "What is the name of a city on {subject}?",
            "Through which city does {subject} flow?",
            "Which city is found on the banks of {subject}?",
        ),
        kind="city",
        reverse=(
            "Which river flows through {value}?",
            "On which river does {value} lie?",
            "On the banks of which river is {value}?",
        ),
    ),
    Relation(
        name="source",
        statements=(
            "{subject} rises in {value}.",
            "the source of {subject} is in {value}.",
            "{subject} begins in {value}.",
            "{subject} has its source in {value}.",
        ),
        pronouns=(
            "it rises in {value}.",
            "its source is in {value}.",
            "the river begins in {value}.",
        ),
        questions=(
            "In which country is the source of {subject}?",
            "Where does {subject} begin?",
            "In what country does {subject} rise?",
            "Which country has the source of {subject}?",
        ),
        kind="country",
    ),
    Relation(
        name="passes",
        statements=(
            "{subject} passes through {value}.",
            "on its way, {subject} passes through {value}.",
            "one of the countries that {subject} passes is {value}.",
            "{subject} brings water to {value}.",
        ),
        pronouns=(
            "it passes through {value}.",
            "on its way, it passes through {value}.",
            "the river brings water to {value}.",
        ),
        questions=(
            "Which country does {subject} pass on its way?",
            "To which country does {subject} bring water?",
            "What country does {subject} flow across?",
            "Which country lies on the way of {subject}?",
        ),
        kind="country",
    ),
)

RIVERS = Topic(
    name="river",
    noun="a river",
    plural="rivers",
    relations=_RELATIONS,
    rows=read_rows("rivers.csv", "river", _RELATIONS),
    related=("continent", "mouth"),
    lists=(
        ("continent", "continent", "Rivers of {value}"),
        ("continent", "mouth", "Mouths of the rivers of {value}"),
        ("continent", "city", "Cities on the rivers of {value}"),
    ),
)
