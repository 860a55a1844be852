"""``python -m thecal``: the same as the command ``thecal``."""

from __future__ import annotations

from thecal.cli import main

if __name__ == "__main__":
    main()
