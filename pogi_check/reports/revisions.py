"""What a revision of a goal changes, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pogi_check.reports.wording import DIRECTIONS, EFFECTS, KINDS, REVISED, ROLES, UNITS, say, say_date
from pogi_check.terms import Direction, Effect, Kind, Role, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.rulebook.revisions import Change

_ORDER = (Effect.ADDED, Effect.DROPPED, Effect.TIGHTENED, Effect.LOOSENED, Effect.CHANGED)


def render_revision(changes: Sequence[Change], language: str) -> str:
    """Tell changes criterion by criterion, and count them."""
    lines: list[str] = []
    for ident, title in dict.fromkeys((one.criterion, one.title) for one in changes):
        own = [one for one in changes if (one.criterion, one.title) == (ident, title)]
        lines.append(f"{ident} {title}".strip())
        lines += [f"  {line}" for one in own for line in _told(one, language)]
        lines.append("")
    counts = [(effect, sum(one.effect is effect for one in changes)) for effect in _ORDER]
    told = ", ".join(f"{EFFECTS[effect](language)} {count}" for effect, count in counts if count)
    lines.append(say("revision_counts", language, counts=told) if told else say("revision_none", language))
    return "\n".join(lines) + "\n"


def _told(change: Change, language: str) -> Iterator[str]:
    effect = EFFECTS[change.effect](language)
    if change.what == "criterion":
        yield effect
        return
    if not (change.before or change.after):
        yield f"{effect}: {REVISED[change.what](language)}"
        return
    what = REVISED[change.what](language)
    if change.part:
        what = f"{what} ({change.part})"
    before = _values(change.what, change.before, language)
    after = _values(change.what, change.after, language)
    if before and after:
        yield f"{effect}: {say('revision_from_to', language, what=what, before=before, after=after)}"
    else:
        key = "revision_more" if after else "revision_less"
        yield f"{effect}: {say(key, language, what=what, words=after or before)}"


def _values(what: str, values: Sequence[str], language: str) -> str:
    if what == "valid":
        return " – ".join("…" if one == "–" else _day(one, language) for one in values)
    return ", ".join(_value(what, one, language) for one in values)


def _value(what: str, value: str, language: str) -> str:
    if what == "kind":
        return KINDS[Kind(value)](language).lower()
    if what == "accepted":
        return ROLES[Role(value)](language)
    if what in ("advisory", "trial", "subject_in_clause"):
        return say("yes" if value == "true" else "no", language)
    if what == "threshold":
        direction, number, unit = value.split(" ", 2)
        known = UNITS[Unit(unit)](language)
        decimal = number if language == "en" else number.replace(".", ",")
        return f"{DIRECTIONS[Direction(direction)](language)} {decimal} {known}".strip()
    return value


def _day(text: str, language: str) -> str:
    return say_date(date.fromisoformat(text), language)
