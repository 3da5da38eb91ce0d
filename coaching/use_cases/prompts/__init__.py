"""The weekly question: who is asked when, weeks planned ahead, and what is due sent, brought up once, or skipped."""

from coaching.use_cases.prompts.asked import asked_by, asked_of, today_of
from coaching.use_cases.prompts.ticks import Prompts

__all__ = ["Prompts", "asked_by", "asked_of", "today_of"]
