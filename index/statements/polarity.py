"""Whether a statement was made, was not made, or is only imagined: decided by the words around its cue.

Where the line is drawn:

- *Negated*: the text says that it was not said or thought. "did not say whether", "would not confirm", "declined to
  comment on", "has yet to say", "stopped short of saying", "without saying", "no one claimed", "denied having said".
- Whoever denies or disputes something says something, so "denied that" is plain; and so is what two negations leave
  standing ("did not hesitate to say", "could not help saying", "made no secret of") and "not only said".
- *Hypothetical*: it would, could, should or will be said. "if he says", "might argue", "must admit", "will announce",
  "is expected to say", "was asked to explain", "urged him to admit", "imagine him saying", "Did he say …?". What the
  writer guesses belongs here, too: "may have said", "must have said".
- To speak of oneself is to speak: "I would say", "I must admit", "I can tell you", "it must be said" and "The Courier
  can reveal" are plain.
- What was said again and again ("he would often say"; "he would say" beside a quotation, unless there is an "if") or
  later ("would go on to say"), and what somebody would only say, was said. "would say" without such a sign is
  hypothetical.
- A wish or an insight is there although "would" or "can" reports it: "would like", "can see".
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.model import Manner, Polarity, Spans, Statement
from index.statements.clauses import Clause, clause_of, is_adverb, tokens, words_for
from index.statements.manner import is_base_form, is_speech_word

_NOT = frozenset("not never no without neither".split())
_NOT_ONLY = frozenset(
    "only just merely simply solely surprisingly unexpectedly unreasonably infrequently until".split()
)
_BEFORE_SUBJECT = (
    *(("nor",), ("neither",), ("never",), ("nowhere",), ("no",)),
    *(("not", "once"), ("no", "point"), ("no", "way"), ("none", "of")),
)
"""What stands before a subject, perhaps with its auxiliary, and negates the verb: "at no point did he say"."""
_NOBODY = frozenset("nobody none neither nothing".split())
_NOT_EVERYBODY = frozenset("one a single all every everyone everybody many even".split())
_NEEDS_NEGATION = frozenset("help resist shy shied afraid ashamed loath".split())
"""Words that undo what another negation says, and mean nothing by themselves: "could not help saying"."""
_ONLY_WITH = {"yet": "to", "short": "of", "instead": "of", "far": "from"}
_GIVING = (
    "express",
    "specif",
    "offer",
    "gave",
    "giv",
    "made",
    "mak",
    "provid",
    "voic",
    "cit",
    "had",
    "ha",
    "issu",
    "show",
)
"""How words begin behind which "no" says that nothing was said: "gave no reason"."""
_DECLINING = ("declin", "refus")
_DENYING = frozenset("deny denies denied denying".split())
_NO_SUCH = frozenset("evidence proof record indication sign suggestion".split())
_BEYOND_WORDS = frozenset("stress emphasize emphasise overstate overemphasize say thank repeat".split())
_BE = frozenset("am is are was were be been being 's 're 'm get got".split())
_FIRST_PERSON = frozenset("i we me us".split())
_GUESSING = frozenset("may might should ought must".split())
_WISHING = frozenset("like love prefer rather hate appear seem".split())
_UTTERANCES = frozenset("advice answer answers instinct reaction reply response".split())
_SEIZING = frozenset("missed misses miss took takes taking used uses using seized".split())
_WITNESSED = frozenset("heard seen overheard found quoted".split())
_TIMES = frozenset("time day week month year morning evening night".split())
_FUTURE = frozenset("will 'll would may might must should shall".split())


def polarity_of(text: str, *, cue: Spans, mention: Spans = (), content: Spans = ()) -> Polarity:
    """Whether a statement with these spans is reported as made; one without a cue is, unless nobody made it."""
    nobody = _is_nobody(tuple(token.word for span in mention for token in tokens(text, span)))
    clause = clause_of(text, cue=cue, mention=mention, content=content)
    if clause is None:
        return Polarity.NEGATED if nobody else Polarity.PLAIN
    if _is_conditional(clause):
        return Polarity.HYPOTHETICAL
    negations = _negations(clause)
    if negations % 2:
        return Polarity.HYPOTHETICAL if _GUESSING.intersection(clause.group) else Polarity.NEGATED
    if negations and {"can", "could"}.intersection(clause.group):
        # "could not help saying"
        return Polarity.PLAIN
    if nobody or _is_nobody(clause.subject) or _says_nothing(clause) or _is_denied(clause):
        return Polarity.NEGATED
    return Polarity.HYPOTHETICAL if clause.asks or _is_to_come(clause) else Polarity.PLAIN


def with_polarity(text: str, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements of an article, each with its polarity; those that are not plain are not listed.

    A plain one inside another takes over the polarity of that one: what nobody said that Lind said, Lind is not known
    to have said. Who declines to speak did not say something, whatever "declined" reports elsewhere.
    """
    own = [polarity_of(text, cue=each.cue, mention=each.mention, content=each.content) for each in statements]
    found = []
    for place, statement in enumerate(statements):
        polarity, within = own[place], statement.within
        for _ in statements:
            if polarity is not Polarity.PLAIN or within is None:
                break
            polarity, within = own[within], statements[within].within
        found.append(
            replace(
                statement,
                polarity=polarity,
                manner=Manner.SAID if _declines_to_speak(text, statement, own[place]) else statement.manner,
                listed=statement.listed and polarity is Polarity.PLAIN,
            )
        )
    return tuple(found)


def _declines_to_speak(text: str, statement: Statement, polarity: Polarity) -> bool:
    """Whether the cue ends with "declined" and what was declined, being speech, begins the content."""
    words = tokens(text, statement.cue[-1]) if statement.cue else []
    return polarity is Polarity.NEGATED and bool(words) and words[-1].word.startswith(_DECLINING)


def _is_nobody(subject: tuple[str, ...]) -> bool:
    """Whether a subject stands for nobody ("no one", "not a single minister", "neither party")."""
    first, following = subject[:1], subject[1:2]
    if first == ("no",):
        # "No 10" is a name.
        return bool(following) and following[0].isalpha()
    return bool(_NOBODY.intersection(first)) or (first == ("not",) and bool(_NOT_EVERYBODY.intersection(following)))


def _is_conditional(clause: Clause) -> bool:
    """Whether the clause depends on "if" and its kind, or is something to imagine."""
    before, last = ("", "", *clause.lead)[-2:]
    if words_for("condition").intersection((last, *clause.subject[:1])):
        # "even if he said" often means that he did.
        return not (before == "even" and _is_past(clause.head))
    if last == "until" or (before, last) == ("in", "case"):
        return clause.head.endswith("s") or bool({"has", "have"}.intersection(clause.group))
    return (before, last) == ("as", "though")


def _is_past(verb: str) -> bool:
    return not is_base_form(verb) and not verb.endswith(("s", "ing"))


def _negations(clause: Clause) -> int:
    """How many words around the verb say that it did not happen; an even number leaves it standing."""
    if clause.head in _BEYOND_WORDS and "enough" in clause.after[:2]:
        return 2
    count = int(any(clause.lead[-len(words) :] == words for words in _BEFORE_SUBJECT))
    words = (*clause.group, clause.head)
    for place in range(len(clause.group)):
        if words[place] in _NOT:
            count += not _is_idle(words, place)
        elif words[place] == "nor":
            count = max(count, 1)
        elif count or words[place] not in _NEEDS_NEGATION:
            count += _undoes(words, place)
    return count


def _is_idle(words: tuple[str, ...], place: int) -> bool:
    """Whether a negation does not reach the verb: "not only", "no doubt", "never tires of", "if not"."""
    following = words[place + 1]
    if following in _NOT_ONLY or words[place - 1 : place] == ("if",):
        return True
    if words[place] == "no":
        return following in words_for("openly")
    # "never seems to tire of"
    return bool(words_for("gladly").intersection(words[place + 1 : place + 4]))


def _undoes(words: tuple[str, ...], place: int) -> bool:
    """Whether a word and the one behind it undo the verb: "declined to", "short of", "has yet to", "too early to"."""
    word, following = words[place], words[place + 1]
    if word in words_for("unsaid"):
        return following == "to" and words[place - 1 : place] != () and words[place - 1] in {*_BE, "too", "so", "not"}
    if word == "rather":
        return following == "than" and (is_base_form(words[-1]) or words[-1].endswith("ing"))
    if word in _ONLY_WITH:
        return following == _ONLY_WITH[word]
    if word not in words_for("undoing"):
        return False
    if word.startswith("stop"):
        return following.endswith("ing")
    # "declined at first to", "shied away from"
    linked = {"to", "from", "of", "but", "about"}.intersection(words[place + 1 : place + 4])
    return following.endswith("ing") or bool(linked)


def _says_nothing(clause: Clause) -> bool:
    """Whether nothing was said by the words behind the verb: "said nothing about", "gave no reason"."""
    first, second = (*clause.after, "", "")[:2]
    if first == "no":
        return clause.head.startswith(_GIVING) and second not in words_for("openly")
    if clause.head.startswith(_DECLINING):
        behind = [word for word in clause.after if word not in ("to", "be") and not is_adverb(word)]
        return first in ("to", "comment") and bool(behind) and is_speech_word(behind[0])
    return first == "nothing" and second in ("", "about", "of", "on", "regarding", "publicly", "more", "else", "to")


def _is_denied(clause: Clause) -> bool:
    """Whether somebody denies that it was said: "denied that he had said", "no evidence that he said"."""
    lead = [word for word in clause.lead if word != "that"]
    group = [word for word in clause.group if word not in ("ever", "having")]
    if _DENYING.intersection((*lead[-1:], *group[-1:])):
        return True
    return lead[-2:-1] == ["no"] and lead[-1] in _NO_SUCH


def _is_to_come(clause: Clause) -> bool:
    """Whether the verb stands behind "will", "might", "is expected to" and the like, and nothing says it was said."""
    modals = words_for("modal").intersection(clause.group)
    if not is_base_form(clause.head):
        # "he'd said" is "he had said".
        modals -= {"'d"}
    return not _was_said(clause, modals) if modals else _is_planned(clause)


def _was_said(clause: Clause, modals: frozenset[str]) -> bool:
    """Whether something was said although a modal verb stands before the verb."""
    group, head = clause.group, clause.head
    by_us = bool(_FIRST_PERSON.intersection(clause.subject[-1:]))
    if "only" in group or _WITNESSED.intersection(group):
        return True
    if _WISHING.intersection((*group, head)):
        return by_us or not is_speech_word(head)
    if by_us and head in words_for("performing") and "have" not in group:
        return True
    if modals & {"would", "'d"}:
        return "have" not in group and _is_habit(clause)
    if modals & {"can", "could"}:
        return head in words_for("perceiving") or head in ("reveal", "confirm", "report", "disclose")
    # "it must be said", "it should be noted"
    return clause.subject[-1:] == ("it",) and "be" in group


def _is_habit(clause: Clause) -> bool:
    """Whether "would" tells of something that was said again and again, or later."""
    group, sentence = clause.group, clause.sentence
    if words_for("habit").intersection(group) or "whenever" in sentence:
        return True
    if clause.quotes and not {"if", "as"}.intersection(sentence):
        return True
    if any(first in ("every", "each") and second in _TIMES for first, second in pairwise(sentence)):
        return True
    return any(pair in (("on", "to"), ("come", "to")) for pair in pairwise(group))


def _is_planned(clause: Clause) -> bool:
    """Whether the verb stands behind "to", and what stands before that speaks of what is to come."""
    *before, last = ("", *(word for word in clause.group if not is_adverb(word)))
    if last != "to":
        return False
    governor = before[-1]
    if governor in words_for("planning"):
        # "never missed an opportunity to say"
        return not _SEIZING.intersection(before)
    if governor in words_for("asking"):
        return bool(_BE.intersection(before[-2:-1]))
    if governor in _BE:
        # "his answer was to say"
        return is_base_form(clause.head) and not _UTTERANCES.intersection(clause.subject)
    if governor in ("has", "have", "'ve"):
        return not _FIRST_PERSON.intersection(clause.subject[-1:])
    if governor:
        return False
    return bool(_FUTURE.intersection((*clause.lead, *clause.subject))) or _is_urged(clause)


def _is_urged(clause: Clause) -> bool:
    """Whether somebody else wants the speaker to say it: "urged Lind to admit"."""
    return bool(words_for("uttering").intersection(clause.lead[-1:])) and not _FIRST_PERSON.intersection(clause.subject)
