"""Check one table again after its file changed, the others being as they were: for mutants and for editors.

The verdict is that of a whole run but for the SQL rules, which see all tables and are asked in a whole run.
"""

from __future__ import annotations

from types import TracebackType

from nea_data.descriptor import Package
from nea_data.validation.check import check_content
from nea_data.validation.content import Content
from nea_data.validation.files import connection_for_checks
from nea_data.validation.problems import Problem
from nea_data.validation.references import check_references
from nea_data.validation.words import Words


class Again:
    """A package whose tables were read once; close it, or use it in a `with` statement."""

    def __init__(self, package: Package, lang: str = "en") -> None:
        self.package, self.say = package, Words(lang)
        self.connection = connection_for_checks()
        self.contents: dict[str, Content] = {}
        for table in package.tables:
            self._read(table.name)

    def __enter__(self) -> Again:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.connection.close()

    def check(self, name: str) -> list[Problem]:
        """What is wrong with a table as its file is now, and with the keys that lead out of it and to it."""
        problems = self._read(name)
        readable = {name: content for name, content in self.contents.items() if content.is_readable}
        for other, content in readable.items():
            if other == name or any(key.table == name for key in content.table.foreign_keys):
                problems += check_references(readable, content)
        return sorted(problems, key=lambda problem: problem.order)

    def _read(self, name: str) -> list[Problem]:
        root = self.package.root.resolve()
        self.contents[name] = Content(self.package.table(name), root, self.connection, self.say)
        return list(check_content(self.contents[name]))
