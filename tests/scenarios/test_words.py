"""What people type comes out as they typed it, and can do nothing: mentions, links, formats, every writing system."""

from demo.slack import Someone
from demo.slack.messages import Message
from storage.tables import HelpRequestRow
from tests.scenarios.conftest import LIISA
from tests.scenarios.town import PROGRAMME, Town

FAMILY = "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}\u200d\N{BOY}"


def arrives(town: Town, words: str) -> tuple[str, Message]:
    """The words as they are stored, and the tutor's card with them; the request is cancelled afterwards."""
    sanna, liisa = town.people["Sanna Virtanen"], town.people["Liisa Korhonen"]
    sanna.says(f"/tutorhelp {words}")
    sanna.sees("Got it.")
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    card = liisa.sees_message("Sanna Virtanen (Rantala) asks")
    (row,) = town.rows(HelpRequestRow, state="waiting")
    sanna.presses("Cancel")
    sanna.reloads()
    return str(row["words"]), card


def quoted(message: Message) -> str:
    """The person's words on it, all parts together."""
    parts = [block for block in message.blocks if block["type"] == "rich_text"]
    return "".join(text["text"] for part in parts for quote in part["elements"] for text in quote["elements"])


# What could notify, hide or format


TYPED_AND_READ = [
    ("iPads <!channel> <!here> <!everyone> now", "iPads @channel @here @everyone now"),
    ("iPads of <@U0PC000001> and <@U0PC000001|maija>", "iPads of @U0PC000001 and @maija"),
    ("iPads in <#C0PC000001|staff>", "iPads in #staff"),
    ("iPads <!subteam^S0PC|@tutors>", "iPads @tutors"),
    (
        "iPads <https://bad.example/x|our school's bank>",
        "iPads our school's bank (https://bad.example/x)",
    ),
    ("iPads <javascript:alert(1)|click>", "iPads <javascript:alert(1)|click>"),
    ("iPads *bold* _it_ ~no~ `code` ```block```", "iPads *bold* _it_ ~no~ `code` ```block```"),
    ("iPads &lt;b&gt; &amp; &amp;lt;", "iPads <b> & &lt;"),
    ("iPads :wave: @channel > quoted", "iPads :wave: @channel > quoted"),
    ("iPads {name} %s {0} $x", "iPads {name} %s {0} $x"),
    ("iPads'); DROP TABLE people; -- %_", "iPads'); DROP TABLE people; -- %_"),
    ('=cmd|"/c calc"!A1 iPads', '=cmd|"/c calc"!A1 iPads'),
]


def test_check_48_what_a_person_types_is_text_and_nothing_else(town: Town) -> None:
    for typed, read in TYPED_AND_READ:
        stored, card = arrives(town, typed)
        assert (stored, quoted(card)) == (read, read)
    assert town.slack.ledger.mentions() == []


def test_point_4_a_broadcast_that_somebody_typed_is_shown_as_text(town: Town, liisa: Someone) -> None:
    arrives(town, "iPads for <!channel> and <@U0PC000001>")
    liisa.does_not_see("<!channel>")
    assert town.slack.ledger.mentions() == []


def test_check_48_a_name_that_looks_like_markup_stays_a_name(town: Town, liisa: Someone) -> None:
    eve = town.someone("<!channel> *Eve* <https://bad.example|Bank> & Co", tz="Europe/Helsinki")
    eve.says("/tutorhelp iPads at home")
    eve.sees("Which school are you in?")
    town.names_school(eve)
    town.later(seconds=60)
    eve.sees("Waiting for Liisa Korhonen.")
    card = liisa.sees_message("iPads at home")
    assert "@channel *Eve* Bank (https://bad.example) & Co" in liisa.eyes.text_of(card)
    assert town.slack.ledger.mentions() == []
    assert "<!channel>" not in card.text


# Every writing system


IN_ANY_SCRIPT = [
    f"iPads for a family {FAMILY} {FAMILY}",
    "iPads \N{REGIONAL INDICATOR SYMBOL LETTER F}\N{REGIONAL INDICATOR SYMBOL LETTER I} flags",
    "iPads: أريد أن أعرض الشاشة على السبورة",
    "iPads: אני צריכה עזרה",
    "iPads \u202eright to left override\u202c end",
    "iPads \u2067isolated\u2069 end",
    "iPads Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324 combined",
    "iPads é and é, both ways of writing it",
    "iPads 𝔊𝔬𝔱𝔥𝔦𝔠 𠜎𠜱 four bytes each",
    "iPads\ton\nthree\nlines",
    "iPads ääkköset: Åländsk höghastighetståg",
]


def test_check_50_words_in_any_script_are_stored_and_shown_as_they_were_typed(town: Town) -> None:
    for words in IN_ANY_SCRIPT:
        stored, card = arrives(town, words)
        assert (stored, quoted(card)) == (words, words)


def test_check_50_what_no_database_can_hold_is_left_out_and_the_rest_is_kept(town: Town) -> None:
    for typed, kept in (
        ("iPads\x00 with a NUL\x00", "iPads with a NUL"),
        ("iPads \x07rings\x1b[31m", "iPads rings[31m"),
        ("iPads \x7f\x85end", "iPads end"),
    ):
        stored, card = arrives(town, typed)
        assert (stored, quoted(card)) == (kept, kept)


def test_check_50_half_a_character_in_a_form_is_left_out(town: Town, sanna: Someone) -> None:
    sanna.says("/tutorhelp")
    sanna.fills("What would help you?", "iPads \ud83d and \udc00 halves")
    sanna.presses("Send")
    sanna.sees("Got it.")
    assert [row["words"] for row in town.rows(HelpRequestRow)] == ["iPads  and  halves"]
    sanna.closes()


def test_check_50_a_name_written_from_right_to_left_does_not_turn_the_sentence_around(town: Town) -> None:
    layla = town.someone("ليلى \u202eحداد", tz="Europe/Helsinki")
    town.brings("ليلى \u202eحداد,Rantala,teacher,,,en,,,")
    layla.says("/tutorhelp iPads in class")
    layla.sees("Got it.")
    town.later(seconds=60)
    layla.sees("Waiting for Liisa Korhonen.")
    card = town.people["Liisa Korhonen"].sees_message("iPads in class")
    name = card.text[: card.text.index(" (Rantala)")]
    assert (name[0], name[-1]) == ("\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}")


# Too little and too much


def test_a_command_without_words_is_the_form(town: Town, sanna: Someone) -> None:
    for nothing in ("", "   ", "\n\t", "\u200b\u200d", "\u2066\u2069", "\x00"):
        sanna.says(f"/tutorhelp {nothing}")
        sanna.sees("What would help you?")
        sanna.closes()
    assert town.rows(HelpRequestRow) == []


def test_40000_characters_are_kept_whole_and_shown_cut_with_a_notice(town: Town, liisa: Someone) -> None:
    words = "my iPads " + " ".join(f"word{number:05}" for number in range(4000))
    assert len(words) > 40_000
    stored, card = arrives(town, words)
    assert stored == words
    assert "The rest of the words does not fit here. Please ask Sanna Virtanen." in liisa.eyes.text_of(card)
    town.people["Sanna Virtanen"].sees("The rest of your words is kept, but does not fit here.")
    shown = quoted(card)
    assert len(shown) > 10_000
    assert words.startswith(shown.rstrip("…").rstrip())


def test_no_cut_goes_through_what_a_reader_sees_as_one_character(town: Town) -> None:
    words = "iPads " + FAMILY * 2000
    stored, card = arrives(town, words)
    assert stored == words
    shown = quoted(card).removeprefix("iPads ").rstrip("…")
    assert shown == FAMILY * (len(shown) // len(FAMILY))
    assert len(shown) >= 10 * len(FAMILY)


def test_one_very_long_word_is_shown_too(town: Town) -> None:
    words = "iPad" + "x" * 8000
    stored, card = arrives(town, words)
    assert (stored, quoted(card)) == (words, words)


def test_a_programme_with_odd_names_is_shown_as_it_was_brought(town: Town, sanna: Someone) -> None:
    liisa = LIISA.replace("iPads:expert", "iPads <b>&:expert")
    assert "iPads <b>&" in liisa
    programme = PROGRAMME.replace('name = "iPads"', 'name = "iPads <b>&"')
    town.brings(liisa, programme=programme)
    sanna.says("/tutorhelp my iPads stay dark")
    sanna.sees("Topic: iPads <b>&")
