"""Tables from CSV files, and the fault that is named for each thing that can be wrong with one."""

import pytest

from tests.datasets.text_files import write
from tfqa.datasets.files.tables import read_table

COLUMNS = {"city": str, "year": int, "coast": {"yes": True, "no": False}.__getitem__}


@pytest.mark.parametrize("name", ["cities.csv", "cities.csv.gz"])
def test_cells_have_their_columns_type(tmp_path, name):
    path = write(tmp_path / name, 'city,coast,year\nPraha,no,885\n"Rio, the city",yes,\n')
    rows = read_table(path, COLUMNS, optional=("year",))
    assert rows == [
        {"city": "Praha", "year": 885, "coast": False},
        {"city": "Rio, the city", "year": None, "coast": True},
    ]
    assert [*rows[0]] == ["city", "coast", "year"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "line 1: expected the columns city,year,coast. Received: .$"),
        ("city,coast,age\n", "line 1: expected the columns .* Received: city,coast,age"),
        ("city,year,coast\nA,1,no\nB,2\n", r"line 3: expected 3 cells .* Received: 2 \(B,2\)"),
        ("city,year,coast\n\n", r"line 2: expected 3 cells .* Received: 0 \(\)"),
        ("city,year,coast\n,1,no\n", "line 2: expected a value for `city`. Received: an empty"),
        ("city,year,coast\nA,x,no\n", "line 2: expected another value for `year`.*'x'.*ValueErr"),
        ("city,year,coast\nA,1,maybe\n", "line 2: expected another value for `coast`.*'maybe'"),
        ('city,year,coast\nA,1,"no\n', "line 2: expected cells separated by commas"),
        (b"city,year,coast\n\xff,1,no\n", "line 2: expected UTF-8"),
    ],
)
def test_faults_are_named(tmp_path, content, message):
    path = write(tmp_path / "cities.csv", content)
    with pytest.raises(ValueError, match=f"cities.csv, {message}"):
        read_table(path, COLUMNS)
