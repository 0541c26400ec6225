"""What is built is whole: a wheel installed alone, without extras or checkout, does everything but validate."""

import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from nea_data.descriptor import shipped

ROOT = Path(__file__).parents[1]
EVERYTHING = """
import nea_data as nea
from pathlib import Path
assert "_package" in str(__import__("nea_data.descriptor").descriptor.shipped().root), "reads the checkout"
assert all(len(nea.load(name)) or name in ("history", "errata") for name in nea.tables())
assert all(len(nea.view(name)) for name in nea.views())
nea.connect("nea.duckdb").close()
if not Path("jsonl").exists():
    assert (nea.export("jsonl", "jsonl") / "LICENSE-DATA").is_file(), "the wheel lacks the licence of the data"
try:
    from nea_data.validation import validate
    validate()
except nea.NeaDataError as error:
    print(error)
"""
OLDER = """
import duckdb
connection = duckdb.connect("nea.duckdb", read_only=True)
views = [row[0] for row in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()]
print(duckdb.__version__, sum(connection.execute(f"SELECT count(*) > 0 FROM {view}").fetchone()[0] for view in views))
"""

DIFFERENT = """
import duckdb
from nea_data.descriptor import shipped
from nea_data.fingerprints import fingerprint_rows, fingerprint_table
connection = duckdb.connect("said.duckdb", read_only=True)
def said(table):
    types = [(field.name, field.type) for field in table.fields]
    return fingerprint_rows(types, connection.execute(f"SELECT * FROM {table.name}").fetchall())
print(duckdb.__version__, [table.name for table in shipped().tables if said(table) != fingerprint_table(table)])
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(out), str(ROOT)], check=True, capture_output=True)
    return out


@pytest.fixture(scope="module")
def fresh(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder / "venv", with_pip=True)
    pip = [str(folder / "venv/bin/python"), "-m", "pip", "install", "-q"]
    subprocess.run([*pip, str(next(built.glob("*.whl")))], check=True, cwd=folder)
    subprocess.run([*pip, "--target", str(folder / "older"), "duckdb==1.4.*"], check=True, cwd=folder)
    return folder


def run(folder: Path, code: str, **environment: str) -> str:
    command = [str(folder / "venv/bin/python"), "-c", code]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_wheel_alone_loads_every_table_and_opens_every_view(fresh: Path) -> None:
    assert run(fresh, EVERYTHING).startswith(
        "The second look by frictionless needs the extra 'validate': run pip install"
    )


def test_database_file_opens_in_an_older_duckdb(fresh: Path) -> None:
    run(fresh, EVERYTHING.replace('"nea.duckdb"', '"older.duckdb"'))
    version, views = run(fresh, OLDER.replace("nea.duckdb", "older.duckdb"), PYTHONPATH=str(fresh / "older")).split()
    assert version.startswith("1.4.")
    assert int(views) == len(__import__("nea_data").views())


def test_older_duckdb_reads_the_same_data(fresh: Path) -> None:
    run(fresh, "import nea_data; nea_data.export('said.duckdb', 'duckdb')")
    version, _, different = run(fresh, DIFFERENT, PYTHONPATH=str(fresh / "older")).partition(" ")
    assert version.startswith("1.4.")
    assert different == "[]"


def test_wheel_and_sdist_carry_descriptor_schemas_and_data(built: Path) -> None:
    wanted = {"datapackage.json"}
    wanted |= {f"data/{table.path.name}" for table in shipped().tables}
    wanted |= {f"schemas/{table.schema_path.name}" for table in shipped().tables}
    wanted |= {path.relative_to(ROOT).as_posix() for path in (ROOT / "releases").rglob("*.*") if path.is_file()}
    wheel = zipfile.ZipFile(next(built.glob("*.whl"))).namelist()
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        sdist = {name.partition("/")[2] for name in archive.getnames()}
    assert {f"nea_data/_package/{name}" for name in wanted} <= set(wheel)
    assert wanted <= sdist
