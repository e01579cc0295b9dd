"""Bodies called by a noun, documents and those whose words they are."""

import pytest

from index.model import SpeakerKind, Tier


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Ministry of Health met. [m:The ministry] said [q:it was late].", "Ministry of Health"),
        ("Norlink, a shipping company, was sold. A year passed. [m:The company] said [q:it was late].", "Norlink"),
        ("In the city of Leeds it rained. A year passed. [m:The city] said [q:it was late].", "Leeds"),
        ("Harbour Bank Ltd closed. [m:The firm] said [q:it was late].", "Harbour Bank Ltd"),
        ("The Department of Forest Affairs met. [m:FA] said [q:it was late].", "Department of Forest Affairs"),
        ("The Housing Advice Service (HAS) met. [m:HAS] said [q:it was late].", "Housing Advice Service"),
    ],
)
def test_a_noun_or_short_name_means_the_only_body_it_can_mean(attributions, text, name):
    (found,) = attributions(text)
    assert (found.speaker.name, found.speaker.kind) == (name, SpeakerKind.BODY)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Ministry of Health met the Ministry of Trade. [m:The ministry] said [q:it was late].", "the ministry"),
        ("Harbour Ltd sued Norlink Ltd. [m:The firm] said [q:it was late].", "the firm"),
        ("Harbour Ltd closed. It rained. It snowed. The sun rose. [m:The firm] said [q:it was late].", "the firm"),
        ("The army of Peru came. [m:The army] said [q:it was late].", "the army"),
        ("Most were Peruvians, [m:the army] said [q:it was late].", "the army"),
        ('"Harbour Ltd is gone," he wrote. [m:The firm] said [q:it was late].', "the firm"),
        ("Harbour Ltd closed. [m:A firm] said [q:it was late].", "a firm"),
    ],
)
def test_a_noun_that_may_mean_another_body_stays_as_it_is(names, text, name):
    assert names(text) == [name]


@pytest.mark.parametrize("name", ["Harbour Traffic", "Nordic Energy", "Flight Radar", "Open Data Watch"])
def test_a_service_is_known_by_the_last_word_of_its_name(attributions, name):
    (found,) = attributions(f"The ship sank. Then [m:{name}] said [q:it was late].")
    assert (found.speaker.name, found.speaker.kind) == (name, SpeakerKind.BODY)


@pytest.mark.parametrize("name", ["Hugh Weather", "Ida Traffic", "Mr. Watch"])
def test_a_person_may_have_such_a_surname(attributions, name):
    (found,) = attributions(f"The ship sank. Then [m:{name}] said [q:it was late].")
    assert found.speaker.kind is SpeakerKind.PERSON


def test_a_body_named_shortly_before_is_only_likely(attributions):
    (found,) = attributions("Harbour Ltd closed. [m:The firm] said [q:it was late].")
    assert found.tier is Tier.LIKELY
    assert found.chain[1].reason == "the only body named shortly before, in paragraph 1"


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Keller’s statement", "Maria Keller"),
        ("Keller’s campaign website", "Maria Keller"),
        ("The Ministry of Health’s report", "Ministry of Health"),
        ("a UNHCR statement", "UNHCR"),
        ("The UNHCR data", "UNHCR"),
        ("the ministry’s rules", "Ministry of Health"),
        ("a UNHCR press release", "UNHCR"),
    ],
)
def test_a_document_speaks_for_the_one_named_with_it(names, mention, name):
    text = f"Maria Keller left the Ministry of Health. Then [m:{mention}] said [q:it was late]."
    assert names(text) == [name]


@pytest.mark.parametrize("mention", ["a UNHCR report", "the Norway report", "the mayor’s report", "Keller’s aide"])
def test_a_document_about_somebody_does_not_speak_for_him(names, mention):
    (found,) = names(f"Maria Keller came. Then [m:{mention}] said [q:it was late].")
    assert found == mention.replace("Then ", "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ida Ross said in a statement that it rained. [m:The statement] said [q:it was late].", "Ida Ross"),
        ("In a letter, Ida Ross said it rained. [m:The letter] said [q:it was late].", "Ida Ross"),
        ("A survey by UNHCR came out. [m:The survey] said [q:it was late].", "UNHCR"),
        ("A UNHCR survey came out. [m:The survey] said [q:it was late].", "UNHCR"),
        ("A UNHCR survey came out. The survey was long. [m:The survey] said [q:it was late].", "UNHCR"),
    ],
)
def test_a_document_belongs_to_whoever_issued_it(attributions, text, name):
    (found,) = attributions(text)
    assert (found.speaker.name, found.tier) == (name, Tier.LIKELY)


@pytest.mark.parametrize(
    "text",
    [
        "A survey came out. [m:The survey] said [q:it was late].",
        "Ida Ross read a letter from home. [m:The diary] said [q:it was late].",
        "Ida Ross said in a statement that it rained." + " It rained." * 9 + " [m:The statement] said [q:it was late].",
    ],
)
def test_a_document_of_unknown_origin_stays_a_document(names, text):
    (found,) = names(text)
    assert found.startswith("the ")


def test_which_after_a_document_means_the_document(names):
    assert names("He quoted a study, [m:which] found [q:it was late].") == ["a study"]


def test_that_after_a_noun_for_people_means_them(names):
    assert names("There were many listeners [m:that] said [q:it was late].") == ["many listeners"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ida Ross left. The Ross campaign slept. [m:The campaign] said [q:it was late].", "the Ross campaign"),
        ("Ida Ross left. Ross’s campaign slept. [m:The campaign] said [q:it was late].", "Ross’s campaign"),
        (
            "Ida Ross met Hugh Brand. The Brand campaign slept." + " It rained." * 4 + " The Ross campaign woke. "
            "[m:The campaign] said [q:it was late].",
            "the Ross campaign",
        ),
        ("The Forest Advice Office met. [m:The advice office] said [q:it was late].", "Forest Advice Office"),
        ("The Leeds Gazette wrote much. [m:The old newspaper] said [q:it was late].", "Leeds Gazette"),
    ],
)
def test_a_body_is_shown_under_the_name_it_was_called_by(attributions, text, name):
    (found,) = attributions(text)
    assert (found.speaker.name, found.speaker.kind) == (name, SpeakerKind.BODY)
    assert found.tier is not Tier.CLEAR


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Leeds Gazette wrote of the Teachers Association. [m:The newspaper] said [q:it was late].",
            "Leeds Gazette",
        ),
        ("The Leeds Gazette wrote much. [m:The left-leaning newspaper] said [q:it was late].", "Leeds Gazette"),
        ("The Teachers Association met. [m:The newspaper] said [q:it was late].", "the newspaper"),
        ("Harlow College closed. [m:The magazine] said [q:it was late].", "the magazine"),
        ("The Trade Committee met. [m:The company] said [q:it was late].", "the company"),
    ],
)
def test_a_noun_for_media_or_companies_never_means_another_sort_of_body(names, text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The UNHCR closed its doors, according to a report. [m:The report] said [q:it was late].",
        "Ida Ross was hurt by a statement. [m:The statement] said [q:it was late].",
        "Ida Ross quoted from a letter. [m:The letter] said [q:it was late].",
    ],
)
def test_a_document_that_is_only_quoted_is_not_by_the_subject(names, text):
    (found,) = names(text)
    assert found.startswith("the ")


@pytest.mark.parametrize(
    "text",
    [
        "Ida Ross met Hugh Brand. The Ross campaign met the Brand campaign. [m:The campaign] said [q:it was late].",
        "It was a Leeds campaign. [m:The campaign] said [q:it was late].",
        "The Ministry of Health met. [m:The trade ministry] said [q:it was late].",
        "The Act Act was read. [m:The old newspaper] said [q:it was late].",
    ],
)
def test_a_body_that_was_called_by_no_name_stays_as_it_is(names, text):
    (found,) = names(text)
    assert found.startswith("the ")
    assert found == found.lower()


def test_a_body_that_is_his_is_shown_with_his_name(attributions):
    text = "Hugh Brand came. Mr. Brand said that [m:his office] thought [q:it was late]."
    (found,) = attributions(text)
    assert (found.speaker.name, found.speaker.kind) == ("Hugh Brand’s office", SpeakerKind.BODY)
    assert found.chain[-1].span


def test_a_body_that_may_be_of_two_people_stays_his(names):
    text = "Hugh Brand met Tom Reyes, and Tom Reyes met Hugh Brand. [m:His office] said [q:it was late]."
    assert names(text) == ["his office"]
