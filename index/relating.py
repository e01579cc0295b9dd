"""Keeps the file of quotations that are forms of one in step with the library; what was found is `library.kin`.

Part of the door: it joins what the library holds with the stage that compares. It can lag behind or be lost without
harm to anything else, so a failure here stops no work: it is logged, and made good when the library is opened next.
"""

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from index.comparing.kinship import are_kin
from index.comparing.quoted import Quotation, quotation
from index.comparing.runs import is_telling, runs_of
from index.comparing.words import forms, forms_and_gaps
from index.errors import LibraryDamaged, LibraryError
from index.library import articles, kin, schema, statements, versions
from index.library.database import Database, transaction
from index.library.kin import Wording
from index.progress import Progress, silent

log = logging.getLogger(__name__)

_PREFIX = "variants-"
_LEAST_SHARED = 0.15
"""So much of the smaller sample two wordings have in common to be compared at all."""
_ARTICLES_AT_ONCE = 50
AT_ONCE = 200
"""So many articles are put in while a library opens; more may be left for later."""


def kin_path(folder: Path, db: Database) -> Path:
    """Where the file of a library is; another library put in the same place has another one."""
    return folder / f"{_PREFIX}{schema.identity(db)[:12]}.sqlite"


class KinKeeper:
    """The writing side of the file. What the library holds is always taken for the truth."""

    def __init__(self, folder: Path, db: Database) -> None:
        self._folder = folder
        self._db = db
        self._path = kin_path(folder, db)
        self._kin: Database | None = None
        self._changed: set[int] = set()
        """The articles that were changed since what is missing was counted."""
        self.is_behind = False
        """Whether more is missing than was put in when it was opened."""

    def open(self, progress: Progress = silent, *, anew: bool = False, later: bool = False) -> None:
        """Opens the file, makes it again if it cannot be used or `anew`, and repairs where it differs.

        With `later`, much that is missing is left to `repair`; `is_behind` tells.

        Raises:
            Cancelled: `progress` gave up; what is missing is made when it is opened next.
        """
        for other in self._folder.glob(f"{_PREFIX}*"):
            if not other.name.startswith(self._path.name):
                with suppress(OSError):  # another program may hold it open; it is looked for again
                    other.unlink()
        with self._watched():
            self.close()
            self._kin = self._opened(anew=anew)
            gone, new = self._differences()
            self.is_behind = later and len(new) > AT_ONCE
            if not self.is_behind:
                self._put_right(gone, new, progress)

    def close(self) -> None:
        """Lets go of the file; closing twice is harmless."""
        if self._kin is not None:
            self._kin.close()
            self._kin = None

    def repair(self, progress: Progress = silent) -> None:
        """Brings the file in step, whatever it holds. While `progress` is called, articles may be changed.

        Raises:
            Cancelled: `progress` gave up; what is in stays, and it is still behind.
        """
        with self._watched():
            if self._kin is not None:
                self._put_right(*self._differences(), progress)
            self.is_behind = False

    def change(self, gone: Collection[int], new: Sequence[int]) -> None:
        """Takes articles out, and others in."""
        self._changed.update(gone, new)
        with self._watched():
            if self._kin is not None:
                self._take_out(gone)
                self._take_in(new)

    def _differences(self) -> tuple[list[int], list[int]]:
        """The articles to be taken out, and those to be taken in."""
        if self._kin is None:
            return [], []
        wanted = {one: count for one, count in articles.statement_counts(self._db).items() if count}
        held = kin.article_counts(self._kin)
        waiting = articles.unindexed(self._db)
        gone = [one for one, count in held.items() if wanted.get(one) != count or one in waiting]
        return gone, [one for one, count in wanted.items() if held.get(one) != count or one in waiting]

    def _put_right(self, gone: Collection[int], new: Sequence[int], progress: Progress) -> None:
        self._changed.clear()
        self._take_out(gone)
        for first in range(0, len(new), _ARTICLES_AT_ONCE):
            progress(first, len(new), "looking for the same quotations")
            # What was changed while progress was told of is right already.
            self._take_in([one for one in new[first : first + _ARTICLES_AT_ONCE] if one not in self._changed])

    def _take_in(self, article_ids: Sequence[int]) -> None:
        if self._kin is None:
            return
        for first in range(0, len(article_ids), _ARTICLES_AT_ONCE):
            with transaction(self._kin):
                for article_id in article_ids[first : first + _ARTICLES_AT_ONCE]:
                    put_in(self._kin, list(self._entries(article_id)))

    def _entries(self, article_id: int) -> Iterator[kin.Entry]:
        family_id = versions.family(self._db, article_id)
        for row in statements.as_indexed(self._db, article_id):
            yield kin.Entry(
                statement_id=row.id, article_id=article_id, family_id=family_id, wording=wording_of(quotation(row))
            )

    def _take_out(self, article_ids: Collection[int]) -> None:
        if self._kin is None or not article_ids:
            return
        with transaction(self._kin):
            for wording in kin.remove(self._kin, article_ids):
                kin.forget(self._kin, wording, runs_of(wording.words.split()))

    def _opened(self, *, anew: bool) -> Database:
        """The file, made again where it is damaged."""
        try:
            return kin.open_file(self._path, anew=anew)
        except LibraryDamaged as error:
            log.warning("%s", error)
            for path in self._folder.glob(f"{self._path.name}*"):
                path.unlink()
            return kin.open_file(self._path)

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """After a failure the file is left alone, and made again when the library is opened next."""
        try:
            yield
        except (LibraryError, OSError) as error:
            log.warning("the same quotations of several articles are not known: %s", error)
            self.close()
            with suppress(OSError):
                self._path.unlink(missing_ok=True)


def put_in(db: Database, entries: Sequence[kin.Entry]) -> None:
    """Puts statements in, and finds the kin of wordings that are new."""
    wordings: dict[Wording, int] = {}
    for wording in dict.fromkeys(entry.wording for entry in entries if entry.wording):
        found = kin.known(db, wording)
        wordings[wording] = _new_wording(db, wording) if found is None else found
    kin.add(db, entries, wordings)


def wording_of(quoted: Quotation) -> Wording | None:
    """The words of a quotation as they are compared; None if they say too little to be known again."""
    if not is_telling(forms(quoted.text), is_quoted=quoted.is_quoted):
        return None
    return Wording(" ".join(forms_and_gaps(quoted.text)), quoted.is_quoted)


def _new_wording(db: Database, wording: Wording) -> int:
    runs = runs_of(wording.words.split())
    return kin.add_wording(db, wording, runs, kin_among(wording, kin.sharing(db, runs, _LEAST_SHARED)))


def kin_among(wording: Wording, others: Iterable[tuple[int, Wording]]) -> list[int]:
    """The numbers of those of some wordings that are forms of the same quotation as one."""
    said = (wording.words.split(), wording.is_quoted)
    return [number for number, other in others if are_kin(said, (other.words.split(), other.is_quoted))]


class KinReader:
    """Reads the file while somebody else may be writing to it; used by one thread at a time."""

    def __init__(self, folder: Path, db: Database) -> None:
        self._path = kin_path(folder, db)
        self._kin: Database | None = None
        self._seen: tuple[int, int] | None = None
        self._counted: tuple[int, int] | None = None
        """The state that `everything` was read at."""
        self._all: frozenset[int] = frozenset()

    def close(self) -> None:
        """Lets go of the file; closing twice is harmless."""
        if self._kin is not None:
            self._kin.close()
            self._kin = None
        self._seen = None

    def is_there(self) -> bool:
        """Whether there is a file that can be read."""
        with self._forgiven():
            self._follow()
        return self._kin is not None

    def of_statement(self, statement_id: int) -> tuple[int, ...]:
        """The statements of other articles that are forms of the same quotation; none where the file cannot be read."""
        found: tuple[int, ...] = ()
        with self._forgiven():
            self._follow()
            if self._kin is not None:
                found = kin.of_statement(self._kin, statement_id)
        return found

    def everything(self) -> frozenset[int]:
        """All statements that have such another one; the same object until something has changed."""
        with self._forgiven():
            self._follow()
            if self._kin is None:
                self._all = self._all and frozenset()
            elif self._seen != self._counted:
                self._all = kin.all_kin(self._kin)
            self._counted = self._seen
        return self._all

    def _follow(self) -> None:
        """Opens the file, or the one that has taken its place."""
        try:
            inode = self._path.stat().st_ino
        except OSError:
            self.close()
            return
        if self._kin is None or self._seen is None or self._seen[0] != inode:
            self.close()
            self._kin = kin.open_reader(self._path)
        if self._kin is not None:
            self._seen = (inode, kin.state(self._kin))

    @contextmanager
    def _forgiven(self) -> Iterator[None]:
        """Without the file nothing is known; it is made again when the library is opened for writing."""
        try:
            yield
        except LibraryError as error:
            log.warning("the same quotations of several articles are not known: %s", error)
            self.close()
