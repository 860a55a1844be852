"""The book in a real browser, as wide as a small phone: nothing is cut off, and nothing has to be dragged sideways."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support import skip_or_fail

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--allow-file-access-from-files",
]
PHONE = 360
PAGES = (
    "index.html", "symptoms/headache.html", "symptoms/pump_swelling.html", "complications.html", "local-defaults.html",
    "complications/post_dural_puncture_headache.html", "complications/system_infection.html", "red-flags.html",
    "findings/temperature.html", "timing.html", "checks.html",
)  # fmt: skip
# Frames of the phone's width, measured one after the other once all are there.
MEASURE = """<!doctype html><title>measure</title><body>{frames}<pre id="out"></pre><script>
window.onload = () => {{
  const wide = {{}};
  for (const frame of document.querySelectorAll("iframe")) {{
    const root = frame.contentDocument.documentElement;
    wide[frame.dataset.page] = [root.scrollWidth, root.textContent.length];
  }}
  document.getElementById("out").textContent = "MEASURED" + JSON.stringify(wide) + "END";
}};
</script></body>"""


@pytest.fixture(scope="session")
def browser() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        skip_or_fail("browser", "no Chromium on the path")
    return str(found)


def measured(browser: str, site: Path, profile: Path) -> dict[str, list[int]]:
    frames = "".join(
        f'<iframe data-page="{page}" src="{page}" width="{PHONE}" height="800"></iframe>' for page in PAGES
    )
    page = site / "measure-widths.html"
    page.write_text(MEASURE.format(frames=frames), "utf-8")
    try:
        run = subprocess.run(
            [browser, *FLAGS, f"--user-data-dir={profile}", "--virtual-time-budget=20000", "--dump-dom", page.as_uri()],
            capture_output=True,
            text=True,
            timeout=120,
        )
    finally:
        page.unlink()
    found = re.search(r"MEASURED(\{.*?\})END</pre>", run.stdout)
    assert found is not None, f"the browser measured nothing: {run.stderr[-500:]}"
    widths: dict[str, list[int]] = json.loads(html.unescape(found[1]))
    return widths


def test_no_page_is_wider_than_a_small_phone(browser: str, site: Path, tmp_path: Path) -> None:
    widths = measured(browser, site, tmp_path)
    assert set(widths) == set(PAGES)
    assert all(text > 500 for _, text in widths.values()), "a page stayed empty"
    assert {page: wide for page, (wide, _) in widths.items() if wide > PHONE} == {}
