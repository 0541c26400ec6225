"""The house keeps its order: imports run downwards, importing costs nothing, modules are small."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src/nea_data"
LAYERS = [
    {"errors", "folding", "permutation"},
    {"dtypes", "shape", "days"},
    {"fields"},
    {"descriptor"},
    {"packages", "canonical", "drafts", "sqlfiles", "view_columns"},
    {"fingerprints", "difference", "recorded"},
    {"replay", "faults"},
    {"loaders", "ddl"},
    {"in_japanese"},
    {"database", "history", "sampling", "stub"},
    {"bounds", "validation", "codebook", "coverage", "citation", "release", "two_conditions", "finding", "networks"},
    {"reliability", "rereading", "codebook_ja", "panels"},
    {"plot", "changelog", "metadata"},
    {"cutting", "exports", "sheet"},
    {"cli"},
    {"__main__"},
]
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.name != "__init__.py" or path.parent != SOURCE)


def layer(name: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if name in names)


def own_imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("nea_data"):
            parts = node.module.split(".")[1:]
            found |= {parts[0]} if parts else {alias.name for alias in node.names}
    return found


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


def test_pandera_and_frictionless_stay_inside_validation() -> None:
    for path in MODULES:
        if "validation" not in path.parts:
            text = path.read_text(encoding="utf-8")
            assert "import pandera" not in text
            assert "import frictionless" not in text
