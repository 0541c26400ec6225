"""The house keeps its order: imports run downwards, importing costs nothing, modules are small."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src/nea_data"
LAYERS = [
    {"errors", "folding"},
    {"dtypes", "shape", "days", "lists"},
    {"fields"},
    {"descriptor"},
    {"packages", "canonical", "drafts", "sqlfiles", "variables", "view_columns"},
    {"fingerprints"},
    {"past"},
    {"loaders", "ddl"},
    {"in_japanese"},
    {"database", "history", "sampling"},
    {"bounds", "validation", "codebook", "citation", "finding", "networks"},
    {"pages", "codebook_ja", "panels"},
    {"plot", "metadata"},
    {"releasing", "exports", "sheet"},
    {"cli"},
    {"__init__"},  # loads whatever is asked of it: who imports nea_data itself may reach all of the layers before
    {"__main__", "stub"},
]
FILES = sorted(SOURCE.rglob("*.py"))
MODULES = [path for path in FILES if path != SOURCE / "__init__.py"]
# Each takes half a second to import, and belongs to one file.
HOMES = {"pandera": ["validation/schemas.py"], "frictionless": ["validation/referee.py"]}


def layer(name: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if name in names)


def imports(path: Path) -> set[str]:
    """All that a file imports, also in functions and for types: `import x.y` as x.y, `from x import y` as x.y too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}, line {node.lineno}: a relative import; write out nea_data"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def own_imports(path: Path) -> set[str]:
    """The modules and folders of nea_data that a file imports; __init__ where it imports nea_data itself."""
    parts = [name.split(".") for name in imports(path)]
    return {inner[0] if inner else "__init__" for package, *inner in parts if package == "nea_data"}


def third_party_imports(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)} - set(sys.stdlib_module_names) - {"nea_data"}


def distribution(name: str) -> str:
    """The name of a distribution, or of a requirement, as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s\[<>=!~;]", name)[0]).lower()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_run_downwards(path: Path) -> None:
    me = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    above = {name for name in own_imports(path) - {me} if layer(name) > layer(me)}
    beside = {name for name in own_imports(path) - {me} if layer(name) == layer(me)}
    assert not above | beside


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_stay_small_and_say_their_job(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= 260


def test_importing_loads_no_third_party_package() -> None:
    code = "import sys; before = set(sys.modules); import nea_data; print(*(set(sys.modules) - before))"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    foreign = {name.split(".")[0] for name in modules} - set(sys.stdlib_module_names) - {"nea_data"}
    assert foreign == set()


@pytest.mark.parametrize("name", HOMES)
def test_pandera_and_frictionless_are_imported_by_one_file_of_validation(name: str) -> None:
    users = [path.relative_to(SOURCE).as_posix() for path in FILES if name in third_party_imports(path)]
    assert users == HOMES[name]


def test_what_is_imported_is_declared_and_what_is_always_installed_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    always = {distribution(name) for name in project["dependencies"]}
    extras = [names for extra, names in project["optional-dependencies"].items() if extra not in {"bench", "test"}]
    used = set().union(*map(third_party_imports, FILES))
    providers = packages_distributions()
    needed = {distribution(providers[name][0]) for name in used}
    assert needed <= always | {distribution(name) for names in extras for name in names}
    assert always <= needed
