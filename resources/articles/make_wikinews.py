"""Makes `wikinews.jsonl.gz`, the sample library, from the reference corpus of Wikinews articles.

    python resources/articles/make_wikinews.py ../shared/data/wikinews/articles.jsonl.gz

Each line of the corpus is an article with its title, day, address, licence and text. Headline, outlet, day, address and
text go into the file, in the corpus's order, the text as it is, but for pages on which Wikinews only tries out its
software. An article of another licence would stop it.
"""

import gzip
import json
import sys
from pathlib import Path

TARGET = Path(__file__).with_name("wikinews.jsonl.gz")
LICENCE = "CC BY 2.5"
NO_NEWS = "TEST PAGE"
"""How the headlines of pages begin that are no news."""


def sample_lines(corpus: Path) -> bytes:
    """The lines of the sample library, one article each.

    Raises:
        ValueError: an article has another licence than the one that the sample library is credited with.
    """
    lines = []
    with gzip.open(corpus, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if row["licence"] != LICENCE:
                raise ValueError(f"{row['id']} is under {row['licence']}")
            if row["title"].startswith(NO_NEWS):
                continue
            article = {
                "headline": row["title"],
                "outlet": row["publisher"],
                "published": row["date"],
                "url": row["url"],
                "text": row["text"],
            }
            lines.append(json.dumps(article, ensure_ascii=False) + "\n")
    return "".join(lines).encode()


if __name__ == "__main__":
    # Without the time, so that the same corpus gives the same bytes.
    TARGET.write_bytes(gzip.compress(sample_lines(Path(sys.argv[1])), compresslevel=9, mtime=0))
