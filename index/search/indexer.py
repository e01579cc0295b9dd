"""The writing side of the index: add, remove, commit, merge, make it again, check it.

The index is derived: whatever goes wrong here, `rebuild` makes it again from what the library holds.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from index.progress import Cancelled, Progress, silent
from index.search import folders
from index.search.damage import IndexDamaged, IndexOutOfStep, IndexUnwritable, reading

if TYPE_CHECKING:
    from index.search.fields import SearchDocument
    from index.search.writing import Batch

_CHECKED_BYTES = 16 << 20
"""Up to this size every byte is checked on opening; beyond, it would be felt."""
_SEGMENT_DOCUMENTS = 100_000
"""A new index is written in portions of this size, which bounds the memory that it takes."""
_PROGRESS_EVERY = 200
_WHAT = "indexing"


class SearchIndex:
    """Writes the index in a folder. One per library, used from one thread at a time.

    Whoosh is imported with the first thing that needs it, not with this module.
    """

    def __init__(self, folder: Path, *, owner: str = "") -> None:
        """Opens nothing yet; `owner` is whose statements they are: an index of another one must be made again."""
        self._folder = folder
        self._owner = owner
        self._index: Path | None = None
        self._batch: Batch | None = None

    def open(self, *, documents: int | None = None) -> None:
        """Open the index and check it; sweep away what a crash left.

        Args:
            documents: the number of documents it should hold.

        Raises:
            IndexDamaged: it must be made again: there is none, it is of another version, or files are damaged.
            IndexOutOfStep: it is open and whole but holds another number of documents.
        """
        self.close()
        index = folders.current(self._folder)
        folders.sweep(self._folder, keep=index)
        if index is None:
            raise IndexDamaged(self._folder, "there is none")
        self._check(index, thorough=False)
        self._index = index
        if documents is not None and (found := self.document_count()) != documents:
            raise IndexOutOfStep(index, found=found, expected=documents)

    def close(self) -> None:
        """Let go of the index; what was not committed is dropped."""
        if self._batch is not None:
            self._batch.cancel()
            self._batch = None
        self._index = None

    def document_count(self) -> int:
        """How many documents were committed and not removed.

        Raises:
            IndexDamaged: the index cannot be read.
        """
        return sum(self.article_counts().values())

    def article_counts(self) -> dict[int, int]:
        """The numbers of all articles with the number of their documents.

        Raises:
            IndexDamaged: the index cannot be read.
        """
        from index.search.writing import opened

        counts: Counter[int] = Counter()
        for segment, live in opened(self._opened()):
            counts.update(segment.live_numbers("article", live).tolist())
        return dict(counts)

    def add(self, documents: Iterable["SearchDocument"]) -> None:
        """Add documents; they are found after the next commit.

        Raises:
            IndexUnwritable: the disk is full or another program writes; what was not committed is dropped.
        """
        batch = self._open_batch()
        try:
            for document in documents:
                batch.add(document)
        except OSError as error:
            raise self._given_up(error) from error

    def remove_articles(self, ids: Iterable[int]) -> None:
        """Remove all documents of these articles, also those added since the last commit (which commits the rest).

        Raises:
            IndexUnwritable: the disk is full or another program writes; what was not committed is dropped.
            IndexDamaged: the index cannot be read.
        """
        gone = set(ids)
        if self._batch is not None and gone & self._batch.added:
            self.commit()
        batch = self._open_batch()
        try:
            batch.remove(gone)
        except OSError as error:
            raise self._given_up(error) from error

    def commit(self) -> None:
        """Make everything since the last commit visible to searchers, in one step.

        Raises:
            IndexUnwritable: the disk is full; what was not committed is dropped.
            IndexDamaged: the index cannot be read.
        """
        if self._batch is not None:
            self._commit(self._batch.commit)

    def tidy(self, progress: Progress = silent) -> None:
        """Commit, and join small segments if there are several: searching gets quicker. For when nobody waits.

        Args:
            progress: called often; when it raises, the index stays as it is.

        Raises:
            IndexUnwritable: the disk is full; the index stays as it is.
            IndexDamaged: the index cannot be read.
        """
        from index.search.writing import is_tidy

        self.commit()
        if not is_tidy(self._opened()):
            self._commit(partial(self._open_batch().commit, join=True, progress=progress))

    def _commit(self, commit: Callable[[], None]) -> None:
        """Commit the batch, and note which files the index has now."""
        try:
            commit()
            self._batch = None
            self._write_manifest(self._opened())
        except OSError as error:
            raise self._given_up(error) from error
        except IndexDamaged:
            self.close()
            raise
        except Cancelled:
            self._batch = None
            raise

    def rebuild(self, documents: Iterable["SearchDocument"], progress: Progress = silent, *, total: int = 0) -> None:
        """Make the index again in a new folder and put it in place of the old one, which serves until then.

        Args:
            documents: everything that belongs into it.
            progress: called often; when it raises, the old index stays.
            total: the number of documents, 0 if not known.

        Raises:
            IndexUnwritable: the disk is full; the old index stays.
        """
        self.close()
        try:
            index = folders.create(self._folder)
        except OSError as error:
            raise IndexUnwritable(self._folder, error) from error
        try:
            self._write_new(index, documents, progress, total)
            self._write_manifest(index)
        except BaseException as error:
            if self._batch is not None:
                self._batch.cancel()
                self._batch = None
            folders.sweep(self._folder, keep=folders.current(self._folder))
            if isinstance(error, OSError):
                raise IndexUnwritable(self._folder, error) from error
            raise
        self._index = index
        folders.sweep(self._folder, keep=index)

    def verify(self) -> None:
        """Check every byte of the index against its checksums, however large it is.

        Raises:
            IndexDamaged: something is not as it was written.
        """
        self._check(self._opened(), thorough=True)

    def _write_new(self, index: Path, documents: Iterable["SearchDocument"], progress: Progress, total: int) -> None:
        """Write a whole index in portions."""
        from index.search.writing import Batch, create

        create(index)
        remaining = iter(documents)
        done = 0
        while portion := list(islice(remaining, _PROGRESS_EVERY)):
            progress(done, total, _WHAT)
            if self._batch is None:
                self._batch = Batch(index)
            for document in portion:
                self._batch.add(document)
            done += len(portion)
            if done % _SEGMENT_DOCUMENTS == 0:
                self._batch.commit()
                self._batch = None
        progress(done, total, _WHAT)
        if self._batch is not None:
            self._batch.commit()
            self._batch = None

    def _opened(self) -> Path:
        if self._index is None:
            raise IndexDamaged(self._folder, "it was not opened")
        return self._index

    def _open_batch(self) -> "Batch":
        if self._batch is None:
            from index.search.writing import Batch

            try:
                self._batch = Batch(self._opened())
            except OSError as error:
                raise self._given_up(error) from error
        return self._batch

    def _given_up(self, error: OSError) -> IndexUnwritable:
        """Drop the batch after an error in writing."""
        if self._batch is not None:
            self._batch.cancel()
            self._batch = None
        return IndexUnwritable(self._folder, error)

    def _check(self, index: Path, *, thorough: bool) -> None:
        """Compare the files with the manifest; take files into it that a crash kept out."""
        from index.search.writing import files

        known = folders.read_manifest(index, self._owner)
        names = files(index)
        with reading(index):
            total = sum((index / name).stat().st_size for name in names)
            for name in names:
                path = index / name
                if name not in known:
                    # Whoosh's commit was complete, the manifest was not written any more.
                    continue
                # The list of segments says how many documents there are: believed wrongly, it could fill the memory.
                read = thorough or total <= _CHECKED_BYTES or name == names[0]
                size_fits = path.stat().st_size == known[name].size_bytes
                if not size_fits or (read and folders.state_of(path) != known[name]):
                    raise IndexDamaged(index, f"{name} has changed")
        if set(names) != set(known):
            with suppress(OSError):
                self._write_manifest(index)

    def _write_manifest(self, index: Path) -> None:
        from index.search.writing import files

        known = folders.read_manifest(index, self._owner) if (index / folders.MANIFEST).exists() else {}
        states = {name: known.get(name) or folders.state_of(index / name) for name in files(index)}
        folders.write_manifest(index, self._owner, states)
