"""What else than files can be imported, as sources: the sample library. Part of the door."""

from functools import partial

from index.importing import Source


def sample_library() -> list[Source]:
    """The shipped articles of Wikinews, each by itself.

    Raises:
        SourceError: the shipped file is missing or damaged.
    """
    from index.reading import sample_library, table

    return [
        Source(
            name=sample.headline,
            content=partial(bytes, sample.content),
            read=partial(table.read_json, source=sample.headline),
        )
        for sample in sample_library.samples()
    ]
