"""Write beside the place and rename: nobody ever meets a half-written export, and nothing that exists is replaced."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from nea_data.descriptor import Package
from nea_data.errors import PackageError


@contextmanager
def draft_of(out: Path) -> Iterator[Path]:
    """A path beside `out` to write a file or folder to; it takes its place at the end, or vanishes after an error.

    Raises PackageError where `out` exists already or can't be written.
    """
    _refuse_existing(out)
    if not out.parent.is_dir():
        raise PackageError(f"{out} can't be written: there is no folder {out.parent}.")
    draft = out.with_name(f".{out.name}.{os.getpid()}.draft")
    try:
        yield draft
        _refuse_existing(out)  # another process may have been faster
        draft.rename(out)
    except _write_errors() as error:
        raise PackageError(f"{out} can't be written ({_reason(error)}): choose another place.") from None
    finally:
        _remove(draft)


def release_time(package: Package) -> datetime:
    """The one moment that files carry: SOURCE_DATE_EPOCH where it is set, else the release's own date."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.fromisoformat(package.descriptor["created"]).astimezone(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except ValueError:
        raise PackageError(f"SOURCE_DATE_EPOCH is '{epoch}'; expected a whole number of seconds since 1970.") from None


def _write_errors() -> tuple[type[Exception], ...]:
    import duckdb

    return (OSError, sqlite3.OperationalError, duckdb.IOException)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).splitlines()[0]


def _refuse_existing(out: Path) -> None:
    if out.exists():
        raise PackageError(f"{out} exists already: remove it, or choose another name.")


def _remove(draft: Path) -> None:
    if draft.is_dir():
        shutil.rmtree(draft)
    else:
        draft.unlink(missing_ok=True)
