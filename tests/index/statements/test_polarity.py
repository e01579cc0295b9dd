"""What was said is told from what was not said and from what is only imagined to be said.

`[m:…]` is the mention, `[c:…]` the cue, `[q:…]` the content.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.model import Polarity, Span
from index.statements.polarity import polarity_of
from tests.index.statements.marked import drafts_of

NEGATED = [
    # an auxiliary and "not"
    "[m:Mayor Lind] [c:did not say] [q:whether the bridge would be rebuilt].",
    "[m:Mayor Lind] [c:didn’t say] [q:who would pay].",
    "[m:The mayor] did not [c:say] [q:who would pay].",
    "[m:The firm] [c:has not announced] [q:a date].",
    "[m:The ministry] [c:would not confirm] [q:the figure].",
    "[m:He] [c:won't say] [q:when he knew].",
    "[m:She] [c:cannot say] [q:how many came].",
    "[m:They] [c:never claimed] [q:that it was safe].",
    "[m:Tarn] [c:no longer says] [q:the tunnel is needed].",
    "[m:Officials] [c:have not yet said] [q:why the ferry sank].",
    "[m:The report], published on Friday, [c:does not mention] [q:the flood].",
    "[m:Lind] did not, however, [c:say] [q:when].",
    "[m:The port] [c:did not immediately respond to] [q:questions].",
    "[m:Voters] [c:do not believe] [q:a word of it].",
    "[m:I] [c:am not saying] [q:that the plan is bad].",
    # words that undo the verb behind them
    "[m:Lind] [c:declined to comment on] [q:the lawsuit].",
    "[m:Lind] [c:declined] [q:to comment on the lawsuit].",
    "[m:The harbour master] [c:declined] [q:to be named].",
    "[m:Lind] [c:refused to say] [q:who had paid].",
    "[m:Lind] repeatedly refused to [c:say] [q:who had paid].",
    "[m:The board] [c:declined at first to criticise] [q:its chairman].",
    "[m:The leaflet] [c:fails to mention] [q:the cost].",
    "[m:He] [c:forgot to tell] the council [q:about the loan].",
    "[m:The company] [c:has yet to say] [q:how many jobs will go].",
    "[m:Tarn] [c:stopped short of saying] [q:that the minister lied].",
    "[m:Tarn] [c:stopped short of calling] [q:the minister a liar].",
    "[m:She] left without [c:saying] [q:where she was going].",
    "[m:She] spoke for an hour, [c:without mentioning] [q:the strike].",
    "[m:He] praised the crew instead of [c:explaining] [q:the delay].",
    "[m:Police] [c:were unable to say] [q:what had caused the fire].",
    "[m:The clerk] avoided [c:saying] [q:who had signed].",
    "[m:He] denied [c:saying] [q:that the tunnel was doomed].",
    "[m:The firm] [c:neither confirmed nor denied] [q:the sale].",
    "[m:The firm] would not confirm or [c:deny] [q:the sale].",
    "It is [c:too early to say] [q:whether the dam will hold].",
    "It is [c:hard to say] [q:who began it].",
    # a subject that is nobody
    "[m:No one] [c:claimed] [q:that the bridge was safe].",
    "[m:Nobody] [c:said] [q:a word about the loan].",
    "[m:None of the ministers] [c:admitted] [q:the mistake].",
    "[m:Neither side] [c:said] [q:what was agreed].",
    "[m:Neither Lind nor Tarn] [c:said] [q:what was agreed].",
    "Neither [m:Lind] nor Tarn [c:said] [q:what was agreed].",
    "[m:Not a single witness] [c:said] [q:the light was green].",
    "[m:Nothing in the letter] [c:suggests] [q:that he knew].",
    "No [m:councillor] [c:asked] [q:what it cost].",
    # a negation that has come to the front
    "Nor [c:did] [m:she] [c:say] [q:when].",
    "Nor did [m:she] [c:say] [q:when].",
    "Not once did [m:Lind] [c:say] [q:sorry].",
    "At no point did [m:the pilot] [c:report] [q:a fault].",
    "Never has [m:the bank] [c:admitted] [q:the loss].",
    "Why didn't [m:Lind] [c:say] [q:so]?",
    # nothing said
    "[m:He] [c:said] nothing about [q:the flood].",
    "[m:The ministry] [c:gave no reason for] [q:the delay].",
    "[m:The brochure] [c:made no mention of] [q:the smell].",
    "[m:The bank] [c:had no comment on] [q:the rumour].",
    "[m:The widow] [c:expressed] [q:no regret].",
    "[q:No injuries] [c:were reported].",
    "No [q:injuries] [c:were reported].",
    "[c:No] [q:injuries] [c:were reported].",
    "Tarn denied that [m:he] had [c:said] [q:the tunnel was doomed].",
    "There is no evidence that [m:Lind] [c:said] [q:so].",
    "[m:Nobody]: [q:we were never told].",
]

HYPOTHETICAL = [
    # conditions
    "If [m:he] [c:says] [q:no], the deal is off.",
    "The deal is off if [m:the council] [c:says] [q:no].",
    "Unless [m:Lind] [c:admits] [q:the mistake], they will strike.",
    "If [m:Lind, the mayor,] [c:says] [q:so], it will be done.",
    "Reporters asked whether [m:she] had [c:said] [q:the dam was safe].",
    "[m:He] looked up, as if to [c:say] [q:that it was over].",
    "[m:She] shrugged as though [m:she] [c:knew] [q:the answer].",
    "They will wait until [m:the court] [c:says] [q:that it is lawful].",
    "Suppose [m:the mayor] [c:says] [q:no].",
    "Imagine [m:him] [c:saying] [q:that he was wrong].",
    "Had [m:Lind] [c:said] [q:so], nobody would have sailed.",
    "Should [m:she] [c:announce] [q:a sale], the price will rise.",
    # modal verbs
    "[m:Critics] [c:would say] [q:it came too late].",
    "If you asked [m:him], [m:he] [c:would say], “[q:Mind the tide].”",
    "“[q:Elementary],” as [m:Holmes] [c:would say].",
    "[m:A sailor] [c:might argue] [q:that the tide was to blame].",
    "[m:Some] [c:may say] [q:that it is too dear].",
    "[m:The opposition] [c:could claim] [q:a victory].",
    "[m:The minister] [c:should admit] [q:his mistake].",
    "[m:The minister] [c:must explain] [q:where the money went].",
    "[m:The pilot] [c:may have said] [q:that he was ill].",
    "[m:The clerk] [c:must have told] him [q:about the key].",
    "[m:Lind] [c:would have said] [q:no].",
    "[m:He] [c:may not have said] [q:that].",
    "[m:They]’d [c:say] [q:anything].",
    # what is to come
    "[m:Lind] [c:will announce] [q:her resignation on Monday].",
    "[m:The president][c:’ll tell] voters [q:that taxes will fall].",
    "[m:The court] [c:is expected to rule] [q:against the port].",
    "[m:The firm] is expected to [c:announce] [q:a loss].",
    "[m:Tarn] [c:plans to tell] the court [q:that he was asleep].",
    "[m:Tarn] wants to [c:tell] the court [q:that he was asleep].",
    "[m:The bank] [c:is due to report] [q:its profit today].",
    "[m:She] [c:was to say] [q:a few words on Friday].",
    "[m:The chairman] [c:is likely to say] [q:that all is well].",
    "[m:The mayor] [c:is about to announce] [q:a vote].",
    "[m:She] [c:is going to say] [q:no].",
    "[m:He] promised to [c:explain] [q:the delay].",
    "[m:He] will use his speech to [c:argue] [q:for a new port].",
    "[m:The ministry] [c:has to explain] [q:the cost].",
    "[m:He] ought to [c:say] [q:sorry].",
    # what is asked of the speaker
    "[m:Lind] [c:was asked to explain] [q:the loss].",
    "They urged [m:Lind] to [c:admit] [q:the mistake].",
    "The union wants [m:the firm] to [c:confirm] [q:that no jobs will go].",
    "It is time for [m:the bank] to [c:say] [q:what it knew].",
    # questions
    "Did [m:Lind] [c:say] [q:the bridge was safe]?",
    "Has [m:the mayor] ever [c:admitted] [q:a mistake]?",
    "And did [m:he] [c:tell] you [q:that he was leaving]?",
    "What would [m:Lind] [c:say] [q:about the tunnel]?",
]

PLAIN = [
    "[m:Mayor Lind] [c:said] [q:the bridge was safe].",
    "“[q:It is safe],” [m:Lind] [c:said].",
    "“[q:It will not fall],” [c:said] [m:the mayor].",
    "[c:According to] [m:Tarn], [q:the tunnel will not open].",
    "[q:The tunnel will not open], [c:according to] [m:Tarn].",
    "[m:Tarn]: [q:the tunnel will not open].",
    # what is negated or imagined is the content
    "[m:Lind] [c:said] [q:she would not resign].",
    "[m:Lind] [c:said] [q:it was not true].",
    "[m:He] [c:said] [q:he would announce it on Monday].",
    "Asked if he would resign, [m:he] [c:said] [q:no].",
    "[m:She] [c:promised] [q:to tell the truth].",
    "[q:No one was hurt], [m:police] [c:said].",
    # a denial is made
    "[m:The mayor] [c:denied] [q:the report].",
    "[m:The mayor] [c:denied that] [q:he had been there].",
    "[m:She] [c:disputed] [q:the figure].",
    "[m:The court] [c:rejected] [q:the claim].",
    # the negation belongs to other words
    "[m:He] did not stay long, [c:saying] [q:the road was bad].",
    "[m:Tarn], who would not give his full name, [c:said] [q:it was dark].",
    "“[q:We will not go],” [m:he] [c:said], not looking up.",
    "Not far from the bridge, [m:a man] [c:said] [q:it had been loud].",
    "Not surprisingly, [m:she] [c:said] [q:no].",
    "[m:The mayor] not only [c:said] [q:so] but signed it.",
    "[m:No 10] [c:said] [q:the talks would go on].",
    "[m:Knott] [c:said] [q:the sea was calm].",
    "If elected, [m:she] [c:said], [q:she would ask him to stay].",
    "While [m:he] would not vote for it, [m:Lind] [c:said] [q:the plan was good].",
    "It was Lind, not Tarn, who [c:said] [q:so].",
    # two negations
    "[m:She] [c:did not hesitate to say] [q:so].",
    "[m:He] [c:could not help saying] [q:that he had told them].",
    "[m:He] [c:made no secret of] [q:his doubts].",
    "[m:Tarn] [c:never tires of saying] [q:that fish is good].",
    "[m:Tarn] [c:never seems to tire of saying] [q:that fish is good].",
    "[m:Tarn] [c:never missed an opportunity to mention] [q:his boat].",
    "[m:Lind] [c:did not shy away from calling] [q:it a failure].",
    "[m:He] [c:never fails to mention] [q:his medal].",
    "[m:We] [c:cannot stress] enough [q:how dangerous it is].",
    # speaking of oneself
    "[m:I] [c:would say] [q:that it is too late].",
    "[m:I] [c:’d add] [q:that it was cold].",
    "[m:I] [c:must admit] [q:that I was wrong].",
    "[m:I] [c:have to say] [q:that it surprised me].",
    "[m:We] [c:can tell] you [q:that the dam is safe].",
    "[m:I] [c:would like to thank] [q:the crew].",
    "It [c:must be said] [q:that the band played well].",
    "[m:The Courier] [c:can reveal] [q:that the mayor owns the land].",
    # said again and again, later, or with less than was hoped for
    "[m:Her father] [c:would often say] [q:that boats have souls].",
    "[m:Her father] [c:would say], “[q:Boats have souls].”",
    "[m:My aunt] [c:would tell] us: “[q:Mind the tide].”",
    "“[q:Boats have souls],” [m:her father] [c:would say].",
    "Whenever it rained, [m:he] [c:would say] [q:that the sea was angry].",
    "Every morning [m:he] [c:would say] [q:the same words].",
    "[m:She] [c:would later say] [q:that she had known].",
    "[m:He] [c:would go on to say] [q:that he forgave them].",
    "[m:The clerk] [c:would only say] [q:that he was busy].",
    "[m:They]'d [c:said] [q:it was safe].",
    # a verb in the infinitive that happened
    "[m:He] [c:went on to say] [q:that the dam would hold].",
    "[m:She] took the floor to [c:say] [q:that it was late].",
    "[m:The minister] [c:had to admit] [q:that he was wrong].",
    "[m:He] [c:was the first to say] [q:so].",
    "[m:Two men] [c:were heard to say] [q:that the boat was sold].",
    "[m:His] answer was to [c:say] [q:that it was late].",
    "[m:She] continued to [c:insist] [q:that it was safe].",
    "The judge forced [m:him] to [c:admit] [q:the theft].",
    # wishes and insights
    "[m:Farmers] [c:would like] [q:to see more rain].",
    "[m:I] [c:can see] [q:why they left].",
    "[m:Passengers] [c:could be heard saying] [q:that it was over].",
    "Even if [m:he] [c:said] [q:so], it was too late.",
    # subordinate clauses that are asserted
    "When [m:Lind] [c:said] [q:no], they left.",
    "Before [m:he] [c:said] [q:no], they left.",
    "That is why [m:she] [c:said] [q:no].",
    "Who [c:said] [q:so]?",
    "Why did [m:Lind] [c:say] [q:so]?",
]


def polarity(marked):
    text, (draft,) = drafts_of(marked)
    return polarity_of(text, cue=draft.cue, mention=draft.mention, content=draft.content)


@pytest.mark.parametrize("marked", NEGATED)
def test_what_the_text_says_was_not_said_is_negated(marked):
    assert polarity(marked) is Polarity.NEGATED


@pytest.mark.parametrize("marked", HYPOTHETICAL)
def test_what_is_only_imagined_or_still_to_come_is_hypothetical(marked):
    assert polarity(marked) is Polarity.HYPOTHETICAL


@pytest.mark.parametrize("marked", PLAIN)
def test_what_was_said_is_plain(marked):
    assert polarity(marked) is Polarity.PLAIN


@pytest.mark.parametrize("mark", ["'", "’"])
def test_the_shape_of_an_apostrophe_does_not_matter(mark):
    assert polarity(f"[m:Lind] [c:didn{mark}t say] [q:when].") is Polarity.NEGATED
    assert polarity(f"[m:Lind] [c:won{mark}t say] [q:when].") is Polarity.NEGATED
    assert polarity(f"[m:Lind] [c:can{mark}t say] [q:when].") is Polarity.NEGATED


def test_capital_letters_do_not_matter():
    assert polarity("[m:MAYOR LIND] [c:DID NOT SAY] [q:WHEN].") is Polarity.NEGATED


def test_the_sentence_before_does_not_matter():
    assert polarity("He would not. [m:Lind] [c:said] [q:no].") is Polarity.PLAIN
    assert polarity("Would he not\n[m:Lind] [c:said] [q:no].") is Polarity.PLAIN


def test_an_initial_does_not_end_the_clause():
    assert polarity("If [m:J. Lind] [c:says] [q:no], it is off.") is Polarity.HYPOTHETICAL
    assert polarity("If [m:Mr. Lind] [c:says] [q:no], it is off.") is Polarity.HYPOTHETICAL


def test_a_cue_without_words_is_plain():
    assert polarity("[m:Lind] [c:—] [q:never again].") is Polarity.PLAIN


spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
WORDS = "if Lind , would not say did said to declined yet no one “ ” . ? and or nor never ’d n’t won't".split()


@settings(deadline=None)
@given(
    st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join),
    st.lists(spans, max_size=2),
    st.lists(spans, max_size=2),
    st.lists(spans, max_size=2),
)
def test_every_text_has_a_polarity(text, cue, mention, content):
    found = polarity_of(text, cue=tuple(sorted(cue)), mention=tuple(sorted(mention)), content=tuple(sorted(content)))
    assert found in Polarity


def test_a_long_text_without_full_stops_is_read_in_no_time():
    text = "he would not say and " * 20_000
    cue = Span(len(text) - 8, len(text) - 5)
    assert polarity_of(text, cue=(cue,)) is Polarity.NEGATED
