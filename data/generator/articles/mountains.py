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

_COLUMNS = "mountain | continent | country | range | height | climbed"

_ROWS = """
Mount Everest | Asia | - | the Himalayas | 8849 | 1953
K2 | Asia | - | the Karakoram | 8611 | 1954
Kangchenjunga | Asia | - | the Himalayas | 8586 | 1955
Lhotse | Asia | - | the Himalayas | 8516 | 1956
Makalu | Asia | - | the Himalayas | - | 1955
Cho Oyu | Asia | - | the Himalayas | - | 1954
Dhaulagiri | Asia | Nepal | the Himalayas | 8167 | 1960
Manaslu | Asia | Nepal | the Himalayas | 8163 | 1956
Nanga Parbat | Asia | Pakistan | the Himalayas | - | 1953
Annapurna | Asia | Nepal | the Himalayas | 8091 | 1950
Mount Fuji | Asia | Japan | - | 3776 | -
Mount Kinabalu | Asia | Malaysia | the Crocker Range | 4095 | -
Mount Ararat | Asia | Turkey | - | 5137 | 1829
Damavand | Asia | Iran | the Alborz | - | -
Mont Blanc | Europe | - | the Alps | - | 1786
the Matterhorn | Europe | - | the Alps | 4478 | 1865
the Eiger | Europe | Switzerland | the Alps | - | 1858
the Jungfrau | Europe | Switzerland | the Alps | 4158 | 1811
the Zugspitze | Europe | Germany | the Alps | 2962 | 1820
the Großglockner | Europe | Austria | the Alps | 3798 | 1800
Triglav | Europe | Slovenia | the Alps | 2864 | 1778
Aneto | Europe | Spain | the Pyrenees | 3404 | 1842
Mulhacén | Europe | Spain | the Sierra Nevada | 3479 | -
Gerlachovský štít | Europe | Slovakia | the Tatras | - | -
Sněžka | Europe | - | the Giant Mountains | 1603 | -
Hoverla | Europe | Ukraine | the Carpathians | 2061 | -
Moldoveanu | Europe | Romania | the Carpathians | 2544 | -
Galdhøpiggen | Europe | Norway | Jotunheimen | 2469 | 1850
Kebnekaise | Europe | Sweden | the Scandinavian Mountains | - | 1883
Ben Nevis | Europe | Scotland | the Grampian Mountains | 1345 | -
Mount Olympus | Europe | Greece | - | - | 1913
Kilimanjaro | Africa | Tanzania | - | 5895 | 1889
Mount Kenya | Africa | - | - | 5199 | 1899
Toubkal | Africa | Morocco | the Atlas Mountains | 4167 | 1923
Denali | North America | the United States | the Alaska Range | 6190 | 1913
Mount Logan | North America | Canada | the Saint Elias Mountains | 5959 | 1925
Mount Whitney | North America | the United States | the Sierra Nevada | 4421 | 1873
Mount Rainier | North America | the United States | the Cascade Range | 4392 | 1870
Mount Elbert | North America | the United States | the Rocky Mountains | 4401 | -
Popocatépetl | North America | Mexico | the Trans-Mexican Volcanic Belt | - | -
Pico de Orizaba | North America | Mexico | the Trans-Mexican Volcanic Belt | 5636 | 1848
Aconcagua | South America | Argentina | the Andes | 6961 | 1897
Huascarán | South America | Peru | the Andes | 6768 | -
Illimani | South America | Bolivia | the Andes | 6438 | 1898
Chimborazo | South America | Ecuador | the Andes | - | 1880
Cotopaxi | South America | Ecuador | the Andes | 5897 | 1872
Ojos del Salado | South America | - | the Andes | 6893 | 1937
Aoraki | Oceania | New Zealand | the Southern Alps | 3724 | 1894
Mount Kosciuszko | - | Australia | the Great Dividing Range | 2228 | -
Mount Vinson | Antarctica | - | the Ellsworth Mountains | 4892 | 1966
"""

MOUNTAINS = Topic(
    name="mountain",
    noun="a mountain",
    plural="mountains",
    relations=_RELATIONS,
    rows=read_rows(_COLUMNS, _ROWS),
    related=("range", "continent"),
    lists=(
        ("continent", "country", "Mountains of {value}"),
        ("range", "range", "Mountains in {value}"),
        ("continent", "height", "Heights of the mountains of {value}"),
    ),
)
