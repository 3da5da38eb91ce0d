"""One `[[topic]]` of a programme file as a topic."""

from collections.abc import Collection, Mapping

from coaching.imports.entries import topic_key
from coaching.imports.findings import Fault
from coaching.imports.spelling import nearest
from coaching.imports.toml_tables import Table
from coaching.imports.wording import LONGEST_NAME, proper_name
from coaching.topics import Topic


def topic_of(table: Table, languages: Collection[str]) -> Topic:
    """The topic; names are known for these languages."""
    table.only("name", "words", "names")
    name = proper_name(table.text("name"), table.line_of("name"), table.margin, about="name")
    return Topic(topic_key(name), name, table.texts("words", required=True), _names(table, languages))


def _names(topic: Table, languages: Collection[str]) -> Mapping[str, str]:
    table = topic.table("names")
    if table is None:
        return {}
    for code in table.values:
        if code not in languages:
            near = nearest(code, languages)
            table.margin.note(table.line_of(code), Fault.BAD_LANGUAGE, code, about="names", near=near)
    said = {code: table.text(code, required=False, longest=LONGEST_NAME) for code in sorted(table.values)}
    return {code: name for code, name in said.items() if name}
