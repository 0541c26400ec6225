"""A miniature data package: a slice of the real rows under the real schemas, in a folder that a test may change."""

import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from nea_data.database.reader import Reader
from nea_data.descriptor import Package, shipped
from nea_data.errors import PackageError
from nea_data.history import verify
from nea_data.releasing.cutting import last_released

HERE = Path(__file__).parent
ROOT = HERE.parent


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    folder = tmp_path / "package"
    shutil.copytree(HERE / "package", folder)
    shutil.copytree(shipped().root / "schemas", folder / "schemas")
    shutil.copy(shipped().root / "datapackage.json", folder)
    return folder


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The edition last released, from which older ones come back: these files at a release, those in git after it."""
    with suppress(PackageError):
        verify()
        return shipped()
    if not subprocess.run(["git", "-C", ROOT, "tag", "--list", "v*"], capture_output=True, check=False).stdout:
        pytest.skip("the data have moved on since the last release, and git has no tag here that gives it back")
    package = last_released(shipped(), tmp_path_factory.mktemp("released"))
    assert package is not None
    return package


@pytest.fixture(scope="module")
def turned() -> Reader:
    """The shipped package with the rows of every table turned round: what hangs on their order gives something else."""
    return Reader(shipped(), "ORDER BY ALL DESC")
