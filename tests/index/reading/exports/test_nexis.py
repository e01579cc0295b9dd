import pytest

from index.errors import SourceEmpty
from index.model import ParagraphRole
from index.reading import registry
from tests.index.reading.office import rtf
from tests.index.reading.parts import articles, lines

COVER = "Download Request: Selected Items: 1-2\nTime Of Request: Friday\n\n\n"
FIRST = """                               1 of 2 DOCUMENTS


                            The Harbour Post (Eastport)

                            May 4, 2021 Tuesday
                                  Edition 1;
                                 National Edition

Quay to close for the winter;
Fishermen ask for a second survey

BYLINE: Ann Ash and Bo Ek

SECTION: NEWS; Pg. 3

LENGTH: 41 words


The harbour board voted on Tuesday to close the eastern quay for the winter,
citing cracks in its oldest piers. "We cannot ask crews to moor where the
stone gives way," said Ida Holm.

Fishermen had asked for a second survey.

LOAD-DATE: May 5, 2021

LANGUAGE: ENGLISH

GRAPHIC: The quay, seen from the old crane, on a day of heavy weather in the
spring of this year

PUBLICATION-TYPE: Newspaper


                       Copyright 2021 Harbour Press
                              All Rights Reserved


"""
SECOND = """                               2 of 2 DOCUMENTS


                                Coast Weekly

                                 May 2021

Crane to be sold

LENGTH: 9 words

The old crane will be sold, the board said.

LOAD-DATE: May 6, 2021

LANGUAGE: ENGLISH


                       Copyright 2021 Coast Weekly
"""
GERMAN = """Dokument 1 von 1


                               Der Hafenbote

                            Dienstag 4. Mai 2021

Kai wird im Winter geschlossen

AUTOR: Anna Esche

RUBRIK: LOKALES; S. 3

LÄNGE: 12 Wörter

Der Hafenrat hat am Dienstag beschlossen, den östlichen Kai zu schließen, weil seine Pfeiler Risse haben und niemand
mehr dort anlegen soll, sagte die Vorsitzende.

UPDATE: 5. Mai 2021

SPRACHE: GERMAN; DEUTSCH

PUBLICATION-TYPE: Zeitung
"""


def test_each_document_is_an_article_with_its_fields():
    first, second = articles(COVER + FIRST + SECOND)
    assert first.record.headline == "Quay to close for the winter; Fishermen ask for a second survey"
    assert (first.record.authors, first.record.outlet) == (("Ann Ash", "Bo Ek"), "The Harbour Post (Eastport)")
    assert (first.record.published, first.record.section, first.record.language) == ("2021-05-04", "NEWS", "en")
    assert (second.record.headline, second.record.published) == ("Crane to be sold", "2021-05")
    assert second.record.authors == ()


def test_the_text_is_what_stands_between_length_and_load_date_with_its_wraps_undone():
    first, second = articles(COVER + FIRST + SECOND)
    assert lines(first) == [
        "The harbour board voted on Tuesday to close the eastern quay for the winter, "
        "citing cracks in its oldest piers. "
        '"We cannot ask crews to moor where the stone gives way," said Ida Holm.',
        "Fishermen had asked for a second survey.",
    ]
    assert lines(second) == ["The old crane will be sold, the board said."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encodings_and_line_ends_do_not_matter(encoding, line_end):
    data = (COVER + FIRST + SECOND).replace("\n", line_end).encode(encoding)
    assert [lines(article)[-1] for article in articles(data)] == [
        "Fishermen had asked for a second survey.",
        "The old crane will be sold, the board said.",
    ]


def test_german_fields_are_known():
    (article,) = articles(GERMAN)
    record = article.record
    assert (record.headline, record.authors) == ("Kai wird im Winter geschlossen", ("Anna Esche",))
    assert (record.outlet, record.published, record.section) == ("Der Hafenbote", "2021-05-04", "LOKALES")
    assert record.language == "de"
    assert lines(article)[0].startswith("Der Hafenrat")


def test_a_document_without_a_text_is_reported_and_the_others_are_read():
    empty = FIRST.split("The harbour board")[0] + "LOAD-DATE: May 5, 2021\n\nLANGUAGE: ENGLISH\n"
    reading = registry.read_bytes((COVER + empty + SECOND).encode(), source="export.txt")
    assert [article.record.headline for article in reading.articles] == ["Crane to be sold"]
    (failure,) = reading.failures
    assert isinstance(failure, SourceEmpty)
    assert failure.source == "export.txt, article 1"


def test_a_line_of_a_text_that_looks_like_a_field_stays_in_the_text():
    text = "The sign on the quay said:\n\nNOTES: no boats, no swimming.\n\nNobody had seen it, she said."
    _, second = articles(COVER + FIRST + SECOND.replace("The old crane will be sold, the board said.", text))
    assert lines(second) == text.split("\n\n")


def test_an_export_without_any_text_is_empty():
    empty = FIRST.split("The harbour board")[0] + "LOAD-DATE: May 5, 2021\n"
    with pytest.raises(SourceEmpty, match=r"export\.txt"):
        registry.read_bytes(empty.encode(), source="export.txt")


def test_a_text_that_only_counts_documents_is_no_export():
    (article,) = articles("He kept 1 of 2 documents.\n\n1 of 2 DOCUMENTS\n\nThe other was lost, he said.\n")
    assert len(lines(article) + lines(article, ParagraphRole.HEADLINE)) == 3


def test_the_same_as_html_is_read_too():
    def block(style, text):
        return f'<BR><DIV CLASS="{style}"><P CLASS="c1"><SPAN CLASS="c2">{text}</SPAN></P></DIV>'

    document = (
        '<A NAME="DOC_ID_0_0"></A><!-- Hide XML section from browser <DOC NUMBER=1> -->'
        + block("c0", "1 of 1 DOCUMENTS")
        + block("c3", "The Harbour Post")
        + block("c3", '</SPAN><SPAN CLASS="c4">May</SPAN><SPAN CLASS="c2"> 4, 2021, Tuesday, Late Edition')
        + block("c5", "Quay to close")
        + block("c5", 'BYLINE: </SPAN><SPAN CLASS="c2">By ANN ASH')
        + block("c5", "LENGTH: 20 words")
        + (
            '<BR><DIV CLASS="c5"><P CLASS="c9"><SPAN>The board closes </SPAN><SPAN '
            'CLASS="c4">the quay</SPAN><SPAN>, it said.'
        )
        + "</SPAN></P><P><SPAN>Crews\nknow.</SPAN></P></DIV>"
        + block("c5", "LOAD-DATE: May 5, 2021")
        + block("c3", "Copyright 2021 Harbour Press")
    )
    (article,) = articles(
        f"<HTML><HEAD><!-- LXNComment 1:2 --><TITLE>&nbsp;</TITLE></HEAD><BODY>{document}</BODY></HTML>"
    )
    assert lines(article) == ["The board closes the quay, it said.", "Crews know."]
    assert (article.record.headline, article.record.authors) == ("Quay to close", ("ANN ASH",))
    assert (article.record.outlet, article.record.published) == ("The Harbour Post", "2021-05-04")


def test_the_same_as_rtf_is_read_too():
    found = articles(rtf(*(COVER + FIRST + SECOND).split("\n")))
    assert [article.record.headline for article in found] == [
        "Quay to close for the winter; Fishermen ask for a second survey",
        "Crane to be sold",
    ]
    assert lines(found[1]) == ["The old crane will be sold, the board said."]
