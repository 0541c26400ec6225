"""Every table loads with the dtypes of its schema, from the shipped package and from a folder."""

from pathlib import Path

import pandas as pd
import pytest

import nea_data as nea
from nea_data.descriptor import shipped
from nea_data.dtypes import dtype

NAMES = nea.tables()


@pytest.mark.parametrize("name", NAMES)
def test_table_loads_with_the_columns_and_dtypes_of_its_schema(name: str) -> None:
    frame = nea.load(name)
    fields = shipped().table(name).fields
    assert list(frame.columns)[: len(fields)] == [field.name for field in fields]
    assert [str(kind) for kind in frame.dtypes[: len(fields)]] == [dtype(field.type).pandas for field in fields]
    assert len(frame) > 0 or shipped().table(name) not in shipped().record


@pytest.mark.parametrize("name", NAMES)
def test_each_table_has_its_own_function(name: str) -> None:
    function = getattr(nea, f"load_{name}")
    pd.testing.assert_frame_equal(function(), nea.load(name))
    assert all(column in function.__doc__ for column in nea.load(name).columns)


def test_public_names_cover_every_table() -> None:
    loaders = {name.removeprefix("load_") for name in nea.__all__ if name.startswith("load_")}
    assert loaders == set(NAMES)
    assert all(getattr(nea, name) is not None for name in nea.__all__)
    assert dir(nea) == sorted(nea.__all__)


def test_frameworks_carry_the_founding_row() -> None:
    frameworks = nea.load_frameworks().set_index("framework_id")
    founding = nea.load_founding_dates().query("standing == 'founding'").set_index("framework_id")["date"]
    assert frameworks["founding_date"].to_dict() == founding.to_dict()
    assert frameworks.loc["arf", "founding_year"] == 1994
    assert str(frameworks["founding_year"].dtype) == "Int64"


def test_the_founding_of_a_framework_is_the_same_in_its_frame_and_in_the_view() -> None:
    columns = ["founding_date", "founding_year"]
    frame, view = (
        rows.set_index("framework_id")[columns] for rows in (nea.load_frameworks(), nea.view("founding_years"))
    )
    assert frame.astype("string").T.to_dict() == view.astype("string").T.to_dict()


def test_founding_year_is_empty_where_the_date_does_not_begin_with_digits(mini: Path) -> None:
    path = mini / "data/founding_dates.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("1994-07-25", "[..1994]"), encoding="utf-8")
    frameworks = nea.load_frameworks(mini).set_index("framework_id")
    assert frameworks.loc["arf", "founding_date"] == "[..1994]"
    assert pd.isna(frameworks.loc["arf", "founding_year"])


def test_na_is_a_value_and_only_an_empty_cell_is_missing(mini: Path) -> None:
    path = mini / "data/memberships.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Ministry of Defense,", "NA,"), encoding="utf-8")
    assert "NA" in set(nea.load("memberships", mini)["represented_by"].dropna())


def test_edtf_dates_stay_text() -> None:
    dates = nea.load_meetings()["start_date"]
    assert str(dates.dtype) == "string"
    assert dates.str.len().isin([4, 7, 10]).any()


def test_unknown_table_is_one_sentence_with_the_nearest() -> None:
    with pytest.raises(nea.UnknownNameError, match="Did you mean 'frameworks'"):
        nea.load("framework")


def test_missing_file_is_named(mini: Path) -> None:
    (mini / "data/actors.csv").unlink()
    with pytest.raises(nea.PackageError, match=r"actors.csv does not exist"):
        nea.load("actors", mini)


def test_wrong_columns_are_named(mini: Path) -> None:
    path = mini / "data/actors.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("name_zh", "name_cn", 1), encoding="utf-8")
    with pytest.raises(nea.PackageError, match="line 1 has the columns .*name_cn.*; expected .*name_zh"):
        nea.load("actors", mini)


def test_cell_of_the_wrong_type_is_named_with_row_and_column(mini: Path) -> None:
    path = mini / "data/memberships.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("arf,CHN,1,", "arf,CHN,first,"), encoding="utf-8")
    with pytest.raises(
        nea.PackageError, match=r"row 2, column spell: 'first' is no integer\. `nea-data validate FOLDER` names"
    ):
        nea.load("memberships", mini)
