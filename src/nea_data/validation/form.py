"""Whether a file is in canonical form, asked of DuckDB without writing the file again.

The same verdict as comparing bytes with canonical(): a test compares the two over files of every kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from nea_data import ddl
from nea_data.canonical import canonical
from nea_data.descriptor import Field
from nea_data.errors import PackageError
from nea_data.validation.content import Content
from nea_data.validation.problems import Problem
from nea_data.validation.scan import BOM

# Up to this size it is cheaper to write the file again in memory than to ask DuckDB.
SMALL = 200_000


def check_form(content: Content) -> Iterator[Problem]:
    """A Problem at the first line that is not as the canonical form has it."""
    if not (_is_the_same(content) if content.scan.size < SMALL else is_in_form(content)):
        yield content.file_problem("canonical_form", content.say("canonical_form"), _first_difference(content))


def is_in_form(content: Content) -> bool:
    """The verdict of DuckDB, whose cost hardly grows with the file."""
    return _bytes_are_plain(content) and _is_quoted_as_needed(content) and _is_sorted(content)


def _is_the_same(content: Content) -> bool:
    """The verdict of the bytes themselves; DuckDB's where the schema lets columns stand in another order."""
    if content.table.fields_match != "exact":
        return is_in_form(content)
    return _canonical(content) == content.table.path.read_bytes()


def _bytes_are_plain(content: Content) -> bool:
    facts = content.scan
    if facts.has_cr:
        # A carriage return may stand inside a quoted cell: only the bytes themselves can tell.
        return _canonical(content) == content.table.path.read_bytes()
    return not facts.has_bom and facts.ends_line and not content.has_blank_lines


def _is_quoted_as_needed(content: Content) -> bool:
    """A file without quotes needs none, or it could not have been read; else size and quotes must be those needed."""
    if content.scan.has_cr or (not content.scan.quotes and len(content.header) > 1):
        return True
    columns = [ddl.name(name) for name in content.header]
    lengths = " + ".join(f"coalesce(strlen({column}), 0)" for column in columns)
    quotes = " + ".join(_quotes(column) for column in columns)
    inside = " + ".join(f"CASE WHEN contains({column}, '\"') THEN {_inner(column)} ELSE 0 END" for column in columns)
    empty = f"{columns[0]} IS NULL" if len(columns) == 1 else "false"
    sums = ", ".join(f"coalesce(sum({each}), 0)" for each in (lengths, quotes, inside))
    cells, needed, inner, lone = content.one(f"SELECT {sums}, count(*) FILTER (WHERE {empty}) FROM {content.texts}")
    head = len((",".join(map(_written, content.header)) + "\n").encode())
    size = head + int(cells) + int(needed) + 2 * lone + content.count * len(columns)
    in_head = sum(_written(name).count('"') for name in content.header)
    return content.scan.size == size and content.scan.quotes == in_head + int(needed) + int(inner) + 2 * lone


def _quotes(column: str) -> str:
    """How many characters quoting adds to a cell: a pair around it, and one for each quote inside."""
    plain = f"contains({column}, ',') OR contains({column}, chr(10))"
    return f"CASE WHEN contains({column}, '\"') THEN 2 + {_inner(column)} WHEN {plain} THEN 2 ELSE 0 END"


def _inner(column: str) -> str:
    """How many quotes a cell holds."""
    return f"strlen({column}) - strlen(replace({column}, '\"', ''))"


def _written(name: str) -> str:
    return '"' + name.replace('"', '""') + '"' if set(name) & set(',"\n\r') else name


def _is_sorted(content: Content) -> bool:
    """Whether rows rise by key; a key is one text whose parts end with NUL, which no file that was read can hold."""
    parts = [_sort_key(content.table.field(name)) for name in content.table.primary_key]
    if not parts:
        return True
    key = " || chr(0) || ".join(parts)
    falling, equal = content.one(
        "SELECT count(*) FILTER (WHERE key < before), count(*) FILTER (WHERE key = before) FROM ("
        f"SELECT key, lag(key) OVER () AS before FROM (SELECT {key} AS key FROM {content.texts}))"
    )
    types = {content.table.field(name).type for name in content.table.primary_key}
    # Rows that rise strictly have no key twice: it need not be asked again.
    content.key_is_unique = not falling and not equal and types <= {"string", "integer"}
    return not falling


def _sort_key(field: Field) -> str:
    """The text by which canonical() sorts: whole numbers by value and before what is none, all else as it is."""
    text = f"coalesce({ddl.name(field.name)}, '')"
    if field.type != "integer":
        return text
    digits = f"ltrim({text}, '0')"
    by_value = f"'0' || lpad(strlen({digits})::VARCHAR, 9, '0') || {digits}"
    short = f"strlen({text}) = 1 AND {text} BETWEEN '1' AND '9'"
    return (
        f"CASE WHEN {short} THEN '0000000001' || {text} "
        f"WHEN regexp_full_match({text}, '[0-9]+') THEN {by_value} ELSE '1' || {text} END"
    )


def _first_difference(content: Content) -> int | None:
    expected = _canonical(content)
    if expected is None:
        return None
    found = content.table.path.read_bytes()
    if found.startswith(BOM):
        return 1
    pairs = zip(expected.splitlines(keepends=True), found.splitlines(keepends=True), strict=False)
    for line, (one, other) in enumerate(pairs, start=1):
        if one != other:
            return line
    return expected.count(b"\n") + 1


def _canonical(content: Content) -> bytes | None:
    try:
        return canonical(content.table)
    except PackageError:
        return None
