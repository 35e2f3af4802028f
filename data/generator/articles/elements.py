"""Chemical elements: family, symbol, number, state, discoverer, year of discovery, use."""

from data.generator.articles.tables import Relation, Topic, read_rows

_RELATIONS = (
    Relation(
        name="family",
        statements=(
            "{subject} is one of the {value}.",
            "{subject} belongs to the {value}.",
            "{subject} is a chemical element, one of the {value}.",
            "one of the {value} is {subject}.",
        ),
        pronouns=(
            "it belongs to the {value}.",
            "it is one of the {value}.",
            "the element is one of the {value}.",
        ),
        questions=(
            "To which family of elements does {subject} belong?",
            "Which family is {subject} part of?",
            "What kind of element is {subject}?",
            "Which group of elements has {subject} in it?",
        ),
        kind="family",
    ),
    Relation(
        name="symbol",
        statements=(
            "the symbol of {subject} is {value}.",
            "the symbol for {subject} is {value}.",
            "{subject} has the symbol {value}.",
            "{value} is the symbol of {subject}.",
            "chemists write {value} for {subject}.",
        ),
        pronouns=(
            "its symbol is {value}.",
            "it has the symbol {value}.",
            "chemists write {value} for it.",
            "{value} is its symbol.",
        ),
        questions=(
            "What is the symbol of {subject}?",
            "Which symbol does {subject} have?",
            "What do chemists write for {subject}?",
            "Which symbol stands for {subject}?",
            "By which symbol is {subject} known?",
        ),
        kind="symbol",
        reverse=(
            "Which element has the symbol {value}?",
            "For which element do chemists write {value}?",
            "{value} is the symbol of which element?",
        ),
    ),
    Relation(
        name="number",
        statements=(
            "the atomic number of {subject} is {value}.",
            "{subject} has the atomic number {value}.",
            "an atom of {subject} has {value} protons.",
            "{subject} is the element with the number {value}.",
            "in the table of elements, {subject} is number {value}.",
        ),
        pronouns=(
            "its atomic number is {value}.",
            "it has the atomic number {value}.",
            "each of its atoms has {value} protons.",
            "in the table of elements, it is number {value}.",
        ),
        questions=(
            "What is the atomic number of {subject}?",
            "Which atomic number does {subject} have?",
            "How many protons does an atom of {subject} have?",
            "What number does {subject} have in the table of elements?",
            "At which number does {subject} stand in the table of elements?",
        ),
        kind="number",
        reverse=(
            "Which element has the atomic number {value}?",
            "Which element is number {value} in the table of elements?",
            "What element has atoms with {value} protons?",
        ),
    ),
    Relation(
        name="state",
        statements=(
            "at room temperature, {subject} is a {value}.",
            "{subject} is a {value} at room temperature.",
            "in an ordinary room, {subject} is a {value}.",
            "in everyday life, {subject} is a {value}.",
        ),
        pronouns=(
            "at room temperature, it is a {value}.",
            "it is a {value} at room temperature.",
            "in an ordinary room, it is a {value}.",
        ),
        questions=(
            "Is {subject} a solid, a liquid or a gas at room temperature?",
            "In which state is {subject} at room temperature?",
            "What state does {subject} have in an ordinary room?",
            "In what state is {subject} in everyday life?",
        ),
        kind="state",
    ),
    Relation(
        name="discoverer",
        statements=(
            "{subject} was discovered by {value}.",
            "{value} discovered {subject}.",
            "the discovery of {subject} was the work of {value}.",
            "it was {value} who discovered {subject}.",
        ),
        pronouns=(
            "it was discovered by {value}.",
            "its discovery was the work of {value}.",
            "{value} discovered it.",
        ),
        questions=(
            "Who discovered {subject}?",
            "By whom was {subject} found first?",
            "Who found {subject} first?",
            "Who is known for the discovery of {subject}?",
        ),
        kind="person",
    ),
    Relation(
        name="year",
        statements=(
            "{subject} was discovered in {value}.",
            "in {value}, {subject} was discovered.",
            "{subject} has been known since {value}.",
            "the discovery of {subject} was made in {value}.",
        ),
        pronouns=(
            "it was discovered in {value}.",
            "it has been known since {value}.",
            "in {value}, it was discovered.",
        ),
        questions=(
            "When was {subject} discovered?",
            "In what year was {subject} discovered?",
            "Since when has {subject} been known?",
            "What is the year of the discovery of {subject}?",
        ),
        kind="year",
    ),
    Relation(
        name="use",
        statements=(
            "{subject} is used in {value}.",
            "people use {subject} in {value}.",
            "a use of {subject} is in {value}.",
            "one finds {subject} in {value}.",
        ),
        pronouns=(
            "it is used in {value}.",
            "people use it in {value}.",
            "one of its uses is in {value}.",
        ),
        questions=(
            "What is {subject} used in?",
            "What do people use {subject} for?",
            "Where is {subject} used?",
            "Which things use {subject}?",
        ),
        kind="use",
    ),
)

# Where a discovery has no certain date or person, its cells are empty.
ELEMENTS = Topic(
    name="element",
    noun="a chemical element",
    plural="chemical elements",
    relations=_RELATIONS,
    rows=read_rows("elements.csv", "element", _RELATIONS),
    related=("family",),
    lists=(
        ("family", "symbol", "Symbols of the {value}"),
        ("family", "number", "Atomic numbers of the {value}"),
        ("family", "family", "The {value}"),
        ("", "symbol", "Symbols of chemical elements"),
        ("", "number", "Atomic numbers of chemical elements"),
    ),
)
