"""No English article of the reference corpora is taken for another language, and every foreign page is."""

import gzip
import json
from pathlib import Path

import pytest

from index.reading import layout

DATA = Path(__file__).parents[4] / "shared" / "data"
MISLABELLED = {
    "fundus_IsraelNachrichten_2025_04_16": "de",
    "fundus_Dizindaba_2025_11_16": "xh",
    "fundus_IsolezweLesiXhosa_2025_11_09": "xh",
    "fundus_Ilanga_2025_12_03": "zu",
    "fundus_Isolezwe_2025_11_09": "zu",
}
"""Pages that the corpus calls English."""
EVERY = {"kremlin/articles.jsonl.gz": 5}
"""Of the largest corpora a part is enough."""

pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not DATA.exists(), reason="the reference corpora are not here")]


def rows(name):
    path = DATA / name
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines if line.strip()]
    return [row for row in found[:: EVERY.get(name, 1)] if row.get("text")]


def found_language(row):
    return layout.article(row["text"]).record.language


@pytest.mark.parametrize(
    "name",
    [
        "wikinews/articles.jsonl.gz",
        "kremlin/articles.jsonl.gz",
        "polnear/dev.jsonl.gz",
        "gum/articles.jsonl.gz",
        "transcripts/campaign.jsonl.gz",
        "worldwide-newswire/articles.jsonl.gz",
        "gap/development.jsonl.gz",
    ],
)
def test_no_english_article_is_taken_for_another_language(name):
    taken = {row["id"]: found for row in rows(name) if (found := found_language(row)) not in {"en", None}}
    assert taken == {}


def test_the_language_of_every_saved_page_is_found():
    pages = rows("html-pages/index.jsonl")
    expected = {row["id"]: MISLABELLED.get(row["id"], (row["language"] or "en").partition("-")[0]) for row in pages}
    assert {row["id"]: found_language(row) for row in pages} == expected
