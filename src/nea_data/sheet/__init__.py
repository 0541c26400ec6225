"""A table as a workbook, for an editor who does not program, and the edited workbook back into the data.

`write_sheet` makes the workbook (workbook.py, its plan in layout.py, its sentences in words.py). `read_sheet` reads it
(reading.py), finds what was edited (edits.py), checks the outcome on a copy (checking.py) and puts all this together
(merging.py); `Merge.write` keeps it. What merging says is in the catalogue of `nea_data.validation`.
"""

from __future__ import annotations

from nea_data.sheet.edits import Change
from nea_data.sheet.merging import Merge, read_sheet
from nea_data.sheet.reading import Fault
from nea_data.sheet.workbook import write_sheet

__all__ = ["Change", "Fault", "Merge", "read_sheet", "write_sheet"]
