"""What people wrote to the bot in a story, in small pieces, and before whose eyes each piece may come.

Every field and every message counts: of what is not known here, only its writer may see anything.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from demo.slack import Entry
from handlers.ids import Field, Form
from handlers.words import as_typed, plain
from storage.tables import CheckInRow, HelpRequestRow, MemberRow, OfferRow, PersonRow, RoleRow, TriadRow
from tests.scenarios.town import Town

Pieces = Mapping[str, Collection[str]]
"""What somebody typed, in small parts, and Slack's ids of who may see it."""
Row = Mapping[str, Any]
RESERVED = ("", "help", "?", "status")


def whose_pieces(town: Town) -> Pieces:
    """Everybody's words, piece by piece, with the readers of all that the piece stands in."""
    readers = Readers.of(town)
    typed = {(_flat(each.words), frozenset({each.author, *readers.of_typed(each)})) for each in words_typed(town)}
    pieces = {piece for words, _ in typed for piece in pieces_of(words)}
    return {piece: {reader for words, them in typed if piece in words for reader in them} for piece in pieces}


def pieces_of(words: str) -> Iterator[str]:
    """Three words in a row are somebody's own; so is a short text as a whole. Of a very long one the beginning does."""
    each = words.split()[:60]
    if len(each) < 3:
        yield from [" ".join(each)] if len(words) >= 8 else []
    for start in range(len(each) - 2):
        yield " ".join(each[start : start + 3])


# What was typed


@dataclass(frozen=True, slots=True)
class Typed:
    """What one person wrote: into which form and field, and about which request or offer; or as a request's words."""

    author: str
    words: str
    form: str = Form.REQUEST
    field: str = Field.WORDS
    about: str = ""
    """The id that the form is about; where a request was still to be made, its words."""


def words_typed(town: Town) -> list[Typed]:
    """All that was typed into commands, forms and messages to the bot."""
    found: list[Typed] = []
    for entry in town.slack.ledger.deliveries():
        match entry.name.removeprefix("to_app:"):
            case "command" if plain(entry.arguments["text"]).casefold() not in RESERVED:
                found.append(_asked(entry.person, plain(entry.arguments["text"])))
            case "view_submission":
                found += typed_into_form(entry)
            case "event:message":
                found += written(entry)
    return found


def _asked(author: str, words: str) -> Typed:
    return Typed(author, words, about=words)


def written(entry: Entry) -> Iterator[Typed]:
    """A message to the bot, new or edited, but not what the bot itself said."""
    event = entry.arguments["event"]
    message = event.get("message", event)
    if not message.get("bot_id") and message.get("text"):
        yield _asked(message["user"], plain(message["text"]))


def typed_into_form(entry: Entry) -> Iterator[Typed]:
    """Each text in a form that was sent."""
    view = entry.arguments["view"]
    typed = dict(texts_in(view["state"]["values"]))
    about = view["private_metadata"]
    if view["callback_id"] == Form.REQUEST:
        about = as_typed(typed.get(Field.WORDS, ""))
    for field, words in typed.items():
        yield Typed(entry.person, words, view["callback_id"], field, about)


def texts_in(values: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """The field and its text, of every text field."""
    for field, inputs in values.items():
        for put_in in inputs.values():
            if put_in.get("type") == "plain_text_input" and isinstance(put_in.get("value"), str):
                yield field, put_in["value"]


# Who may read it


@dataclass(frozen=True, slots=True)
class Readers:
    """The rows that say who may read what, as they are at the end of a story."""

    members: Mapping[str, str]
    """Slack's ids by ours."""
    requests: Mapping[str, Row]
    offers: Mapping[str, Row]
    coordinators: frozenset[str]
    check_ins: Collection[Row]
    mates: Mapping[str, frozenset[str]]
    """The members of each triad."""
    begun: Collection[str]
    """The triads that everybody in them agreed to."""

    @staticmethod
    def of(town: Town) -> "Readers":
        return Readers(
            members={row["id"]: row["slack_user"] for row in town.rows(PersonRow)},
            requests={row["id"]: row for row in town.rows(HelpRequestRow)},
            offers={row["id"]: row for row in town.rows(OfferRow)},
            coordinators=frozenset(row["person"] for row in town.rows(RoleRow, role="coordinator")),
            check_ins=town.rows(CheckInRow, audience="my_triad"),
            mates={
                row["id"]: frozenset(each["person"] for each in town.rows(MemberRow, triad=row["id"]))
                for row in town.rows(TriadRow)
            },
            begun=[row["id"] for row in town.rows(TriadRow) if row["started_at"]],
        )

    def of_typed(self, typed: Typed) -> set[str]:
        """Slack's ids of everybody who may read it, its author left out."""
        found: set[str] = set()
        match typed.form, typed.field:
            case Form.REQUEST, Field.WORDS:
                found = {person for row in self._of_words(typed) for person in (*self._sides(row), *self._told(row))}
            case Form.REQUEST, Field.SETTING:
                found = {person for row in self._of_words(typed) for person in self._sides(row)}
            case Form.DETAILS, Field.SETTING:
                found = self._sides(self.requests[typed.about])
            case Form.COVER, Field.LESSONS:
                found = {*self._sides(self.requests[typed.about]), *self.coordinators}
            case (Form.QUESTION, Field.QUESTION) | (Form.ANSWER, Field.ANSWER):
                offer = self.offers[typed.about]
                found = {offer["tutor"], self.requests[offer["request"]]["requester"]}
            case Form.SENTENCE | Form.CHECK_IN | Form.LOG_ENTRY, Field.SENTENCE:
                found = {mate for triad in self._shared_in(typed.words) for mate in self.mates.get(triad, ())}
            case Form.PREFERENCES, Field.OWN_FOCUS:
                groups = [self.mates[triad] for triad in self.begun]
                found = {mate for mates in groups if typed.author in self._slack(mates) for mate in mates}
            case Form.AGREEMENT, Field.AGREEMENT:
                found = set(self.mates[typed.about])
        return self._slack(found)

    def _slack(self, people: Collection[str]) -> set[str]:
        return {self.members[person] for person in people if person in self.members}

    def _shared_in(self, words: str) -> list[str]:
        """The triads with which a sentence was shared."""
        return [row["triad"] for row in self.check_ins if _flat(row["sentence"] or "") == _flat(words)]

    def _of_words(self, typed: Typed) -> list[Row]:
        """The requests with these words, whoever asked them; a link may stand below them."""
        asked = _flat(typed.about)
        return [
            row for row in self.requests.values() if _flat(row["words"]) == asked or _is_linked(row["words"], asked)
        ]

    def _sides(self, request: Row) -> set[str]:
        """Who asks, and the tutors asked. A coordinator who took it on reads no words without the requester's yes."""
        asked = {
            offer["tutor"]
            for offer in self.offers.values()
            if offer["request"] == request["id"]
            and not (offer["state"] == "lapsed" and offer["answered_at"] is None)
            and (request["words_shown"] or "taken_on" not in offer["reasons"])
        }
        return {request["requester"], *asked}

    def _told(self, request: Row) -> frozenset[str]:
        """The coordinators, where the requester lets them read it."""
        return self.coordinators if request["words_shown"] else frozenset()


def _flat(words: str) -> str:
    return " ".join(words.split())


def _is_linked(words: str, asked: str) -> bool:
    """Whether it is what was asked, with the address of the message that it is about."""
    before, _, last = words.rpartition("\n")
    return last.startswith("https://") and _flat(before) == asked
