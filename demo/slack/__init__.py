"""A pretend Slack on the loopback, as strict as the real one, for tests and for the local workspace.

    with PretendSlack(Path("manifest.yml"), now=clock) as slack:
        slack.deliver_over_http("http://127.0.0.1:3000/slack/events")   # or deliver_over_sockets()
        slack.settlers.append(drain_the_outbox)                         # runs after each act
        sanna, liisa = slack.person("Sanna Virtanen"), slack.person("Liisa Laine", locale="fi-FI")
        sanna.says("/tutorhelp my iPads won't show")
        sanna.sees("Got it. I'm asking Liisa")
        liisa.presses("Accept", on="iPads")
        assert slack.ledger.posts(to=liisa) and not slack.ledger.mentions()
        liisa.edits(liisa.writes("tomorow"), "tomorrow")                # heard if the manifest subscribes
        assert sanna.opens_file("coaching.ics").startswith(b"BEGIN")
        assert all(8 <= new.at.hour < 16 for new in slack.ledger.new_messages(to=liisa))
        slack.faults.next(RESET_AFTER, "chat.postMessage")              # see demo.slack.faults
        slack.finish()                                                  # fails on unexpected messages

The app connects to `slack.api_url` with `slack.bot_token`, `slack.app_token`, `slack.signing_secret`.
"""

from demo.slack.ledger import Entry, Ledger, NewMessage
from demo.slack.pretend import PretendSlack
from demo.slack.stories import Someone

__all__ = ["Entry", "Ledger", "NewMessage", "PretendSlack", "Someone"]
