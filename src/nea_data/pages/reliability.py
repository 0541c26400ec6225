"""The page that says how far a second, blind coding agreed with the first: reliability.md here, with its figures."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nea_data.database import sql
from nea_data.descriptor import Field, shipped

if TYPE_CHECKING:
    import pandas as pd

DRAWS = (
    *("main", "after", "final", "last", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth"),
    *("fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "pilot"),
)
HEAD = "| table | column | cells | not found | equal | compatible | alpha | second stands |"
RULE = "|---|---|--:|--:|--:|--:|--:|--:|"
# A cell that lies within the other is compatible; the bounds of dates come from the macros alone.
CELLS = """
    SELECT *, is_equal OR coalesce(
      (edtf_earliest(first) <= edtf_earliest(second) AND edtf_latest(second) <= edtf_latest(first))
      OR (edtf_earliest(second) <= edtf_earliest(first) AND edtf_latest(first) <= edtf_latest(second)), false
    ) AS is_compatible
    FROM read_csv(?, header = true, nullstr = '', all_varchar = true, auto_detect = false, delim = ',', quote = '"',
      escape = '"', columns = {'draw': 'VARCHAR', 'table_name': 'VARCHAR', 'column': 'VARCHAR', 'record_id': 'VARCHAR',
        'first': 'VARCHAR', 'second': 'VARCHAR', 'is_equal': 'BOOLEAN', 'settled': 'VARCHAR'})
"""


def page(compared: Path) -> str:
    """The Markdown page for a CSV of draw, table_name, column, record_id, first, second, is_equal, settled.

    A cell that the second coding did not find has `?` in `second` and nothing in `is_equal`.
    """
    cells = compared_cells(compared)
    draws = {draw: cells[cells["draw"] == draw] for draw in DRAWS}
    main = draws["main"]
    text = (files("nea_data") / "pages/reliability.md").read_text(encoding="utf-8")
    return text.format(
        drawn={draw: len(drawn[["table_name", "record_id"]].drop_duplicates()) for draw, drawn in draws.items()},
        cells={draw: len(drawn) for draw, drawn in draws.items()},
        lost={draw: int(drawn["is_equal"].isna().sum()) for draw, drawn in draws.items()},
        differ={draw: int(drawn["is_equal"].eq(False).sum()) for draw, drawn in draws.items()},
        unclear={draw: _settled(drawn, "identity unclear") for draw, drawn in draws.items()},
        mended={draw: _settled(drawn, "second stands") for draw, drawn in draws.items()},
        open={draw: _settled(drawn, "open") for draw, drawn in draws.items()},
        kinds=int((main["column"].eq("kind") & main["table_name"].eq("documents") & main["is_equal"].eq(False)).sum()),
        agreement={draw: "\n".join([HEAD, RULE, *_agreement(drawn)]) for draw, drawn in draws.items()},
        differences={draw: "\n".join(_differences(drawn)) for draw, drawn in draws.items()},
    )


def compared_cells(compared: Path) -> pd.DataFrame:
    """The compared cells with a column more, `is_compatible`: equal, or of two dates one within the other."""
    return sql(CELLS, [str(compared)])


def _settled(cells: pd.DataFrame, way: str) -> int:
    return int(cells["settled"].str.startswith(way).sum())


def _agreement(cells: pd.DataFrame) -> Iterator[str]:
    for table in shipped().tables:
        for field in table.fields:
            mine = cells[cells["table_name"].eq(table.name) & cells["column"].eq(field.name)]
            if len(mine):
                yield _line(table.name, field, mine)


def _line(table: str, field: Field, mine: pd.DataFrame) -> str:
    found = mine[mine["is_equal"].notna()]
    shares = (f"{found[name].mean():.2f}" for name in ("is_equal", "is_compatible"))
    parts = (
        table,
        field.name,
        len(found),
        len(mine) - len(found),
        *shares,
        _alpha(field, found),
        _settled(found, "second stands"),
    )
    return "| " + " | ".join(map(str, parts)) + " |"


def _alpha(field: Field, found: pd.DataFrame) -> str:
    """Krippendorff's alpha of two coders over the codes of a vocabulary, as text; the library works it out."""
    import krippendorff

    codes = sorted({*found["first"].dropna(), *found["second"].dropna()})
    if not field.enum or len(codes) < 2 or len(found) < 10:
        return ""
    numbers = {code: number for number, code in enumerate(codes)}
    ratings: Any = [[numbers.get(code, len(codes)) for code in found[name].fillna("")] for name in ("first", "second")]
    return f"{krippendorff.alpha(reliability_data=ratings, level_of_measurement='nominal'):.2f}"


def _differences(cells: pd.DataFrame) -> Iterator[str]:
    for cell in cells[cells["is_equal"].eq(False)].fillna("").itertuples():
        parts = (cell.table_name, cell.record_id, cell.column, cell.first or "(empty)", cell.second or "(empty)")
        yield "| " + " | ".join(str(part).replace("|", "\\|") for part in (*parts, cell.settled)) + " |"
