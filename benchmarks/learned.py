"""Whether words learned from labelled examples would find demands that the rules' word lists miss.

Learns, for each criterion of POGI, from the examples of its rule, the labelled passages and the texts of half
the fixtures, which words tell that a text takes it up; then asks what that would change on passages that the
lists have not seen, and on the other half of the fixtures. Needs scikit-learn:
``pip install scikit-learn && python benchmarks/learned.py --unseen fixtures/passages/eighth``.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import yaml

import pogi_check as pogi
from pogi_check.rulebook.examples import example_tender, judge_example, load_examples
from pogi_check.rulebook.loading import load_rules
from score import rule_of, to_example

if TYPE_CHECKING:
    from pogi_check.rulebook.book import Example

ROOT = Path(__file__).resolve().parent.parent
HELD = ("third", "eighth")  # passages whose misses nobody has looked at
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
LONG, LINE = 8, 20  # letters of a long word, characters of a text that may demand something
OTHERS = 0.3  # share of the other criteria's texts that a criterion learns from, as what it is not


def stems(text: str) -> list[str]:
    """Give the beginnings of a text's words, and the ends of the long ones."""
    words = re.findall(r"[a-zæøå]+|\d+", text.casefold())
    return [word[:6] for word in words] + [f"-{word[-6:]}" for word in words if len(word) > LONG]


def text_of(example: Example) -> str:
    """Give the text of an example with its headings, as the engine reads it."""
    return "\n".join(block.text for one in example_tender(example).documents for block in one.blocks)


def learned_texts(unseen: Path) -> list[tuple[str, str, bool]]:
    """Give criterion, text and whether it is taken up, of all rule examples and passages but the unseen."""
    found = [
        (criterion.id, text_of(one), one.verdict != "missing")
        for goal in load_rules().goals
        if goal.pack == "pogi"
        for criterion in goal.criteria
        for one in load_examples(criterion)
    ]
    for folder in sorted((ROOT / "fixtures" / "passages").iterdir()):
        if folder.is_dir() and folder.name not in HELD and folder != unseen:
            found += [
                (ident, text_of(to_example(one)), one["verdict"] != "missing")
                for ident, one in passages(folder)
            ]
    return found


def passages(folder: Path) -> list[tuple[str, dict[str, Any]]]:
    """Give the labelled passages of a folder with their criterion."""
    read = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]
    return [(str(one["criterion"]), passage) for one in read for passage in one["passages"]]


def tenders() -> list[tuple[dict[str, str], list[str]]]:
    """Give the labels and the texts of each development tender."""
    found = []
    for labels in sorted((ROOT / "fixtures").glob("*/labels.yaml")):
        files = [one for one in labels.parent.iterdir() if one.name not in ("labels.yaml", "ORIGIN.md")]
        said = yaml.safe_load(labels.read_text(encoding="utf-8")).get("labels") or {}
        texts = [block.text for one in pogi.read_tender(files).documents for block in one.blocks]
        found.append(
            ({str(key): one["verdict"] for key, one in said.items()}, [t for t in texts if len(t) > LINE])
        )
    return found


def main() -> int:
    """Print, for each threshold, what learned words would win and spoil."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-not-found, unused-ignore]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, unused-ignore]

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--unseen", type=Path, required=True, help="folder of labelled passages")
    unseen = parser.parse_args().unseen.resolve()
    lot = random.Random(1)
    known, folders, asked = learned_texts(unseen), tenders(), passages(unseen)
    lot.shuffle(folders)
    half, rest = folders[: len(folders) // 2], folders[len(folders) // 2 :]
    beside = [(labels, text) for labels, texts in half for text in texts]
    vectors = TfidfVectorizer(analyzer=stems, min_df=2, sublinear_tf=True)
    learnt = vectors.fit_transform([text for _, text, _ in known] + [text for _, text in beside])
    new = vectors.transform([text_of(to_example(one)) for _, one in asked])
    others = vectors.transform([text for _, texts in rest for text in texts])
    owner = [place for place, (_, texts) in enumerate(rest) for _ in texts]
    chance = np.zeros(len(asked))
    spoilt: list[float] = []
    for ident in sorted({ident for ident, _ in asked}):
        rows = [n for n, (own, _, _) in enumerate(known) if own == ident or lot.random() < OTHERS]
        told = [known[n][0] == ident and known[n][2] for n in rows]
        weight = [1.0 if known[n][0] == ident else 0.5 for n in rows]
        for n, (labels, _) in enumerate(beside):
            if labels.get(ident, "missing") in ("missing", "not_applicable"):
                rows, told, weight = [*rows, len(known) + n], [*told, False], [*weight, 0.5]
        model = LogisticRegression(C=20, max_iter=300, solver="liblinear").fit(
            learnt[rows], told, sample_weight=weight
        )
        own = [n for n, (other, _) in enumerate(asked) if other == ident]
        chance[own] = model.predict_proba(new[own])[:, 1]
        best = dict.fromkeys(
            (place for place, (labels, _) in enumerate(rest) if labels.get(ident) == "missing"), 0.0
        )
        for place, one in zip(owner, model.predict_proba(others)[:, 1], strict=True):
            if place in best:
                best[place] = max(best[place], one)
        spoilt += best.values()
    taken_up = np.array([one["verdict"] != "missing" for _, one in asked])
    silent = np.array([_is_silent(ident, one) for ident, one in asked])
    print(f"{len(asked)} passages; the rules miss {(silent & taken_up).sum()} that take the criterion up")
    print("threshold  found of these  spoilt of those rightly missing  spoilt in tenders, rightly missing")
    for threshold in THRESHOLDS:
        fires = chance >= threshold
        print(
            f"{threshold:9.1f}  {(fires & taken_up & silent).sum():5d} of {(taken_up & silent).sum():<5d}"
            f"  {(fires & ~taken_up & silent).sum():12d} of {(~taken_up & silent).sum():<14d}"
            f"  {sum(one >= threshold for one in spoilt):12d} of {len(spoilt)}"
        )
    return 0


def _is_silent(ident: str, passage: dict[str, Any]) -> bool:
    found = rule_of(load_rules(), ident)
    return found is not None and judge_example(*found, to_example(passage)).verdict.value == "missing"


if __name__ == "__main__":
    sys.exit(main())
