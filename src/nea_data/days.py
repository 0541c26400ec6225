"""A day as callers give it: text in the form YYYY-MM-DD, or a date."""

from __future__ import annotations

from datetime import date

from nea_data.errors import NeaDataError


def day(given: str | date) -> str:
    """The day as YYYY-MM-DD; NeaDataError for anything else, another form of ISO 8601 or an impossible day too."""
    text = str(given)
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise NeaDataError(f"'{text}' is no day: write it as YYYY-MM-DD, such as 2000-07-28.")


def coded_day(given: str | date, coded_through: str) -> str:
    """The day, if the data reach it; NeaDataError for a later one, on which nothing would seem to be alive."""
    on = day(given)
    if on > coded_through:
        raise NeaDataError(f"{on} is after the cut-off: the data are coded through {coded_through}; ask for that day.")
    return on
