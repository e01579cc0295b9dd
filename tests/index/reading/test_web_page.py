import subprocess
import sys
import textwrap
from contextlib import suppress

import pytest

from index.errors import SourceEmpty, SourceNeedsScript, SourceNotText
from index.model import ParagraphRole
from index.reading import registry
from tests.index.reading.web_pages import STORY, page


def read(text, source="page.html"):
    data = text if isinstance(text, bytes) else text.encode()
    (article,) = registry.read_bytes(data, source=source).articles
    return article


def lines(article, role=ParagraphRole.STORY):
    return [article.text[p.span.start : p.span.end] for p in article.paragraphs if p.role is role]


def test_the_story_is_read_without_the_page_around_it():
    assert lines(read(page())) == list(STORY)


def test_the_headline_stands_once_above_the_story():
    article = read(page())
    assert article.record.headline == "Quay to close for the winter"
    assert lines(article, ParagraphRole.HEADLINE) == ["Quay to close for the winter"]
    assert article.text.startswith("Quay to close for the winter\n\nThe harbour board")


def test_the_name_of_the_file_does_not_matter():
    assert lines(read(page(), source="page.pdf")) == list(STORY)


def test_scripts_styles_and_hidden_elements_are_not_read():
    hidden = (
        "<script>var quay = 'secret';</script><style>p {color: red}</style><p style='display: none'>secret card</p>"
    )
    assert "secret" not in read(page(between=f"{hidden}<div hidden><p>secret also</p></div>")).text


def test_a_line_break_ends_a_line_and_joins_no_words():
    paragraph = "The vote was four to one.<br>Only Per Lund was against it, he told the meeting.<br/>It lasted an hour."
    assert lines(read(page(paragraphs=(*STORY, paragraph))))[-3:] == [
        "The vote was four to one.",
        "Only Per Lund was against it, he told the meeting.",
        "It lasted an hour.",
    ]


def test_the_lines_of_a_small_page_are_not_joined():
    assert lines(read("<html><body><ul><li>One point, he said</li><li>Another point</li></ul></body></html>")) == [
        "One point, he said",
        "Another point",
    ]


def test_preformatted_text_keeps_its_paragraphs_and_loses_its_wraps():
    text = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in STORY)
    assert lines(read(f"<html><body><h1>Quay</h1><pre>{text}</pre></body></html>")) == list(STORY)


def test_words_marked_inside_a_sentence_stay_in_it():
    paragraph = (
        "The board <i>also</i> said that the <a href='/x'>old crane</a> would <b>stay</b>, "
        "and that <mark>no</mark> jobs would go."
    )
    assert lines(read(page(paragraphs=(*STORY, paragraph))))[-1] == (
        "The board also said that the old crane would stay, and that no jobs would go."
    )


def test_what_stands_between_the_parts_of_the_story_is_kept_as_left_out():
    box = "<aside class='related'><ul><li><a href='/1'>Ten piers that fell</a></li></ul></aside>"
    article = read(page(between=f"<div class='share'>Share Tweet</div>{box}"))
    assert lines(article) == list(STORY)
    assert "Ten piers that fell" in lines(article, ParagraphRole.LEFT_OUT)


def test_a_card_hidden_in_a_name_does_not_bring_its_paragraph_twice():
    card = "<span class='card'><span>Ida Holm</span><br>Chair of the board since 2015</span>"
    article = read(page(paragraphs=(STORY[0], STORY[1].replace("Ida Holm", f"Ida Holm{card}"), *STORY[2:])))
    assert article.text.count("We cannot ask crews") == 1


def test_a_box_of_other_stories_at_the_end_is_left_out():
    teasers = "".join(
        f"<h3><a href='/{n}'>Another headline, number {n}</a></h3><p>2024-01-0{n}</p><p>By Somebody Else</p>"
        for n in range(1, 5)
    )
    article = read(page(after="", between="").replace("</article>", f"<h2>You might also like</h2>{teasers}</article>"))
    assert lines(article) == list(STORY)


def test_comments_of_readers_are_not_read():
    comments = (
        "<div id='comments'>"
        + "<div class='c'><p>Close it for ever, I say, and all the others!</p></div>" * 5
        + "</div>"
    )
    assert "for ever" not in read(page().replace("</article>", f"</article>{comments}")).text


def test_a_page_saved_with_singlefile_says_where_and_when():
    comment = """<!--
 Page saved with SingleFile
 url: https://post.example/quay?x=1
 saved date: Mon Mar 04 2019 10:20:30 GMT+0100 (Central European Standard Time)
-->"""
    record = read(page(html=f"<html lang='en'>{comment}")).record
    assert (record.url, record.accessed) == ("https://post.example/quay?x=1", "2019-03-04")


@pytest.mark.parametrize(
    ("encoding", "declared"), [("utf-8", "utf-8"), ("cp1252", "iso-8859-1"), ("cp1252", "utf-8"), ("utf-16", "utf-8")]
)
def test_the_encoding_is_found_even_where_the_page_is_wrong_about_it(encoding, declared):
    text = page().replace('charset="utf-8"', f'charset="{declared}"')
    assert lines(read(text.encode(encoding)))[1].startswith("“We cannot")


def test_a_stated_encoding_of_other_letters_is_believed():
    text = page(paragraphs=[f"Правление порта решило закрыть причал номер {n} на зиму из-за трещин." for n in range(5)])
    article = read(text.replace('charset="utf-8"', 'charset="koi8-r"').encode("koi8-r"))
    assert lines(article)[0].startswith("Правление порта")


def test_a_page_that_needs_a_browser_says_so():
    text = "<html><body><noscript>Please enable JavaScript to read on.</noscript><div id='root'></div></body></html>"
    with pytest.raises(SourceNeedsScript):
        read(text)


@pytest.mark.parametrize(
    "text", ["<html></html>", "<html><body> <p> </p></body></html>", "<!doctype html>", "<p>&nbsp;</p>"]
)
def test_a_page_without_words_is_empty(text):
    with pytest.raises(SourceEmpty):
        read(text)


def test_bytes_that_are_no_text_are_told_apart():
    with pytest.raises(SourceNotText):
        read(b"<html>" + bytes(range(1, 9)) * 200)


def test_deep_nesting_and_unclosed_elements_do_no_harm():
    # What is too deep is dropped by the parser; there may be nothing left.
    text = "<html><body>" + "<div>" * 5000 + "".join(f"<p>{paragraph}" for paragraph in STORY)
    with suppress(SourceEmpty):
        read(text)


def test_entities_are_those_of_html_and_nothing_else():
    bomb = "<!DOCTYPE html [<!ENTITY a 'boom'><!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
    article = read(
        page(paragraphs=(*STORY, "The plan &a; and &b; is &eacute;lan, they said in a long letter.")).replace(
            "<!DOCTYPE html>", bomb
        )
    )
    assert "boom" not in article.text
    assert "root:" not in article.text
    assert "élan" in article.text


def test_reading_a_page_opens_no_connection():
    code = f"""
import socket
def refuse(*_): raise AssertionError("a connection")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
from index.reading import registry
text = {page(head="<link rel='stylesheet' href='http://a.example/x.css'><script src='http://a.example/x.js'></script>")!r}
print(len(registry.read_bytes(text.encode(), source="x").articles))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


def test_plain_text_needs_no_heavy_library():
    code = (
        "import sys; from index.reading import registry; registry.read_bytes(b'The board voted.', source='x');"
        "print({'lxml', 'trafilatura', 'pypdfium2', 'striprtf', 'charset_normalizer'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
