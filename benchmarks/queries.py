"""What connecting and querying cost, beside what a user would do without nea-data; writes docs/benchmarks-queries.md.

python benchmarks/queries.py [--copies 1,10,100,1000]     needs the extra `bench`
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import plain
from grown import grown

from nea_data import database, ddl
from nea_data.database import filling
from nea_data.database.reader import Reader
from nea_data.descriptor import Table, shipped
from nea_data.sqlfiles import sql_files

PAGE = Path(__file__).resolve().parents[1] / "docs/benchmarks-queries.md"
UNCHECKED = {"enum": (), "pattern": None, "minimum": None, "maximum": None, "min_length": None, "max_length": None}
COLD = {
    "an empty Python": ["-c", "pass"],
    'python -c "import duckdb"': ["-c", "import duckdb"],
    'python -c "import pandas, duckdb"': ["-c", "import pandas, duckdb"],
    'python -c "import nea_data"': ["-c", "import nea_data"],
    "nea-data overview": ["-m", "nea_data", "overview"],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--copies", default="1,10,100,1000", help="how many times over the data are grown; empty keeps that table"
    )
    parser.add_argument("--measure", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        engine, copies, folder = arguments.measure
        print(json.dumps(_measure(engine, int(copies), Path(folder))))
        return
    text = "\n".join(_page([int(copies) for copies in arguments.copies.split(",") if copies])) + "\n"
    if not arguments.copies:
        text += "## The dyad-year panel" + PAGE.read_text(encoding="utf-8").partition("## The dyad-year panel")[2]
    PAGE.write_text(text, encoding="utf-8")
    print(text, end="")


def _page(sizes: list[int]) -> Iterator[str]:
    yield "# What queries cost\n"
    yield (
        f"Written by benchmarks/queries.py on {platform.machine()} with Python {platform.python_version()} and DuckDB "
        f"{duckdb.__version__}, data version {shipped().version}. Times are the best of several runs in one process "
        "unless said otherwise, on a machine that others used too; compare them within a table.\n"
    )
    yield from _connecting()
    yield from _cold()
    yield from _views()
    if sizes:
        yield from _growth(sizes)


def _connecting() -> Iterator[str]:
    steps = {
        "bare typed reading of the same files": lambda: _build(bare=True),
        "+ primary, unique and foreign keys, NOT NULL": lambda: _build(checks=False),
        "+ CHECKs": lambda: _build(),
        "+ comments on tables and columns": lambda: _build(comments=True),
        "+ macros": lambda: _build(comments=True, kinds=("table_macros",)),
        "+ views with their comments": lambda: _build(comments=True, kinds=("table_macros", "views")),
        "connect()": database.connect,
    }
    times = dict.fromkeys(steps, float("inf"))
    for _ in range(7):  # in turns, so that a busy moment of the machine does not fall on one step alone
        times = {name: min(times[name], _best(step, 1)) for name, step in steps.items()}
    bare = times["bare typed reading of the same files"]
    yield "## connect()\n\n| built | ms | times bare |\n|---|---:|---:|"
    for name, seconds in times.items():
        yield f"| {name} | {seconds * 1000:.0f} | {seconds / bare:.1f} |"
    yield ""


def _build(
    bare: bool = False, checks: bool = True, comments: bool = False, kinds: tuple[str, ...] = ()
) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config=filling.OFFLINE)
    loaded: set[str] = set()
    connection.begin()
    for table in shipped().tables:
        if bare:
            connection.execute(f"CREATE TABLE {table.name} AS SELECT * FROM {ddl.read_csv(table)}")
        else:
            connection.execute(ddl.create_table(table if checks else _unchecked(table), loaded))
            connection.execute(f"INSERT INTO {table.name} SELECT * FROM {ddl.read_csv(table)}")
        for comment in ddl.comments(table) if comments else ():
            connection.execute(comment)
        loaded.add(table.name)
    connection.commit()
    if kinds:
        filling.define_macros(connection, shipped())
        names = [file.name for kind in kinds for file in sql_files(kind)]
        filling.make(connection, shipped(), ["records", *names], set())
    return connection


def _unchecked(table: Table) -> Table:
    fields: Any = tuple(replace(field, **UNCHECKED) for field in table.fields)  # type: ignore[arg-type]
    return replace(table, fields=fields)


def _cold() -> Iterator[str]:
    yield "## Cold start\n\nA process of its own each, best of five.\n\n| command | ms |\n|---|---:|"
    for name, arguments in COLD.items():
        seconds = _best(lambda command=arguments: _quietly([sys.executable, *command]), 5)  # type: ignore[misc]
        yield f"| `{name}` | {seconds * 1000:.0f} |"
    reader = Reader(shipped())
    reader.ready_for("FROM framework_overview")
    read = reader.ready_for("SELECT 1").execute("SELECT count(*) FROM duckdb_tables()").fetchone()
    yield f"\n`framework_overview` loads {read[0] if read else 0} of {len(shipped().tables)} tables.\n"


def _views() -> Iterator[str]:
    connection = database.connect()
    yield "## Every view, read whole\n\n| view | rows | ms |\n|---|---:|---:|"
    for name in database.views():
        query = f"SELECT * FROM {ddl.name(name)}"
        rows = len(connection.execute(query).fetchall())
        seconds = _best(lambda text=query: connection.execute(text).fetchall(), 3)  # type: ignore[misc]
        yield f"| {name} | {rows} | {seconds * 1000:.0f} |"
    yield ""


def _growth(sizes: list[int]) -> Iterator[str]:
    yield "## The dyad-year panel on grown data\n"
    yield (
        "Every framework copied with its members, series and meetings; one process for each measure, its peak memory "
        "with the data. DuckDB works out the whole view `dyad_year` from the tables; pandas and polars "
        "(benchmarks/plain.py) begin at presences, held meetings and covered years made ready for them. Results are "
        f"compared row by row. Data version {shipped().version}, {_memory():.0f} GB of memory; – stands where the "
        "system ended a measure because the memory did not suffice.\n"
    )
    yield (
        "| copies | memberships | DuckDB s | pandas s | polars s | pandas ÷ DuckDB | polars ÷ DuckDB "
        "| MB: DuckDB, pandas, polars | equal |"
    )
    yield "|---:|---:|---:|---:|---:|---:|---:|---|---|"
    for copies in sizes:
        yield _growth_row(copies)


def _growth_row(copies: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        connection = grown(copies)
        for name, query in plain.PREPARED.items():
            connection.execute(f"COPY ({query}) TO '{folder}/{name}.parquet' (FORMAT parquet)")
        count = connection.execute("SELECT count(*) FROM memberships").fetchone()
        connection.close()
        measured = [_measured(engine, copies, folder) for engine in ("duckdb", "pandas", "polars")]
    seconds = [each and each["seconds"] for each in measured]
    memory = ", ".join(f"{each['megabytes']:.0f}" if each else "–" for each in measured)
    same = "yes" if len({each["digest"] for each in measured if each}) == 1 else "NO"
    times = " | ".join(f"{each:.2f}" if each else "–" for each in seconds)
    ratios = " | ".join(f"{each / seconds[0]:.1f}" if each and seconds[0] else "–" for each in seconds[1:])
    return f"| {copies} | {count[0] if count else 0} | {times} | {ratios} | {memory} | {same} |"


def _measured(engine: str, copies: int, folder: str) -> dict[str, Any] | None:
    """What one measure found; None where the system ended it for want of memory."""
    command = [sys.executable, __file__, "--measure", engine, str(copies), folder]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode == -signal.SIGKILL:
        return None
    result.check_returncode()
    measured: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])
    return measured


def _measure(engine: str, copies: int, folder: Path) -> dict[str, Any]:
    panel: Callable[[], Any] = {
        "duckdb": _with_duckdb(copies) if engine == "duckdb" else None,
        "pandas": lambda: plain.with_pandas(folder),
        "polars": lambda: plain.with_polars(folder),
    }[engine]  # type: ignore[assignment]
    start = time.perf_counter()
    frame = panel()
    seconds = time.perf_counter() - start
    rows = frame[plain.COLUMNS].astype(dict.fromkeys(plain.COLUMNS[2:], "Int64"))
    digest = hashlib.sha256(rows.to_csv(index=False).encode()).hexdigest()
    return {
        "seconds": seconds,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "digest": digest,
    }


def _with_duckdb(copies: int) -> Callable[[], Any]:
    connection = grown(copies)
    return lambda: connection.execute("SELECT * FROM dyad_year").df()


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _quietly(command: list[str]) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def _best(step: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
