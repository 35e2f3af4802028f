"""Countries: capital, continent, currency, language, coast, mountain, river, independence."""

from data.generator.articles.country_relations import COUNTRY_RELATIONS
from data.generator.articles.tables import Topic, read_rows

# A country keeps no cell that is disputed, unclear or about to change: the capital of Indonesia,
# the continent of Turkey. Of several languages or rivers, one is enough.
_COLUMNS = "country | capital | currency | language | coast | mountain | river | year"

_AFRICA = """
Algeria | Algiers | dinar | Arabic | the Mediterranean Sea | Mount Tahat | - | 1962
Angola | Luanda | kwanza | Portuguese | the Atlantic Ocean | - | - | 1975
Botswana | Gaborone | pula | English | - | - | the Okavango | 1966
Cameroon | Yaoundé | CFA franc | French | the Atlantic Ocean | Mount Cameroon | - | 1960
Cape Verde | Praia | escudo | Portuguese | the Atlantic Ocean | Pico do Fogo | - | 1975
Egypt | Cairo | pound | Arabic | the Red Sea | Mount Catherine | the Nile | 1922
Ethiopia | Addis Ababa | birr | Amharic | - | Ras Dashen | the Blue Nile | -
Ghana | Accra | cedi | English | the Atlantic Ocean | - | the Volta | 1957
Ivory Coast | Yamoussoukro | CFA franc | French | the Atlantic Ocean | - | - | 1960
Kenya | Nairobi | shilling | Swahili | the Indian Ocean | Mount Kenya | the Tana | 1963
Libya | Tripoli | dinar | Arabic | the Mediterranean Sea | - | - | 1951
Madagascar | Antananarivo | ariary | Malagasy | the Indian Ocean | - | - | 1960
Morocco | Rabat | dirham | Arabic | the Atlantic Ocean | Toubkal | - | 1956
Mozambique | Maputo | metical | Portuguese | the Indian Ocean | - | the Zambezi | 1975
Namibia | Windhoek | dollar | English | the Atlantic Ocean | the Brandberg | - | 1990
Nigeria | Abuja | naira | English | the Atlantic Ocean | - | the Niger | 1960
Rwanda | Kigali | franc | Kinyarwanda | - | Mount Karisimbi | - | 1962
São Tomé and Príncipe | São Tomé | dobra | Portuguese | the Atlantic Ocean | - | - | 1975
Senegal | Dakar | CFA franc | French | the Atlantic Ocean | - | - | 1960
Somalia | Mogadishu | shilling | Somali | the Indian Ocean | - | - | 1960
Sudan | Khartoum | pound | Arabic | the Red Sea | - | the Nile | 1956
Tanzania | Dodoma | shilling | Swahili | the Indian Ocean | Kilimanjaro | - | -
Tunisia | Tunis | dinar | Arabic | the Mediterranean Sea | - | - | 1956
Uganda | Kampala | shilling | English | - | Mount Stanley | the Nile | 1962
Zambia | Lusaka | kwacha | English | - | - | the Zambezi | 1964
"""

_ASIA = """
Bangladesh | Dhaka | taka | Bengali | the Bay of Bengal | - | the Padma | 1971
Bhutan | Thimphu | ngultrum | Dzongkha | - | Gangkhar Puensum | - | -
Cambodia | Phnom Penh | riel | Khmer | the Gulf of Thailand | - | the Mekong | 1953
China | Beijing | yuan | Chinese | the Yellow Sea | - | the Yangtze | -
India | New Delhi | rupee | Hindi | the Indian Ocean | Kangchenjunga | the Ganges | 1947
Indonesia | - | rupiah | Indonesian | the Indian Ocean | Puncak Jaya | - | 1945
Iran | Tehran | rial | Persian | the Caspian Sea | Mount Damavand | the Karun | -
Iraq | Baghdad | dinar | Arabic | the Persian Gulf | - | the Tigris | 1932
Japan | Tokyo | yen | Japanese | the Pacific Ocean | Mount Fuji | the Shinano | -
Jordan | Amman | dinar | Arabic | the Red Sea | - | - | 1946
Kyrgyzstan | Bishkek | som | Kyrgyz | - | Jengish Chokusu | the Naryn | 1991
Laos | Vientiane | kip | Lao | - | Phou Bia | the Mekong | 1953
Lebanon | Beirut | pound | Arabic | the Mediterranean Sea | - | the Litani | 1943
Malaysia | Kuala Lumpur | ringgit | Malay | the South China Sea | Mount Kinabalu | - | -
Mongolia | Ulaanbaatar | tögrög | Mongolian | - | Khüiten Peak | the Selenge | -
Myanmar | Naypyidaw | kyat | Burmese | the Bay of Bengal | Hkakabo Razi | the Irrawaddy | 1948
Nepal | Kathmandu | rupee | Nepali | - | Mount Everest | - | -
Oman | Muscat | rial | Arabic | the Arabian Sea | Jebel Shams | - | -
Pakistan | Islamabad | rupee | Urdu | the Arabian Sea | K2 | the Indus | 1947
the Philippines | Manila | peso | Filipino | the Pacific Ocean | Mount Apo | - | 1946
Qatar | Doha | riyal | Arabic | the Persian Gulf | - | - | 1971
Saudi Arabia | Riyadh | riyal | Arabic | the Red Sea | - | - | -
South Korea | Seoul | won | Korean | the Yellow Sea | Hallasan | the Han | -
Syria | Damascus | pound | Arabic | the Mediterranean Sea | - | the Euphrates | 1946
Thailand | Bangkok | baht | Thai | the Gulf of Thailand | Doi Inthanon | the Chao Phraya | -
Turkmenistan | Ashgabat | manat | Turkmen | the Caspian Sea | - | the Amu Darya | 1991
Uzbekistan | Tashkent | som | Uzbek | - | - | the Amu Darya | 1991
Vietnam | Hanoi | đồng | Vietnamese | the South China Sea | Fansipan | the Mekong | -
"""

_EUROPE = """
Albania | Tirana | lek | Albanian | the Adriatic Sea | Mount Korab | the Drin | 1912
Austria | Vienna | euro | German | - | the Großglockner | the Danube | -
Belgium | Brussels | euro | Dutch | the North Sea | - | the Meuse | 1830
Bulgaria | Sofia | - | Bulgarian | the Black Sea | Musala | the Danube | 1908
Croatia | Zagreb | euro | Croatian | the Adriatic Sea | Dinara | the Sava | 1991
the Czech Republic | Prague | koruna | Czech | - | Sněžka | the Vltava | 1993
Denmark | Copenhagen | krone | Danish | the North Sea | Møllehøj | - | -
Estonia | Tallinn | euro | Estonian | the Baltic Sea | Suur Munamägi | - | -
Finland | Helsinki | euro | Finnish | the Baltic Sea | Halti | - | 1917
France | Paris | euro | French | the Atlantic Ocean | Mont Blanc | the Loire | -
Germany | Berlin | euro | German | the North Sea | the Zugspitze | the Rhine | -
Greece | Athens | euro | Greek | the Aegean Sea | Mount Olympus | - | -
Hungary | Budapest | forint | Hungarian | - | Kékes | the Danube | -
Iceland | Reykjavík | króna | Icelandic | the Atlantic Ocean | Hvannadalshnúkur | - | -
Ireland | Dublin | euro | English | the Irish Sea | Carrauntoohil | the Shannon | 1922
Italy | Rome | euro | Italian | the Adriatic Sea | - | the Po | -
Latvia | Riga | euro | Latvian | the Baltic Sea | Gaiziņkalns | the Daugava | -
Lithuania | Vilnius | euro | Lithuanian | the Baltic Sea | - | the Neman | -
Malta | Valletta | euro | Maltese | the Mediterranean Sea | - | - | 1964
Moldova | Chișinău | leu | Romanian | - | - | the Dniester | 1991
the Netherlands | Amsterdam | euro | Dutch | the North Sea | - | the Rhine | -
North Macedonia | Skopje | denar | Macedonian | - | Mount Korab | the Vardar | 1991
Norway | Oslo | krone | Norwegian | the North Sea | Galdhøpiggen | the Glomma | 1905
Poland | Warsaw | złoty | Polish | the Baltic Sea | Rysy | the Vistula | -
Portugal | Lisbon | euro | Portuguese | the Atlantic Ocean | Mount Pico | the Tagus | -
Romania | Bucharest | leu | Romanian | the Black Sea | Moldoveanu | the Danube | -
Slovakia | Bratislava | euro | Slovak | - | Gerlachovský štít | the Danube | 1993
Slovenia | Ljubljana | euro | Slovene | the Adriatic Sea | Triglav | the Sava | 1991
Spain | Madrid | euro | Spanish | the Mediterranean Sea | Teide | the Ebro | -
Sweden | Stockholm | krona | Swedish | the Baltic Sea | Kebnekaise | - | -
Switzerland | Bern | franc | German | - | Monte Rosa | the Rhine | -
Ukraine | Kyiv | hryvnia | Ukrainian | the Black Sea | Hoverla | the Dnieper | 1991
the United Kingdom | London | pound | English | the North Sea | Ben Nevis | the Thames | -
"""

_SOUTH_AMERICA = """
Argentina | Buenos Aires | peso | Spanish | the Atlantic Ocean | Aconcagua | - | 1816
Bolivia | - | boliviano | Spanish | - | Nevado Sajama | - | 1825
Brazil | Brasília | real | Portuguese | the Atlantic Ocean | - | the Amazon | 1822
Chile | Santiago | peso | Spanish | the Pacific Ocean | Ojos del Salado | - | 1818
Colombia | Bogotá | peso | Spanish | the Caribbean Sea | - | the Magdalena | -
Ecuador | Quito | dollar | Spanish | the Pacific Ocean | Chimborazo | - | -
Guyana | Georgetown | dollar | English | the Atlantic Ocean | - | the Essequibo | 1966
Paraguay | Asunción | guaraní | Spanish | - | - | - | 1811
Peru | Lima | sol | Spanish | the Pacific Ocean | Huascarán | the Marañón | 1821
Suriname | Paramaribo | dollar | Dutch | the Atlantic Ocean | Julianatop | - | 1975
Uruguay | Montevideo | peso | Spanish | the Atlantic Ocean | - | - | -
Venezuela | Caracas | bolívar | Spanish | the Caribbean Sea | Pico Bolívar | the Orinoco | -
"""

_NORTH_AMERICA = """
Barbados | Bridgetown | dollar | English | the Atlantic Ocean | Mount Hillaby | - | 1966
Canada | Ottawa | dollar | English | the Arctic Ocean | Mount Logan | the Mackenzie | -
Costa Rica | San José | colón | Spanish | the Caribbean Sea | Chirripó | - | 1821
Cuba | Havana | peso | Spanish | the Caribbean Sea | Pico Turquino | - | 1902
the Dominican Republic | Santo Domingo | peso | Spanish | the Caribbean Sea | Pico Duarte | - | 1844
Guatemala | Guatemala City | quetzal | Spanish | the Pacific Ocean | Tajumulco | - | 1821
Haiti | Port-au-Prince | gourde | French | the Caribbean Sea | Pic la Selle | - | 1804
Honduras | Tegucigalpa | lempira | Spanish | the Caribbean Sea | - | - | 1821
Jamaica | Kingston | dollar | English | the Caribbean Sea | Blue Mountain Peak | - | 1962
Mexico | Mexico City | peso | Spanish | the Pacific Ocean | Pico de Orizaba | - | -
Nicaragua | Managua | córdoba | Spanish | the Pacific Ocean | - | - | 1821
Panama | Panama City | balboa | Spanish | the Pacific Ocean | Volcán Barú | - | 1903
the United States | Washington | dollar | English | the Pacific Ocean | Denali | - | 1776
"""

_OCEANIA = """
Australia | Canberra | dollar | English | the Indian Ocean | - | the Murray | -
Fiji | Suva | dollar | English | the Pacific Ocean | Mount Tomanivi | - | 1970
New Zealand | Wellington | dollar | English | the Pacific Ocean | Aoraki | the Waikato | -
Papua New Guinea | Port Moresby | kina | English | the Pacific Ocean | Mount Wilhelm | - | 1975
Samoa | Apia | tālā | Samoan | the Pacific Ocean | - | - | 1962
Vanuatu | Port Vila | vatu | Bislama | the Pacific Ocean | - | - | 1980
"""

_BETWEEN = """
Armenia | Yerevan | dram | Armenian | - | Mount Aragats | - | 1991
Georgia | Tbilisi | lari | Georgian | the Black Sea | Shkhara | the Kura | 1991
Russia | Moscow | ruble | Russian | the Arctic Ocean | Mount Elbrus | the Volga | -
Turkey | Ankara | lira | Turkish | the Black Sea | Mount Ararat | the Kızılırmak | -
"""

_CONTINENTS = {
    "Africa": _AFRICA,
    "Asia": _ASIA,
    "Europe": _EUROPE,
    "South America": _SOUTH_AMERICA,
    "North America": _NORTH_AMERICA,
    "Oceania": _OCEANIA,
}


def _rows() -> dict[str, dict[str, str]]:
    rows = {
        subject: {"continent": continent, **row}
        for continent, lines in _CONTINENTS.items()
        for subject, row in read_rows(_COLUMNS, lines).items()
    }
    return rows | read_rows(_COLUMNS, _BETWEEN)


COUNTRIES = Topic(
    name="country",
    noun="a country",
    plural="countries",
    relations=COUNTRY_RELATIONS,
    rows=_rows(),
    related=("continent",),
    lists=(
        ("continent", "capital", "Capitals of {value}"),
        ("continent", "currency", "Currencies of {value}"),
        ("continent", "language", "Languages of {value}"),
        ("continent", "continent", "Countries of {value}"),
        ("", "capital", "Capitals of the world"),
        ("", "currency", "Currencies of the world"),
        ("", "language", "Languages of the world"),
    ),
)
