"""Animals: class, food, home, and the names of the young and of the female."""

from data.generator.articles.tables import Relation, Topic, read_rows

_RELATIONS = (
    Relation(
        name="class",
        statements=(
            "{subject} is one of the {value}.",
            "{subject} belongs to the {value}.",
            "among the {value} is {subject}.",
            "people who study animals count {subject} among the {value}.",
        ),
        pronouns=(
            "it is one of the {value}.",
            "it belongs to the {value}.",
            "the animal belongs to the {value}.",
        ),
        questions=(
            "Which class of animals does {subject} belong to?",
            "What kind of animal is {subject}?",
            "Among which animals is {subject} counted?",
            "To which group of animals does {subject} belong?",
        ),
        kind="class",
    ),
    Relation(
        name="food",
        statements=(
            "{subject} eats {value}.",
            "{subject} feeds on {value}.",
            "{subject} lives on {value}.",
            "{subject} takes {value} as its food.",
            "in search of food, {subject} looks for {value}.",
        ),
        pronouns=(
            "it eats {value}.",
            "it feeds on {value}.",
            "the animal takes {value} as its food.",
        ),
        questions=(
            "What does {subject} eat?",
            "What does {subject} feed on?",
            "What is the food of {subject}?",
            "On what does {subject} live?",
        ),
        kind="food",
    ),
    Relation(
        name="home",
        statements=(
            "{subject} lives in {value}.",
            "the home of {subject} is in {value}.",
            "{subject} is found in {value}.",
            "in nature, {subject} lives in {value}.",
            "{subject} is at home in {value}.",
        ),
        pronouns=(
            "it lives in {value}.",
            "it is found in {value}.",
            "the home of the animal is in {value}.",
        ),
        questions=(
            "Where does {subject} live?",
            "Where is the home of {subject}?",
            "Where can people find {subject} in nature?",
            "In what place is {subject} at home?",
        ),
        kind="home",
    ),
    Relation(
        name="young",
        statements=(
            "the young of {subject} is called {value}.",
            "the name for the young of {subject} is {value}.",
            "people call the young of {subject} {value}.",
            "when it is young, {subject} is called {value}.",
        ),
        pronouns=(
            "its young is called {value}.",
            "the young of the animal is called {value}.",
            "people call its young {value}.",
        ),
        questions=(
            "What is the young of {subject} called?",
            "What is the name for the young of {subject}?",
            "What do people call {subject} when it is young?",
            "Which word do people use for the young of {subject}?",
        ),
        kind="young",
    ),
    Relation(
        name="female",
        statements=(
            "the female of {subject} is called {value}.",
            "the name for the female of {subject} is {value}.",
            "people call the female of {subject} {value}.",
            "a word for the female of {subject} is {value}.",
        ),
        pronouns=(
            "the female is called {value}.",
            "the female of the animal is called {value}.",
            "people call the female {value}.",
        ),
        questions=(
            "What is the female of {subject} called?",
            "What is the name for the female of {subject}?",
            "By what name do people know the female of {subject}?",
            "Which word do people use for the female of {subject}?",
        ),
        kind="female",
    ),
)

_COLUMNS = "animal | class | food | home | young | female"

_ROWS = """
the lion | mammals | meat | Africa | a cub | a lioness
the tiger | mammals | meat | Asia | a cub | a tigress
the jaguar | mammals | meat | the Americas | a cub | -
the polar bear | mammals | seals | the Arctic | a cub | -
the giant panda | mammals | bamboo | China | a cub | -
the wolf | mammals | meat | - | a pup | -
the fox | mammals | small animals | - | - | a vixen
the koala | mammals | eucalyptus leaves | Australia | a joey | -
the red kangaroo | mammals | grass | Australia | a joey | -
the platypus | mammals | worms and insects | Australia | - | -
the African elephant | mammals | leaves and grass | Africa | a calf | a cow
the giraffe | mammals | leaves | Africa | a calf | a cow
the hippopotamus | mammals | grass | Africa | a calf | a cow
the zebra | mammals | grass | Africa | a foal | a mare
the gorilla | mammals | leaves and fruit | Africa | an infant | -
the horse | mammals | grass | - | a foal | a mare
the sheep | mammals | grass | - | a lamb | a ewe
the goat | mammals | leaves and grass | - | a kid | a nanny
the pig | mammals | - | - | a piglet | a sow
the rabbit | mammals | grass | burrows | a kit | a doe
the hare | mammals | grass | fields | a leveret | -
the roe deer | mammals | leaves and buds | forests | a fawn | a doe
the moose | mammals | leaves and twigs | northern forests | a calf | a cow
the reindeer | mammals | lichen | the Arctic | a calf | a cow
the llama | mammals | grass | South America | a cria | -
the dromedary | mammals | dry plants | deserts | a calf | a cow
the beaver | mammals | bark | rivers and lakes | a kit | -
the hedgehog | mammals | insects | - | a hoglet | -
the fruit bat | mammals | fruit | tropical forests | a pup | -
the grey seal | mammals | fish | the North Atlantic | a pup | a cow
the sea otter | mammals | sea urchins | the North Pacific | a pup | -
the blue whale | mammals | krill | the ocean | a calf | a cow
the dolphin | mammals | fish | the sea | a calf | a cow
the bald eagle | birds | fish | North America | an eaglet | -
the barn owl | birds | mice and voles | - | an owlet | -
the mute swan | birds | water plants | lakes and rivers | a cygnet | a pen
the greylag goose | birds | grass | - | a gosling | -
the mallard | birds | - | lakes and ponds | a duckling | a hen
the chicken | birds | grain and insects | - | a chick | a hen
the pigeon | birds | seeds | cities | a squab | a hen
the Indian peafowl | birds | seeds and insects | South Asia | a peachick | a peahen
the hummingbird | birds | nectar | the Americas | a chick | -
the ostrich | birds | plants | Africa | a chick | a hen
the emu | birds | plants and insects | Australia | a chick | -
the kiwi | birds | worms | New Zealand | a chick | -
the Atlantic puffin | birds | fish | the North Atlantic | a puffling | -
the emperor penguin | birds | fish | Antarctica | a chick | -
the Nile crocodile | reptiles | meat | Africa | a hatchling | -
the Komodo dragon | reptiles | meat | Indonesia | a hatchling | -
the green sea turtle | reptiles | sea grass | warm seas | a hatchling | -
the Galápagos tortoise | reptiles | grass and cactus | the Galápagos Islands | a hatchling | -
the common frog | amphibians | insects | Europe | a tadpole | -
the fire salamander | amphibians | worms and insects | Europe | a larva | -
the great white shark | fish | fish and seals | the sea | a pup | -
the European eel | fish | - | Europe | an elver | -
the honeybee | insects | nectar and pollen | a hive | a larva | -
the monarch butterfly | insects | nectar | North America | a caterpillar | -
the ladybird | insects | aphids | gardens | a larva | -
"""

ANIMALS = Topic(
    name="animal",
    noun="an animal",
    plural="animals",
    relations=_RELATIONS,
    rows=read_rows(_COLUMNS, _ROWS),
    related=("home", "class"),
    lists=(
        ("class", "young", "The young of {value}"),
        ("class", "food", "Foods of {value}"),
        ("home", "home", "Animals in {value}"),
    ),
)
