"""Random queries over what a library holds, of every kind that can be asked."""

import random
from collections.abc import Sequence

from index.model import StoredStatement
from index.search.analysis import folded_words


class Asking:
    """Makes queries from the words, names and dates of some statements."""

    def __init__(self, rows: Sequence[StoredStatement], seed: int) -> None:
        self._rng = random.Random(seed)
        self._rows = rows

    def query(self) -> str:
        """One to four parts, joined in some way; the last one may be only begun."""
        parts = [self._part() for _ in range(self._rng.choice((1, 1, 2, 2, 3, 4)))]
        text = parts[0]
        for part in parts[1:]:
            text = self._rng.choice((f"{text} {part}", f"{text} {part}", f"{text} OR {part}", f"({text}) -{part}"))
        return text + self._rng.choice(("", " ", " "))

    def _part(self) -> str:
        words = (self._word, self._word, self._phrase, self._near, self._beginning, self._pattern, self._fuzzy)
        fields = (self._speaker, self._said, self._outlet, self._headline, self._author, self._date, self._fact)
        made = self._rng.choice((*words, *fields))()
        return self._rng.choice((made, made, made, f"-{made}", f"({made})"))

    def _words(self) -> list[str]:
        return folded_words(self._rng.choice(self._rows).quote) or ["tide"]

    def _word(self) -> str:
        return self._rng.choice(self._words())

    def _phrase(self) -> str:
        words = self._words()
        start = self._rng.randrange(len(words))
        return f'"{" ".join(words[start : start + self._rng.choice((2, 3))])}"'

    def _near(self) -> str:
        words = self._words()
        start = self._rng.randrange(len(words))
        some = words[start : start + 6]
        return (
            f'"{" ".join(self._rng.sample(some, min(len(some), self._rng.choice((2, 3)))))}"~{self._rng.randrange(6)}'
        )

    def _beginning(self) -> str:
        word = self._word()
        return f"{word[: self._rng.randrange(1, len(word) + 1)]}*"

    def _pattern(self) -> str:
        word = self._word()
        place = self._rng.randrange(len(word))
        return f"{word[:place]}{self._rng.choice('*?')}{word[place + 1 :]}"

    def _fuzzy(self) -> str:
        word = self._word()
        place = self._rng.randrange(len(word))
        return f"{word[:place]}{self._rng.choice('aeinst')}{word[place + self._rng.choice((0, 1)) :]}~"

    def _speaker(self) -> str:
        speaker = self._rng.choice(self._rows).statement.attribution.speaker
        if speaker is None:
            return "is:unattributed"
        return self._rng.choice((f'speaker:"{speaker.name}"', f"speaker:{self._rng.choice(speaker.name.split())}"))

    def _said(self) -> str:
        return f"{self._rng.choice(('said', 'cue'))}:{self._word()}"

    def _outlet(self) -> str:
        return f'outlet:"{self._rng.choice(self._rows).record.outlet}"'

    def _headline(self) -> str:
        return f"article:{self._rng.choice(folded_words(self._rng.choice(self._rows).record.headline or 'none'))}"

    def _author(self) -> str:
        return f'author:"{(*self._rng.choice(self._rows).record.authors, "Nobody")[0]}"'

    def _date(self) -> str:
        one, other = ((self._rng.choice(self._rows).record.published or "2016")[:size] for size in (10, 7))
        return self._rng.choice((f"date:{other}", f"date:{other}/{one}", f"date:/{one}", f"date:{one[:4]}/"))

    def _fact(self) -> str:
        kinds = ("kind:direct", "kind:mixed", "kind:indirect", "manner:thought", "is:any", "is:clear", "is:secondhand")
        return self._rng.choice((*kinds, "is:negated", "is:starred", "is:tagged", "tag:budget", "note:tide"))
