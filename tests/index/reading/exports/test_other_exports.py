import re

import pytest

from index.reading import registry
from tests.index.reading.office import rtf
from tests.index.reading.parts import articles, lines

RULE = "_" * 60
PROQUEST = f"""﻿{RULE}

Quay to close for the winter

Author: Ash, Ann; Ek, Bo

Publication info: The Harbour Post ; Eastport [Eastport]. 04 May 2021: 3.

Full text: The harbour board voted to close the quay. "We must," said Ida Holm.

Enlarge this image.

Note: the crane stays, she said.

Title: Quay to close for the winter

Publication title: The Harbour Post; Eastport

Publication date: May 4, 2021

Language of publication: English

ProQuest document ID: 123

Document URL: https://search.example/docview/123

{RULE}

Crane to be sold

Full Text: The old crane will be sold, the board said.

Title: Crane to be sold

Publication title: Coast Weekly

Publication year: 2021

Publication date: 2021 May 6

{RULE}

Contact us at: https://help.example  Copyright 2021
"""


def test_proquest_records_are_articles():
    first, second = articles(PROQUEST)
    assert (first.record.headline, first.record.outlet) == ("Quay to close for the winter", "The Harbour Post")
    assert (first.record.authors, first.record.published) == (("Ann Ash", "Bo Ek"), "2021-05-04")
    assert (first.record.url, first.record.language) == ("https://search.example/docview/123", "en")
    assert lines(first) == [
        'The harbour board voted to close the quay. "We must," said Ida Holm.',
        "Note: the crane stays, she said.",
    ]
    assert (second.record.headline, second.record.outlet) == ("Crane to be sold", "Coast Weekly")
    assert lines(second) == ["The old crane will be sold, the board said."]


def test_proquest_records_without_blank_lines_are_read_too():
    first, second = articles(re.sub(r"\n\n+", "\n", PROQUEST))
    assert (first.record.headline, second.record.headline) == ("Quay to close for the winter", "Crane to be sold")
    assert lines(second) == ["The old crane will be sold, the board said."]
    assert first.record.published == "2021-05-04"


def test_a_line_of_a_text_that_looks_like_a_field_stays_in_the_text():
    text = "She read out the notice.\n\nLocation: the eastern quay.\n\nNobody had seen it, she said."
    first, _ = articles(PROQUEST.replace("Note: the crane stays, she said.", text))
    assert lines(first)[-3:] == text.split("\n\n")


def rows(**cells):
    return "".join(
        f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>' for code, value in cells.items()
    )


def factiva(*found):
    return (
        f"<html><head><title>Factiva</title></head><body>{''.join(found)}<div "
        "id='pageFooter'>© Factiva</div></body></html>"
    )


def paragraph(text):
    return f'<p class="articleParagraph enarticleParagraph">{text}</p>'


def test_factiva_rows_are_articles():
    first = rows(
        SE="News", HD="<b class='enHeadline'>Quay to close</b>", BY="By Ann Ash", WC="20 words", PD="4 May 2021",
        SN="The Harbour Post", LA="English", CY="(c) 2021", LP=paragraph("The board closes the quay, it said."),
        TD=paragraph("Crews know.") + paragraph("The crane stays."), AN="Document HARB000020210504eh540001",
    )  # fmt: skip
    second = rows(
        HD="Crane to be sold", PD="6 May 2021", SN="Coast Weekly", TD=paragraph("It will be sold."), AN="Document X"
    )
    found = articles(
        factiva(*(f'<div class="article enArticle"><table>{row}</table></div>' for row in (first, second)))
    )
    assert [article.record.headline for article in found] == ["Quay to close", "Crane to be sold"]
    record = found[0].record
    assert (record.authors, record.published, record.outlet) == (("Ann Ash",), "2021-05-04", "The Harbour Post")
    assert (record.section, record.language) == ("News", "en")
    assert lines(found[0]) == ["The board closes the quay, it said.", "Crews know.", "The crane stays."]


def test_factiva_without_codes_is_read_by_the_order_of_its_facts():
    facts = (
        "<div>355 words</div><div>4 May 2021</div><div>09:15</div><div>The Harbour Post</div>"
        "<div>HARB</div><div>English</div>"
    )
    article = (
        '<div class="article enArticle"><div id="hd"><span class="enHeadline">Quay to close</span></div>'
        f'<div class="author">By Ann Ash</div>{facts}<div>(c) '
        f"2021</div>{paragraph('The board closes the quay, it said.')}"
        "<p>Document HARB000020210504eh540001</p></div>"
    )
    (found,) = articles(factiva(article))
    record = found.record
    assert (record.headline, record.authors, record.outlet) == ("Quay to close", ("Ann Ash",), "The Harbour Post")
    assert (record.published, lines(found)) == ("2021-05-04", ["The board closes the quay, it said."])


def test_factiva_as_rtf_with_codes_is_split():
    found = articles(
        rtf(
            "HD\tQuay to close", "BY\tBy Ann Ash", "PD\t4 May 2021", "SN\tThe Harbour Post", "LA\tEnglish",
            "LP", "The board closes the quay, it said.", "TD", "Crews know.", "AN\tDocument HARB000020210504eh540001",
            "HD\tCrane to be sold", "PD\t6 May 2021", "SN\tCoast Weekly", "LP", "It will be sold, they said.",
            "AN\tDocument COAST00020210506eh540002",
        )
    )  # fmt: skip
    assert [(article.record.headline, article.record.published) for article in found] == [
        ("Quay to close", "2021-05-04"),
        ("Crane to be sold", "2021-05-06"),
    ]
    assert lines(found[0]) == ["The board closes the quay, it said.", "Crews know."]


def test_factiva_as_xml_is_split():
    def article(headline, body):
        return (
            "<ppsarticle><article><baseLanguage>EN</baseLanguage><headline><paragraph>"
            f"<hlt>{headline[:4]}</hlt>{headline[4:]}"
            f"</paragraph></headline><byline>Ann Ash</byline>{body}<publicationDate>"
            "<dateTime>2021-05-04T01:00:00Z</dateTime>"
            "</publicationDate><sourceName>The Harbour Post</sourceName></article></ppsarticle>"
        )

    first = (
        "<leadParagraph><paragraph>The board\ncloses it.</paragraph></leadParagraph>"
        "<tailParagraphs><paragraph>So.</paragraph></tailParagraphs>"
    )
    second = "<leadParagraph>\nThe old crane\nwill be sold.\n    The board said\nso today.\n    </leadParagraph>"
    xml = (
        "<?xml version='1.0'?><PPSResponse><ppsArticleResponse xmlns='http://global.factiva.com/pps/2.0'>"
        f"<ppsarticleResultSet>{article('Quay to close', first)}{article('Crane to be sold', second)}"
        "</ppsarticleResultSet></ppsArticleResponse></PPSResponse>"
    )
    found = articles(xml)
    assert [article.record.headline for article in found] == ["Quay to close", "Crane to be sold"]
    assert [lines(article) for article in found] == [
        ["The board closes it.", "So."],
        ["The old crane will be sold.", "The board said so today."],
    ]
    assert (found[0].record.authors, found[0].record.published) == (("Ann Ash",), "2021-05-04")


def test_europresse_articles_are_split_and_marked_words_stay_in_their_sentence():
    def article(title, author, text):
        return (
            '<article><header><div><span class="DocPublicationName">Le Quai  </span></div>'
            '<div><span class="DocHeader">Politique, mardi 4 mai 2021, p. 12</span></div>'
            f'<div class="titreArticle"><p class="titreArticleVisu">{title}</p></div><div '
            f'class="docAuthors">{author}</div>'
            f'</header><section><div class="DocText"><div class="docOcurrContainer">{text}</div></div></section>'
            "<footer><small>© 2021 Le Quai. Tous droits réservés.</small><p>Numéro de "
            "document : news·1</p></footer></article>"
        )

    found = articles(
        "<!DOCTYPE html><html><head><title></title></head><body>"
        + article(
            "Le quai ferme",
            "Ann Ash et Bo Ek",
            "<p>Le <mark>quai</mark> <i>est</i> fermé.</p><p>Les marins le savent.</p>",
        )
        + article("La grue", "", "<p>La grue reste.</p>")
        + "</body></html>"
    )
    assert [article.record.headline for article in found] == ["Le quai ferme", "La grue"]
    assert lines(found[0]) == ["Le quai est fermé.", "Les marins le savent."]
    record = found[0].record
    assert (record.outlet, record.section, record.published) == ("Le Quai", "Politique", "2021-05-04")
    assert (record.authors, found[1].record.authors) == (("Ann Ash", "Bo Ek"), ())


def test_older_europresse_exports_are_tables():
    def article(title, rest):
        return (
            '<table><tr><td><span class="DocPublicationName">Le Quai</span><br>'
            '<span class="DocHeader">Politique, </span><span class="DocHeader">mardi </span>'
            '<span class="DocHeader">4 mai 2021</span>'
            f'<br><br><span class="TitreArticleVisu">{title}</span><br><br>{rest}<p></p><b>'
            "<i>© 2021 Le Quai. Tous droits.</i></b>"
            "<p></p>Numéro de document : news·1</td></tr></table>"
        )

    found = articles(
        "<html><head></head><body>"
        + article("Le quai ferme", "Le quai est fermé.<font> On le sait.</font><p></p>Voilà.")
        + article("La grue", "Ann Ash<br><p></p>La grue reste.")
        + "</body></html>"
    )
    assert [lines(article) for article in found] == [["Le quai est fermé. On le sait.", "Voilà."], ["La grue reste."]]
    assert [article.record.authors for article in found] == [(), ("Ann Ash",)]
    assert {article.record.published for article in found} == {"2021-05-04"}


@pytest.mark.parametrize("name", ["export.pdf", "export.txt", "export"])
def test_the_name_of_an_export_does_not_matter(name):
    assert len(registry.read_bytes(PROQUEST.encode(), source=name).articles) == 2
