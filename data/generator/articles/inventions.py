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

_COLUMNS = "invention | inventor | year | country | use"

_ROWS = """
the printing press | Johannes Gutenberg | - | Germany | printing books
the clarinet | Johann Christoph Denner | - | Germany | playing music
the motor car | Karl Benz | - | Germany | driving on roads
the draisine | Karl von Drais | 1817 | Germany | riding on two wheels
the cathode-ray tube | Ferdinand Braun | 1897 | Germany | showing pictures
the electron microscope | Ernst Ruska | 1931 | Germany | seeing very small things
the piano | Bartolomeo Cristofori | - | Italy | playing music
the barometer | Evangelista Torricelli | 1643 | Italy | measuring the pressure of the air
the voltaic pile | Alessandro Volta | - | Italy | making an electric current
the Pascaline | Blaise Pascal | 1642 | France | adding numbers
the hot-air balloon | the Montgolfier brothers | 1783 | France | flying
canning | Nicolas Appert | - | France | keeping food fresh
the stethoscope | René Laennec | 1816 | France | listening to the heart
the cinematograph | the Lumière brothers | 1895 | France | showing films
the aqualung | Jacques Cousteau and Émile Gagnan | 1943 | France | breathing under water
the pendulum clock | Christiaan Huygens | 1656 | the Netherlands | measuring time
the mercury thermometer | Daniel Gabriel Fahrenheit | 1714 | - | measuring temperature
the saxophone | Adolphe Sax | - | - | playing music
the spinning jenny | James Hargreaves | 1764 | England | spinning thread
the power loom | Edmund Cartwright | 1785 | England | weaving cloth
the smallpox vaccine | Edward Jenner | 1796 | England | stopping a disease
the hovercraft | Christopher Cockerell | 1955 | England | travelling over land and water
the steam locomotive | Richard Trevithick | 1804 | - | pulling trains
the kaleidoscope | David Brewster | 1816 | Scotland | looking at coloured patterns
the vacuum flask | James Dewar | 1892 | - | keeping drinks hot or cold
dynamite | Alfred Nobel | 1867 | - | breaking rock
the safety match | Gustaf Erik Pasch | 1844 | Sweden | lighting fires
the three-point seat belt | Nils Bohlin | 1959 | Sweden | keeping people safe in cars
the ballpoint pen | László Bíró | - | Hungary | writing
the Magic Cube | Ernő Rubik | 1974 | Hungary | playing
the soft contact lens | Otto Wichterle | 1961 | - | seeing better
Esperanto | Ludwik Zamenhof | 1887 | - | speaking with people of other nations
the lightning rod | Benjamin Franklin | 1752 | - | keeping houses safe
the cotton gin | Eli Whitney | 1793 | the United States | cleaning cotton
the safety pin | Walter Hunt | 1849 | the United States | holding cloth together
the telephone | Alexander Graham Bell | 1876 | - | speaking over long distances
the phonograph | Thomas Edison | 1877 | the United States | recording sound
the dishwasher | Josephine Cochrane | 1886 | the United States | washing dishes
the air conditioner | Willis Carrier | 1902 | the United States | cooling rooms
the windscreen wiper | Mary Anderson | 1903 | the United States | cleaning the windows of cars
the aeroplane | the Wright brothers | 1903 | the United States | flying
Bakelite | Leo Baekeland | 1907 | the United States | making plastic goods
nylon | Wallace Carothers | 1935 | the United States | making clothes
Teflon | Roy Plunkett | 1938 | the United States | coating pans
the microwave oven | Percy Spencer | 1945 | the United States | heating food
the transistor | - | 1947 | the United States | switching electric currents
Kevlar | Stephanie Kwolek | 1965 | the United States | making safety vests
the QR code | Masahiro Hara | 1994 | Japan | storing web addresses
the World Wide Web | Tim Berners-Lee | 1989 | Switzerland | sharing pages
"""

INVENTIONS = Topic(
    name="invention",
    noun="an invention",
    plural="inventions",
    relations=_RELATIONS,
    rows=read_rows(_COLUMNS, _ROWS),
    related=("country", "use"),
    lists=(
        ("country", "country", "Inventions of {value}"),
        ("country", "inventor", "Inventors of {value}"),
        ("country", "year", "Years of the inventions of {value}"),
    ),
)
