"""Pictures of the data with matplotlib: one file a picture, each function returns the Axes it drew on."""

from __future__ import annotations

from nea_data.plot.actors import actors
from nea_data.plot.counterparts import counterparts
from nea_data.plot.membership import membership
from nea_data.plot.rhythm import rhythm
from nea_data.plot.timeline import timeline
from nea_data.plot.two_conditions import two_conditions

__all__ = ["actors", "counterparts", "membership", "rhythm", "timeline", "two_conditions"]
