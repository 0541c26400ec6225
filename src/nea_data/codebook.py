"""The codebook: what every table, column, view and rule means, as a frame or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from nea_data.database import connect, sql, views
from nea_data.descriptor import Field, Package, Table, codes_of
from nea_data.errors import UnknownNameError
from nea_data.loaders import PackageLike, package_of, read_table, tables
from nea_data.sqlfiles import SqlFile, asked_table, sql_files
from nea_data.view_columns import meanings

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

COLUMNS = """
SELECT '{name}' AS view, column_name AS "column", column_type AS type FROM (DESCRIBE SELECT * FROM {relation})
"""
READ = re.compile(r"\b(?:FROM|JOIN) (\w+)")
# Something for each parameter of a macro, of the type that it wants: its columns are the same for all.
ARGUMENTS = {"day": "coded_through()", "unit": "'year'", "directed": "false", "a": "''", "b": "''"}


def describe(table: str | None = None, package: PackageLike = None) -> pd.DataFrame:
    """The codebook of one table, or of all of them, as a frame with one row a column.

    Columns: table, column, title, title_ja, type, key (primary, the table that a foreign key names, or empty),
    is_required, values (the vocabulary), description, description_ja, example. Of a view, or of a macro that stands
    after FROM (members_on): view, column, type, description.

    Raises UnknownNameError for a table or view that does not exist.
    """
    import pandas as pd

    whole = package_of(package)
    names = [each.name for each in whole.tables]
    if table in _relations() and table not in names:
        return describe_view(table, package)
    if table is not None and table not in names:
        raise UnknownNameError("table, view or macro", table, sorted([*names, *_relations()]))
    chosen = whole.tables if table is None else (whole.table(table),)
    rows = [_row(each, field) for each in chosen for field in each.fields]
    frame = pd.DataFrame(rows)
    return frame.astype({column: "boolean" if column == "is_required" else "string" for column in frame.columns})


def codes(table: str | None = None, package: PackageLike = None) -> pd.DataFrame:
    """What the codes of one table, or of all of them, mean in words, as a frame with one row a code.

    Columns: table, column, value (the code), label (English), label_ja (Japanese), in the order of the codebook. In SQL
    the macro `codes()` holds the same, with the columns table_name and column_name.

    Raises UnknownNameError for a table that does not exist.
    """
    import pandas as pd

    package = package_of(package)
    chosen = package.tables if table is None else (asked_table(table, package),)
    return pd.DataFrame(codes_of(chosen), columns=["table", "column", "value", "label", "label_ja"], dtype="string")


def describe_view(name: str, package: PackageLike = None) -> pd.DataFrame:
    """The columns of a view, or of a macro that gives a table, as a frame: view, column, type, description."""
    if name not in _relations():
        raise UnknownNameError("view", name, views())
    rows = sql(_columns(name), package=package)
    return rows.assign(description=_meanings(name, rows["column"], package_of(package))).astype("string")


def markdown(package: PackageLike = None) -> str:
    """The whole codebook as one Markdown page: tables, views and macros with an example each, rules."""
    package = package_of(package)
    with connect(package=package) as connection:
        parts = [
            *_head(package),
            *_tables(package),
            *_views(connection, package),
            *_macros(connection, package),
            *_rules(),
        ]
    return "\n".join(parts) + "\n"


def annotated_rows(package: PackageLike = None) -> str:
    """A Markdown page with one real row of each table, cell by cell: the row with the most cells filled."""
    package = package_of(package)
    parts = ["# One annotated row a table\n", "Generated from the data: in each table the first of its fullest rows.\n"]
    for name in tables(package):
        if package.table(name) in package.record:
            parts += _annotated_row(package.table(name))
    return "\n".join(parts) + "\n"


def _relations() -> dict[str, str]:
    """What may stand after FROM beside the tables: views, and macros with an argument for each parameter."""
    return {name: f'"{name}"' for name in views()} | {file.name: _call(file) for file in sql_files("table_macros")}


def _call(macro: SqlFile) -> str:
    parameters = _signature(macro).removeprefix(f"{macro.name}(").removesuffix(")")
    return f"{macro.name}({', '.join(ARGUMENTS[each.strip()] for each in parameters.split(',') if each.strip())})"


def _columns(name: str) -> str:
    return COLUMNS.format(name=name, relation=_relations()[name])


def _meanings(name: str, columns: Iterable[str], package: Package) -> list[str]:
    """What these columns mean; a macro of which nothing is said has the words of the view that is but its call."""
    calls = {read[0]: view.name for view in sql_files("views") if len(read := READ.findall(view.body)) == 1}
    columns = list(columns)
    own, of_view = (meanings(each, columns, package) for each in (name, calls.get(name, name)))
    return [mine or theirs for mine, theirs in zip(own, of_view, strict=True)]


def _annotated_row(table: Table) -> Iterator[str]:
    rows = read_table(table)
    row = rows.iloc[int(rows.notna().sum(axis=1).argmax())].astype("string").fillna("")
    yield f"## {table.name}\n\n{table.description}\n"
    yield "| column | in this row | what it means |\n|---|---|---|"
    for field in table.fields:
        yield f"| `{field.name}` | {table_cell(row[field.name]) or '(empty)'} | {table_cell(field.description)} |"
    yield ""


def _row(table: Table, field: Field) -> dict[str, object]:
    return {
        "table": table.name,
        "column": field.name,
        "title": field.title,
        "title_ja": field.title_ja,
        "type": "EDTF date" if field.is_edtf else field.type,
        "key": _key(table, field),
        "is_required": field.required,
        "values": ", ".join(field.enum),
        "description": _description(field),
        "description_ja": field.description_ja,
        "example": str(field.example),
    }


def _description(field: Field) -> str:
    return (
        f"{field.description} Leaves in a later release: {field.deprecated}" if field.deprecated else field.description
    )


def _key(table: Table, field: Field) -> str:
    names = [key.table for key in table.foreign_keys if field.name in key.fields]
    primary = ["primary"] if field.name in table.primary_key else []
    return ", ".join(primary + names)


def _head(package: Package) -> Iterator[str]:
    yield "# Codebook\n"
    yield f"{package.title}, version {package.version}, coded through {package.coded_through}.\n"
    yield f"{package.descriptor['description']}\n"
    yield (
        "Dates are EDTF text at the precision of the source: `2024`, `2024-06`, `2024-06-19`; `2024~` about, `2024?` "
        "uncertain, `199X` a decade, `[2018-10..2022]` within bounds, `XXXX` on a date not known. An empty cell means "
        "not known or does not apply; an empty `left`, `ended`, `until` or `end_date` of a period means running when "
        "the coding ended. In DuckDB `edtf_earliest(text)` and `edtf_latest(text)` give the bounds as DATE, "
        "`coded_through()` the cut-off, `records()` every row of every table of the record. Panels run to the year of "
        "the cut-off, which they hold in part.\n"
    )
    yield "# Tables\n"


def _tables(package: Package) -> Iterator[str]:
    for name in tables(package):
        table = package.table(name)
        yield f"## {table.name}\n\n{table.title} ({table.title_ja}). {table.description}\n"
        yield f"Primary key: {', '.join(f'`{column}`' for column in table.primary_key)}.\n"
        yield "| column | title | type | key | required | description | example |\n|---|---|---|---|---|---|---|"
        for field in table.fields:
            row = _row(table, field)
            cells = [f"`{field.name}`", f"{field.title} / {field.title_ja}", row["type"], row["key"]]
            cells += ["yes" if field.required else "", _description(field), f"`{field.example}`"]
            yield "| " + " | ".join(table_cell(str(cell)) for cell in cells) + " |"
        yield ""
        yield from _vocabularies(table)


def _vocabularies(table: Table) -> Iterator[str]:
    for field in table.fields:
        if field.categories:
            labels = "; ".join(f"`{item.value}` {item.label} ({item.label_ja})" for item in field.categories)
            yield f"**{field.name}**: {labels}.\n"


def _views(connection: duckdb.DuckDBPyConnection, package: Package) -> Iterator[str]:
    yield "# Views\n"
    for file in sql_files("views"):
        yield f"## {file.name}\n\n{file.comment}\n"
        yield from _described(connection, file.name, package)
        yield from _example(connection, file)


def _described(connection: duckdb.DuckDBPyConnection, name: str, package: Package) -> Iterator[str]:
    """The columns of a view or macro as a table."""
    yield "| column | type | description |\n|---|---|---|"
    columns = connection.execute(_columns(name)).fetchall()
    said = _meanings(name, [column for _, column, _ in columns], package)
    for (_, column, kind), description in zip(columns, said, strict=True):
        yield f"| `{column}` | {kind} | {table_cell(description)} |"
    yield ""


def _macros(connection: duckdb.DuckDBPyConnection, package: Package) -> Iterator[str]:
    yield "# Macros\n"
    yield (
        "Called in SQL like a function; those with a table as their result stand after FROM. Whatever counts days asks "
        "`counting()` how a date known only to the month, the year or within bounds counts.\n"
    )
    for file in [*sql_files("table_macros"), *sql_files("macros")]:
        yield f"## {_signature(file)}\n\n{file.comment}\n"
        if file.name in _relations():
            yield from _described(connection, file.name, package)
        yield from _example(connection, file)


def _signature(file: SqlFile) -> str:
    return file.body.partition("MACRO ")[2].partition(" AS ")[0]


def _example(connection: duckdb.DuckDBPyConnection, file: SqlFile) -> Iterator[str]:
    """A query and what it gives, run now."""
    if file.example:
        cursor = connection.execute(file.example)
        names = [column[0] for column in cursor.description or []]
        yield f"```sql\n{file.example}\n```\n"
        yield "| " + " | ".join(names) + " |\n" + "|---" * len(names) + "|"
        for row in cursor.fetchall():
            yield "| " + " | ".join("" if cell is None else table_cell(str(cell)) for cell in row) + " |"
        yield ""


def _rules() -> Iterator[str]:
    yield "# Rules\n"
    yield "What the schemas can't say, checked over all tables together by `nea-data validate`.\n"
    for file in sql_files("rules"):
        yield f"- `{file.name}`: {file.comment}"


def table_cell(text: str) -> str:
    """A text as a cell of a table in Markdown."""
    return text.replace("|", "\\|")
