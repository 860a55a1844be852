from pathlib import Path

import pytest

from thecal.authoring.evidence import NOT_EXPRESSED, read_evidence
from thecal.handbook import Around, Handbook
from thecal.knowledge.paths import rules_folder
from thecal.quick import load_rules


@pytest.fixture(scope="session")
def book():
    return load_rules()


@pytest.fixture(scope="session")
def around():
    folder = rules_folder()
    leaflet = {line: entry.fact for line, entry in read_evidence(folder).leaflet.items()}
    return Around(leaflet, (folder / NOT_EXPRESSED).read_text("utf-8"))


@pytest.fixture(scope="session")
def handbook(book, around):
    return Handbook(book, around)


@pytest.fixture(scope="session")
def site(handbook, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("written") / "book"
    handbook.site(folder)
    return folder


@pytest.fixture(scope="session")
def whole(handbook) -> str:
    return handbook.single()
