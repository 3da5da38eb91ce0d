"""The week's question: which, when, to whom, and what follows from an answer.

Nothing is handed on here: triads know stages and rhythms, prompts know triads.
"""
