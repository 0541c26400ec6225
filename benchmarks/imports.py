"""What `import nea_data` costs over a bare interpreter, beside the imports that a user would otherwise pay for at once.

Each line is the median of cold processes started in turn, so that the machine's mood touches all alike.
"""

import statistics
import subprocess
import sys
import time

STATEMENTS = ["pass", "import nea_data", "import duckdb", "import pandas"]
ROUNDS = 15


def seconds(statement: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - start


def main() -> None:
    times = {statement: [] for statement in STATEMENTS}
    for _ in range(ROUNDS):
        for statement in STATEMENTS:
            times[statement].append(seconds(statement))
    bare = statistics.median(times["pass"])
    print(f"{'statement':<20}{'ms over bare':>14}")
    for statement in STATEMENTS[1:]:
        print(f"{statement:<20}{1000 * (statistics.median(times[statement]) - bare):>14.1f}")


if __name__ == "__main__":
    main()
