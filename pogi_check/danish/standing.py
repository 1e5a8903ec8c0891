"""What is left standing by words that seem to take a demand back, and by those that take only others back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.pointing import is_anaphoric, named_in
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.cues import Cue

# "Pkt. 2.2 udgår som selvstændigt punkt og flyttes til 5.1", "… da det er en gentagelse af 2.3"
_STAYS = pattern(
    r"\b(?:flyttes|overføres|uændret ordlyd|videreføres|indarbejdes|fremgår nu|gentages)\b"
    r"|\b(?:gentagelse|dublet|dobbelt|overflødig)\w*"
    r"|\b(?:i|efter|under) den (?:nuværende|tidligere|gamle|eksisterende|hidtidige) (?:kontrakt|aftale)",
    re.IGNORECASE,
)
_DENIED = pattern(r"\b(?:ikke|aldrig|ej)\s(?:at\s)?$", re.IGNORECASE)  # "Det er ikke tilladt at levere …"
_WHEREVER = pattern(  # "kan leveres i 10 år, uanset hvor der leveres"
    r"\s(?:hvor(?! vidt)|hvornår|tidspunkt\w*|sted|leveringssted|adresse|årstid|mængde|antal)\b",
    re.IGNORECASE,
)
# "Ingen af kravene udgår", "Det er en misforståelse, at pkt. 3.1 er udgået", "Flere har spurgt, om … udgår"
_NOTHING_GOES = pattern(r"(?:[\d.]+\s)?(?:ingen|intet|hverken)\b", re.IGNORECASE)
_UNTRUE = pattern(
    r"\b(?:misforståelse|fejlagtigt|urigtigt|forkert|rygte\w*"
    r"|ikke (?:rigtigt|korrekt|tilfældet|sådan)),? at\b"
    r"|\b(?:spurgte?|spørger|spørges|forespurgt|tvivl|oplyst|afklaret|vide)\b[^.;]{0,25}?,? om\b.*$",
    re.IGNORECASE,
)
_GONE = pattern(r"(?:slettet|udgået|bortfaldet|strøget|fjernet|faldet ud)", re.IGNORECASE)
_BY_MISTAKE = pattern(r"\bved en (?:\w+ )?(?:fejl|fejltagelse)\b", re.IGNORECASE)
_ONLY_BUT = pattern(  # "kan fravige 1.2, men ikke 1.1"
    r",? (?:men|dog) ikke (?:(?:af|fra|for|i|krav|pkt|punkt|nr|afsnit)\.? ){0,2}[A-ZÆØÅ]{0,3}[-. ]?\d.*$",
    re.IGNORECASE,
)
# "Alle krav i afsnit 3 undtagen 3.1 udgår", "Pkt. 3.5 udgår, mens pkt. 3.1-3.4 er uændret"
_BUT = pattern(
    r",? (?:undtagen|bortset fra|med undtagelse af|på nær|fraregnet|ekskl(?:usive?|\.)?)\s(?P<but>[^;]*?)"
    r"(?=,|;|\.?$|\s(?:udgår|bortfalder|slettes|frafaldes|stryges|fjernes|ophæves|er|gælder)\b)"
    r"|,? (?:mens|medens|hvorimod)\s(?P<while>[^;]*?\b(?:uændre|fasthold|består|opretholdes|bevares"
    r"|gælder (?:fortsat|stadig|uændret)|forbliver|bliver stående)\w*[^;]*)",
    re.IGNORECASE,
)
_OF_THESE = pattern(r",? (?:der|som) [^,;]*$", re.IGNORECASE)
_THE_OTHERS = pattern(r"\b(?:øvrige|resterende|andre|resten)\b", re.IGNORECASE)
_KEPT = pattern(
    r"\b(?:fasthold|opretholde|bevare|består|uændre|gælder fortsat|bliver stående)\w*", re.IGNORECASE
)
_COUNTED = ("første", "andet", "tredje", "fjerde")
_ORDINALS = (*_COUNTED, "1.", "2.", "3.", "4.")
_SENTENCE = pattern(
    r"(?<!\w)(første|andet|tredje|fjerde|sidste|[1-4]\.) (?:punktum|sætning|led)\b", re.IGNORECASE
)


def leaves_standing(clause: Clause, cue: Cue) -> bool:
    """Tell whether words of going or leave are denied, only told of, or move what they are on."""
    text, words = clause.text, clause.text[cue.start : cue.end].casefold()
    if _STAYS.search(text) or _DENIED.search(text, 0, cue.start):
        return True
    if words.endswith("uanset") and _WHEREVER.match(text, cue.end):
        return True
    if words.startswith("uanset ") and " skal " in words:
        return True
    if cue.kind != "takeback":
        return False
    if _NOTHING_GOES.match(text) or _UNTRUE.search(text, 0, cue.start):
        return True
    return _GONE.search(words) is not None and _BY_MISTAKE.search(text) is not None


def without_kept(text: str) -> str:
    """Give a text without what it says is left standing beside what goes ("…, mens pkt. 3.1 er uændret").

    Nor does "Bestemmelsen gælder ikke for håndklæder, der er undergivet pkt. 2.3" speak of 2.3.
    """
    said = _BUT.sub("", _ONLY_BUT.sub("", text))
    return _OF_THESE.sub("", said) if is_anaphoric(said) else said


def sentence_named(text: str) -> int | None:
    """Give the place of the one sentence that a text is on ("Sidste punktum i pkt. 3.1 udgår")."""
    found = _SENTENCE.search(text)
    if found is None:
        return None
    ordinal = found[1].casefold()
    return -1 if ordinal == "sidste" else _ORDINALS.index(ordinal) % len(_COUNTED)


def kept(passage: Passage, clause: Clause) -> frozenset[str]:
    """Give the numbers that stay though what a clause names goes ("Afsnit 3 udgår, bortset fra 3.1").

    Those that the sentences before it keep too, where it says that "de øvrige" go.
    """
    said = [one.text for one in passage.clauses] if passage.row else [clause.text]
    stretches = [one["but"] or one["while"] for text in said for one in _BUT.finditer(text)]
    stretches += [only.group() for text in said if (only := _ONLY_BUT.search(text)) is not None]
    if _THE_OTHERS.search(clause.text):
        stretches += [one.text for one in passage.before(clause) if _KEPT.search(one.text)]
    return frozenset().union(*(named_in(passage, stretch) for stretch in stretches))
