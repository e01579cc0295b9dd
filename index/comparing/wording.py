"""The words for what came of looking for a quote; the same in the window and on the command line.

They say what stands where, never that something is false or true.
"""

from collections.abc import Sequence

from index.comparing.findings import Difference, Finding, Piece, Verdict, Verification
from index.comparing.variants import Relation, Variant, Variants


def verdict_words(answer: Verification) -> str:
    """The answer in one line."""
    match answer.verdict:
        case Verdict.NOT_FOUND:
            articles = "article" if answer.article_count == 1 else f"{answer.article_count} articles"
            return f"not found in your {articles}"
        case Verdict.IN_TEXT:
            articles = "an article" if len(answer.passages) == 1 else f"{len(answer.passages)} articles"
            return f"in the text of {articles}, but not as a statement"
        case Verdict.ALTERED:
            return f"altered: {_count(answer.findings[0].changed_words)}"
        case Verdict.OTHER_SPEAKER:
            return f"by someone else than {answer.speaker}{_altered(answer)}"
        case Verdict.INDIRECT:
            return f"{answer.verdict}{_altered(answer)}"
    return str(answer.verdict)


def finding_words(finding: Finding) -> str:
    """How one statement stands to the quote."""
    match = str(finding.match)
    if finding.match is Verdict.ALTERED:
        match = f"altered, {_count(finding.changed_words)}"
    if finding.verdict in {Verdict.OTHER_SPEAKER, Verdict.INDIRECT}:
        return f"{finding.verdict}; {match}"
    return match


def marked_words(finding: Finding) -> str:
    """Quote and statement as one text, as `wdiff` prints them: `[-only in the statement-]`, `{+only in the quote+}`."""
    return pieces_words(finding.pieces)


def pieces_words(pieces: Sequence[Piece]) -> str:
    """Two texts as one, as `wdiff` prints them: `[-only in the one-]`, `{+only in the quote, or there+}`."""
    shown = []
    for piece in pieces:
        if piece.difference is Difference.SAME:
            shown.append(piece.statement)
            continue
        shown += [f"[-{piece.statement}-]"] * bool(piece.statement) + [f"{{+{piece.quote}+}}"] * bool(piece.quote)
    return " ".join(shown)


def relation_words(one: Variant, among: Variants) -> str:
    """How the quotation in another article stands to the one asked about, who is named there, and who was first."""
    words = [relation_word(one)]
    if one.names_another:
        words.append(f"names {one.speaker}")
    if among.first is not None and among.first.id == one.row.id:
        words.append("printed first")
    return ", ".join(words)


def relation_word(one: Variant) -> str:
    """The same without the rest."""
    if one.relation is Relation.SAME:
        return "same words"
    more = {1: "1 word"}.get(one.more_words, f"{one.more_words} words")
    if one.relation is Relation.ALTERED:
        return _count(one.changed_words)
    return f"{more} longer" if one.relation is Relation.LONGER else f"cut by {more}"


def _altered(answer: Verification) -> str:
    first = answer.findings[0]
    return f", and altered: {_count(first.changed_words)}" if first.match is Verdict.ALTERED else ""


def _count(words: int) -> str:
    if not words:
        return "only where the quote says so"
    return "1 word differs" if words == 1 else f"{words} words differ"
