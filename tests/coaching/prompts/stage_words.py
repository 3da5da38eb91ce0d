"""How a stranger would tell the stage of a question from its words alone: who hears of it, when it is, what is wished.

Read from the top; the first line that fits decides. So a question of one stage cannot stand in another.
"""

import re

from coaching.prompts.stages import Stage

ENGLISH = (
    (
        Stage.SHARING,
        r"(?:other|another) (?:teachers?|groups)|staff|listeners?|your story|a colleague's story|whole school",
        r"\bshar(?:e|ing)\b|for others$|outside your group|those who were not there",
    ),
    (
        Stage.LESSON,
        r"\bwhile (?:the lesson|you|pupils)|during the lesson|in the middle of|\bas you (?:watch|teach|try)",
        r"when you (?:watch|stop)|the lesson (?:is under way|goes)|in the lesson (?:instead|do you|does)",
    ),
    (Stage.GOAL, r"\bgoal\b|would you (?:like|want|love|wish)|do you (?:hope|want|wish)|you hope|wanted|your wish"),
    (Stage.ANALYSIS, r"\b(?:did|was|were|led|made|stayed|surprised)\b"),
    (
        Stage.PLAN,
        r"\bwill\b|your plan|the whole plan|first step|before you settle|next lesson|you expect|the class do|be ready",
    ),
    (Stage.STARTING_POINT, r"at (?:the moment|present)|these days|this term|usually|so far|lately|\bnow\b|still"),
)
FINNISH = (
    (
        Stage.SHARING,
        r"\bmui(?:lle|lta|den|ta)\b|muillekin|muut opettajat|toisen opettajan|henkilökun|kuulij|tarina|koko koulu",
        r"ulkopuolis|eivät olleet paikalla",
    ),
    (
        Stage.LESSON,
        r"tunnin aikana|kesken tunnin|kun (?:tunti (?:on|lähtee)|lakkaat|seuraat|kokeilet|katsot|he tunnilla)",
        r"kun oppilaat työ|seuratessasi|seuraamaasi|opettaessasi|tekemisestä näkyy|kysyvät tunnilla",
        r"kohdassa tuntia opit",
    ),
    (Stage.GOAL, r"tavoit|\btoivo|haluaisit|\bhaluat\b|halunnut|toiveesi"),
    (
        Stage.ANALYSIS,
        r"\b(?:tekivät|muuttui|tapahtui|erosi|jäi|näkivät|herätti|sai|johti|teit|oli|seurasi|päädyit|tuntui|mietti)\b",
        r"\b(?:oppivat|yllätti|horjutti|sait|näkyi|jätti|opit|muutti)\b",
    ),
    (
        Stage.PLAN,
        r"tuleva|seuraava|suunnitel|suunnittel|arvele|ennen kuin|ennen viikon|puolivälissä|\bpyydät|\bistut\b",
        r"kaiken valmiiksi|pysyvät ennallaan|mennyt perille|saat selville|auttaa vastaamaan",
    ),
    (
        Stage.STARTING_POINT,
        r"\bnyt\b|nykyään|tällä hetkellä|tänä lukukautena|yleensä|tähän mennessä|viime aikoina|vielä|\byhä\b",
    ),
)
SWEDISH = (
    (
        Stage.SHARING,
        r"andra (?:lärare|grupper)|annan lärares|kollegiet|åhörar|berätt|hela skolan|\bdela\b",
        r"delar med er|med andra|för andra$|utanför er grupp|inte var med",
    ),
    (
        Stage.LESSON,
        r"\bmedan\b|under lektionen|mitt i lektionen|när du (?:slutar|följer)|när lektionen (?:väl|spårar)",
        r"på lektionen i stället|var i lektionen lär",
    ),
    (Stage.GOAL, r"\bmål(?:et)?\b|skulle du (?:själv )?(?:vilja|önska)|vill du|hoppas|önska|velat"),
    (
        Stage.ANALYSIS,
        r"\b(?:gjorde|ändrade|ändrades|hände|skilde|stannade|såg|frågade|fick|ledde|var svårare|fattade|kändes)\b",
        r"\b(?:gömde|funderade|lärde|överraskade|rubbades|kom du på|visade|lämnade)\b",
    ),
    (
        Stage.PLAN,
        r"\bkommer\b|nästa (?:lektion|gång)|\bplan(?:en)?\b|\binnan\b|tror du|\bi tid\b",
    ),
    (
        Stage.STARTING_POINT,
        r"just nu|nuförtiden|numera|brukar|hittills|den här terminen|\bännu\b|fortfarande|på sistone",
    ),
)
WORDS: dict[str, tuple[tuple[Stage, *tuple[str, ...]], ...]] = {"en": ENGLISH, "fi": FINNISH, "sv": SWEDISH}


def stage_told_by(text: str, language: str) -> Stage | None:
    """The stage that the words point to."""
    plain = text.rstrip("?")
    return next((stage for stage, *words in WORDS[language] if re.search("|".join(words), plain, re.IGNORECASE)), None)
