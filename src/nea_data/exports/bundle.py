"""Zips that are the same bytes each time: fixed times and rights, entries in the order given."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from nea_data.descriptor import Package
from nea_data.exports.moment import release_time
from nea_data.exports.text import package_files


def zip_file(package: Package, out: Path) -> None:
    """What `--format csv` writes, in a zip that every reader of Data Packages opens."""
    write_zip(package_files(package), out, release_time(package))


def zip_folder(folder: Path, out: Path, moment: datetime) -> None:
    """The files of a folder as a zip."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    write_zip({path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}, out, moment)


def write_zip(files: Mapping[str, bytes], out: Path, moment: datetime) -> None:
    """Named contents as a zip in which every entry bears the same time."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=moment.timetuple()[:6])
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, content)
