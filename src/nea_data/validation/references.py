"""Foreign keys, self-references included: each must name a row that exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nea_data import ddl
from nea_data.descriptor import ForeignKey
from nea_data.validation.cells import joined, more, visible
from nea_data.validation.content import Content, value
from nea_data.validation.files import ENOUGH
from nea_data.validation.problems import Problem

# Looking for the nearest name among a hundred thousand takes a while: the first of many faults show the way.
HINTS = 20


def check_references(contents: Mapping[str, Content], content: Content) -> Iterator[Problem]:
    """Rows of a table whose foreign key names nothing; a key with an empty part names nothing on purpose and passes."""
    for key in content.table.foreign_keys:
        if key.table in contents and set(key.fields) <= set(content.header):
            yield from _check(content, key, contents[key.table])


def _check(content: Content, key: ForeignKey, referenced: Content) -> Iterator[Problem]:
    fields = [content.table.field(name) for name in key.fields]
    values = ", ".join(f"{value(field)} AS k{number}" for number, field in enumerate(fields))
    rows = f"(SELECT rowid AS row, {content.key} AS key, {joined(key.fields)} AS found, {values} FROM {content.texts})"
    full = " AND ".join(f"k{number} IS NOT NULL" for number in range(len(fields)))
    same = " AND ".join(f"r.{ddl.name(name)} = k{number}" for number, name in enumerate(key.references))
    lost = f"FROM {rows} WHERE {full} AND NOT EXISTS (FROM {ddl.name(key.table)} r WHERE {same})"
    (count,) = content.one(f"SELECT count(*) {lost}")
    if count:
        query = f"SELECT row, key, found {lost} ORDER BY row LIMIT {ENOUGH}"
        found = content.connection.execute(query).fetchall()
        yield from (_problem(content, key, referenced, number, *each) for number, each in enumerate(found))
    if count > ENOUGH:
        yield more(content, "foreignKey", ", ".join(key.fields), count)


def _problem(
    content: Content, key: ForeignKey, referenced: Content, number: int, row: int, row_key: str, found: str
) -> Problem:
    column = ", ".join(key.fields)
    names = ", ".join(key.references)
    message = content.say("foreignKey", column=column, table=referenced.table.path.name, columns=names)
    hint = _nearest(content, referenced, key, found) if number < HINTS else ""
    return content.problem(row, row_key, column, "foreignKey", visible(found[:200]), message + hint)


def _nearest(content: Content, referenced: Content, key: ForeignKey, found: str) -> str:
    """The key of what is named so, or the one that looks most like it; Jaro and Winkler's measure, as DuckDB has it."""
    found = found[:200]
    names = [ddl.name(column) for column in referenced.header if column.startswith("name_") or column == "acronym"]
    is_named = " OR ".join(f"lower(coalesce({name}, '')) = lower(?)" for name in names) or "false"
    query = (
        f"SELECT {joined(key.references)} AS known, {is_named} AS is_named FROM {referenced.texts} "
        "ORDER BY is_named DESC, jaro_winkler_similarity(known, ?) DESC, known LIMIT 1"
    )
    near = content.connection.execute(query, [found] * (len(names) + 1)).fetchall()
    if near and near[0][1]:
        return content.say.hint(near[0][0])
    return content.say.nearest(found, [known for known, _ in near])
