"""Countries: capital, continent, currency, language, coast, mountain, river, independence."""

from data.generator.articles.tables import Relation, Topic, read_rows

_RELATIONS = (
    Relation(
        name="continent",
        statements=(
            "{subject} is a country in {value}.",
            "{subject} lies in {value}.",
            "{subject} is one of the countries of {value}.",
            "on the map, {subject} is found in {value}.",
            "{subject} belongs to {value}.",
        ),
        pronouns=(
            "it lies in {value}.",
            "it is part of {value}.",
            "the country belongs to {value}.",
        ),
        questions=(
            "On which continent is {subject}?",
            "Which continent is {subject} part of?",
            "In what part of the world does {subject} lie?",
            "What is the continent of {subject}?",
            "Where in the world is {subject}?",
        ),
        kind="continent",
    ),
    Relation(
        name="capital",
        statements=(
            "the capital of {subject} is {value}.",
            "{value} is the capital of {subject}.",
            "{subject} has its capital in {value}.",
            "the capital city of {subject} is called {value}.",
            "in {subject}, the capital is {value}.",
        ),
        pronouns=(
            "its capital is {value}.",
            "the capital is called {value}.",
            "{value} is its capital city.",
            "it has its capital in {value}.",
        ),
        questions=(
            "What is the capital of {subject}?",
            "Which city is the capital of {subject}?",
            "What is the name of the capital of {subject}?",
            "Which capital does {subject} have?",
            "What city serves as the capital of {subject}?",
        ),
        kind="city",
        reverse=(
            "Of which country is {value} the capital?",
            "Which country has {value} as its capital?",
            "{value} is the capital of what country?",
        ),
    ),
    Relation(
        name="currency",
        statements=(
            "the currency of {subject} is the {value}.",
            "people in {subject} pay with the {value}.",
            "in {subject}, the money is called the {value}.",
            "{subject} uses the {value} as its currency.",
            "the {value} is the money of {subject}.",
        ),
        pronouns=(
            "its currency is the {value}.",
            "people there pay with the {value}.",
            "it uses the {value} as its currency.",
            "the {value} is its currency.",
        ),
        questions=(
            "What is the currency of {subject}?",
            "Which currency does {subject} use?",
            "What do people in {subject} pay with?",
            "What money is used in {subject}?",
            "What is the money of {subject} called?",
        ),
        kind="currency",
    ),
    Relation(
        name="language",
        statements=(
            "many people in {subject} speak {value}.",
            "{value} is spoken in {subject}.",
            "{value} is a language of {subject}.",
            "in {subject}, many people speak {value}.",
            "{subject} has {value} among its languages.",
        ),
        pronouns=(
            "many people there speak {value}.",
            "{value} is spoken there.",
            "a language of the country is {value}.",
        ),
        questions=(
            "Which language is spoken in {subject}?",
            "What language do many people in {subject} speak?",
            "Which language do many people of {subject} use?",
            "What is a language of {subject}?",
            "What do many people speak in {subject}?",
        ),
        kind="language",
    ),
    Relation(
        name="coast",
        statements=(
            "{subject} has a coast on {value}.",
            "{subject} lies on {value}.",
            "the coast of {subject} is on {value}.",
            "one coast of {subject} is on {value}.",
        ),
        pronouns=(
            "it has a coast on {value}.",
            "a coast of the country is on {value}.",
            "it lies on {value}.",
        ),
        questions=(
            "On which water does {subject} have a coast?",
            "What water does {subject} lie on?",
            "Which sea or ocean does {subject} reach?",
            "Which sea or ocean meets the coast of {subject}?",
        ),
        kind="sea",
    ),
    Relation(
        name="mountain",
        statements=(
            "the highest mountain of {subject} is {value}.",
            "{value} is the highest mountain in {subject}.",
            "no mountain in {subject} is higher than {value}.",
            "the highest point of {subject} is {value}.",
        ),
        pronouns=(
            "its highest mountain is {value}.",
            "{value} is its highest point.",
            "no mountain there is higher than {value}.",
        ),
        questions=(
            "What is the highest mountain of {subject}?",
            "Which mountain is the highest in {subject}?",
            "What is the name of the highest mountain in {subject}?",
            "Which mountain is the highest point of {subject}?",
        ),
        kind="mountain",
    ),
    Relation(
        name="river",
        statements=(
            "{value} is a great river of {subject}.",
            "a great river of {subject} is {value}.",
            "among the rivers of {subject} is {value}.",
            "one of the rivers of {subject} is {value}.",
        ),
        pronouns=(
            "{value} is one of its rivers.",
            "among its rivers is {value}.",
            "a great river of the country is {value}.",
        ),
        questions=(
            "Which river is found in {subject}?",
            "What is the name of a river in {subject}?",
            "Which river does {subject} have?",
            "What is one of the rivers of {subject}?",
        ),
        kind="river",
    ),
    Relation(
        name="year",
        statements=(
            "{subject} became independent in {value}.",
            "in {value}, {subject} became independent.",
            "{subject} has been independent since {value}.",
            "the year of independence of {subject} is {value}.",
        ),
        pronouns=(
            "it became independent in {value}.",
            "the country has been independent since {value}.",
            "in {value}, it became independent.",
        ),
        questions=(
            "When did {subject} become independent?",
            "In what year did {subject} become independent?",
            "Since when has {subject} been independent?",
            "In which year did the independence of {subject} begin?",
            "What is the year of independence of {subject}?",
        ),
        kind="year",
    ),
)

# A cell is empty where the value is disputed, unclear or about to change: the capital of Indonesia,
# the continent of Turkey. Of several languages or rivers, one is enough.
COUNTRIES = Topic(
    name="country",
    noun="a country",
    plural="countries",
    relations=_RELATIONS,
    rows=read_rows("countries.csv", "country", _RELATIONS),
    related=("continent",),
    lists=(
        ("continent", "capital", "Capitals of {value}"),
        ("continent", "currency", "Currencies of {value}"),
        ("continent", "language", "Languages of {value}"),
        ("continent", "continent", "Countries of {value}"),
        ("", "capital", "Capitals of the world"),
        ("", "currency", "Currencies of the world"),
        ("", "language", "Languages of the world"),
    ),
)
