"""Draw rows of the data at random, with a seed, so that anyone can draw the same rows again."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from nea_data.errors import NeaDataError
from nea_data.loaders import PackageLike, load
from nea_data.past.replay import edition

if TYPE_CHECKING:
    import pandas as pd

SECOND_CODING = (
    "frameworks", "founding_dates", "memberships", "meetings", "attendance", "documents", "counterparts", "events",
)  # fmt: skip


def one_in(share: int, table: str, seed: int, package: PackageLike = None, version: str | None = None) -> pd.DataFrame:
    """One row of every `share`, as table_name and record_id, spread over the table.

    The rows in the order of their keys, in which those of one framework stand together, are cut into blocks of `share`
    rows; of each block, the last and shorter one too, one row is drawn. Raises NeaDataError for a share below 1.
    """
    if share < 1:
        raise NeaDataError(f"share is {share}: expected 1 (every row) or more.")
    keys = _keys(table, package, version)
    random = Random(f"{seed} {table}")
    drawn = [random.choice(keys[start : start + share]) for start in range(0, len(keys), share)]
    return _frame([(table, key) for key in drawn])


def any_of(
    count: int, tables: tuple[str, ...], seed: int, package: PackageLike = None, version: str | None = None
) -> pd.DataFrame:
    """`count` rows drawn without replacement from all rows of these tables, as table_name and record_id.

    Raises NeaDataError for a count below 0.
    """
    if count < 0:
        raise NeaDataError(f"count is {count}: expected 0 or more.")
    keys = [(table, key) for table in tables for key in _keys(table, package, version)]
    return _frame(sorted(Random(seed).sample(keys, min(count, len(keys)))))


def _keys(table: str, package: PackageLike, version: str | None) -> list[str]:
    drawn_from = edition(version, package)
    frame = load(table, drawn_from)
    key = list(drawn_from.table(table).primary_key)
    return sorted("/".join(map(str, parts)) for parts in frame[key].itertuples(index=False))


def _frame(rows: list[tuple[str, str]]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(rows, columns=["table_name", "record_id"], dtype="string")
