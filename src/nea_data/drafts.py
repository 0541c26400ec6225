"""Write beside, then rename: a file or folder stands in its place whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from nea_data.errors import PackageError


@contextmanager
def draft(path: Path, *, replace: bool = False) -> Iterator[Path]:
    """A place beside `path` to write to; at the end what stands there becomes `path`, in one step.

    If something fails on the way, nothing is left. Of two processes that write one file, the first to end wins, and
    the other is told. Raises PackageError where `path` exists already (unless `replace`) or can't be written.
    """
    if path.exists() and not replace:
        raise _exists(path)
    try:
        with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.", ignore_cleanup_errors=True) as folder:
            beside = Path(folder) / path.name
            yield beside
            _place(beside, path, replace)
    except OSError as error:
        raise PackageError(f"{path} can't be written: {error.strerror or error}.") from None


def _place(beside: Path, path: Path, replace: bool) -> None:
    try:
        if replace or beside.is_dir():
            beside.replace(path)  # a folder never takes the place of one that holds something
        else:
            os.link(beside, path)  # unlike a rename, this fails where the file exists by now
    except OSError:
        if path.exists() and not replace:
            raise _exists(path) from None
        beside.replace(path)  # a file system without links


def _exists(path: Path) -> PackageError:
    return PackageError(f"{path} exists already: remove it, or choose another name.")


def write_all(root: Path, files: dict[str, bytes]) -> None:
    """Write several files under `root`: all of them beside, so that a full disk changes none, then rename."""
    try:
        with TemporaryDirectory(dir=root, prefix=".draft.") as folder:
            for name, content in files.items():
                put(Path(folder) / name, content)
            for name in files:
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (Path(folder) / name).replace(root / name)
    except OSError as error:
        raise PackageError(f"{root} can't be written to: {error.strerror or error}.") from None


def put(path: Path, content: bytes) -> None:
    """Write a file, and the folders that it lies in where they are not there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
