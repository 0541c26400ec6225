"""One pass over the bytes of a file, in pieces, before anything reads them as a table.

It settles whether the file is text at all, and counts what decides how it can be read; memory does not grow with it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

# Enough for ten million rows; what is larger is no table that a person edits.
LARGEST_FILE = 2_000_000_000
PIECE = 1 << 20
LONGEST_CELL = 100_000
BOM = b"\xef\xbb\xbf"
# Control, zero-width and direction characters, odd spaces: nothing that a reader of the data could see.
INVISIBLE = (
    (0x01, 0x09), (0x0B, 0x1F), (0x7F, 0xA0), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160),
    (0x1680, 0x1680), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2000, 0x200F), (0x2028, 0x202F), (0x205F, 0x206F),
    (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFD),
)  # fmt: skip
# The full-width forms of ASCII and the ideographic space: at home in East Asian text alone.
FULL_WIDTH = ((0x3000, 0x3000), (0xFF01, 0xFF5E))
EAST_ASIAN = ((0x3001, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
CONTROLS = bytes(range(1, 10)) + bytes(range(11, 13)) + bytes(range(14, 32)) + b"\x7f"
FIND_ODD = re.compile("[" + "".join(f"{chr(a)}-{chr(b)}" for a, b in (*INVISIBLE[2:], *FULL_WIDTH)) + "]").search


class UnreadableError(Exception):
    """A file that is no text table: the name of the message, the line, and what the message needs to know."""

    def __init__(self, message: str, line: int | None = None, **words: object) -> None:
        super().__init__(message)
        self.message, self.line, self.words = message, line, words


@dataclass
class Scan:
    """What the bytes of a file say."""

    size: int = 0
    newlines: int = 0
    quotes: int = 0
    has_bom: bool = False
    has_cr: bool = False
    ends_line: bool = False
    has_control: bool = False
    is_odd: bool = False
    digest: str = ""


def scan(path: Path, algorithm: str = "") -> Scan:
    """The facts of a file, with its digest if an algorithm is named; UnreadableError where it is no UTF-8 text."""
    if not path.exists():
        raise UnreadableError("file.missing")
    if not path.is_file():
        raise UnreadableError("file.folder")
    if path.stat().st_size > LARGEST_FILE:
        raise UnreadableError("file.large", limit=f"{LARGEST_FILE:,}")
    facts, digest = Scan(), hashlib.new(algorithm) if algorithm else None
    try:
        with path.open("rb") as handle:
            while piece := handle.read(PIECE):
                rest = handle.readline(PIECE)
                if len(rest) == PIECE and not rest.endswith(b"\n"):
                    raise UnreadableError(
                        "cell_is_short", facts.newlines + piece.count(b"\n") + 1, limit=f"{LONGEST_CELL:,}"
                    )
                piece += rest
                _look(facts, piece)
                if digest:
                    digest.update(piece)
    except OSError as error:
        raise UnreadableError("file.closed", reason=error.strerror) from None
    if not facts.size:
        raise UnreadableError("file.empty")
    facts.digest = digest.hexdigest() if digest else ""
    return facts


def _look(facts: Scan, piece: bytes) -> None:
    """Add one piece of whole lines to the facts."""
    if not facts.size:
        facts.has_bom = piece.startswith(BOM)
    if (zero := piece.find(b"\0")) >= 0:
        raise UnreadableError("file.nul", _line(facts, piece, zero))
    try:
        text = piece.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError("file.encoding", _line(facts, piece, error.start)) from None
    # The mark at the beginning is a fault of the form, reported there.
    facts.is_odd = facts.is_odd or _is_odd(text if facts.size else text.removeprefix("\ufeff"))
    facts.has_control = facts.has_control or len(piece.translate(None, CONTROLS)) != len(piece)
    facts.size += len(piece)
    facts.newlines += piece.count(b"\n")
    facts.quotes += piece.count(b'"')
    facts.has_cr = facts.has_cr or b"\r" in piece
    facts.ends_line = piece.endswith(b"\n")


def _is_odd(text: str) -> bool:
    """Whether a cell may hold a character beyond ASCII to look at more closely."""
    return not text.isascii() and (bool(FIND_ODD(text)) or not unicodedata.is_normalized("NFC", text))


def _line(facts: Scan, piece: bytes, position: int) -> int:
    return facts.newlines + piece[:position].count(b"\n") + 1
