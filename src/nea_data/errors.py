"""The errors that users meet: each message says what was found, what was expected and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any


class NeaDataError(Exception):
    """Base of the errors below; catch it to catch everything that nea_data raises on purpose."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as its message: an error of a process pool has to reach the process that asked."""
        return _again, (type(self), str(self))


def _again(kind: type[NeaDataError], message: str) -> NeaDataError:
    error = kind.__new__(kind, message)
    error.args = (message,)
    return error


MANY = 60  # names that a reader still looks through
FEW = 10  # names that show what they look like


class UnknownNameError(NeaDataError, LookupError):
    """A table, view or column was asked for that does not exist; what there is is named in the order given.

    Of more than MANY names the nearest is given, or the first few where none is near. `instead` says what the name is,
    where it is one of something else.
    """

    def __init__(self, what: str, name: str, known: Iterable[str], meant: str | None = None, instead: str = "") -> None:
        if instead:
            super().__init__(f"There is no {what} named '{name}': {instead}.")
            return
        choices = list(known)
        nearest = [meant] if meant else get_close_matches(str(name), choices, n=1)
        hint = f" Did you mean '{nearest[0]}'?" if nearest else ""
        super().__init__(f"There is no {what} named '{name}'.{hint}{_named(choices, bool(hint))}")


def _named(choices: list[str], is_hinted: bool) -> str:
    if len(choices) <= MANY:
        return f" There are: {', '.join(choices)}."
    return "" if is_hinted else f" There are {len(choices)}, among them: {', '.join(choices[:FEW])}."


class PackageError(NeaDataError, ValueError):
    """A file of the data package is missing, damaged or says something that can't be used."""


class MissingExtraError(NeaDataError, ImportError):
    """Something was asked for that an optional part of the installation provides."""

    def __init__(self, what: str, extra: str, otherwise: str = "") -> None:
        command = f"pip install 'nea-data[{extra}]', or in a checkout pip install '.[{extra}]'"
        super().__init__(f"{what} needs the extra '{extra}': run {command}{otherwise}.")
