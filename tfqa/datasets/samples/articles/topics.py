"""All topics of the sample articles."""

from tfqa.datasets.samples.articles.animals import ANIMALS
from tfqa.datasets.samples.articles.composers import COMPOSERS
from tfqa.datasets.samples.articles.countries import COUNTRIES
from tfqa.datasets.samples.articles.elements import ELEMENTS
from tfqa.datasets.samples.articles.inventions import INVENTIONS
from tfqa.datasets.samples.articles.landmarks import LANDMARKS
from tfqa.datasets.samples.articles.mountains import MOUNTAINS
from tfqa.datasets.samples.articles.painters import PAINTERS
from tfqa.datasets.samples.articles.planets import PLANETS
from tfqa.datasets.samples.articles.rivers import RIVERS
from tfqa.datasets.samples.articles.scientists import SCIENTISTS
from tfqa.datasets.samples.articles.tables import Topic
from tfqa.datasets.samples.articles.writers import WRITERS

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
