"""Check a folder as RO-Crate 1.2 with roc-validator, recommendations included; exit 1 where something is missing.

Runs in an environment of its own, since roc-validator pins an older rich than the command line needs. The validator
fetches the official JSON-LD context; with --context it reads a stored copy instead, and with --offline it is given a
context made here from the words that the crate uses.
"""

import argparse
import io
import json
import sys
from pathlib import Path
from typing import Any

import requests
from rocrate_validator.models import Severity
from rocrate_validator.services import ValidationSettings, validate
from urllib3 import HTTPResponse

PROFILE = "ro-crate-1.2"
ADDRESS = "https://w3id.org/ro/crate/1.2/context"
# Recommendations that ask for what the entity "nea-data contributors" does not have: an address, a ROR id, a contact.
DOES_NOT_EXIST = {"ro-crate-1.2_86.2", "ro-crate-1.2_89.0", "ro-crate-1.2_90.1", "ro-crate-1.2_93.0"}
OTHER = {"File": "http://schema.org/MediaObject", "conformsTo": "http://purl.org/dc/terms/conformsTo"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("crate", type=Path, help="folder with ro-crate-metadata.json")
    parser.add_argument("--offline", action="store_true", help="make the context here instead of fetching it")
    parser.add_argument("--context", type=Path, help="read a stored copy of the context")
    arguments = parser.parse_args()
    if arguments.context:
        serve(json.loads(arguments.context.read_text(encoding="utf-8")))
    elif arguments.offline:
        serve({"@context": words_of(arguments.crate)})
    settings = ValidationSettings(
        rocrate_uri=str(arguments.crate), profile_identifier=PROFILE, requirement_severity=Severity.RECOMMENDED
    )
    result = validate(settings)
    issues = [issue for issue in result.get_issues() if issue.check.identifier not in DOES_NOT_EXIST]
    for issue in issues:
        print(f"{issue.severity.name} {issue.check.identifier}: {issue.message}")
    print(f"{arguments.crate}: {'not valid' if issues else 'valid'} against {PROFILE}, recommended level.")
    return 1 if issues else 0


def words_of(crate: Path) -> dict[str, str]:
    """Every property and type in the crate's graph as a term of schema.org, but for the two that are not."""
    graph = json.loads((crate / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    words = {word for entity in graph for word in [*entity, entity["@type"]] if not word.startswith("@")}
    return {word: OTHER.get(word, f"http://schema.org/{word}") for word in words}


def serve(context: dict[str, Any]) -> None:
    """Answer requests for the official context from here, so that nothing is fetched."""
    fetch = requests.Session.get_adapter

    class Stored(requests.adapters.HTTPAdapter):
        def send(self, request: Any, *_: Any, **__: Any) -> requests.Response:
            body = io.BytesIO(json.dumps(context).encode("utf-8"))
            raw = HTTPResponse(body, {"Content-Type": "application/ld+json"}, 200, preload_content=False)
            return self.build_response(request, raw)

    def adapter(session: requests.Session, url: str) -> Any:
        return Stored() if url == ADDRESS else fetch(session, url)

    requests.Session.get_adapter = adapter  # type: ignore[assignment,method-assign]


if __name__ == "__main__":
    sys.exit(main())
