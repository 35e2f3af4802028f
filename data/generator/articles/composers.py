"""Composers: a work, the period of music, home country, place and year of birth."""

from data.generator.articles.people import birthplace, born, home_country
from data.generator.articles.tables import Relation, Topic, read_rows

_RELATIONS = (
    Relation(
        name="work",
        statements=(
            "{subject} wrote the music of {value}.",
            "the music of {value} is by {subject}.",
            "{subject} is known for {value}.",
            "a famous work by {subject} is {value}.",
            "{subject} became famous for {value}.",
        ),
        pronouns=(
            "the composer is known for {value}.",
            "a famous work by this composer is {value}.",
            "the composer wrote the music of {value}.",
        ),
        questions=(
            "Which work did {subject} write?",
            "What is a famous work by {subject}?",
            "For which work is the composer {subject} known?",
            "What is the title of a work by {subject}?",
            "Which piece of music made {subject} famous?",
        ),
        kind="music",
        reverse=(
            "Who wrote the music of {value}?",
            "Who is the composer of {value}?",
            "By whom is the music of {value}?",
            "Which composer is known for {value}?",
        ),
    ),
    Relation(
        name="period",
        statements=(
            "{subject} belongs to the {value} period.",
            "{subject} wrote music in the {value} period.",
            "the works of {subject} belong to the {value} period of music.",
            "{subject} is a great name of the {value} period in music.",
        ),
        pronouns=(
            "the composer belongs to the {value} period.",
            "the works of the composer belong to the {value} period.",
            "this composer wrote music in the {value} period.",
        ),
        questions=(
            "Which period of music does {subject} belong to?",
            "What is the period of the works of {subject}?",
            "To which period does the music of {subject} belong?",
            "In which period of music did the composer {subject} work?",
        ),
        kind="period",
    ),
    home_country("composer"),
    birthplace("composer"),
    born("composer"),
)

_COLUMNS = "composer | work | period | country | birthplace | born"

_ROWS = """
Johann Sebastian Bach | The Art of Fugue | Baroque | Germany | Eisenach | 1685
George Frideric Handel | Messiah | Baroque | - | Halle | 1685
Antonio Vivaldi | The Four Seasons | Baroque | Italy | Venice | 1678
Henry Purcell | Dido and Aeneas | Baroque | England | London | 1659
Claudio Monteverdi | L'Orfeo | - | Italy | Cremona | 1567
Joseph Haydn | The Creation | Classical | Austria | Rohrau | 1732
Wolfgang Amadeus Mozart | The Magic Flute | Classical | Austria | Salzburg | 1756
Ludwig van Beethoven | Fidelio | - | Germany | Bonn | 1770
Franz Schubert | the Trout Quintet | - | Austria | Vienna | 1797
Robert Schumann | Carnaval | Romantic | Germany | Zwickau | 1810
Felix Mendelssohn | The Hebrides | Romantic | Germany | Hamburg | 1809
Richard Wagner | Tristan and Isolde | Romantic | Germany | Leipzig | 1813
Johannes Brahms | A German Requiem | Romantic | Germany | Hamburg | 1833
Frédéric Chopin | the Minute Waltz | Romantic | Poland | Żelazowa Wola | 1810
Franz Liszt | the Faust Symphony | Romantic | Hungary | Raiding | 1811
Béla Bartók | Bluebeard's Castle | modern | Hungary | - | 1881
Gioachino Rossini | The Barber of Seville | - | Italy | Pesaro | 1792
Giuseppe Verdi | La traviata | Romantic | Italy | - | 1813
Giacomo Puccini | Tosca | - | Italy | Lucca | 1858
Antonín Dvořák | Rusalka | Romantic | Bohemia | Nelahozeves | 1841
Bedřich Smetana | The Bartered Bride | Romantic | Bohemia | Litomyšl | 1824
Leoš Janáček | Jenůfa | - | - | Hukvaldy | 1854
Gustav Mahler | The Song of the Earth | - | Austria | Kaliště | 1860
Modest Mussorgsky | Pictures at an Exhibition | Romantic | Russia | - | 1839
Pyotr Tchaikovsky | Swan Lake | Romantic | Russia | Votkinsk | 1840
Nikolai Rimsky-Korsakov | Scheherazade | Romantic | Russia | Tikhvin | 1844
Igor Stravinsky | The Rite of Spring | modern | Russia | - | 1882
Sergei Prokofiev | Peter and the Wolf | modern | - | - | 1891
Dmitri Shostakovich | the Leningrad Symphony | modern | Russia | Saint Petersburg | 1906
Edvard Grieg | Peer Gynt | Romantic | Norway | Bergen | 1843
Jean Sibelius | Finlandia | - | Finland | Hämeenlinna | 1865
Hector Berlioz | the Symphonie fantastique | Romantic | France | La Côte-Saint-André | 1803
Camille Saint-Saëns | The Carnival of the Animals | Romantic | France | Paris | 1835
Georges Bizet | Carmen | Romantic | France | Paris | 1838
Claude Debussy | La mer | - | France | Saint-Germain-en-Laye | 1862
Maurice Ravel | Boléro | modern | France | Ciboure | 1875
Edward Elgar | The Dream of Gerontius | - | England | - | 1857
Gustav Holst | The Planets | modern | England | Cheltenham | 1874
Isaac Albéniz | Iberia | - | Spain | Camprodon | 1860
Manuel de Falla | The Three-Cornered Hat | modern | Spain | Cádiz | 1876
Heitor Villa-Lobos | Bachianas Brasileiras | modern | Brazil | Rio de Janeiro | 1887
George Gershwin | Rhapsody in Blue | modern | the United States | New York City | 1898
Aaron Copland | Appalachian Spring | modern | the United States | New York City | 1900
"""

COMPOSERS = Topic(
    name="composer",
    noun="a composer",
    plural="composers",
    relations=_RELATIONS,
    rows=read_rows(_COLUMNS, _ROWS),
    related=("country", "period"),
    lists=(
        ("country", "work", "Famous music of {value}"),
        ("period", "period", "Composers of the {value} period"),
        ("period", "country", "Homes of {value} composers"),
    ),
)
