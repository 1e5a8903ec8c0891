"""CPV codes: whether one belongs to a group, and whether what is bought under it comes with goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS = 8  # of a CPV code
# Finance and insurance, IT services, law, accounts, advice, translation, staff, guards, technical inspection,
# training, care: they deliver no goods.
_NO_GOODS = (
    "66", "72", "791", "792", "794", "7951", "7953", "7954", "7955", "796", "797", "7163", "80", "85", "9071",
)  # fmt: skip


def buys_no_goods(codes: Sequence[str]) -> bool:
    """Tell whether all CPV codes of a tender, if it has any, are of services that deliver no goods."""
    return bool(codes) and all(code.startswith(_NO_GOODS) for code in codes)


def is_of_group(code: str, group: str) -> bool:
    """Tell whether a CPV code belongs to a group; a group written with all its digits is that code alone."""
    whole = len(group) >= _DIGITS and group.endswith("000000")
    return code.startswith(group if whole else _prefix(group))


def _prefix(code: str) -> str:
    """Give the digits that all codes of a CPV group begin with: "39830000-9" gives "3983"."""
    digits = "".join(character for character in code.split("-", maxsplit=1)[0] if character.isdigit())
    return digits.rstrip("0").ljust(2, "0")
