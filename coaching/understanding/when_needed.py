"""How soon help is needed, as far as the words say so plainly: in English, Finnish and Swedish.

A guess is shown and can be changed; still, whoever is in no hurry must not be taken for somebody who is.
"""

import re

from coaching.when_needed import WhenNeeded

NO_HURRY = re.compile(
    r"\bno(?:t)? (?:hurry|rush|urgent|particular hurry)\b|\bisn.?t urgent\b"
    r"|\bnot (?:today|right now|now|this week)\b"
    r"|\bany ?time\b|\bwhenever (?:you|it|someone|somebody) (?:can|have|has|suits)\w*"
    r"|\bearlier today\b|\buntil (?:today|right now)\b|\bup to now\b"
    r"|\bei (?:ole |oo |tässä |sillä )?(?:mitään |mikään |niin |kovin )?(?:kiire\w*|hoppu\w*)"
    r"|\bei (?:tänään|juuri nyt|heti|tällä viikolla)\b|\baiemmin tänään\b|\btähän (?:päivään|asti)\b"
    r"|\bmilloin vain\b"
    r"|\b(?:ingen|inte|inget) (?:så |speciellt |någon )?(?:bråttom|brådska\w*|stress|jäkt)\b"
    r"|\b(?:inte|ej) (?:i ?dag|just nu|nu|den här veckan)\b|\btidigare i ?dag\b|\bnär som helst\b|\bhittills\b"
)
"""Said of hurry, of today or of now, but to say the contrary."""
AGAIN_AND_AGAIN = re.compile(
    r"\b(?:always|every (?:time|lesson|day|week)|each (?:time|lesson)|often|sometimes|keeps?|usually|last \w+"
    r"|yesterday"
    r"|aina|joka (?:kerta|tunti|päivä|viikko)|usein|joskus|jatkuvasti|koko ajan|eilen|viime \w+"
    r"|alltid|varje (?:gång|lektion|dag|vecka)|ofta|ibland|hela tiden|i ?går|förra \w+)\b"
)
"""A lesson that is stuck is stuck now; one that gets stuck again and again can wait."""

MINUTES = (
    r"(?:\d{1,2}|a few|five|ten|fifteen|twenty|viiden|kymmenen|viidentoista|parin|muutaman|fem|tio|femton"
    r"|några|ett par)"
)
NOW = re.compile(
    r"\bright (?:now|away)\b|\bimmediately\b|\b(?:help|come)\w* at once\b|\bhelp now\b|\bnow please\b"
    r"|\bthis (?:very )?minute\b"
    r"|\bjuuri nyt\b|\bheti (?:nyt|paikalla)\b|\bnyt heti\b|\bvälittömästi\b|\bapua nyt\b"
    r"|\bjust nu\b|\bnu (?:genast|direkt|med en gång)\b|\bgenast\b|\bomedelbart\b|\bhjälp nu\b"
)
LESSON_STUCK = re.compile(
    rf"\b(?:class|pupils|students|kids|children) (?:is|are) (?:already )?waiting\b"
    rf"|\bin the middle of (?:the|a|my) (?:lesson|class)\b"
    rf"|\b(?:lesson|class|exam|test) (?:has (?:just |already )?(?:started|begun)|is (?:on|running))\b"
    rf"|\b(?:starts?|start|begins?|starting) (?:soon|in {MINUTES} min\w*)|\bin {MINUTES} min\w*"
    rf"|\b(?:luokka|oppilaat|kaikki) odotta\w+|\bkesken (?:tunnin|oppitunnin|kokeen)\b"
    rf"|\btunti (?:on )?(?:alkoi|alkanut|käynnissä)\b"
    rf"|\b(?:tunti|koe) alkaa (?:kohta|pian|ihan kohta|{MINUTES} min\w*)"
    rf"|\b{MINUTES} min\w* (?:päästä|kuluttua|päähän)\b"
    rf"|\b(?:klassen|eleverna|alla) (?:sitter och )?väntar\b"
    rf"|\bmitt (?:i|under) (?:lektionen|en lektion|provet)\b"
    rf"|\b(?:lektionen|provet) (?:har (?:redan |just )?(?:börjat|startat)|pågår|börjar (?:snart|strax|nu))"
    rf"|\bom {MINUTES} min\w*"
)
TODAY = re.compile(
    r"\btoday\b|\bthis (?:morning|afternoon)\b|\b(?:before|by|after) (?:lunch|noon)\b"
    r"|\bbefore the end of the day\b|\burgent\w*\b"
    r"|\basap\b|\bas soon as (?:possible|you can)\b|\bin a hurry\b"
    r"|\btänään\b|\btämän päivän\b|\b(?:aamu|ilta)päivällä\b"
    r"|\bennen (?:ruokaa|ruokatuntia|lounasta|iltapäivää)\b"
    r"|\bkiire(?:inen|isesti|ellinen|ellisesti|istä)?\b|\bmahdollisimman (?:pian|nopeasti)\b|\bpikaisesti\b"
    r"|\bi ?dag\b|\bi (?:förmiddag|eftermiddag)\b|\b(?:före|innan) lunch\b|\bbråttom\b|\bbrådskande\b|\bakut\b"
    r"|\bså (?:snart|fort) som möjligt\b|\bsnarast\b"
)
SINCE_TODAY = re.compile(r"\b(?:yesterday|eilen|i ?går)\b.*\b(?:today|tänään|i ?dag)\b")
"""It worked yesterday and today it does not: that says when it broke."""
NEXT_DAY = re.compile(
    r"\b(?:next time|when|whenever) (?:you|the tutor|a tutor|\w+) (?:are|is|visits?|come|comes)"
    r" (?:next )?(?:here|at our school|around|in the house|to our school|to us|by)\b|\bnext tutoring day\b"
    r"|\bnext visit\b"
    r"|\bseuraava\w* tutorpäiv\w+"
    r"|\bkun (?:olet|tulet|tutor on|tutor tulee|ohjaaja on|tuutori on) (?:seuraavan kerran )?(?:täällä|meillä"
    r"|koululla\w*|meidän koululla)"
    r"|\bseuraavan kerran kun\b|\bensi kerralla kun\b|\bseuraavalla käynnillä\b"
    r"|\bnästa (?:tutordag|handledningsdag|besök)\b|\bnästa gång (?:du|ni|tutorn|handledaren) (?:är|kommer)\b"
    r"|\bnär (?:du|tutorn|handledaren) (?:ändå )?(?:är|kommer) (?:här|hit|till oss|på vår skola|till vår skola)\b"
)
DAYS = (
    r"(?:monday|tuesday|wednesday|thursday|friday|the weekend)",
    r"(?:maanantai|tiistai|keskiviikko|torstai|perjantai|viikonloppu)",
    r"(?:måndag|tisdag|onsdag|torsdag|fredag|helgen)",
)
THIS_WEEK = re.compile(
    rf"\b(?:later )?this week\b|\btomorrow\b|\b(?:by|before|until|for) {DAYS[0]}\b"
    rf"|\btällä viikolla\b|\bviikon (?:aikana|loppuun)\b|\bhuom(?:enna|iseksi|isaamu\w*)\b"
    rf"|\b{DAYS[1]}(?:hin|na|ksi|ta)? mennessä\b|\bennen {DAYS[1]}\w*|\b{DAYS[1]}ksi\b"
    rf"|\b(?:den här|denna) veckan?\b|\b(?:under|i) veckan\b|\bi ?morgon\b"
    rf"|\b(?:före|innan|senast|till)(?: på)? {DAYS[2]}\b"
)


def guess_when(words: str) -> WhenNeeded | None:
    """The soonest that the words plainly say; None where they say nothing of it."""
    said = NO_HURRY.sub(" ", " ".join(words.casefold().replace("’", "'").split()))
    if NOW.search(said) or (LESSON_STUCK.search(said) and not AGAIN_AND_AGAIN.search(said)):
        return WhenNeeded.RIGHT_NOW
    if TODAY.search(said) and not SINCE_TODAY.search(said):
        return WhenNeeded.TODAY
    if NEXT_DAY.search(said):
        return WhenNeeded.NEXT_TUTORING_DAY
    return WhenNeeded.THIS_WEEK if THIS_WEEK.search(said) else None
