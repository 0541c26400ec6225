"""Every check of a data package in one run, each fault as one Problem.

The descriptor (descriptors.py), the files themselves (files.py, form.py), each table against its schema (cells.py),
keys between tables (references.py), what only the whole can show (rules.py, sql/rules), and two referees: frictionless
and pandera (referee.py, schemas.py). Nothing is changed and no code of the package is run.
"""

from __future__ import annotations

from nea_data.validation.check import validate
from nea_data.validation.problems import Problem
from nea_data.validation.schemas import pandera_schema

__all__ = ["Problem", "pandera_schema", "validate"]
