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

_COLUMNS = "landmark | type | city | country | year | designer"

_ROWS = """
the Eiffel Tower | - | Paris | France | 1889 | -
the Arc de Triomphe | an arch | Paris | France | 1836 | Jean Chalgrin
Notre-Dame | a cathedral | Paris | France | - | -
the Sagrada Família | a church | Barcelona | Spain | - | Antoni Gaudí
Park Güell | - | Barcelona | Spain | 1914 | Antoni Gaudí
the Alhambra | a palace | Granada | Spain | - | -
the Belém Tower | - | Lisbon | Portugal | 1519 | Francisco de Arruda
the Colosseum | an arena | Rome | Italy | - | -
the Trevi Fountain | - | Rome | Italy | 1762 | Nicola Salvi
the Rialto Bridge | - | Venice | Italy | 1591 | Antonio da Ponte
the Leaning Tower | - | Pisa | Italy | - | -
the Parthenon | a temple | Athens | Greece | - | -
Big Ben | a clock tower | London | England | 1859 | -
Tower Bridge | - | London | England | 1894 | Horace Jones
Buckingham Palace | - | London | England | - | -
the Atomium | a monument | Brussels | Belgium | 1958 | -
the Rijksmuseum | a museum | Amsterdam | the Netherlands | 1885 | Pierre Cuypers
the Brandenburg Gate | - | Berlin | Germany | 1791 | Carl Gotthard Langhans
the Little Mermaid | a statue | Copenhagen | Denmark | 1913 | Edvard Eriksen
the Turning Torso | a skyscraper | Malmö | Sweden | 2005 | Santiago Calatrava
Hallgrímskirkja | a church | Reykjavík | Iceland | 1986 | Guðjón Samúelsson
Schönbrunn | a palace | Vienna | Austria | - | -
the Charles Bridge | - | Prague | the Czech Republic | - | -
Wawel Castle | - | Kraków | Poland | - | -
the Széchenyi Chain Bridge | - | Budapest | Hungary | 1849 | William Tierney Clark
Hagia Sophia | - | Istanbul | Turkey | 537 | -
the Blue Mosque | - | Istanbul | Turkey | - | Sedefkâr Mehmed Agha
the Galata Tower | - | Istanbul | Turkey | 1348 | -
the Hermitage | a museum | Saint Petersburg | Russia | - | -
Saint Basil's Cathedral | - | Moscow | Russia | 1561 | -
the Great Sphinx | a statue | Giza | Egypt | - | -
the Great Pyramid | a tomb | Giza | Egypt | - | -
the Hassan II Mosque | - | Casablanca | Morocco | 1993 | Michel Pinseau
the Azadi Tower | - | Tehran | Iran | 1971 | Hossein Amanat
the Burj Khalifa | a skyscraper | Dubai | the United Arab Emirates | - | Adrian Smith
the Taj Mahal | a tomb | Agra | India | - | -
the Hawa Mahal | a palace | Jaipur | India | 1799 | -
the Gateway of India | an arch | Mumbai | India | 1924 | George Wittet
the Forbidden City | a palace | Beijing | China | 1420 | -
the Temple of Heaven | - | Beijing | China | 1420 | -
Kinkaku-ji | a temple | Kyoto | Japan | - | -
Gyeongbokgung | a palace | Seoul | South Korea | - | -
the Sydney Opera House | - | - | Australia | 1973 | Jørn Utzon
the CN Tower | - | Toronto | Canada | 1976 | -
the Statue of Liberty | - | New York City | the United States | 1886 | Frédéric Bartholdi
the Chrysler Building | a skyscraper | New York City | the United States | 1930 | William Van Alen
the Empire State Building | a skyscraper | New York City | the United States | 1931 | -
the Golden Gate Bridge | - | San Francisco | the United States | 1937 | -
the White House | - | Washington | the United States | 1800 | James Hoban
the Gateway Arch | - | Saint Louis | the United States | 1965 | Eero Saarinen
the Space Needle | a tower | Seattle | the United States | - | -
the Angel of Independence | a monument | Mexico City | Mexico | 1910 | Antonio Rivas Mercado
Christ the Redeemer | a statue | Rio de Janeiro | Brazil | 1931 | Paul Landowski
the Alvorada Palace | - | Brasília | Brazil | 1958 | Oscar Niemeyer
the Teatro Colón | an opera house | Buenos Aires | Argentina | 1908 | -
the Obelisco | a monument | Buenos Aires | Argentina | 1936 | Alberto Prebisch
"""

LANDMARKS = Topic(
    name="landmark",
    noun="a landmark",
    plural="landmarks",
    relations=_RELATIONS,
    rows=read_rows(_COLUMNS, _ROWS),
    related=("country", "type"),
    lists=(
        ("country", "country", "Landmarks of {value}"),
        ("country", "city", "Cities with landmarks in {value}"),
        ("", "type", "Types of landmarks"),
    ),
)
