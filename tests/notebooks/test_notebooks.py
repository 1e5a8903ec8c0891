"""The notebooks run from top to bottom on a fresh kernel and show what their text says."""

from pathlib import Path

import nbclient
import nbformat
import pytest

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"

pytestmark = [
    pytest.mark.slow,
    # the kernel's own libraries, not ours
    pytest.mark.filterwarnings(
        "ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::RuntimeWarning"
    ),
]


def run(name: str) -> nbformat.NotebookNode:
    notebook = nbformat.read(NOTEBOOKS / name, as_version=4)
    client = nbclient.NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": str(NOTEBOOKS)}}, kernel_name="python3"
    )
    return client.execute()


def outputs(notebook: nbformat.NotebookNode, kind: str) -> list[str]:
    return [
        output["data"][kind]
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if kind in output.get("data", {})
    ]


def test_the_report_shows_itself_as_html_and_as_a_table() -> None:
    shown = outputs(run("01-check-a-tender.ipynb"), "text/html")

    assert "krav fuldt ud" in shown[0]
    assert "5.a.1" in shown[-1]
    assert "contradicted" in shown[-1]


def test_an_audit_shows_a_summary_a_pivot_and_the_files_it_writes() -> None:
    notebook = run("02-audit.ipynb")
    shown = outputs(notebook, "text/html")

    assert "6 udbud" in shown[0]
    assert "<th>weakened</th>" in shown[1]
    assert "findings/part-00000.parquet" in outputs(notebook, "text/plain")[-1]


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_the_notebooks_in_the_repository_hold_no_outputs(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells

    assert not [cell.outputs for cell in cells if cell.cell_type == "code" and cell.outputs]
