import re
from pathlib import Path

import yaml

(HOOK,) = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_hook_runs_the_command_on_all_changed_documents_as_one_tender() -> None:
    assert (HOOK["id"], HOOK["entry"], HOOK["language"]) == ("pogi-check", "pogi-check", "python")
    assert HOOK["pass_filenames"] is True
    assert HOOK["require_serial"] is True


def test_hook_takes_documents_and_leaves_words_lock_files() -> None:
    for name in ("udbud.docx", "bilag/Bilag 1.pdf"):
        assert re.search(HOOK["files"], name)
        assert not re.search(HOOK["exclude"], name)
    assert not re.search(HOOK["files"], "notat.txt")
    assert re.search(HOOK["exclude"], "bilag/~$dbud.docx")
