"""Limits of the blocks of 2026 that the libraries do not check: alert, charts, data tables."""

from collections.abc import Iterator
from typing import Any

from demo.slack.payload_types import Block

ALERT_TEXT = 200  # about; Slack gives no number
CHART_TITLE, CHART_LABEL, CHART_CATEGORIES = 50, 20, 20
CHART_SERIES = 6  # the documents' number; newer libraries allow 12, some workspaces do not
CHARTS_IN_A_MESSAGE = 2  # found live, not documented
TABLE_ROWS, TABLE_COLUMNS, DATA_TABLE_CHARACTERS = 100, 20, 10_000
CHARTS = ("bar", "line", "area", "pie")


def faults_of_newer_block(block: Block, pointer: str) -> Iterator[str]:
    """The faults of one block, if it is of a newer kind."""
    match block.get("type"):
        case "alert":
            yield from _alert(block, pointer)
        case "data_table":
            yield from _data_table(block, pointer)
        case "table":
            yield from _rows(block, pointer, header=0)
        case "data_visualization":
            yield from _chart(block, pointer)


def _alert(block: Block, pointer: str) -> Iterator[str]:
    text = block.get("text")
    words = text.get("text", "") if isinstance(text, dict) else ""
    if not 1 <= len(words) <= ALERT_TEXT:
        yield f"alert text must be 1 to {ALERT_TEXT} characters [json-pointer:{pointer}/text]"


def _data_table(block: Block, pointer: str) -> Iterator[str]:
    if not block.get("caption"):
        yield f"missing required field: caption [json-pointer:{pointer}]"
    yield from _rows(block, pointer, header=1)
    if _characters(block.get("rows")) > DATA_TABLE_CHARACTERS:
        yield f"more than {DATA_TABLE_CHARACTERS} characters [json-pointer:{pointer}/rows]"


def _rows(block: Block, pointer: str, *, header: int) -> Iterator[str]:
    rows = block.get("rows") or []
    if not 1 <= len(rows) <= TABLE_ROWS + header:
        yield f"must have 1 to {TABLE_ROWS + header} rows [json-pointer:{pointer}/rows]"
    if any(len(row) > TABLE_COLUMNS for row in rows if isinstance(row, list)):
        yield f"no more than {TABLE_COLUMNS} columns [json-pointer:{pointer}/rows]"


def _chart(block: Block, pointer: str) -> Iterator[str]:
    chart = block.get("chart") or {}
    if not 1 <= len(str(block.get("title") or "")) <= CHART_TITLE:
        yield f"title must be 1 to {CHART_TITLE} characters [json-pointer:{pointer}/title]"
    if chart.get("type") not in CHARTS:
        yield f"unsupported chart [json-pointer:{pointer}/chart/type]"
    series = chart.get("series") or chart.get("segments") or []
    if not 1 <= len(series) <= CHART_SERIES:
        yield f"must have 1 to {CHART_SERIES} series [json-pointer:{pointer}/chart/series]"
    categories = (chart.get("axis_config") or {}).get("categories") or []
    if len(categories) > CHART_CATEGORIES or any(len(str(c)) > CHART_LABEL for c in categories):
        yield f"too many or too long categories [json-pointer:{pointer}/chart/axis_config/categories]"
    for number, one in enumerate(series):
        labels = [point.get("label") for point in one.get("data") or []]
        if categories and sorted(map(str, labels)) != sorted(map(str, categories)):
            yield f"each series must have each category [json-pointer:{pointer}/chart/series/{number}]"


def _characters(node: Any) -> int:  # noqa: ANN401 - any JSON
    if isinstance(node, dict):
        return sum(_characters(value) for key, value in node.items() if key != "type")
    if isinstance(node, list):
        return sum(_characters(item) for item in node)
    return len(node) if isinstance(node, str) else 0
