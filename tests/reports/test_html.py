import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from pogi_check.findings import Report
from pogi_check.reports.html import render_html
from pogi_check.reports.notebook import notebook_html

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
VOID = {"meta", "br", "input", "img", "link", "hr"}


class Page(HTMLParser):
    """What a browser would see: tags with attributes, the open ones checked against the closing ones."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def hostile(report: Report) -> Report:
    """Give a report in which every text of a document is hostile."""
    documents = tuple(replace(one, name=HOSTILE + one.name) for one in report.tender.documents)
    findings = []
    for finding in report.findings:
        evidence = tuple(
            replace(
                one,
                quote=HOSTILE,
                matched=(),
                deciding=(),
                place=replace(one.place, document=HOSTILE, headings=(HOSTILE,)),
            )
            for one in finding.evidence
        )
        weakened = tuple(replace(one, words=HOSTILE) for one in finding.weakened)
        nearest = finding.nearest and replace(finding.nearest, quote=HOSTILE)
        findings.append(replace(finding, evidence=evidence, weakened=weakened, nearest=nearest, why=HOSTILE))
    goals = tuple(replace(scope, why=(HOSTILE,) if scope.in_scope else ()) for scope in report.goals)
    tender = replace(report.tender, name=HOSTILE, documents=documents, cpv=(HOSTILE,))
    return replace(report, tender=tender, findings=tuple(findings), goals=goals, rules_version=HOSTILE)


def test_page_is_well_formed(report: Report) -> None:
    page = Page(render_html(report))
    assert page.crossed == []
    assert page.open == []


def test_page_asks_nothing_from_outside_and_runs_nothing(report: Report) -> None:
    page = Page(render_html(report))
    for tag in ("script", "link", "img", "iframe", "object", "base", "form"):
        assert page.all(tag) == []
    sources = [value for _, attributes in page.tags for name, value in attributes.items() if name == "src"]
    links = [attributes["href"] or "" for attributes in page.all("a")]
    assert sources == []
    assert all(link.startswith("#") for link in links)
    assert "url(" not in render_html(report)


def test_policy_allows_this_style_sheet_alone(report: Report) -> None:
    html = render_html(report)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    (policy,) = [
        one["content"] for one in Page(html).all("meta") if one.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy == (f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")
    assert " style=" not in html


def test_text_of_documents_is_escaped_everywhere(hostile: Report) -> None:
    for text in (render_html(hostile), notebook_html(hostile)):
        page = Page(text)
        assert page.all("script") == []
        assert page.all("img") == []
        assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
        assert page.crossed == []


def test_deciding_words_are_marked(report: Report) -> None:
    assert "skal <mark>så vidt muligt</mark> opfylde" in render_html(report)
    assert '<span class="matched">Svanemærket</span>' in render_html(report)


def test_answer_stands_before_everything_else(report: Report) -> None:
    html = render_html(report)
    answer = html.index("Udbuddet stiller 1 af 4 krav fuldt ud: 1 mangler og 2 er svækket.")
    assert answer < html.index('class="facts"') < html.index("<article")


def test_every_finding_has_its_article_or_line(report: Report) -> None:
    html = render_html(report)
    for finding in report.findings:
        assert finding.criterion.title in html
    assert html.count("<article") == 7
    assert html.count('<div class="remedy">') == 5


def test_filter_needs_no_script(report: Report) -> None:
    html = render_html(report)
    choices = [one["id"] for one in Page(html).all("input")]
    assert choices == ["show-all", "show-missing", "show-weakened", "show-present", "show-not_applicable"]
    for name in choices[1:]:
        assert f"body:has(#{name}:checked)" in html


def test_paper_shows_every_finding(report: Report) -> None:
    style = render_html(report).split("<style>")[1].split("</style>")[0]
    screen, paper = style.split("@media print")
    assert "display: none" in screen.split("@media screen")[1]
    assert re.findall(r"(\S+) \{ display: none; \}", paper) == [".skip"]


def test_page_works_for_readers_of_all_sorts(report: Report) -> None:
    html = render_html(report)
    page = Page(html)
    assert page.all("html") == [{"lang": "da"}]
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    labels = [attributes["aria-labelledby"] for _, attributes in page.tags if "aria-labelledby" in attributes]
    assert set(labels) <= set(ids)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert "prefers-color-scheme: dark" in html


def test_unread_pages_and_unavailable_goals_are_said(report: Report) -> None:
    html = render_html(report)
    assert "Bilag 3.pdf, side 5-7, 9:" in html
    assert "Målets tekst om møbler er ikke tilgængelig." in html


def test_notice_of_a_point_is_shown_and_is_no_finding(report: Report) -> None:
    page, cell = render_html(report), notebook_html(report)
    english = render_html(replace(report, language="en"))

    assert page.count("5.x: Se bort fra kravet om &lt;b&gt;mopper&lt;/b&gt;.") == 1
    assert cell.count("5.x: Se bort fra kravet om &lt;b&gt;mopper&lt;/b&gt;.") == 1
    assert "5.x: Disregard the rule on mops." in english
    assert 'id="pogi-5.x"' not in page


def test_english_page_is_english(report: Report) -> None:
    html = render_html(replace(report, language="en"))
    assert '<html lang="en">' in html
    assert "Suggested wording" in html
    assert "Forslag til formulering" not in html


def test_quiet_tender_gives_a_page_without_filter(silent: Report) -> None:
    page = Page(render_html(silent))
    assert page.all("input") == []
    assert page.crossed == []


def test_notebook_shows_the_report_by_itself(report: Report) -> None:
    fragment = report._repr_html_()
    assert fragment == notebook_html(report)
    assert "Udbuddet stiller 1 af 4 krav" in fragment
    assert fragment.count("<tr>") == len(report.findings)
    assert "<style" not in fragment


def test_sentence_that_decides_is_shown_where_it_is_not_quoted(report: Report) -> None:
    finding = report.findings[0]
    back = replace(
        finding.weakened[0], words="gælder dog ikke", quote="Kravet gælder dog ikke for toiletrens & kalk."
    )
    text = render_html(replace(report, findings=(replace(finding, weakened=(back,)),)))
    assert "<blockquote>Kravet <mark>gælder dog ikke</mark> for toiletrens &amp; kalk.</blockquote>" in text
    assert Page(text).crossed == []
