"""Painters: a painting, the style, home country, place and year of birth."""

from data.generator.articles.people import birthplace, born, home_country
from data.generator.articles.tables import Relation, Topic, read_rows

_RELATIONS = (
    Relation(
        name="painting",
        statements=(
            "{subject} painted {value}.",
            "the painter of {value} is {subject}.",
            "{subject} is known for the painting {value}.",
            "a famous painting by {subject} is {value}.",
            "the painting {value} is a work of {subject}.",
        ),
        pronouns=(
            "the painter is known for the painting {value}.",
            "a famous painting by this painter is {value}.",
            "the painting {value} is a work of this painter.",
        ),
        questions=(
            "Which painting did {subject} make?",
            "What is a famous painting by {subject}?",
            "For which painting is {subject} known?",
            "What is the title of a painting by {subject}?",
            "Which picture made the painter {subject} famous?",
        ),
        kind="painting",
        reverse=(
            "Who painted {value}?",
            "Who is the painter of {value}?",
            "By whom was {value} painted?",
            "Which painter is known for {value}?",
        ),
    ),
    Relation(
        name="style",
        statements=(
            "{subject} is a painter of {value}.",
            "{subject} belongs to {value}.",
            "the paintings of {subject} belong to {value}.",
            "{subject} is a great name of {value}.",
            "in the history of art, {subject} belongs to {value}.",
        ),
        pronouns=(
            "the painter belongs to {value}.",
            "the paintings of the painter belong to {value}.",
            "this painter is a great name of {value}.",
        ),
        questions=(
            "Which style of painting does {subject} belong to?",
            "What is the style of the paintings of {subject}?",
            "To which style do the works of {subject} belong?",
            "Which art movement is the painter {subject} part of?",
        ),
        kind="style",
    ),
    home_country("painter"),
    birthplace("painter"),
    born("painter"),
)

_COLUMNS = "painter | painting | style | country | birthplace | born"

_ROWS = """
Leonardo da Vinci | the Mona Lisa | the Renaissance | Italy | - | 1452
Michelangelo | The Creation of Adam | the Renaissance | Italy | Caprese | 1475
Raphael | The School of Athens | the Renaissance | Italy | Urbino | 1483
Sandro Botticelli | The Birth of Venus | the Renaissance | Italy | Florence | -
Caravaggio | The Calling of Saint Matthew | the Baroque | Italy | Milan | 1571
Albrecht Dürer | Young Hare | the Renaissance | Germany | Nuremberg | 1471
Caspar David Friedrich | The Sea of Ice | Romanticism | Germany | Greifswald | 1774
Franz Marc | The Large Blue Horses | Expressionism | Germany | Munich | 1880
Egon Schiele | Portrait of Wally | Expressionism | Austria | Tulln | 1890
Gustav Klimt | The Kiss | - | Austria | - | 1862
Rembrandt | The Night Watch | the Baroque | the Netherlands | Leiden | 1606
Johannes Vermeer | Girl with a Pearl Earring | the Baroque | the Netherlands | Delft | 1632
Vincent van Gogh | The Starry Night | Post-Impressionism | the Netherlands | Zundert | 1853
René Magritte | The Treachery of Images | Surrealism | Belgium | Lessines | 1898
Jacques-Louis David | The Death of Marat | Neoclassicism | France | Paris | 1748
Théodore Géricault | The Raft of the Medusa | Romanticism | France | Rouen | 1791
Eugène Delacroix | Liberty Leading the People | Romanticism | France | - | 1798
Édouard Manet | Olympia | - | France | Paris | 1832
Edgar Degas | The Dance Class | Impressionism | France | Paris | 1834
Claude Monet | Woman with a Parasol | Impressionism | France | Paris | 1840
Berthe Morisot | The Cradle | Impressionism | France | Bourges | 1841
Pierre-Auguste Renoir | Luncheon of the Boating Party | Impressionism | France | Limoges | 1841
Paul Cézanne | The Card Players | Post-Impressionism | France | Aix-en-Provence | 1839
Paul Gauguin | The Yellow Christ | Post-Impressionism | France | Paris | 1848
Georges Seurat | Bathers at Asnières | Post-Impressionism | France | Paris | 1859
Henri Matisse | Woman with a Hat | Fauvism | France | Le Cateau-Cambrésis | 1869
Diego Velázquez | Las Meninas | the Baroque | Spain | Seville | 1599
Francisco Goya | The Clothed Maja | Romanticism | Spain | Fuendetodos | 1746
Pablo Picasso | Guernica | Cubism | Spain | Málaga | 1881
Joan Miró | The Farm | Surrealism | Spain | Barcelona | 1893
Salvador Dalí | The Persistence of Memory | Surrealism | Spain | Figueres | 1904
Edvard Munch | The Scream | Expressionism | Norway | Løten | 1863
Akseli Gallen-Kallela | Lemminkäinen's Mother | - | Finland | Pori | 1865
Jan Matejko | The Battle of Grunwald | - | Poland | Kraków | 1838
William Turner | The Fighting Temeraire | Romanticism | England | London | 1775
John Constable | The Hay Wain | Romanticism | England | East Bergholt | 1776
Grant Wood | American Gothic | - | the United States | - | 1891
Edward Hopper | Nighthawks | - | the United States | Nyack | 1882
Frida Kahlo | The Two Fridas | - | Mexico | Coyoacán | 1907
Tarsila do Amaral | Abaporu | Modernism | Brazil | Capivari | 1886
"""

PAINTERS = Topic(
    name="painter",
    noun="a painter",
    plural="painters",
    relations=_RELATIONS,
    rows=read_rows(_COLUMNS, _ROWS),
    related=("country", "style"),
    lists=(
        ("country", "painting", "Paintings of {value}"),
        ("style", "style", "Painters of {value}"),
        ("style", "painting", "Works of {value}"),
    ),
)
