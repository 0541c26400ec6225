"""Coverage-guided fuzz of validation as a whole: run it by hand, a piece at a time (docs/fuzzing.md).

Whatever the bytes of the table's file or of its schema are, validate() answers with Problems that can be printed or
with a PackageError, and changes nothing on disk. The referees, which are not ours, stay at home.
"""

from pathlib import Path

import atheris
import fuzz_csv
import fuzz_descriptor
import package

with atheris.instrument_imports(include=["nea_data"]):
    from nea_data import errors
    from nea_data.validation.check import validate

ROWS = b"id,n,kind,share,is_open,parent\na,1,a,0.5,true,\nb,2,b,,,a\n"


def check(content: bytes, folder: Path) -> None:
    """The claims of the docstring above; the first byte says which file the others are."""
    package.write(folder)
    (folder / "t.csv").write_bytes(ROWS)
    (folder / ("t.json" if content[:1] == b"s" else "t.csv")).write_bytes(content[1:])
    before = {path: path.read_bytes() for path in folder.iterdir()}
    try:
        for problem in validate(folder, referee=False):
            assert str(problem).encode("utf-8")
    except errors.NeaDataError as error:
        assert str(error).encode("utf-8")
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def mutate(content: bytes, most: int, seed: int) -> bytes:
    """Another schema or another file, as the other two fuzz targets make them."""
    if content[:1] == b"s":
        return fuzz_descriptor.mutate(content, most, seed)
    return b"c" + fuzz_csv.mutate(content[1:], most - 1, seed)


if __name__ == "__main__":
    package.run(check, mutate)
