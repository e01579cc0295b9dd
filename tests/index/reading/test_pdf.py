import threading

import pytest

from index.errors import SourceEmpty, SourceLocked, SourceMalformed, SourceMisnamed, SourceScanned
from index.model import ParagraphRole
from index.reading import registry
from tests.index.reading.parts import articles, lines
from tests.index.reading.pdfs import column, pdf

FIRST = [
    "The harbour board voted on Tuesday to close the eastern",
    "quay for the winter, citing cracks in its oldest piers. The",
    "vote was four to one.",
]
SECOND = ["“We cannot ask crews to moor where the stone gives way,”", "said Ida Holm, who chairs the board."]


def only(data):
    (article,) = articles(data)
    return article


def joined(found):
    return " ".join(found)


def test_lines_are_joined_to_paragraphs_at_gaps():
    assert lines(only(pdf(column([*FIRST, "", *SECOND])))) == [joined(FIRST), joined(SECOND)]


def test_an_indent_begins_a_paragraph():
    indented = [f"  {SECOND[0]}", *SECOND[1:]]
    assert lines(only(pdf(column([*FIRST, *indented])))) == [joined(FIRST), joined(SECOND)]


def test_a_line_that_ends_early_with_its_sentence_ends_the_paragraph():
    assert lines(only(pdf(column([*FIRST, *SECOND])))) == [joined(FIRST), joined(SECOND)]


def test_indented_paragraphs_of_one_line_are_told_apart():
    short = [
        "  The board voted for it, four of its members to one.",
        "  The union said that it would go to a court now.",
    ]
    found = lines(only(pdf(column([*short, f"  {FIRST[0]}", *FIRST[1:]]))))
    assert found == [*(line.strip() for line in short), joined(FIRST)]


def test_a_date_line_stands_by_itself_without_a_full_stop():
    article = only(pdf(column(["Tuesday, in Eastport", *FIRST])))
    assert article.text.split("\n\n") == ["Tuesday, in Eastport", joined(FIRST)]


def test_large_letters_at_the_top_are_the_headline():
    article = only(pdf([(60, 800, 22, "Quay to close"), (60, 775, 22, "for the winter"), *column(FIRST, top=740)]))
    assert article.record.headline == "Quay to close for the winter"
    assert lines(article) == [joined(FIRST)]


def test_columns_are_read_one_after_the_other_and_a_sentence_goes_on_in_the_next():
    left = ["The board voted to close", "the quay and to move the", "boats, which the master", "of the harbour had"]
    right = ["asked for in the spring.", "Crews have been told."]
    assert lines(only(pdf(column(left) + column(right, x=320)))) == [joined([*left, *right])]


def test_a_paragraph_goes_on_over_the_page():
    assert lines(only(pdf(column(FIRST[:2]), column(FIRST[2:])))) == [joined(FIRST)]


def test_running_heads_and_page_numbers_are_left_out_once():
    pages = [
        [
            (60, 810, 8, "The Harbour Post"),
            *column([f"On day {n} the board met and said that it would meet again."]),
            (300, 30, 8, str(n)),
        ]
        for n in range(1, 5)
    ]
    article = only(pdf(*pages))
    assert len(lines(article)) == 4
    assert lines(article, ParagraphRole.LEFT_OUT) == ["The Harbour Post"]


def test_a_broken_word_is_made_whole_only_where_the_text_has_it_whole():
    text = [
        "The settlement was signed. They called the settle-",
        "ment fair, and it covers the north-",
        "east quay as well as others.",
    ]
    assert lines(only(pdf(column(text)))) == [
        "The settlement was signed. They called the settlement fair, and it covers the north-east quay as well as "
        "others."
    ]


def test_a_row_of_stars_stands_by_itself():
    assert lines(only(pdf(column([*FIRST, "* * *", *SECOND])))) == [joined(FIRST), "* * *", joined(SECOND)]


def test_a_line_whose_end_the_file_does_not_mark_is_cut_where_the_next_word_stands_lower():
    wide = [(60, 760 - 14 * number, 10, f"{line} ") for number, line in enumerate(FIRST)]
    assert lines(only(pdf([*wide, (60, 704, 10, SECOND[0])]))) == [joined(FIRST), SECOND[0]]


def test_page_numbers_of_a_short_document_are_left_out():
    pages = [
        [*column([f"On {day} the board met, it said."]), (300, 30, 8, f"{n}")]
        for n, day in ((1, "Monday"), (2, "Friday"))
    ]
    assert lines(only(pdf(*pages))) == ["On Monday the board met, it said.", "On Friday the board met, it said."]


def test_a_pdf_with_a_password_says_so():
    with pytest.raises(SourceLocked):
        only(pdf(column(FIRST), encrypted=True))


def test_a_scan_is_told_as_a_scan():
    with pytest.raises(SourceScanned, match="2 pages: probably a scan") as caught:
        only(pdf([], [], picture=True))
    assert caught.value.pages == 2


def test_a_pdf_with_nothing_on_its_pages_is_empty():
    with pytest.raises(SourceEmpty):
        only(pdf([]))


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"%PDF-1.7\n" + b"junk " * 100, pdf(column(FIRST))[:300]])
def test_a_broken_pdf_is_malformed(data):
    with pytest.raises(SourceMalformed):
        only(data)


def test_what_only_claims_to_be_a_pdf_says_so():
    with pytest.raises(SourceMisnamed, match=r"not a PDF, although named so"):
        registry.read_bytes(bytes(range(256)) * 4, source="report.pdf")


def test_threads_do_not_disturb_each_other():
    data = pdf(*[column(FIRST) for _ in range(20)])
    expected = only(data)
    found = []
    threads = [threading.Thread(target=lambda: found.append(only(data))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4
