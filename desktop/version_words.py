"""What is said of versions of an article, of articles that share their text, and of words made whole."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.wording import count_words, date_words, day_words
from index.comparison import ArticleVersion, Difference, Repetition
from index.model import Article

if TYPE_CHECKING:
    from index.workspace import ImportReport

_MOST_LISTED = 30
_LONGEST_WORD = 80
_BEFORE, _AFTER = re.compile(r"[\w-]*$"), re.compile(r"[\w-]*")
NEARLY = 0.8
"""From this share on two texts are nearly the same."""


def tr(text: str) -> str:
    """Translates a text of this module."""
    return QCoreApplication.translate("version_words", text)


def newer_sentences(report: "ImportReport") -> list[str]:
    """How many of the new articles are new versions of older ones."""
    if not report.newer:
        return []
    if len(report.imported) == 1:
        return [tr("It is a new version of an article that you have.")]
    one = tr("{n} of them is a new version of an article that you have.")
    many = tr("{n} of them are new versions of articles that you have.")
    return [count_words(len(report.newer), one, many)]


def version_words(version: ArticleVersion, count: int) -> str:
    """Which version of how many."""
    return tr("Version {number} of {count}").format(number=version.number, count=count)


def version_facts(version: ArticleVersion) -> str:
    """A version by its number and the day on which it was had."""
    day = date_words(version.accessed) if version.accessed else day_words(version.imported)
    return tr("{number} ({day})").format(number=version.number, day=day)


def repetition_words(repetition: Repetition) -> tuple[str, str]:
    """How much two articles share, and which the other one is."""
    place = ", ".join(
        part for part in (repetition.outlet, repetition.published and date_words(repetition.published)) if part
    )
    title = tr("“{headline}”").format(headline=repetition.headline) if repetition.headline else tr("another article")
    share = tr("Nearly the same as") if repetition.share >= NEARLY else tr("Shares much of its text with")
    return share, f"{title}, {place}" if place else title


def difference_word(difference: Difference) -> str:
    """What became of a statement, in one word."""
    return {
        Difference.SAME: tr("same"),
        Difference.CHANGED: tr("changed"),
        Difference.NEW: tr("new"),
        Difference.GONE: tr("gone"),
    }[difference]


def joint_words(article: Article) -> str:
    """How many words were made whole that the source breaks at the ends of lines; empty for none."""
    if not article.joints:
        return ""
    one, many = tr("{n} word was joined at the end of a line"), tr("{n} words were joined at the ends of lines")
    return count_words(len(article.joints), one, many)


def joint_list(article: Article) -> str:
    """The words that were made whole, as the source has them: "exam-|ple"."""
    words = []
    for joint in article.joints[:_MOST_LISTED]:
        before = article.text[max(0, joint.at - _LONGEST_WORD) : joint.at]
        first, rest = _BEFORE.search(before), _AFTER.match(article.text, joint.at)
        words.append(f"{first[0] if first else ''}-|{rest[0] if rest else ''}")
    return ", ".join([*words, *(["…"] if len(article.joints) > _MOST_LISTED else [])])
