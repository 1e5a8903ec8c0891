"""The command line; its commands stand here with their short help, so that listing them imports none."""

COMMANDS = {
    "check": "Check one tender (the default: 'pogi-check PATH...').",
    "compare": "Compare two editions of a tender.",
    "audit": "Check many tenders and write tables.",
    "rules": "List, show and test the rules.",
    "explain": "Explain a criterion, a goal or a reason.",
}
