"""Every constraint and every way to spoil a file has its mutant, and each is caught by its rule at its place."""

import shutil
from collections import Counter
from pathlib import Path

from edits import with_editions

from nea_data.descriptor import Package, read_package, shipped
from nea_data.sqlfiles import sql_files
from nea_data.validation import validate
from nea_data.validation.again import Again
from nea_data.validation.mutants import Mutant, mutants

CONSTRAINTS = {"required", "type", "enum", "pattern", "minimum", "unique", "primaryKey", "foreignKey"}


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


def sample(chosen: list[Mutant]) -> list[Mutant]:
    """One mutant a table and kind of constraint, and the mutants of one file."""
    kinds = {(mutant.kind, mutant.table.name): mutant for mutant in chosen}
    of_files = {mutant.kind for mutant in chosen if mutant.table.name == "actors"} - CONSTRAINTS
    return [each for (kind, name), each in kinds.items() if kind not in of_files or name == "actors"]


def test_mutants_of_the_shipped_data_are_killed(tmp_path: Path) -> None:
    package = copied(tmp_path)
    assert survivors(package, sample(list(mutants(package)))) == []


def test_checking_again_gives_the_verdict_of_a_whole_run(mini: Path) -> None:
    package = read_package(with_editions(mini))
    rules = {file.name for file in sql_files("rules")}
    for mutant in list(mutants(package))[::97]:
        before = mutant.table.path.read_bytes()
        with Again(package) as again:
            mutant.make()
            found = again.check(mutant.table.name)
        whole = [problem for problem in validate(mini, referee=False) if problem.rule not in rules]
        assert found == whole, mutant
        restore(mutant, before)


def test_every_kind_of_mutant_stands_in_the_kill_table(mini: Path) -> None:
    page = (Path(__file__).parents[1] / "docs/validation.md").read_text(encoding="utf-8")
    made = Counter(mutant.kind for mutant in mutants(read_package(with_editions(mini))))
    for kind, count in made.items():
        assert f"| {kind} | {count} | {count} (100 %) |" in page, "run scripts/build_kill_table.py"


def test_every_mutant_of_the_miniature_package_is_killed(mini: Path) -> None:
    package = read_package(with_editions(mini))
    assert survivors(package, list(mutants(package))) == []
