"""The look of the HTML report: restrained, readable on paper, on a phone and in the dark.

The filter is CSS alone (radio buttons and ``:has``), so that the page needs no script; a browser that
does not know ``:has`` shows no filter and every finding.
"""

STYLE = """
:root {
  color-scheme: light dark;
  --paper: #ffffff; --sheet: #f5f6f7; --ink: #1b1f23; --soft: #4d5761; --line: #d5dade;
  --missing: #a61b1b; --missing-tint: #fbeeee;
  --weakened: #7a4b00; --weakened-tint: #fdf4e3;
  --present: #17613a; --present-tint: #edf6f0;
  --hint: #1f5673; --hint-tint: #eef4f8;
  --mark: #ffdf80; --mark-ink: #1b1f23; --focus: #0b57d0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181b; --sheet: #1e2226; --ink: #e8eaed; --soft: #aeb6be; --line: #3a4148;
    --missing: #ff9a92; --missing-tint: #2e1c1c;
    --weakened: #f2bd5c; --weakened-tint: #2c2415;
    --present: #7fd1a0; --present-tint: #17271e;
    --hint: #8cc4e6; --hint-tint: #18242c;
    --mark: #6b5200; --mark-ink: #fff3d1; --focus: #8ab4f8;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
header, main, footer { max-width: 52rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.25rem; }
h1, h2, h3, h4, p, dl, ul, blockquote, fieldset, table { margin: 0; padding: 0; }
h1 { font-size: 1.9rem; line-height: 1.2; font-weight: 650; overflow-wrap: anywhere; }
h2 { font-size: 1.35rem; line-height: 1.3; font-weight: 650; }
h3 { font-size: 1.05rem; line-height: 1.4; font-weight: 650; }
h4 { font-size: .95rem; font-weight: 650; }
a { color: inherit; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; }
.eyebrow { color: var(--soft); font-size: .95rem; margin-bottom: .25rem; }
.answer {
  margin-top: 1.5rem; padding: 1.1rem 1.25rem; border: 1px solid var(--line);
  border-left: .4rem solid var(--soft);
  background: var(--sheet);
}
.answer.missing { border-left-color: var(--missing); }
.answer.weakened { border-left-color: var(--weakened); }
.answer.present { border-left-color: var(--present); }
.headline { font-size: 1.3rem; line-height: 1.35; font-weight: 600; }
.counts { display: flex; flex-wrap: wrap; gap: .25rem 2rem; list-style: none; margin-top: .9rem; }
.counts b { font-size: 1.5rem; font-weight: 650; margin-right: .35rem; font-variant-numeric: tabular-nums; }
.counts .missing { color: var(--missing); }
.counts .weakened { color: var(--weakened); }
.counts .present { color: var(--present); }
.counts .not_applicable { color: var(--soft); }
.aside { color: var(--soft); font-size: .92rem; margin-top: .6rem; }
.facts {
  display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.25rem; margin-top: 1.25rem;
  font-size: .92rem;
}
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.warning {
  margin-top: 1.5rem; padding: 1rem 1.25rem; border: 1px solid var(--weakened);
  background: var(--weakened-tint);
}
.warning ul { margin: .4rem 0 0 1.1rem; }
.warning li { overflow-wrap: anywhere; }
.overview { width: 100%; border-collapse: collapse; margin-top: 1.75rem; font-size: .95rem; }
.overview caption { text-align: left; font-weight: 650; padding-bottom: .35rem; }
.overview th, .overview td {
  text-align: right; padding: .35rem .5rem; border-bottom: 1px solid var(--line); font-weight: 400;
  font-variant-numeric: tabular-nums;
}
.overview th:first-child { text-align: left; padding-left: 0; }
.overview thead th { color: var(--soft); font-size: .85rem; }
.overview td.missing:not(.none) { color: var(--missing); font-weight: 650; }
.overview td.weakened:not(.none) { color: var(--weakened); font-weight: 650; }
.overview td.present:not(.none) { color: var(--present); font-weight: 650; }
.overview td.none { color: var(--soft); }
.filter { display: none; border: 0; margin-top: 1.75rem; }
.filter legend { float: left; padding: .3rem .75rem .3rem 0; color: var(--soft); font-size: .92rem; }
.filter label { display: inline-block; margin: 0 .4rem .4rem 0; }
.filter input { position: absolute; opacity: 0; }
.filter span {
  display: inline-block; padding: .3rem .8rem; border: 1px solid var(--line); font-size: .92rem;
  cursor: pointer;
}
.filter input:checked + span { background: var(--ink); border-color: var(--ink); color: var(--paper); }
.filter input:focus-visible + span { outline: 3px solid var(--focus); outline-offset: 2px; }
.legend { color: var(--soft); font-size: .88rem; margin-top: .75rem; }
.goal { margin-top: 2.75rem; padding-top: 1.25rem; border-top: 2px solid var(--ink); }
.goal > .number { color: var(--soft); font-size: .95rem; }
.goal > .why { color: var(--soft); font-size: .92rem; margin-top: .25rem; }
.goal > .notice, main > .notice {
  margin-top: .75rem; padding: .75rem 1rem; border-left: .25rem solid var(--hint);
  background: var(--hint-tint);
}
.goal > .soft { margin-top: 1rem; }
.group { margin-top: 2rem; color: var(--soft); }
.finding {
  margin-top: 1.25rem; padding: 1rem 1.15rem 1.1rem; border: 1px solid var(--line);
  border-left: .3rem solid var(--soft); break-inside: avoid;
}
.finding.missing { border-left-color: var(--missing); }
.finding.weakened { border-left-color: var(--weakened); }
.finding.present { border-left-color: var(--present); }
.finding.hint { border-left-color: var(--hint); }
.note {
  margin-top: 1.25rem; padding: 1rem 1.15rem 1.1rem; border: 1px solid var(--line);
  border-left: .3rem solid var(--hint); break-inside: avoid;
}
.note h3 { margin-top: .3rem; }
.note > p { margin-top: .6rem; }
.note > .top { margin-top: 0; }
.note > .place { margin-top: .15rem; }
.since { margin-top: 2.25rem; padding: 1rem 1.25rem 1.25rem; border: 1px solid var(--line); }
.since > p { margin-top: .35rem; }
.since > .group { margin-top: 1.25rem; }
.move { margin-top: .75rem; padding-left: .9rem; border-left: .3rem solid var(--hint); break-inside: avoid; }
.move > p:not(.place) { margin-top: .4rem; }
.move > .top { margin-top: 0; }
.move.lost, .move.dropped { border-left-color: var(--missing); }
.move.weaker { border-left-color: var(--weakened); }
.move.stronger, .move.new { border-left-color: var(--present); }
.verdict {
  display: inline-block; padding: .05rem .55rem; margin-right: .5rem; font-size: .85rem;
  font-weight: 650; color: var(--soft); background: var(--sheet);
}
.missing > .top > .verdict { color: var(--missing); background: var(--missing-tint); }
.weakened > .top > .verdict { color: var(--weakened); background: var(--weakened-tint); }
.present > .top > .verdict { color: var(--present); background: var(--present-tint); }
.hint > .top > .verdict { color: var(--hint); background: var(--hint-tint); }
.ident { color: var(--soft); font-size: .9rem; font-variant-numeric: tabular-nums; }
.kind { color: var(--soft); font-size: .9rem; }
.finding h3, .finding h4 { margin-top: .3rem; font-size: 1.05rem; line-height: 1.4; }
.finding > p, .finding > ul { margin-top: .6rem; }
.finding > .top { margin-top: 0; }
.finding > ul { margin-left: 1.1rem; }
.finding li + li { margin-top: .3rem; }
blockquote {
  margin-top: .75rem; padding-left: .9rem; border-left: 2px solid var(--line); overflow-wrap: anywhere;
  white-space: pre-line;
}
.place { color: var(--soft); font-size: .9rem; padding-left: calc(.9rem + 2px); overflow-wrap: anywhere; }
.finding > .place { margin-top: .15rem; }
mark { background: var(--mark); color: var(--mark-ink); font-weight: 600; padding: 0 .12em; }
.matched { text-decoration: underline dotted; text-underline-offset: .2em; }
.remedy { margin-top: .9rem; padding: .75rem .9rem; background: var(--sheet); }
.remedy p + p { margin-top: .25rem; }
.change { margin-top: .9rem; padding: .75rem .9rem; background: var(--sheet); }
.change p + p { margin-top: .25rem; }
.change del { color: var(--weakened); }
.change ins { color: var(--present); font-weight: 650; }
.remedy .label, .change .label { color: var(--soft); font-size: .88rem; }
.remedy .words { white-space: pre-line; -webkit-user-select: all; user-select: all; }
.soft { color: var(--soft); font-size: .92rem; }
.rest { margin-top: 1.25rem; }
.rest summary { cursor: pointer; color: var(--soft); }
.rest ul { margin: .5rem 0 0 1.1rem; }
footer {
  margin-top: 3rem; padding-top: 1rem; padding-bottom: 3rem; border-top: 1px solid var(--line);
  color: var(--soft); font-size: .88rem;
}
@media (max-width: 34rem) {
  header { padding-top: 1.25rem; }
  h1 { font-size: 1.5rem; }
  .headline { font-size: 1.12rem; }
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: .4rem; }
  .filter legend { float: none; }
  .finding { padding: .85rem .9rem; }
  .overview th, .overview td { padding: .35rem .25rem; }
}
@media screen {
  @supports selector(:has(*)) {
    .filter { display: block; }
    FILTERS
  }
}
@media print {
  :root {
    --paper: #fff; --sheet: #f5f6f7; --ink: #000; --soft: #444; --line: #bbb;
    --missing: #a61b1b; --missing-tint: #fbeeee; --weakened: #7a4b00; --weakened-tint: #fdf4e3;
    --present: #17613a; --present-tint: #edf6f0; --hint: #1f5673; --hint-tint: #eef4f8;
    --mark: #ffdf80; --mark-ink: #000;
  }
  @page { margin: 18mm 16mm; }
  body { font-size: 10pt; }
  header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  header { padding-top: 0; }
  .skip { display: none; }
  .rest > :not(summary) { display: block; }
  .rest::details-content { content-visibility: visible; height: auto; }
  h2, h3, .goal > .number, .goal > .why, .group { break-after: avoid; }
  mark { text-decoration: underline; }
  mark, .verdict, .answer, .warning,
  .remedy, .change { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
"""

_HIDDEN_BY = """
    body:has(#show-VERDICT:checked) .finding:not(.VERDICT),
    body:has(#show-VERDICT:checked) .rest:not(.VERDICT),
    body:has(#show-VERDICT:checked) .goal:not(:has(.VERDICT)),
    body:has(#show-VERDICT:checked) .goal:not(:has(.hints .VERDICT)) .group { display: none; }
"""


def stylesheet(verdicts: tuple[str, ...]) -> str:
    """Give the style sheet with a filter for each verdict."""
    return STYLE.replace("    FILTERS\n", "".join(_HIDDEN_BY.replace("VERDICT", one) for one in verdicts))
