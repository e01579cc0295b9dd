"""Tells page furniture from the story: buttons, labels, links to other stories, credits, date lines.

Losing a line of the story costs more than keeping a button, so a line must be short and wholly explained by one
rule; sentences and anything in quotation marks stay.
"""

import json
import re
from dataclasses import dataclass
from functools import cache

from index import resources

_MAX_CHARS = 240
_MAX_LABEL_WORDS = 10
_MAX_CREDIT_WORDS = 14
_MAX_INVITATION_WORDS = 20

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_QUOTATION_MARK = re.compile(r"[\"“”„«»]")
_HANDLE = re.compile(r"(?<!\w)@\w")
_NETWORK = re.compile(r"\b(?:twitter|facebook|instagram|telegram|linkedin|bluesky|threads|x)\b", re.IGNORECASE)
_LEGAL = re.compile(r"(?:copyright\b|©|\(c\) ?\d{4}\b|all rights reserved\b)", re.IGNORECASE)

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_CALENDAR = (
    rf"(?:{_DAY},? {_MONTH},? \d{{4}}|{_MONTH} {_DAY},? \d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
_CLOCK = (
    r"(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
    r"(?: ?\(?[a-z]{2,4}\)?(?: ?[+-]\d{1,2})?)?"
)
_MOMENT = rf"(?:{_WEEKDAY},? )?{_CALENDAR}(?:,? (?:at |[-–|/•] ?)?{_CLOCK})?"
_DATE_LINE = re.compile(_MOMENT, re.IGNORECASE)
_TIME_STAMP = re.compile(
    rf"(?:first |last )?(?:published|posted|updated|modified)(?: on| at)?:? {_MOMENT}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lexicon:
    """The words of `resources/lexicon/page_furniture.json`, in lower case."""

    buttons: frozenset[str]
    fillers: frozenset[str]
    labels: frozenset[str]
    lead_in: re.Pattern[str]
    credit: re.Pattern[str]
    invitation: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    """The lexicon, read once."""
    words: dict[str, list[str]] = json.loads(resources.text("lexicon", "page_furniture.json"))
    credits_, agencies = _either(words["credits"]), _either(words["agencies"])
    return _Lexicon(
        buttons=frozenset(words["buttons"]),
        fillers=frozenset(words["fillers"]),
        labels=frozenset(words["labels"]),
        lead_in=re.compile(rf"{_either(words['lead_ins'])} ?[:|»>]", re.IGNORECASE),
        credit=re.compile(
            rf"\(?(?:{credits_}(?: credit| courtesy| by)?(?: of)?:| ?{credits_} (?:by|courtesy of) )"
            rf"|.*[/|(] ?{agencies}\)?(?: via {agencies})?$",
            re.IGNORECASE,
        ),
        invitation=re.compile(rf"{_either(words['invitations'])}\b", re.IGNORECASE),
    )


def _either(words: list[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def is_furniture(line: str) -> bool:
    """Whether a line of an article belongs to the page around it rather than to the story."""
    line = line.strip()
    if len(line) > _MAX_CHARS:
        return False
    return (
        bool(_TIME_STAMP.fullmatch(line))
        or _is_label(line)
        or _is_link(line)
        or _is_credit(line)
        or _is_invitation(line)
        or bool(_LEGAL.match(line))
    )


def is_date_line(line: str) -> bool:
    """Whether the line is a date, perhaps with a time, and nothing else."""
    return bool(_DATE_LINE.fullmatch(line))


def _is_label(line: str) -> bool:
    """Buttons and headings of boxes: `Share Tweet Email`, `Advertisement`, `Most Read`."""
    if _SENTENCE_END.search(line) or _QUOTATION_MARK.search(line):
        return False
    words = [word.lower() for word in _WORD.findall(line.replace("’", "'")) if not word.isdigit()]
    if not 0 < len(words) <= _MAX_LABEL_WORDS:
        return False
    lexicon = _lexicon()
    if " ".join(words) in lexicon.labels:
        return True
    known = lexicon.buttons | lexicon.fillers
    return all(word in known for word in words) and any(word in lexicon.buttons for word in words)


def _is_link(line: str) -> bool:
    """A link to another story: `Read more: …`, `RELATED | …`."""
    return bool(_lexicon().lead_in.match(line))


def _is_credit(line: str) -> bool:
    """A picture's credit: `Photo: …`, `(Image: …)`, `Ann Example/AFP`."""
    if len(line.split()) > _MAX_CREDIT_WORDS or _SENTENCE_END.search(line.rstrip(")]")):
        return False
    return bool(_lexicon().credit.match(line))


def _is_invitation(line: str) -> bool:
    """A line that asks to subscribe, to follow or to click."""
    if len(line.split()) > _MAX_INVITATION_WORDS or _QUOTATION_MARK.search(line):
        return False
    if line.startswith("Follow ") and (_HANDLE.search(line) or _NETWORK.search(line)):
        return True
    return bool(_lexicon().invitation.match(line))
