"""The user's own form of a citation: words with named fields, and what becomes of it where fields are not known.

`{speaker}, {how} in {author}, “{headline},” *{outlet}*, {date}. {link}` is one. A field that is not known vanishes:

1. Marks and brackets directly around a field go with it, and so does a `,` or `.` inside its closing marks. Stars
   around a field make it italic.
2. Of the punctuation before and behind it the stronger stays: a stop before a semicolon before a comma before a blank.
   At the beginning what is behind it goes, at the end only a stop stays. Brackets around several fields stay as long
   as one of these is known.
3. Words that lead to it stay where a known field follows it without words between, as in "in {author}, {outlet}"; else
   they go with it, as in "on {date}".
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from index.citation.marks import collapse
from index.errors import FieldUnknown, TemplateMalformed

FIELDS = (*("quote", "speaker", "how", "author", "headline", "outlet", "date", "year", "accessed", "link", "address"),)
"""What a template can name; the first three are always known."""
_PART = re.compile(
    r"(?P<open>[“‘\"'(\[«*]*)\{(?P<field>[^{}]*)\}(?:(?P<inner>[.,;:]?)(?P<close>[”’\"')\]»*]+))?", re.DOTALL
)
_PARTNERS = {"“": "”", "‘": "’", '"': '"', "'": "'", "(": ")", "[": "]", "«": "»", "*": "*"}
_BETWEEN = re.compile(r"(?P<lead>\W*)(?P<words>\w(?:.*\w)?)?(?P<tail>\W*)", re.DOTALL)
_STRENGTHS = ("\u2013\u2014-,/|", ";:", ".?!")
_STOP = re.compile(r"[.?!]")
_OPENER, _CLOSER = re.compile(r"[(\[]"), re.compile(r"[)\]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field with the marks that go with it."""

    name: str
    before: str = ""
    inner: str = ""
    """A `,` or `.` between the field and its closing marks."""
    behind: str = ""
    is_italic: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the user's, without the punctuation around them."""

    text: str


@dataclass(frozen=True, slots=True)
class Between:
    """Punctuation and blanks; perhaps none."""

    text: str


Element = Field | Words | Between
Template = tuple[Element, ...]
"""Fields and words in turn, with what is between them before, between and behind."""


def parsed(template: str) -> Template:
    """Reads a template.

    Raises:
        FieldUnknown: a field has a name that is none of `FIELDS`.
        TemplateMalformed: a brace has no partner, or there is no field at all.
    """
    text = collapse(template)
    elements: list[Element] = []
    place = 0
    found = list(_PART.finditer(text))
    for match in found:
        field, start, end = _field(match)
        elements += [*_between(text[place:start]), field]
        place = end
    elements += _between(text[place:])
    loose = next((each.text for each in elements if not isinstance(each, Field) and re.search("[{}]", each.text)), None)
    if loose is not None or not found:
        raise TemplateMalformed(template)
    return tuple(elements)


def without(template: Template, missing: Collection[str]) -> Template:
    """The template without the fields that are not known; the rules are in the module's docstring."""
    gone = {place for place, each in enumerate(template) if isinstance(each, Field) and each.name in missing}
    words = [place for place, each in enumerate(template) if isinstance(each, Words)]
    gone |= {place for place in words if _leads_nowhere(template, place, gone)}
    kept: list[Element] = []
    for place, element in enumerate(template):
        if place in gone:
            continue
        if isinstance(element, Between) and kept and isinstance(kept[-1], Between):
            kept[-1] = Between(_merged(kept, element.text))
        else:
            kept.append(element)
    return _ended(kept, template) if gone else template


def _ended(kept: list[Element], template: Template) -> Template:
    """The template without punctuation at its end that led on to what has gone."""
    end = Between(_at_end(kept[-1].text, template)) if isinstance(kept[-1], Between) else kept[-1]
    last = kept[-2] if len(kept) > 1 else None
    if end == Between("") and isinstance(last, Field) and last is not template[-2] and last.inner != ".":
        return (*kept[:-2], replace(last, inner=""), end)
    return (*kept[:-1], end)


def _field(match: re.Match[str]) -> tuple[Field, int, int]:
    """The field, and where it begins and ends with the marks that have their partner on its other side."""
    name = match["field"].strip().casefold()
    if name not in FIELDS:
        raise FieldUnknown(match["field"].strip(), FIELDS)
    opening, closing = match["open"], match["close"] or ""
    count = 0
    while count < min(len(opening), len(closing)) and _PARTNERS[opening[-1 - count]] == closing[count]:
        count += 1
    before, behind = opening[len(opening) - count :], closing[:count]
    end = match.end("close") - len(closing) + count if count else match.end("field") + 1
    field = Field(
        name=name,
        before=before.replace("*", ""),
        inner=match["inner"] if count else "",
        behind=behind.replace("*", ""),
        is_italic="*" in before,
    )
    return field, match.end("open") - count, end


def _between(text: str) -> list[Element]:
    """The punctuation, the words and the punctuation of what stands between two fields."""
    match = _BETWEEN.fullmatch(text)
    if match is None or not match["words"]:
        return [Between(text)]
    return [Between(match["lead"]), Words(match["words"]), Between(match["tail"])]


def _leads_nowhere(template: Template, place: int, gone: set[int]) -> bool:
    """Whether words lead to fields that are all missing."""
    fields: list[int] = []
    for number in range(place + 1, len(template)):
        element = template[number]
        if isinstance(element, Words) or (isinstance(element, Between) and _STOP.search(element.text)):
            break
        if isinstance(element, Field):
            fields.append(number)
    return bool(fields) and gone.issuperset(fields)


def _merged(kept: list[Element], behind: str) -> str:
    """What stands between two elements after what was between them has gone."""
    before = kept[-1].text if isinstance(kept[-1], Between) else ""
    if len(kept) == 1:
        return before
    if isinstance(kept[-2], Words) and not before.strip():
        return behind if _OPENER.search(behind) or _CLOSER.search(behind) else before
    return _stronger(before, behind)


def _stronger(before: str, behind: str) -> str:
    opener, closer = _OPENER.search(before), _CLOSER.search(behind)
    if opener and closer:
        return _stronger(before[: opener.start()], behind[closer.end() :])
    if closer:
        return behind[closer.start() :]
    if opener:
        return before[: opener.end()]
    if _OPENER.search(behind):
        return behind
    return behind if _strength(behind) > _strength(before) else before


def _strength(text: str) -> int:
    ranks = (rank for rank, signs in enumerate(_STRENGTHS, start=1) if any(sign in text for sign in signs))
    return max(ranks, default=0)


def _at_end(text: str, template: Template) -> str:
    """A stop or a bracket stays at the end; other punctuation only where the user ended with it."""
    last = template[-1]
    is_theirs = isinstance(last, Between) and last.text == text
    return text.rstrip() if is_theirs or _STOP.search(text) or _CLOSER.search(text) else ""
