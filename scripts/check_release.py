"""Compare the package with its last release: say the smallest version that may follow, and refuse what may not.

Exit code 1 where something can't be released at all (an id that comes back, a column that leaves without warning,
released history rewritten), or, given a VERSION, where that version says too little or a reason is lacking.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from nea_data.descriptor import Package, read_package
from nea_data.errors import NeaDataError
from nea_data.releasing import changelog, cutting, rules

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("version", nargs="?", help="the version that is to be released")
    parser.add_argument(
        "--package", type=Path, default=ROOT, help="folder with datapackage.json (default: this checkout)"
    )
    arguments = parser.parse_args()
    package = read_package(arguments.package)
    try:
        with TemporaryDirectory() as folder:
            return check(package, cutting.last_released(package, Path(folder)), arguments.version)
    except NeaDataError as error:
        print(error, file=sys.stderr)
        return 1


def check(package: Package, previous: Package | None, version: str | None) -> int:
    if previous is None:
        print("No edition is released yet: any version may be the first.")
        return 0
    changes = rules.differences(previous, package)
    print(changelog.text(previous.version, "this checkout", changes), end="")
    print(f"Smallest version after {previous.version}: {rules.smallest_version(previous.version, changes)}.")
    if version:
        cutting.cut(package, previous, version, "0000-00-00")
    sentences = rules.refusals(previous, package, changes)
    print("".join(f"{sentence}\n" for sentence in sentences), end="", file=sys.stderr)
    return 1 if sentences else 0


if __name__ == "__main__":
    sys.exit(main())
