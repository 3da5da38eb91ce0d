"""Triads with all their members, and who was together with whom."""

from storage.triads.repository import SqlTriads

__all__ = ["SqlTriads"]
