"""The requests of the dispatch benchmark: real signatures, every command another one, an invented municipality."""

import hashlib
import hmac
import time
from itertools import count
from urllib.parse import urlencode

from coaching.imports.reading import SourceFile

SECRET = "benchmark-signing-secret"
TEAM = "T0BENCH"
WORDS = (
    "my iPads won't show on the screen",
    "I'd like to try Kahoot with 7A but don't know where to start",
    "tulostimessa on paperitukos, apua",
    "hur delar jag en mapp med klassen",
)
NUMBERS = count()
TEACHERS = 2000
"""So many that in the whole run each has three or four open requests; the same words of one teacher are one request."""

PROGRAMME = """
[programme]
name = "Benchmark"
language = "en"
timezone = "Europe/Helsinki"
[[school]]
name = "Rantala"
region = "North"
teaching_days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
day = "07:00-18:00"
periods = ["1 08:15-09:00", "2 09:10-09:55", "3 11:15-12:00"]
[[school]]
name = "Koivu"
region = "North"
teaching_days = ["mon", "tue", "wed", "thu", "fri"]
day = "08:00-16:00"
[[topic]]
name = "iPads"
words = ["iPad", "tablet", "AirPlay", "screen"]
[[topic]]
name = "Kahoot"
words = ["quiz"]
[[topic]]
name = "Printing"
words = ["printer", "tulostin", "skrivare"]
[[topic]]
name = "Shared folders"
words = ["folder", "mapp", "kansio", "link"]
"""


def people() -> list[SourceFile]:
    """Eight tutors and all teachers."""
    head = "slack,name,schools,roles,subject,phase,language,topics,tutoring_times,weekly_cap"
    tutors = [
        f"U0TUTOR{n:02},Tutor {n},Rantala,tutor,,,en,iPads;Kahoot;Printing;Shared folders,"
        f"{('mon', 'tue', 'wed', 'thu', 'fri')[n % 5]} 08:00-15:00 @Rantala,"
        for n in range(8)
    ]
    teachers = [f"U0TEACH{n:04},Teacher {n},Rantala,teacher,,,en,,," for n in range(TEACHERS)]
    table = "\n".join([head, *tutors, *teachers])
    return [SourceFile("programme.toml", PROGRAMME.encode()), SourceFile("people.csv", table.encode())]


def command() -> tuple[bytes, dict[str, str]]:
    """One `/tutorhelp` as Slack would post it now: body and headers."""
    number = next(NUMBERS)
    fields = {
        "token": "x",
        "team_id": TEAM,
        "team_domain": "bench",
        "channel_id": "D0BENCH",
        "channel_name": "directmessage",
        "user_id": f"U0TEACH{number % TEACHERS:04}",
        "user_name": "teacher",
        "command": "/tutorhelp",
        "text": f"{WORDS[number % len(WORDS)]} {number}",
        "api_app_id": "A0BENCH",
        "is_enterprise_install": "false",
        "response_url": f"http://127.0.0.1:9/commands/{number}",
        "trigger_id": f"{number}.{time.time_ns()}",
    }
    body = urlencode(fields).encode()
    stamp = str(int(time.time()))
    signed = hmac.new(SECRET.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={signed}",
    }
    return body, headers
