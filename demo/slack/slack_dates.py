"""Shows `<!date^…>` as the reader's Slack would: in the reader's zone, in English, on a 24-hour clock."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

_TOKEN = re.compile(r"\{([a-z_]+)\}")
_HALF_YEAR = timedelta(days=182)


def shown_date(epoch: int, pattern: str, tz: str, now: datetime) -> str:
    """`pattern` with its `{tokens}` filled in for the moment `epoch`."""
    moment = datetime.fromtimestamp(epoch, ZoneInfo(tz))
    today = now.astimezone(ZoneInfo(tz))
    return _TOKEN.sub(lambda found: _token(found.group(1), moment, today) or found.group(0), pattern)


def _token(token: str, moment: datetime, today: datetime) -> str:
    if token.endswith("_pretty") and (near := _near(moment, today)):
        return near
    match token.removesuffix("_pretty"):
        case "date_num":
            return f"{moment:%Y-%m-%d}"
        case "date_slash":
            return f"{moment:%m/%d/%Y}"
        case "date_long" | "date_long_full":
            return f"{moment:%A, %B} {_ordinal(moment.day)}, {moment.year}"
        case "date" | "day_divider":
            year = "" if abs(moment - today) < _HALF_YEAR else f", {moment.year}"
            return f"{moment:%B} {_ordinal(moment.day)}{year}"
        case "date_short":
            return f"{moment:%b} {moment.day}, {moment.year}"
        case "time":
            return f"{moment:%H:%M}"
        case "time_secs":
            return f"{moment:%H:%M:%S}"
        case "ago":
            return f"{round((today - moment).total_seconds() / 60)} minutes ago"
    return ""


def _near(moment: datetime, today: datetime) -> str:
    days = (moment.date() - today.date()).days
    return {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(days, "")


def _ordinal(day: int) -> str:
    if 11 <= day <= 13:
        return f"{day}th"
    return str(day) + {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
