"""The evidence for a statement's speaker, in words: what the reason panel shows."""

from dataclasses import dataclass
from enum import Enum, auto
from html import escape

from PySide6.QtCore import QCoreApplication

from desktop.wording import (
    correction_sentence,
    is_yours,
    kind_sentence,
    manner_sentence,
    moment_words,
    polarity_sentence,
    speaker_name,
    tier_word,
)
from index.model import (
    Article,
    Attribution,
    Change,
    Corrected,
    Link,
    Manner,
    Polarity,
    Span,
    Spans,
    SpeakerKind,
    StoredStatement,
    Tier,
)


class Part(Enum):
    """What a line of evidence is about."""

    SPEAKER = auto()
    YOURS = auto()
    """The speaker, where the user said who it is."""
    FOUND = auto()
    """What the program had found, where the user said otherwise."""
    CORRECTION = auto()
    POLARITY = auto()
    CUE = auto()
    MENTION = auto()
    CHAIN = auto()
    JOINED = auto()
    """Why the library shows another name than was found."""
    CANDIDATES = auto()
    KIND = auto()
    SECOND_HAND = auto()
    MANNER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One line: a label, and words as HTML with links and without."""

    part: Part
    label: str
    html: str
    plain: str
    tier: Tier = Tier.UNATTRIBUTED


def tr(text: str) -> str:
    """Translates a text of this module."""
    return QCoreApplication.translate("reasons", text)


def evidence_of(article: Article, row: StoredStatement, corrections: tuple[Change, ...] = ()) -> tuple[Evidence, ...]:
    """All that speaks for the speaker of a statement, most important first; article text is escaped.

    Args:
        article: where it stands.
        row: the statement.
        corrections: what the user changed in it and stands.
    """
    statement = row.statement
    lines = [_yours(row) if is_yours(row) else _speaker(row)]
    lines.extend(_correction(change) for change in corrections)
    if row.found is not None:
        lines.append(_found(article, row.found))
    if statement.polarity is not Polarity.PLAIN:
        lines.append(_plain(Part.POLARITY, tr("Note"), polarity_sentence(statement.polarity)))
    if statement.cue:
        lines.append(_quoted(Part.CUE, tr("Cue"), article, statement.cue))
    if statement.mention:
        lines.append(_quoted(Part.MENTION, tr("Named as"), article, statement.mention))
    if not is_yours(row):
        lines.extend(_chain(article, row))
    lines.extend(_joined(row))
    if statement.attribution.candidates:
        names = ", ".join(statement.attribution.candidates)
        lines.append(_plain(Part.CANDIDATES, tr("Perhaps"), names))
    lines.append(_plain(Part.KIND, tr("Reported"), kind_sentence(statement.kind)))
    if row.within_id is not None:
        words = tr("inside another statement")
        link = f'<a href="statement:{row.within_id}">{escape(words)}</a>'
        lines.append(Evidence(part=Part.SECOND_HAND, label=tr("Second-hand"), html=link, plain=words))
    if statement.manner is not Manner.SAID:
        lines.append(_plain(Part.MANNER, tr("Note"), manner_sentence(statement.manner)))
    return tuple(lines)


def _speaker(row: StoredStatement) -> Evidence:
    """Who, and how sure, in words."""
    attribution = row.statement.attribution
    name, tier = speaker_name(row), attribution.tier
    words = {
        Tier.CLEAR: tr("clear"),
        Tier.LIKELY: tr("likely, but check it"),
        Tier.UNSURE: tr("unsure: the text allows other readings"),
        Tier.UNATTRIBUTED: tr("the text does not say who"),
    }[tier]
    if attribution.speaker is not None and attribution.speaker.kind is SpeakerKind.UNNAMED:
        words = tr("{tier}; a description, no name is given").format(tier=tier_word(tier))
    return Evidence(
        part=Part.SPEAKER,
        label=tr("Speaker"),
        html=f"<b>{escape(name)}</b> – {escape(words)}",
        plain=f"{name} – {words}",
        tier=tier,
    )


def _yours(row: StoredStatement) -> Evidence:
    """Who, by the user's own word."""
    name, words = speaker_name(row), tr("set by you")
    return Evidence(
        part=Part.YOURS,
        label=tr("Speaker"),
        html=f"<b>{escape(name)}</b> – {escape(words)}",
        plain=f"{name} – {words}",
    )


def _correction(change: Change) -> Evidence:
    """When the user changed what."""
    when = moment_words(change.made_at)
    if change.corrects is Corrected.SPEAKER and change.before != change.after:
        words = tr("{when}: from {before} to {after}").format(when=when, before=change.before, after=change.after)
    else:
        what = correction_sentence(change.corrects) if change.corrects is not None else change.title
        words = tr("{when}: {what}").format(when=when, what=what)
    return _plain(Part.CORRECTION, tr("Changed by you"), words)


def _found(article: Article, found: Attribution) -> Evidence:
    """What the program had found, how sure it was, and why."""
    name = found.speaker.name if found.speaker is not None else tr("nobody")
    words = tr("the program had found {name} – {tier}").format(name=name, tier=tier_word(found.tier))
    reasons = " → ".join(f"“{_words(article, link.span)}”{_because(link, html=False)}" for link in found.chain)
    return _plain(Part.FOUND, tr("Found"), ": ".join(part for part in (words, reasons) if part))


def _chain(article: Article, row: StoredStatement) -> list[Evidence]:
    """The steps from the words beside the cue to the fullest name; none if there is no step to show."""
    chain = row.statement.attribution.chain
    if len(chain) < 2:
        return [_plain(Part.CHAIN, tr("Because"), link.reason) for link in chain if link.reason]
    plain = " → ".join(f"“{_words(article, link.span)}”{_because(link, html=False)}" for link in chain)
    html = " → ".join(_linked(article, link.span) + _because(link, html=True) for link in chain)
    return [Evidence(part=Part.CHAIN, label=tr("Because"), html=html, plain=plain)]


def _joined(row: StoredStatement) -> list[Evidence]:
    """What leads from the name that was found to the one that the library shows; nothing if they are the same."""
    if row.joined is None:
        return []
    words = tr("“{found}” is {name}: {reason}")
    words = words.format(found=row.joined.name, name=speaker_name(row), reason=row.joined.reason)
    return [_plain(Part.JOINED, tr("In this library"), words)]


def _because(link: Link, *, html: bool) -> str:
    """The reason of a step, in brackets."""
    if not link.reason:
        return ""
    return f" ({escape(link.reason) if html else link.reason})"


def _quoted(part: Part, label: str, article: Article, spans: Spans) -> Evidence:
    """Words of the article, linked to their place."""
    html = " … ".join(_linked(article, span) for span in spans)
    plain = " … ".join(f"“{_words(article, span)}”" for span in spans)
    return Evidence(part=part, label=label, html=html, plain=plain)


def _linked(article: Article, span: Span) -> str:
    return f'<a href="span:{span.start}-{span.end}">{escape(_words(article, span))}</a>'


def _words(article: Article, span: Span) -> str:
    return " ".join(article.text[span.start : span.end].split())


def _plain(part: Part, label: str, words: str) -> Evidence:
    return Evidence(part=part, label=label, html=escape(words), plain=words)
