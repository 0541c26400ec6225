"""A reference as a record that programs read: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from nea_data.citation.reference import Reference

LATEX = {**{sign: f"\\{sign}" for sign in "&%$#_{}"}, "\\": r"\textbackslash{}", "~": r"\textasciitilde{}"}
LATEX["^"] = r"\textasciicircum{}"


def bibtex(reference: Reference) -> str:
    """One @misc entry in UTF-8; names are braced, so that an entity stays one name."""
    container = f" In: {reference.title}" if reference.part else ""
    fields = {
        "author": " and ".join(f"{{{_latex(name)}}}" for name in reference.authors or (reference.publisher,)),
        "title": f"{{{_latex((reference.part or reference.title) + '.' * bool(container) + container)}}}",
        "howpublished": "Data set"
        if reference.kind == "dataset"
        else _latex(reference.publisher) * bool(reference.authors),
        "version": reference.version,
        "year": reference.year if reference.year.isdigit() else "",
        "date": "-".join(f"{part:02}" for part in reference.day),
        "doi": reference.doi,
        "url": reference.address.replace("{", "%7B").replace("}", "%7D"),
        "urldate": reference.accessed,
        "note": _latex("; ".join(filter(None, [_version(reference), reference.note]))),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{reference.key},\n" + ",\n".join(lines) + "\n}"


def ris(reference: Reference) -> str:
    """One RIS record: DATA for the dataset, ELEC for a page."""
    tags = [("TY", "DATA" if reference.kind == "dataset" else "ELEC"), ("ID", reference.key)]
    tags += [("AU", f"{name},") for name in reference.authors]  # the comma keeps an entity one name
    tags += [
        ("TI", reference.part or reference.title),
        ("T2", reference.title if reference.part else ""),
        ("ET", reference.version),
        ("PY", reference.year if reference.year.isdigit() else ""),
        ("DA", "/".join(f"{part:02}" for part in reference.day)),
        ("PB", reference.publisher),
        ("DO", reference.doi),
        ("UR", reference.address),
        ("Y2", reference.accessed.replace("-", "/")),
        ("LA", reference.language),
        ("N1", reference.note),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in tags if value) + "ER  - \n"


def csl_json(references: Iterable[Reference]) -> str:
    """All references as one CSL-JSON array."""
    return json.dumps([_csl(reference) for reference in references], ensure_ascii=False, indent=2)


def _csl(reference: Reference) -> dict[str, Any]:
    issued = _date_parts(reference.day)
    if reference.published.endswith("~"):
        issued["circa"] = True
    item = {
        "id": reference.key,
        "type": "dataset" if reference.kind == "dataset" else "webpage",
        "author": [{"literal": name} for name in reference.authors],
        "title": reference.part or reference.title,
        "container-title": reference.title if reference.part else "",
        "version": reference.version,
        "issued": issued,
        "publisher": reference.publisher,
        "DOI": reference.doi,
        "URL": reference.address,
        "accessed": _date_parts([int(part) for part in reference.accessed.split("-") if part]),
        "language": reference.language,
        "note": reference.note,
    }
    return {name: value for name, value in item.items() if value}


def _date_parts(parts: Sequence[int]) -> dict[str, Any]:
    return {"date-parts": [list(parts)]} if parts else {}


def _version(reference: Reference) -> str:
    return f"Version {reference.version}" if reference.version else ""


def _latex(text: str) -> str:
    return re.sub(r"[&%$#_{}\\~^]", lambda sign: LATEX[sign[0]], text)
