"""Slack's markup as HTML: links, mentions, dates, code, bold, italic, struck out, quotes. All other characters stand
for themselves."""

import re
from datetime import UTC, datetime

from markupsafe import Markup, escape

from demo.slack.visible_text import Reader, shown_mrkdwn

_CODE_BLOCK = re.compile(r"```\n?(.+?)```", re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_ENTITY = re.compile(r"<([^<>]+)>")
_MARK = re.compile(r"(?<![\w*_~])([*_~])(?=\S)(.+?)(?<=\S)\1(?![\w*_~])")
_QUOTE = re.compile(r"(?:^&gt;.*(?:\n|\Z))+", re.MULTILINE)
_TAGS = {"*": "strong", "_": "em", "~": "s"}

# Stand for what is finished while the rest is looked at; both are characters that nobody types.
_KEPT = re.compile("\ue000(\\d+)\ue001")
_STAND_INS = re.compile("[\ue000\ue001]")

_LINKS = ("http://", "https://", "mailto:", "slack://")


def mrkdwn_html(text: str, reader: Reader) -> Markup:
    """The text as Slack shows it to this reader."""
    kept: list[Markup] = []

    def keep(made: Markup) -> str:
        kept.append(made)
        return f"\ue000{len(kept) - 1}\ue001"

    rest = _STAND_INS.sub("", text)
    rest = _CODE_BLOCK.sub(lambda found: keep(Markup("<pre>{}</pre>").format(_words(found[1]))), rest)
    rest = _CODE.sub(lambda found: keep(Markup("<code>{}</code>").format(_words(found[1]))), rest)
    rest = _ENTITY.sub(lambda found: keep(_entity(found[1], reader)), rest)
    rest = _quoted(_marked(str(escape(_words(rest)))))
    return Markup(_KEPT.sub(lambda found: str(kept[int(found[1])]), rest))  # noqa: S704 - escaped above, piece by piece


def plain_html(text: str) -> Markup:
    """The text as it stands."""
    return escape(text)


def href(url: object) -> str:
    """The address, if it is one to be followed; else nothing, as no script may hide in a link."""
    address = str(url or "")
    return address if address.lower().startswith(_LINKS) else ""


def _words(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _marked(text: str) -> str:
    for _ in range(3):  # *_both_* needs a second pass
        text = _MARK.sub(lambda found: f"<{_TAGS[found[1]]}>{found[2]}</{_TAGS[found[1]]}>", text)
    return text


def _quoted(text: str) -> str:
    def one(found: re.Match[str]) -> str:
        lines = [line.removeprefix("&gt;").removeprefix(" ") for line in found[0].removesuffix("\n").split("\n")]
        return "<blockquote>" + "\n".join(lines) + "</blockquote>"

    return _QUOTE.sub(one, text)


def _entity(inner: str, reader: Reader) -> Markup:
    target = _words(inner.partition("|")[0])
    shown = shown_mrkdwn(f"<{inner}>", reader)
    if target.startswith("!date^"):
        return date_html(int(target.split("^")[1]), shown)
    if target.startswith(("@", "#", "!")):
        return Markup('<span class="mention">{}</span>').format(shown)
    return link_html(target, shown)


def date_html(epoch: int, shown: str) -> Markup:
    """A moment, in words for people and exactly for machines."""
    moment = datetime.fromtimestamp(epoch, UTC).isoformat()
    return Markup('<time datetime="{}">{}</time>').format(moment, shown)


def link_html(url: str, shown: str) -> Markup:
    """A link, or only its words if the address is not one to be followed."""
    if not href(url):
        return escape(shown)
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(url, shown)
