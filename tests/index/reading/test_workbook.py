"""Excel workbooks: their rows are articles where a column holds texts; other files of office programs are refused."""

import pytest

from index.errors import SourceEmpty, SourceLocked, SourceMalformed, SourceUnsupported
from index.reading import registry
from tests.index.reading.office import archive_of, xlsx
from tests.index.reading.parts import articles, lines

HEAD = ["Title", "Date", "Publisher", "Author", "Text"]
STORY = "Mayor Ada Quill said the bridge was safe again after two years of repairs."
OTHER = "Lee Tan warned that the ferry would close when the bridge was open to cars."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def test_each_row_is_an_article_with_its_record():
    (one, other) = articles(
        xlsx([HEAD, ["Bridge", 44320, "The Post", "Ann Field", STORY], ["Ferry", "5 May 2021", None, None, OTHER]])
    )
    assert (lines(one), lines(other)) == ([STORY], [OTHER])
    record = one.record
    assert (record.headline, record.published, record.outlet, record.authors) == (
        "Bridge", "2021-05-04", "The Post", ("Ann Field",),
    )  # fmt: skip
    assert (other.record.headline, other.record.published, other.record.outlet) == ("Ferry", "2021-05-05", None)


def test_days_may_be_counted_from_1904():
    (one,) = articles(xlsx([HEAD, ["Bridge", 42858, None, None, STORY]], is_1904=True))
    assert one.record.published == "2021-05-04"


def test_lines_above_the_names_of_columns_and_empty_rows_do_no_harm():
    found = articles(xlsx([["Export of 4 May"], [], HEAD, [], ["Bridge", None, None, None, STORY]]))
    assert [lines(article) for article in found] == [[STORY]]


def test_all_sheets_with_a_column_of_texts_are_read_in_their_order():
    notes = [["what", "how many"], ["articles", 2]]
    second = [["body", "headline"], [OTHER, "Ferry"]]
    found = articles(xlsx([HEAD, ["Bridge", None, None, None, STORY]], notes, second))
    assert [article.record.headline for article in found] == ["Bridge", "Ferry"]


def test_a_row_without_a_text_is_told_and_the_others_come_in():
    reading = registry.read_bytes(
        xlsx([HEAD, ["Bridge", 44320, None, None, None], ["Ferry", None, None, None, OTHER]]), source="a.xlsx"
    )
    assert len(reading.articles) == 1
    assert [str(failure) for failure in reading.failures] == ["a.xlsx, row 1: there is no text in it"]


def test_words_in_several_formats_are_one_text_and_readings_are_left_out():
    data = archive_of(
        {
            "xl/workbook.xml": "<workbook/>",
            "xl/sharedStrings.xml": "<sst><si><r><t>Mayor Quill </t></r><r><t>said yes.</t></r><rPh><t>kwil</t></rPh>"
            "</si></sst>",
            "xl/worksheets/sheet1.xml": "<worksheet><row><c t='inlineStr'><is><t>text</t></is></c>"
            "<c t='inlineStr'><is><t>title</t></is></c></row><row><c t='s'><v>0</v></c><c t='s'><v>9</v></c></row>"
            "</worksheet>",
        }
    )
    (article,) = articles(data)
    assert article.text == "Mayor Quill said yes."


def test_a_workbook_without_texts_says_what_it_needs():
    with pytest.raises(SourceUnsupported, match="without a column called text, body or article"):
        articles(xlsx([["what", "how many"], ["articles", 2]]))


def test_a_workbook_whose_texts_are_all_missing_is_empty():
    with pytest.raises(SourceEmpty):
        articles(xlsx([HEAD, ["Bridge", 44320, None, None, None]]))


def test_a_workbook_cut_short_cannot_be_unpacked():
    with pytest.raises(SourceMalformed):
        articles(archive_of({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": "<worksheet><row>"}))


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("WordDocument", "an old Word document cannot be read; save it as DOCX or PDF"),
        ("Workbook", "an old Excel workbook cannot be read; save it as XLSX or CSV"),
        ("PowerPoint Document", "an old PowerPoint presentation cannot be read; save it as PDF"),
        ("__substg1.0_0037001F", "a message of Outlook cannot be read; save it as EML or text"),
        ("anything", "an old Office file cannot be read; save it as DOCX or PDF"),
    ],
)
def test_an_old_file_is_named_and_what_to_save_it_as(part, told):
    with pytest.raises(SourceUnsupported, match=told):
        articles(OLE + part.encode("utf-16-le"))


def test_a_workbook_with_a_password_says_so():
    with pytest.raises(SourceLocked):
        articles(OLE + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"ppt/presentation.xml": "<p/>", "ppt/slides/slide1.xml": "<p>Hello</p>"}, "a PowerPoint presentation"),
        ({"xl/workbook.bin": "x"}, "a binary Excel workbook"),
        ({"Index/Document.iwa": "x", "Metadata/Properties.plist": "x"}, "a document of Pages, Numbers or Keynote"),
    ],
)
def test_the_parts_of_what_cannot_be_read_are_no_articles(parts, told):
    with pytest.raises(SourceUnsupported, match=told):
        articles(archive_of({"[Content_Types].xml": "<Types/>", **parts}))


def test_a_spreadsheet_of_opendocument_is_told_as_such():
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    files = {"mimetype": kind, "content.xml": "<d/>", "META-INF/manifest.xml": "<m/>"}
    with pytest.raises(SourceUnsupported, match="save it as XLSX or CSV"):
        articles(archive_of(files, compression=0))
