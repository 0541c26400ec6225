"""The one moment that the files of an export carry, so that two exports are the same bytes."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from nea_data.citation.reference import dataset
from nea_data.descriptor import Package
from nea_data.errors import PackageError


def release_time(package: Package) -> datetime:
    """SOURCE_DATE_EPOCH where it is set, else the release's own date; PackageError where that is no number."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.fromisoformat(dataset(package).published).replace(tzinfo=UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except ValueError:
        raise PackageError(f"SOURCE_DATE_EPOCH is '{epoch}'; expected a whole number of seconds since 1970.") from None
