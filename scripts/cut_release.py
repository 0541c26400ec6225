"""Cut a release: write the history, the frozen descriptor and schemas, the fingerprints and the counts of CHANGELOG.md.

With --reasons nothing is cut: the changes that lack a reason are added to releases/reasons.csv, to be filled in.
"""

import argparse
import datetime
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from nea_data.descriptor import Package, read_package
from nea_data.drafts import write_all
from nea_data.errors import NeaDataError
from nea_data.releasing import cutting, rules

ROOT = Path(__file__).resolve().parents[1]
NEXT = """Cut {version}. Now look at it, commit it and tag it:
  python scripts/build_docs.py
  git add -A && git commit -m "Release {version}"
  git tag -a v{version} -m "nea-data {version}"
  git push --follow-tags
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "version", nargs="?", help="default: the smallest legal one; before the first, the descriptor's"
    )
    parser.add_argument(
        "--package", type=Path, default=ROOT, help="folder with datapackage.json (default: this checkout)"
    )
    parser.add_argument("--date", default=datetime.date.today().isoformat(), help="day of the release (default: today)")
    parser.add_argument("--reasons", action="store_true", help="only add the changes that lack a reason to the file")
    arguments = parser.parse_args()
    package = read_package(arguments.package)
    try:
        with TemporaryDirectory() as folder:
            previous = cutting.last_released(package, Path(folder))
            if arguments.reasons and previous:
                write_all(package.root, {cutting.REASONS_FILE: cutting.drafted_reasons(package, previous)})
            else:
                release_it(package, previous, arguments.version, arguments.date)
    except NeaDataError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def release_it(package: Package, previous: Package | None, version: str | None, date: str) -> None:
    if version is None:
        version = package.version if previous is None else next_version(package, previous)
    files = cutting.cut(package, previous, version, date)
    cutting.prove(package, files)
    write_all(package.root, files)
    print(NEXT.format(version=version), end="")


def next_version(package: Package, previous: Package) -> str:
    return rules.smallest_version(previous.version, rules.differences(previous, package))


if __name__ == "__main__":
    sys.exit(main())
