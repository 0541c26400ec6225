"""frictionless as an outside referee: its reading of Table Schema is not ours."""

from __future__ import annotations

from collections.abc import Iterator

from nea_data.descriptor import Package
from nea_data.errors import MissingExtraError
from nea_data.validation.problems import Problem


def check_with_frictionless(package: Package) -> list[Problem]:
    """What `frictionless validate datapackage.json` reports; MissingExtraError without the extra `validate`."""
    try:
        import frictionless
    except ImportError:
        raise MissingExtraError("The referee", "validate") from None
    report = frictionless.validate(str(package.root / "datapackage.json"))
    return list(_problems(report))


def _problems(report: object) -> Iterator[Problem]:
    for error in getattr(report, "errors", []):
        yield Problem("datapackage", None, "", "", f"frictionless: {error.type}", "", error.message)
    for task in getattr(report, "tasks", []):
        for error in task.errors:
            line, column = getattr(error, "row_number", None), getattr(error, "field_name", "")
            yield Problem(task.name, line, "", column, f"frictionless: {error.type}", "", error.message)
