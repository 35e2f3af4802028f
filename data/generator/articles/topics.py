"""All topics of the sample articles."""

from data.generator.articles.animals import ANIMALS
from data.generator.articles.composers import COMPOSERS
from data.generator.articles.countries import COUNTRIES
from data.generator.articles.elements import ELEMENTS
from data.generator.articles.inventions import INVENTIONS
from data.generator.articles.landmarks import LANDMARKS
from data.generator.articles.mountains import MOUNTAINS
from data.generator.articles.painters import PAINTERS
from data.generator.articles.planets import PLANETS
from data.generator.articles.rivers import RIVERS
from data.generator.articles.scientists import SCIENTISTS
from data.generator.articles.tables import Topic
from data.generator.articles.writers import WRITERS

TOPICS: tuple[Topic, ...] = (
    COUNTRIES,
    ELEMENTS,
    PLANETS,
    SCIENTISTS,
    WRITERS,
    COMPOSERS,
    PAINTERS,
    RIVERS,
    MOUNTAINS,
    ANIMALS,
    INVENTIONS,
    LANDMARKS,
)
