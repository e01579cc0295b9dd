"""How sources are split into articles, when two libraries become one.

A plan names the parts of a source, first those that are in the library. So where an article of theirs comes to a source
that we know, its part moves up to ours; whoever imports the file again gets the others, and none twice.
"""

import json
from typing import Any

from index.library.union import Union

Plan = list[Any]


def take(union: Union) -> None:
    """Takes over the plans of sources that are new, and brings those in step of which articles came. Call it last."""
    sums: dict[int, str] = dict(union.theirs.select("SELECT id, sha256 FROM source"))
    known = {sums[number] for number in union.matched["source"]}
    for sha256, plan in union.theirs.select("SELECT sha256, plan FROM split ORDER BY sha256"):
        theirs = json.loads(plan)
        found = union.ours.select("SELECT plan FROM split WHERE sha256 = ?", (sha256,))
        ours = json.loads(found[0][0]) if found else None
        if sha256 in known:
            united = _in_step(union, sha256, ours, theirs)
        else:
            united = theirs if ours is None else ours
        if united is not None and united != ours:
            union.ours.execute(
                """INSERT INTO split (sha256, plan) VALUES (?, ?)
                   ON CONFLICT (sha256) DO UPDATE SET plan = excluded.plan""",
                (sha256, json.dumps(united)),
            )


def _in_step(union: Union, sha256: str, ours: Plan | None, theirs: Plan) -> Plan | None:
    """The plan for a source of ours with the parts that came in front of those that did not; None for as it is read."""
    first = union.offsets["article"]
    held, came = union.ours.select(
        """SELECT COUNT(*) FILTER (WHERE article.id <= ?1), COUNT(*) FILTER (WHERE article.id > ?1)
           FROM article JOIN source ON source.id = article.source_id WHERE source.sha256 = ?2""",
        (first, sha256),
    )[0]
    base = sorted(theirs) if ours is None else ours
    if not came or sorted(base) != sorted(theirs):
        return ours
    here = base[:held]
    new = [part for part in theirs if part not in here][:came]
    return here + new + [part for part in base if part not in here and part not in new]
