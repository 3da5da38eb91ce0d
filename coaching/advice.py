"""Whether a draft question to a colleague holds advice: one signal at most, for its writer alone.

Nothing is blocked, counted or kept. The rules are English; a text in another language has no signal.

A phrase is read word by word: `^` where a clause begins, `a|b` either, `[a|b]` may stand there, `{group}` any word of
the group, `!a|b` but not these, `…` up to three words in between; a word may be a regular expression.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Sign(StrEnum):
    """What it is; of several the first in this order is told, since it shows the most."""

    IF_I_WERE_YOU = "if_i_were_you"
    WHAT_I_DO = "what_i_do"
    WHY_NOT = "why_not"
    HAVE_YOU_TRIED = "have_you_tried"
    HOLDS_ITS_ANSWER = "holds_its_answer"
    """“Wouldn't it be better …”, “could you not …”: the asker has the answer already."""
    NAMES_A_SOLUTION = "names_a_solution"
    YOU_SHOULD = "you_should"
    JUST = "just"
    """“Just give them a minute”: makes small what is hard."""
    PRAISE = "praise"
    """Judges the person instead of naming what was seen."""
    SEVERAL = "several"
    WHY = "why"
    """Why makes people defend themselves; what and how do not."""
    CLOSED = "closed"
    """Yes or no would answer it."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One sign, and the place of its words in the text; the words themselves are not kept."""

    sign: Sign
    start: int
    end: int


GROUPS = {
    "not": r"\w+n't|dont|didnt|cant|couldnt|wouldnt|shouldnt|isnt",
    "we": "you|we|they|it|that|this|there|the|your|pupils|students|some|one",
    "have": "have|haven't|had|did|didn't|could|couldn't|can|can't|would|wouldn't|will|do|don't|are",
    "better": "better|easier|good|best|worth|useful|helpful|possible|wise|wiser|clearer|calmer|nicer|simpler|fairer",
    "surely": "really|probably|definitely|always|simply|just|also|perhaps|maybe|ever|already|at|least|yet",
    "much": "so|such|really|very|truly|absolutely|clearly|always|just|a|an|born",
    "great": "great|brilliant|excellent|amazing|lovely|fantastic|wonderful|superb|perfect|fabulous|outstanding|awesome",
    "gifted": "good|great|brilliant|talented|gifted|amazing|fantastic|excellent|wonderful|natural|inspiring|clever",
    "do": "try|use|ask|tell|give|let|do|put|make|move|stop|start|keep|ignore|take|get|show|turn|leave|add|drop|skip"
    "|split|wait|explain|write|talk|group|seat|begin|sit|send|call|set|change|plan",
    "perceive": "say|see|tell|hear|call|feel|not|think|imagine|notice|describe|be|have",
    "tell": "say|saying|tell|telling|describe|describing|walk|talk|sharing|share|explain|picture|imagine|recall",
}

PHRASES = {
    Sign.IF_I_WERE_YOU: (
        "if i were|was you|in",
        "were i you",
        "if it|this|that were|was me|my|mine",
        "in your place|shoes|position|situation i",
        "^ i would|'d have !liked|loved|thought",
    ),
    Sign.WHAT_I_DO: (
        "^ what i|i've [always|usually|often|normally|would|have|tend] [to] do|did|done",
        "^ what works|worked|helps|helped for me",
        "works|worked|helps|helped [very|really|quite] [well] for me",
        "^ in my [own] class|classes|classroom|lessons|experience|school|subject",
        "^ with my [own] class|classes|pupils|students|group|groups",
        r"^ i always|usually|normally|often|generally|tend \w+",
        "^ when i taught|had|was",
    ),
    Sign.WHY_NOT: (
        "^ why not|{not}",
        "^ why do|did|could|would|can|will|have {we} not",
    ),
    Sign.HAVE_YOU_TRIED: (
        "^ {have} you [{surely}] [{surely}] tried|try|trying|considered|consider|considering",
        "^ {have} you [{surely}] [{surely}] asked|used|thought|spoken|talked|looked|checked !{tell}",
        r"^ {have} you [{surely}] think of|about \w+ing",
    ),
    Sign.HOLDS_ITS_ANSWER: (
        "^ {not} {we}",
        "^ could|can you !{tell} {do} !me|us|an|it",
        "^ would|could|should|is|might|do|did|can {we} not",
        "^ would|might|could|wouldn't it|that [be] [a|an] [bit|lot|much] {better}|help|work|idea|option|make",
        "^ could it be",
        "^ do|don't you [not] think [that] {we}",
    ),
    Sign.NAMES_A_SOLUTION: (
        "^ what if {we}|everyone|everybody|your",
        r"^ how|what about you|we|they|\w+ing",
        "^ how would it be if|to",
        "^ what would|might|could happen if you|we [just|simply] !did|didn't|changed|left|kept|waited",
        r"what stops|keeps|prevents|stopped|kept you from [just|simply] \w+ing",
        "^ i'd|would suggest|recommend|advise|propose|{do}",
        "^ i would|'d suggest|recommend|advise|propose|go|{do}",
        "^ i suggest|recommend|advise|propose",
        "my advice|suggestion|tip|recommendation",
        r"^ you could|might|can [{surely}] [want|like] [to] !{perceive} \w+",
        r"^ try|consider \w+ing|to|a|an|the|this|that|it|some|more|less|giving",
        "^ it|that might|may|could|would [be] [a|an] [bit|lot] {better}|help|idea",
        "^ make sure",
        "^ remember to {do}",
        "^ don't forget",
        "^ let's try",
        "^ the best|easiest|simplest thing|way|trick",
        "^ it's|it [is] [a] [much|far] better|best|easier to",
        "^ one idea|option|tip",
        "^ there's|there [is] a|an|this [great|good|nice] app|tool|trick|method|way",
    ),
    Sign.YOU_SHOULD: (
        "^ you|we|teachers|they [{surely}] should|ought|must !have|feel",
        "^ you|we|teachers|they [{surely}] need|have to",
        "^ you|we|you'd|we'd [had] better",
        "^ when|if|once !do|does|did|will|would|can|could|is|are … … you should|must",
        "^ when|if|once !do|does|did|will|would|can|could|is|are … … you need|have to",
    ),
    Sign.JUST: (
        r"(?<!not\s)(?:just|simply) {do}|be|say",
        "can|could|can't|couldn't you just|simply",
        "it's just a matter|question of",
    ),
    Sign.PRAISE: (
        "^ [what|such] a|an [{much}] {great}|good|nice job|lesson|teacher|idea|effort|question",
        "^ [such] [{much}] {great}|good|nice job|lesson|work|teaching|stuff|idea|effort|question",
        "well done",
        "you are|were [{much}] [{much}] [{much}] {gifted}",
        "you're [{much}] [{much}] [{much}] {gifted}",
        "^ i'm|i [am|was] [so|really|very|always] impressed|proud",
        "^ i [really|absolutely|so|just] love|loved|like|liked|admire|admired how|the|your|that",
        "^ you did|handled|managed|taught|led … brilliantly|perfectly|beautifully|wonderfully",
        "^ you did|handled|managed|taught|led … so|really|very well",
    ),
    Sign.WHY: (
        "^ why",
        "what is|was the reason why|that|for",
        "and why",
    ),
}

PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\t": " "})
"""Letter for letter, so that every place stays the same."""
BEGINS = (
    r"(?:^|[.!?;:,\n(–—])[\s\"“”'*•>-]*+"
    r"(?:(?:and|but|so|or|then|well|hmm|ok|okay|now|look|honestly|maybe|perhaps|i (?:really )?think|i feel)\b"
    r"[\s,]*+){0,3}+"
)
"""At the start, after a mark, or after words that only lead in: “what do you think you should do” is no duty told."""

ASKS = r"(?:what|which|how|where|when|who|whom|whose|why)"
HELPS = r"(?:do|does|did|is|are|was|were|will|would|could|can|should|might|has|have|had)"
SECOND_QUESTION = (
    r"\?[\s\"“”*]*(?P<mark>\w[^?]*\?)"
    rf"|^[^?]*?\b{ASKS}\b[^?]*?(?P<joined>\b(?:and|or) +{ASKS}(?: +\w+)? +{HELPS}\b)"
    rf"|^\W*(?!when|where){ASKS}\b[^?]*?(?P<listed>, +{ASKS}(?: +\w+)? +{HELPS}\b)"
)
"""After another mark, “and how did …”, or “what …, what did …”; “when they come in, what do …” is one."""

SENTENCE = re.compile(r"[^.!?\n]+\??")
SETTING = (
    r"(?:(?:when|while|as|if|after|before|once|in|on|during|at|since|looking|thinking|so|and|but|ok|okay|well)\b"
    r"[^,?]*, *)?"
)
SUBJECT = (
    r"(?:you|i|we|they|it|he|she|there|that|this|these|those|the|your|our|their|any\w*|some\w*|pupils|students|all)\b"
)
INVITES = (
    r"(?:can|could|would|will|do) you (?:please )?(?:(?:want|like|mind|care) (?:me |us )?(?:to )?)?"
    rf"(?:{GROUPS['tell']}|go first|start|begin|(?:take|show|give|help) (?:me|us)|give an|think (?:of|back)|put it)\b"
    r"|(?:is|was|were|are) there (?:anything|something|any\b|a (?:moment|point|time|place)\b)"
    r"|(?:shall|should|may|can|could) (?:we|i)\b"
)
"""Yes or no in form only: they open the way to telling, or ask for leave."""
YES_OR_NO = (
    rf"\W*{SETTING}(?!{INVITES})(?P<closed>"
    r"(?:did|does|was|were|is|are|am|has|had|could|would|should|can|will|might|may|shall) +"
    rf"(?:{SUBJECT}|\w+(?=[^?]*\?))"
    rf"|(?:do|have|must) +{SUBJECT})"
    r"|[^?]*, *(?P<tag>(?:\w+n't (?:it|you|they|we|he|she)|right|no|correct) *\?)"
)


def advice_in(text: str, *, language: str = "en") -> Signal | None:
    """The one sign of advice worth telling the writer of a draft; None where there is none, or no rule for it."""
    if language[:2].lower() != "en":
        return None
    plain = text.translate(PLAIN)
    return next((Signal(sign, *place) for sign in Sign if (place := _place(sign, plain))), None)


def _place(sign: Sign, text: str) -> tuple[int, int] | None:
    """Where the sign stands first."""
    match sign:
        case Sign.SEVERAL:
            found = _pattern(SECOND_QUESTION).search(text)
        case Sign.CLOSED:
            sentences = (_pattern(YES_OR_NO).match(text, *each.span()) for each in SENTENCE.finditer(text))
            found = next(filter(None, sentences), None)
        case _:
            found = _pattern("|".join(map(_read, PHRASES[sign]))).search(text)
    return _without_lead(found) if found else None


def _without_lead(found: re.Match[str]) -> tuple[int, int]:
    """The words found, without the marks and blanks around them."""
    start, end = found.span(found.lastgroup or 0)
    words = found.string[start:end]
    lead = re.match(r"\W*", words)
    return start + (lead.end() if lead else 0), start + len(words.rstrip(" ,"))


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _read(phrase: str) -> str:
    """The phrase as a regular expression."""
    filled = re.sub(r"\{(\w+)\}", lambda group: GROUPS[group[1]], phrase)
    pattern = "".join(map(_token, filled.split()))
    return pattern if pattern.startswith(BEGINS) else rf"(?<![\w']){pattern}"


def _token(token: str) -> str:
    match token[0]:
        case "^":
            return BEGINS
        case "…":
            return r"(?:[^\s.?!]+ +){0,3}?"
        case "!":
            return rf"(?!(?:{token[1:]})\b)"
        case "[":
            return rf"(?:{_token(token[1:-1])})?"
    return rf"(?:{token})(?!\w)[ ,]*+"  # possessive, so that `!` looks at the next word
