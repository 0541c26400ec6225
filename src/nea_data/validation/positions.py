"""The line of a JSON file on which a value stands, so that a fault of a descriptor can be pointed at."""

from __future__ import annotations

import json
import re

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
Path = tuple[str | int, ...]


def positions(text: str) -> dict[Path, int]:
    """The line of every value of a JSON text by its path, as ("fields", 2, "name"); () is the whole."""
    found: dict[Path, int] = {}
    path: list[str | int] = []
    closers: list[str] = []
    is_key, line, last = False, 1, 0
    for token in TOKEN.finditer(text):
        line, last = line + text.count("\n", last, token.start()), token.start()
        sign = token.group()
        if sign in "}]":
            path.pop()
            closers.pop()
        elif sign == ",":
            path[-1] = path[-1] + 1 if isinstance(path[-1], int) else path[-1]
            is_key = closers[-1] == "}"
        elif is_key and sign != ":":
            path[-1], is_key = str(json.loads(sign)), False
            found[tuple(path)] = line
        elif sign != ":":
            found.setdefault(tuple(path), line)
            if sign in "{[":
                path.append("" if sign == "{" else 0)
                closers.append("}" if sign == "{" else "]")
                is_key = sign == "{"
    return found
