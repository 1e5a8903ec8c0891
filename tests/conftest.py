"""What all tests need of the process that they run in."""

import signal


def pytest_configure() -> None:
    """Let an interrupt interrupt, also where the tests run in the background of a shell, which ignores it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
