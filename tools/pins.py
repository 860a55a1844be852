"""Writes requirements/*.txt, the exact versions with their hashes, from requirements/*.in.

Run by `make pins`. One list serves every supported Python and platform. Where the packages came from is a
matter of each machine's own settings, so no index, mirror or folder is left in the lists.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "requirements"
OLDEST_PYTHON = "3.11"
# Each list may name the ones before it.
LISTS = ("build", "rete", "runtime", "dev", "spark", "bench", "pins")


def pin(name: str) -> None:
    """Writes one list, newest versions first, one version for all Pythons where there is one."""
    command = [
        Path(sys.executable).with_name("uv"),
        *("pip", "compile", "--quiet", "--upgrade", "--generate-hashes"),
        *("--universal", "--fork-strategy", "fewest", "--python-version", OLDEST_PYTHON),
        *("--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "make pins"),
        *(f"{name}.in", "--output-file", f"{name}.txt"),
    ]
    subprocess.run(command, cwd=FOLDER, check=True)
    written = FOLDER / f"{name}.txt"
    text = written.read_text(encoding="utf-8")
    if re.search(r"://|^--?(index|extra-index|find-links|trusted-host)", text, re.MULTILINE):
        sys.exit(f"{written.relative_to(ROOT)} names where packages come from: take that out of it.")
    print(f"{written.relative_to(ROOT)}: {len(re.findall('^[a-z].*==', text, re.MULTILINE))} packages")


def same_list_twice() -> str | None:
    """Says what differs between runtime.in and the dependencies of pyproject.toml, if anything."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    lines = [
        line.strip()
        for name in ("runtime", "rete")
        for line in (FOLDER / f"{name}.in").read_text(encoding="utf-8").splitlines()
    ]
    listed = {line for line in lines if line and not line.startswith(("#", "-r"))}
    if differing := sorted(listed ^ set(declared)):
        return f"pyproject.toml and requirements/runtime.in differ: {', '.join(differing)}"
    return None


def main() -> None:
    """Writes all lists, or with `--check` only compares runtime.in with pyproject.toml."""
    if complaint := same_list_twice():
        sys.exit(complaint)
    if "--check" in sys.argv[1:]:
        return
    for name in LISTS:
        pin(name)


if __name__ == "__main__":
    main()
