"""The words for what the data says: tiers, kinds, dates, places. Colours and signs never stand without them."""

from collections import Counter
from collections.abc import Container, Iterable
from textwrap import shorten

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

from desktop.record_words import date_certainty
from index.languages import language_name, may_be_english
from index.model import (
    Corrected,
    Manner,
    Person,
    Polarity,
    QuotationKind,
    SourceRecord,
    SpeakerKind,
    Statement,
    StoredArticle,
    StoredStatement,
    Tier,
)

_HEADLINE_CHARS = 60


def tr(text: str) -> str:
    """Translates a text of this module."""
    return QCoreApplication.translate("wording", text)


def count_words(count: int, one: str, many: str) -> str:
    """A number with its noun; `{n}` stands for the number in the language's own form."""
    return (one if count == 1 else many).format(n=QLocale().toString(count))


def tier_word(tier: Tier) -> str:
    """How sure an attribution is, in one word."""
    return {
        Tier.CLEAR: tr("clear"),
        Tier.LIKELY: tr("likely"),
        Tier.UNSURE: tr("unsure"),
        Tier.UNATTRIBUTED: tr("unattributed"),
    }[tier]


def kind_word(kind: QuotationKind) -> str:
    """How a content is reported, in one word."""
    return {
        QuotationKind.DIRECT: tr("direct"),
        QuotationKind.MIXED: tr("mixed"),
        QuotationKind.INDIRECT: tr("indirect"),
    }[kind]


def kind_sign(kind: QuotationKind) -> str:
    """The sign of a kind; always shown with its word nearby."""
    return {QuotationKind.DIRECT: "“", QuotationKind.MIXED: "“…", QuotationKind.INDIRECT: "≈"}[kind]


def kind_sentence(kind: QuotationKind) -> str:
    """What a kind means, for tooltips and the context panel."""
    return {
        QuotationKind.DIRECT: tr("direct: the speaker's own words, in quotation marks"),
        QuotationKind.MIXED: tr("mixed: partly the speaker's own words, in quotation marks"),
        QuotationKind.INDIRECT: tr("indirect: reported in the article's words"),
    }[kind]


def standing_word(statement: Statement) -> str:
    """In a word or two, what keeps a statement from being something that was said; empty for what was said."""
    if statement.polarity is Polarity.NEGATED:
        words = {Manner.SAID: tr("not said"), Manner.THOUGHT: tr("not thought"), Manner.EVENT: tr("not so")}
        return words[statement.manner]
    if statement.polarity is Polarity.HYPOTHETICAL:
        return tr("hypothetical")
    return {Manner.SAID: "", Manner.THOUGHT: tr("thought or planned"), Manner.EVENT: tr("event")}[statement.manner]


def polarity_sentence(polarity: Polarity) -> str:
    """What a polarity means, for tooltips and the context panel; empty for a statement that was made."""
    return {
        Polarity.PLAIN: "",
        Polarity.NEGATED: tr("the article says that this was not said or thought"),
        Polarity.HYPOTHETICAL: tr(
            "hypothetical: could, would or will be said or thought; the article does not say it was"
        ),
    }[polarity]


def manner_sentence(manner: Manner) -> str:
    """What a manner means, for tooltips and the context panel."""
    return {
        Manner.SAID: tr("something said or written"),
        Manner.THOUGHT: tr("a thought, wish or plan, not something said"),
        Manner.EVENT: tr("something that happened or is expected, nobody's words"),
    }[manner]


def credit_line(row: StoredStatement) -> str:
    """Who, how sure, and what keeps it from being something that was said, if anything does."""
    parts = (speaker_name(row), certainty_word(row), standing_word(row.statement))
    return " – ".join(part for part in parts if part)


def certainty_word(row: StoredStatement) -> str:
    """How sure a row's speaker is, or that the user said who it is."""
    return tr("set by you") if is_yours(row) else tier_word(row.statement.attribution.tier)


def is_yours(row: StoredStatement) -> bool:
    """Whether the user said whose statement it is, be it somebody's or nobody's."""
    return bool(row.corrected & {Corrected.SPEAKER, Corrected.ADDED})


def correction_sentence(corrected: Corrected) -> str:
    """What the user did to a statement."""
    return {
        Corrected.SPEAKER: tr("you set the speaker"),
        Corrected.CONTENT: tr("you set where it begins and ends"),
        Corrected.ADDED: tr("you marked it as a statement"),
        Corrected.REJECTED: tr("you said that it is no statement"),
    }[corrected]


def correction_sentences(row: StoredStatement) -> list[str]:
    """What of a row is the user's work."""
    return [correction_sentence(each) for each in Corrected if each in row.corrected]


def mark_words(row: StoredStatement) -> list[str]:
    """What the reader marked a row with, in words; the note last."""
    marks, parts = row.marks, []
    if marks.starred:
        parts.append(tr("starred"))
    if marks.checked:
        parts.append(tr("checked by you on {day}").format(day=day_words(marks.checked)))
    if marks.tags:
        parts.append(tr("tags: {tags}").format(tags=", ".join(marks.tags)))
    if marks.note:
        parts.append(tr("note: {note}").format(note=marks.note))
    return parts


def speaker_kind_word(kind: SpeakerKind) -> str:
    """What sort of speaker somebody is."""
    return {
        SpeakerKind.PERSON: tr("person"),
        SpeakerKind.BODY: tr("organisation, office or country"),
        SpeakerKind.GROUP: tr("group"),
        SpeakerKind.UNNAMED: tr("not named, only described"),
    }[kind]


def namesakes(people: Iterable[Person]) -> frozenset[str]:
    """The names that several of these people are shown under."""
    return frozenset(name for name, count in Counter(person.name for person in people).items() if count > 1)


def person_facts(person: Person, shared: Container[str] = ()) -> str:
    """How much somebody says, where, if the name is one of those that others have too, and by which further names."""
    parts = [count_words(person.statement_count, tr("{n} statement"), tr("{n} statements"))]
    if person.article_count > 1:
        parts.append(count_words(person.article_count, "", tr("{n} articles")))
    elif person.article and person.name in shared:
        headline = shorten(person.article, _HEADLINE_CHARS, placeholder="…")
        parts.append(tr("in “{headline}”").format(headline=headline))
    if person.aliases:
        parts.append(tr("also {names}").format(names=", ".join(person.aliases)))
    return " · ".join(parts)


def day_words(moment: str) -> str:
    """The day of an ISO 8601 date and time, where the user is."""
    return QLocale().toString(_local(moment).date(), "d MMM yyyy")


def moment_words(moment: str) -> str:
    """An ISO 8601 date and time to the minute, where the user is."""
    return QLocale().toString(_local(moment), "d MMM yyyy, HH:mm")


def _local(moment: str) -> QDateTime:
    return QDateTime.fromString(moment, Qt.DateFormat.ISODate).toLocalTime()


def speaker_name(row: StoredStatement) -> str:
    """The name to show for a row's speaker: never empty."""
    speaker = row.statement.attribution.speaker
    return speaker.name if speaker else tr("Speaker not named")


def is_named(row: StoredStatement) -> bool:
    """Whether the row's speaker is known by a name, not only by a description or not at all."""
    speaker = row.statement.attribution.speaker
    return speaker is not None and speaker.kind is not SpeakerKind.UNNAMED


def date_words(date: str | None) -> str:
    """An ISO 8601 date as precise as it is, in the user's language; "undated" without one."""
    if not date:
        return tr("undated")
    parts = [int(part) for part in date.split("-")]
    locale = QLocale()
    if len(parts) == 1:
        return date
    day = QDate(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    if not day.isValid():
        return date
    return locale.toString(day, "d MMM yyyy" if len(parts) > 2 else "MMMM yyyy")


def facts(record: SourceRecord) -> str:
    """Outlet, date and byline in one line; what is unknown is left out, and said if all of it is."""
    parts = []
    if record.outlet:
        parts.append(record.outlet)
    if record.published:
        certainty = date_certainty(record)
        parts.append(f"{date_words(record.published)} ({certainty})" if certainty else date_words(record.published))
    if record.authors:
        parts.append(tr("by {names}").format(names=", ".join(record.authors)))
    return " · ".join(parts) or tr("Outlet, date and author unknown")


def is_foreign(stored: StoredArticle) -> bool:
    """Whether an article is not in English, so that no statements were looked for in it."""
    return not may_be_english(stored.article.record.language)


def language_words(tag: str | None) -> str:
    """The language of a text that is not in English, to stand after "is": "in German"."""
    name = language_name(tag)
    return tr("in {language}").format(language=name) if name else tr("not in English")


def foreign_sentence(subject: str, tags: Iterable[str | None]) -> str:
    """Why articles in these languages have no statements; the subject ends in a verb: "2 of them are"."""
    words = {language_words(tag) for tag in tags}
    language = words.pop() if len(words) == 1 else tr("not in English")
    return tr("{subject} {language}: statements are found in English articles only.").format(
        subject=subject, language=language
    )


def statement_words(stored: StoredArticle) -> str:
    """How many statements an article has, or that it is in another language."""
    if is_foreign(stored):
        return language_words(stored.article.record.language)
    return count_words(stored.statement_count, tr("{n} statement"), tr("{n} statements"))


def spoken_row(row: StoredStatement) -> str:
    """A row in one sentence, for screen readers."""
    kinds = (kind_word(row.statement.kind), standing_word(row.statement))
    sentence = tr("{speaker}, attribution {tier}, {kind}: {quote} {place}")
    spoken = sentence.format(
        speaker=speaker_name(row),
        tier=certainty_word(row),
        kind=", ".join(kind for kind in kinds if kind),
        quote=row.quote,
        place=facts(row.record),
    )
    return ". ".join([spoken, *mark_words(row)])


def field_title(field: str) -> str:
    """The heading of a facet."""
    titles = {
        "speaker": tr("Speakers"),
        "outlet": tr("Outlets"),
        "kind": tr("Kind"),
        "manner": tr("Manner"),
        "is": tr("Certainty"),
        "source": tr("Source"),
        "wording": tr("Wording"),
        "cue": tr("Reporting words"),
        "date": tr("Date"),
        "marks": tr("Your marks"),
        "tag": tr("Your tags"),
        "search": tr("Saved searches"),
    }
    return titles.get(field, field.capitalize())


def value_label(field: str, value: str) -> str:
    """A facet's value as the user reads it: names stay as they are, our own words are translated."""
    if field == "kind" and value in set(QuotationKind):
        return kind_word(QuotationKind(value))
    if field == "is" and value in set(Tier):
        return tier_word(Tier(value))
    if not value:
        return tr("unknown")
    if field not in {"is", "manner"}:
        return value
    ours = {
        ("manner", Manner.SAID.value): tr("said"),
        ("manner", Manner.THOUGHT.value): tr("thought or planned"),
        ("manner", Manner.EVENT.value): tr("event"),
        ("is", Polarity.NEGATED.value): tr("negated"),
        ("is", Polarity.HYPOTHETICAL.value): tr("hypothetical"),
        ("is", "older"): tr("in an older version"),
        ("is", "repeated"): tr("repeated"),
        ("is", "variant"): tr("also in other articles"),
        ("is", "fragment"): tr("a few words quoted"),
        ("is", "brackets"): tr("with brackets"),
        ("is", "ellipsis"): tr("with an ellipsis"),
        ("is", "translated"): tr("through a translator"),
        ("is", "headline-only"): tr("headline quotes other words"),
        ("is", "named"): tr("named"),
        ("is", "unnamed"): tr("described, not named"),
        ("is", "starred"): tr("starred"),
        ("is", "checked"): tr("checked"),
        ("is", "corrected"): tr("corrected"),
        ("is", "tagged"): tr("with tags"),
        ("is", "noted"): tr("with a note"),
        ("is", "rejected"): tr("not a statement"),
    }
    return ours.get((field, value), value)


def headline_words(quoted: Iterable[str] = ()) -> str:
    """That a headline quotes words that no statement below it has; with the words, if they are given."""
    words = ", ".join(tr("“{words}”").format(words=one) for one in quoted)
    if words:
        return tr("The headline quotes {words}: no statement below it has these words.").format(words=words)
    return tr("the headline quotes words that no statement has")


def value_sentence(field: str, value: str) -> str:
    """What a facet's value means, where its label alone might not tell; else the label."""
    if field == "kind" and value in set(QuotationKind):
        return kind_sentence(QuotationKind(value))
    if field == "manner" and value in set(Manner):
        return manner_sentence(Manner(value))
    if field == "is" and value in set(Polarity):
        return polarity_sentence(Polarity(value))
    ours = {
        "fragment": tr("only a few words in a row are quoted; the sentence is the article's"),
        "brackets": tr("words in square brackets: somebody else put them into the quote"),
        "ellipsis": tr("words were left out of the quote"),
        "translated": tr("the paragraph says that a translator or interpreter stood between"),
        "headline-only": tr("the headline of the article quotes words that no statement below it has"),
        "variant": tr("other articles have the same quote, in the same words, cut or altered"),
    }
    return (ours.get(value) if field == "is" else None) or value_label(field, value)
