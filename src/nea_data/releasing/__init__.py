"""Releasing an edition: what may be released, what the release writes, and how its changes are told."""
