"""What the search for one speaker came to, and the attribution made from it."""

from dataclasses import dataclass

from index.model import Attribution, Link, Speaker, SpeakerKind, Tier
from index.speakers.referents import Referent
from index.speakers.sorts import Sort
from index.speakers.tiers import tier_of

_MAX_CANDIDATES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Who the words beside a cue mean: a referent or only a speaker, how sure, and why."""

    speaker: Speaker | None = None
    referent: Referent | None = None
    """Whom later pronouns may mean; None for groups and for nobody."""
    certainty: float = 0.0
    chain: tuple[Link, ...] = ()
    candidates: tuple[str, ...] = ()
    """Other names that were considered, best first."""
    chances: tuple[tuple[Referent, float], ...] = ()
    """Whom a pronoun may mean, each with its probability; empty for anything else."""


NOBODY = Answer()


def speaker_of(referent: Referent, *, after_article: bool = False) -> Speaker:
    """The speaker that a referent is; `after_article` says that "the" stands before the name."""
    if not referent.names:
        kind = SpeakerKind.BODY if referent.sort is Sort.BODY else SpeakerKind.UNNAMED
        return Speaker(name=referent.name, kind=kind)
    if referent.sort in (Sort.BODY, Sort.PLACE) or (referent.sort is Sort.UNKNOWN and after_article):
        return Speaker(name=referent.name, kind=SpeakerKind.BODY)
    return Speaker(name=referent.name, kind=SpeakerKind.PERSON)


def attribution(answer: Answer, confidence: float) -> Attribution:
    """The attribution of a statement of that confidence; a speaker who is not safe becomes a candidate."""
    names = [answer.speaker.name] if answer.speaker and (answer.referent or not answer.candidates) else []
    others = list(dict.fromkeys((*names, *answer.candidates)))[:_MAX_CANDIDATES]
    tier = tier_of(answer.certainty, confidence) if answer.speaker else Tier.UNATTRIBUTED
    if answer.speaker is None or tier is Tier.UNATTRIBUTED:
        return Attribution(chain=answer.chain[:1], candidates=tuple(others))
    return Attribution(
        speaker=answer.speaker,
        tier=tier,
        chain=answer.chain,
        candidates=tuple(others) if tier is Tier.UNSURE and len(others) > 1 else (),
    )
