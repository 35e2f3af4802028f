"""Writers: a famous book and its year, language, home country and year of birth."""

from data.generator.articles.people import born, home_country
from data.generator.articles.tables import Relation, Topic, read_rows

_RELATIONS = (
    Relation(
        name="book",
        statements=(
            "{subject} wrote {value}.",
            "the writer of {value} is {subject}.",
            "{subject} is known for the book {value}.",
            "a famous book by {subject} is {value}.",
            "the book {value} made {subject} famous.",
            "the book {value} was written by {subject}.",
        ),
        pronouns=(
            "the writer is known for the book {value}.",
            "a famous book by this writer is {value}.",
            "the book {value} made the writer famous.",
        ),
        questions=(
            "Which book did {subject} write?",
            "What is a famous book by {subject}?",
            "For which book is {subject} known?",
            "What is the title of a book by {subject}?",
            "Which book made the writer {subject} famous?",
        ),
        kind="book",
        reverse=(
            "Who wrote {value}?",
            "Who is the writer of {value}?",
            "By whom was the book {value} written?",
            "Which writer is known for {value}?",
        ),
    ),
    Relation(
        name="published",
        statements=(
            "a famous book by {subject} came out in {value}.",
            "the famous book by {subject} was first printed in {value}.",
            "readers first saw a famous book by {subject} in {value}.",
            "in {value}, a famous book by {subject} came out.",
        ),
        pronouns=(
            "a famous book by this writer came out in {value}.",
            "readers first saw the famous book of the writer in {value}.",
            "in {value}, the famous book of the writer came out.",
        ),
        questions=(
            "When did the famous book by {subject} come out?",
            "In which year was the famous book by {subject} first printed?",
            "What is the year of the famous book by {subject}?",
            "When could people first read the famous book by {subject}?",
        ),
        kind="year",
    ),
    Relation(
        name="language",
        statements=(
            "{subject} wrote in {value}.",
            "the language of {subject} was {value}.",
            "the books of {subject} were written in {value}.",
            "{subject} used {value} to write books.",
            "{value} was the language in which {subject} wrote.",
        ),
        pronouns=(
            "the writer wrote in {value}.",
            "the language of the writer was {value}.",
            "the books of this writer were written in {value}.",
        ),
        questions=(
            "In which language did {subject} write?",
            "What language did {subject} use for books?",
            "Which language did the writer {subject} write in?",
            "In what language are the books of {subject}?",
        ),
        kind="language",
    ),
    home_country("writer"),
    born("writer"),
)

WRITERS = Topic(
    name="writer",
    noun="a writer",
    plural="writers",
    relations=_RELATIONS,
    rows=read_rows("writers.csv", "writer", _RELATIONS),
    related=("country", "language"),
    lists=(
        ("country", "country", "Writers of {value}"),
        ("country", "book", "Famous books of {value}"),
        ("language", "language", "Writers who used {value}"),
        ("", "book", "Famous writers"),
    ),
)
