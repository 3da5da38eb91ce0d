"""School words that are one word in English, Finnish and Swedish: what letters alone cannot know.

A word belongs to a row if it begins with one of its stems; a stem of six letters and more may stand inside a compound,
one of three letters or less only alone.
"""

from functools import lru_cache

SHORTEST_BEGINNING, SHORTEST_INSIDE, LONGEST = 4, 6, 16

ROWS = """
password passcode credential login logon signin salasan tunnus kirjautu lösenord inlogg användarnamn username tunnist
account profile tili tilin käyttäjä konto användar user
verification verify authenticat vahvist todenn verifier autentis code koodi kod
locked lockout lukit låst spärra
projector beamer projekt tykki tykin datatyk videotyk kanon duk
mirror cast airplay peila spegl share jaka dela
screen display monitor näyttö näytö ruutu ruudu skärm bildskärm storbild
cable cord hdmi wire johto kaapeli sladd kabel
wireless langat trådlös
speaker sound audio ääni äänen ljud högtalar kaiutin microphone mikrofoni mikki mikrofon
video film movie clip elokuv filmi klipp filmsnutt
record inspel äänit nauhoit tallen
edit cut leikka klipp redigera muokka
subtitle caption tekstity undertext
podcast radio podd
photo picture image valokuv kuva kuvia bild foto
camera kamera
quiz trivia visa visai frågesport tietovis tietokilp
poll vote survey kysely äänest omröst enkät opinion mielipid
game play peli pelaa pelin spel
flashcard vocabulary sanakort glosor glos sanasto
assignment task homework tehtäv läksy uppgift läxa läxor
submit palaut inlämn lämna
course kurssi kurs klassrum classroom
deadline due määräaik takaraja senast
material aineist materiaali material
code coding programming koodaa koodau ohjelmoi programmer koda kod
robot robotti lego
loop algorithm silmukka algoritm
artificial intelligence tekoäly konstgjord chatbot chattbot bot gpt chatgpt ai kielimalli språkmodell
prompt kehote kehott instruktion ohjeist
write writing kirjoit skriv text essay essee uppsats aine
read reading luke luki läs
dyslexia lukihäiri lukivaik dyslexi läsn läsa
speech dictate dictation sanel puheen diktera tala tal
aloud ääneen högt uppläs
accessible accessibility saavutett tillgänglig erityis special support tuki tukea tuen stöd hjälpmedel
simplify plain easy selko lättläst förenkla helppo enkel
spreadsheet excel tables taulukko taulukon laskentataul kalkyl tabell formula kaava formel column sarake kolumn
document word dokument asiakirj tiedosto file fil filer
page sivu sida sidn
sort lajit sortera
average keskiarvo medelvärde
laptop computer machine läppär tietokone kone koneen dator bärbar chromebook
tablet ipad pad tabletti taulutietok surfplatta platta plattor lärplatta
charge charging battery lataa lataus latau ladda laddning akku batteri
update upgrade päivity päivitt uppdater
install asenta installer app application sovellus sovelluk appen appi
keyboard näppäimist tangentbord
printer print tulost skrivare skriv printing tulostin utskrift
paper paperi papper
exam test kokeen koe kokeet koetta provet proven digiprov tentti ylioppilas matriculation
mark grade grading arvioi arvost bedöm betyg rätta numero score
rubric criteria kriteeri bedömningsmatris matris
feedback comment palaute palautet återkoppl kommentar respons
answer vastaus vastauk svar
safe safety security turvalli turva säker
privacy data protection gdpr tietosuoja dataskydd integritet personuppg henkilötie
consent permission lupa luvan tillstånd samtycke tillåt
bully bullying kiusa mobb näthat harass häirin elak nasty ilke
internet online web netti netissä verkko verkon nät nätet network wifi wlan
parent guardian family home huoltaj vanhem koti kotiin vårdnadshavar förälder föräldr hem hemmet
message notice note viesti viesten meddelande tiedote letter kirje brev
newsletter kuukausikirj månadsbrev uutiskirj nyhetsbrev
meeting kokou palaver möte samtal videosamtal conference etäkokous
remote distance etä etän distans hybrid kotona hemifrån
breakout pienryhm grupprum rooms
link linkki länk linjo
3d printer kolmiulott tredimension
laser cutter laserl
craft making käsity slöjd maker verstas
design suunnit designa rita
calendar booking kalent bok varaus boka
translate kääntä översätt translation
music musiikki musik sävel
map kartta karta
math mathematics matematii matikka matematik matte
language kieli kielen språk
chemistry physics science kemia fysiik kemi fysik naturvet
whiteboard smartboard älytaul smarttaul kosketustaul skrivtavl interactive interaktiv
slide slides powerpoint diaesity diat bildspel presentation esitysgraf
email mail sähköpost meili mejl epost
textbook ebook oppikirj lärobok lärobö läromedel ebok
headphone headset earphone kuulok hörlur
mouse hiiri hiiren mus
stylus pencil kynä penna pennan
search haku haun hakusan etsi söka sökning
source källkrit lähdekrit fake misinformation disinformation valeuut desinformation
copyright tekijänoik upphovsrätt
timetable schedule lukujärj aikataul schema schemat
absence attendance poissaol läsnäol frånvar närvar
animation animaat animer
virtual virtuaal virtuell augmented
collaborat yhteistyö samarbet
cloud pilvi pilveen pilvessä moln molnet
delete erase poista radera
folder kansio mapp
forms lomake lomakk formulär blankett
chart graph diagram kaavio kuvaaj
sensor measur anturi mittaa mittau mäta mätni
library kirjasto bibliotek
calculator laskin laskim miniräkn
website webpage homepage kotisivu verkkosivu webbplats webbsid hemsida
blog blogi blogg
drone drooni drönar
"""


@lru_cache(maxsize=4096)
def numbers_in(word: str) -> frozenset[int]:
    """The numbers of the rows that this word belongs to."""
    rows, size = _rows_of_stems(), len(word)
    found = set(rows.get(word, ()))
    for end in range(SHORTEST_BEGINNING, min(size, LONGEST + 1)):
        found.update(rows.get(word[:end], ()))
    for begin in range(1, size - SHORTEST_INSIDE + 1):
        if word[begin : begin + SHORTEST_INSIDE] in _beginnings():
            for end in range(begin + SHORTEST_INSIDE, min(size, begin + LONGEST) + 1):
                found.update(rows.get(word[begin:end], ()))
    return frozenset(found)


@lru_cache(maxsize=1)
def _rows_of_stems() -> dict[str, tuple[int, ...]]:
    rows: dict[str, tuple[int, ...]] = {}
    for number, row in enumerate(ROWS.strip().splitlines()):
        for stem in row.split():
            rows[stem] = (*rows.get(stem, ()), number)
    return rows


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    """What stems begin with that may stand inside a compound: few places in a word have to be looked at."""
    return frozenset(stem[:SHORTEST_INSIDE] for stem in _rows_of_stems() if len(stem) >= SHORTEST_INSIDE)
