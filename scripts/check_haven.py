"""Read the Stata export with R's haven and compare it with the data; exit 1 where a table or view differs."""

import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import nea_data as nea
from nea_data.descriptor import Table, shipped
from nea_data.exports.companions import VIEWS
from nea_data.fingerprints import fingerprint_rows, fingerprint_table

READER = Path(__file__).with_name("read_with_haven.R")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        stata, read = Path(folder) / "stata", Path(folder) / "read"
        nea.export(stata, "stata")
        read.mkdir()
        command = ["Rscript", str(READER), str(stata), str(read), *nea.tables()]
        subprocess.run(command, check=True, env=os.environ | {"LC_ALL": "C.UTF-8"})
        differ = [table.name for table in shipped().tables if read_again(table, read) != fingerprint_table(table)]
        differ += [name for name in VIEWS if view_again(name, read) != texts(name)]
    for name in differ:
        print(f"{name}: haven reads something else than the data hold")
    number = len(shipped().tables) + len(VIEWS)
    print(f"{number - len(differ)} of {number} tables and views are the same in R.")
    return 1 if differ else 0


def read_again(table: Table, folder: Path) -> str:
    with (folder / f"{table.name}.csv").open(encoding="utf-8", newline="") as handle:
        header, *rows = csv.reader(handle)
    return fingerprint_rows([(name, table.field(name).type) for name in header], rows)


def view_again(name: str, folder: Path) -> list[list[str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.reader(handle))[1:]


def texts(name: str) -> list[list[str]]:
    """A view as R writes it: days as 2024-06-19, booleans as 1 and 0."""
    view = nea.view(name)
    view = view.astype(dict.fromkeys(view.select_dtypes("boolean"), "Int64")).astype("string").fillna("")
    return [list(row) for row in view.itertuples(index=False, name=None)]


if __name__ == "__main__":
    sys.exit(main())
