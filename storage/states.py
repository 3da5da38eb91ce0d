"""States in a condition, written into the statement's text.

They never change, so both databases may plan with them and use the partial indexes; a list of parameters would be put
together anew each time, a tenth of a millisecond for each statement of an acknowledgement.
"""

from collections.abc import Collection
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, literal_column


def among(column: "SQLColumnExpression[Any]", states: Collection[StrEnum]) -> ColumnElement[bool]:
    """Whether the column has one of these states."""
    return column.in_([literal_column(f"'{state}'") for state in sorted(states)])
