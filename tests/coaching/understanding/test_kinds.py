"""What kind of help, in three languages; all sentences are invented."""

import pytest

from coaching.kinds import Kind
from coaching.understanding import guess_kind

ENGLISH = {
    Kind.QUICK_FIX: (
        "quick question about Kahoot",
        "could I have ten minutes of your time?",
        "can you quickly show me where",
    ),
    Kind.IN_CLASS: (
        "would you come to my lesson on Thursday?",
        "I would like somebody to join my class when we start",
        "could you be with me in class the first time",
    ),
    Kind.CO_TEACHING: (
        "let's co-teach the unit on rivers",
        "I want a tutor to plan the project with me",
        "could we teach it together?",
    ),
    Kind.SMALL_GROUP: (
        "a few of us would like to learn it",
        "training for three teachers in grade four",
        "for our subject team",
    ),
    Kind.WHOLE_STAFF: (
        "an hour at our staff meeting",
        "all teachers should see this",
        "the whole staff needs an introduction",
    ),
    Kind.WORKSHOP_IDEA: (
        "workshop idea: podcasts",
        "could there be a workshop on AI?",
        "I would love a workshop about green screens",
    ),
    None: (
        "split my pupils into small groups",
        "we hold a workshop with the pupils on Monday",
        "my whole class is stuck",
        "my iPad won't mirror",
        "two pupils forgot their password",
        "pupils plan their trip together",
        "quick question: could you come to my lesson?",
    ),
}
FINNISH = {
    Kind.QUICK_FIX: (
        "pikainen kysymys Kahootista",
        "olisiko sinulla kymmenen minuuttia aikaa?",
        "voisitko nopeasti näyttää",
    ),
    Kind.IN_CLASS: (
        "tulisitko tunnilleni torstaina?",
        "haluaisin jonkun mukaan tunnille kun aloitamme",
        "voisitko olla apuna luokassa ensimmäisellä kerralla",
    ),
    Kind.CO_TEACHING: (
        "yhteisopettajuus jokijaksolla",
        "haluaisin suunnitella projektin yhdessä tutorin kanssa",
        "voisimmeko opettaa tämän yhdessä?",
    ),
    Kind.SMALL_GROUP: (
        "meille kolmelle lyhyt opastus",
        "muutama opettaja haluaisi oppia tätä",
        "koulutus meidän tiimille",
    ),
    Kind.WHOLE_STAFF: (
        "opettajainkokoukseen tunnin esittely",
        "koko henkilökunnalle tästä koulutus",
        "kaikille opettajille",
    ),
    Kind.WORKSHOP_IDEA: (
        "työpajaidea: podcastit",
        "voisiko tekoälystä järjestää työpajan?",
        "ehdotan työpajaa vihreästä taustasta",
    ),
    None: (
        "jaan oppilaat pienryhmiin",
        "pidämme työpajan oppilaiden kanssa maanantaina",
        "koko luokka on jumissa",
        "iPadin kuva ei näy",
        "kaksi oppilasta unohti salasanan",
        "oppilaat suunnittelevat retken yhdessä",
        "pikainen kysymys: tulisitko tunnilleni?",
    ),
}
SWEDISH = {
    Kind.QUICK_FIX: ("snabb fråga om Kahoot", "har du tid, tio minuter av din tid räcker?", "kan du snabbt visa var"),
    Kind.IN_CLASS: (
        "kan du komma till min lektion på torsdag?",
        "jag vill att någon är med på min lektion när vi börjar",
        "kan du vara med i mitt klassrum? jag menar vara med på lektionen",
    ),
    Kind.CO_TEACHING: (
        "vi kunde samundervisa om floder",
        "jag vill planera projektet tillsammans med en tutor",
        "kan vi undervisa det tillsammans?",
    ),
    Kind.SMALL_GROUP: ("några av oss vill lära sig det", "en genomgång för tre lärare i fyran", "för vårt arbetslag"),
    Kind.WHOLE_STAFF: (
        "en timme på personalmötet",
        "alla lärare borde se det här",
        "hela kollegiet behöver en introduktion",
    ),
    Kind.WORKSHOP_IDEA: (
        "workshopidé: poddar",
        "kunde det ordnas en workshop om AI?",
        "jag önskar en workshop om green screen",
    ),
    None: (
        "jag delar in eleverna i små grupper",
        "vi håller en workshop med eleverna på måndag",
        "hela klassen har fastnat",
        "min surfplatta går inte att spegla",
        "två elever har glömt lösenordet",
        "eleverna planerar sin resa tillsammans",
        "snabb fråga: kan du komma till min lektion?",
    ),
}
SENTENCES = [(words, kind) for table in (ENGLISH, FINNISH, SWEDISH) for kind, said in table.items() for words in said]


@pytest.mark.parametrize(("words", "kind"), SENTENCES)
def test_a_kind_is_guessed_only_where_the_words_name_it(words: str, kind: Kind | None) -> None:
    assert guess_kind(words) is kind
