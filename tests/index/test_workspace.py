import hashlib
import os
import subprocess
import sys
import threading

import pytest

from index import extracting, workspace
from index.errors import (
    ArticleNotFound,
    LibraryUnavailable,
    ModelDamaged,
    ModelMissing,
    SourceEmpty,
    SourceUnreadable,
    SourceUnsupported,
    StatementNotFound,
    UnknownStyle,
)
from index.model import Order, SourceRecord, SpeakerKind
from index.progress import Cancelled
from index.statements.extract import Extractor
from tests.index.texts import BRIDGE, HARVEST


def quotes(reader, query=""):
    return [row.quote for row in reader.rows(reader.search(query, order=Order.POSITION).ids)]


def test_a_library_is_new_until_it_has_had_an_article(library, write):
    before = library.is_new()
    (article_id,) = library.import_paths([write("bridge.txt")]).imported
    library.remove_articles([article_id])
    assert (before, library.is_new()) == (True, False)


def test_a_new_library_answers_searches_with_nothing(reader):
    assert (reader.search("bridge").ids, reader.articles(), reader.people()) == ((), (), ())


def test_an_imported_file_can_be_read(library, reader, write):
    path = write("bridge.txt")
    (article_id,) = library.import_paths([path]).imported
    stored = reader.article(article_id)
    assert stored.article.text == BRIDGE
    assert stored.article.record.headline == "Bridge reopens after repairs"
    assert (stored.source, stored.sha256) == ("bridge.txt", hashlib.sha256(path.read_bytes()).hexdigest())


def test_statements_of_an_imported_file_are_found_by_word_and_speaker(library, reader, write):
    library.import_paths([write("bridge.txt")])
    assert quotes(reader, "years") == ["“We have waited two years for this day,”"]
    assert quotes(reader, 'speaker:"Lee Tan"') == ["that the ferry would close"]


def test_statements_have_their_speakers(library, reader, write):
    library.import_paths([write("bridge.txt")])
    names = {(person.name, person.kind) for person in reader.people()}
    assert names == {("Ada Quill", SpeakerKind.PERSON), ("Lee Tan", SpeakerKind.PERSON)}


def test_statements_of_an_article_come_by_position(library, reader, write):
    (article_id,) = library.import_paths([write("bridge.txt")]).imported
    found = reader.statements_of(article_id)
    assert [row.position for row in found] == list(range(len(found)))
    assert {row.article_id for row in found} == {article_id}


def test_the_original_bytes_are_kept_as_they_were(library, reader, write, folder):
    data = b"\xef\xbb\xbf" + HARVEST.replace("\n", "\r\n").encode()
    (article_id,) = library.import_paths([write("harvest.txt", data)]).imported
    assert reader.article(article_id).sha256 == hashlib.sha256(data).hexdigest()
    assert data in (folder / "library.sqlite").read_bytes() + (folder / "library.sqlite-wal").read_bytes()


def test_the_same_bytes_are_not_imported_twice(library, write):
    first = library.import_paths([write("bridge.txt")])
    again = library.import_paths([write("copy of bridge.txt"), write("bridge.txt")])
    assert again.already == first.imported * 2
    assert again.imported == ()


def test_what_cannot_be_read_is_reported_and_the_rest_is_imported(library, write):
    report = library.import_paths(
        [
            write("nothing.txt", " \n"),
            write("bridge.txt"),
            write("gone.txt").with_name("missing.txt"),
            write("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0"),
            write("harvest.txt", HARVEST),
        ]
    )
    assert len(report.imported) == 2
    assert [type(error) for error in report.failures] == [SourceEmpty, SourceUnreadable, SourceUnsupported]


def test_a_folder_is_imported_with_all_its_files_but_hidden_ones(library, reader, write):
    write("north/bridge.txt")
    write("south/east/harvest.txt", HARVEST)
    write(".trash/old.txt", "Old.\n")
    top = write("south/.hidden.txt", "Hidden.\n").parent.parent
    report = library.import_paths([top])
    assert [article.source for article in reader.articles()] == ["bridge.txt", "harvest.txt"]
    assert report.failures == ()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_may_have_a_name_of_another_encoding(library, reader, write):
    path = write("bridge.txt")
    odd = path.rename(path.with_name(os.fsdecode(b"br\xfccke.txt")))
    library.import_paths([odd])
    assert [article.source for article in reader.articles()] == ["br?cke.txt"]


def test_a_text_is_imported_with_what_is_known_of_it(library, reader):
    record = SourceRecord(outlet="The Harbour Post", published="2021-05-04")
    (article_id,) = library.import_text(HARVEST, record=record, source="clipboard").imported
    stored = reader.article(article_id)
    assert (stored.source, stored.article.record.outlet) == ("clipboard", "The Harbour Post")
    assert stored.article.record.headline == "Farmers expect a poor harvest"
    assert quotes(reader, 'outlet:"The Harbour Post" rained') == ["“It has not rained since May,”"]


def test_a_text_with_lone_surrogates_is_imported(library):
    assert library.import_text(f"{BRIDGE}\ud800").imported


def test_a_text_of_nothing_fails(library):
    (failure,) = library.import_text(" ").failures
    assert isinstance(failure, SourceEmpty)


def test_the_built_in_article_can_be_imported_and_searched(library, reader):
    (article_id,) = library.import_sample().imported
    assert library.import_sample().already == (article_id,)
    assert quotes(reader, 'speaker:tillerson "low level"') == [
        '"There is a low level of trust between our two countries"'
    ]


def test_a_removed_article_is_in_no_list_and_no_search(library, reader, write):
    first, second = library.import_paths([write("bridge.txt"), write("harvest.txt", HARVEST)]).imported
    library.remove_articles([first])
    assert [article.id for article in reader.articles()] == [second]
    assert quotes(reader, "is:any years") == []
    assert [person.name for person in reader.people() if person.statement_count] == ["Otto Brandt"]


def test_a_restored_article_is_found_again_once(library, reader, write):
    (article_id,) = library.import_paths([write("bridge.txt")]).imported
    before = quotes(reader, "is:any")
    library.remove_articles([article_id])
    library.restore_articles([article_id])
    library.restore_articles([article_id])
    assert quotes(reader, "is:any") == before


def test_importing_a_removed_article_again_brings_it_back(library, reader, write):
    (article_id,) = library.import_paths([write("bridge.txt")]).imported
    library.remove_articles([article_id])
    report = library.import_paths([write("bridge.txt")])
    assert report.imported == (article_id,)
    assert quotes(reader, "years")


def test_removing_an_unknown_article_is_an_error_and_removes_none(library, reader, write):
    (article_id,) = library.import_paths([write("bridge.txt")]).imported
    with pytest.raises(ArticleNotFound):
        library.remove_articles([article_id, 99])
    assert [article.id for article in reader.articles()] == [article_id]


def test_a_reader_sees_each_change_at_its_next_call(library, reader, write):
    counts = [len(reader.search("").ids)]
    (article_id,) = library.import_paths([write("bridge.txt")]).imported
    counts.append(len(reader.search("").ids))
    library.remove_articles([article_id])
    counts.append(len(reader.search("").ids))
    assert counts == [0, 3, 0]


def test_a_reader_works_in_another_thread_while_the_library_is_written(library, write):
    library.import_paths([write("bridge.txt")])
    found = []

    def search():
        other = library.reader()
        found.append(quotes(other, "years"))
        other.close()

    thread = threading.Thread(target=search)
    thread.start()
    library.import_paths([write("harvest.txt", HARVEST)])
    thread.join()
    assert found == [["“We have waited two years for this day,”"]]


def test_unknown_numbers_are_errors(reader):
    with pytest.raises(StatementNotFound):
        reader.rows([1])
    with pytest.raises(ArticleNotFound):
        reader.article(1)
    with pytest.raises(StatementNotFound):
        reader.cite([1])
    assert reader.statements_of(1) == ()


def test_statements_are_cited_in_every_flavour(library, reader):
    library.import_text(HARVEST, record=SourceRecord(outlet="The Harbour Post", published="2021-05-04"))
    flavours = reader.cite(reader.search("rained").ids, style="newsroom")
    for flavour in (flavours.plain, flavours.html, flavours.markdown, flavours.rtf):
        assert "Otto Brandt" in flavour
    assert "It has not rained since May" in flavours.plain


def test_a_quote_can_be_had_without_a_citation(library, reader):
    library.import_text(HARVEST)
    plain = reader.quote_only(reader.search("rained").ids).plain
    assert "It has not rained since May" in plain
    assert "Brandt" not in plain


def test_a_second_hand_statement_is_cited_with_its_reporter(library, reader):
    library.import_text("The Harbour Post reported that Mayor Ada Quill said the bridge was safe again.\n")
    (inner,) = [row for row in reader.rows(reader.search("is:any").ids) if row.within_id is not None]
    assert "as reported by" in reader.cite([inner.id]).plain


@pytest.mark.parametrize(("format_", "sign"), [("bibtex", "@article{"), ("ris", "TY  - "), ("csl-json", '"type"')])
def test_statements_are_exported(library, reader, format_, sign):
    library.import_text(HARVEST, record=SourceRecord(outlet="The Harbour Post"))
    assert sign in reader.export(reader.search("rained").ids, format=format_)


def test_unknown_styles_and_formats_are_errors(reader):
    with pytest.raises(UnknownStyle):
        reader.cite([], style="runes")
    with pytest.raises(UnknownStyle):
        reader.export([], format="runes")


def test_a_cancelled_import_keeps_and_finds_what_was_imported(library, reader, write):
    def give_up(done, _total, _what):
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.import_paths([write("bridge.txt"), write("harvest.txt", HARVEST)], progress=give_up)
    assert [article.source for article in reader.articles()] == ["bridge.txt"]
    assert quotes(reader, "years")


def test_progress_names_each_source(library, write):
    steps = []
    library.import_paths(
        [write("bridge.txt"), write("harvest.txt", HARVEST)], progress=lambda *step: steps.append(step)
    )
    assert steps == [(0, 2, "bridge.txt"), (1, 2, "harvest.txt"), (2, 2, "")]


@pytest.mark.parametrize("error", [ModelMissing, ModelDamaged])
def test_without_its_model_an_import_fails_and_writes_nothing(library, reader, write, tmp_path, monkeypatch, error):
    model = tmp_path / "model"
    model.mkdir()
    if error is ModelDamaged:
        for name in ("model.int8.onnx", "model.json", "vocab.txt"):
            (model / name).write_bytes(b"damaged")
    monkeypatch.setattr(extracting, "_extractor", lambda: Extractor(model))
    with pytest.raises(error):
        library.import_paths([write("bridge.txt")])
    assert reader.articles() == ()
    monkeypatch.undo()
    assert library.import_paths([write("bridge.txt")]).imported


def test_importing_the_door_loads_nothing_heavy():
    code = (
        "import sys, index.workspace, desktop.__main__;"
        "print({'whoosh', 'numpy', 'onnxruntime', 'PySide6', 'charset_normalizer'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


def test_a_reader_of_rows_does_not_load_the_search_engine(library, write, folder):
    library.import_paths([write("bridge.txt")])
    code = (
        "import sys; from pathlib import Path; from index.workspace import Reader;"
        f"reader = Reader(Path({str(folder)!r})); reader.rows([1]); reader.close(); print('whoosh' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


def test_facets_and_chips_write_into_the_query():
    refined = workspace.refine("safe", field="speaker", value="Ada Quill", how="replace")
    assert "safe" in refined
    assert "Ada Quill" in refined


def test_a_chip_is_taken_out_of_the_query(reader):
    (part,) = reader.search("kind:direct safe").filters
    assert workspace.without("kind:direct safe", part).strip() == "safe"


def test_a_library_may_be_closed_twice(library):
    library.close()
    library.close()


def test_the_default_folder_belongs_to_the_program():
    assert workspace.default_folder().name == "on-the-record"


def test_a_folder_that_is_a_file_is_unavailable(write):
    with pytest.raises(LibraryUnavailable):
        workspace.Workspace.open(write("library"))
