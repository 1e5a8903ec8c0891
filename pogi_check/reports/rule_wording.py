"""What is wrong with rule files, in Danish: the rule book tells its faults in English, as rules are written.

Each sentence stands here with its English one as the key. The words in braces are those of the rule file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pogi_check.reports.languages import Text

if TYPE_CHECKING:
    from pogi_check.rulebook.faults import Fault

_SENTENCES: Final = (
    # the file
    Text("kan ikke læses: {why}", "cannot be read: {why}"),
    Text("er ikke UTF-8-tekst: gem filen som UTF-8", "is not UTF-8 text: save the file as UTF-8"),
    Text(
        "er ikke YAML: her må der ikke stå et kolon (en tekst med kolon skal stå i anførselstegn)",
        "is not YAML: mapping values are not allowed {where} (a text with a colon in it needs quotes "
        "around it)",
    ),
    Text(
        "er ikke YAML: sådan kan intet begynde (en tekst, der begynder med tegnet, skal stå i anførselstegn; "
        "ryk ind med mellemrum)",
        "is not YAML: found character{sign} that cannot start any token (a text that begins so needs quotes "
        "around it; indent with spaces)",
    ),
    Text("er ikke YAML: der mangler et kolon", "is not YAML: could not find expected ':'"),
    Text("er ikke YAML: linjen er rykket ind på en uventet måde", "is not YAML: did not find expected key"),
    Text("er ikke YAML: her ventes {signs}", "is not YAML: did not find expected {signs}"),
    Text(
        "er ikke YAML: linjen er rykket ind på en uventet måde",
        "is not YAML: expected <block end>, but found {found}",
    ),
    Text(
        "er ikke YAML: her ventes {signs}",
        "is not YAML: expected {signs}, but got {found}",
    ),
    Text("er ikke YAML: et anførselstegn er ikke lukket", "is not YAML: found unexpected end of stream"),
    Text(
        "er ikke YAML: *navn henviser til noget, der ikke er her", "is not YAML: found undefined alias{name}"
    ),
    Text("er ikke YAML: &navn står to gange", "is not YAML: second occurrence"),
    Text(
        "er ikke YAML: mærket {tag} (med !) kan ikke bruges i regler",
        "is not YAML: could not determine a constructor for the tag {tag}",
    ),
    Text(
        "er ikke YAML: \\ og dette tegn betyder intet i anførselstegn",
        "is not YAML: found unknown escape character{sign}",
    ),
    Text("er ikke YAML: filen må kun rumme én regel (---)", "is not YAML: but found another document"),
    Text(
        "er ikke YAML: her står et tegn, som ingen kan se ({sign})",
        "is not YAML: unacceptable character {sign}: {why}",
    ),
    Text("er ikke YAML: {problem}", "is not YAML: {problem}"),
    Text("skal øverst bestå af nøgler med værdier", "must be a mapping of keys at the top"),
    Text("har flere linjer, end en regel må have", "holds more entries than a rule may have"),
    Text("er rykket for dybt ind", "is nested too deep"),
    Text("står to gange (først i linje {line})", "stands twice (first in line {line})"),
    Text(
        "rummer ingen regler: angiv en mappe med pakker, en pakke eller et måls mappe (med goal.yaml)",
        "holds no rules: give a folder of packs, a pack, or a goal's folder (with a goal.yaml)",
    ),
    Text(
        "læses ikke: en pakkes fil skal hedde pack.yaml og ligge ved siden af dens måls mapper",
        "is not read: the file of a pack must be called pack.yaml and lie beside its goals' folders",
    ),
    Text(
        "læses ikke: et måls fil skal hedde goal.yaml",
        "is not read: the file of a goal must be called goal.yaml",
    ),
    Text(
        "læses ikke: et kriteriums fil skal ligge ved siden af en goal.yaml, i <pakke>/<mål>/",
        "is not read: a criterion's file must lie beside a goal.yaml, in <pack>/<goal>/",
    ),
    # the values of keys
    Text("mangler", "is missing"),
    Text("er tom", "is empty"),
    Text("må ikke være tom", "must not be empty"),
    Text(
        "skal være tekst (et tal, en dato, ja eller nej skal stå i anførselstegn)",
        "must be text (a number, date, yes or no needs quotes around it)",
    ),
    Text("skal være en liste", "must be a list"),
    Text("skal bestå af nøgler med værdier", "must be a mapping of keys"),
    Text("skal være et tal", "must be a number"),
    Text("skal være et helt tal", "must be a whole number"),
    Text("skal være true eller false", "must be true or false"),
    Text("skal være en dag som 2023-05-01", "must be a day such as 2023-05-01"),
    Text("{value} har ikke formen {form}", "{value} does not have the form {form}"),
    Text("ukendt nøgle; nøglerne her er {keys}", "unknown key; the keys here are {keys}"),
    Text("ukendt nøgle", "unknown key"),
    Text("{value} er ikke en af {values}", "{value} is not one of {values}"),
    # terms, numbers and dates
    Text("{term}: `..` og `...` står mellem to ord", "{term}: `..` and `...` stand between two words"),
    Text(
        "{term}: skriv én `..` eller `...` mellem to ord",
        "{term}: give one of `..` and `...` between two words",
    ),
    Text(
        "{term}: `|` står mellem to ord uden mellemrum (a|b)",
        "{term}: `|` stands between two words, without spaces (a|b)",
    ),
    Text(
        "{term}: {choice} er ikke et ord: skriv ord, =ord, *ord eller ord* med bogstaver og tal",
        "{term}: {choice} is no word: write word, =word, *word or word*, in letters and digits",
    ),
    Text(
        "skal være en andel i procent, over 0 og højst 100, eller none",
        "must be a share in percent, more than 0 and at most 100, or none",
    ),
    Text("står to gange: {words}", "stands twice: {words}"),
    Text("slutter ({day}), før den begynder ({first})", "ends ({day}) before it begins ({first})"),
    Text(
        "med unit energy_class skal der stå en klasse: {classes}",
        "with unit energy_class give a class: {classes}",
    ),
    Text(
        "skriv netop én af at_least, at_most, exactly (der står: {given})",
        "give exactly one of at_least, at_most, exactly (given: {given})",
    ),
    Text("`of` hører kun til unit count", "`of` goes with unit count only"),
    Text(
        "siger intet: skriv names, labels eller threshold", "says nothing: give names, labels or a threshold"
    ),
    Text(
        "siger intet: skriv subjects, unless eller left_out, eller udelad den",
        "says nothing: give subjects, unless or left_out, or leave it out",
    ),
    Text("skriv netop én af text, texts, row, documents", "give exactly one of text, texts, row, documents"),
    Text("skriv netop én af text, texts, row", "give exactly one of text, texts, row"),
    Text(
        "disable og override ændrer den pakke, som extends nævner: skriv hvilken",
        "disable and override change the pack named by extends: say which",
    ),
    Text(
        "et mål, hvis text er {text}, skal have note og note_en: det, som rapporten siger til læseren",
        "a goal whose text is {text} needs note and note_en: what the report tells the reader",
    ),
    Text(
        "mangler listerne {lists} under {key}, som {note} læses efter",
        "lacks the lists {lists} under {key}, which {note} is read by",
    ),
    Text(
        "{word} er ikke et ord, som {note} giver sin besked: {known}",
        "{word} is no word that {note} gives its message: {known}",
    ),
    # what refers to other rules
    Text("skal være mappens navn, {folder}", "must be the folder's name, {folder}"),
    Text("{name} er også målet i {file}", "{name} is the goal of {file} too"),
    Text("{name} er også bemærkningen i {file}", "{name} is the note of {file} too"),
    Text(
        "{ident} er også id i {file} i pakken {owner}: giv kriteriet et id, som ingen anden pakke har, eller "
        "lad {pack}/pack.yaml udvide {theirs} (extends) og ændre det (override)",
        "{ident} is the id of {file} in pack {owner} too: give this criterion an id that no other pack has, "
        "or let {pack}/pack.yaml extend {theirs} and override it",
    ),
    Text("{ident} er også id i {file}", "{ident} is the id of {file} too"),
    Text("{name} udvider selv {base}: udvid det mål", "{name} extends {base} itself: extend that one"),
    Text("{ident} er ikke et kriterium i pakken {pack}", "{ident} is not a criterion of pack {pack}"),
    Text("{ident} er ikke et kriterium i reglerne", "{ident} is not a criterion of the rules"),
    Text("{name} er ikke et mål i reglerne", "{name} is not a goal of the rules"),
    Text("{name} er ikke en anden pakke i reglerne", "{name} is not another pack of the rules"),
    Text("{label} er ikke et mærke i leksikonet", "{label} is not a label of the lexicon"),
    Text(
        "ingen fil i pakken formulerer {ident} anderledes: skriv den, eller slå kriteriet fra med disable",
        "no file of this pack words {ident} anew: write it, or disable the criterion",
    ),
    Text("nævner kriteriet selv", "names the criterion itself"),
    Text("{value} står to gange på listen", "{value} stands twice in the list"),
    Text("{value} er ikke en liste i målets vocabulary", "{value} is not a list of the goal's vocabulary"),
    Text("en liste i vocabulary kan ikke bruge en anden", "a list of the vocabulary cannot use another one"),
    # the proof of a rule
    Text("bør være {expected}, er {got}", "should be {expected}, is {got}"),
    Text("siger ikke hvorfor (because); det er {got}", "does not say because of what; it is {got}"),
    Text("opfylder ikke sit eget kriterium: {got}", "does not meet its own criterion: {got}"),
    Text("tager ved et uheld {ident} op: {got}", "takes up {ident} by accident: {got}"),
    Text(
        "stiller også {ident}: skriv det i remedy_also, hvis det er rigtigt",
        "states {ident} too: say so in remedy_also, if it truly does",
    ),
    Text("forslaget til formulering stiller ikke {ident}", "the remedy does not state {ident}"),
    Text(
        "intet eksempel har brug for {word}: skriv ét, der har, eller tag det ud",
        "no example needs {word}: write one that does, or take it out",
    ),
    Text("der er intet eksempel med {word}: skriv ét", "no example is noted for {word}: write one"),
    Text(
        "har {n} eksempler; en bemærkning skal have mindst {least}",
        "has {n} examples; a note needs at least {least}",
    ),
    Text(
        "har {n} eksempler; en regel skal have mindst {least}",
        "has {n} examples; a rule needs at least {least}",
    ),
)
_HINT: Final = Text("; mente du {near}?", "; did you mean {near}?")
_VALUE: Final = re.compile(r"\\\{(\w+)\\\}")


def say_fault(fault: Fault, language: str) -> str:
    """Give a fault as one line that editors can jump to."""
    if language != "da":
        return str(fault)
    key = f"{fault.path}: " if fault.path else ""
    return f"{fault.file}:{fault.line}: {key}{in_danish(fault.message)}"


def in_danish(message: str) -> str:
    """Give a message of the rule book in Danish; what it does not know as it is."""
    hint = re.search(_pattern("{rest}" + _HINT.en), message, re.DOTALL)
    rest = message if hint is None else hint["rest"]
    for text in _SENTENCES:
        found = re.fullmatch(_pattern(text.en), rest, re.DOTALL)
        if found is not None:
            told = text("da", **found.groupdict())
            return told if hint is None else told + _HINT("da", near=hint["near"])
    return message


def _pattern(template: str) -> str:
    return _VALUE.sub(r"(?P<\1>.*?)", re.escape(template)) + r"\Z"
