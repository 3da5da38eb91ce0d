"""Sentences as teachers write them: about a child who may be at risk, and about machines, which die all day."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.safeguarding import GROUPS, HARMLESS, SIGNALS, may_concern_a_child_at_risk

AT_RISK = (
    # English
    "A pupil told me he wants to die",
    "One of my students talks about suicide, what do I do?",
    "She wrote in her essay that she would kill herself",
    "I think a boy in 7B is being abused",
    "a girl says her dad hits her",
    "Her mum's boyfriend beats her when she comes late, and her father kicks her",
    "There is domestic violence in the family of a pupil",
    "he came with bruises again",
    "A child is afraid to go home",
    "She doesn't want to go home because of her uncle",
    "my pupil has cuts on her arms",
    "I saw that he cuts himself",
    "Self-harm pictures on a pupil's iPad",
    "a student took an overdose",
    "This boy is always hungry, there is no food at home",
    "I suspect neglect by the parents of one child",
    "An older man messages a girl in my class on Snapchat",
    "A pupil was asked for nude pictures",
    "Somebody shares naked photos of her",
    "I am worried that she is being groomed online",
    "a 14-year-old ran away from home",
    "One pupil threatened to kill another",
    "A student got death threats in the class chat",
    "he says he'd be better off dead",
    "a pupil told me about sexual abuse",
    "They said a boy was raped",
    "Pupil brought a knife to school",
    "She is being bullied on WhatsApp",
    "Her parents want a forced marriage",
    "the children are left alone for whole weekends",
    "He doesn't feel safe, he's not safe at home",
    "Her stepfather hurts her",
    "hello can you help. the kid said: I DON'T WANT TO LIVE anymore!!",
    # Finnish
    "Oppilas kertoi että isä lyö häntä",
    "Tytöllä on mustelmia käsissä",
    "Oppilas puhuu itsemurhasta",
    "Poika sanoi haluavansa kuolla",
    "Hän haluaa tappaa itsensä",
    "Oppilaani viiltelee",
    "Yksi oppilas satuttaa itseään",
    "Hän ei enää jaksa elää",
    "Epäilen perheväkivaltaa",
    "Oppilas pelkää mennä kotiin",
    "lapsi ei uskalla lähteä koulusta kotiin",
    "Kotona ei kuulemma ole ruokaa",
    "Oppilas on aina nälkäinen",
    "Vanhemmat laiminlyövät lasta",
    "aikuinen mies viestittelee oppilaalle Snapissa",
    "Oppilaasta leviää alastonkuva",
    "Onko tämä groomingia?",
    "Tyttöä on ahdisteltu netissä",
    "Epäilen seksuaalista hyväksikäyttöä",
    "Oppilas on karannut kotoa",
    "Poika uhkailee muita",
    "Oppilas uhkasi tappaa toisen",
    "Luokkachatissa on tappouhkaus",
    "häntä kiusataan joka päivä",
    "Äiti on humalassa kun haen lasta",
    "Oppilasta lyödään kotona",
    "pojalla oli puukko koulussa",
    # Swedish
    "En elev berättade att pappa slår henne",
    "Flickan har blåmärken på armarna",
    "Eleven pratar om självmord",
    "Han säger att han vill dö",
    "Hon skär sig i armarna",
    "eleven skadar sig själv",
    "Han vill inte leva längre",
    "Det är våld hemma hos en elev",
    "En pojke vågar inte gå hem",
    "eleven är rädd för att gå hem",
    "Hon är rädd för sin styvpappa",
    "Barnet är alltid hungrigt, ingen mat hemma",
    "Föräldrarna försummar barnet",
    "En vuxen man skriver till en elev på Snap",
    "Det sprids nakenbilder på en flicka",
    "Jag tror att det är grooming",
    "Eleven har utsatts för övergrepp",
    "Hon blev sexuellt utnyttjad",
    "En elev har rymt hemifrån",
    "Eleven hotar att döda en klasskamrat",
    "Han har fått dödshot i chatten",
    "Hon blir mobbad varje dag",
    "Mamman dricker och barnen är ensamma",
    "En kille hade kniv i skolan",
    "Eleven blir slagen",
    "Hon är rädd för tvångsgifte, det handlar om hedersvåld",
    "han tänker ta livet av sig",
)

ABOUT_MACHINES = (
    # English
    "How can 6B share drawings from the iPads to my screen?",
    "How do I kill the app when it hangs?",
    "My screen died in the middle of the lesson",
    "The projector keeps hanging and then shuts down",
    "Is this an abuse of bandwidth?",
    "Pupils abuse the Wi-Fi for games",
    "the students' accounts have been abused by spammers",
    "My laptop just wants to die today",
    "This printer is killing me",
    "Kill all background processes on the pupils' iPads",
    "Students hit Enter and nothing happens",
    "When parents hit the link in Wilma they see an error",
    "The Brother printer hits an error every time",
    "The app crashes and burns when a pupil opens it",
    "Can we cut and paste in Book Creator?",
    "A dead pixel on the smartboard",
    "battery dies after an hour",
    "The motherboard is dead",
    "pupils get kicked out of the Meet",
    "How do I run an anonymous survey on bullying?",
    "The virus scanner says: threat detected",
    "Family Link blocks the app, parents can't unlock it",
    "I'm afraid it does not work at home",
    "Touch doesn't work, the screen ignores pupils' fingers",
    "How do I block violent games on the iPads?",
    "Attack of the updates: the laptop runs away with my memory",
    "Slides for sex education, how do I share them?",
    "shoot a video with the class and cut it",
    "Can I take the iPads home, they are hungry for battery",
    "The robot's arm does not move, cut the power?",
    "Strangers join our Meet, how do I lock it?",
    "Pupils run out of storage on Google Drive",
    "Execute a script, then terminate the child process",
    "My camera picture is frozen, the students see only black",
    "Backlog grooming in Trello with the digital team",
    "Stop pupils from texting in the class chat during the lesson",
    "The pupil's tablet has been abused and the glass is broken",
    "Someone hit me with an update in the middle of the lesson",
    # Finnish
    "Vanhemmat potkitaan ulos Teamsista",
    "Miten saan iPadin näytön heijastettua?",
    "Näyttö kuoli kesken tunnin",
    "Miten tapan prosessin Chromebookissa?",
    "Kello lyö kaksitoista mutta ajastin ei soi",
    "Projektori lyö tyhjää, oppilaiden laitteet myös",
    "Ohjelma kaatuu ja kone jumittaa",
    "Tietokone haluaa kuolla joka aamu",
    "Akku loppuu oppilaan tabletista",
    "Verkko kiusaa taas, oppilaat eivät pääse sisään",
    "Muisti uhkaa loppua oppilaiden koneista",
    "vanhemmat laitteet eivät tue Kahootia",
    "Vanhempi versio ohjelmasta kuluttaa akkua",
    "Miten teen kiusaamiskyselyn Formsilla?",
    "Hiiri karkaa ruudulta",
    "Haavoittuvuuden hyväksikäyttö, pitääkö päivittää?",
    "Miten voin käyttää hyväksi Teamsin ryhmiä?",
    "Laiminlyöty päivitys, näppäimistö ei toimi",
    "Kuollut pikseli näytössä",
    "Oppilaat hakkaavat näppäimistöä eikä mitään tapahdu",
    "Seksuaalikasvatuksen diat eivät aukea",
    "tulostin tappaa hermoni",
    "Saako oppilas viedä koneen kotiin?",
    # Swedish
    "Hur slår jag på skärmdelning?",
    "Slå av ljudet på elevernas plattor",
    "Skärmen dog mitt i lektionen",
    "Död pixel på tavlan",
    "Datorn hänger sig hela tiden",
    "Elevernas datorer hänger sig när vi öppnar Kahoot",
    "Appen vill dö varje gång",
    "Det slår mig att appen är långsam",
    "Det skär sig mellan Teams och Google",
    "Disken rymmer 64 GB",
    "Klassrummet rymmer 25 elever, räcker nätet?",
    "Kan vi dela en hotspot med eleverna?",
    "Sextio elever ska göra ett quiz",
    "Hur utnyttjar vi kameran bättre?",
    "Skrivaren slår ifrån",
    "Batteriet tar slut, mobilen dör",
    "Slå ihop två pdf:er",
    "Jag är rädd att det inte fungerar hemma",
    "modern teknik i skolan, hur börjar vi?",
    "Pappas och mammas konto i Wilma fungerar inte",
    "Döda processen i Chromebook",
    "Hur slår eleven på datorn?",
    "slår eleven in fel kod låser sig plattan",
    "Barnen får inte mat-appen att fungera",
    "Sexualkunskap: hur delar jag filmen?",
)


@pytest.mark.parametrize("words", AT_RISK)
def test_a_child_who_may_be_at_risk_is_noticed(words: str) -> None:
    assert may_concern_a_child_at_risk(words)


@pytest.mark.parametrize("words", ABOUT_MACHINES)
def test_talk_about_machines_is_not_taken_for_it(words: str) -> None:
    assert not may_concern_a_child_at_risk(words)


@pytest.mark.parametrize("words", ["", "   ", "…", "🙂🙂", "-" * 3000])
def test_nothing_said_is_no_signal(words: str) -> None:
    assert not may_concern_a_child_at_risk(words)


@pytest.mark.parametrize(
    "words",
    [
        "SHE WANTS TO DIE",
        "she\nwants   to *die*",
        "It’s a pupil who “wants to die”, I think",
        "iPads won't mirror. By the way: a pupil wants to die. Thanks!",
    ],
)
def test_letters_marks_and_other_sentences_hide_nothing(words: str) -> None:
    assert may_concern_a_child_at_risk(words)


def test_two_halves_in_two_sentences_are_no_signal() -> None:
    assert may_concern_a_child_at_risk("dad hits her")
    assert not may_concern_a_child_at_risk("Dad called. The app hits a limit. Her iPad is new.")


@given(st.sampled_from(AT_RISK), st.text("abc \n.", max_size=30), st.text("abc \n.", max_size=30))
def test_whatever_stands_around_it_in_other_sentences_a_signal_stays_one(words: str, before: str, after: str) -> None:
    assert may_concern_a_child_at_risk(f"{before}. {words}. {after}")


@given(st.text(max_size=400))
def test_every_text_gets_an_answer(words: str) -> None:
    assert may_concern_a_child_at_risk(words) in (True, False)


def test_every_group_that_a_signal_names_is_there() -> None:
    signals = [signal for signals in SIGNALS.values() for signal in signals]
    named = {
        part.strip("{}") for each in (*HARMLESS, *signals) for part in each.replace("|", " ").split() if "{" in part
    }
    assert named == set(GROUPS)


def test_a_signal_has_its_two_orders_or_one() -> None:
    for signal in (signal for signals in SIGNALS.values() for signal in signals):
        assert signal.count("~") <= 1, signal
        assert not ("~" in signal and "…" in signal.split("~")[0]), signal


def test_every_signal_is_found_by_each_of_its_words() -> None:
    for signal in (signal for signals in SIGNALS.values() for signal in signals):
        filled = [re.sub(r"\{(\w+)\}", lambda group: GROUPS[group[1]], word) for word in signal.split()]
        groups = [word.replace("*", "").split("|") for word in filled if word not in ("…", "~")]
        for place, group in enumerate(groups):
            for word in group:
                said = [*(each[0] for each in groups[:place]), word, *(each[0] for each in groups[place + 1 :])]
                assert may_concern_a_child_at_risk(" ".join(said)), said
