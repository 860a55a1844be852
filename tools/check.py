"""Runs everything `make check` promises, to the end, and says at the end what failed.

All checks run even when one fails: a list of everything to mend is worth more than its first line.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS: dict[str, tuple[str, ...]] = {
    "lint": ("ruff", "check", "--quiet", "."),
    "format": ("ruff", "format", "--check", "--quiet", "."),
    "types": ("mypy",),
    "imports": ("lint-imports",),
    "rules": ("thecal", "rules", "check"),
    "trace": ("thecal", "rules", "trace"),
    "lock": ("thecal", "rules", "lock", "--check"),
    "schemas": ("thecal", "rules", "schema", "--check"),
    "pins": ("python", "tools/pins.py", "--check"),
}

# How to put right what a check only reports.
REMEDIES = {
    "format": "make format",
    "schemas": "thecal rules schema",
    "lock": "thecal rules lock",
    "pins": "make pins",
}


def generated_files() -> dict[str, tuple[str, ...]]:
    """Every tools/write_*.py writes files that are kept in the tree; with `--check` it compares them."""
    scripts = sorted((ROOT / "tools").glob("write_*.py"))
    return {script.stem: ("python", str(script.relative_to(ROOT)), "--check") for script in scripts}


def passes(name: str, command: tuple[str, ...]) -> bool:
    """Runs one check; prints its output only when it fails."""
    started = time.monotonic()
    finished = subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=ROOT,
        env=os.environ | {"NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    good = finished.returncode == 0
    print(f"{'ok  ' if good else 'FAIL'}  {name:<16} {time.monotonic() - started:5.1f} s  {' '.join(command)}")
    if not good:
        print(finished.stdout.rstrip(), end="\n\n", flush=True)
    return good


def main() -> int:
    """Returns the exit code: 0 when all is well."""
    checks = CHECKS | generated_files()
    failed = [name for name, command in checks.items() if not passes(name, command)]
    for name in failed:
        if remedy := REMEDIES.get(name):
            print(f"To mend {name}: {remedy}")
    print(f"{len(checks) - len(failed)} checks passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
