"""The report in a real browser: on a phone nothing is cut off, the filter finds rows, and on paper nothing stays folded."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support import skip_or_fail
from tests.unit.handbook.test_on_a_phone import FLAGS, PHONE
from thecal.screening.report import write_report

LOOK = """<!doctype html><title>look</title><body>
<iframe src="report.html" width="{phone}" height="800"></iframe><pre id="out"></pre><script>
window.onload = () => {{
  const page = document.querySelector("iframe").contentDocument;
  const found = {{wide: page.documentElement.scrollWidth, text: page.documentElement.textContent.length}};
  const box = page.querySelector("input[type=search]");
  found.offered = !page.querySelector("search").hidden;
  box.value = "&7";
  box.dispatchEvent(new Event("input"));
  found.rows = [...page.querySelectorAll(".worklist tbody tr")].filter((row) => !row.hidden).length;
  found.told = page.querySelector("[role=status]").textContent;
  document.getElementById("out").textContent = "LOOKED" + JSON.stringify(found) + "END";
}};
</script></body>"""


@pytest.fixture(scope="module")
def browser() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        skip_or_fail("browser", "no Chromium on the path")
    return str(found)


def test_on_a_phone(browser: str, data, tmp_path: Path) -> None:
    write_report(data, tmp_path / "report.html")
    look = tmp_path / "look.html"
    look.write_text(LOOK.format(phone=PHONE), "utf-8")
    run = subprocess.run(
        [browser, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=20000", "--dump-dom", look.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
    )  # fmt: skip
    found = re.search(r"LOOKED(\{.*?\})END</pre>", run.stdout)
    assert found is not None, f"the browser saw nothing: {run.stderr[-500:]}"
    seen = json.loads(html.unescape(found[1]))
    assert seen["text"] > 5000
    assert seen["wide"] <= PHONE
    assert seen["offered"]
    assert seen["rows"] == 1
    assert seen["told"].startswith("1 of ")


def test_on_paper(browser: str, data, tmp_path: Path) -> None:
    write_report(data, tmp_path / "report.html", 5)
    paper = tmp_path / "report.pdf"
    subprocess.run(
        [browser, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={paper}", (tmp_path / "report.html").as_uri()],
        capture_output=True,
        timeout=120,
        check=True,
    )  # fmt: skip
    # The long tables are folded on a screen; a few pages would mean that they stayed so.
    assert len(re.findall(rb"/Type\s*/Page\b", paper.read_bytes())) > 6
