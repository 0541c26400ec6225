"""Dates as people write them, for the hint at the EDTF that is meant."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

# How a day or month is written -> how EDTF writes it. Forms that two customs read in two ways (3/4/2024) are left out.
FORMS = {
    "%Y-%m-%d": "%Y-%m-%d",
    "%Y年%m月%d日": "%Y-%m-%d",
    "%d %B %Y": "%Y-%m-%d",
    "%d %b %Y": "%Y-%m-%d",
    "%B %d %Y": "%Y-%m-%d",
    "%b %d %Y": "%Y-%m-%d",
    "%Y-%m": "%Y-%m",
    "%Y年%m月": "%Y-%m",
    "%B %Y": "%Y-%m",
    "%b %Y": "%Y-%m",
    "%Y年": "%Y",
}
# The year before the first of each era of Japan; its first year is also written 元年.
ERAS = {"昭和": 1925, "平成": 1988, "令和": 2018}
ERA_YEAR = re.compile(rf"({'|'.join(ERAS)}) ?(元|\d{{1,2}}) ?年")
KOREAN = str.maketrans("년월일", "年月日")


def as_edtf(text: str) -> str:
    """The EDTF date that a text such as 2024/6/19, 19 June 2024 or 令和6年6月 means; empty where it can't be told."""
    plain = unicodedata.normalize("NFKC", text).strip().translate(KOREAN)
    plain = ERA_YEAR.sub(_western, plain)
    plain = re.sub(r"(?<=[年月]) (?=\d)", "", plain)
    plain = re.sub(r"(?<=\d)[/.](?=\d)", "-", plain)
    plain = re.sub(r"[\s,]+", " ", plain)
    for form, edtf in FORMS.items():
        try:
            return datetime.strptime(plain, form).strftime(edtf)
        except ValueError:
            continue
    return ""


def _western(match: re.Match[str]) -> str:
    year = 1 if match[2] == "元" else int(match[2])
    return f"{ERAS[match[1]] + year}年"
