"""The package as one zip, the same bytes each time: fixed order, times and rights."""

from __future__ import annotations

import zipfile
from pathlib import Path

from nea_data.descriptor import Package
from nea_data.exports.draft import release_time
from nea_data.exports.text import package_files


def zip_file(package: Package, out: Path) -> None:
    """What `--format csv` writes, in a zip that every reader of Data Packages opens."""
    moment = release_time(package)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in package_files(package).items():
            entry = zipfile.ZipInfo(name, date_time=moment.timetuple()[:6])
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, content)
