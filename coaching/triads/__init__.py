"""Triads: three people, two or four where nobody would be left out otherwise, who coach each other."""

from coaching.triads.values import Member, MemberAnswer, Triad, TriadId, TriadState

__all__ = ["Member", "MemberAnswer", "Triad", "TriadId", "TriadState"]
