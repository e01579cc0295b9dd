"""Whatever comes and goes, the file of variants is what it would be if it were made anew."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.comparing.quoted import Quotation
from index.comparing.runs import runs_of
from index.library import kin
from index.library.database import transaction
from index.relating import put_in, wording_of

BASE = "The boat is a long overdue step for everybody on the islands and not a gift of the town"
QUOTES = (
    BASE,
    BASE.replace("not ", ""),
    BASE.replace("boat", "ferry").replace("town", "city"),
    "a long overdue step for everybody on the islands",
    f"As we said before the vote, {BASE}, and we will say so again.",
    "We have asked for this ferry since my children went to school on the mainland",
    "no comment",
)
ARTICLES = st.dictionaries(
    st.integers(1, 5), st.lists(st.tuples(st.sampled_from(QUOTES), st.booleans()), min_size=1, max_size=3), min_size=1
)
STEPS = st.lists(st.tuples(st.sampled_from(["in", "out"]), st.integers(1, 5)), max_size=12)


def entries(article_id, quotes):
    return [
        kin.Entry(
            statement_id=10 * article_id + number,
            article_id=article_id,
            family_id=article_id // 2,
            wording=wording_of(Quotation(quote, is_quoted)),
        )
        for number, (quote, is_quoted) in enumerate(quotes)
    ]


def take_out(db, article_id):
    for wording in kin.remove(db, [article_id]):
        kin.forget(db, wording, runs_of(wording.words.split()))


def known(db, articles):
    everybody = [one.statement_id for number, quotes in articles.items() for one in entries(number, quotes)]
    return {one: kin.of_statement(db, one) for one in everybody}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(ARTICLES, STEPS)
def test_coming_and_going_leaves_what_a_new_file_has(articles, steps):
    with tempfile.TemporaryDirectory() as folder:
        followed, anew = (kin.open_file(Path(folder) / name) for name in ("followed.sqlite", "anew.sqlite"))
        there = set()
        for step, number in [*steps, *(("in", number) for number in articles)]:
            if number not in articles:
                continue
            with transaction(followed):
                take_out(followed, number)
                if step == "in":
                    put_in(followed, entries(number, articles[number]))
            there = there | {number} if step == "in" else there - {number}
        with transaction(anew):
            for number in sorted(there):
                put_in(anew, entries(number, articles[number]))
        standing = {number: articles[number] for number in there}
        found = known(followed, standing)
        assert found == known(anew, standing)
        assert kin.all_kin(followed) == frozenset(one for one, others in found.items() if others)
        assert all(one in found[other] for one, others in found.items() for other in others)
        for number in there:
            with transaction(followed):
                take_out(followed, number)
        assert [followed.select(f"SELECT COUNT(*) FROM {table}") for table in ("wording", "run", "kin", "worded")] == [
            [(0,)]
        ] * 4
        followed.close()
        anew.close()
