"""What checking costs: nea-data beside `frictionless validate` and a pandera schema written by hand, in one run.

    python benchmarks/validation.py [--rows 1000 10000 100000 1000000] [--write]

Each contender has a process of its own, on the same package; time is that of the check with everything imported, peak
memory that of the process. --write puts the tables into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))
CONTENDERS = {
    "nea-data, without referees": "ours",
    "frictionless validate": "frictionless",
    "pandera by hand (4 of the tables)": "by_hand",
    "pandas alone: reading": "reading",
}
IMPORTS = "import pandas, pandera.pandas, duckdb, frictionless"
BEGIN, END = "<!-- validation: begin -->\n", "<!-- validation: end -->\n"


def ours(folder: Path) -> int:
    from nea_data.validation import validate

    return len(validate(folder, referee=False))


def frictionless(folder: Path) -> int:
    import frictionless

    report = frictionless.validate(str(folder / "datapackage.json"))
    return int(report.stats["errors"])


def by_hand(folder: Path) -> int:
    import by_hand

    return by_hand.validate(folder)


def reading(folder: Path) -> int:
    """The size of all frames in megabytes, by way of reading them."""
    import nea_data

    frames = [nea_data.load(name, folder) for name in nea_data.tables(folder)]
    return round(sum(int(frame.memory_usage(deep=True).sum()) for frame in frames) / 1e6)


def measure(contender: str, folder: Path) -> None:
    """One contender in this process: print its time, its peak memory and what it returned."""
    exec(f"{IMPORTS}; import nea_data.validation")
    before, start, used = _peak(), time.perf_counter(), time.process_time()
    result = globals()[contender](folder)
    seconds, cpu, peak = time.perf_counter() - start, time.process_time() - used, _peak()
    print(json.dumps({"seconds": seconds, "cpu": cpu, "peak": peak, "own": peak - before, "result": result}))


def _peak() -> float:
    """The most memory that this process has held, in megabytes (Linux; getrusage would count its parent's too)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1e3


def run(contender: str, folder: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--one", contender, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=_environment())
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def grown(rows: list[int]) -> list[str]:
    """A table line for each size and contender."""
    from grow import grow

    columns = ["rows", "contender", "seconds", "times nea-data", "processor seconds", "times nea-data"]
    columns += ["peak memory, MB", "beyond imports, MB", "frames, MB"]
    lines = [f"| {' | '.join(columns)} |", "|---:|---|" + "---:|" * 7]
    for wanted in rows:
        with tempfile.TemporaryDirectory() as folder:
            count = grow(wanted, Path(folder) / "package")
            found = {name: run(short, Path(folder) / "package") for name, short in CONTENDERS.items()}
        own = found["nea-data, without referees"]
        size = found["pandas alone: reading"]["result"]
        for name, each in found.items():
            if name != "pandas alone: reading" and each["result"]:
                raise SystemExit(f"{name} finds {each['result']} faults in a package that has none.")
            times = " | ".join(f"{each[kind]:.2f} | {each[kind] / own[kind]:.1f}" for kind in ("seconds", "cpu"))
            figures = f"{times} | {each['peak']:.0f} | {each['own']:.0f}"
            lines.append(f"| {count:,} | {name} | {figures} | {size:.0f} |")
            print(lines[-1], flush=True)
    return lines


def cold() -> list[str]:
    """The shipped dataset checked whole in a cold process, beside the imports alone: the median of five of each."""
    imports = [sys.executable, "-c", IMPORTS]
    check = [sys.executable, "-m", "nea_data", "validate"]
    times: dict[str, list[float]] = {"imports": [], "check": []}
    for _ in range(5):
        for name, command in (("imports", imports), ("check", check)):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, env=_environment(), cwd=ROOT)
            times[name].append(time.perf_counter() - start)
    one, two = statistics.median(times["imports"]), statistics.median(times["check"])
    lines = ["| in a cold process | seconds | times the imports |", "|---|---:|---:|"]
    lines += [f"| importing pandas, pandera, duckdb and frictionless | {one:.2f} | 1.0 |"]
    lines += [f"| `nea-data validate`: the shipped data whole, frictionless included | {two:.2f} | {two / one:.1f} |"]
    print("\n".join(lines))
    return lines


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))}


def _versions() -> str:
    from importlib.metadata import version

    names = ("pandas", "duckdb", "pandera", "frictionless")
    libraries = ", ".join(f"{name} {version(name)}" for name in names)
    return f"Python {platform.python_version()}, {libraries}; {os.cpu_count()} cores."


def write(lines: list[str]) -> None:
    page = ROOT / "docs/benchmarks.md"
    before, rest = page.read_text(encoding="utf-8").split(BEGIN)
    page.write_text(before + BEGIN + "\n".join(lines) + "\n" + END + rest.split(END)[1], encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="*", default=[1_000, 10_000, 100_000, 1_000_000])
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    parser.add_argument("--one", nargs=2, metavar=("CONTENDER", "FOLDER"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        measure(arguments.one[0], Path(arguments.one[1]))
        return
    lines = [_versions(), "", *grown(arguments.rows), "", *cold()]
    if arguments.write:
        write(lines)


if __name__ == "__main__":
    main()
