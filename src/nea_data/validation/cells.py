"""What the cells and keys of one table break: the constraints of its schema asked of DuckDB as questions.

All questions of a table are counted in one query; only those with an answer other than none are asked for their rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nea_data import ddl
from nea_data.descriptor import Field
from nea_data.dtypes import spelling
from nea_data.validation.content import Content, value
from nea_data.validation.files import ENOUGH
from nea_data.validation.problems import Problem
from nea_data.validation.scan import EAST_ASIAN, FULL_WIDTH, INVISIBLE, LONGEST_CELL
from nea_data.validation.words import PAGES


class Question(NamedTuple):
    """A rule on a column, and the SQL condition under which a row breaks it."""

    rule: str
    column: str
    broken: str


def check_cells(content: Content) -> Iterator[Problem]:
    """Every cell that its column does not allow."""
    questions = [question for field in content.present for question in _questions(content, field)]
    counted = ", ".join(f"count(*) FILTER (WHERE {question.broken})" for question in questions)
    counts = content.one(f"SELECT {counted} FROM {content.texts}")
    for question, count in zip(questions, counts, strict=True):
        if count:
            yield from _problems(content, question, count)


def check_keys(content: Content) -> Iterator[Problem]:
    """Rows whose key, or whose cell in a unique column, stands in an earlier row already."""
    table = content.table
    uniques = [("unique", (field.name,)) for field in content.present if field.unique]
    first = () if content.key_is_unique else table.primary_key
    keys = [("primaryKey", first), *(("uniqueKeys", key) for key in table.unique_keys)]
    for rule, names in [*uniques, *keys]:
        if names and set(names) <= set(content.header):
            yield from _check_unique(content, rule, names)


def _questions(content: Content, field: Field) -> Iterator[Question]:
    cell, typed, name = ddl.cell(field), value(field), field.name
    text = ddl.name(name)
    if field.required or name in content.table.primary_key:
        yield Question("required", name, f"{cell} IS NULL")
    if spelling(field.type, field.format):
        rule = "type" if field.type != "string" else "format"
        yield Question(rule, name, f"{cell} IS NOT NULL AND {typed} IS NULL")
    for rule, condition in ddl.checks(field, typed):
        if rule != "format":  # asked above: a misspelt cell has no value
            yield Question(rule, name, f"NOT ({condition})")
    yield Question("cell_is_short", name, f"strlen({text}) > {LONGEST_CELL}")
    if field.type == "string":
        yield Question("cell_is_no_formula", name, f"ascii({text}) IN (61, 43, 45, 64) AND {cell} IS NOT NULL")
    strange = [
        condition
        for flag, condition in ((content.scan.has_control, _control(text)), (content.scan.is_odd, odd(text)))
        if flag
    ]
    if strange:
        yield Question("cell_has_plain_characters", name, " OR ".join(strange))


def odd(text: str) -> str:
    """Whether a text holds what can't be seen, letters put together from parts, or full-width ASCII out of place."""
    unseen, wide, asian = (ddl.literal(_class(ranges)) for ranges in (INVISIBLE, FULL_WIDTH, EAST_ASIAN))
    stray = f"regexp_matches({text}, {wide}) AND NOT regexp_matches({text}, {asian})"
    any_of = f"regexp_matches({text}, {unseen}) OR nfc_normalize({text}) <> {text} OR ({stray})"
    # Most cells are ASCII, and these are soon told apart.
    return f"(strlen({text}) <> length({text}) AND ({any_of}))"


def _control(text: str) -> str:
    return f"regexp_matches({text}, {ddl.literal(_class(INVISIBLE[:3]))})"


def _class(ranges: Sequence[tuple[int, int]]) -> str:
    return "[" + "".join(f"\\x{{{first:x}}}-\\x{{{last:x}}}" for first, last in ranges) + "]"


def _problems(content: Content, question: Question, count: int) -> Iterator[Problem]:
    rule, column, broken = question
    text = f"left(coalesce({ddl.name(column)}, ''), 200)"
    query = f"SELECT rowid, {content.key}, {text} FROM {content.texts} WHERE {broken} ORDER BY rowid LIMIT {ENOUGH}"
    for row, key, found in content.connection.execute(query).fetchall():
        yield _problem(content, rule, column, row, key, found)
    if count > ENOUGH:
        yield more(content, rule, column, count)


def _problem(content: Content, rule: str, column: str, row: int, key: str, found: str) -> Problem:
    if rule.startswith("cell_"):
        message = content.say(rule, column=column, limit=f"{LONGEST_CELL:,}", characters=characters(found))
        return content.problem(row, key[:200], column, rule, visible(found), message, PAGES["file"])
    message = content.say.expected(content.table, rule, column, found)
    return content.problem(row, key[:200], column, rule, visible(found), message)


def more(content: Content, rule: str, column: str, count: int) -> Problem:
    """The Problem that stands for all beyond the first thousand of a kind, so that memory stays bounded."""
    message = content.say("more", count=f"{count - ENOUGH:,}", column=column)
    return content.file_problem(rule, message, column=column)


def characters(found: str) -> str:
    """The characters of a cell that are not ASCII letters, digits or signs, by their code points."""
    strange = [character for character in found if _is_in(ord(character), (*INVISIBLE, *FULL_WIDTH, (0x300, 0x36F)))]
    return ", ".join(dict.fromkeys(f"U+{ord(character):04X}" for character in strange))


def visible(found: str) -> str:
    """A cell with what can't be seen written out."""
    return "".join(f"\\u{ord(each):04x}" if _is_in(ord(each), INVISIBLE) else each for each in found)


def _is_in(code: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def _check_unique(content: Content, rule: str, names: tuple[str, ...]) -> Iterator[Problem]:
    fields = [content.table.field(name) for name in names]
    values = ", ".join(f"{value(field)} AS k{number}" for number, field in enumerate(fields))
    keys = ", ".join(f"k{number}" for number in range(len(fields)))
    full = " AND ".join(f"k{number} IS NOT NULL" for number in range(len(fields)))
    rows = f"(SELECT rowid AS row, {content.key} AS key, {joined(names)} AS found, {values} FROM {content.texts})"
    different = f"SELECT count(*) FROM (SELECT DISTINCT {keys} FROM {rows} WHERE {full})"
    (count,) = content.one(f"SELECT count(*) - ({different}) FROM {rows} WHERE {full}")
    if count:
        later = f"QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY row) > 1"
        query = f"SELECT row, key, found FROM {rows} WHERE {full} {later} ORDER BY row LIMIT {ENOUGH}"
        column = ", ".join(names)
        for row, key, found in content.connection.execute(query).fetchall():
            message = content.say.expected(content.table, rule, column, found)
            yield content.problem(row, key, column, rule, visible(found[:200]), message)
        if count > ENOUGH:
            yield more(content, rule, column, count)


def joined(names: tuple[str, ...]) -> str:
    """The cells of these columns as one text in SQL, parted by slashes."""
    return " || '/' || ".join(f"coalesce({ddl.name(name)}, '')" for name in names)
