"""Foreign keys, self-references included: each must name a row that exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from nea_data.descriptor import ForeignKey, Package
from nea_data.validation.files import Content
from nea_data.validation.problems import Problem


def check_references(package: Package, contents: Mapping[str, Content]) -> list[Problem]:
    """Rows whose foreign key names nothing; a key with an empty part names nothing on purpose and passes."""
    return [
        problem
        for content in contents.values()
        for key in content.table.foreign_keys
        if key.table in contents
        for problem in _check(content, key, contents[key.table])
    ]


def _check(content: Content, key: ForeignKey, referenced: Content) -> Iterator[Problem]:
    known = set(referenced.rows[list(key.references)].dropna().itertuples(index=False, name=None))
    cells = content.rows[list(key.fields)]
    for index, values in enumerate(cells.itertuples(index=False, name=None)):
        if cells.iloc[index].notna().all() and values not in known:
            yield _problem(content, key, index, "/".join(map(str, values)), known)


def _problem(content: Content, key: ForeignKey, index: int, found: str, known: set[tuple[object, ...]]) -> Problem:
    nearest = get_close_matches(found, ["/".join(map(str, values)) for values in known], n=1)
    hint = f" Did you mean '{nearest[0]}'?" if nearest else ""
    column = ", ".join(key.fields)
    message = f"{column} should name a row of {key.table}.csv ({', '.join(key.references)}).{hint}"
    return content.problem(index, column, "foreignKey", found, message)
