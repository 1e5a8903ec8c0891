"""Probes of web pages, Markdown and plain text."""

from __future__ import annotations

from tests.documents.probes import Probe


def _text(form: str, holds: str, data: bytes, *lines: str) -> Probe:
    return Probe(form, holds, lambda: data, lines)


_LETTERS = "Blåbærgrød – 5 €"

TEXT_PROBES = (
    *(
        _text(form, f"letters in {encoding}", f"{around}{_LETTERS}{end}".encode(encoding), _LETTERS)
        for form, around, end in (("HTML", "<p>", "</p>"), ("MD", "", ""), ("TXT", "", ""))
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252")
    ),
    _text("TXT", "letters in two parts, as a Mac writes them", "Bla\u030abærgrød".encode(), "Blåbærgrød"),
    _text("TXT", "line ends of an old Mac", b"Et afsnit.\r\rEt til.", "Et afsnit.", "Et til."),
    _text(
        "HTML",
        "entities and soft hyphens",
        b"<p>S&aelig;be &ndash; 5&nbsp;&euro; &#x2265; &#229; milj&oslash;&shy;m&aelig;rke &amp;amp;</p>",
        "Sæbe – 5 € ≥ å miljømærke &amp;",
    ),
    _text(
        "HTML",
        "what a page does not show",
        b"<title>T</title><script>x</script><style>y</style><p hidden>z</p><!-- c --><p>Krav</p>",
        "(z)",
        "Krav",
    ),
    _text(
        "HTML",
        "a table, a list and a line break",
        b"<table><tr><th>Nr.<th>Krav<tr><td>1<td>a</table><ol start=3><li>tre<li>fire</ol><p>en<br>to</p>",
        "Nr.",
        "Krav",
        "1",
        "a",
        "3. tre",
        "4. fire",
        "en\nto",
    ),
    _text(
        "MD",
        "headings, lists, a table and entities",
        b"# Krav\n\n1. et\n2. to\n\n| a | b |\n|---|---|\n| c | d |\n\nS&aelig;be &amp; vand\n",
        "Krav",
        "1. et",
        "2. to",
        "a",
        "b",
        "c",
        "d",
        "Sæbe & vand",
    ),
)
