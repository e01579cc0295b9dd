"""The words for what is known of an article: how certain its date is, and what its details are called."""

from PySide6.QtCore import QCoreApplication

from index.errors import DetailInvalid
from index.model import DateOrigin, SourceRecord, StoredArticle
from index.record_fields import RecordField

_DAY_CHARS = len("2017-04-12")
_YEAR_CHARS = len("2017")


def tr(text: str) -> str:
    """Translates a text of this module."""
    return QCoreApplication.translate("record_words", text)


def field_name(field: RecordField) -> str:
    """What a detail is called in a form, with its key."""
    return {
        RecordField.HEADLINE: tr("&Headline"),
        RecordField.AUTHORS: tr("&By"),
        RecordField.OUTLET: tr("&Outlet"),
        RecordField.PUBLISHED: tr("&Date"),
        RecordField.URL: tr("&Address"),
        RecordField.SECTION: tr("Se&ction"),
        RecordField.LANGUAGE: tr("&Language"),
        RecordField.ACCESSED: tr("Page &read on"),
    }[field]


def field_hint(field: RecordField) -> str:
    """What may stand in a detail."""
    return {
        RecordField.HEADLINE: "",
        RecordField.AUTHORS: tr("names, with commas or semicolons between them"),
        RecordField.OUTLET: tr("newspaper, agency or site"),
        RecordField.PUBLISHED: tr("2017, 2017-04 or 2017-04-12"),
        RecordField.URL: tr("https://…"),
        RecordField.SECTION: tr("Local, Opinion …"),
        RecordField.LANGUAGE: tr("en, or English"),
        RecordField.ACCESSED: tr("2017-04-12"),
    }[field]


def problem(error: DetailInvalid) -> str:
    """What is wrong with a detail, and how it is written."""
    words = {
        RecordField.PUBLISHED: tr("There is no such date. Write 2017, 2017-04 or 2017-04-12."),
        RecordField.ACCESSED: tr("There is no such date. Write 2017, 2017-04 or 2017-04-12."),
        RecordField.URL: tr("This is no address of a page. It begins with https:// or http:// and has no blanks."),
        RecordField.LANGUAGE: tr("This language is not known. Write a code such as en or pt-BR, or its English name."),
    }
    return words.get(RecordField(error.field), str(error))


def date_certainty(record: SourceRecord) -> str:
    """What keeps a date from being a day that the page or the file states in a field; empty if nothing does."""
    if record.published is None:
        return ""
    origins = {
        DateOrigin.GIVEN: tr("set by you"),
        DateOrigin.TEXT: tr("as printed on the page"),
        DateOrigin.ADDRESS: tr("from the page’s address"),
    }
    precise = tr("month and day not known") if len(record.published) == _YEAR_CHARS else tr("day not known")
    parts = (
        "" if len(record.published) == _DAY_CHARS else precise,
        origins.get(record.dated_by, "") if record.dated_by is not None else "",
    )
    return ", ".join(part for part in parts if part)


def record_tip(stored: StoredArticle) -> str:
    """What stands behind the line with outlet and date: where the date comes from, and the original."""
    lines = (
        date_origin(stored.article.record),
        tr("Read from “{name}”.").format(name=stored.source),
        tr("SHA-256 of the original: {digest}").format(digest=stored.sha256),
    )
    return "\n".join(lines)


def date_origin(record: SourceRecord) -> str:
    """Where a date comes from, in a sentence."""
    if record.published is None:
        return tr("No date was found.")
    return {
        DateOrigin.FIELDS: tr("The date comes from a field for it in the page or file."),
        DateOrigin.TEXT: tr("The date is printed on the page; it may be the date of something else on it."),
        DateOrigin.ADDRESS: tr("The date comes from the page’s address."),
        DateOrigin.GIVEN: tr("You set the date."),
        None: tr("It was not noted where the date comes from."),
    }[record.dated_by]
