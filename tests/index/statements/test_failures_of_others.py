"""What other programs for quotations were seen to get wrong, each with invented sentences, read by the whole stage.

How the parts do it is tested beside each part; here a reader checks what comes out.
"""

import pytest


@pytest.fixture
def read(extract):
    """Mention and content of each listed statement of a text, in order; an ellipsis stands between pieces."""

    def read_text(text):
        def words(spans):
            return " … ".join(text[span.start : span.end] for span in spans)

        return [(words(found.mention), words(found.content)) for found in extract(text) if found.listed]

    return read_text


def bare(words):
    """Words without quotation marks and the marks that end a sentence."""
    return words.strip("\"'“”‘’„«».,!?")


@pytest.mark.parametrize(
    "text",
    [
        "The dam held.”\n“The water will rise again,” Lind said.",
        'He called it "safe.\n"The water will rise again," Lind said.',
        'Boards of 6" were sold.\n"The water will rise again," Lind said.',
    ],
)
def test_an_odd_number_of_marks_loses_no_statement(read, text):
    assert ("Lind", "The water will rise again") in [(mention, bare(content)) for mention, content in read(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor said it shouldn‘t have been built.", "it shouldn‘t have been built"),
        (
            "Lind said the workers’ union had warned the owners’ lawyers.",
            "the workers’ union had warned the owners’ lawyers",
        ),
        ("“They didn‘t ask the farmers’ wives,” Lind said.", "They didn‘t ask the farmers’ wives"),
    ],
)
def test_an_apostrophe_is_no_quotation_mark(read, text, content):
    ((_, found),) = read(text)
    assert bare(found) == content


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("“", "”"), ('"', '"'), ("«", "»")],
)
def test_paragraphs_that_open_with_a_mark_each_are_one_statement(read, opening, closing):
    text = (
        f"{opening}It began in May,{closing} Lind told the council. {opening}Nobody saw the crack in the wall.\n"
        f"{opening}Then the dam broke.\n{opening}We lost two mills and a bridge.{closing}\nRain fell on Elm."
    )
    ((mention, content),) = read(text)
    assert mention == "Lind"
    assert [bare(piece) for piece in content.split(" … ")] == [
        "It began in May",
        "Nobody saw the crack in the wall",
        "Then the dam broke",
        "We lost two mills and a bridge",
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("„The dam will hold all winter“, Lind said.", "The dam will hold all winter"),
        ("„The mill is closed for good,” Lind said on Friday.", "The mill is closed for good"),
        (",,Nobody asked us before they sold it“, Lind said.", "Nobody asked us before they sold it"),
    ],
)
def test_low_marks_open_a_quotation(read, text, content):
    ((mention, found),) = read(text)
    assert (mention, bare(found.strip(","))) == ("Lind", content)


@pytest.mark.parametrize(
    "text",
    [
        "“The dam will hold,” Lind said, “and so will the bridge.”",
        "“When the river rises,” said Mayor Ada Lind, “we close the road.”",
        "“We looked at it twice,” she told the council. “It was safe both times.”",
    ],
)
def test_pieces_around_one_cue_are_one_statement(read, text):
    ((_, content),) = read(text)
    assert len(content.split(" … ")) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“The tram is late every single morning.” –Councillor Bo Tarn", "Councillor Bo Tarn"),
        ("“My shop has lost every second customer.” — Ada Lind, baker", "Ada Lind"),
        ("And from Mayor Eva Moor:\n“The tram will pay for itself in ten years.”", "Mayor Eva Moor"),
        ("Councillor Bo Tarn had this to say:\n“The tram is late every single morning.”", "Councillor Bo Tarn"),
    ],
)
def test_a_signature_or_an_introducing_line_names_the_speaker(read, text, name):
    assert [mention for mention, _ in read(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Lind looked at the river for a long time.\n“The water has taken everything that we ever built here.”",
        "Tarn has run the mill since May.\n“Nobody in this town has been asked what should become of it.”",
        "The council met Eva Moor on Friday.\n“We have never been told how much the tram would cost us.”",
    ],
)
def test_a_quotation_without_a_cue_is_not_whose_the_sentence_before_was_about(read, text):
    ((mention, content),) = read(text)
    assert mention == ""
    assert bare(content) == bare(text.split("\n")[1])


@pytest.mark.parametrize(
    "text",
    [
        "Bo “The Hammer” Tarn opened the mill on Friday.",
        "Moor wrote “The Long Way Down to the River” in two summers.",
        "Ida Quill published “Winter at the Elm Mill” in May.",
        "The so-called “reform” cost two mills and a bridge.",
        "The film “Winter in Elm” won a prize.",
    ],
)
def test_nicknames_titles_and_borrowed_words_are_no_statements(read, text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hugo Lind, a doctor, said the water was safe.", "Hugo Lind"),
        ("Ada Tarn, who runs the mill by the lake, said it would close.", "Ada Tarn"),
        ("Eva Moor, 41, a baker from Elm, told the council that she would leave.", "Eva Moor"),
    ],
)
def test_an_apposition_may_stand_between_name_and_cue(read, text, name):
    ((mention, _),) = read(text)
    assert mention.startswith(name)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("“The dam is safe,” said Ada Lind. Bo Tarn shook his head.", "Ada Lind"),
        ("“We will stay,” the mayor said. Eva Moor said she would leave.", "the mayor"),
        ("The bridge fell, Lind said. Tarn did not agree.", "Lind"),
        ("“We ask for two more,” said Eva Moor. Ida Quill was at the mill.", "Eva Moor"),
        ("“The tram was late,” said Gov. Ada Lind. The line was closed.", "Gov. Ada Lind"),
    ],
)
def test_the_speaker_of_the_next_sentence_is_not_taken(read, text, first):
    assert read(text)[0][0] == first


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("In May the council met Ada Lind, who said the dam was safe.", "Ada Lind"),
        ("Of those asked, 62 per cent said the tram was too dear.", "62 per cent"),
        ("Elm Water, which said the lake was clean, has closed.", "Elm Water"),
    ],
)
def test_no_pronoun_and_no_part_of_a_share_stands_for_the_speaker_alone(read, text, mention):
    ((found, _),) = read(text)
    assert found.split(" … ")[0] == mention


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Lind says she hopes to open the bridge in May.", "says"),
        ("Tarn said he believed that the mill would close.", "said"),
        ("Moor told the council that she wanted to leave.", "told"),
    ],
)
def test_the_outer_verb_is_the_cue(extract, text, cue):
    outer = next(found for found in extract(text) if found.within is None)
    assert [text[span.start : span.end] for span in outer.cue] == [cue]


@pytest.mark.parametrize(
    "text",
    [
        "Experience shows that dams leak after forty years.",
        "History teaches us that rivers return to their beds.",
        "Common sense says that nobody builds in a river.",
    ],
)
def test_what_nobody_says_is_not_listed(read, text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Five years ago, he said, the much older bridge was safe.", "Five years ago"),
        ("In winter, Lind told the council, the lake froze to the ground.", "In winter"),
        ("By the end of May, the mayor said, both mills would be closed.", "By the end of May"),
    ],
)
def test_a_content_may_begin_before_the_cue_that_interrupts_it(read, text, opening):
    ((_, content),) = read(text)
    assert content.startswith(opening)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("LIND: We said that we would rebuild the bridge.", "LIND"),
        ("MOOR: I told you, I told everybody, the dam was unsafe.", "MOOR"),
        ("TARN: He asks me what I think, and I say we should stay.", "TARN"),
    ],
)
def test_a_verb_inside_a_line_of_a_transcript_is_no_cue_of_its_speaker(read, line, label):
    assert [mention for mention, _ in read(line)] == [label]


@pytest.mark.parametrize("mark", ["“", '"', "«"])
def test_one_mark_that_is_never_closed_does_not_silence_the_rest(read, mark):
    text = f"Lind said: {mark}The dam will hold.\nTarn said the mill was closed.\n“We stay,” Moor told the council."
    assert [mention for mention, _ in read(text)] == ["Lind", "Tarn", "Moor"]
