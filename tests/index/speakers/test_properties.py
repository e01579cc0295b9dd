"""What must hold for any text: no exception, spans inside, the same answer twice, no special names."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from index.model import Article, Paragraph, QuotationKind, Span, Statement, Tier
from index.speakers.names import is_misspelt, slip_keys
from index.speakers.resolution import attribute
from index.text import paragraph_spans

PLAIN = """Maria Keller Hugh Brand Mr. Ms. Dr. President U.S. US the The a he He she She it they who which and , . of in
    " “ ” ' ’s '' said says official officials ministry Ministry Health Norway Leeds Tribune spokesman - ( ) O'Brien
    al-Hamawi KELLER UNHCR minister former interview ? I we : continued added van der Berg Jr.""".split()
WORDS = st.sampled_from([*PLAIN, "\n\n", "\n", "é", "中", "\u00a0", "€"])


@st.composite
def articles(draw):
    text = " ".join(draw(st.lists(WORDS, min_size=1, max_size=60)))
    article = Article(text=text, paragraphs=tuple(Paragraph(span=span) for span in paragraph_spans(text)))
    places = st.integers(0, len(text))
    spans = st.tuples(places, places).map(lambda pair: Span(min(pair), max(pair)))
    statements = draw(
        st.lists(
            st.builds(
                Statement,
                kind=st.sampled_from(QuotationKind),
                content=st.tuples(spans),
                cue=st.one_of(st.just(()), st.tuples(spans)),
                mention=st.one_of(st.just(()), st.tuples(spans)),
                confidence=st.floats(0, 1),
            ),
            max_size=5,
        )
    )
    return article, statements


@settings(max_examples=300, deadline=None)
@given(articles())
def test_any_text_and_any_spans_are_attributed_without_an_exception(case):
    article, statements = case
    found = attribute(article, statements)
    assert len(found) == len(statements)
    for statement in found:
        for link in statement.attribution.chain:
            assert 0 <= link.span.start <= link.span.end <= len(article.text)
            assert link.reason
        if statement.attribution.speaker:
            assert statement.attribution.speaker.name.strip()


@settings(max_examples=50, deadline=None)
@given(articles())
def test_the_same_article_gives_the_same_answer(case):
    article, statements = case
    assert attribute(article, statements) == attribute(article, statements)


STORY = (
    "Foreign Minister Maria Keller said it was late. Hugh Brand, a doctor, said it was cold. Brand said it rained. "
    "She said it snowed.\n\nA senior official who met Keller said it was dark. Keller said it was over."
)


def _speakers(text: str) -> list[tuple[str | None, Tier]]:
    article = Article(text=text, paragraphs=tuple(Paragraph(span=span) for span in paragraph_spans(text)))
    statements = [
        Statement(
            kind=QuotationKind.INDIRECT,
            mention=(Span(match.start("who"), match.end("who")),),
            cue=(Span(match.start("cue"), match.end("cue")),),
            content=(Span(match.start("what"), match.end("what")),),
            confidence=0.95,
        )
        for match in re.finditer(r"(?P<who>[A-Z][^.]*?),? (?P<cue>said) (?P<what>[^.]+)\.", text)
    ]
    found = attribute(article, statements)
    return [(a.speaker.name if (a := s.attribution).speaker else None, a.tier) for s in found]


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["Elena", "Ingrid", "Fatima"]),
    st.sampled_from(["Vasquez", "Lindqvist", "Okonkwo", "Haddad"]),
    st.sampled_from(["Pedro", "Lars", "Omar"]),
    st.sampled_from(["Moreau", "Novak", "Tanaka"]),
)
def test_people_with_other_names_get_the_same_answers(woman, her, man, his):
    renames = {"Maria": woman, "Keller": her, "Hugh": man, "Brand": his}

    def renamed(words: str | None) -> str | None:
        return words and re.sub("|".join(renames), lambda match: renames[match.group()], words)

    expected = [(renamed(name), tier) for name, tier in _speakers(STORY)]
    assert _speakers(renamed(STORY)) == expected


def test_another_story_between_paragraphs_changes_no_named_speaker():
    first, second = STORY.split("\n\n")
    between = "Jon Vik opened the museum in Oslo on Monday. Thousands came to see it."
    assert _speakers(f"{first}\n\n{between}\n\n{second}") == _speakers(STORY)


def test_a_text_may_end_with_a_description(names):
    assert names('[q:"It is late,"] said [m:Hugh Brand]. A former spokesman') == ["Hugh Brand"]


@given(st.text("abcdeé-", min_size=1, max_size=9), st.text("abcdeé-", min_size=1, max_size=9))
def test_a_slip_shares_a_key_with_its_name(one, other):
    assert not is_misspelt(one, other) or slip_keys(one) & slip_keys(other)


@given(st.text("abcde", min_size=6, max_size=9), st.integers(1, 5), st.sampled_from("xyz"))
def test_one_letter_more_less_or_other_is_a_slip(name, at, letter):
    for slip in (name[:at] + letter + name[at:], name[:at] + name[at + 1 :], name[:at] + letter + name[at + 1 :]):
        assert is_misspelt(slip, name)
