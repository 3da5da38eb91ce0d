"""Reads a programme (TOML) and people (CSV), finds every mistake in them, and says what would change.

Values in, values out: bytes come from the process, rows from the store, words for mistakes from the command.
"""
