"""Read the Stata export with R's haven and compare it with the data; exit 1 where a table differs."""

import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import nea_data as nea
from nea_data.descriptor import Table, shipped
from nea_data.fingerprints import fingerprint_rows, fingerprint_table

READER = Path(__file__).with_name("read_with_haven.R")


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        stata, read = Path(name) / "stata", Path(name) / "read"
        nea.export(stata, "stata")
        read.mkdir()
        command = ["Rscript", str(READER), str(stata), str(read)]
        subprocess.run(command, check=True, env=os.environ | {"LC_ALL": "C.UTF-8"})
        differ = [table.name for table in shipped().tables if read_again(table, read) != fingerprint_table(table)]
    for table_name in differ:
        print(f"{table_name}: haven reads something else than the data hold")
    print(f"{len(shipped().tables) - len(differ)} of {len(shipped().tables)} tables are the same in R.")
    return 1 if differ else 0


def read_again(table: Table, folder: Path) -> str:
    with (folder / f"{table.name}.csv").open(encoding="utf-8", newline="") as handle:
        header, *rows = csv.reader(handle)
    return fingerprint_rows([(name, table.field(name).type) for name in header], rows)


if __name__ == "__main__":
    sys.exit(main())
