"""One source may hold several articles: all come in, each by itself, and an import cut short is taken up again."""

import pytest

from index.errors import SourceEmpty
from index.progress import Cancelled
from tests.index.texts import BRIDGE


def document(number, of, headline, text, length=True):
    return (
        f"{number} of {of} DOCUMENTS\n\n\nThe Harbour Post\n\nMay {number}, 2021 Tuesday\n\n{headline}\n\n"
        f"LENGTH: 9 words\n\n{text}\n\nLOAD-DATE: May 5, 2021\n\nLANGUAGE: ENGLISH\n\n\n"
    )


EXPORT = (
    document(1, 3, "Quay to close", "“The quay is not safe,” said Ida Holm. She heads the board.")
    + document(2, 3, "Crane to be sold", "Per Lund said the crane would be sold.")
    + document(3, 3, "Boats move", "“Forty boats have moved,” said Una Berg.")
)


def headlines(reader):
    return [stored.article.record.headline for stored in reader.articles()]


def test_all_articles_of_a_source_come_in_and_can_be_searched(library, reader, write):
    report = library.import_paths([write("export.txt", EXPORT), write("bridge.txt", BRIDGE)])
    assert len(report.imported) == 4
    assert headlines(reader)[:3] == ["Quay to close", "Crane to be sold", "Boats move"]
    assert len({reader.article(article_id).sha256 for article_id in report.imported}) == 2
    (row,) = reader.rows(reader.search("speaker:berg").ids)
    assert (row.quote, row.record.published) == ("“Forty boats have moved,”", "2021-05-03")


def test_the_same_source_is_not_imported_twice(library, write):
    first = library.import_paths([write("export.txt", EXPORT)])
    again = library.import_paths([write("copy.txt", EXPORT)])
    assert (again.already, again.imported) == (first.imported, ())


def test_an_import_that_was_cut_short_keeps_what_it_has_and_is_taken_up_again(library, reader, write):
    path = write("export.txt", EXPORT)
    calls = []

    def give_up(*step):
        calls.append(step)
        if step[0] == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.import_paths([path], progress=give_up)
    assert headlines(reader) == ["Quay to close", "Crane to be sold"]
    report = library.import_paths([path])
    assert (len(report.already), len(report.imported)) == (2, 1)
    assert headlines(reader) == ["Quay to close", "Crane to be sold", "Boats move"]


def test_removed_articles_of_a_source_come_back_as_new_ones(library, write):
    first, second, third = library.import_paths([write("export.txt", EXPORT)]).imported
    library.remove_articles([second])
    report = library.import_paths([write("export.txt", EXPORT)])
    assert (report.already, report.imported) == ((first, third), (second,))


def test_a_part_that_fails_is_reported_and_stops_none_of_the_others(library, reader, write):
    broken = EXPORT.replace("Per Lund said the crane would be sold.", "")
    report = library.import_paths([write("export.txt", broken)])
    assert headlines(reader) == ["Quay to close", "Boats move"]
    (failure,) = report.failures
    assert isinstance(failure, SourceEmpty)
    assert failure.source.endswith("export.txt, article 2")


def test_the_command_line_numbers_the_articles_of_a_file(write, capsys):
    from index.cli import main

    broken = EXPORT.replace("Per Lund said the crane would be sold.", "")
    assert main(["extract", str(write("export.txt", broken))]) == 1
    out, err = capsys.readouterr()
    assert "export.txt#1: Quay to close" in out
    assert "export.txt#2: Boats move" in out
    assert "article 2: there is no text in it" in err
