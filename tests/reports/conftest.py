"""A report by hand: every verdict, several packs, unread pages, hostile text."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from pogi_check.documents.document import Block, BlockKind, Cell, Document, Place, Tender, Trouble, Unread
from pogi_check.findings import Evidence, Finding, GoalScope, Report, Span, Weakened
from pogi_check.rulebook.book import Criterion, Goal, Notice, Pack
from pogi_check.terms import Basis, Kind, Role, Strength, Verdict, Weakening

HEDGED = (
    "Alle universal- og sanitetsrengøringsmidler skal så vidt muligt opfylde kravene til Svanemærket, "
    "EU-Blomsten eller tilsvarende."
)
AWARD = "Ved bedømmelsen lægges der vægt på, at doseringsudstyr følger med."
FULL = "Alle midler skal være forsynet med en tydelig doseringsangivelse på emballagen og i databladet."
SOFTER = "Doseringsvejledningen bør kunne læses på afstand."
NEAR = "Spraydåser opbevares i aflåst skab <b>efter</b> brug & kontrolleres\x1b[31m årligt\x07."
KIND = "Leverandøren er svanmærket."
NOTICE = Notice("5.x", ("moppe",), "Se bort fra kravet om <b>mopper</b>.", "Disregard the rule on mops.")

Maker = Callable[..., Criterion]


def criterion(ident: str, title: str, **more: object) -> Criterion:
    fields: dict[str, object] = {
        "id": ident,
        "title": title,
        "title_en": f"English title of {ident}",
        "kind": Kind.KRAV,
        "basis": Basis.READ,
        "source": "https://example.org/goal",
        "accepted": (Role.MINIMUM_REQUIREMENT, Role.CONTRACT_TERM),
        "asks": (),
        "remedy": f"Forslag til {ident}: leverandøren skal levere det, der står her.",
    }
    return Criterion(**(fields | more))  # type: ignore[arg-type]


def goal(slug: str, number: int | None, title: str, **more: object) -> Goal:
    fields: dict[str, object] = {
        "pack": "pogi",
        "slug": slug,
        "number": number,
        "title": title,
        "title_en": f"{title} (en)",
        "text_available": True,
        "status": "whole",
        "source": "https://example.org",
        "criteria": (),
    }
    return Goal(**(fields | more))  # type: ignore[arg-type]


def span(quote: str, words: str) -> tuple[Span, ...]:
    start = quote.index(words)
    return (Span(start, start + len(words)),)


EU_GPP = Pack(
    "eu-gpp", "EU GPP (frivillig)", "EU GPP (voluntary)", shipped=True, note="De er ikke POGI-krav."
)


@pytest.fixture
def report() -> Report:
    """Give a report on a cleaning tender with one finding of each sort."""
    section = ("3 Krav til ydelsen", "3.2 Rengøringsmidler")
    at = {
        text: Place("Bilag 2.docx", number, headings=section)
        for number, text in enumerate((HEDGED, FULL, SOFTER, NEAR), 41)
    }
    at[AWARD] = Place("Bilag 3.pdf", 12, page=3, headings=("Tildeling",), cell=Cell(0, 4, 2))
    at[KIND] = Place("Bilag 3.pdf", 13, page=4)
    documents = (
        Document(
            "Bilag 2.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "ab" * 32,
            tuple(Block(text, BlockKind.PARAGRAPH, at[text]) for text in (HEDGED, FULL, SOFTER, NEAR)),
        ),
        Document(
            "Bilag 3.pdf",
            "application/pdf",
            "cd" * 32,
            tuple(Block(text, BlockKind.PARAGRAPH, at[text]) for text in (AWARD, KIND)),
            unread=tuple(Unread(Trouble.NO_TEXT_LAYER, page) for page in (7, 5, 6, 9)),
            pages=9,
        ),
    )
    rengoering = goal(
        "rengoering", 5, "Rengøring", status="Kun 5.a er kendt.", criteria=(criterion("5.a.1", "Miljømærke"),)
    )
    moebler = goal(
        "moebler",
        13,
        "Møbler",
        text_available=False,
        note="Målets tekst om møbler er ikke tilgængelig. Se supplementet fra EU GPP.",
        note_en="The goal's text on furniture is not available.",
    )
    gpp = goal("cleaning", None, "Rengøring efter EU GPP", pack="eu-gpp", origin=EU_GPP)

    soft = Weakened(Weakening.HEDGED, "så vidt muligt", at[HEDGED])
    role = Weakened(Weakening.WRONG_ROLE, "lægges der vægt på", at[AWARD])
    minimum, mandatory = Role.MINIMUM_REQUIREMENT, Strength.MANDATORY
    findings = (
        Finding(
            criterion("5.a.1", "Rengøringsmidler opfylder et type I-miljømærkes krav"),
            rengoering,
            Verdict.WEAKENED,
            weakened=(soft,),
            evidence=(
                Evidence(
                    HEDGED,
                    at[HEDGED],
                    minimum,
                    mandatory,
                    (soft,),
                    matched=span(HEDGED, "Svanemærket"),
                    deciding=span(HEDGED, "så vidt muligt"),
                ),
            ),
            before_changes=Verdict.PRESENT,
        ),
        Finding(
            criterion("5.a.2", "Ingen spraydåser med drivgas"),
            rengoering,
            Verdict.MISSING,
            nearest=Evidence(
                NEAR, at[NEAR], Role.BACKGROUND, Strength.NONE, matched=span(NEAR, "Spraydåser")
            ),
        ),
        Finding(
            criterion("5.a.3", "Tydelig dosering på produkt og datablad"),
            rengoering,
            Verdict.PRESENT,
            evidence=(
                Evidence(FULL, at[FULL], minimum, mandatory, matched=span(FULL, "doseringsangivelse")),
                Evidence(
                    SOFTER,
                    at[SOFTER],
                    Role.BACKGROUND,
                    Strength.SOFT,
                    (Weakened(Weakening.SOFT_MODALITY, "bør", at[SOFTER]),),
                    deciding=span(SOFTER, "bør"),
                ),
            ),
        ),
        Finding(
            criterion("5.a.4", "Præcis dosering"),
            rengoering,
            Verdict.WEAKENED,
            weakened=(role,),
            evidence=(
                Evidence(
                    AWARD,
                    at[AWARD],
                    Role.AWARD_CRITERION,
                    mandatory,
                    (role,),
                    deciding=span(AWARD, role.words),
                ),
            ),
        ),
        Finding(
            criterion("5.x.1", "Leverandøren er svanemærket", kind=Kind.ANBEFALING),
            rengoering,
            Verdict.PRESENT,
            evidence=(
                Evidence(
                    KIND, at[KIND], minimum, mandatory, inexact=(("svanmærket", "svanemærket", "typo"),)
                ),
            ),
        ),
        Finding(
            criterion("5.x.2", "Emballagen kan genanvendes", kind=Kind.ANBEFALING),
            rengoering,
            Verdict.MISSING,
        ),
        Finding(
            criterion("5.x.3", "Vaskeriet er svanemærket"),
            rengoering,
            Verdict.NOT_APPLICABLE,
            why="Udbuddet køber ikke vask.",
        ),
        Finding(criterion("gpp.1", "Ingen stoffer på kandidatlisten", advisory=True), gpp, Verdict.MISSING),
    )
    return Report(
        Tender("Rengøring 2025", documents, cpv=("39830000",)),
        date(2025, 3, 14),
        (
            GoalScope(goal("foedevarer", 1, "Fødevarer"), in_scope=False),
            GoalScope(
                rengoering,
                in_scope=True,
                why=("CPV 39830000", "rengøringsmidler"),
                notices=(NOTICE,),
            ),
            GoalScope(moebler, in_scope=True, why=("skoleborde",)),
            GoalScope(gpp, in_scope=True, why=("mål 5 er relevant",)),
        ),
        findings,
        rules_version="3f2a9c1b",
    )


@pytest.fixture
def silent(report: Report) -> Report:
    """Give a report on a tender that touches no goal."""
    return replace(
        report,
        goals=tuple(replace(scope, in_scope=False, why=()) for scope in report.goals),
        findings=(),
        tender=replace(report.tender, documents=report.tender.documents[:1]),
    )
