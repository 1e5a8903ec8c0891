"""The sentences of an audit's summary, in Danish and English."""

from __future__ import annotations

from pogi_check.auditing.worker import Status
from pogi_check.reports.wording import Text

STATUSES = {
    Status.OK: Text("læst helt", "read in full"),
    Status.PARTLY_READ: Text("læst delvist", "read in part"),
    Status.UNREADABLE: Text("kunne ikke læses", "could not be read"),
    Status.FAILED: Text("fejlede", "failed"),
}

TITLE = Text("Grønne indkøbskriterier i {n} udbud", "Green procurement criteria in {n} tenders")
JUDGED = Text("Vurderet pr. {date}, regler {version}.", "Judged as of {date}, rules {version}.")
GOAL = Text("Mål", "Goal")
CRITERION = Text("Kriterium", "Criterion")
REASONS = Text("Hyppigste svækkelser", "Most frequent weakenings")
NOT_CHECKED = Text("Udbud, der ikke er læst helt", "Tenders not read in full")
TENDER = Text("Udbud", "Tender")
STATUS = Text("Status", "Status")
WHY = Text("Hvorfor", "Why")
NOTHING = Text("Intet mål var relevant for de læste udbud.", "No goal was in scope of the tenders read.")
NO_WORKERS = Text(
    "Der kunne ikke startes processer at kontrollere udbuddene i.", "The worker processes could not start."
)
MISSING_EXTRA = Text(
    "Tabellerne kræver tilvalget 'audit'. Installér det fra mappen med pogi-check: "
    "python -m pip install '.[audit]'",
    "The tables need the extra 'audit'. Install it from the folder that holds pogi-check: "
    "python -m pip install '.[audit]'",
)
