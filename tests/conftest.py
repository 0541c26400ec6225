"""A miniature data package: a slice of the real rows under the real schemas, in a folder that a test may change."""

import shutil
from pathlib import Path

import pytest

from nea_data.descriptor import shipped

HERE = Path(__file__).parent
ROOT = HERE.parent


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    folder = tmp_path / "package"
    shutil.copytree(HERE / "package", folder)
    shutil.copytree(shipped().root / "schemas", folder / "schemas")
    shutil.copy(shipped().root / "datapackage.json", folder)
    return folder
