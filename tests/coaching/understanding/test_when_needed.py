"""How soon, in three languages; all sentences are invented."""

import pytest

from coaching.understanding import guess_when
from coaching.when_needed import WhenNeeded

ENGLISH = {
    WhenNeeded.RIGHT_NOW: (
        "My lesson is stuck right now",
        "the class is waiting and nothing happens",
        "Projector died in the middle of the lesson",
        "it starts in ten minutes and I have no sound",
        "exam begins in 5 minutes, nobody can log in",
        "please come immediately",
    ),
    WhenNeeded.TODAY: (
        "could somebody come by today?",
        "I need it before lunch",
        "Urgent: marks have to be in",
        "as soon as possible please",
        "can you have a look this afternoon",
    ),
    WhenNeeded.NEXT_TUTORING_DAY: (
        "next time you are here is fine",
        "show me when you are at our school",
        "could we do it on the next tutoring day",
    ),
    WhenNeeded.THIS_WEEK: (
        "some time this week would be great",
        "I need a quiz for tomorrow",
        "it should work by Friday",
        "no hurry, this week is fine",
    ),
    None: (
        "my iPad won't mirror",
        "there's no rush at all",
        "not urgent, whenever you can",
        "I now have a new phone and no codes",
        "it always freezes in the middle of the lesson",
        "how do pupils hand in their work?",
        "I pressed something and now everything is in Dutch",
        "",
    ),
}
FINNISH = {
    WhenNeeded.RIGHT_NOW: (
        "Tunti on jumissa juuri nyt",
        "luokka odottaa eikä mitään tapahdu",
        "tykki sammui kesken tunnin",
        "tunti alkaa kymmenen minuutin päästä eikä ääni kuulu",
        "koe alkaa kohta ja kukaan ei pääse sisään",
        "apua heti nyt!",
    ),
    WhenNeeded.TODAY: (
        "voisiko joku käydä tänään?",
        "tarvitsen tämän ennen ruokatuntia",
        "Kiireinen asia, arvosanat pitää antaa",
        "mahdollisimman pian, kiitos",
        "ehditkö katsoa iltapäivällä",
    ),
    WhenNeeded.NEXT_TUTORING_DAY: (
        "seuraavana tutorpäivänä käy hyvin",
        "näytä kun olet seuraavan kerran täällä",
        "voidaan katsoa kun tutor on meillä",
    ),
    WhenNeeded.THIS_WEEK: (
        "joskus tällä viikolla olisi hyvä",
        "tarvitsen visan huomiseksi",
        "tämän pitäisi toimia perjantaihin mennessä",
        "ei kiirettä, tällä viikolla riittää",
    ),
    None: (
        "iPadin kuva ei näy tykillä",
        "ei ole mitään kiirettä",
        "ei kiire, milloin vain sopii",
        "vaihdoin puhelimen ja nyt koodit eivät tule",
        "päivitys käynnistyy aina kesken tunnin",
        "miten oppilaat palauttavat työnsä?",
        "painoin jotain ja nyt kaikki on hollanniksi",
        "…",
    ),
}
SWEDISH = {
    WhenNeeded.RIGHT_NOW: (
        "Lektionen står still just nu",
        "klassen väntar och ingenting händer",
        "projektorn dog mitt i lektionen",
        "det börjar om tio minuter och jag har inget ljud",
        "provet börjar strax och ingen kommer in",
        "kom genast, tack",
    ),
    WhenNeeded.TODAY: (
        "kan någon komma förbi i dag?",
        "jag behöver det före lunch",
        "Brådskande: betygen måste in",
        "så snart som möjligt tack",
        "hinner du titta i eftermiddag",
    ),
    WhenNeeded.NEXT_TUTORING_DAY: (
        "nästa gång du är här går bra",
        "visa mig när du ändå är på vår skola",
        "vi kan ta det på nästa tutordag",
    ),
    WhenNeeded.THIS_WEEK: (
        "någon gång den här veckan vore bra",
        "jag behöver en frågesport till i morgon",
        "det borde fungera senast fredag",
        "ingen brådska, denna vecka räcker",
    ),
    None: (
        "min surfplatta går inte att spegla",
        "det är inte bråttom",
        "ingen stress, när som helst",
        "jag bytte telefon och nu kommer inga koder",
        "den uppdaterar alltid mitt i lektionen",
        "hur lämnar eleverna in sina arbeten?",
        "jag tryckte på något och nu är allt på nederländska",
        "🙂",
    ),
}
SENTENCES = [(words, when) for table in (ENGLISH, FINNISH, SWEDISH) for when, said in table.items() for words in said]


@pytest.mark.parametrize(("words", "when"), SENTENCES)
def test_what_is_said_of_time_is_taken_and_nothing_is_made_up(words: str, when: WhenNeeded | None) -> None:
    assert guess_when(words) is when


def test_of_two_times_the_sooner_one_counts() -> None:
    assert guess_when("the exam is tomorrow, so I need it today") is WhenNeeded.TODAY
    assert guess_when("worked earlier today, and right now the class is waiting") is WhenNeeded.RIGHT_NOW


@pytest.mark.parametrize("words", ["not today, next time you are here", "ei tänään, seuraavana tutorpäivänä"])
def test_a_no_to_today_leaves_the_rest(words: str) -> None:
    assert guess_when(words) is WhenNeeded.NEXT_TUTORING_DAY
