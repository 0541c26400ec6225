"""A reference as a sentence in the styles that people read: APA 7, Chicago (author-date), APSR, SIST 02.

Names of authors stand as the source has them; they are not turned round or shortened.
"""

from __future__ import annotations

from nea_data.citation.reference import Reference

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def apa(reference: Reference) -> str:
    """APA 7: `Author. (Year). Title (Version) [Data set]. Address`."""
    names, publisher = _names(reference, " & ")
    if reference.kind == "page":
        when = ", ".join(filter(None, [reference.year, _month_day(reference)])) or "n.d."
        return _sentences(names, f"({when})", reference.title, publisher, end=reference.address)
    whole = f"{reference.title} (Version {reference.version})"
    title = f"{reference.part} [Data set table]. In {whole}" if reference.part else f"{whole} [Data set]"
    return _sentences(names, f"({reference.year})", title, end=reference.address)


def chicago(reference: Reference) -> str:
    """Chicago author-date: the whole date at the end, an address last."""
    names, publisher = _names(reference, " and ")
    if reference.kind == "page":
        when = ", ".join(filter(None, [_month_day(reference), reference.year]))
        where = ", ".join(filter(None, [publisher, when if len(reference.day) > 1 else ""]))
        read = f"Accessed {_words(reference.accessed)}" if reference.accessed else ""
        return _sentences(names, reference.year or "n.d.", _quoted(reference.title), where, read, end=_stop(reference))
    return _sentences(names, reference.year, *_dataset(reference), "Data set", end=_stop(reference))


def apsr(reference: Reference) -> str:
    """American Political Science Review: as Chicago, the year not repeated, the day of reading in brackets."""
    names, publisher = _names(reference, ", and ")
    read = f" (accessed {_words(reference.accessed)})" if reference.accessed and not reference.doi else ""
    end = f"{reference.address}{read}." if reference.address else ""
    if reference.kind == "page":
        where = ", ".join(filter(None, [publisher, _month_day(reference)]))
        return _sentences(names, reference.year or "N.d", _quoted(reference.title), where, end=end)
    return _sentences(names, reference.year, *_dataset(reference), "Data set", end=end)


def sist02(reference: Reference) -> str:
    """SIST 02 (Japan): the Japanese title, the day of reading in brackets after an address that is no DOI."""
    names, publisher = _names(reference, "; ")
    read = f", (参照 {reference.accessed})" if reference.accessed and not reference.doi else ""
    end = f"{reference.address}{read}." if reference.address else ""
    if reference.kind == "page":
        return _sentences(names, f'"{reference.title}"', publisher, reference.published, end=end)
    title = reference.title_ja or reference.title
    part = f'"{reference.part_ja or reference.part}"' if reference.part else ""
    return _sentences(
        names, part, title, f"Version {reference.version}, {reference.published}", "データセット", end=end
    )


def _dataset(reference: Reference) -> list[str]:
    title = f"In {reference.title}" if reference.part else _quoted(reference.title)
    return [_quoted(reference.part) if reference.part else "", title, f"Version {reference.version}"]


def _names(reference: Reference, last: str) -> tuple[str, str]:
    """Authors and publisher; a page without authors is its publisher's, who is then not named again."""
    *others, final = reference.authors or (reference.publisher,)
    names = f"{', '.join(others)}{last}{final}" if others else final
    return names, reference.publisher if reference.authors else ""


def _month_day(reference: Reference) -> str:
    _, *rest = reference.day or (0,)
    return " ".join([MONTHS[rest[0] - 1], *map(str, rest[1:])]) if rest else ""


def _words(day: str) -> str:
    year, month, number = day.split("-")
    return f"{MONTHS[int(month) - 1]} {int(number)}, {year}"


def _quoted(text: str) -> str:
    """In quotation marks, those inside made single."""
    inner = text.replace("“", "‘").replace("”", "’")
    return f"“{inner}{'' if inner.endswith(('.', '?', '!')) else '.'}”"


def _stop(reference: Reference) -> str:
    return f"{reference.address}." if reference.address else ""


def _sentences(*parts: str, end: str) -> str:
    """The parts that are there, each closed with one full stop, then the end as it is."""
    closed = [part if part.endswith((".", ".”", "?”", "!”", "?", "!")) else f"{part}." for part in parts if part]
    return " ".join([*closed, *filter(None, [end])])
