"""Reading and form: DuckDB's fast answers are those of reading row by row and comparing bytes."""

import csv
import io
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_judges import package

from nea_data.canonical import canonical
from nea_data.errors import PackageError
from nea_data.validation.again import Again
from nea_data.validation.form import is_in_form

FIELDS = [
    {"name": "id", "type": "integer", "constraints": {"required": True}},
    {"name": "a", "type": "string", "constraints": {"required": True}},
    {"name": "b", "type": "string"},
]
PIECES = st.sampled_from(
    ["1", "2", "10", "a", "b", ",", '"', '""', "\n", "\n", "\r\n", "\r", " ", "é", "", '"a,b"', '"\n"']
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(body=st.lists(PIECES, max_size=14).map("".join), mark=st.booleans())
def test_form_is_judged_as_by_comparing_bytes(body: str, mark: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read = package(Path(folder), FIELDS, [], primaryKey=["id", "a"])
        table = read.tables[0]
        with Again(read) as again:
            table.path.write_bytes(b"\xef\xbb\xbf" * mark + b"id,a,b\n" + body.encode())
            again.check("rows")
            content = again.contents["rows"]
            if content.is_readable:
                assert is_in_form(content) == (canonical(table) == table.path.read_bytes())


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(body=st.lists(PIECES, max_size=14).map("".join))
def test_rows_and_lines_are_those_of_pythons_reader(body: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read = package(Path(folder), FIELDS, [])
        read.tables[0].path.write_bytes(b"id,a,b\n" + body.encode())
        with Again(read) as again:
            content = again.contents["rows"]
            expected = rows(read.tables[0].path)
            if content.is_readable:
                found = again.connection.execute(f"SELECT * FROM {content.texts} ORDER BY rowid").fetchall()
                assert [[cell or "" for cell in row] for row in found] == [row for _, row in expected]
                assert content.lines(list(range(len(found)))) == [line for line, _ in expected]
            else:
                assert expected is None or any(len(row) != 3 for _, row in expected)


def rows(path: Path) -> list[tuple[int, list[str]]] | None:
    reader = csv.reader(io.StringIO(path.read_bytes().decode(), newline=""), strict=True)
    out, line = [], 1
    try:
        for row in reader:
            out += [(line, row)] if row else []
            line = reader.line_num + 1
    except csv.Error:
        return None
    return out[1:]


def test_canonical_refuses_what_can_not_be_put_in_order(tmp_path: Path) -> None:
    read = package(tmp_path, FIELDS, [])
    read.tables[0].path.write_text("id,a\n", encoding="utf-8")
    with pytest.raises(PackageError, match="expected id, a, b"):
        canonical(read.tables[0])


def test_the_script_that_puts_files_in_form_takes_the_checkout_in_which_it_lies(mini: Path) -> None:
    script = shutil.copytree(Path(__file__).parents[1] / "scripts", mini / "scripts") / "format_csv.py"
    table = mini / "data/gaps.csv"
    table.write_bytes(table.read_bytes().replace(b"\n", b"\r\n"))
    run = partial(subprocess.run, capture_output=True, text=True, check=False)
    assert run([sys.executable, script, "--check"]).stdout == "gaps.csv: not in canonical form\n"
    assert run([sys.executable, script]).stdout == "gaps.csv: written\n"
    assert b"\r" not in table.read_bytes()
