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

_COLUMNS = "river | continent | mouth | city | source | passes"

_ROWS = """
the Danube | Europe | the Black Sea | Vienna | Germany | Hungary
the Rhine | Europe | the North Sea | Cologne | Switzerland | Germany
the Rhône | Europe | the Mediterranean Sea | Lyon | Switzerland | France
the Seine | Europe | the English Channel | Paris | France | -
the Loire | Europe | the Atlantic Ocean | Orléans | France | -
the Thames | Europe | the North Sea | London | England | -
the Elbe | Europe | the North Sea | Hamburg | the Czech Republic | Germany
the Oder | Europe | the Baltic Sea | Wrocław | the Czech Republic | Poland
the Vistula | Europe | the Baltic Sea | Kraków | Poland | -
the Dnieper | Europe | the Black Sea | Kyiv | Russia | Ukraine
the Volga | Europe | the Caspian Sea | Samara | Russia | -
the Po | Europe | the Adriatic Sea | Turin | Italy | -
the Tiber | Europe | the Tyrrhenian Sea | Rome | Italy | -
the Ebro | Europe | the Mediterranean Sea | Zaragoza | Spain | -
the Guadalquivir | Europe | the Atlantic Ocean | Seville | Spain | -
the Tagus | Europe | the Atlantic Ocean | Lisbon | Spain | Portugal
the Douro | Europe | the Atlantic Ocean | Porto | Spain | Portugal
the Nile | Africa | the Mediterranean Sea | Cairo | - | Sudan
the Niger | Africa | the Atlantic Ocean | Bamako | Guinea | Mali
the Congo | Africa | the Atlantic Ocean | Kinshasa | - | -
the Zambezi | Africa | the Indian Ocean | - | Zambia | Mozambique
the Limpopo | Africa | the Indian Ocean | Xai-Xai | - | Mozambique
the Orange River | Africa | the Atlantic Ocean | Upington | Lesotho | South Africa
the Amazon | South America | the Atlantic Ocean | Iquitos | Peru | Brazil
the São Francisco | South America | the Atlantic Ocean | Petrolina | Brazil | -
the Orinoco | South America | the Atlantic Ocean | Ciudad Bolívar | Venezuela | -
the Paraná | South America | the Río de la Plata | Rosario | Brazil | Argentina
the Magdalena | South America | the Caribbean Sea | Barranquilla | Colombia | -
the Mississippi | North America | the Gulf of Mexico | New Orleans | the United States | -
the Rio Grande | North America | the Gulf of Mexico | Laredo | the United States | -
the Hudson | North America | the Atlantic Ocean | Albany | the United States | -
the Yukon | North America | the Bering Sea | Whitehorse | Canada | the United States
the Mackenzie | North America | the Arctic Ocean | - | Canada | -
the Ganges | Asia | the Bay of Bengal | Varanasi | India | Bangladesh
the Indus | Asia | the Arabian Sea | Sukkur | - | Pakistan
the Irrawaddy | Asia | the Andaman Sea | Mandalay | Myanmar | -
the Mekong | Asia | the South China Sea | Phnom Penh | China | Laos
the Chao Phraya | Asia | the Gulf of Thailand | Bangkok | Thailand | -
the Yangtze | Asia | the East China Sea | Wuhan | China | -
the Yellow River | Asia | the Bohai Sea | Lanzhou | China | -
the Ob | Asia | the Arctic Ocean | Novosibirsk | Russia | -
the Yenisei | Asia | the Arctic Ocean | Krasnoyarsk | - | Russia
the Lena | Asia | the Arctic Ocean | Yakutsk | Russia | -
the Tigris | Asia | - | Baghdad | Turkey | Iraq
the Euphrates | Asia | - | - | Turkey | Syria
the Waikato | Oceania | the Tasman Sea | Hamilton | New Zealand | -
"""

RIVERS = Topic(
    name="river",
    noun="a river",
    plural="rivers",
    relations=_RELATIONS,
    rows=read_rows(_COLUMNS, _ROWS),
    related=("continent", "mouth"),
    lists=(
        ("continent", "continent", "Rivers of {value}"),
        ("continent", "mouth", "Mouths of the rivers of {value}"),
        ("continent", "city", "Cities on the rivers of {value}"),
    ),
)
