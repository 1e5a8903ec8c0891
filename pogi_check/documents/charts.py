"""The words of a chart: its titles, the names of its series and of what they are measured on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pogi_check.documents.docx_package import CX, C
from pogi_check.documents.docx_text import DRAWN_PARAGRAPH, drawn_text
from pogi_check.documents.symbols import readable

if TYPE_CHECKING:
    from pogi_check.documents.markup import Element

_NAMES: Final = (C + "tx", C + "cat")
_NEW_NAMES: Final = (CX + "txData", CX + "strDim")


def chart_words(root: Element) -> tuple[str, ...]:
    """Give the texts of a chart in the order of the file, each once: series share their categories."""
    found: list[str] = []
    for one in root.iter(DRAWN_PARAGRAPH, *_NAMES, *_NEW_NAMES):
        if one.tag == DRAWN_PARAGRAPH:
            found.append(drawn_text(one))
        elif one.tag in _NAMES:
            found += [
                value.text or ""
                for cache in one.iter(C + "strCache", C + "lvl")
                for value in cache.iter(C + "v")
            ]
        else:
            found += [value.text or "" for value in one.iter(CX + "v", CX + "pt")]
    return tuple(dict.fromkeys(text for raw in found if (text := " ".join(readable(raw).split()))))
