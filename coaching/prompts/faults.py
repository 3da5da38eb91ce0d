"""What is wrong with a question for the bank: the rules for ours and for those that a coordinator writes.

Signals of advice are `coaching/advice.py`'s. Rules that need a language's words hold for the languages listed here.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from coaching.advice import Sign, advice_in
from coaching.prompts.likeness import stems, too_alike

MOST_WORDS = 25
"""What a person can still read once and answer by voice (coaching practice, "Prompt limits")."""
MOST_LETTERS = 250
"""25 long Finnish words; what is longer is no sentence."""
MARKS = "?？؟"


class Fault(StrEnum):
    """One rule that a question breaks."""

    EMPTY = "empty"
    NOT_A_QUESTION = "not_a_question"
    SEVERAL_QUESTIONS = "several_questions"
    TOO_LONG = "too_long"
    ADVICE = "advice"
    """Advice; in English also praise, a why or a yes-or-no."""
    NAMES_A_PUPIL = "names_a_pupil"
    """Asks about one pupil, or who it was."""
    MEASURES = "measures"
    """Asks for marks, scores or ratings, of whomever."""
    TOO_ALIKE = "too_alike"
    """Another question of the bank has the same words but for one or two."""
    LAST_ONE = "last_one"
    """It would be hidden, and its stage has no other to ask."""


ABBREVIATIONS = re.compile(r"\b(?:e\.g|i\.e|etc|esim|jne|ym|t\.ex|bl\.a|m\.m|osv)\.", re.IGNORECASE)
ANOTHER_SENTENCE = re.compile(r"[.!…;]+[\"”’)]*\s+\S|\n\s*\S")

ONE_PUPIL = {
    "en": r"""(?:which|what|name\ (?:a|one|the))\ (?:(?:one|single|individual)\ )?(?:pupil|student|child|boy|girl)\b
        |which\ of\ your\ (?:pupils|students|children)\b|who\ in\ (?:your|the|that)\ (?:class|group|room)\b
        |(?:pupil|student|boy|girl|child)\ (?:named|called)\b
        |\bwho\ (?:surprised|disturbed|struggled|learnt|learned|succeeded|failed|understood)\b
        |\bwho\ (?:did|could)(?:n[’']t|\ not)\b
        |\bthe\ (?:pupil|student|boy|girl|child)\ (?:with|who|whose|from|next\ to)\b
        |(?-i:(?:did|does|has|is|was|will|would|can|could)\ [A-ZÅÄÖÉ][a-zåäöé]+
        \ (?:do|say|learn|think|feel|want|find|manage|react|behave|struggle|write|read|know|understand)\b)
        |(?-i:(?:did|does|will|would|can|could)\ [A-ZÅÄÖÉ][a-zåäöé]+
        \ (?:need\ (?:from|most|next)\b|need\?|try\b|hear\b|see\b|answer\b|enjoy\b))
        |(?-i:\b[A-ZÅÄÖÉ][a-zåäöé]+['’]s\ (?:work|book|behaviour|answer|needs?|progress|parents|home)\b)""",
    "fi": r"""(?:kuka|ketkä|kenen|kenet|ketä|kenellä|kenelle)\ (?:(?:luokka|ryhmä)si\ )?(?:oppila|opiskelij)
        |(?:kuka|ketkä|kenen|kenet|ketä)\ (?:luokassa|luokasta|ryhmässä|ryhmästä)(?:si)?\b
        |\bkuka\ (?:yllätti|häiritsi|oppi|onnistui|epäonnistui|ymmärsi|osasi|jäi|ei)\b
        |(?:mikä|minkä|mitä)\ yksittäi\w+\ oppil|\b(?:mikä|kuka)\ oppilas\b|\boppilas\ nimeltä
        |(?-i:(?:Mitä|Miten|Milloin|Miltä)\ [A-ZÅÄÖ][a-zåäö]+
        \ (?:teki|tekee|sanoi|oppi|oppii|ajatteli|tarvitsee|osaa|haluaa|pärjää)\b)""",
    "sv": r"""(?:vilken|vad\ för\ en)\ (?:enskild\ )?(?:elev|flicka|pojke)\b|vilka\ av\ (?:dina|era)\ elever\b
        |\bvem\ (?:överraskade|störde|lärde|lyckades|misslyckades|förstod|klarade|kunde\ inte)\b
        |vem\ i\ (?:klassen|gruppen|din\ klass|din\ grupp)\b|\belev\ (?:som\ heter|vid\ namn)\b
        |(?-i:(?:gjorde|sa|säger|lärde|tänkte|tänker|behöver|mår)\ [A-ZÅÄÖÉ][a-zåäöé]+\b)""",
}
"""Names are told by a capital letter where a person's doings follow; a name in another place is not found."""

ADVISING = {
    "fi": r"""^\W*(?:sinun|teidän|meidän)\ (?:pitäisi|pitää|täytyy|täytyisi|tulisi|kannattaisi|kannattaa)\b
        |\b(?:mitä|entä)\ jos\ (?:\w+\ )?\w+isit(?:te)?\b|\bmiks(?:et|ette)\b|\bmiksi\ (?:et|ette)\b
        |\bole(?:t|tte)ko\ (?:\w+\ ){0,2}(?:kokeillu|yrittäny|harkinnu|ajatellu|miettiny|pyytäny|käyttäny)(?:t|eet)\b
        |\beikö\ (?:\w+\ )?olisi\b|\betkö\ (?:\w+\ )?voisi\b|\bsinuna\b|\bkannattaisiko\b|^\W*voisit(?:te)?\b""",
    "sv": r"""^\W*(?:du|ni|vi)\ (?:borde|bör|måste|skulle\ kunna|kunde)\b|\b(?:tänk|vad\ händer)\ om\ (?:du|ni)\b
        |^\W*har\ (?:du|ni)\ (?:\w+\ ){0,2}(?:provat|prövat|testat|försökt|övervägt|funderat\ på\ att|tänkt\ på\ att)\b
        |\b(?:vore|är|skulle)\ det\ inte\b|\b(?:kunde|kan|borde|skulle)\ (?:du|ni)\ inte\b
        |\bvarför\ (?:\w+\ )?(?:du|ni)\ (?:\w+\ ){0,2}inte\b|\bvarför\ inte\b|\bom\ jag\ (?:var|vore)\ du\b""",
}
"""The plainest forms; English has its own rules. “What should you see …” asks, so a duty counts where a text begins."""

MEASURING = {
    "en": r"""\b(?:scores?|ratings?|rate|marks|grades|out\ of\ (?:ten|five|10|5|100)|on\ a\ scale|test\ results?
        |percent(?:age)?|how\ many\ (?:of\ your\ )?(?:pupils|students)|diagnos\w+)\b""",
    "fi": r"""\b(?:arvosan\w*|pistemäär\w*|pisteitä|asteikolla|koetulo\w*|prosent\w*|diagnoos\w*
        |(?:kuinka|miten)\ mon(?:i|en|ta|ella|elle)\ oppil\w*)\b""",
    "sv": r"""\b(?:betyg\w*|poäng\w*|på\ en\ skala|provresultat\w*|procent\w*|diagnos\w*
        |hur\ många\ (?:av\ \w+\ )?elever)\b""",
}


def check_question(text: str, language: str, *, among: Iterable[str] = ()) -> tuple[Fault, ...]:
    """Every rule that the question breaks, in the order of `Fault`; nothing for a good one.

    `among` are the bank's other questions in the same language.
    """
    said = text.strip()
    mine = stems(said)
    if not said.strip(MARKS + " .!…"):
        return (Fault.EMPTY,)
    broken = {
        Fault.NOT_A_QUESTION: said[-1] not in MARKS or _has_another_sentence(said),
        Fault.SEVERAL_QUESTIONS: sum(map(said.count, MARKS)) > 1,
        Fault.TOO_LONG: len(said.split()) > MOST_WORDS or len(said) > MOST_LETTERS,
        Fault.NAMES_A_PUPIL: _finds(ONE_PUPIL, language, said),
        Fault.MEASURES: _finds(MEASURING, language, said),
        Fault.TOO_ALIKE: any(too_alike(mine, stems(other)) for other in among),
    }
    broken[Fault.ADVICE] = _finds(ADVISING, language, said)
    if signal := advice_in(said, language=language):
        broken[Fault.SEVERAL_QUESTIONS if signal.sign is Sign.SEVERAL else Fault.ADVICE] = True
    return tuple(fault for fault in Fault if broken.get(fault))


def _has_another_sentence(text: str) -> bool:
    return ANOTHER_SENTENCE.search(ABBREVIATIONS.sub("", text)) is not None


def _finds(patterns: dict[str, str], language: str, text: str) -> bool:
    pattern = patterns.get(language)
    return pattern is not None and re.search(pattern, text, re.IGNORECASE | re.VERBOSE) is not None
