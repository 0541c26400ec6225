"""Stub."""

from collections.abc import Iterator
from pathlib import Path
from nea_data.validation.problems import Problem
from nea_data.validation.words import Words
from nea_data.descriptor import read_package


def check_descriptor(root: Path, say: Words) -> list[Problem]:
    """Nothing yet."""
    read_package(root)
    return []
