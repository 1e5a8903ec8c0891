"""Keep of a document what can be judged in bounded time, and say what was left."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

from pogi_check.documents import limits
from pogi_check.documents.document import BlockKind, Document, Trouble, Unread


def bounded(document: Document) -> Document:
    """Drop the blocks beyond so much text or so many table cells; the first one dropped tells from where."""
    most = limits.in_force()
    texts = accumulate(len(block.text) + len(block.before or "") for block in document.blocks)
    cells = accumulate(block.kind is BlockKind.CELL for block in document.blocks)
    for at, (length, count) in enumerate(zip(texts, cells, strict=True)):
        if length > most.text or count > most.cells:
            long = length > most.text
            trouble = Trouble.TOO_MUCH_TEXT if long else Trouble.TOO_MANY_CELLS
            left = Unread(trouble, detail=limits.over("text" if long else "cells"))
            return replace(document, blocks=document.blocks[:at], unread=(*document.unread, left))
    return document
