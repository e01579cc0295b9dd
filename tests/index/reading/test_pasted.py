import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import SourceEmpty, SourceError
from index.model import ParagraphRole
from index.reading import pasted

CHARSET = '<meta http-equiv="content-type" content="text/html; charset=utf-8">'
PIECE = (
    f'{CHARSET}<h1 style="font-size: 2em">Ferry line gets a second boat</h1><span class="byline">By Nora Pell</span>'
    '<p style="color: rgb(0, 0, 0)">The council bought a second boat, “a long overdue step”,\nMayor Ida Holm said.</p>'
    '<p style="display: none">Subscribe now</p><p>It sails in May.</p><ul><li>Share</li></ul>'
)
TEXT = (
    "Ferry line gets a second boat\nBy Nora Pell\n\nThe council bought a second boat, “a long overdue step”, "
    "Mayor Ida Holm said.\n\nIt sails in May.\n\n    Share"
)
DOCUMENT = (
    '<!DOCTYPE html><html><head><title></title><meta name="generator" content="A word processor"/>'
    "<style>p { margin: 0 }</style></head><body><p>\nFerry line gets a\nsecond boat</p>\n"
    "<p>“It was time”, said Ida Holm,\nwho has run the harbour for nine years.</p></body></html>"
)
STORY = "".join(
    f"<p>“The boat is our {n}th attempt”, Mayor Ida Holm said in the harbour on Monday.</p>" for n in range(9)
)
PAGE = (
    '<html><head><title>Second boat | The Harbour Post</title><meta property="og:title" content="Second boat">'
    '<meta property="og:site_name" content="The Harbour Post">'
    '<link rel="canonical" href="https://harbour.example/2021/05/04/second-boat"></head>'
    f"<body><nav><a>Home</a> <a>Weather</a></nav><article><h1>Second boat</h1>{STORY}</article></body></html>"
)


def paragraphs(article, *roles):
    return [article.text[each.span.start : each.span.end] for each in article.paragraphs if each.role in roles]


def test_a_piece_of_a_page_keeps_its_paragraphs_and_tells_headline_and_author():
    article = pasted.read(PIECE, TEXT, source="pasted text").article
    assert (article.record.headline, article.record.authors) == ("Ferry line gets a second boat", ("Nora Pell",))
    assert paragraphs(article, ParagraphRole.STORY) == [
        "By Nora Pell",
        "The council bought a second boat, “a long overdue step”, Mayor Ida Holm said.",
        "It sails in May.",
    ]
    assert paragraphs(article, ParagraphRole.LEFT_OUT) == ["Share"]


def test_short_paragraphs_of_a_document_are_all_there():
    article = pasted.read(DOCUMENT, "", source="pasted text").article
    assert article.record.headline == "Ferry line gets a second boat"
    assert paragraphs(article, ParagraphRole.STORY) == [
        "“It was time”, said Ida Holm, who has run the harbour for nine years."
    ]


def test_a_whole_page_tells_what_it_knows_and_loses_its_navigation():
    record = (article := pasted.read(PAGE, "", source="pasted text").article).record
    assert (record.headline, record.outlet, record.published) == ("Second boat", "The Harbour Post", "2021-05-04")
    assert record.url == "https://harbour.example/2021/05/04/second-boat"
    story = paragraphs(article, ParagraphRole.STORY)
    assert len(story) == 9
    assert not any("Weather" in line for line in story)


def test_lines_of_preformatted_text_are_lines():
    article = pasted.read("<pre>“Hello”, said Ida Holm.\nNobody answered.</pre>", "", source="pasted text").article
    assert paragraphs(article, ParagraphRole.STORY) == ["“Hello”, said Ida Holm.", "Nobody answered."]


@pytest.mark.parametrize(
    "html",
    ["", "<meta charset='utf-8'>", "<img src='https://boat.example/a.png'>", "<p>See attachment</p>", "<div>" * 3_000],
    ids=["empty", "no body", "a picture", "a placeholder", "too deep"],
)
def test_where_the_html_has_no_story_the_text_is_read(html):
    found = pasted.read(html, TEXT, source="pasted text")
    assert found.content == TEXT.encode()
    assert "a long overdue step" in found.article.text


def test_what_is_kept_is_what_was_read():
    assert pasted.read(PIECE, TEXT, source="pasted text").content == PIECE.encode()


@pytest.mark.parametrize(("html", "text"), [("<p> </p>", ""), ("<br>", " \n")])
def test_nothing_pasted_is_an_error(html, text):
    with pytest.raises(SourceEmpty):
        pasted.read(html, text, source="pasted text")


@settings(deadline=None)
@given(st.text(alphabet="<>/ =\"'&;pnavmeta\n\ud800\0“x", max_size=60), st.text(max_size=20))
def test_any_html_gives_an_article_or_an_error_of_a_source(html, text):
    try:
        found = pasted.read(html, text, source="pasted text")
    except SourceError:
        return
    assert found.article.text
