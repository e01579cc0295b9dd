"""The commands about one article: its record, what is left out of it, and what it was read from."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from index import workspace
from index.cli_commands import ARTICLE, Arguments, Commands
from index.cli_numbers import number
from index.errors import CopyFailed
from index.headlines import other_headlines
from index.model import Change, ParagraphRole, StoredArticle
from index.progress import Progress
from index.record_fields import RecordField, value_of, written
from index.workspace import Workspace

_PARAGRAPH = "the number that article --text prints first"
_UNKNOWN = "unknown"
_OPTIONS = {
    RecordField.HEADLINE: ("--headline", "TEXT", "its headline"),
    RecordField.AUTHORS: ("--by", "NAMES", "who wrote it, with semicolons or commas between the names"),
    RecordField.OUTLET: ("--outlet", "NAME", "the newspaper, agency or site"),
    RecordField.PUBLISHED: ("--date", "DATE", "when it was published: 2017, 2017-04 or 2017-04-12"),
    RecordField.URL: ("--url", "URL", "the address of its page"),
    RecordField.ACCESSED: ("--accessed", "DATE", "when its page was read"),
    RecordField.LANGUAGE: ("--language", "CODE", "en, pt-BR … or an English name"),
    RecordField.SECTION: ("--section", "NAME", "the part of the newspaper"),
}


def add_commands(add: Commands, change: Callable[[Arguments], int], report: Callable[[Arguments], int]) -> None:
    """Adds the commands; `change` carries out `Arguments.change`, and `report` prints `Arguments.lines`."""
    command = add("article", report, "print what is known of an article, and what was found where you changed it")
    command.add_argument("article", type=number, metavar="ARTICLE", help=ARTICLE)
    command.add_argument("--text", action="store_true", help="also its paragraphs, with what is left out")
    command.set_defaults(lines=_article)
    command = add(
        "set-article", change, "put right what is known of an article; an empty value says that it is unknown"
    )
    command.add_argument("article", type=number, metavar="ARTICLE", help=ARTICLE)
    for field, (option, metavar, summary) in _OPTIONS.items():
        command.add_argument(option, dest=field.value, metavar=metavar, help=summary)
    command.add_argument("--restore", action="store_true", help="go back to all that was found")
    command.set_defaults(change=_set_article, refuse=command.error)
    for name, summary, make in (
        ("leave-out", "leave paragraphs of an article out of its story", _leave_out),
        ("take-in", "take paragraphs that were left out back into the story", _take_in),
    ):
        command = add(name, change, summary)
        command.add_argument("article", type=number, metavar="ARTICLE", help=ARTICLE)
        command.add_argument("paragraphs", type=number, nargs="+", metavar="PARAGRAPH", help=_PARAGRAPH)
        command.set_defaults(change=make)
    command = add("original", report, "write the bytes that an article was read from into a file")
    command.add_argument("article", type=number, metavar="ARTICLE", help=ARTICLE)
    command.add_argument("file", type=Path, metavar="FILE", help="a new file, or a folder to write it into")
    command.set_defaults(lines=_original)


def _article(given: Arguments, _: Progress) -> Iterator[str]:
    """What is known of an article, a line each."""
    with closing(workspace.open_reader(given.library)) as reader:
        stored = reader.article(given.article)
        others = other_headlines(reader, given.article)
    yield from _record_lines(stored)
    yield from (f"{'also':<10}{headline}" for headline in others)
    if given.text:
        yield ""
        text = stored.article.text
        for place, paragraph in enumerate(stored.article.paragraphs, start=1):
            role = "" if paragraph.role is ParagraphRole.STORY else f"[{paragraph.role.value.replace('_', ' ')}] "
            yield f"{place:>6}  {role}{text[paragraph.span.start : paragraph.span.end]}"


def _record_lines(stored: StoredArticle) -> Iterator[str]:
    now, found = stored.article.record, (stored.found or stored.article).record
    for field in RecordField:
        value, before = value_of(now, field), value_of(found, field)
        note = "" if value == before else f" (found: {written(before) or 'nothing'})"
        yield f"{field.value:<10}{written(value) or _UNKNOWN}{note}"
    if now.published:
        yield f"{'dated by':<10}{now.dated_by.value if now.dated_by else _UNKNOWN}"
    yield f"{'source':<10}{stored.source}"
    yield f"{'sha-256':<10}{stored.sha256}"
    yield f"{'imported':<10}{stored.imported}"
    yield f"{'listed':<10}{stored.statement_count} statements"


def _set_article(library: Workspace, given: Arguments) -> Change:
    lines = {field: line for field in RecordField if (line := getattr(given, field.value)) is not None}
    if given.restore == bool(lines):
        given.refuse("say what is known of the article, or --restore and nothing else")
    return library.restore_record(given.article) if given.restore else library.set_record(given.article, lines)


def _leave_out(library: Workspace, given: Arguments) -> Change:
    paragraphs: Sequence[int] = given.paragraphs
    return library.leave_out(given.article, paragraphs)


def _take_in(library: Workspace, given: Arguments) -> Change:
    paragraphs: Sequence[int] = given.paragraphs
    return library.take_in(given.article, paragraphs)


def _original(given: Arguments, _: Progress) -> Iterator[str]:
    """Writes the original; a file that is there already stays as it is.

    Raises:
        CopyFailed: it cannot be written.
    """
    with closing(workspace.open_reader(given.library)) as reader:
        original = reader.original(given.article)
    path: Path = given.file / original.file_name if given.file.is_dir() else given.file
    try:
        with path.open("xb") as file:
            file.write(original.content)
    except OSError as error:
        raise CopyFailed(path, (error.strerror or str(error)).lower(), of="the original") from error
    yield f"{path} has the {len(original.content):,} bytes that article {given.article} was read from"
    yield f"sha-256 {original.sha256}"
