"""Build the release twice, elsewhere and under other circumstances, and compare the bytes; exit 1 where they differ.

The two builds have another path, time zone, locale, hash seed, umask and clock time. Database files are left out:
DuckDB does not write the same bytes twice; what they say is compared by the tests of the exports.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOT_OF_THE_COMMIT = shutil.ignore_patterns(".git", ".venv*", "dist", "build", "__pycache__", ".*_cache", "*.egg-info")
CIRCUMSTANCES = (
    {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "2", "PYTHONUTF8": "1"},
)
LEFT_OUT = (".duckdb", ".sqlite")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        places = [Path(folder) / f"place-{number}" for number in range(len(CIRCUMSTANCES))]
        with ThreadPoolExecutor() as pool:
            sums = list(pool.map(build, places, range(len(CIRCUMSTANCES))))
    first, second = ({name: sha for name, sha in each.items() if not name.endswith(LEFT_OUT)} for each in sums)
    differ = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    for name in differ:
        print(f"{name}: two builds of this commit are not the same bytes")
    print(f"{len(first) - len(differ)} of {len(first)} files are the same bytes: {', '.join(sorted(first))}")
    return 1 if differ else 0


def build(place: Path, number: int) -> dict[str, str]:
    """Checksums of a release that is built from a copy of this checkout."""
    shutil.copytree(ROOT, place, ignore=NOT_OF_THE_COMMIT)
    for path in place.rglob("*"):
        os.utime(path, (1_000_000_000 * (number + 1),) * 2)
    environment = os.environ | CIRCUMSTANCES[number] | {"PYTHONPATH": str(place / "src")}
    command = [sys.executable, str(place / "scripts/build_release.py"), str(place.with_name(f"release-{number}"))]
    subprocess.run(command, check=True, env=environment, umask=(0o022, 0o077)[number], stdout=subprocess.DEVNULL)
    lines = (place.with_name(f"release-{number}") / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {name: sha for sha, name in (line.split("  ") for line in lines)}


if __name__ == "__main__":
    sys.exit(main())
