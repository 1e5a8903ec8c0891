"""Questions in a tender: what is asked, by whom, and what the answer beside it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.clauses import binds
from pogi_check.danish.statuses import Status
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage

_ANSWER = r"(?:svar\s*(?:\d+\s*)?:?\s*)?"
_YES = pattern(
    rf"{_ANSWER}(?:ja\b|(?:det er (?:i orden|ok|accepteret|tilladt|rigtigt(?: forstået)?"
    r"|korrekt(?: forstået)?)|(?:det )?(?:kan )?(?:imødekommes|accepteres|bekræftes|godkendes)|det kan i godt"
    rf"|bekræftes)\s*(?:[.,;!]|$)"
    r"|(?:vi|ordregiver|ordregiveren|kommunen|regionen) "
    r"(?:ændrer|lemper|imødekommer|frafalder|nedsætter|justerer|accepterer|godkender)\b(?! ikke)"
    r"|(?:forslaget|ønsket|anmodningen|ansøgningen|dispensationen|det(?:te)?) (?:er |kan |bliver )?"
    r"(?:imødekomme[st]|imødekommet|accepteret|accepteres|godkendt|godkendes|taget til følge"
    r"|tages til følge|gives|meddeles)\b(?! ikke))",
    re.IGNORECASE,
)
_NO = pattern(rf"{_ANSWER}nej\s*(?:[,.;:!–-]|$|(?:det|der|vi|ikke|tak)\b)", re.IGNORECASE)
_NOT_GRANTED = pattern(
    rf"{_ANSWER}(?:anmodningen|ønsket|forslaget|det(?:te)?) (?:kan |vil )?"
    r"(?:ikke (?:blive )?imødekomme(?:s|t)|afvises|afslås)\b",
    re.IGNORECASE,
)
_GRANTS = pattern(
    r"\b(?:må|kan) (?:det|de|den|disse|i|man|leverandøren|tilbudsgiver(?:en)?|produktet)"
    r" (?:\w+ )?(?:gerne|godt)\b",
    re.IGNORECASE,
)
_ONLY = pattern(rf"{_ANSWER}(?:nej, )?(?:kun|alene|udelukkende)\b", re.IGNORECASE)
_NO_ONLY = pattern(
    rf"{_ANSWER}nej\s*[,.;:–-]\s*(?:det er )?(?:kun|alene|udelukkende|blot|nok|tilstrækkeligt)\b",
    re.IGNORECASE,
)
_ANSWERED = pattern(r"\s*(?:ordregivers |vores |vort )?svar\b", re.IGNORECASE)
_QUESTION = pattern(r"spørgsmål\b", re.IGNORECASE)
_NUMBERED_QUESTION = pattern(r"spørgsmål(?: nr\.?)? ?\d", re.IGNORECASE)
_QUESTION_NUMBER = pattern(r"(?:nr|no|nummer|#|id|spm|spørgsmål|løbenr)\b|$", re.IGNORECASE)
# "Må hækken være bøg?": a no says nothing of the demand for a hedge.
_LEAVE = pattern(
    r"(?:[\d.]+\s*)?(?:spørgsmål[^:]{0,12}:\s*)?"
    r"(?:må|kan|får|er det (?:ok|i orden|tilladt)|accepteres|godkendes|tillades|godtages)\b",
    re.IGNORECASE,
)
_FOR_US = pattern(
    r"(?:[\d.]+\s*)?(?:spørgsmål[^:]{0,12}:\s*)?(?:(?:må|får) (?:vi|man|jeg|tilbudsgiver(?:ne|en)?)"
    r"|(?:kan|skal|bør) (?:vi|jeg))\b",
    re.IGNORECASE,
)
# "Vil ordregiver frafalde kravet …?": a yes takes the demand back, a no leaves it standing.
_LET_GO = pattern(
    r"\b(?:frafald|lemp|ophæv|slette|undlad|undvær|se bort|ses bort|dropp|fjern|fritag|dispens|fravig"
    r"|afvig|slippe|nøjes med|i stedet for|trods|uanset"
    r"|nedsæt|sænk|(?:sætte?s?|skrues?) \w*\s?ned|sættes ned|afkort|udskyd|udsæt|udgå|bortfald|stryge"
    r"|ændre til)\w*"
    r"|\bfrist(?:en)?\b(?! for (?:tilbud|spørgsmål|aflevering|ansøgning))[^?]*\bforlæng\w*"
    r"|\b(?:må|kan(?! (?:tilbudsgiver|leverandøren|virksomheden|entreprenøren|I|i|alle|samtlige)\b)"
    r"|er det (?:i orden|ok|tilladt)|accepter\w*|godkend\w*|godtag\w*)\b[^?]*\b(?:uden|ikke har|ikke er"
    r"|and(?:re|et|en)\b[^?]*\bend)\b",
    re.IGNORECASE,
)
_IS_THAT_SO = pattern(
    r"(?:er|vil) (?:det|dette)(?: (?:være|så|blive))?"
    r" (?:i orden|ok|okay|acceptabelt|accepteret|muligt|tilladt|fint)(?: for jer)?\?"
    r"|(?:kan|vil) (?:det|dette|i|ordregiver) (?:accepteres|godkendes|acceptere det(?:te)?)\?",
    re.IGNORECASE,
)
_WANTS_LESS = pattern(
    r"\b(?:først|ikke|uden|kun|alene|i stedet|delvis\w*|højst|enkelte|nogle)\b", re.IGNORECASE
)
_NUMBER_OF_DEMAND = pattern(
    r"\b(?:krav|kravet|kravene|perioden|tidsrummet|antallet|andelen|grænsen|garantien|\d+ (?:år|pct"
    r"|procent)|\d+ %)",
    re.IGNORECASE,
)
_OF_SCOPE = pattern(
    r"\b(?:gælder|omfatter|dækker|vedrører|angår)\s(?:krav(?:et|ene)?|mærkekravet|miljøkrav\w*|pkt|punkt|det(?:te)?"
    r"|ovennævnte|ovenstående|bestemmelsen|reglen|pligten|forbuddet|punktet|[A-ZÆØÅ]{0,3}[-. ]?\d[\d.]*)\b"
    r"|\b(?:omfattet|omfattes) af (?:krav|pkt|punkt|det)\w*",
    re.IGNORECASE,
)
# "Er det rigtigt forstået, at krav 5 kun retter sig mod faste armaturer?": a yes narrows it
_IF_ONLY = pattern(
    r"\b(?:rigtigt|korrekt) (?:forstået|opfattet|læst)?,? ?at\b[^?]*\b(?:kun|alene|udelukkende|ikke)\b"
    r"|\b(?:vi|jeg) (?:\w+ )?(?:går ud fra|antager|forstår|formoder|lægger til grund|læser)\b[^?]*"
    r"\b(?:kun|alene|udelukkende|ikke)\b|\b(?:vel|da|altså) (?:ikke|kun|alene)\b"
    r"|\b(?:gælder|omfatter|vedrører|retter)\b[^?]*\b(?:kun|alene|udelukkende)\b",
    re.IGNORECASE,
)
# "Det er udgangspunktet. Andet kan aftales."
# "Kan der fås dispensation fra M-12?", "Er R-9 absolut?": on the demand itself, whatever it says
_POINT = r"(?:(?:krav|pkt|punkt|nr|afsnit|mindstekrav)\.? ?)?[A-ZÆØÅ]{0,3}[-. ]?\d[\d.]*"
_BINDING = r"(?:absolut|ufravigelig|ultimativ|bindende|et mindstekrav)\w*"
_OF_DEMAND = pattern(
    r"\b(?:dispens\w*|fritag\w*|undtage\w*|forbehold|fravig\w*|frafald\w*|lempe\w*|slettes?|bortfald\w*"
    r"|se bort)"
    rf"(?: \w+){{0,2}}? {_POINT}|\b{_POINT} (?:\w+ )?{_BINDING}",
    re.IGNORECASE,
)
_IF_BINDING = pattern(
    r"\b(?:er|udgør|skal)\b[^?]*\b(?:absolut\w*|ufravigelig\w*|ultimativ\w*|bindende|obligatorisk\w*"
    r"|mindstekrav|minimumskrav|(?:skal|absolut)-?krav|forstås som (?:et )?krav)\b",
    re.IGNORECASE,
)
_YIELDS = pattern(
    r"\b(?:udgangspunkt(?:et)?|(?:andet|undtagelser|afvigelser) kan (?:aftales|drøftes|godkendes|forekomme)"
    r"|kan fraviges efter aftale)\b",
    re.IGNORECASE,
)
_ABSOLUTE = pattern(
    r"\b(?:absolut|ufravigelig|ultimativ|bogstavelig|undtagelse|fravig|mindstekrav)\w*", re.IGNORECASE
)
# "Spørger ønsker oplyst, om tøjet skal være mærket": what a bidder asked, told by the buyer
_ASKER = pattern(
    r"(?:spørger(?:en)?|(?:en|flere|to|tre) (?:tilbudsgiver|leverandør|interesseret|byder|virksomhed)\w*)\s"
    r"(?:ønsker|spørger|beder|har spurgt|spurgte|anmoder|har bedt)\b",
    re.IGNORECASE,
)
# "I skriver, at der hænger blandeanlæg. Skal vi levere nye?": what a bidder has read, before the question
_HAS_READ = pattern(
    r"(?:[\d.]+\s)?(?:(?:i|ordregiver|kommunen|regionen|styrelsen|man|det) (?:skriver|anfører|oplyser|nævner"
    r"|angiver|fremgår|anføres|oplyses|nævnes|står|beskrives)\b"
    r"|(?:i|af|ifølge) (?:\w+ ){0,3}?(?:skriver|står|fremgår|anfører|oplyses|anføres|nævnes|beskrives)\b"
    r"|(?:vi|jeg) (?:kan se|ser|læser|har (?:læst|noteret|set)|bemærker|noterer)\b)",
    re.IGNORECASE,
)
_REQUIREMENT = pattern(r"(?:krav|kravet|kravtekst|kravbeskrivelse|funktionskrav|miljøkrav)\b", re.IGNORECASE)
_MARKED = (Status.MANDATORY, Status.EVALUATION, Status.CONTRACT, Status.INFORMATION)


def is_put(text: str) -> bool:
    """Tell whether a text ends as a question does, in brackets or not."""
    return text.rstrip(" )").endswith("?")


def answers(text: str) -> bool:
    """Tell whether a paragraph opens as the answer to the question before it ("Svar 2: …")."""
    return _ANSWERED.match(text) is not None


def opens_question(text: str) -> bool:
    """Tell whether a paragraph opens as a bidder's question or request ("Spørgsmål 2: Vi foreslår …")."""
    return _QUESTION.match(text) is not None and ":" in text[:20]


def asks_leave(question: str) -> bool:
    """Tell whether a question asks whether something may be done ("Må hækken være bøg?")."""
    return is_put(question) and _LEAVE.match(question) is not None


def asks_for_us(question: str) -> bool:
    """Tell whether a bidder asks what bidders may do ("Må vi vedlægge …?")."""
    return is_put(question) and _FOR_US.match(question) is not None


def says_other(answer: str) -> bool:
    """Tell whether an answer opens with no, and with what alone is asked instead ("Nej, kun papiret …")."""
    return _NO_ONLY.match(answer) is not None


def says_no(answer: str) -> bool:
    """Tell whether an answer opens with no."""
    return _NO.match(answer) is not None or _NOT_GRANTED.match(answer) is not None


def grants(answer: str) -> bool:
    """Tell whether an answer grants what was asked, or some of it ("Til køkkenet må det gerne …")."""
    return _GRANTS.search(answer) is not None


def says_only(answer: str) -> bool:
    """Tell whether an answer opens with what alone is meant ("Kun dunke over 5 liter")."""
    return _ONLY.match(answer) is not None


def says_yes(answer: str) -> bool:
    """Tell whether an answer opens with yes."""
    return _YES.match(answer) is not None


def asks_to_let_go(question: str) -> bool:
    """Tell whether a question asks that a demand be dropped, eased or passed over."""
    return is_put(question) and _LET_GO.search(question) is not None


def asks_of_word(question: str) -> bool:
    """Tell whether a question asks leave for what was said before it ("Er det i orden?")."""
    return _IS_THAT_SO.fullmatch(question.strip()) is not None


def wants_less(said: str) -> bool:
    """Tell whether a bidder says that less than a demand is met ("Vi kan først opfylde 3.1 fra 2028")."""
    return _WANTS_LESS.search(said) is not None


def asks_for_less(question: str) -> bool:
    """Tell whether a question asks that the number of a demand, or the demand as such, be eased."""
    return asks_to_let_go(question) and _NUMBER_OF_DEMAND.search(question) is not None


def asks_if_only(question: str) -> bool:
    """Tell whether a question asks if a demand is rightly understood to hold for some goods only."""
    return is_put(question) and _IF_ONLY.search(question) is not None


def asks_if_binding(question: str) -> bool:
    """Tell whether a question asks if a demand is one that must be met ("Er krav 4 et mindstekrav?")."""
    return is_put(question) and _IF_BINDING.search(question) is not None


def asks_if_absolute(question: str) -> bool:
    """Tell whether a question asks if a demand may be departed from ("Er R-9 absolut?")."""
    return is_put(question) and _ABSOLUTE.search(question) is not None


def asks_of_demand(question: str) -> bool:
    """Tell whether a question asks to be let off a demand by its number, or if it binds at all."""
    return is_put(question) and _OF_DEMAND.search(question) is not None


def yields(answer: str) -> tuple[int, int] | None:
    """Give the words by which an answer lets a demand be departed from ("Det er udgangspunktet")."""
    match = _YIELDS.search(answer)
    return match.span() if match is not None else None


def asks_of_scope(question: str) -> bool:
    """Tell whether a question asks if a demand holds for some goods too ("Gælder kravet også …?")."""
    return is_put(question) and _OF_SCOPE.search(question) is not None


def is_asked(passage: Passage, core: Clause) -> bool:
    """Tell whether a clause is a bidder's question or remark, answered in the same row or paragraph."""
    if core.text.rstrip().endswith("?"):
        return False
    if _ASKER.match(core.text) is not None:
        return True
    if passage.row and is_below_questions(core):
        headers = [header.casefold() for header in passage.context.headers]
        answered = any(header.startswith("svar") for header in headers)
        return answered and not any("konsekvens" in header for header in headers)
    return (_is_of_bidder(passage, core) or _leads_to_question(passage, core)) and not core.has("mandatory")


def _leads_to_question(passage: Passage, core: Clause) -> bool:
    """Tell whether a clause is what a bidder says before a question of the same paragraph."""
    under_question = any(map(_NUMBERED_QUESTION.match, passage.context.headings[-1:]))
    if passage.row or not (under_question or _HAS_READ.match(core.text)):
        return False
    if any(answers(one.text) for one in (*passage.before(core), core)):
        return False
    return any(is_put(one.text) for one in passage.after(core))


def _is_of_bidder(passage: Passage, core: Clause) -> bool:
    """Tell whether a paragraph opens with "Spørgsmål", and has not come to the answer at a clause of it."""
    if _QUESTION.match(passage.clauses[0].text) is None:
        return False
    said = (*passage.before(core), core)
    return not any(map(_ANSWERED.match, (clause.text for clause in said)))


def is_below_questions(clause: Clause) -> bool:
    """Tell whether a clause stands in a column of questions."""
    return heads_questions(clause.header)


def heads_questions(header: str) -> bool:
    """Tell whether a column's header says that its cells are questions."""
    return header.casefold().startswith("spørgsmål")


def is_of_question_number(header: str) -> bool:
    """Tell whether a column numbers the questions: "Nr.", "Spm.", "Spørgsmål nr."."""
    return _QUESTION_NUMBER.match(header.strip()) is not None


def answer_to(passage: Passage, question: Clause) -> Clause | None:
    """Give the first sentence behind a question that is no more of who asked: of its column or "Svar: …"."""
    after = passage.after(question)
    told = (one for one in after if not is_below_questions(one))
    opened = (one for one in after if answers(one.text))
    return next(opened if _is_of_bidder(passage, question) else told, None)


def is_question(passage: Passage, core: Clause) -> bool:
    """Tell whether a clause is a question that no requirement stands behind ("Er midlerne mærkede?")."""
    if not is_put(core.text):
        return False
    after = passage.after(core)
    others = after or [clause for clause in passage.clauses if clause is not core]
    if core.has("consequence") or any(binds(c) or c.has("consequence", "award") for c in others):
        return False
    if after and says_yes(after[0].text):
        return False
    if _REQUIREMENT.match(core.header):
        return False  # "Krav: Er alle midler svanemærkede? | Svar (ja/nej)"
    return passage.marking is None or passage.marking.status not in _MARKED


def is_open_question(passage: Passage, clause: Clause) -> bool:
    """Tell whether a sentence asks or requests something, or is a bidder's word for it, and gets no yes."""
    if not clause.text.rstrip().endswith("?"):
        asked = is_below_questions(clause) or _is_of_bidder(passage, clause)
        answer = answer_to(passage, clause) if asked else None
        return answer is not None and not (says_yes(answer.text) or grants(answer.text))
    after = passage.after(clause)
    return not (after and says_yes(after[0].text))
