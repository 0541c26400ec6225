"""Table descriptions as DuckDB statements: CREATE TABLE with constraints, COMMENT ON, typed reading of a file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from nea_data.descriptor import Field, ForeignKey, Table, codes_of
from nea_data.dtypes import STRING_FORMATS, dtype


def create_table(table: Table, loaded: Collection[str]) -> str:
    """CREATE TABLE with keys, NOT NULL and CHECK.

    A foreign key to a table that is not in `loaded` is left out: self-references (DuckDB fails on them in a bulk
    insert) and the one key that would close a circle are checked by validation alone.
    """
    keys = [f"PRIMARY KEY ({_list(table.primary_key)})"] if table.primary_key else []
    keys += [f"UNIQUE ({_list(key)})" for key in table.unique_keys]
    keys += [_foreign_key(key) for key in table.foreign_keys if key.table in loaded]
    body = ",\n  ".join([_column(field) for field in table.fields] + keys)
    return f"CREATE TABLE {name(table.name)} (\n  {body}\n)"


def comments(table: Table) -> list[str]:
    """COMMENT ON statements for the table and each of its columns."""
    out = [f"COMMENT ON TABLE {name(table.name)} IS {literal(table.description)}"]
    for field in table.fields:
        target = f"{name(table.name)}.{name(field.name)}"
        out.append(f"COMMENT ON COLUMN {target} IS {literal(field.description)}")
    return out


def records_macro(tables: Iterable[Table]) -> str:
    """A table macro `records()`: every row of the record as table_name, record_id and a map from column to text.

    Evidence points at cells of any table; with this, views and rules can follow it without naming each table.
    """
    nothing = "SELECT '' AS table_name, '' AS record_id, MAP {'': ''} AS cells WHERE false"
    selects = "\nUNION ALL\n".join(_records(table) for table in tables if table.primary_key) or nothing
    return f"CREATE MACRO records() AS TABLE {selects}"


def _records(table: Table) -> str:
    columns = ", ".join(literal(column) for column in table.columns)
    values = ", ".join(f"{name(column)}::VARCHAR" for column in table.columns)
    return (
        f"SELECT {literal(table.name)} AS table_name, {_key(table)} AS record_id, "
        f"map([{columns}], [{values}]) AS cells FROM {name(table.name)}"
    )


def dates_macro(tables: Iterable[Table]) -> str:
    """A table macro `dates()`: every filled cell that may hold a date, as table_name, record_id, field, found.

    These are the columns whose pattern takes a day and, since evidence repeats cells of any kind, those named value.
    """
    selects = "\nUNION ALL\n".join(
        f"SELECT {literal(table.name)} AS table_name, {_key(table)} AS record_id, {literal(field.name)} AS field, "
        f"{name(field.name)} AS found FROM {name(table.name)} WHERE {name(field.name)} IS NOT NULL"
        for table in tables
        if table.primary_key
        for field in table.fields
        if _may_hold_date(field)
    )
    nothing = "SELECT '' AS table_name, '' AS record_id, '' AS field, '' AS found WHERE false"
    return f"CREATE MACRO dates() AS TABLE {selects or nothing}"


def _may_hold_date(field: Field) -> bool:
    if not field.pattern:
        return field.type == "string" and field.name.endswith("value")
    return bool(re.fullmatch(field.pattern, "2024-06-19")) and not re.fullmatch(field.pattern, "a")


def columns_macro(tables: Iterable[Table]) -> str:
    """A table macro `table_columns()`: the columns of every table as table_name, column_name."""
    pairs = [f"({literal(table.name)}, {literal(column)})" for table in tables for column in table.columns]
    return f"CREATE MACRO table_columns() AS TABLE FROM (VALUES {', '.join(pairs)}) columns(table_name, column_name)"


def _key(table: Table) -> str:
    return " || '/' || ".join(f"{name(column)}::VARCHAR" for column in table.primary_key)


def read_csv(table: Table) -> str:
    """The table function that reads the table's file with the types of its schema; nothing is guessed."""
    columns = {field.name: dtype(field.type).duckdb for field in table.fields}
    if all(field.missing == ("",) and field.type != "datetime" for field in table.fields):
        return csv_function(table.path, columns)
    texts = csv_function(table.path, dict.fromkeys(table.columns, "VARCHAR"))
    typed = ", ".join(f"{_typed(field)} AS {name(field.name)}" for field in table.fields)
    return f"(SELECT {typed} FROM {texts})"


def _typed(field: Field) -> str:
    """The cell in the type of its column; a moment in UTC, since TIMESTAMP alone drops the offset without a word."""
    if field.type != "datetime":
        return f"CAST({cell(field)} AS {dtype(field.type).duckdb})"
    with_zone = f"regexp_replace({cell(field)}, '^(.*T[0-9:.]+)$', '\\1Z')"
    return f"make_timestamp(epoch_us(CAST({with_zone} AS TIMESTAMPTZ)))"


def csv_function(path: Path, columns: Mapping[str, str]) -> str:
    """read_csv on a file with these columns and types; an empty cell is NULL."""
    pairs = ", ".join(f"{literal(column)}: {literal(kind)}" for column, kind in columns.items())
    options = "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = ''"
    # A star, question mark or bracket in the name of a folder would stand for other files.
    plain = re.sub(r"([*?\[])", r"[\1]", str(path))
    return f"read_csv({literal(plain)}, columns = {{{pairs}}}, {options})"


def cell(field: Field) -> str:
    """The text of a cell as an SQL expression, NULL where it is one of the missing values."""
    column = name(field.name)
    if field.missing == ("",):
        return column
    text = column if "" in field.missing else f"coalesce({column}, '')"
    if not field.missing:
        return text
    return f"CASE WHEN {text} IN ({', '.join(map(literal, field.missing))}) THEN NULL ELSE {text} END"


def codes_macro(tables: Iterable[Table]) -> str:
    """A table macro `codes()`: every code in words, as table_name, column_name, value, label, label_ja."""
    rows = ", ".join(f"({', '.join(map(literal, code))})" for code in codes_of(tables))
    columns = "codes(table_name, column_name, value, label, label_ja)"
    nothing = f"(VALUES ('', '', '', '', '')) {columns} WHERE false"
    return f"CREATE MACRO codes() AS TABLE FROM {f'(VALUES {rows}) {columns}' if rows else nothing}"


def name(text: str) -> str:
    """An SQL identifier, quoted."""
    return '"' + text.replace('"', '""') + '"'


def literal(text: str) -> str:
    """An SQL string literal, quoted."""
    return "'" + text.replace("'", "''") + "'"


def checks(field: Field, column: str) -> Iterator[tuple[str, str]]:
    """The constraints of a field on an SQL expression, each as its Table Schema name and a condition that should hold.

    CREATE TABLE takes them as CHECK, validation as the question which rows break them.
    """
    if field.allowed:
        yield "enum", f"{column} IN ({', '.join(value(field, each) for each in field.allowed)})"
    if field.pattern:
        yield "pattern", f"regexp_full_match({column}, {literal(field.pattern)})"
    if spelling := STRING_FORMATS.get(field.format):
        yield "format", f"regexp_full_match({column}, {literal(spelling)})"
    bounds = {"minimum": (">=", field.minimum), "maximum": ("<=", field.maximum)}
    bounds |= {"exclusiveMinimum": (">", field.exclusive_minimum), "exclusiveMaximum": ("<", field.exclusive_maximum)}
    for rule, (sign, bound) in bounds.items():
        if bound is not None:
            yield rule, f"{column} {sign} {value(field, bound)}"
    if field.min_length is not None:
        yield "minLength", f"length({column}) >= {field.min_length}"
    if field.max_length is not None:
        yield "maxLength", f"length({column}) <= {field.max_length}"


def value(field: Field, text: object) -> str:
    """A value of a column as an SQL literal of its type."""
    return f"CAST({literal(str(text))} AS {dtype(field.type).duckdb})"


def _column(field: Field) -> str:
    null = " NOT NULL" if field.required else ""
    unique = " UNIQUE" if field.unique else ""
    conditions = "".join(f" CHECK ({condition})" for _, condition in checks(field, name(field.name)))
    return f"{name(field.name)} {dtype(field.type).duckdb}{null}{unique}{conditions}"


def _foreign_key(key: ForeignKey) -> str:
    return f"FOREIGN KEY ({_list(key.fields)}) REFERENCES {name(key.table)} ({_list(key.references)})"


def _list(columns: Iterable[str]) -> str:
    return ", ".join(name(column) for column in columns)
