"""nea-data: security cooperation in and around Northeast Asia, as data.

The public names are loaded on first use, so that importing this package costs nothing else.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "changes": "history",
    "cite": "citation",
    "cite_query": "citation",
    "codes": "codebook",
    "connect": "database",
    "day_bounds": "bounds",
    "describe": "codebook",
    "edition": "past.replay",
    "editions": "past.recorded",
    "errata": "history",
    "export": "exports",
    "fingerprint": "fingerprints",
    "frameworks": "panels",
    "load": "loaders",
    "members": "panels",
    "network": "networks",
    "panel": "panels",
    "reproduce": "citation",
    "search": "finding",
    "shared_frameworks": "panels",
    "sql": "database",
    "tables": "loaders",
    "verify": "history",
    "view": "database",
    "views": "database",
    "NeaDataError": "errors",
    "PackageError": "errors",
    "UnknownNameError": "errors",
}

# One load_<table> for each table: a test compares this list with datapackage.json.
__all__ = [
    "NeaDataError",
    "PackageError",
    "UnknownNameError",
    "__version__",
    "changes",
    "cite",
    "cite_query",
    "codes",
    "connect",
    "day_bounds",
    "describe",
    "edition",
    "editions",
    "errata",
    "export",
    "fingerprint",
    "frameworks",
    "load",
    "load_actors",
    "load_attendance",
    "load_claims",
    "load_condition_periods",
    "load_counterparts",
    "load_document_parties",
    "load_documents",
    "load_errata",
    "load_event_actors",
    "load_event_frameworks",
    "load_events",
    "load_evidence",
    "load_founding_dates",
    "load_framework_areas",
    "load_framework_changes",
    "load_frameworks",
    "load_gaps",
    "load_history",
    "load_meetings",
    "load_memberships",
    "load_series",
    "load_sources",
    "load_trilateral_scenarios",
    "members",
    "network",
    "panel",
    "plot",
    "reproduce",
    "search",
    "shared_frameworks",
    "sql",
    "tables",
    "verify",
    "view",
    "views",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from nea_data.descriptor import shipped

        value: Any = shipped().version
    elif name == "plot":
        value = import_module("nea_data.plot")
    elif name in _HOMES:
        value = getattr(import_module(f"nea_data.{_HOMES[name]}"), name)
    elif name.startswith("load_") and name in __all__:
        from nea_data.loaders import loader

        value = loader(name.removeprefix("load_"))
    else:
        raise AttributeError(f"module 'nea_data' has no attribute '{name}'")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
