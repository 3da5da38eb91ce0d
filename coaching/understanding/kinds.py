"""What kind of help is wanted, as far as the words say so plainly: in English, Finnish and Swedish.

Groups of pupils are not groups of colleagues; a workshop held for pupils is not one that somebody wishes for.
"""

import re

from coaching.kinds import Kind

FEW = r"(?:a few|some|two|three|four|five|six|seven|eight|\d)"
COLLEAGUES = r"(?:of us|teachers|colleagues)"
SAYS = {
    Kind.QUICK_FIX: (
        r"\bquick (?:question|help|tip|one|fix|look)\b"
        r"|\b(?:five|ten|5|10) minutes of (?:your|somebody's|someone's) time\b"
        r"|\bquickly (?:show|tell|explain|check)\b|\bjust a (?:tip|hint)\b|\bshort question\b"
        r"|\b(?:pikainen|nopea|lyhyt) (?:kysymys|apu|vinkki|neuvo)\b|\bpika(?:apu|neuvo|kysymys)\w*"
        r"|\bnopeasti (?:näyttää|neuvoa|auttaa)\b"
        r"|\b(?:viisi|kymmenen|5|10) minuuttia (?:aikaa|aikaasi)\b"
        r"|\b(?:snabb|kort|liten) (?:fråga|hjälp)\b|\bsnabbt tips\b"
        r"|\b(?:fem|tio|5|10) minuter av (?:din|någons) tid\b"
        r"|\bsnabbt (?:visa|förklara|titta)\b"
    ),
    Kind.IN_CLASS: (
        r"\b(?:come|be|sit in|join|drop in)\b[^.?!]{0,25}\b(?:to|in|into|with|on|at|during|join) (?:my|our"
        r"|the) (?:\w+ )?(?:lessons?|class|classroom)\b"
        r"|\bjoin (?:my|our) (?:\w+ )?(?:lessons?|class)\b|\bwith me in (?:the )?(?:class|lesson|classroom)\b"
        r"|\bextra (?:pair of )?hands\b[^.?!]{0,30}\b(?:lesson|class)"
        r"|\b(?:tulla|tulisi\w*|tuletko|mukaan|mukana|apuna|kaveriksi|avuksi"
        r"|seuraksi)\b[^.?!]{0,25}\b(?:tunnille\w*|tunnilla\w*|oppitunnille\w*|oppitunnilla\w*|luokkaan\w*"
        r"|luokassa\w*)"
        r"|\b(?:tunnille\w*|luokkaan\w*) (?:mukaan|avuksi|apuun|seuraksi)\b"
        r"|\b(?:komma|kommer|kom|vara med|är med|följa med|sitta med)\b[^.?!]{0,25}\b(?:till|på|under|in i"
        r"|i) (?:min|mina|vår|våra|en) (?:\w+)?(?:lektion\w*|klassrum\w*|klass)\b"
        r"|\b(?:vara med|följa med)\b[^.?!]{0,15}\b(?:på|under) (?:\w*lektionen|lektionerna)\b"
        r"|\bmed mig i klassrummet\b"
    ),
    Kind.CO_TEACHING: (
        r"\bco-?teach(?:ing)?\b|\bteam-?teach\w*"
        r"|\bteach (?:it |this |a lesson |the lesson |the unit )?together\b"
        r"|\bplan(?:ning)?\b[^.?!]{0,30}\btogether (?:with (?:you|a tutor|somebody|someone|a colleague))\b"
        r"|\b(?:somebody|someone|a tutor|a colleague) to plan\b[^.?!]{0,30}\bwith\b|\bplan and teach\b"
        r"|\byhteisopett?\w*|\bsamanaikaisopett?\w*"
        r"|\bopet(?:taa|taisi\w*|etaan|ettaisiin)\b[^.?!]{0,20}\byhdessä\b|\byhdessä\b[^.?!]{0,15}\bopettaa\b"
        r"|\bsuunnit\w*\b[^.?!]{0,30}\b(?:yhdessä (?:jonkun|tutorin|kollegan)|kanssani)"
        r"|\bsamundervis\w*|\btvålärar\w*|\bundervisa\b[^.?!]{0,20}\b(?:tillsammans|ihop)\b"
        r"|\bplanera\b[^.?!]{0,30}\b(?:tillsammans med|ihop med|med mig)\b"
    ),
    Kind.SMALL_GROUP: (
        rf"\b{FEW} (?:of )?(?:my |our |the )?{COLLEAGUES}\b|\bfor (?:our|my) (?:subject |year |grade )?team\b"
        rf"|\bour (?:subject|year|grade) team\b"
        r"|\b(?:muutama\w*|parille|pari|kaksi|kolme|neljä|viisi|kuusi|kahdelle|kolmelle|neljälle|viidelle"
        r"|kuudelle) (?:opettaj\w+|kolleg\w+|meistä|meidän)|\bmeille (?:kahdelle|kolmelle|neljälle|viidelle)\b"
        r"|\b(?:aine|opettaja)?tiimil\w+mme\b|\bmeidän (?:aine)?tiimille\b"
        r"|\b(?:några|ett par|två|tre|fyra|fem|sex) (?:av oss|lärare|kollegor|kolleger)\b"
        r"|\b(?:för|i) (?:vårt|mitt) (?:ämneslag|arbetslag)\b|\boss (?:två|tre|fyra|fem)\b"
    ),
    Kind.WHOLE_STAFF: (
        r"\b(?:whole|entire|all the|all our|all) (?:staff|teachers|school staff|teaching staff)\b"
        r"|\bstaff (?:meeting|training|day|room session)\b|\beverybody at (?:our|the) school\b"
        r"|\beveryone on the staff\b"
        r"|\bkoko (?:henkilökun\w+|opettajakun\w+|koulun (?:väel|opettaj|henkilö)\w+|porukal\w+)"
        r"|\bkaikille (?:koulun )?(?:opettajille|opeille)\b|\bopettajainkoko\w+|\bopekoko\w+|\bveso\w*"
        r"|\bhela (?:kollegiet|personalen|lärarkåren|skolans personal)\b"
        r"|\balla (?:skolans )?(?:lärare|lärarna|pedagoger)\b|\b(?:personal|lärar)möte\w*|\bstudiedag\w*"
        r"|\bkonferensdag\w*"
    ),
    Kind.WORKSHOP_IDEA: (
        r"\bworkshop idea\b|\bidea for a workshop\b"
        r"|\b(?:suggest|propose|wish for|would like to see|would love|how about)\b[^.?!]{0,25}\b(?:workshop|course)\b"
        r"|\b(?:could|can|will|would) (?:there|we|you|somebody|someone) (?:be|have|get|arrange|organi[sz]e"
        r"|offer)\b[^.?!]{0,20}\bworkshop\b|\bworth a workshop\b"
        r"|\btyöpajaidea\w*|\bidea(?:na|ksi)? työpaj\w+"
        r"|\b(?:ehdot\w+|toivo\w+|voisiko\w*|voitaisiinko|saisiko\w*"
        r"|pitäisi järjestää)\b[^.?!]{0,30}\b(?:työpaj\w+|workshop\w*)"
        r"|\bworkshop-?idé\w*|\bidé (?:till|om) en workshop\b"
        r"|\b(?:föreslå\w*|önska\w*|kunde|kan|skulle|ordna|anordna)\b[^.?!]{0,30}\bworkshop\b"
    ),
}
WANTED = {kind: re.compile(says) for kind, says in SAYS.items()}


def guess_kind(words: str) -> Kind | None:
    """The kind of help that the words name; None where they name none, or two."""
    said = " ".join(words.casefold().replace("’", "'").split())
    named = [kind for kind, wanted in WANTED.items() if wanted.search(said)]
    return named[0] if len(named) == 1 else None
