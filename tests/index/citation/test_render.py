"""Every flavour says the same words and escapes what is special in it."""

import re
from html.parser import HTMLParser

import pytest

from index.citation.record import Flavours, Run
from index.citation.render import flavours


class Paragraphs(HTMLParser):
    """The words of the paragraphs, and the tags and attributes that were met."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        if tag == "p":
            self.words.append("")

    def handle_data(self, data: str) -> None:
        if data.strip("\n") or not data:
            self.words[-1] += data


def words_of_rtf(rtf: str) -> str:
    """A small reader of the RTF we write; paragraphs are one blank line apart."""
    rtf = re.sub(r"\{\\\*\\fldinst\{HYPERLINK \"[^\"]*\"\}\}", "", rtf).removeprefix("{\\rtf1\\ansi\\uc1 ")
    parts: list[str] = []
    for match in re.finditer(r"\\u(-?\d+)\?|\\([\\{}])|\\par\n|\\[a-z]+\d* ?|[{}]|([^\\{}])", rtf):
        if match[1]:
            parts.append((int(match[1]) % 65536).to_bytes(2, "little").decode("utf-16-le", "surrogatepass"))
        elif match[0] == "\\par\n":
            parts.append("\n\n")
        else:
            parts.append(match[2] or match[3] or "")
    return "".join(parts).encode("utf-16", "surrogatepass").decode("utf-16")


def words_of_markdown(markdown: str) -> str:
    """The words without emphasis, links and escapes."""
    text = re.sub(r"\\([!-/:-@\[-`{-~])", lambda match: f"\x00{ord(match[1])}\x00", markdown)
    text = re.sub(r"\[([^\[\]]*)\]\(<[^<>]*>\)", r"\1", text)
    text = re.sub(r"<(https?://[^<>\s]*)>", lambda match: match[1].replace("*", "\x0042\x00"), text)
    return re.sub("\x00(\\d+)\x00", lambda match: chr(int(match[1])), text.replace("*", ""))


def all_words(made: Flavours) -> set[str]:
    html = "\n\n".join(Paragraphs(made.html).words)
    return {made.plain, html, words_of_markdown(made.markdown), words_of_rtf(made.rtf)}


NASTY = [
    "a < b & c > d \"e\" 'f'",
    "<script>alert(1)</script>",
    "*not* _emphasis_ `code` [link](x) ![image](y) ~~gone~~ $a$",
    "1. not a list",
    "- not a list",
    "# not a heading",
    "> not a quotation",
    "&amp; &#39; &copy;",
    "back\\slash {brace} \\par \\u8220?",
    "“Größe” — 😀 𝔘 ¥",
    "tab\tand\nline",
]


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("italic", [False, True])
def test_all_flavours_say_the_same_words(text: str, italic: bool) -> None:
    made = flavours([(Run(text, italic=italic), Run(" – end"))])
    assert all_words(made) == {" ".join(text.split()) + " – end"}


def test_several_paragraphs_stay_apart_in_all_flavours() -> None:
    made = flavours([(Run("one"),), (Run("two"),)])
    assert all_words(made) == {"one\n\ntwo"}


def test_html_has_paragraphs_emphasis_and_links_and_no_looks() -> None:
    made = flavours([(Run("a "), Run("b", italic=True), Run("c", link="https://example.org/?a=1&b=2"))])
    assert made.html == '<p>a <em>b</em><a href="https://example.org/?a=1&amp;b=2">c</a></p>'


def test_rtf_writes_signs_beyond_the_first_plane_as_two_units() -> None:
    assert flavours([(Run("😀"),)]).rtf == "{\\rtf1\\ansi\\uc1 \\u-10179?\\u-8704?}"


def test_rtf_is_ascii_and_its_braces_match() -> None:
    rtf = flavours([(Run("“{x}”\\"), Run("y", italic=True, link="https://example.org/{é}"))]).rtf
    assert rtf.isascii()
    bare = re.sub(r"\\[\\{}]", "", rtf)
    assert bare.count("{") == bare.count("}")


def test_markdown_leaves_plain_words_plain() -> None:
    text = "Don't worry: it's 50% & more (really), see A-B #7 + 1!"
    assert flavours([(Run(text),)]).markdown == text


def test_an_address_shown_as_itself_is_a_plain_link_in_markdown() -> None:
    url = "https://example.org/a_b*c?d=1&e=2"
    assert flavours([(Run(url, link=url),)]).markdown == f"<{url}>"


def test_words_with_a_link_keep_it_in_all_flavours_but_plain_text() -> None:
    made = flavours([(Run("Outlet", italic=True, link="https://example.org/(x)"),)])
    assert made.plain == "Outlet"
    assert made.markdown == "[*Outlet*](<https://example.org/(x)>)"
    assert 'href="https://example.org/(x)"' in made.html
    assert 'HYPERLINK "https://example.org/(x)"' in made.rtf


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", "//example.org"])
def test_only_web_addresses_become_links(link: str) -> None:
    made = flavours([(Run("words", link=link),)])
    assert made == flavours([(Run("words"),)])


def test_an_exclamation_before_a_link_makes_no_picture_in_markdown() -> None:
    made = flavours([(Run("Look!"), Run("here", link="https://example.org"))])
    assert made.markdown == "Look\\![here](<https://example.org>)"


def test_blanks_at_the_ends_of_italics_stand_outside_them() -> None:
    assert flavours([(Run("a"), Run(" b ", italic=True), Run("c"))]).markdown == "a *b* c"


def test_neighbours_of_one_kind_are_one() -> None:
    assert flavours([(Run("a", italic=True), Run("b", italic=True))]).html == "<p><em>ab</em></p>"


def test_nothing_makes_nothing() -> None:
    empty = Flavours(plain="", html="", markdown="", rtf="")
    assert flavours([]) == flavours([(), (Run(""), Run(" "))]) == empty
