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

_COLUMNS = "writer | book | published | language | country | born"

_ROWS = """
Miguel de Cervantes | Don Quixote | 1605 | Spanish | Spain | 1547
Jane Austen | Pride and Prejudice | 1813 | English | England | 1775
Mary Shelley | Frankenstein | 1818 | English | England | 1797
Charles Dickens | A Tale of Two Cities | 1859 | English | England | 1812
Charlotte Brontë | Jane Eyre | 1847 | English | England | 1816
Emily Brontë | Wuthering Heights | 1847 | English | England | 1818
Lewis Carroll | Alice in Wonderland | 1865 | English | England | 1832
Daniel Defoe | Robinson Crusoe | 1719 | English | England | -
George Orwell | Animal Farm | 1945 | English | England | 1903
Robert Louis Stevenson | Treasure Island | 1883 | English | Scotland | 1850
Jonathan Swift | Gulliver's Travels | 1726 | English | Ireland | 1667
Bram Stoker | Dracula | 1897 | English | Ireland | 1847
James Joyce | Ulysses | 1922 | English | Ireland | 1882
Herman Melville | Moby-Dick | 1851 | English | the United States | 1819
Mark Twain | The Adventures of Tom Sawyer | 1876 | English | the United States | 1835
Louisa May Alcott | Little Women | 1868 | English | the United States | 1832
John Steinbeck | The Grapes of Wrath | 1939 | English | the United States | 1902
Ernest Hemingway | The Old Man and the Sea | 1952 | English | the United States | 1899
Harper Lee | To Kill a Mockingbird | 1960 | English | the United States | 1926
Victor Hugo | Les Misérables | 1862 | French | France | 1802
Alexandre Dumas | The Three Musketeers | 1844 | French | France | 1802
Jules Verne | Journey to the Centre of the Earth | 1864 | French | France | 1828
Honoré de Balzac | Le Père Goriot | 1835 | French | France | 1799
Gustave Flaubert | Madame Bovary | - | French | France | 1821
Émile Zola | Germinal | 1885 | French | France | 1840
Antoine de Saint-Exupéry | The Little Prince | 1943 | French | France | 1900
Johann Wolfgang von Goethe | The Sorrows of Young Werther | 1774 | German | Germany | 1749
Thomas Mann | The Magic Mountain | 1924 | German | Germany | 1875
Erich Maria Remarque | All Quiet on the Western Front | 1929 | German | Germany | 1898
Franz Kafka | The Trial | 1925 | German | - | 1883
Karel Čapek | War with the Newts | 1936 | Czech | - | 1890
Jaroslav Hašek | The Good Soldier Švejk | - | Czech | - | 1883
Fyodor Dostoevsky | Crime and Punishment | 1866 | Russian | Russia | 1821
Leo Tolstoy | War and Peace | 1869 | Russian | Russia | 1828
Ivan Turgenev | Fathers and Sons | 1862 | Russian | Russia | 1818
Dante Alighieri | The Divine Comedy | - | Italian | Italy | 1265
Carlo Collodi | The Adventures of Pinocchio | 1883 | Italian | Italy | 1826
Umberto Eco | The Name of the Rose | 1980 | Italian | Italy | 1932
Gabriel García Márquez | One Hundred Years of Solitude | 1967 | Spanish | Colombia | 1927
Jorge Luis Borges | Ficciones | 1944 | Spanish | Argentina | 1899
Juan Rulfo | Pedro Páramo | 1955 | Spanish | Mexico | -
Machado de Assis | Dom Casmurro | 1899 | Portuguese | Brazil | 1839
Eça de Queirós | The Maias | 1888 | Portuguese | Portugal | 1845
José Saramago | Blindness | 1995 | Portuguese | Portugal | 1922
Henryk Sienkiewicz | Quo Vadis | 1896 | Polish | Poland | 1846
Stanisław Lem | Solaris | 1961 | Polish | Poland | 1921
Knut Hamsun | Hunger | 1890 | Norwegian | Norway | 1859
Selma Lagerlöf | The Wonderful Adventures of Nils | - | Swedish | Sweden | 1858
Astrid Lindgren | Pippi Longstocking | 1945 | Swedish | Sweden | 1907
Tove Jansson | The Moomins and the Great Flood | 1945 | Swedish | Finland | 1914
Halldór Laxness | Independent People | - | Icelandic | Iceland | 1902
Chinua Achebe | Things Fall Apart | 1958 | English | Nigeria | 1930
Naguib Mahfouz | Palace Walk | 1956 | Arabic | Egypt | 1911
Rabindranath Tagore | Gitanjali | 1910 | Bengali | India | 1861
Natsume Sōseki | Kokoro | 1914 | Japanese | Japan | 1867
Murasaki Shikibu | The Tale of Genji | - | Japanese | Japan | -
"""

WRITERS = Topic(
    name="writer",
    noun="a writer",
    plural="writers",
    relations=_RELATIONS,
    rows=read_rows(_COLUMNS, _ROWS),
    related=("country", "language"),
    lists=(
        ("country", "country", "Writers of {value}"),
        ("country", "book", "Famous books of {value}"),
        ("language", "language", "Writers who used {value}"),
        ("", "book", "Famous writers"),
    ),
)
