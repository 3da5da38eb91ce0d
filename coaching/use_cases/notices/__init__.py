"""A notice turned into what its reader sees now, or into the reason why nobody needs to see it any more."""

from coaching.use_cases.notices.composing import Composed, Notices
from coaching.use_cases.notices.values import NotWanted, NotYet

__all__ = ["Composed", "NotWanted", "NotYet", "Notices"]
