"""Chemical elements: family, symbol, number, state, discoverer, year of discovery, use."""

from data.generator.articles.element_relations import ELEMENT_RELATIONS
from data.generator.articles.tables import Topic, read_rows

# Where a discovery has no certain date or person, the cells are missing.
_COLUMNS = "element | symbol | number | discoverer | year | use"

_NONMETALS = """
hydrogen | H | 1 | Henry Cavendish | 1766 | rockets
carbon | C | 6 | - | - | pencils
nitrogen | N | 7 | Daniel Rutherford | 1772 | fertilizers
oxygen | O | 8 | - | - | hospitals
phosphorus | P | 15 | Hennig Brand | 1669 | matches
sulfur | S | 16 | - | - | gunpowder
selenium | Se | 34 | Jöns Jacob Berzelius | 1817 | red glass
"""

_NOBLE_GASES = """
helium | He | 2 | - | 1868 | balloons
neon | Ne | 10 | William Ramsay and Morris Travers | 1898 | bright signs
argon | Ar | 18 | Lord Rayleigh and William Ramsay | 1894 | light bulbs
krypton | Kr | 36 | William Ramsay and Morris Travers | 1898 | flash lamps
xenon | Xe | 54 | William Ramsay and Morris Travers | 1898 | film projectors
radon | Rn | 86 | - | - | -
"""

_HALOGENS = """
fluorine | F | 9 | Henri Moissan | 1886 | toothpaste
chlorine | Cl | 17 | Carl Wilhelm Scheele | 1774 | swimming pools
bromine | Br | 35 | Antoine-Jérôme Balard | 1826 | -
iodine | I | 53 | Bernard Courtois | 1811 | table salt
"""

_ALKALI_METALS = """
lithium | Li | 3 | Johan August Arfwedson | 1817 | batteries
sodium | Na | 11 | Humphry Davy | 1807 | street lamps
potassium | K | 19 | Humphry Davy | 1807 | fertilizers
rubidium | Rb | 37 | Robert Bunsen and Gustav Kirchhoff | 1861 | atomic clocks
caesium | Cs | 55 | Robert Bunsen and Gustav Kirchhoff | 1860 | atomic clocks
"""

_ALKALINE_EARTH_METALS = """
beryllium | Be | 4 | Louis-Nicolas Vauquelin | 1798 | space telescopes
magnesium | Mg | 12 | Humphry Davy | 1808 | white fireworks
calcium | Ca | 20 | Humphry Davy | 1808 | cement
strontium | Sr | 38 | - | - | red fireworks
barium | Ba | 56 | Humphry Davy | 1808 | green fireworks
radium | Ra | 88 | Marie and Pierre Curie | 1898 | old glowing watches
"""

_METALLOIDS = """
boron | B | 5 | - | 1808 | hard glass
silicon | Si | 14 | Jöns Jacob Berzelius | - | computer chips
germanium | Ge | 32 | Clemens Winkler | 1886 | glass fibres
arsenic | As | 33 | - | - | old poisons
antimony | Sb | 51 | - | - | -
tellurium | Te | 52 | Franz-Joseph Müller von Reichenstein | 1782 | solar cells
"""

_TRANSITION_METALS = """
scandium | Sc | 21 | Lars Fredrik Nilson | 1879 | -
titanium | Ti | 22 | William Gregor | 1791 | white paint
vanadium | V | 23 | Andrés Manuel del Río | 1801 | tool steel
chromium | Cr | 24 | Louis-Nicolas Vauquelin | - | stainless steel
manganese | Mn | 25 | Johan Gottlieb Gahn | 1774 | railway steel
iron | Fe | 26 | - | - | bridges
cobalt | Co | 27 | Georg Brandt | - | blue glass
nickel | Ni | 28 | Axel Fredrik Cronstedt | 1751 | coins
copper | Cu | 29 | - | - | electric wires
yttrium | Y | 39 | Johan Gadolin | 1794 | -
zirconium | Zr | 40 | Martin Heinrich Klaproth | 1789 | nuclear reactors
niobium | Nb | 41 | Charles Hatchett | 1801 | strong magnets
technetium | Tc | 43 | Carlo Perrier and Emilio Segrè | 1937 | hospitals
ruthenium | Ru | 44 | Karl Ernst Claus | 1844 | -
rhodium | Rh | 45 | William Hyde Wollaston | - | car exhausts
palladium | Pd | 46 | William Hyde Wollaston | - | car exhausts
silver | Ag | 47 | - | - | mirrors
hafnium | Hf | 72 | Dirk Coster and George de Hevesy | 1923 | -
tungsten | W | 74 | Juan José and Fausto Elhuyar | 1783 | light bulbs
osmium | Os | 76 | Smithson Tennant | 1803 | pen tips
iridium | Ir | 77 | Smithson Tennant | 1803 | spark plugs
platinum | Pt | 78 | - | - | car exhausts
gold | Au | 79 | - | - | coins
"""

_POST_TRANSITION_METALS = """
aluminium | Al | 13 | Hans Christian Ørsted | 1825 | aircraft
gallium | Ga | 31 | Paul-Émile Lecoq de Boisbaudran | 1875 | blue lamps
tin | Sn | 50 | - | - | solder
thallium | Tl | 81 | William Crookes | 1861 | -
lead | Pb | 82 | - | - | car batteries
bismuth | Bi | 83 | - | - | stomach medicines
"""

_LANTHANIDES = """
lanthanum | La | 57 | Carl Gustaf Mosander | 1839 | camera lenses
neodymium | Nd | 60 | Carl Auer von Welsbach | 1885 | strong magnets
europium | Eu | 63 | Eugène-Anatole Demarçay | 1901 | banknotes
"""

_ACTINIDES = """
thorium | Th | 90 | Jöns Jacob Berzelius | - | -
uranium | U | 92 | Martin Heinrich Klaproth | 1789 | nuclear reactors
plutonium | Pu | 94 | - | - | nuclear weapons
"""

_WITHOUT_FAMILY = """
zinc | Zn | 30 | - | - | batteries
cadmium | Cd | 48 | Friedrich Stromeyer | 1817 | yellow paint
mercury | Hg | 80 | - | - | old thermometers
polonium | Po | 84 | Marie and Pierre Curie | 1898 | -
"""

_FAMILIES = {
    "nonmetals": _NONMETALS,
    "noble gases": _NOBLE_GASES,
    "halogens": _HALOGENS,
    "alkali metals": _ALKALI_METALS,
    "alkaline earth metals": _ALKALINE_EARTH_METALS,
    "metalloids": _METALLOIDS,
    "transition metals": _TRANSITION_METALS,
    "post-transition metals": _POST_TRANSITION_METALS,
    "lanthanides": _LANTHANIDES,
    "actinides": _ACTINIDES,
}
_GASES = {"hydrogen", "nitrogen", "oxygen", "fluorine", "chlorine"} | set(
    read_rows(_COLUMNS, _NOBLE_GASES)
)
_LIQUIDS = {"bromine", "mercury"}


def _state(element: str) -> str:
    if element in _GASES:
        return "gas"
    return "liquid" if element in _LIQUIDS else "solid"


def _rows() -> dict[str, dict[str, str]]:
    rows = {
        subject: {"family": family, **row}
        for family, lines in _FAMILIES.items()
        for subject, row in read_rows(_COLUMNS, lines).items()
    }
    rows |= read_rows(_COLUMNS, _WITHOUT_FAMILY)
    return {subject: {**row, "state": _state(subject)} for subject, row in rows.items()}


ELEMENTS = Topic(
    name="element",
    noun="a chemical element",
    plural="chemical elements",
    relations=ELEMENT_RELATIONS,
    rows=_rows(),
    related=("family",),
    lists=(
        ("family", "symbol", "Symbols of the {value}"),
        ("family", "number", "Atomic numbers of the {value}"),
        ("family", "family", "The {value}"),
        ("", "symbol", "Symbols of chemical elements"),
        ("", "number", "Atomic numbers of chemical elements"),
    ),
)
