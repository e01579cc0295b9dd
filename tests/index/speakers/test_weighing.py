"""What makes a pronoun's meaning safe or not: distance, subject, sex, who spoke, who is spoken of."""

import pytest

from index.model import Tier


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[m:Hugh Brand] said [q:it was late]. Ida Ross slept. [m:He] said [q:it was cold].", "Hugh Brand"),
        ("[m:Ida Ross] said [q:it was late]. Hugh Brand slept. [m:She] said [q:it was cold].", "Ida Ross"),
        ("[m:Mr. Oruk] said [q:it was late]. Ms. Aveh slept. [m:He] said [q:it was cold].", "Oruk"),
        ("[m:Spokeswoman Oruk Aveh] said [q:it was late]. [m:She] said [q:it was cold].", "Oruk Aveh"),
        ("[m:Oruk Aveh] said [q:he was late]. Ida Ross slept. [m:He] added [q:it was cold].", "Oruk Aveh"),
    ],
)
def test_sex_is_read_from_titles_roles_names_and_pronouns(names, text, name):
    assert names(text)[1] == name


def test_a_title_overrules_what_the_given_name_suggests(names):
    text = "[m:Mr. Maria Aveh] said [q:it was late]. [m:He] said [q:it was cold]. [m:She] said [q:it rained]."
    assert names(text) == ["Maria Aveh", "Maria Aveh", None]


@pytest.mark.parametrize(
    "beside", ["standing next to Hugh Brand", "beside Hugh Brand", "in a letter to Hugh Brand", "of Hugh Brand"]
)
def test_somebody_named_behind_the_pronoun_is_not_safely_meant(names, beside):
    assert names(f'Hugh Brand came.\n\nIt rained on.\n\n[q:"It was late,"] [m:he] said {beside}.') == [None]


def test_a_speaker_rarely_names_himself(attributions):
    plain = "[m:Hugh Brand] met Tom Reyes, he [q:said]. [m:He] said [q:the town was dark]."
    named = "[m:Hugh Brand] met Tom Reyes, he [q:said]. [m:He] said [q:Brand was late]."
    sure = {tier: rank for rank, tier in enumerate((Tier.UNATTRIBUTED, Tier.UNSURE, Tier.LIKELY, Tier.CLEAR))}
    before, after = (attributions(text)[1] for text in (plain, named))
    same = after.speaker == before.speaker
    assert not same or sure[after.tier] <= sure[before.tier]


@pytest.mark.parametrize("cue", ["added", "continued", "went on", "concluded"])
def test_whoever_spoke_goes_on_speaking(names, cue):
    text = f'[q:"It was late,"] [c:said] [m:Ida Ross].\n\n[q:"We were tired,"] [m:she] [c:{cue}].'
    assert names(text) == ["Ida Ross", "Ida Ross"]


def test_a_pronoun_far_from_any_name_is_nobody(names):
    far = " ".join(f"The river rose for day {n} and the rain went on." for n in range(40))
    assert names(f"Hugh Brand came. {far} [m:He] said [q:it was late].") == [None]


def test_a_pronoun_whose_person_is_never_quoted_is_at_most_unsure(attributions):
    (found,) = attributions("Hugh Brand came home. He had slept badly. [m:He] said [q:it was late].")
    assert (found.speaker.name, found.tier) == ("Hugh Brand", Tier.UNSURE)


def test_the_same_person_quoted_by_name_is_surer(attributions):
    text = "[m:Hugh Brand] said [q:it rained]. He had slept badly. [m:He] said [q:it was late]."
    assert attributions(text)[1].tier in (Tier.LIKELY, Tier.CLEAR)


def test_a_doctor_described_by_his_office_may_be_he(names):
    text = "The doctor came. [m:The doctor] said [q:it was late]. [m:He] said [q:it was cold]."
    assert names(text) == ["the doctor", "the doctor"]


def test_he_inside_somebodys_quotation_is_not_the_one_quoted(attributions_of):
    text = 'Tom Reyes came. "Reyes was late, and he said it was dark," Hugh Brand said.'
    outer = ("Hugh Brand", '"Reyes was late, and he said it was dark,"')
    inner = ("he", "it was dark")
    assert attributions_of(text, outer, inner)[1] in ("Tom Reyes", None)


def test_candidates_are_named_best_first_where_nobody_is_safe(attributions):
    text = "Hugh Brand met Tom Reyes. Tom Reyes met Hugh Brand. Both were tired. [m:He] said [q:it was late]."
    (found,) = attributions(text)
    assert set(found.candidates) == {"Hugh Brand", "Tom Reyes"}


def test_there_was_a_woman_brings_her_up(names):
    text = "There was a woman in the yard. She wore a red coat, and [m:she] said [q:it was late]."
    assert names(text) == ["a woman"]
