from index.model import ParagraphRole
from index.reading import registry
from tests.index.reading.office import docx, rtf
from tests.index.reading.parts import articles, lines

COVER = [
    "Date and Time: Friday, 5. July 2019 09:31:00 CEST",
    "Documents (2)",
    "1. Quay to close",
    "Search Terms: quay",
    "",
]
FIRST = [
    "Quay to close for the winter",
    "The Harbour Post",
    "May 4, 2021 Tuesday 9:20 AM GMT",
    "",
    "\nCopyright 2021 Harbour Press, a division of Coast Group Inc. All Rights Reserved",
    "\n",
    "Section:\u00a0NEWS; Version:2",
    "Length:\u00a0355 words",
    "Byline:\u00a0Ann Ash (now), Bo Ek (earlier)",
    "Body",
    "",
    "",
    "The harbour board voted on Tuesday to close the eastern quay, said Ida Holm.",
    "Crews have been told.",
    "Classification",
    "",
    "Language:\u00a0ENGLISH",
    "\nLoad-Date:\u00a0May 5, 2021",
    "",
    "\nEnd of Document",
]
SECOND = [
    "",
    "Crane to be sold",
    "Coast Weekly",
    "6 May 2021",
    "",
    "Length:\u00a09 words",
    "Body",
    "The old crane will be sold, the board said.",
    "\nLoad-Date:\u00a0May 6, 2021",
    "\nEnd of Document",
]


def check(first, second):
    assert first.record.headline == "Quay to close for the winter"
    assert (first.record.authors, first.record.outlet) == (("Ann Ash", "Bo Ek"), "The Harbour Post")
    assert (first.record.published, first.record.section, first.record.language) == ("2021-05-04", "NEWS", "en")
    assert lines(first) == [
        "The harbour board voted on Tuesday to close the eastern quay, said Ida Holm.",
        "Crews have been told.",
    ]
    assert (second.record.headline, second.record.published) == ("Crane to be sold", "2021-05-06")
    assert (second.record.authors, second.record.outlet) == ((), "Coast Weekly")
    assert lines(second) == ["The old crane will be sold, the board said."]


def test_a_word_document_of_the_database_is_split():
    check(*articles(docx([*COVER, "", "", *FIRST, *SECOND])))


def test_what_stands_beside_the_text_is_left_out():
    beside = ["Graphic", "", "The quay, seen from the crane."]
    first, _ = articles(docx([*FIRST[:14], *beside, *FIRST[14:], *SECOND]))
    assert lines(first) == FIRST[12:14]
    assert lines(first, ParagraphRole.LEFT_OUT) == ["Graphic", "The quay, seen from the crane."]


def test_the_same_as_text_is_split():
    check(*articles("\n".join([*COVER, "", "", *FIRST, *SECOND])))


def test_a_document_without_a_body_is_a_failure_of_its_own():
    broken = [*FIRST[:9], "\nEnd of Document"]
    reading = registry.read_bytes(docx([*broken, "", *SECOND]), source="export.docx")
    assert [article.record.headline for article in reading.articles] == ["Crane to be sold"]
    assert [failure.source for failure in reading.failures] == ["export.docx, article 1"]


def test_a_word_document_that_speaks_of_bodies_is_one_article():
    assert len(articles(docx(["Anatomy", "Body", "The body has many parts, as the lecturer said."]))) == 1


def test_the_same_as_rtf_is_split():
    check(*articles(rtf(*"\n".join([*COVER, "", "", *FIRST, *SECOND]).split("\n"))))
