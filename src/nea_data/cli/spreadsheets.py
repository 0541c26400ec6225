"""How the command line writes rows for a spreadsheet program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from nea_data.cli.printing import spelt
from nea_data.errors import NeaDataError

if TYPE_CHECKING:
    import pandas as pd

out_option = click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="Write the rows to this .csv or .xlsx file instead."
)


def write_rows(rows: pd.DataFrame, out: Path, name: str) -> None:
    """Write rows to a file; the mark at the head of a .csv tells Excel that its letters are UTF-8.

    `name` is that of the sheet in an .xlsx file. Raises NeaDataError for another ending.
    """
    if out.suffix == ".csv":
        spelt(rows, keep_booleans=False).to_csv(out, index=False, lineterminator="\n", encoding="utf-8-sig")
    elif out.suffix == ".xlsx":
        from nea_data.exports.excel import rows_file

        rows_file(rows, out, name)
    else:
        raise NeaDataError(f"'{out}' has no ending that spreadsheet programs know: expected .csv or .xlsx.")
    click.echo(f"Wrote {out}: {len(rows)} rows.")
