"""The dyad-year panel as one writes it in plain pandas and in plain polars, from the same prepared frames.

Both are given more than the view gets: spells already put together to presences with DATE bounds, held meetings with
their day, and the framework-years that are covered. They begin where pairs begin.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

PREPARED = {
    "states": """SELECT actor_id, framework_id, track, first_day::TIMESTAMP AS first_day,
        last_day::TIMESTAMP AS last_day FROM presences()
        JOIN actors USING (actor_id) JOIN frameworks USING (framework_id)
        WHERE actors.kind IN ('state', 'former_state', 'economy', 'territory')""",
    "held": "SELECT framework_id, day::TIMESTAMP AS day FROM held_meetings()",
    "covered": "SELECT framework_id, year FROM series_coverage() GROUP BY ALL HAVING bool_and(is_covered)",
}
TRACKS = {"1": "shared_track_1", "1.5": "shared_track_1_5", "2": "shared_track_2"}
PAIR = ["actor_1", "actor_2", "year"]
COLUMNS = [*PAIR, "shared_frameworks", *TRACKS.values(), "meetings"]


def with_pandas(folder: Path) -> Any:
    """The panel as a frame of COLUMNS."""
    import pandas as pd

    states, held, covered = (pd.read_parquet(folder / f"{name}.parquet") for name in PREPARED)
    together = states.merge(states.drop(columns="track"), on="framework_id", suffixes=("_1", "_2"))
    together = together[together["actor_id_1"] < together["actor_id_2"]]
    together = together.assign(
        first_day=together[["first_day_1", "first_day_2"]].max(axis=1),
        last_day=together[["last_day_1", "last_day_2"]].min(axis=1),
    )
    together = together[together["first_day"] <= together["last_day"]]
    together = together.rename(columns={"actor_id_1": "actor_1", "actor_id_2": "actor_2"})
    together = together[["actor_1", "actor_2", "framework_id", "track", "first_day", "last_day"]]
    years = together.assign(year=[range(a.year, b.year + 1) for a, b in _bounds(together)])
    years = years.drop(columns=["first_day", "last_day"]).explode("year").drop_duplicates().astype({"year": "int64"})
    years = years.merge(covered.assign(known=True), on=["framework_id", "year"], how="left")
    years["known"] = years["known"].notna()
    for track, column in TRACKS.items():
        years[column] = years["track"] == track
    counts = {"shared_frameworks": ("track", "size"), **{name: (name, "sum") for name in TRACKS.values()}}
    shared = years.groupby(PAIR, as_index=False).agg(**counts, known=("known", "all"))
    met = together.merge(held, on="framework_id")
    met = met[met["day"].between(met["first_day"], met["last_day"])]
    met = met.assign(year=met["day"].dt.year).groupby(PAIR, as_index=False).size().rename(columns={"size": "meetings"})
    panel = _pandas_panel(states).merge(shared, on=PAIR, how="left").merge(met, on=PAIR, how="left")
    panel["known"] = panel["known"].isna() | panel["known"].eq(True)
    panel["meetings"] = panel["meetings"].astype("Int64").mask(panel["meetings"].isna() & panel["known"], 0)
    return panel.fillna(dict.fromkeys(COLUMNS[3:7], 0))[COLUMNS].sort_values(PAIR)


def _bounds(together: Any) -> Any:
    return zip(together["first_day"], together["last_day"], strict=True)


def _pandas_panel(states: Any) -> Any:
    years = states.groupby("actor_id").agg(first=("first_day", "min"), last=("last_day", "max"))
    rows = years.assign(year=[range(a.year, b.year + 1) for a, b in zip(years["first"], years["last"], strict=True)])
    rows = rows.explode("year").reset_index()[["actor_id", "year"]].astype({"year": "int64"})
    pairs = rows.merge(rows, on="year", suffixes=("_1", "_2"))
    pairs = pairs[pairs["actor_id_1"] < pairs["actor_id_2"]]
    return pairs.rename(columns={"actor_id_1": "actor_1", "actor_id_2": "actor_2"})


def with_polars(folder: Path) -> Any:
    """The panel as a frame of COLUMNS."""
    import polars as pl

    states, held, covered = (pl.scan_parquet(folder / f"{name}.parquet") for name in PREPARED)
    together = (
        states.join(states.drop("track"), on="framework_id", suffix="_2")
        .rename({"actor_id": "actor_1", "actor_id_2": "actor_2"})
        .filter(pl.col("actor_1") < pl.col("actor_2"))
        .with_columns(
            pl.max_horizontal("first_day", "first_day_2").alias("first_day"),
            pl.min_horizontal("last_day", "last_day_2").alias("last_day"),
        )
        .filter(pl.col("first_day") <= pl.col("last_day"))
        .select("actor_1", "actor_2", "framework_id", "track", "first_day", "last_day")
    )
    years = (
        together.select("actor_1", "actor_2", "framework_id", "track", _polars_years("first_day", "last_day"))
        .explode("year")
        .unique()
        .join(covered.with_columns(known=pl.lit(True)), on=["framework_id", "year"], how="left")
    )
    tracks = [(pl.col("track") == track).sum().cast(pl.Int64).alias(name) for track, name in TRACKS.items()]
    known = pl.col("known").fill_null(False).all()
    shared = years.group_by(PAIR).agg(pl.len().cast(pl.Int64).alias("shared_frameworks"), *tracks, known)
    met = (
        together.join(held, on="framework_id")
        .filter(pl.col("day").is_between("first_day", "last_day"))
        .with_columns(year=pl.col("day").dt.year().cast(pl.Int64))
        .group_by(PAIR)
        .agg(pl.len().cast(pl.Int64).alias("meetings"))
    )
    zero = pl.when(pl.col("known").fill_null(True)).then(0)
    panel = _polars_panel(states).join(shared, on=PAIR, how="left").join(met, on=PAIR, how="left")
    panel = panel.with_columns(pl.col(COLUMNS[3:7]).fill_null(0), pl.coalesce("meetings", zero).alias("meetings"))
    return panel.select(COLUMNS).sort(PAIR).collect().to_pandas()


def _polars_years(first: str, last: str) -> Any:
    import polars as pl

    return pl.int_ranges(pl.col(first).dt.year().cast(pl.Int64), pl.col(last).dt.year().cast(pl.Int64) + 1).alias(
        "year"
    )


def _polars_panel(states: Any) -> Any:
    import polars as pl

    bounds = states.group_by("actor_id").agg(pl.col("first_day").min(), pl.col("last_day").max())
    rows = bounds.select("actor_id", _polars_years("first_day", "last_day")).explode("year")
    pairs = rows.join(rows, on="year", suffix="_2").rename({"actor_id": "actor_1", "actor_id_2": "actor_2"})
    return pairs.filter(pl.col("actor_1") < pl.col("actor_2"))
