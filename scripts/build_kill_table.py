"""Write the kill table into docs/validation.md: every mutant, our checks and three judges; with --check only compare.

Exit code 1 where a mutant survives or the page is out of date.
"""

import argparse
import contextlib
import csv
import json
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import frictionless
import pandas as pd

from nea_data import ddl
from nea_data.canonical import canonical
from nea_data.descriptor import Package, Table, read_package
from nea_data.errors import PackageError
from nea_data.validation import validate
from nea_data.validation.again import Again
from nea_data.validation.mutants import Mutant, mutants
from nea_data.validation.schemas import judge

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
import edits  # noqa: E402  (the tests' own way to break a package)

PAGE = ROOT / "docs/validation.md"
BEGIN, END = "<!-- {}: begin -->\n", "<!-- {}: end -->\n"
JUDGES = ("nea-data", "DuckDB constraints", "pandera", "frictionless")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 where the page is out of date")
    arguments = parser.parse_args()
    verdicts = [*_constraints_and_files(), *_rules()]
    alive = [name for name, _, killers in verdicts if JUDGES[0] not in killers]
    page = PAGE.read_text(encoding="utf-8")
    new = _put(_put(page, "kill table", _table(verdicts)), "differences", _differences())
    print("\n".join([f"survives: {name}" for name in alive]) or f"{len(verdicts)} mutants, all killed.")
    if new != page:
        print(f"{PAGE.relative_to(ROOT)}: {'out of date' if arguments.check else 'written'}")
    if not arguments.check:
        PAGE.write_text(new, encoding="utf-8")
    return 1 if alive or (arguments.check and new != page) else 0


def _put(page: str, name: str, lines: Iterable[str]) -> str:
    """The page with what stands between two comments replaced."""
    before, rest = page.split(BEGIN.format(name))
    after = rest.split(END.format(name))[1]
    return before + BEGIN.format(name) + "\n".join(lines) + "\n" + END.format(name) + after


def _differences() -> Iterator[str]:
    yield "| what | cells | why |\n|---|---|---|"
    for each in json.loads((ROOT / "tests/differences.json").read_text(encoding="utf-8")):
        cells = " ".join(f"`{json.dumps(cell, ensure_ascii=not cell.isprintable())}`" for cell in each["cells"])
        yield f"| {each['name']} | {cells} | {each['reason']} |".replace("a|b", "a\\|b")


Verdict = tuple[str, str, set[str]]


def _constraints_and_files() -> Iterator[Verdict]:
    with tempfile.TemporaryDirectory() as folder:
        package = _miniature(Path(folder))
        with Again(package) as again:
            for mutant in mutants(package):
                yield str(mutant), mutant.kind, _killers(package, mutant, again)


def _killers(package: Package, mutant: Mutant, again: Again) -> set[str]:
    path = mutant.table.path
    before = path.read_bytes()
    line = mutant.make()
    wanted = (mutant.rule, mutant.table.name, line, mutant.column)
    found = {(each.rule, each.table, each.line, each.column) for each in again.check(mutant.table.name)}
    killers = {JUDGES[0]} if wanted in found else set()
    killers |= _judges(package, mutant.table)
    if path.is_dir():
        path.rmdir()
    path.write_bytes(before)
    again.check(mutant.table.name)
    return killers


def _judges(package: Package, table: Table) -> set[str]:
    """The judges that find anything wrong at all."""
    verdicts = {"DuckDB constraints": _duckdb, "pandera": _pandera, "frictionless": _frictionless}
    return {name for name, finds in verdicts.items() if finds(package, table)}


def _duckdb(package: Package, table: Table) -> bool:
    needed = [package.table(key.table) for key in table.foreign_keys if key.table != table.name]
    with duckdb.connect() as connection:
        try:
            for each in dict.fromkeys([*needed, table]):
                loaded = {other.name for other in needed} if each is table else set()
                connection.execute(ddl.create_table(each, loaded))
                connection.execute(f"INSERT INTO {ddl.name(each.name)} SELECT * FROM {ddl.read_csv(each)}")
        except duckdb.Error:
            return True
    return False


def _pandera(package: Package, table: Table) -> bool:
    try:
        texts = pd.read_csv(table.path, dtype="string", keep_default_na=False, na_filter=False, encoding="utf-8")
    except (OSError, ValueError):
        return True
    return bool(judge(table, texts))


def _frictionless(package: Package, table: Table) -> bool:
    needed = {table.name} | {key.table for key in table.foreign_keys}
    resources = [each for each in package.descriptor["resources"] if each["name"] in needed]
    chosen = frictionless.Package(package.descriptor | {"resources": resources}, basepath=str(package.root))
    for resource in chosen.resources:
        keys = [key for key in resource.schema.foreign_keys if key["reference"]["resource"] in {*needed, ""}]
        resource.schema.foreign_keys = keys if resource.name == table.name else []
    return not chosen.validate().valid


def _rules() -> Iterator[Verdict]:
    """The examples of tests/broken.json: one or more for every SQL rule, checked in a whole run."""
    examples = json.loads((ROOT / "tests/broken.json").read_text(encoding="utf-8"))
    for example in examples:
        with tempfile.TemporaryDirectory() as folder:
            package = _miniature(Path(folder))
            for edit in example["edits"]:
                edits.apply(package.root, edit)
            for table in package.tables:
                with contextlib.suppress(PackageError):
                    table.path.write_bytes(canonical(table))
            found = [each for each in validate(package, referee=False) if each.rule == example["rule"]]
            at = example["at"]
            right = any((each.table, each.key, each.column) == (at["table"], at["key"], at["column"]) for each in found)
            tables = [package.table(name) for name in dict.fromkeys(edit["table"] for edit in example["edits"])]
            others = set[str]().union(*(_judges(package, table) for table in tables))
            yield example["rule"], "SQL rule", ({JUDGES[0]} if right else set()) | others


def _miniature(folder: Path) -> Package:
    root = folder / "package"
    shutil.copytree(ROOT / "tests/package", root)
    shutil.copytree(ROOT / "schemas", root / "schemas")
    shutil.copy(ROOT / "datapackage.json", root)
    return read_package(edits.with_editions(root))


def _table(verdicts: list[Verdict]) -> Iterator[str]:
    kinds: dict[str, list[set[str]]] = defaultdict(list)
    for _, kind, killers in verdicts:
        kinds[kind].append(killers)
    yield f"| mutants of this kind | made | {' | '.join(JUDGES)} |"
    yield "|---|---:|" + "---:|" * len(JUDGES)
    for kind, found in kinds.items():
        yield f"| {kind} | {len(found)} | {' | '.join(_share(found, name) for name in JUDGES)} |"
    everything = [killers for _, _, killers in verdicts]
    yield f"| **all** | **{len(everything)}** | {' | '.join(f'**{_share(everything, name)}**' for name in JUDGES)} |"


def _share(found: list[set[str]], name: str) -> str:
    killed = sum(name in killers for killers in found)
    return f"{killed} ({100 * killed // len(found)} %)"


if __name__ == "__main__":
    csv.field_size_limit(1 << 30)
    sys.exit(main())
