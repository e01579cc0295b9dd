"""Which source, cue and content belong together.

Spans of cues that point at each other and at one source are one cue ("Smith told … and added"); each content goes to
the cue that its words point at; each cue picks the source that holds most of its pointer's probability, or none.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from index.model import Span
from index.statements.decode import Role, RoleSpan

SAME_CUE = math.log(0.6)
"""A cue that points at another with at least this probability is part of it."""
WEAKEST_LINK = -5.0
"""A content whose best cue is less probable than this (a logarithm) belongs to none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """How sure the network was, in the parts that confidence is computed from; probabilities unless said otherwise."""

    cue: float = 0.0
    source: float = 0.0
    content: float = 0.0
    content_begin: float = 0.0
    link: float = 0.0
    source_link: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement as found so far: spans in order, not yet judged."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    mention: tuple[Span, ...] = ()
    signals: Signals = field(default_factory=Signals)
    content_links: tuple[float, ...] = ()
    """For each content span, the probability that it belongs to this cue."""
    rule_confidence: float | None = None
    """For a statement found by a rule about layout or marks and not by the network: how often the rule is right."""
    verbatim: bool = False
    """The speaker's own words although no marks say so, as in a transcript."""
    within: "Draft | None" = None
    """The statement that reports this one."""

    @property
    def start(self) -> int:
        """Where the first of its spans begins."""
        return min(span.start for span in (*self.content, *self.cue, *self.mention))


@dataclass(slots=True)
class _Group:
    cues: list[RoleSpan]
    contents: list[RoleSpan] = field(default_factory=list)
    links: list[float] = field(default_factory=list)


def link(spans: Sequence[RoleSpan]) -> list[Draft]:
    """The statements of one window, in the order of their cues.

    Contents that belong to no cue are dropped. A cue without a content makes a draft without one: its content may
    stand where only a rule can see it.
    """
    sources = [span for span in spans if span.role is Role.SOURCE]
    groups = _cue_groups([span for span in spans if span.role is Role.CUE], sources)
    for content in (span for span in spans if span.role is Role.CONTENT):
        _attach(content, groups)
    return [_draft(group, sources) for group in groups]


def _cue_groups(cues: Sequence[RoleSpan], sources: Sequence[RoleSpan]) -> list[_Group]:
    """Cues put together that follow each other, or point at each other and not at different sources."""
    groups: list[_Group] = []
    for cue in cues:
        target = None
        for group in groups:
            head = group.cues[0]
            touches = group.cues[-1].end == cue.begin
            points = cue.link[head.begin] > SAME_CUE and _share_source(head, cue, sources)
            if head.passage == cue.passage and (touches or points):
                target = group
        if target:
            target.cues.append(cue)
        else:
            groups.append(_Group([cue]))
    return groups


def _share_source(first: RoleSpan, second: RoleSpan, sources: Sequence[RoleSpan]) -> bool:
    """Whether two cues can have one source: they point at the same, or one of them at none."""
    one, other = _source_of(first, sources)[0], _source_of(second, sources)[0]
    return one is None or other is None or one is other


def _attach(content: RoleSpan, groups: Sequence[_Group]) -> None:
    """Gives a content to the cue it points at, in its own or a neighbouring paragraph."""
    near = [group for group in groups if abs(group.cues[0].passage - content.passage) <= 1]
    if not near:
        return
    strength, best = max(((_strength(content, group), group) for group in near), key=lambda pair: pair[0])
    if strength > WEAKEST_LINK:
        best.contents.append(content)
        best.links.append(strength)


def _strength(content: RoleSpan, group: _Group) -> float:
    """How strongly a content points at a cue, or at the piece of it that it points at most."""
    return max(float(content.link[cue.begin]) for cue in group.cues)


def _joined(cues: Sequence[RoleSpan]) -> tuple[Span, ...]:
    """The spans of a cue; pieces that follow each other ("has also" and "said") are one."""
    spans: list[Span] = []
    for before, cue in zip((None, *cues), cues, strict=False):
        if before is not None and before.end == cue.begin:
            spans[-1] = Span(spans[-1].start, cue.span.end)
        else:
            spans.append(cue.span)
    return tuple(spans)


def _source_of(cue: RoleSpan, sources: Sequence[RoleSpan]) -> tuple[RoleSpan | None, float]:
    """The source in its paragraph that a cue points at, or None, with the probability of that choice.

    In polnear/train the speaker stands in another paragraph than the cue in less than one case of a hundred.
    """
    best, strength = None, float(cue.source[0])
    for source in sources:
        if source.passage == cue.passage:
            mass = float(np.logaddexp.reduce(cue.source[source.begin : source.end]))
            if mass > strength:
                best, strength = source, mass
    return best, math.exp(min(strength, 0.0))


def _draft(group: _Group, sources: Sequence[RoleSpan]) -> Draft:
    source, source_link = _source_of(group.cues[0], sources)
    contents = sorted(zip(group.contents, group.links, strict=True), key=lambda pair: pair[0].span)
    return Draft(
        content=tuple(content.span for content, _ in contents),
        cue=_joined(group.cues),
        mention=(source.span,) if source else (),
        content_links=tuple(math.exp(strength) for _, strength in contents),
        signals=Signals(
            cue=min(cue.probability for cue in group.cues),
            source=source.probability if source else 0.0,
            content=min((content.probability for content, _ in contents), default=0.0),
            content_begin=min((content.begin_probability for content, _ in contents), default=0.0),
            link=math.exp(sum(group.links) / len(group.links)) if group.links else 0.0,
            source_link=source_link,
        ),
    )
