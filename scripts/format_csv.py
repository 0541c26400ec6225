"""Write the data files in canonical form; with --check only say which are not in it (exit 1)."""

import argparse
import sys
from pathlib import Path

from nea_data.canonical import canonical
from nea_data.descriptor import read_package

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "package", nargs="?", default=ROOT, help="folder with datapackage.json (default: this checkout)"
    )
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 where a file differs")
    arguments = parser.parse_args()
    package = read_package(arguments.package)
    differ = {table.path: new for table in package.tables if (new := canonical(table)) != table.path.read_bytes()}
    for path, content in differ.items():
        print(f"{path.name}: {'not in canonical form' if arguments.check else 'written'}")
        if not arguments.check:
            path.write_bytes(content)
    return 1 if arguments.check and differ else 0


if __name__ == "__main__":
    sys.exit(main())
