"""`import --preview`: how files with several articles would be split, without importing them."""

import argparse
import json
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from index import splitting, workspace
from index.apart import read_apart
from index.errors import LibraryUnavailable, SourceError
from index.model import Article
from index.progress import silent
from index.workspace import Preview

_WORDS_SHOWN = 8


def add_options(command: argparse.ArgumentParser) -> None:
    """Adds the options to `import`."""
    command.add_argument("--preview", action="store_true", help="print how a file would be split; import nothing")


def previews(paths: list[str], library: Path | None) -> Iterator[Preview | SourceError]:
    """What is in each file; in place of what cannot be read, an error. Files of one article are told as such."""
    for path in paths:
        try:
            yield _look_into(Path(path), library)
        except SourceError as error:
            yield error


def lines(preview: Preview, *, as_json: bool) -> Iterator[str]:
    """The articles of a file, one a line, then what of it could not be read."""
    groups = ((preview.stored, "here already"), (preview.plan, "new"), (preview.left_out, "left out"))
    articles = [
        (splitting.article_of(preview.articles, part), standing) for parts, standing in groups for part in parts
    ]
    if as_json:
        values = {
            "name": preview.name,
            "format": preview.format,
            "articles": [_values(article, standing) for article, standing in articles],
            "failures": [str(error) for error in preview.failures],
        }
        yield json.dumps(values, ensure_ascii=False)
        return
    count = "1 article" if len(articles) == 1 else f"{len(articles)} articles"
    yield f"{preview.name}: {preview.format}, {count}"
    for number, (article, standing) in enumerate(articles, start=1):
        known = _values(article, standing)
        place = ", ".join(str(known[name]) for name in ("outlet", "published") if known[name])
        mark = "" if standing == "new" else f" [{standing}]"
        headline = known["headline"] or "(no headline)"
        yield f"{number:>6}  {headline} ({place or 'undated'}; {known['words']} words){mark}"
        yield f"        {known['begins']}"
    yield from (f"        not read: {error}" for error in preview.failures)


def _look_into(path: Path, library: Path | None) -> Preview:
    with suppress(LibraryUnavailable), closing(workspace.open_reader(library)) as reader:
        return workspace.look_into(path, reader) or _one(path)
    return workspace.look_into(path) or _one(path)


def _one(path: Path) -> Preview:
    """A file of one article; it is read in a process of its own if that could hang or crash."""
    from index.reading import registry

    if registry.is_quick(path):
        articles = registry.read(path).articles
    else:
        articles = read_apart(registry.source_bytes(path), place=str(path), progress=silent).articles
    return Preview(
        name=path.name,
        content=b"",
        sha256="",
        format="one article",
        articles=articles,
        failures=(),
        plan=splitting.as_read(articles),
    )


def _values(article: Article, standing: str) -> dict[str, object]:
    record = article.record
    return {
        "headline": record.headline,
        "outlet": record.outlet,
        "published": record.published,
        "authors": record.authors,
        "words": len(article.text.split()),
        "begins": " ".join(splitting.story(article).split()[:_WORDS_SHOWN]),
        "standing": standing,
    }
