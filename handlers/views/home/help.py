"""What the commands say about themselves."""

from handlers.ids import Action
from handlers.languages import Voice
from handlers.views.blocks import Rendered, actions, button, notification, section, small
from handlers.views.texts import cut

QUOTED_WORD = 40
"""Characters of an unknown word that are said back."""


def help_tutorhelp(_: Voice) -> Rendered:
    """The answer to `/tutorhelp help`: three examples, the other ways in, who sees what."""
    text = _("Type /tutorhelp and what you need, in your own words. A colleague-tutor gets it.")
    examples = "\n".join(
        (
            _("/tutorhelp my iPads won't show on the screen"),
            _("/tutorhelp I'd like to try Kahoot with 7A"),
            _("/tutorhelp status shows what you have open"),
        )
    )
    form = button(_("Open the form"), Action.OPEN_FORM, "help", primary=True)
    ways = (
        _("You can also write to Peer Coach directly, in your own words."),
        _("Or take the shortcut “Ask a tutor”; on a message it is “Ask a tutor about this”."),
    )
    small_print = [small(" ".join(ways)), small(who_sees_what(_))]
    return Rendered(notification(text), (section(text), section(examples), actions(form), *small_print))


def help_coaching(_: Voice, unknown: str = "", meant: str = "") -> Rendered:
    """The answer to `/coaching help`, and to an unknown word: with the one that was probably meant."""
    text = _("/coaching home shows all that is open for you. To ask for help, type /tutorhelp and what you need.")
    form = button(_("Ask a tutor"), Action.OPEN_FORM, "help", primary=True)
    week = section(_("/coaching checkin opens the form about your triad's week, if you are in one."))
    not_known = [section(_not_known(cut(unknown, QUOTED_WORD), meant, _))] if unknown else []
    settings = small(_("Your settings are on the Home tab: language, quiet hours, days away, what is kept about you."))
    return Rendered(
        notification(text), (*not_known, section(text), week, actions(form), settings, small(who_sees_what(_)))
    )


def who_sees_what(_: Voice) -> str:
    return _(
        "Only the tutors asked see your words. The coordinator sees the topic and school, words only if you agree."
    )


def _not_known(word: str, meant: str, _: Voice) -> str:
    if meant:
        return _("I don't know the word “{word}”. Did you mean /coaching {meant}?", word=word, meant=meant)
    return _("I don't know the word “{word}”. This is what I know:", word=word)
