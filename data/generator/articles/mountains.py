"""Mountains: continent, country, range, height in metres and the year of the first climb."""

from data.generator.articles.tables import Relation, Topic, read_rows

_RELATIONS = (
    Relation(
        name="continent",
        statements=(
            "{subject} is a mountain in {value}.",
            "{subject} is one of the mountains of {value}.",
            "on the map, {subject} is found in {value}.",
            "among the mountains of {value} is {subject}.",
        ),
        pronouns=(
            "it is a mountain in {value}.",
            "it is one of the mountains of {value}.",
            "the mountain is found in {value}.",
        ),
        questions=(
            "On which continent is {subject}?",
            "What is the continent of {subject}?",
            "In what part of the world does {subject} stand?",
            "Where in the world is {subject}?",
        ),
        kind="continent",
    ),
    Relation(
        name="country",
        statements=(
            "{subject} is in {value}.",
            "{subject} stands in {value}.",
            "the country of {subject} is {value}.",
            "{subject} lies in {value}.",
            "{subject} is a mountain of {value}.",
        ),
        pronouns=(
            "it stands in {value}.",
            "it lies in {value}.",
            "the mountain is in {value}.",
        ),
        questions=(
            "In which country is {subject}?",
            "Which country does {subject} belong to?",
            "What country is {subject} found in?",
            "To which country must a climber of {subject} go?",
        ),
        kind="country",
    ),
    Relation(
        name="range",
        statements=(
            "{subject} is part of {value}.",
            "{subject} rises in {value}.",
            "{subject} belongs to {value}.",
            "one of the mountains in {value} is {subject}.",
        ),
        pronouns=(
            "it is part of {value}.",
            "it belongs to {value}.",
            "the mountain rises in {value}.",
        ),
        questions=(
            "Which mountain range is {subject} part of?",
            "To which range does {subject} belong?",
            "In which range of mountains is {subject}?",
            "What is the name of the range of {subject}?",
        ),
        kind="range",
    ),
    Relation(
        name="height",
        statements=(
            "{subject} is {value} metres high.",
            "the height of {subject} is {value} metres.",
            "{subject} reaches a height of {value} metres.",
            "the top of {subject} is at {value} metres.",
        ),
        pronouns=(
            "it is {value} metres high.",
            "its height is {value} metres.",
            "the top of the mountain is at {value} metres.",
        ),
        questions=(
            "How high is {subject}?",
            "How many metres high is {subject}?",
            "How far above the sea is the top of {subject}?",
            "How tall is {subject} in metres?",
        ),
        kind="height",
    ),
    Relation(
        name="climbed",
        statements=(
            "{subject} was first climbed in {value}.",
            "people first stood on the top of {subject} in {value}.",
            "the first climb of {subject} was in {value}.",
            "in {value}, people reached the top of {subject} for the first time.",
        ),
        pronouns=(
            "it was first climbed in {value}.",
            "people first stood on its top in {value}.",
            "the first climb of the mountain was in {value}.",
        ),
        questions=(
            "When was {subject} first climbed?",
            "In which year did people first reach the top of {subject}?",
            "When did climbers first stand on {subject}?",
            "What is the year of the first climb of {subject}?",
        ),
        kind="year",
    ),
)

MOUNTAINS = Topic(
    name="mountain",
    noun="a mountain",
    plural="mountains",
    relations=_RELATIONS,
    rows=read_rows("mountains.csv", "mountain", _RELATIONS),
    related=("range", "continent"),
    lists=(
        ("continent", "country", "Mountains of {value}"),
        ("range", "range", "Mountains in {value}"),
        ("continent", "height", "Heights of the mountains of {value}"),
    ),
)
