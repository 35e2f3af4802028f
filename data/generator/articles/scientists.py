"""Scientists: field, what each is known for, home country, place and year of birth."""

from data.generator.articles.people import birthplace, born, home_country
from data.generator.articles.tables import Relation, Topic, read_rows

_RELATIONS = (
    Relation(
        name="field",
        statements=(
            "{subject} worked in {value}.",
            "{subject} worked in the field of {value}.",
            "the field of {subject} was {value}.",
            "{subject} is a well known name in {value}.",
            "in the history of {value}, {subject} has a firm place.",
        ),
        pronouns=(
            "the scientist worked in {value}.",
            "the field of the scientist was {value}.",
            "this scientist worked in the field of {value}.",
        ),
        questions=(
            "Which field did {subject} work in?",
            "What was the subject of the work of {subject}?",
            "To which science did {subject} give a life of work?",
            "Which branch of science was the field of {subject}?",
        ),
        kind="field",
    ),
    Relation(
        name="known",
        statements=(
            "{subject} is known for {value}.",
            "{subject} is best known for {value}.",
            "{subject} became famous for {value}.",
            "people remember {subject} for {value}.",
            "the name of {subject} is linked with {value}.",
        ),
        pronouns=(
            "the scientist is known for {value}.",
            "the scientist became famous for {value}.",
            "people remember this scientist for {value}.",
        ),
        questions=(
            "What is {subject} known for?",
            "What made {subject} famous?",
            "For what do people remember {subject}?",
            "With what is the name of {subject} linked today?",
            "What is the scientist {subject} best known for?",
        ),
        kind="achievement",
        reverse=(
            "Who is known for {value}?",
            "Which scientist became famous for {value}?",
            "Who is remembered for {value}?",
        ),
    ),
    home_country("scientist"),
    birthplace("scientist"),
    born("scientist"),
)

_COLUMNS = "scientist | field | known | country | birthplace | born"

_ROWS = """
Albert Einstein | physics | the theory of relativity | Germany | Ulm | 1879
Isaac Newton | physics | the law of gravity | England | Woolsthorpe | -
Niels Bohr | physics | a model of the atom | Denmark | Copenhagen | 1885
Hans Christian Ørsted | physics | the discovery of electromagnetism | Denmark | Rudkøbing | 1777
Inge Lehmann | seismology | the discovery of the inner core of Earth | Denmark | Copenhagen | 1888
Tycho Brahe | astronomy | exact observations of the stars | Denmark | - | 1546
Anders Ångström | physics | the study of the spectra of light | Sweden | - | 1814
Anders Celsius | astronomy | a scale of temperature | Sweden | Uppsala | 1701
Carl Linnaeus | botany | a system of names for plants and animals | Sweden | Råshult | 1707
Alfred Nobel | chemistry | the invention of dynamite | Sweden | Stockholm | 1833
Niels Henrik Abel | mathematics | a proof about equations of the fifth degree | Norway | - | 1802
Max Planck | physics | the start of quantum theory | Germany | Kiel | 1858
Werner Heisenberg | physics | the uncertainty principle | Germany | Würzburg | 1901
Wilhelm Conrad Röntgen | physics | the discovery of X-rays | Germany | Lennep | 1845
Heinrich Hertz | physics | the proof that radio waves exist | Germany | Hamburg | 1857
Johannes Kepler | astronomy | the laws of planetary motion | Germany | Weil der Stadt | 1571
Carl Friedrich Gauss | mathematics | the theory of numbers | Germany | Braunschweig | 1777
Emmy Noether | mathematics | abstract algebra | Germany | Erlangen | 1882
Robert Koch | medicine | the discovery of the cause of tuberculosis | Germany | Clausthal | 1843
Erwin Schrödinger | physics | the wave equation of quantum theory | Austria | Vienna | 1887
Lise Meitner | physics | the first explanation of nuclear fission | Austria | Vienna | 1878
Gregor Mendel | genetics | the laws of heredity | - | Hynčice | 1822
Kurt Gödel | logic | the incompleteness theorems | - | Brno | 1906
Leonhard Euler | mathematics | the problem of the bridges of Königsberg | Switzerland | Basel | 1707
Marie Skłodowska Curie | chemistry | the discovery of radium | Poland | Warsaw | 1867
Nicolaus Copernicus | astronomy | the idea that the Earth moves around the Sun | - | Toruń | 1473
Stefan Banach | mathematics | the theory of normed spaces | Poland | Kraków | 1892
John von Neumann | mathematics | the theory of games | Hungary | Budapest | 1903
Paul Erdős | mathematics | proofs about prime numbers | Hungary | Budapest | 1913
Dmitri Mendeleev | chemistry | the periodic table of the elements | Russia | Tobolsk | 1834
Galileo Galilei | astronomy | the discovery of four moons of Jupiter | Italy | Pisa | 1564
Alessandro Volta | physics | the first electric battery | Italy | Como | 1745
Enrico Fermi | physics | the first nuclear reactor | Italy | Rome | 1901
Louis Pasteur | microbiology | a vaccine against rabies | France | Dole | 1822
Antoine Lavoisier | chemistry | the law of the conservation of mass | France | Paris | 1743
André-Marie Ampère | physics | the study of electric currents | France | Lyon | 1775
Évariste Galois | mathematics | the theory of groups | France | Bourg-la-Reine | 1811
Henri Poincaré | mathematics | the problem of three bodies | France | Nancy | 1854
Blaise Pascal | mathematics | an early machine for adding numbers | France | Clermont-Ferrand | 1623
René Descartes | mathematics | the use of coordinates in geometry | France | - | 1596
Christiaan Huygens | physics | the pendulum clock | the Netherlands | The Hague | 1629
Santiago Ramón y Cajal | medicine | the study of nerve cells | Spain | Petilla de Aragón | 1852
Charles Darwin | biology | the theory of evolution | England | Shrewsbury | 1809
Michael Faraday | physics | the discovery of electromagnetic induction | England | - | 1791
Ada Lovelace | mathematics | notes about an early computer | England | London | 1815
Alan Turing | computer science | a test for thinking machines | England | London | 1912
Rosalind Franklin | chemistry | X-ray images of DNA | England | London | 1920
James Clerk Maxwell | physics | the equations of electromagnetism | Scotland | Edinburgh | 1831
Alexander Fleming | medicine | the discovery of penicillin | Scotland | Darvel | 1881
Rachel Carson | biology | the book Silent Spring | the United States | Springdale | 1907
Barbara McClintock | genetics | the discovery of jumping genes | the United States | Hartford | 1902
Edwin Hubble | astronomy | the study of distant galaxies | the United States | Marshfield | 1889
Richard Feynman | physics | diagrams of particles | the United States | New York City | 1918
Srinivasa Ramanujan | mathematics | formulas with infinite sums | India | Erode | 1887
Hideki Yukawa | physics | the prediction of the meson | Japan | Tokyo | 1907
Nikola Tesla | engineering | the motor for alternating current | - | Smiljan | 1856
"""

SCIENTISTS = Topic(
    name="scientist",
    noun="a scientist",
    plural="scientists",
    relations=_RELATIONS,
    rows=read_rows(_COLUMNS, _ROWS),
    related=("field", "country"),
    lists=(
        ("field", "field", "Great names in {value}"),
        ("country", "field", "Scientists of {value}"),
        ("", "known", "Famous scientists"),
    ),
)
