"""Table descriptions as DuckDB statements: CREATE TABLE with constraints, COMMENT ON, typed reading of a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from nea_data.descriptor import Field, ForeignKey, Table
from nea_data.dtypes import dtype


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
    selects = "\nUNION ALL\n".join(_records(table) for table in tables if table.primary_key)
    return f"CREATE MACRO records() AS TABLE {selects}"


def _records(table: Table) -> str:
    key = " || '/' || ".join(f"{name(column)}::VARCHAR" for column in table.primary_key)
    columns = ", ".join(literal(column) for column in table.columns)
    values = ", ".join(f"{name(column)}::VARCHAR" for column in table.columns)
    return (
        f"SELECT {literal(table.name)} AS table_name, {key} AS record_id, "
        f"map([{columns}], [{values}]) AS cells FROM {name(table.name)}"
    )


def read_csv(table: Table) -> str:
    """The table function that reads the table's file with the types of its schema; nothing is guessed."""
    columns = ", ".join(f"{literal(field.name)}: {literal(dtype(field.type).duckdb)}" for field in table.fields)
    options = "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = ''"
    return f"read_csv({literal(str(table.path))}, columns = {{{columns}}}, {options})"


def name(text: str) -> str:
    """An SQL identifier, quoted."""
    return '"' + text.replace('"', '""') + '"'


def literal(text: str) -> str:
    """An SQL string literal, quoted."""
    return "'" + text.replace("'", "''") + "'"


def _column(field: Field) -> str:
    null = " NOT NULL" if field.required else ""
    unique = " UNIQUE" if field.unique else ""
    checks = "".join(f" CHECK ({check})" for check in _checks(field))
    return f"{name(field.name)} {dtype(field.type).duckdb}{null}{unique}{checks}"


def _checks(field: Field) -> Iterable[str]:
    column = name(field.name)
    if field.enum:
        yield f"{column} IN ({', '.join(literal(value) for value in field.enum)})"
    if field.pattern:
        yield f"regexp_full_match({column}, {literal(field.pattern)})"
    if field.minimum is not None:
        yield f"{column} >= {field.minimum}"
    if field.maximum is not None:
        yield f"{column} <= {field.maximum}"
    if field.min_length is not None:
        yield f"length({column}) >= {field.min_length}"
    if field.max_length is not None:
        yield f"length({column}) <= {field.max_length}"


def _foreign_key(key: ForeignKey) -> str:
    return f"FOREIGN KEY ({_list(key.fields)}) REFERENCES {name(key.table)} ({_list(key.references)})"


def _list(columns: Iterable[str]) -> str:
    return ", ".join(name(column) for column in columns)
