"""Find goals, packs and criteria by the names that people give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pogi_check.rulebook.book import Goal, RuleBook

ALL_PACKS = "all"

_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": "-", "_": "-"})


class UnknownNameError(ValueError):
    """A name that the rules do not hold: what it should name (goal, pack, id) and what comes near."""

    def __init__(self, kind: str, value: str, known: Iterable[str]) -> None:
        self.kind = kind
        self.value = value
        self.known = tuple(dict.fromkeys(known))
        self.near = _nearest(value, self.known)
        hint = f"did you mean {' or '.join(self.near)}?" if self.near else f"known: {', '.join(self.known)}"
        super().__init__(f"unknown {kind} {value!r}; {hint}")


def name_goals(rulebook: RuleBook, names: Iterable[str]) -> tuple[str, ...]:
    """Give the slugs of goals named by slug, number or title; raises UnknownNameError."""
    return tuple(dict.fromkeys(_find(rulebook, name).slug for name in names))


def name_packs(
    rulebook: RuleBook, names: Sequence[str], *, own: bool = False, goals: Sequence[str] = ()
) -> tuple[str, ...]:
    """Give the packs to check, ``all`` spelt out; raises UnknownNameError.

    ``own`` adds the packs that are not shipped: whoever loads rules of their own wants them used. A pack
    that changes another one comes with it, and it with that one: apart they would be neither's rules.
    ``goals`` are slugs that the caller names: a goal that no chosen pack holds brings its pack.
    """
    loaded = tuple(one.name for one in rulebook.packs)
    for name in names:
        if name not in (*loaded, ALL_PACKS):
            raise UnknownNameError("pack", name, (*loaded, ALL_PACKS))
    if ALL_PACKS in names:
        return loaded
    chosen = {*names, *(one.name for one in rulebook.packs if own and not one.shipped)}
    for slug in goals:
        holders = [goal.pack for goal in rulebook.goals if goal.slug == slug]
        chosen |= set() if chosen.intersection(holders) else set(holders)
    chosen |= {one.extends for one in rulebook.packs if one.name in chosen and one.extends}
    chosen |= {one.name for one in rulebook.packs if one.extends in chosen}
    return tuple(pack for pack in loaded if pack in chosen)


def name_notes(rulebook: RuleBook, names: Iterable[str]) -> tuple[str, ...]:
    """Give the ids of soundness notes, each once; raises UnknownNameError."""
    known = [note.id.value for note in rulebook.notes]
    wanted = tuple(dict.fromkeys(name.strip() for name in names))
    for name in wanted:
        if name not in known:
            raise UnknownNameError("note", name, known)
    return wanted


def fold(name: str) -> str:
    """Write a name the way slugs are written: lower case, ASCII, hyphens."""
    return name.strip().casefold().translate(_FOLDED)


def _find(rulebook: RuleBook, name: str) -> Goal:
    folded = fold(name)
    for goal in rulebook.goals:
        if folded in (goal.slug, str(goal.number), fold(goal.title), fold(goal.title_en)):
            return goal
    raise UnknownNameError("goal", name, (goal.slug for goal in rulebook.goals))


def _nearest(value: str, known: Sequence[str]) -> tuple[str, ...]:
    from difflib import get_close_matches

    folded = fold(value)
    near = get_close_matches(folded, known, n=3, cutoff=0.6)
    # A word of a long slug is what people type: "tryksager" for "kontorartikler-og-tryksager".
    contained = [name for name in known if len(folded) > 2 and folded in name]  # noqa: PLR2004 - a real word
    return tuple(dict.fromkeys((*contained, *near)))[:3]
