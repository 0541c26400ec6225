"""The variables of a query: how dates count, and which roles of membership do. Macros of those names read them."""

from __future__ import annotations

from collections.abc import Mapping

from nea_data.descriptor import Package
from nea_data.errors import NeaDataError, UnknownNameError
from nea_data.lists import several

COUNTING = ("earliest", "latest")


def checked(given: Mapping[str, object], package: Package) -> dict[str, object]:
    """The variables that are set, if all are known and can be what they are; one that is None is not set.

    Raises UnknownNameError for another variable, way of counting or role, NeaDataError for what is no list of roles.
    """
    for name in given.keys() - CHECKS.keys():
        raise UnknownNameError("variable", name, CHECKS)
    return {name: CHECKS[name](value, package) for name, value in given.items() if value is not None}


def _counting(given: object, package: Package) -> object:
    if given not in COUNTING:
        raise UnknownNameError("way of counting dates", str(given), COUNTING)
    return given


def _roles(given: object, package: Package) -> list[str]:
    vocabulary = package.table("memberships").field("role").enum
    asked = several("roles", given)
    if not asked:
        raise NeaDataError("roles names no role, so that nobody would belong to anything: give one, or leave it out.")
    for role in asked:
        if role not in vocabulary:
            raise UnknownNameError("role", role, vocabulary)
    return asked


CHECKS = {"counting": _counting, "roles": _roles}
