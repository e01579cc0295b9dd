"""Which language a text is in: English mostly by its commonest words, other languages by the model of py3langid.

The model is a naive Bayes classifier over sequences of bytes (Lui and Baldwin 2012, "langid.py: An off-the-shelf
language identification tool"). Before we ask it we take away what misleads it most: words in capitals, since names are
spelt alike in all languages.
"""

import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ModelDamaged, ModelMissing
from index.languages import ENGLISH, UNNAMED

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE_CHARS = 200_000
"""More of a text says nothing new."""
_MODEL_WORDS = 2_000
_LEAST_WORDS = 20
_LEAST_SMALL_WORDS = 12
_LEAST_FOREIGN_LETTERS = 5
_ENGLISH_SHARE = 0.06
"""English articles have 0.12 to 0.25 of the words below, those in other languages hardly any, so that an article of
which half is English is above it, and one of which a third is, below."""
_SURE = 0.9
_SURE_OF_NAME = 0.7
_NEIGHBOURS = 3
"""Languages so near to each other that the model cannot choose; it still knows that the text is in one of them."""

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zªºÀ-ʸᴀ-ᶿḀ-ỿ]+")
_ENGLISH_WORDS = frozenset(
    """the and that with which this these those they their there would could should from were been has who whose
    his she its said says about after before when where what how because than into you your""".split()
)
"""Frequent in English, and seldom or never words of another language."""
_NO_LANGUAGE = "zxx"
_WIDER = {
    "ary": "ar", "arz": "ar", "hbo": "he", "nn": "no", "sdh": "ku", "uzs": "uz", "wuu": "zh", "yue": "zh",
}  # fmt: skip
"""Varieties that the model tells apart, to the language that readers would name."""


def language_of(text: str) -> str | None:
    """The tag of the language that most of a text is in; None where there is too little to tell by.

    A text counts as English unless it is surely something else: what is half English, or a list of names, never gets
    another tag. `UNNAMED` says that it is another language, but not which.

    Raises:
        ModelError: the model cannot be used. It is only loaded for texts that are not plainly English.
    """
    sample = unicodedata.normalize("NFKC", text[:_SAMPLE_CHARS])
    words = _WORD.findall(sample)
    latin = [word for word in words if word.isascii() or _LATIN.fullmatch(word)]
    letters, latin_letters = sum(map(len, words)), sum(map(len, latin))
    if latin_letters < letters - latin_letters:
        return _of_other_script(sample) if letters - latin_letters >= _LEAST_FOREIGN_LETTERS else None
    if len(latin) < _LEAST_WORDS:
        return None
    if sum(word.lower() in _ENGLISH_WORDS for word in latin) >= _ENGLISH_SHARE * len(latin):
        return ENGLISH
    return _of_latin_script(_small_words(latin))


def _small_words(words: list[str]) -> list[str]:
    """The words that are no names and no initials; of a text in capitals, all but the initials."""
    capitals = sum(len(word) for word in words if word.isupper())
    if 2 * capitals > sum(map(len, words)):
        words = [word.lower() for word in words]
    return [word for word in words if word.islower() and len(word) > 1]


def _of_latin_script(words: list[str]) -> str | None:
    """The language of running text; another one than English only where nothing else is likely."""
    if len(words) < _LEAST_SMALL_WORDS:
        return None
    chances = _chances(" ".join(words[:_MODEL_WORDS]))
    best, chance = chances.most_common(1)[0]
    if best == ENGLISH:
        return ENGLISH if chance >= _SURE_OF_NAME else None
    if best == _NO_LANGUAGE or _sum_of_best(chances) < _SURE:
        return None
    return best if chance >= _SURE_OF_NAME else UNNAMED


def _of_other_script(text: str) -> str:
    """The language of a text that is not in Latin letters, so certainly not in English."""
    chances = _chances(text)
    best, chance = chances.most_common(1)[0]
    return best if chance >= _SURE_OF_NAME and best not in {ENGLISH, _NO_LANGUAGE} else UNNAMED


def _sum_of_best(chances: Counter[str]) -> float:
    """How likely it is that one of the likeliest other languages is the right one."""
    others = sorted((chance for tag, chance in chances.items() if tag not in {ENGLISH, _NO_LANGUAGE}), reverse=True)
    return sum(others[:_NEIGHBOURS])


def _chances(text: str) -> Counter[str]:
    """The probability of each language."""
    chances: Counter[str] = Counter()
    for tag, chance in _model().rank(text):
        chances[_WIDER.get(tag, tag)] += chance
    return chances


@cache
def _model() -> "LanguageIdentifier":
    """The model, loaded when the first text needs it: it takes half a second and 75 MB."""
    import lzma
    import zipfile

    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    path = Path(MODEL_DIR, MODEL_FILE)
    try:
        return LanguageIdentifier.from_model_file(path, norm_probs=True)
    except FileNotFoundError as error:
        raise ModelMissing(path) from error
    except (OSError, EOFError, ValueError, KeyError, lzma.LZMAError, zipfile.BadZipFile) as error:
        raise ModelDamaged(path) from error
