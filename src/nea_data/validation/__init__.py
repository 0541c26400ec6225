"""Every check of a data package in one run, each fault as one Problem.

The descriptor (descriptors.py), the files themselves (files.py, form.py), each table against its schema (cells.py),
keys between tables (references.py), what only the whole can show (rules.py, sql/rules), and two referees: frictionless
and pandera (referee.py, schemas.py). Nothing is changed and no code of the package is run.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nea_data.validation.check import validate
    from nea_data.validation.problems import Problem
    from nea_data.validation.schemas import pandera_schema

__all__ = ["Problem", "pandera_schema", "validate"]

# Loaded on first use: the referees' process needs none of them, and starts sooner.
_HOMES = {"Problem": "problems", "pandera_schema": "schemas", "validate": "check"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'nea_data.validation' has no attribute '{name}'")
    value = globals()[name] = getattr(import_module(f"nea_data.validation.{_HOMES[name]}"), name)
    return value
