"""What is said of every person alike: the year and the place of birth, and the home country."""

from data.generator.articles.tables import Relation


def born(noun: str) -> Relation:
    """Make the relation of the year of birth of a `noun`, such as `"scientist"`."""
    return Relation(
        name="born",
        statements=(
            "{subject} was born in {value}.",
            "{subject} was born in the year {value}.",
            "the birth year of {subject} is {value}.",
            "the life of {subject} began in {value}.",
            "it was in {value} that {subject} was born.",
        ),
        pronouns=(
            f"the {noun} was born in {{value}}.",
            f"this {noun} was born in the year {{value}}.",
            f"the life of the {noun} began in {{value}}.",
        ),
        questions=(
            "When was {subject} born?",
            "What is the year of birth of {subject}?",
            "In which year was {subject} born?",
            "In what year did the life of {subject} begin?",
            f"When was the {noun} {{subject}} born?",
        ),
        kind="year",
    )


def birthplace(noun: str) -> Relation:
    """Make the relation of the town or city where a `noun` was born."""
    return Relation(
        name="birthplace",
        statements=(
            "{subject} was born in {value}.",
            "the birthplace of {subject} is {value}.",
            "the life of {subject} began in {value}.",
            "it was in {value} that {subject} was born.",
            "the place where {subject} was born is {value}.",
        ),
        pronouns=(
            f"the {noun} was born in {{value}}.",
            f"the birthplace of the {noun} is {{value}}.",
            f"the life of this {noun} began in {{value}}.",
        ),
        questions=(
            "Where was {subject} born?",
            "What is the place of birth of {subject}?",
            "In which place was {subject} born?",
            "Where did the life of {subject} begin?",
            f"Where was the {noun} {{subject}} born?",
        ),
        kind="city",
    )


def home_country(noun: str) -> Relation:
    """Make the relation of the country that a `noun` came from."""
    return Relation(
        name="country",
        statements=(
            "{subject} came from {value}.",
            f"{{subject}} was a {noun} from {{value}}.",
            "the home country of {subject} was {value}.",
            f"{{subject}} was one of the {noun}s of {{value}}.",
            f"among the {noun}s of {{value}} was {{subject}}.",
        ),
        pronouns=(
            f"the {noun} came from {{value}}.",
            f"the home country of the {noun} was {{value}}.",
            f"the home of this {noun} was {{value}}.",
        ),
        questions=(
            "Which country did {subject} come from?",
            "What was the homeland of {subject}?",
            "From which country was {subject}?",
            f"Which country did the {noun} {{subject}} come from?",
            "Which country was the home of {subject}?",
        ),
        kind="country",
    )
