"""Layout names speakers: turns of a transcript, signatures, and lines that introduce."""

import pytest

from index.statements.turns import TURN_CONFIDENCE, apply_layout
from index.text import paragraph_spans
from tests.index.statements.marked import drafts_of, words_of


def read(marked):
    """Mention and content of each statement that stands after layout was looked at."""
    text, drafts = drafts_of(marked)
    found = apply_layout(text, paragraph_spans(text), drafts)
    return [(words_of(text, draft.mention), words_of(text, draft.content)) for draft in found]


def test_a_name_in_capitals_before_a_colon_speaks():
    assert read("LIND: We will rebuild the bridge.") == [(["LIND"], ["We will rebuild the bridge."])]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ADA LIND: We will rebuild.", "ADA LIND"),
        ("DR. LIND: We will rebuild.", "DR. LIND"),
        ("O’HARA: We will rebuild.", "O’HARA"),
        ("SAINT-JUST: We will rebuild.", "SAINT-JUST"),
        ("LIND (by telephone): We will rebuild.", "LIND"),
        ("“LIND: We will rebuild.", "LIND"),
    ],
)
def test_names_of_several_forms_are_read(line, name):
    ((mention, content),) = read(line)
    assert (mention, content) == ([name], ["We will rebuild."])


def test_labels_in_mixed_case_speak_where_they_recur():
    text = "Ada Lind: Where were you?\nBo Tarn: At the mill.\nAda Lind: Since when?"
    assert [mention for mention, _ in read(text)] == [["Ada Lind"], ["Bo Tarn"], ["Ada Lind"]]


def test_a_single_label_in_mixed_case_is_no_transcript():
    assert read("Verdict: The mayor was right about the bridge.") == []


@pytest.mark.parametrize("label", ["Photo", "Source", "Related", "Read more", "Update", "Interview"])
def test_page_furniture_does_not_speak(label):
    assert read("\n".join(f"{label}: The bridge at noon." for _ in range(4))) == []


@pytest.mark.parametrize("label", ["PHOTO", "WATCH", "RELATED"])
def test_page_furniture_in_capitals_does_not_speak(label):
    assert read(f"{label}: The bridge at noon.") == []


def test_a_turn_of_one_word_is_none():
    assert read("LIND: Yes.\nHEIGHT: 180.\nAGE: Forty.") == []


def test_a_turn_of_one_word_is_an_answer_of_somebody_who_says_more_elsewhere():
    text = "TARN: Did it hold?\nLIND: No.\nTARN: None?\nTARN: Will it?\nLIND: I hope so."
    assert [content for _, content in read(text)] == [["Did it hold?"], ["No."], ["Will it?"], ["I hope so."]]


@pytest.mark.parametrize(
    "text",
    [
        "NEW DELHI: The minister will review the price of fuel in May, an officer said.",
        "Bridge to open\nBy Ada Lind\nKUALA SELASIH: The bridge will open to all traffic in May, “at last”.",
        "[m:NEW DELHI][c::] [q:The minister will review the price of fuel in May.]\nHe did so last year.",
    ],
)
def test_the_place_of_a_report_does_not_speak(text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "LIND: We will build the bridge over the river this year.\nMOE: It will be late.",
        "Bridge talks\nOne\nTwo\nThree\nLIND: We will build the bridge over the river this year.",
        "LIND: We will build the bridge",
    ],
)
def test_labels_of_speakers_are_no_places_of_reports(text):
    assert (["LIND"], [text.partition("LIND: ")[2].partition("\n")[0]]) in read(text)


def test_a_time_of_day_is_no_turn():
    assert read("At 10: the doors open.") == []


@pytest.mark.parametrize("dash", ["–", "—", "―", "-", "--"])
def test_a_dash_and_a_name_sign_a_quotation(dash):
    ((mention, content),) = read(f"“The bridge will stand for years.” {dash} Ada Lind, mayor of Elm")
    assert (mention, content) == (["Ada Lind"], ["“The bridge will stand for years.”"])


@pytest.mark.parametrize("marks", ["‘’", "''", '""', "«»", "»«", "„“"])
def test_a_signed_quotation_may_have_marks_of_any_style(marks):
    ((mention, _),) = read(f"{marks[0]}The bridge will stand for years.{marks[1]} – Ada Lind")
    assert mention == ["Ada Lind"]


@pytest.mark.parametrize("name", ["Ángel Ortiz", "Øystein Li", "Łucja Żak", "ÅSA ÖBERG", "Чингиз Айтматов"])
def test_names_may_begin_with_any_capital_letter(name):
    ((mention, _),) = read(f"“The bridge will stand for years.” – {name}, who built it")
    assert mention == [name]


@pytest.mark.parametrize("dash", ["–", "— ", "--"])
def test_a_quotation_may_be_signed_on_the_next_line(dash):
    found = read(f"“The bridge will stand for years.”\n{dash}Ada Lind, mayor of Elm\nRain fell.")
    assert found == [(["Ada Lind"], ["“The bridge will stand for years.”"])]


def test_a_list_below_a_quotation_does_not_sign_it():
    assert read("“The bridge will stand for years.”\n– Lamps will be lit") == []


def test_a_dash_within_a_sentence_signs_nothing():
    assert read("“The bridge” – a ruin now – was closed.") == []


@pytest.mark.parametrize("line", ["And from Mayor Ada Lind:", "Ada Lind:", "A word from Lind:"])
def test_a_line_that_introduces_names_the_speaker_of_the_next_paragraph(line):
    ((mention, content),) = read(f"{line}\n“The bridge will stand.”")
    assert mention[0].endswith("Lind")
    assert content == ["“The bridge will stand.”"]


@pytest.mark.parametrize(
    ("line", "name", "cue"),
    [
        ("Mayor Ada Lind put it this way:", "Mayor Ada Lind", "put it this way"),
        ("Rain fell. Ada Lind, the mayor, put it bluntly:", "Ada Lind, the mayor", "put it bluntly"),
        ("Her rival Bo Tarn had this to say:", "Her rival Bo Tarn", "had this to say"),
        ("Here is what the Elm Council had to say about it:", "the Elm Council", "had to say"),
    ],
)
def test_an_idiom_before_a_colon_introduces_the_next_paragraph(line, name, cue):
    text = f"{line}\n“The bridge will stand.”"
    (found,) = apply_layout(text, paragraph_spans(text), [])
    spans = (found.mention, found.cue, found.content)
    assert [words_of(text, span) for span in spans] == [[name], [cue], ["“The bridge will stand.”"]]


def test_a_line_before_unquoted_text_introduces_nothing():
    assert read("Ada Lind:\nThe bridge will stand.") == []


def test_furniture_before_a_quotation_introduces_nothing():
    assert read("Related:\n“The bridge will stand,” by our reporter") == []


def test_layout_wins_over_what_was_found_in_the_same_words():
    found = read("LIND: [q:We will] [c:promise] [q:to rebuild the bridge.]")
    assert found == [(["LIND"], ["We will promise to rebuild the bridge."])]


def test_what_was_found_elsewhere_stays():
    found = read("LIND: We will rebuild.\n[m:Tarn] [c:said] [q:he agreed].")
    assert (["Tarn"], ["he agreed"]) in found


def test_another_speaker_inside_a_turn_stays():
    found = read(
        "LIND: We will rebuild, and as [m:Tarn] [c:said], [q:it is time], so let us begin today with the work."
    )
    assert len(found) == 2


def test_another_speaker_inside_a_turn_is_second_hand():
    text, drafts = drafts_of(
        "LIND: We will rebuild, and as [m:Tarn] [c:said], [q:it is time], so let us begin today now."
    )
    inner, turn = apply_layout(text, paragraph_spans(text), drafts)
    assert inner.within is turn


@pytest.mark.parametrize(
    "line",
    [
        "LIND: [q:“Letters are for lawyers,”] [m:he] [c:said]. I know it.",
        "ADA LIND: [m:Tarn] [c:told] us: [q:“The dam will hold all winter.”]",
        "TARN: [q:‘Nobody pays for rain,’] [m:my father] [c:used to say].",
    ],
)
def test_words_in_marks_that_a_speaker_quotes_are_second_hand(line):
    text, drafts = drafts_of(line)
    inner, turn = apply_layout(text, paragraph_spans(text), drafts)
    assert inner.content == drafts[0].content
    assert inner.within is turn


def test_words_without_marks_that_make_up_a_turn_are_the_speaker_s():
    assert len(read("LIND: [m:I] [c:said] [q:that the dam would hold all winter].")) == 1


TALK = "LIND: Was the bridge safe?\nTARN: It was safe in May.\n{between}\nLIND: Thank you.\nTARN: Thank you."


@pytest.mark.parametrize(
    "between",
    [
        "We looked at it twice.",
        "The river rose in June.\nThen I closed the road.",
        "You would have closed it, too, for all I know.",
    ],
)
def test_paragraphs_between_two_turns_in_which_somebody_speaks_go_on_with_the_first(between):
    contents = [content for _, content in read(TALK.format(between=between))]
    assert contents[1] == ["It was safe in May.", *between.split("\n")]


@pytest.mark.parametrize(
    "between",
    [
        "The Deputy Head of the Elm Board of Works Bo Ek, Engineer: We looked at it.\nI closed it.",
        "Tarn looked at the river.",
        "“I closed it,” Tarn said later.",
        "(The mayor laughed.)",
        "((Post)) How did you close it so quickly?",
        "Photo: The bridge",
    ],
)
def test_paragraphs_between_two_turns_in_which_nobody_speaks_are_the_writer_s(between):
    contents = [content for _, content in read(TALK.format(between=between))]
    assert contents[1] == ["It was safe in May."]


def test_the_last_turn_goes_on_as_long_as_somebody_speaks():
    text = "LIND: Was it safe?\nTARN: It was.\nLIND: Sure of it?\nTARN: Yes, quite.\nWe tested it.\nRain fell.\nI left."
    assert read(text)[-1] == (["TARN"], ["Yes, quite.", "We tested it."])


def test_two_labelled_lines_are_no_transcript_that_goes_on():
    assert read("LIND: Was it safe?\nTARN: It was.\nWe tested it.")[-1] == (["TARN"], ["It was."])


@pytest.mark.parametrize("mention", ["I", "we", "We", "my", "Our"])
def test_what_speakers_say_of_their_own_words_is_no_statement_of_another(mention):
    marked = f"LIND: The dam leaks, and [m:{mention}] [c:said] [q:so in May], as all of you remember to this day."
    assert len(read(marked)) == 1


@pytest.mark.parametrize("label", ["CORRECTION", "NAME", "UPDATE"])
def test_a_label_of_the_page_is_no_speaker(label):
    assert read(f"{label}: The bridge was built in May.") == []


def test_what_layout_finds_is_as_sure_as_layout_is():
    (draft,) = apply_layout("LIND: We will.", paragraph_spans("LIND: We will."), [])
    assert draft.rule_confidence == TURN_CONFIDENCE


@pytest.mark.parametrize("label", ["Question", "QUESTION", "Remark", "Q", "A"])
def test_a_label_that_names_nobody_is_the_cue_and_nobody_is_credited(label):
    text = "\n".join(f"{label}: Will the bridge be safe again?" for _ in range(4))
    assert {(tuple(mention), tuple(content)) for mention, content in read(text)} == {
        ((), ("Will the bridge be safe again?",))
    }
