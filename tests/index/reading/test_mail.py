import quopri
from email.message import EmailMessage

import pytest

from index.errors import SourceEmpty
from index.model import ParagraphRole
from index.reading import registry
from tests.index.reading.web_pages import STORY, page


def read(data):
    (article,) = registry.read_bytes(data, source="mail").articles
    return article


def story(article):
    return [article.text[p.span.start : p.span.end] for p in article.paragraphs if p.role is ParagraphRole.STORY]


def letter(text="The quay closes on Monday, the harbour master wrote.\n\nCrews have been told.\n", **headers):
    message = EmailMessage()
    message["From"] = headers.get("sender", '"Ida Holm" <ida@harbour.example>')
    message["To"] = "desk@post.example"
    message["Subject"] = headers.get("subject", "Fwd: Quay closes für den Winter")
    message["Date"] = "Tue, 04 May 2021 23:10:00 +0200"
    message.set_content(text)
    return message


def mhtml(html, location="https://post.example/quay"):
    head = (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {location}\r\n"
        "Subject: =?utf-8?Q?Quay=20to=20close?=\r\nDate: Tue, 4 May 2021 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n\r\n'
        f"----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {location}\r\n\r\n"
    )
    picture = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    return head.encode() + quopri.encodestring(html.encode()) + b"\r\n----b\r\n" + picture + b"----b--\r\n"


def test_a_mail_has_its_subject_sender_and_date():
    record = read(letter().as_bytes()).record
    assert record.headline == "Quay closes für den Winter"
    assert (record.authors, record.published) == (("Ida Holm",), "2021-05-04")


def test_the_text_of_a_mail_is_its_story_and_what_it_answers_is_left_out():
    text = "The quay closes on Monday, the harbour master wrote.\n\n> When?\n> Please say.\n\nCrews know.\n"
    article = read(letter(text).as_bytes())
    assert story(article) == ["The quay closes on Monday, the harbour master wrote.", "Crews know."]
    left_out = [part.span for part in article.paragraphs if part.role is ParagraphRole.LEFT_OUT]
    assert [article.text[span.start : span.end] for span in left_out] == ["> When?", "> Please say."]


def test_plain_text_goes_before_html_and_attachments_are_not_read():
    message = letter()
    message.add_alternative(page(), subtype="html")
    message.add_attachment("an attached text", filename="a.txt")
    article = read(message.as_bytes())
    assert story(article)[0].startswith("The quay closes")
    assert "attached" not in article.text


def test_a_mail_of_html_alone_is_read_as_a_page():
    message = letter()
    message.clear_content()
    message.set_content(page(), subtype="html")
    assert story(read(message.as_bytes()))[-4:] == list(STORY)


def test_an_mhtml_page_says_where_and_when_it_was_saved():
    article = read(mhtml(page()))
    assert story(article) == list(STORY)
    assert (article.record.url, article.record.accessed) == ("https://post.example/quay", "2021-05-04")
    assert article.record.headline == "Quay to close for the winter"


def test_a_page_saved_from_a_folder_has_no_address():
    assert read(mhtml(page(), location="file:///tmp/x.html")).record.url is None


def test_text_with_colons_is_no_mail():
    text = b"From: the quay\nTo: the sea\nA walk along the harbour, in three parts.\n"
    assert story(read(text))


@pytest.mark.parametrize("message", [letter("\n"), letter("> only an answer\n")])
def test_a_mail_without_words_of_its_own_is_empty(message):
    with pytest.raises(SourceEmpty):
        read(message.as_bytes())


def test_broken_headers_and_nested_parts_do_no_harm():
    mixed = b"Content-Type: multipart/mixed; boundary=b\n\n"
    head = b"From: =?utf-99?B?////?=\nTo: x\nSubject: =?x\nMIME-Version: 1.0\n" + mixed
    deep = (b"--b\n" + mixed) * 3000
    with pytest.raises(SourceEmpty):
        read(head + deep)
