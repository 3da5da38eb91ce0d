"""The command `import` as the operator sees it: sentences, an exit code, and Slack asked no more than needed."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.clock import Clock
from bot.commands.faults import CannotGoOn
from bot.commands.import_ import import_files, imported
from bot.imports.importing import Report
from bot.imports.mistakes import DOUBTS, MISTAKES
from bot.imports.words import line_of
from bot.settings import Settings
from coaching.imports.findings import Doubt, Fault, Finding
from demo.clock import MovableClock
from demo.slack import PretendSlack
from demo.slack.faults import HTML, error

ROOT = Path(__file__).parents[2]
PROGRAMME = """\
[programme]
name = "Peer coaching"
language = "en"
timezone = "Europe/Helsinki"
[[school]]
name = "Rantala"
region = "North"
teaching_days = ["mon", "tue", "wed", "thu", "fri"]
day = "08:00-16:00"
it_support = "Extension 1201"
safeguarding = "Extension 1112"
[[topic]]
name = "Screen sharing"
words = ["mirror"]
"""
HEADER = "slack,name,schools,roles,topics,tutoring_times\n"
TUTOR = "Liisa Laine,Liisa,Rantala,tutor,Screen sharing,tue 08:00-15:00 @Rantala\n"
SANNA = "U0SANNA001,Sanna,Rantala,teacher,,\n"
WELL = "Imported: "


class Desk:
    """Where the operator works: files beside the database, and a token for the pretend Slack."""

    def __init__(self, place: Path, slack: PretendSlack, clock: Clock) -> None:
        self.place, self.slack, self.clock = place, slack, clock
        self.settings = Settings.model_validate(
            {
                "database_url": f"sqlite:///{place / 'peer-coach.db'}",
                "slack_bot_token": slack.bot_token,
                "slack_api_url": slack.api_url,
            }
        )

    def writes(self, name: str, text: str) -> Path:
        path = self.place / name
        path.write_text(text, encoding="utf-8")
        return path

    def imports(self, people: str = "", *, programme: str = PROGRAMME, dry_run: bool = False) -> Report:
        paths = [self.writes("programme.toml", programme)] if programme else []
        paths += [self.writes("people.csv", HEADER + people)] if people else []
        return imported(self.settings, self.clock, paths, dry_run=dry_run)

    def without_token(self) -> "Desk":
        self.settings = self.settings.model_copy(update={"slack_bot_token": None})
        return self

    def asked(self) -> list[str]:
        return [entry.name for entry in self.slack.ledger.entries]

    @property
    def has_database(self) -> bool:
        return (self.place / "peer-coach.db").exists()


@pytest.fixture
def desk(tmp_path: Path, slack: PretendSlack, clock: MovableClock) -> Desk:
    return Desk(tmp_path, slack, clock)


def test_the_mistake_of_the_handbook_reads_as_promised(desk: Desk) -> None:
    report = desk.imports(SANNA + SANNA.replace("Rantala", "Rantla").replace("001,Sanna", "002,Aino"))
    assert report.mistakes == ("people.csv line 3: no school called 'Rantla'. Did you mean Rantala?",)
    assert report.ending == ("Nothing was changed.",)
    assert not report.went_well
    assert not desk.has_database


def test_the_first_import_learns_the_workspace_with_one_question(desk: Desk) -> None:
    report = desk.imports(SANNA)
    assert report.ending == (f"{WELL}the programme's name, language or zone, 1 school, 1 topic; 1 person added.",)
    assert desk.asked() == ["auth.test"]


def test_member_ids_in_a_known_workspace_need_no_slack(desk: Desk) -> None:
    desk.imports(SANNA)
    again = desk.without_token().imports(SANNA.replace("teacher", "coach"))
    assert again.ending == (f"{WELL}1 person updated.",)
    assert desk.asked() == ["auth.test"]


def test_the_same_files_again_have_nothing_to_change(desk: Desk) -> None:
    desk.slack.person("Liisa Laine")
    desk.imports(TUTOR + SANNA)
    assert desk.imports(TUTOR + SANNA).ending == ("Nothing to change.",)


def test_names_are_looked_up_with_one_list_of_users(desk: Desk) -> None:
    liisa = desk.slack.person("Liisa Laine")
    assert desk.imports(TUTOR).ending == (
        f"{WELL}the programme's name, language or zone, 1 school, 1 topic; 1 tutor invited.",
    )
    assert desk.asked() == ["auth.test", "users.list"]
    by_id = desk.without_token().imports(TUTOR.replace("Liisa Laine", liisa.id))
    assert by_id.ending == ("Nothing to change.",)


def test_an_ambiguous_name_is_told_with_the_candidates(desk: Desk) -> None:
    one, other = (desk.slack.person("Liisa Laine", username=name) for name in ("liisa", "liisa2"))
    report = desk.imports(TUTOR)
    (line,) = report.mistakes
    assert line.startswith("people.csv line 2: several people are called 'Liisa Laine' in Slack. Give the member id: ")
    assert line.endswith(f": Liisa Laine ({one.id}) or Liisa Laine ({other.id}).")


def test_a_bot_or_somebody_who_left_is_not_taken(desk: Desk) -> None:
    desk.slack.other_bot("Liisa Laine")
    (line,) = desk.imports(TUTOR).mistakes
    assert line == "people.csv line 2: 'Liisa Laine' is deactivated, a bot or of another workspace."


def test_without_slack_the_lines_that_cannot_be_settled_are_named(desk: Desk) -> None:
    desk.imports(SANNA)
    for fault in (error("internal_error"), HTML):
        desk.slack.faults.next(fault, "users.list")
        report = desk.imports(SANNA + TUTOR)
        assert report.mistakes[0].startswith("people.csv line 3: 'Liisa Laine' could not be looked up in Slack.")
        assert report.mistakes[1].startswith("Names could not be looked up: Slack gave no answer to use")
        assert report.ending == ("Nothing was changed.",)


def test_without_slack_and_workspace_nothing_is_changed(desk: Desk) -> None:
    report = desk.without_token().imports(SANNA)
    assert report.mistakes == ("Which workspace this is for is not known yet, and SLACK_BOT_TOKEN is not set.",)
    assert not desk.has_database


def test_a_token_of_another_workspace_settles_no_names(desk: Desk, clock: MovableClock) -> None:
    desk.imports(SANNA)
    with PretendSlack(ROOT / "manifest.yml", clock, team_id="T0ELSEWHERE") as other:
        other.person("Liisa Laine")
        desk.settings = desk.settings.model_copy(update={"slack_api_url": other.api_url})
        assert desk.imports(TUTOR).mistakes[-1] == "SLACK_BOT_TOKEN belongs to another workspace than the database."


def test_a_dry_run_says_what_would_change_and_makes_no_file(desk: Desk) -> None:
    report = desk.imports(SANNA, dry_run=True)
    assert report.ending == (
        "Would change: the programme's name, language or zone, 1 school, 1 topic; 1 person added.",
    )
    assert not desk.has_database
    desk.imports(SANNA)
    assert desk.imports(SANNA.replace("teacher", "coach"), dry_run=True).ending == ("Would change: 1 person updated.",)
    assert desk.imports(SANNA).ending == ("Nothing to change.",)


KOIVULA = PROGRAMME[PROGRAMME.index("[[school]]") :].replace("Rantala", "Koivula").replace("Screen sharing", "Quizzes")


def test_what_is_put_away_and_what_is_kept_is_told(desk: Desk) -> None:
    coach = SANNA.replace("Rantala", "Koivula").replace("teacher", "coach")
    desk.imports(coach, programme=PROGRAMME + KOIVULA)
    assert desk.imports().ending == (
        f"{WELL}1 topic put away.",
        "Not in the file but kept, because people or open requests need them: Koivula.",
    )
    assert desk.imports(SANNA.replace("001,Sanna", "002,Aino"), programme=PROGRAMME + KOIVULA).ending == (
        f"{WELL}1 topic brought back; 1 person added.",
        "1 person with a role not in the list, left as they are.",
    )


def test_a_role_taken_back_is_told_with_the_name(desk: Desk) -> None:
    desk.imports(SANNA.replace("teacher", "coach;cover contact"))
    assert desk.imports(SANNA.replace("teacher", "coach")).ending == (
        f"{WELL}1 person updated; role of cover contact taken back from Sanna.",
    )


def test_doubts_are_told_and_do_not_stop(desk: Desk) -> None:
    report = desk.imports(SANNA, programme=PROGRAMME.replace('safeguarding = "Extension 1112"\n', ""))
    assert report.doubts == ("programme.toml line 5: 'Rantala' has no safeguarding line.",)
    assert report.went_well


def test_files_that_cannot_be_read_are_mistakes_like_others(desk: Desk) -> None:
    (desk.place / "folder.csv").mkdir()
    paths = [desk.place / "nowhere.toml", desk.place / "folder.csv", desk.writes("people.csv", HEADER + SANNA)]
    report = imported(desk.settings, desk.clock, paths, dry_run=False)
    assert report.mistakes == (
        "folder.csv: is a folder, not a file.",
        "nowhere.toml: there is no such file.",
    )


def test_two_files_of_one_name_are_told_apart_by_their_folders(desk: Desk) -> None:
    (desk.place / "a").mkdir()
    (desk.place / "b").mkdir()
    paths = [desk.writes(f"{folder}/people.csv", HEADER + SANNA) for folder in "ab"]
    report = imported(desk.settings, desk.clock, [desk.writes("p.toml", PROGRAMME), *paths], dry_run=True)
    assert report.mistakes == (f"{paths[1]} line 2: 'Sanna' is listed twice, first in {paths[0]} line 2.",)


@pytest.mark.parametrize("what", [*Fault, *Doubt])
def test_every_finding_has_a_sentence(what: Fault | Doubt) -> None:
    line = line_of(Finding("people.csv", 3, what, said="Rantla{0}\x1b[31m\u202e", about="x", near=("Rantala",)))
    assert line.startswith("people.csv line 3: ")
    assert line.endswith((".", "?"))
    assert "\x1b" not in line
    assert "\u202e" not in line
    template = MISTAKES[what] if isinstance(what, Fault) else DOUBTS[what]
    assert {name for _, name, _, _ in Formatter().parse(template) if name} <= {"said", "plain", "about", "near"}


def test_a_long_cell_is_shown_by_its_beginning() -> None:
    finding = Finding("people.csv", 3, Fault.NO_SUCH_SCHOOL, said="x" * 40_000)
    assert line_of(finding) == f"people.csv line 3: no school called '{'x' * 59}…'."
    assert line_of(replace(finding, line=0)).startswith("people.csv: no school")


@pytest.fixture
def run(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    monkeypatch.chdir(desk.place)
    monkeypatch.setenv("SLACK_BOT_TOKEN", desk.slack.bot_token)
    monkeypatch.setenv("SLACK_API_URL", desk.slack.api_url)

    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["import", *arguments])
        return result.exit_code, result.output

    return run


def test_the_examples_are_imported_as_they_stand(run: Callable[..., tuple[int, str]]) -> None:
    files = [str(ROOT / "examples" / name) for name in ("people.csv", "programme.toml")]
    code, said = run(*files)
    assert (code, said.splitlines()) == (
        0,
        [f"{WELL}the programme's name, language or zone, 3 schools, 6 topics; 13 people added; 5 tutors invited."],
    )
    assert run(*files) == (0, "Nothing to change.\n")


def test_mistakes_end_with_exit_code_1_and_plain_text(run: Callable[..., tuple[int, str]], desk: Desk) -> None:
    desk.writes("people.csv", HEADER + SANNA.replace("Rantala", "[red]Rantla[/red] :smile:"))
    desk.writes("programme.toml", PROGRAMME)
    code, said = run("people.csv", "programme.toml")
    assert code == 1
    assert said.splitlines() == [
        "people.csv line 2: no school called '[red]Rantla[/red] :smile:'.",
        "Nothing was changed.",
    ]


def test_a_broken_database_is_one_line(run: Callable[..., tuple[int, str]], desk: Desk) -> None:
    (desk.place / "peer-coach.db").write_bytes(b"not a database")
    with pytest.raises(CannotGoOn, match=r"^[^\n]+$"):
        import_files([desk.writes("programme.toml", PROGRAMME)], dry_run=True)


def test_no_cell_appears_in_a_repr() -> None:
    finding = Finding("people.csv", 3, Fault.NO_SUCH_SCHOOL, said="secret", near=("secret",), about="secret")
    assert "secret" not in repr(finding)
    assert "secret" not in json.dumps(str(Report(("secret",), ("secret",), ("secret",))))
