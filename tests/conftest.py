"""A miniature data package: a slice of the real rows under the real schemas, in a folder that a test may change."""

import shutil
from pathlib import Path

import pytest

from nea_data.descriptor import shipped
from nea_data.errors import PackageError
from nea_data.replay import check_tables

HERE = Path(__file__).parent
ROOT = HERE.parent


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    folder = tmp_path / "package"
    shutil.copytree(HERE / "package", folder)
    shutil.copytree(shipped().root / "schemas", folder / "schemas")
    shutil.copy(shipped().root / "datapackage.json", folder)
    return folder


@pytest.fixture
def released() -> None:
    """For what only a released package can do: skips once the data have moved on since the last release."""
    try:
        check_tables(shipped(), shipped().version)
    except PackageError:
        pytest.skip("the data have moved on since the last release, and older editions come back from a release alone")
