"""Many tenders at once: each in a worker process, each a row whatever happens to it."""

from pogi_check.auditing.audits import Audit, audit

__all__ = ["Audit", "audit"]
