"""From the bytes of a file to its text; files that are no UTF-8 text are told apart as far as it helps."""

import codecs
import re

from coaching.imports.findings import Fault, Margin

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .xls begin."""
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LINE_END = re.compile(rb"\r\n|\r|\n")
LOOKED_AT = 4096
"""Bytes; enough to tell a text from something else."""


def decoded(content: bytes, margin: Margin) -> str | None:
    """The file's text without its mark; None where there is none, with the reason noted."""
    plain = content.removeprefix(codecs.BOM_UTF8)
    if not plain.strip():
        margin.note(0, Fault.EMPTY)
    elif content.startswith(WORKBOOKS):
        margin.note(0, Fault.WORKBOOK)
    elif content.startswith(UTF_16_MARKS) or _every_other_is_nul(plain):
        margin.note(0, Fault.UTF_16)
    else:
        return _as_utf_8(plain, margin)
    return None


def _as_utf_8(content: bytes, margin: Margin) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_binary(content):
            margin.note(0, Fault.BINARY)
        else:
            _note_byte(content, error.start, margin)
        return None


def _every_other_is_nul(content: bytes) -> bool:
    start = content[:LOOKED_AT]
    half = len(start) // 2
    return half > 0 and max(start[::2].count(0), start[1::2].count(0)) > 0.8 * half


def _is_binary(content: bytes) -> bool:
    start = content[:LOOKED_AT]
    return sum(byte < 32 and byte not in b"\t\n\v\f\r\x1b" for byte in start) > len(start) / 50


def _note_byte(content: bytes, at: int, margin: Margin) -> None:
    """Old Excel writes Windows-1252: the character it stands for there helps to find the place."""
    byte = content[at : at + 1]
    meant = byte.decode("cp1252", errors="ignore")
    line = len(LINE_END.findall(content[:at])) + 1
    margin.note(line, Fault.NOT_UTF_8, byte.hex().upper(), about=meant)
