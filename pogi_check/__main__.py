"""``python -m pogi_check``."""

from pogi_check.cli.main import main

if __name__ == "__main__":
    main(prog_name="pogi-check")
