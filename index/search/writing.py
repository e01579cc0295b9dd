"""One batch of changes to an index: what Whoosh's writer is asked to do between two commits."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from index.progress import Progress, silent
from index.search import schema
from index.search.bits import documents
from index.search.codec import Codec, PostingPool
from index.search.fields import SearchDocument, article_fact, row
from index.search.folders import sweep_orphans
from index.search.segments import NAME, Segment, read_list
from index.search.whoosh_names import TOC, FileIndex, LockObject, SegmentObject, WriterObject, try_for
from index.search.written import WrittenStorage

_LOCK_WAIT_S = 2.0
_MANY_SEGMENTS = 24
"""With this many segments even a commit that should be quick joins the small ones."""
_MUCH_LARGER = 4
_MOST_JOINED = 4_000
"""So many documents at most are joined by a commit that should be quick: it takes memory and time for all of them.

Segments of half that size or more stay as they are then, so that any two of the others can be joined. Commits of a long
import come with a hundred documents each; with twenty-four of them the limit is reached, and each is copied once.
"""
_PROGRESS_EVERY = 200
_WHAT = "joining"


class Batch:
    """Additions and removals that become visible together, or not at all."""

    def __init__(self, index: Path) -> None:
        """Begin a batch; nobody else can write to the index until it ends.

        Raises:
            OSError: the folder cannot be written, or another program is writing there.
            IndexDamaged: the index cannot be read.
        """
        self._index = index
        self.added: set[int] = set()
        """The articles of the documents that were added."""
        self._ended = False
        kept = files(index)
        self._storage = WrittenStorage(str(index))
        try:
            self._begin(kept)
        except BaseException:
            self._storage.close_files()
            raise
        self._writer.pool = self._pool = PostingPool()

    def _begin(self, kept: list[str]) -> None:
        """Take the lock, sweep up what a broken-off batch left, and open Whoosh's writer."""
        whoosh_index = FileIndex(self._storage, schema=schema.SCHEMA, indexname=NAME)
        # Whoosh would hold the lock itself, but keep it when the disk is too full to begin.
        self._lock: LockObject = whoosh_index.lock("WRITELOCK")
        if not try_for(self._lock.acquire, timeout=_LOCK_WAIT_S):
            raise OSError("another program is writing to it")
        try:
            sweep_orphans(self._index, keep=kept)
            self._writer: WriterObject = whoosh_index.writer(codec=Codec(), _lk=False)
        except BaseException:
            self._lock.release()
            raise

    def add(self, document: SearchDocument) -> None:
        """Add a document."""
        added = row(document)
        number = self._writer.docnum
        for field, terms in (("text", added.text), ("exact", added.exact), ("head", added.head), ("fact", added.fact)):
            self._pool.post(number, field, terms)
        self._pool.weigh(number, "text", added.text)
        self._writer.add_document(**schema.columns_of(added))
        self.added.add(document.article_id)

    def remove(self, articles: Iterable[int]) -> None:
        """Remove the committed documents of these articles."""
        terms = [article_fact(article).encode() for article in articles]
        base = 0
        for segment, live in opened(self._index):
            for document in documents(segment.documents_of("fact", terms) & live, segment.size).tolist():
                self._writer.delete_document(base + document)
            base += segment.size

    def commit(self, *, join: bool = False, progress: Progress = silent) -> None:
        """Make the batch visible; with `join` also put small segments together, unless `progress` raises."""

        def policy(_writer: object, segments: list[SegmentObject]) -> list[SegmentObject]:
            return self._joined(segments, _small(segments) if join else _too_many(segments), progress)

        try:
            self._writer.commit(mergetype=policy)
        except BaseException:
            self.cancel()
            raise
        self._end()

    def cancel(self) -> None:
        """Drop the batch and let others write; harmless when it has ended."""
        if self._ended:
            return
        # A writer that failed half-way raises anything when it is told to stop; what it leaves is swept up later.
        with suppress(Exception):
            self._writer.cancel()
        self._end()

    def _end(self) -> None:
        self._ended = True
        self._storage.close_files()
        self._lock.release()

    def _joined(
        self, segments: list[SegmentObject], small: list[SegmentObject], progress: Progress
    ) -> list[SegmentObject]:
        """Copy small and mostly deleted segments into the new one; returns those that stay as they are."""
        stay = []
        for entry in segments:
            if entry.doc_count() == 0:
                continue
            if entry in small:
                self._copy(entry, progress)
            else:
                stay.append(entry)
        return stay

    def _copy(self, entry: SegmentObject, progress: Progress) -> None:
        segment = Segment(self._index, entry)
        try:
            base = self._writer.docnum
            live = segment.live(entry)
            for done, columns in enumerate(segment.copied_columns(live)):
                if done % _PROGRESS_EVERY == 0:
                    progress(done, segment.size, _WHAT)
                self._writer.add_document(**columns)
            for done, (field, postings) in enumerate(segment.copied_postings(live, base)):
                if done % _PROGRESS_EVERY == 0:
                    progress(segment.size, segment.size, _WHAT)
                self._pool.extend(field, postings)
        finally:
            segment.close()


def is_tidy(index: Path) -> bool:
    """Whether there is nothing to join."""
    return not _small(read_list(index).segments)


def create(index: Path) -> None:
    """Make an empty index in an empty folder.

    Raises:
        OSError: it cannot be written.
    """
    storage = WrittenStorage(str(index))
    try:
        TOC.create(storage, schema.SCHEMA, NAME)
    finally:
        storage.close_files()


def opened(index: Path) -> Iterator[tuple[Segment, int]]:
    """Each segment of an index with its documents that are not deleted; open until the next one is asked for."""
    for entry in read_list(index).segments:
        segment = Segment(index, entry)
        try:
            yield segment, segment.live(entry)
        finally:
            segment.close()


def files(index: Path) -> list[str]:
    """The names of the files that make up an index as of its last commit."""
    listed = read_list(index)
    list_file = f"_{NAME}_{listed.generation}.toc"
    return [list_file, *(entry.make_filename(entry.COMPOUND_EXT) for entry in listed.segments)]


def _too_many(segments: list[SegmentObject]) -> list[SegmentObject]:
    """The segments that even a commit that should be quick joins; none as long as they are few."""
    few = [entry for entry in segments if entry.doc_count() < _MOST_JOINED // 2]
    return _small(few, most=_MOST_JOINED) if len(few) >= _MANY_SEGMENTS else []


def _small(segments: list[SegmentObject], *, most: int | None = None) -> list[SegmentObject]:
    """The segments to join: the smallest, up to one that is much larger than all of them, and the half-deleted.

    Each document is so copied a number of times that grows with the logarithm of their number. The smallest have `most`
    documents together.
    """
    joined: list[SegmentObject] = []
    total = 0
    for entry in sorted((entry for entry in segments if entry.doc_count()), key=lambda entry: entry.doc_count()):
        is_too_many = most is not None and total + entry.doc_count() > most
        if joined and (is_too_many or entry.doc_count() > _MUCH_LARGER * total):
            break
        joined.append(entry)
        total += entry.doc_count()
    half_deleted = [entry for entry in segments if entry.deleted_count() * 2 > entry.doc_count_all()]
    return [*joined, *half_deleted] if len(joined) > 1 else half_deleted
