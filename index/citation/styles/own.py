"""The user's own form of a citation, from a template with named fields (see `index.citation.template`).

Where the template has no `{quote}`, the quote stands in a paragraph above it. Nobody is named who is not sure: such a
speaker is said to be unclear, and `{how}` is "quoted" only for words in quotation marks. A template without `{how}` has
that in brackets behind the speaker, where the words are not quoted: "Ana Ruiz [paraphrased]".
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from index.citation.dates import day_first_long, month_first, partial_date, year
from index.citation.marks import parse, show, stopped, with_stop, without_stop
from index.citation.names import authors_of
from index.citation.options import Options
from index.citation.record import CitationRecord, Paragraph, Run
from index.citation.styles.parts import address, joined
from index.citation.template import Between, Field, Template, parsed, without
from index.citation.wording import credit_words, is_quoted, quote_text, sentence_start, unsaid
from index.model import Manner

PROPOSED = "{speaker}, {how} in {author}, “{headline},” *{outlet}*, {date}. {link}"
"""The template of a user who has none yet."""
_QUOTED = "quoted"
_STOPS = (".", ",", ";", ":")
_INSIDE = (".", ",")
_BEGINNING = ("speaker", "how")
_LINKS = ("link", "address")
_AS_THEY_ARE = ("quote", *_LINKS)


def paragraphs(records: Sequence[CitationRecord], options: Options) -> tuple[Paragraph, ...]:
    """A citation for each quote.

    Raises:
        FieldUnknown: the template names a field that there is not.
        TemplateMalformed: it has a brace without its partner, or no field.
    """
    template = parsed(options.template or PROPOSED)
    has_quote = _names(template, "quote")
    made: list[Paragraph] = []
    for record in records:
        if not has_quote:
            made.append((Run(quote_text(record, british=options.is_british)),))
        made.append(_citation(record, template, options))
    return tuple(made)


def _names(template: Template, name: str) -> bool:
    return any(isinstance(each, Field) and each.name == name for each in template)


def _citation(record: CitationRecord, template: Template, options: Options) -> Paragraph:
    values = {name: value(record, options) for name, value in _VALUES.items()}
    if not _names(template, "how") and values["how"] != _QUOTED:
        values["speaker"] += f" [{values['how']}]"
    filled = without(template, {name for name, value in values.items() if not value})
    runs: list[Run] = []
    taken = 0
    for element, following in pairwise((*filled, Between(""))):
        if not isinstance(element, Field):
            runs.append(Run(element.text[taken:]))
            taken = 0
            continue
        stop = following.text[:1] if isinstance(following, Between) and following.text[:1] in _STOPS else ""
        value = values[element.name]
        if element.name in _BEGINNING and _begins_sentence(runs):
            value = sentence_start(value)
        if element.name == "quote" and stop:
            text = _quote_before(stop, record, options)
        else:
            text = _filled(element, value, stop)
        taken = int(bool(stop) and _is_needless(element, text, stop))
        link = _link(element.name, record, options)
        runs += [Run(element.before), Run(text, italic=element.is_italic, link=link), Run(element.behind)]
    return tuple(runs)


def _begins_sentence(runs: Sequence[Run]) -> bool:
    before = "".join(run.text for run in runs).rstrip()
    return not before or before.endswith((".", "?", "!"))


def _quote_before(stop: str, record: CitationRecord, options: Options) -> str:
    """The quote without its full stop; a comma or full stop of the template stands inside American marks."""
    text = quote_text(record, in_sentence=True, british=options.is_british)
    bare = text.rstrip("”’")
    if options.is_british or bare == text or stop not in _INSIDE or bare.endswith(("?", "!", ".", "…")):
        return text
    return f"{bare}{stop}{text[len(bare) :]}"


def _filled(field: Field, value: str, stop: str) -> str:
    """A field's words, without punctuation of their own before that of the template."""
    # A full stop behind the closing marks takes the place of what stood inside them.
    inner = "." if field.inner and stop == "." else field.inner
    if field.name == "headline":
        words = parse(value)
        words = with_stop(words, inner) if inner else without_stop(words) if stop or field.before else words
        return show(words, depth=1 if field.before.endswith(("“", '"')) else 0)
    if inner:
        return stopped(value, inner)
    if not stop or field.name in _AS_THEY_ARE:
        return value
    whole = stopped(value, stop)
    return whole[: -len(stop)] if whole != value and whole.endswith(stop) else whole


def _is_needless(field: Field, text: str, stop: str) -> bool:
    """Whether the punctuation of the template is there already."""
    if field.name in _LINKS or ")" in field.behind or "]" in field.behind:
        return False
    end = text.rstrip("”’")[-1:]
    if stop == ".":
        return end in ".?!…"
    return bool(field.inner) or (field.name == "quote" and stop == "," and end in ",?!")


def _link(name: str, record: CitationRecord, options: Options) -> str | None:
    if name == "link":
        return address(record, options).link
    return record.url if name == "address" else None


def _how(record: CitationRecord, _options: Options) -> str:
    if words := unsaid(record):
        return f"reported as {words}"
    if is_quoted(record):
        return _QUOTED
    return "paraphrased" if record.manner is Manner.SAID else "described"


def _date(iso: str | None, options: Options) -> str:
    date = partial_date(iso)
    return "" if date is None else day_first_long(date) if options.is_british else month_first(date)


def _year(record: CitationRecord, _options: Options) -> str:
    date = partial_date(record.published)
    return year(date) if date else ""


_VALUES: Mapping[str, Callable[[CitationRecord, Options], str]] = MappingProxyType(
    {
        "quote": lambda record, options: quote_text(record, british=options.is_british),
        "speaker": lambda record, _: credit_words(record),
        "how": _how,
        "author": lambda record, _: joined([author.straight for author in authors_of(record.authors)], "and"),
        "headline": lambda record, _: record.headline or "",
        "outlet": lambda record, _: record.outlet or "",
        "date": lambda record, options: _date(record.published, options),
        "year": _year,
        "accessed": lambda record, options: _date(record.accessed, options),
        "link": lambda record, options: (options.passage_links and record.passage) or record.url or "",
        "address": lambda record, _: record.url or "",
    }
)
