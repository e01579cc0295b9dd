"""What a reader of a library answers by comparing: where a quote comes from, and where else a quotation stands.

Part of the door.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from index.comparing.findings import Verdict, Verification
from index.layering import Layers
from index.library import articles, repetitions, statements
from index.library.database import Database
from index.model import Person, StoredStatement
from index.relating import KinReader

if TYPE_CHECKING:
    from index.comparing.coverage import Covered, Sides
    from index.comparing.variants import Variants

_CANDIDATES = 40
"""So many statements are compared with a quote."""
_LOOKED_FOR_IN_TEXTS = frozenset({Verdict.NOT_FOUND, Verdict.ALTERED, Verdict.JOINED})
"""Where no statement has a quote as it is, the texts may."""
_TEXTS = 100
_MOST_PASSAGES = 10
_SIDE_BY_SIDE = 200
"""So many statements of each side are shown."""


class Comparer:
    """The part of a reader that compares."""

    _db: Database
    _layers: Layers
    _kin: KinReader

    def verify(self, quote: str, *, speaker: str = "") -> Verification:
        """Looks for a quote among all statements, with the name beside it or without.

        Raises:
            QueryError: the search could not be answered.
            LibraryError: the library cannot be read any more.
        """
        from index.comparing.verify import verify_asking

        self._follow_library()
        layer, count = self._layers.current(), articles.count(self._db)
        said_by = {person.id for person in self.people(speaker)} if speaker else set()

        def alike(text: str) -> tuple[StoredStatement, ...]:
            return self.rows(self._asked(lambda searcher: searcher.alike(text, limit=_CANDIDATES, layer=layer)))

        answer = verify_asking(quote, alike, article_count=count, speaker=speaker, said_by=said_by)
        return self._with_passages(answer) if answer.verdict in _LOOKED_FOR_IN_TEXTS else answer

    def _with_passages(self, answer: Verification) -> Verification:
        """The answer with the places where texts have the words."""
        from index.comparing.passages import passage, pieces_of

        pieces = pieces_of(answer.quote)
        if not pieces:
            return answer
        candidates = repetitions.with_words(self._db, max(pieces, key=len), limit=_TEXTS)
        looked = (passage(pieces, articles.article(self._db, article_id)) for article_id in candidates)
        passages = tuple(one for one in looked if one is not None)[:_MOST_PASSAGES]
        verdict = Verdict.IN_TEXT if passages and answer.verdict is Verdict.NOT_FOUND else answer.verdict
        return replace(answer, passages=passages, verdict=verdict)

    def variants(self, statement_id: int) -> "Variants":
        """The same quotation in other articles: in the same words, cut, or altered.

        Articles that are removed, older versions, and what the user said is no statement are left out.

        Raises:
            StatementNotFound: there is none with this number.
            LibraryError: the library cannot be read any more.
        """
        from index.comparing.variants import variants

        self._follow_library()
        (row,) = self.rows([statement_id])
        others = statements.standing(self._db, self._kin.of_statement(statement_id))
        return variants(row, self.rows(others))

    def coverage(self, article_id: int) -> "tuple[Covered, ...]":
        """What other articles made of each statement that an article, such as a press release, shows at first.

        Raises:
            ArticleNotFound: there never was one with this number.
            LibraryError: the library cannot be read any more.
        """
        from index.comparing.coverage import covered
        from index.comparing.variants import variants

        articles.article(self._db, article_id)
        listed = [row for row in statements.of_article(self._db, article_id) if row.statement.listed]
        known = self._kin.everything()
        return tuple(covered(self.variants(row.id) if row.id in known else variants(row, ())) for row in listed)

    def side_by_side(self, query: str, field: Literal["speaker", "outlet"], names: tuple[str, str]) -> "Sides":
        """What two speakers, or two outlets, have on a query, newest first, and which quotations both have.

        Raises:
            QueryError: the search could not be answered.
            LibraryError: the library cannot be read any more.
        """
        from index.comparing.coverage import Sides, common
        from index.search.query import refine

        self._follow_library()
        layer = self._layers.current()

        def found(name: str) -> tuple[int, ...]:
            asked = refine(query, field=field, value=name, how="replace")
            return tuple(self._asked(lambda searcher: searcher.search(asked, layer=layer)).ids)

        left, right = map(found, names)
        rows = self.rows(left[:_SIDE_BY_SIDE]), self.rows(right[:_SIDE_BY_SIDE])
        known = self._kin.everything()
        compared = [self.variants(row.id) for row in rows[0] if row.id in known]
        return Sides(
            query=query,
            field=field,
            names=names,
            rows=rows,
            counts=(len(left), len(right)),
            shared=common(compared, rows[1]),
        )

    def headline_only(self) -> frozenset[int]:
        """The articles with statements whose headline quotes words that nobody is quoted with below it.

        Raises:
            QueryError: the search could not be answered.
            LibraryError: the library cannot be read any more.
        """
        self._follow_library()
        layer = self._layers.current()
        found = self._asked(lambda searcher: searcher.search("is:headline-only is:any", layer=layer))
        return statements.articles_of(self._db, found.ids)

    def rows(self, ids: Sequence[int]) -> tuple[StoredStatement, ...]:
        """The statements with these numbers, in the order asked."""
        raise NotImplementedError

    def people(self, text: str = "") -> tuple[Person, ...]:
        """Who speaks, by a name or a part of it."""
        raise NotImplementedError

    def _asked(self, ask: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - what the searcher answers
        raise NotImplementedError

    def _follow_library(self) -> None:
        raise NotImplementedError
