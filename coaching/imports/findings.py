"""What an import can find wrong or odd, with the place where it stands; the command makes sentences of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    """A mistake: nothing is changed while one is left."""

    MISSING = "missing"
    A_FOLDER = "a_folder"
    NOT_READABLE = "not_readable"
    TOO_BIG = "too_big"
    UNKNOWN_KIND = "unknown_kind"
    TWICE_GIVEN = "twice_given"
    SECOND_PROGRAMME = "second_programme"
    EMPTY = "empty"
    WORKBOOK = "workbook"
    BINARY = "binary"
    UTF_16 = "utf_16"
    NOT_UTF_8 = "not_utf_8"

    TOML_SYNTAX = "toml_syntax"
    UNKNOWN_KEY = "unknown_key"
    UNKNOWN_TABLE = "unknown_table"
    KEY_MISSING = "key_missing"
    TABLE_MISSING = "table_missing"
    NOT_A_TEXT = "not_a_text"
    NOT_A_LIST = "not_a_list"
    NOT_A_TABLE = "not_a_table"
    NOT_TABLES = "not_tables"
    NOT_A_DATE = "not_a_date"
    DATE_OUT_OF_RANGE = "date_out_of_range"

    NO_TEXT = "no_text"
    CONTROL_CHARACTER = "control_character"
    TOO_LONG = "too_long"
    SEMICOLON_IN_NAME = "semicolon_in_name"
    NAME_TWICE = "name_twice"
    BAD_ZONE = "bad_zone"
    BAD_LANGUAGE = "bad_language"

    BAD_WEEKDAY = "bad_weekday"
    BAD_HOURS = "bad_hours"
    NO_SUCH_HOUR = "no_such_hour"
    HOURS_BACKWARDS = "hours_backwards"
    BAD_PERIOD = "bad_period"
    PERIODS_OVERLAP = "periods_overlap"
    BAD_WEEK_CYCLE = "bad_week_cycle"
    WEEK_CYCLE_WITHOUT_TERMS = "week_cycle_without_terms"
    DATES_BACKWARDS = "dates_backwards"
    TERMS_OVERLAP = "terms_overlap"

    HEADER_MISSING = "header_missing"
    COLUMN_MISSING = "column_missing"
    UNKNOWN_COLUMN = "unknown_column"
    COLUMN_TWICE = "column_twice"
    NOBODY_LISTED = "nobody_listed"
    OPEN_QUOTE = "open_quote"
    STRAY_QUOTE = "stray_quote"
    CSV_SYNTAX = "csv_syntax"
    CELL_COUNT = "cell_count"
    LISTED_TWICE = "listed_twice"

    BAD_MEMBER_ID = "bad_member_id"
    AN_ADDRESS = "an_address"
    NO_SUCH_MEMBER = "no_such_member"
    SEVERAL_MEMBERS = "several_members"
    NOT_STAFF = "not_staff"
    NAME_NOT_LOOKED_UP = "name_not_looked_up"

    NO_PROGRAMME = "no_programme"
    NO_SUCH_SCHOOL = "no_such_school"
    NO_SUCH_TOPIC = "no_such_topic"
    BAD_ROLE = "bad_role"
    BAD_LEVEL = "bad_level"
    TOPIC_TWICE = "topic_twice"
    BAD_CAP = "bad_cap"
    BAD_TUTORING_TIME = "bad_tutoring_time"
    NO_SUCH_WEEK_LETTER = "no_such_week_letter"
    NO_WEEK_CYCLE = "no_week_cycle"
    TUTOR_WITHOUT_SCHOOL = "tutor_without_school"
    TUTOR_WITHOUT_TOPICS = "tutor_without_topics"
    TUTOR_WITHOUT_TIMES = "tutor_without_times"
    NO_VISITS = "no_visits"
    VISIT_OF_NO_TUTOR = "visit_of_no_tutor"


class Doubt(StrEnum):
    """Something that may be meant; it is said and does not stop the import."""

    BREAK_OUTSIDE_TERMS = "break_outside_terms"
    PERIOD_OUTSIDE_DAY = "period_outside_day"
    NO_TEACHING_IN_TERM = "no_teaching_in_term"
    NO_IT_SUPPORT = "no_it_support"
    NO_SAFEGUARDING = "no_safeguarding"

    SAME_NAME = "same_name"
    GUEST = "guest"
    NOT_A_TUTOR = "not_a_tutor"
    TIME_OUTSIDE_DAY = "time_outside_day"
    TIME_ON_A_FREE_DAY = "time_on_a_free_day"
    TIMES_OVERLAP = "times_overlap"
    CLOSED_ON_VISIT = "closed_on_visit"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing found in one place of one file."""

    file: str
    line: int
    """Of the file as an editor counts; 0: the file as a whole."""
    what: Fault | Doubt
    said: str = field(default="", repr=False)
    """What stands there."""
    about: str = field(default="", repr=False)
    """The key, column, name or number that the sentence needs besides."""
    near: tuple[str, ...] = field(default=(), repr=False)
    """What may have been meant."""

    @property
    def stops(self) -> bool:
        return isinstance(self.what, Fault)


@dataclass(frozen=True, slots=True)
class Margin:
    """The margin of one file, where its readers note what they find."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def note(
        self, line: int, what: Fault | Doubt, said: str = "", *, about: str = "", near: Iterable[str] = ()
    ) -> None:
        """Write a finding down; the same one is written once."""
        finding = Finding(self.file, line, what, said, about, tuple(near))
        if finding not in self.findings:
            self.findings.append(finding)

    @property
    def has_faults(self) -> bool:
        return any(finding.stops for finding in self.findings)
