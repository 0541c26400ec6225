"""Every constraint and every way to spoil a file has its mutant, and each is caught by its rule at its place."""

import shutil
from pathlib import Path

from nea_data.descriptor import Package, read_package, shipped
from nea_data.validation.again import Again
from nea_data.validation.mutants import Mutant, mutants


def restore(mutant: Mutant, content: bytes) -> None:
    path = mutant.table.path
    if path.is_dir():
        path.rmdir()
    path.write_bytes(content)


def survivors(package: Package, chosen: list[Mutant]) -> list[str]:
    alive, last = [], None
    with Again(package) as again:
        for mutant in chosen:
            if last not in (None, mutant.table.name):
                assert again.check(last) == []
            last = mutant.table.name
            before = mutant.table.path.read_bytes()
            line = mutant.make()
            after = mutant.table.path.read_bytes() if mutant.table.path.is_file() else None
            found = {(each.rule, each.table, each.line, each.column) for each in again.check(mutant.table.name)}
            assert (mutant.table.path.read_bytes() if mutant.table.path.is_file() else None) == after
            if (mutant.rule, mutant.table.name, line, mutant.column) not in found:
                alive.append(f"{mutant} at line {line}: {sorted(found, key=str)[:3]}")
            restore(mutant, before)
    return alive


def copied(tmp_path: Path) -> Package:
    root = shipped().root
    for name in ("data", "schemas"):
        shutil.copytree(root / name, tmp_path / name)
    shutil.copy(root / "datapackage.json", tmp_path)
    return read_package(tmp_path)


def test_every_mutant_of_the_miniature_package_is_killed(mini: Path) -> None:
    package = read_package(mini)
    assert survivors(package, list(mutants(package))) == []
