"""Let LibreOffice make a DOCX of an older text document; run as a program of its own, never imported.

It stands between pogi-check and LibreOffice so that nothing is left behind, however either of them ends: it
reads the document from its input, holds everything in one folder, and ends LibreOffice and removes the
folder when the work is done, takes too long, or the input closes because the caller is gone.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

TOO_SLOW = 3
FAILED = 4
_MEMORY = 4 * 1024**3
_FILE = 512 * 1024**2
_GRACE = 3.0
_NOWHERE = "127.0.0.1"
# No macros, no Java, no links followed or updated, and a proxy at which nobody answers.
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", _NOWHERE),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", _NOWHERE),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def main(office: str, suffix: str, filter_name: str, seconds: str) -> int:
    """Convert the document on the input and write the DOCX to the output."""
    size = int.from_bytes(sys.stdin.buffer.read(8), "big")
    data = sys.stdin.buffer.read(size)
    folder = Path(tempfile.mkdtemp(prefix="pogi-check-"))
    source = folder / f"document{suffix}"
    try:
        source.write_bytes(data)
        made = _convert(source, office, filter_name, float(seconds))
    finally:
        _remove(folder)
    if isinstance(made, int):
        return made
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()
    return 0


def _convert(source: Path, office: str, filter_name: str, seconds: float) -> bytes | int:
    folder = source.parent
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
    process = subprocess.Popen(  # noqa: S603 - the program that the caller found, and names made here
        [
            office,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            "--nologo",
            *((f"--infilter={filter_name}",) if filter_name else ()),
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder / "made"),
            str(source),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(folder),
        cwd=folder,
        start_new_session=True,
        preexec_fn=_bound if os.name == "posix" else None,  # noqa: PLW1509 - no thread runs yet
    )
    threading.Thread(target=_end_with_caller, args=(process,), daemon=True).start()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return TOO_SLOW
    finally:
        _end(process)
    made = folder / "made" / "document.docx"
    return made.read_bytes() if made.is_file() else FAILED


def _registry() -> str:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )


def _environment(folder: Path) -> dict[str, str]:
    """Give what LibreOffice needs of the environment, its own files in the folder that is removed."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG") if name in os.environ}
    own = dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(folder))
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), f"http://{_NOWHERE}:9")
    return kept | own | nowhere | {"SAL_USE_VCLPLUGIN": "svp"}


def _bound() -> None:
    """Limit what a hostile document can make LibreOffice take."""
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_FSIZE, _FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def _end_with_caller(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice when the input closes: the caller is gone."""
    os.read(sys.stdin.fileno(), 1)
    _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with the processes that it started, and wait until they are gone."""
    if os.name != "posix":
        process.kill()
        process.wait()
        return
    until = time.monotonic() + _GRACE
    while time.monotonic() < until:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            break
        process.poll()
        time.sleep(0.02)


def _remove(folder: Path) -> None:
    """Remove the folder; a process that is just ending may still write into it."""
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
