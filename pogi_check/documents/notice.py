"""Read a contract notice in eForms XML: what is bought, by whom, and whether the buyer calls it green."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pogi_check.documents import limits
from pogi_check.documents.document import Trouble, UnreadableError
from pogi_check.documents.markup import MarkupError, parse_xml
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pogi_check.documents.markup import Element

_CAC: Final = "{urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2}"
_CBC: Final = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
_EFAC: Final = "{http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1}"
_EFBC: Final = "{http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1}"
_ROOTS: Final = tuple(
    f"{{urn:oasis:names:specification:ubl:schema:xsd:{kind}-2}}{kind}"
    for kind in ("ContractNotice", "PriorInformationNotice", "ContractAwardNotice")
)
# The roots of the forms that TED used before eForms: TED_EXPORT, TED_ESENDERS.
_OLD_ROOT: Final = "TED_"
_MARKS: Final = (
    re.compile(rb"schema:xsd:(?:ContractNotice|PriorInformationNotice|ContractAwardNotice)-2"),
    re.compile(rb"<(?:\w+:)?TED_E(?:XPORT|SENDERS)\b"),
)
_HEAD: Final = 4096
_CODE: Final = pattern(r"(\d{8})(?:-\d)?")
_NONE: Final = "none"
_ENVIRONMENT: Final = "env-imp"
_TEXT: Final = 400
"""Characters of a title or name that are kept; TED allows no more."""
_LOTS: Final = frozenset(("Lot", "Part"))
_FIRST_CHOICE: Final = "DAN"
_COMPETITION: Final = "competition"


@dataclass(frozen=True, slots=True)
class Lot:
    """A part of the contract, with the codes that call it green.

    ``impacts`` are the codes of BT-774 (green procurement), ``criteria`` those of BT-805 (which green
    criteria were used), ``aims`` those of BT-06 (strategic procurement); older forms use one code list
    for the first two, so a code may stand in either.
    """

    id: str
    title: str = ""
    cpv: tuple[str, ...] = ()
    impacts: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()

    @property
    def is_green(self) -> bool | None:
        """Tell whether the notice calls the lot green; None where it does not say."""
        said = (*self.impacts, *self.criteria)
        if any(code != _NONE for code in said) or _ENVIRONMENT in self.aims:
            return True
        return False if _NONE in (*said, *self.aims) else None

    @property
    def contradicts_itself(self) -> bool:
        """Tell whether the lot has an environmental aim, but says that no green criteria were used."""
        return any(code != _NONE for code in self.impacts) and set(self.criteria) == {_NONE}


@dataclass(frozen=True, slots=True)
class Notice:
    """A contract notice; ``date`` is the day it was sent, ``published`` the day it stood in TED.

    ``form`` tells what the notice is for ("competition", "planning", "result"), ``others`` names the
    notices of the tender that were set aside for this one.
    """

    name: str
    sha256: str
    title: str = ""
    buyers: tuple[str, ...] = ()
    cpv: tuple[str, ...] = ()
    lots: tuple[Lot, ...] = ()
    id: str = ""
    number: str = ""
    version: str = ""
    form: str = ""
    date: dt.date | None = None
    published: dt.date | None = None
    others: tuple[str, ...] = ()


def read_notice(data: bytes, name: str) -> Notice | None:
    """Read a notice; None where the file is some other XML.

    Raises UnreadableError: a notice from before eForms (old_notice), a damaged or too large one.
    """
    # Other XML is nobody's business here, however damaged it is.
    expected = any(mark.search(data, 0, _HEAD) for mark in _MARKS)
    if len(data) > limits.in_force().notice_bytes:
        if expected:
            raise UnreadableError(name, Trouble.TOO_LARGE, limits.over("notice_mb"))
        return None
    try:
        root = parse_xml(data)
    except MarkupError as error:
        if expected:
            raise UnreadableError(name, Trouble.DAMAGED, "XML") from error
        return None
    local = root.tag.rsplit("}", 1)[-1]
    if local.startswith(_OLD_ROOT):
        raise UnreadableError(name, Trouble.OLD_NOTICE, local)
    if root.tag not in _ROOTS:
        return None
    return _notice(root, name, hashlib.sha256(data).hexdigest())


def choose_notice(notices: Sequence[Notice]) -> Notice:
    """Give the notice that a tender is judged with: a call for competition before others, then the newest."""
    chosen = max(notices, key=lambda one: (one.form == _COMPETITION, one.date or dt.date.min, one.version))
    others = tuple(one.name for one in notices if one.sha256 != chosen.sha256)
    return replace(chosen, others=others)


def _notice(root: Element, name: str, digest: str) -> Notice:
    language = _words(root.find(_CBC + "NoticeLanguageCode"))
    project = root.find(_CAC + "ProcurementProject")
    lots = tuple(
        _lot(one, language)
        for one in root.iterchildren(_CAC + "ProcurementProjectLot")
        if any(ident.get("schemeName", "Lot") in _LOTS for ident in one.iterchildren(_CBC + "ID"))
    )
    kind = root.find(_CBC + "NoticeTypeCode")
    publication = next(root.iter(_EFAC + "Publication"), None)
    return Notice(
        name,
        digest,
        title=_name_in(project, language),
        buyers=tuple(dict.fromkeys(_buyers(root, language))),
        cpv=tuple(dict.fromkeys((*_cpv(project), *(code for lot in lots for code in lot.cpv)))),
        lots=lots,
        id=_words(root.find(_CBC + "ID")),
        number=_words(_child(publication, _EFBC + "NoticePublicationID")),
        version=_words(root.find(_CBC + "VersionID")),
        form="" if kind is None else kind.get("listName", ""),
        date=_day(root.find(_CBC + "IssueDate")),
        published=_day(_child(publication, _EFBC + "PublicationDate")),
    )


def _lot(element: Element, language: str) -> Lot:
    project = element.find(_CAC + "ProcurementProject")
    codes: dict[str, list[str]] = {}
    for kind in () if project is None else project.iterchildren(_CAC + "ProcurementAdditionalType"):
        for code in kind.iterchildren(_CBC + "ProcurementTypeCode"):
            codes.setdefault(code.get("listName", ""), []).append(_words(code).lower())
    green, criteria, aims = (
        tuple(code for code in dict.fromkeys(codes.get(kind, ())) if code)
        for kind in ("environmental-impact", "gpp-criteria", "strategic-procurement")
    )
    return Lot(
        _words(element.find(_CBC + "ID")),
        _name_in(project, language),
        tuple(dict.fromkeys(_cpv(project))),
        green,
        criteria,
        aims,
    )


def _cpv(project: Element | None) -> Iterator[str]:
    """Yield the main code, then the additional ones."""
    for kind in ("MainCommodityClassification", "AdditionalCommodityClassification"):
        for one in () if project is None else project.iterchildren(_CAC + kind):
            for code in one.iterchildren(_CBC + "ItemClassificationCode"):
                found = _CODE.fullmatch(_words(code))
                if found and code.get("listName", "cpv").lower() == "cpv":
                    yield found[1]


def _buyers(root: Element, language: str) -> Iterator[str]:
    """Yield the buyers' names; a party gives the id of an organisation or of its point of contact."""
    names: dict[str, str] = {}
    for kind in ("Company", "TouchPoint"):
        for one in root.iter(_EFAC + kind):
            ident = _words(one.find(f"{_CAC}PartyIdentification/{_CBC}ID"))
            names[ident] = _name_in(one.find(_CAC + "PartyName"), language)
    for party in root.findall(f"{_CAC}ContractingParty/{_CAC}Party"):
        ident = _words(party.find(f"{_CAC}PartyIdentification/{_CBC}ID"))
        found = names.get(ident) or _name_in(party.find(_CAC + "PartyName"), language)
        if found:
            yield found


def _name_in(element: Element | None, language: str) -> str:
    """Give an element's name: in Danish, else in the notice's language, else the first."""
    names: Iterable[Element] = () if element is None else element.iterchildren(_CBC + "Name")
    told = {one.get("languageID", ""): _words(one) for one in reversed(list(names))}
    return told.get(_FIRST_CHOICE) or told.get(language) or next(reversed(told.values()), "")


def _child(element: Element | None, tag: str) -> Element | None:
    return None if element is None else element.find(tag)


def _words(element: Element | None) -> str:
    if element is None:
        return ""
    text = " ".join("".join(map(str, element.itertext())).split())
    return text if len(text) <= _TEXT else text[: _TEXT - 1].rstrip() + "…"


def _day(element: Element | None) -> dt.date | None:
    """Read a day such as ``2025-03-07+01:00``; None where it is none."""
    with suppress(ValueError):
        return dt.date.fromisoformat(_words(element)[:10])
    return None
