"""After any changes, searches and their counts say what the rows say."""

import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import LibraryError
from index.model import Corrected, SpeakerKind, Tier
from index.workspace import Reader, Workspace

NEWS = (
    "Ferry news\n\nRex Quill said the ferry was late. “We are sorry,” Quill said. Officials said no.\n",
    "Bridge news\n\nQuill said the bridge was safe. Lee Tan denied that the bridge was old.\n",
    "River news\n\nRex Quill warned that the river was high. The Harbour Ministry said that it was not. "
    "A senior official who asked not to be named said that nobody knew.\n",
)
UNNAMED = "a senior official"
numbers = st.integers(0, 30)
names = st.sampled_from(["Rex Quill", "Quill", "Jo Li", "Lee Tan", "officials", UNNAMED])
CHANGES = {
    "speaker": lambda library, one, name: library.set_speaker([one], name),
    "nobody": lambda library, one, name: library.set_speaker([one, one % 3 + 1], None),
    "content": lambda library, one, name: library.set_content(one, [(one, one + 11)]),
    "reject": lambda library, one, name: library.reject([one]),
    "accept": lambda library, one, name: library.accept([one]),
    "add": lambda library, one, name: library.add_statement(one % 3 + 1, [(one, one + 11)], name),
    "star": lambda library, one, name: library.set_starred([one], one % 2 == 0),
    "tag": lambda library, one, name: library.add_tags([one], [name]),
    "merge": lambda library, one, name: library.merge_people([one], one % 4 + 1),
    "rename": lambda library, one, name: library.rename_person(one, name),
    "split": lambda library, one, name: library.split_person(one, [name]),
    "aliases": lambda library, one, name: library.set_aliases(one, [name]),
    "undo": lambda library, one, name: library.undo(one),
    "redo": lambda library, one, name: library.redo(one),
    "remove": lambda library, one, name: library.remove_articles([one % 3 + 1]),
    "restore": lambda library, one, name: library.restore_articles([one % 3 + 1]),
}
steps = st.lists(st.tuples(st.sampled_from(sorted(CHANGES)), numbers, names), min_size=4, max_size=15)


def ids(reader: Reader, query: str) -> set[int]:
    return set(reader.search(query).ids)


def check(reader: Reader) -> None:
    rows = [row for article in reader.articles() for row in reader.statements_of(article.id)]
    speakers = {row.id: row.statement.attribution.speaker for row in rows}
    everything = [row for article in reader.articles() for row in reader.statements_of(article.id, rejected=True)]
    assert ids(reader, "is:rejected") == {row.id for row in everything if Corrected.REJECTED in row.corrected}
    shown = {row.id: speaker.name for row in rows if (speaker := speakers[row.id])}
    assert ids(reader, "is:any") == {row.id for row in rows}
    assert ids(reader, "") == {row.id for row in rows if row.statement.listed}
    for name in set(shown.values()):
        assert ids(reader, f'is:any speaker:"{name}"') == {one for one, held in shown.items() if held == name}
    wanted = {
        "is:starred": {row.id for row in rows if row.marks.starred},
        "is:tagged": {row.id for row in rows if row.marks.tags},
        "is:corrected": {row.id for row in rows if row.corrected & set(Corrected)},
        "is:unattributed": {row.id for row in rows if row.statement.attribution.tier is Tier.UNATTRIBUTED},
        "is:unnamed": {one for one, speaker in speakers.items() if speaker and speaker.kind is SpeakerKind.UNNAMED},
        "is:clear": {row.id for row in rows if row.statement.attribution.tier is Tier.CLEAR},
    }
    assert {query: ids(reader, f"is:any {query}") for query in wanted} == wanted
    listed = Counter(shown[row.id] for row in rows if row.statement.listed and row.id in shown)
    counted = {value.value: value.count for value in reader.search("").facets["speaker"]}
    assert counted == listed
    people: Counter[str] = Counter()
    for person in reader.people():
        people[person.name] += person.statement_count
        assert reader.person(person.id) == person
    assert +people == listed
    tags = Counter(tag for row in rows for tag in row.marks.tags)
    assert dict(reader.tags()) == tags


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=steps)
def test_searches_and_counts_say_what_the_rows_say(steps):
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "library") as library:
        for text in NEWS:
            library.import_text(text)
        with closing(library.reader()) as reader:
            for name, number, words in steps:
                try:
                    CHANGES[name](library, number, words)
                except LibraryError:
                    continue
                reader.search("")  # so that each change is followed by itself
            check(reader)
            before = {query: ids(reader, query) for query in ("", "is:any", "speaker:quill", "bridge")}
            library.rebuild()
            assert {query: ids(reader, query) for query in before} == before
