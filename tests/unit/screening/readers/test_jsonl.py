"""JSON lines: visits and flat records."""

import gzip
import json

import pytest

from thecal.errors import InputError
from thecal.screening.readers import ReadOptions, open_input
from thecal.screening.size import ROWS


@pytest.fixture
def opened(tmp_path):
    def opened(text, name="visits.jsonl"):
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / name).write_bytes(data)
        return open_input(tmp_path / name)

    return opened


def test_a_visit_a_line(opened):
    lines = [
        {"id": "A1", "phase": "implanted", "findings": {"fever": True, "temperature": {"value": 38.40, "unit": "Cel"}}},
        {"id": "A2", "date": None, "findings": {"fever": "absent"}, "events": {"implant": "2024-03-01"}},
        {"id": 3, "findings": {"pain_intensity": 7, "words": ["a", "ü"]}, "late": {"deep": {"key": 1e3}}},
    ]
    source = opened("\n".join(json.dumps(line) for line in lines))
    (batch,) = source.batches()
    assert source.rows == 3
    assert batch.table.to_pylist() == [
        {
            "id": id_,
            "phase": phase,
            "fever": fever,
            "temperature": temperature,
            "date": None,
            "implant": implant,
            "pain_intensity": pain,
            "words": words,
            "late.deep.key": late,
        }
        for id_, phase, fever, temperature, implant, pain, words, late in [
            ("A1", "implanted", "true", "38.4 Cel", None, None, None, None),
            ("A2", None, "absent", None, "2024-03-01", None, None, None),
            ("3", None, None, None, None, "7", '["a", "ü"]', "1000.0"),
        ]
    ]


def test_a_key_of_the_last_line_is_a_column_of_all(opened):
    source = opened('{"id": "a"}\n' * (ROWS + 1) + '{"id": "b", "findings": {"fever": "present"}}\n')
    batches = list(source.batches())
    assert source.schema.names == ["id", "fever"]
    assert batches[-1].table.to_pylist() == [{"id": "a", "fever": None}, {"id": "b", "fever": "present"}]
    assert batches[0].table.column("fever").null_count == ROWS
    assert list(source.batches(ROWS)) == batches[1:]


def test_a_name_that_is_taken_hides_nothing(opened):
    (batch,) = opened('{"fever": "absent", "findings": {"fever": "present"}}').batches()
    assert batch.table.to_pylist() == [{"fever": "absent", "findings.fever": "present"}]


def test_lines_that_cannot_be_read_stay_rows(opened):
    deep = "[" * 100_000
    source = opened(f'{{"id": "a"}}\n\n{{"id": \n[1]\n{deep}\n{{"id": "b", "x": NaN}}\r\n')
    (batch,) = source.batches()
    assert batch.table.column("id").to_pylist() == ["a", None, None, None, "b"]
    assert [issue.row for issue in batch.issues] == [1, 2, 3]
    assert source.rows == 5


def test_packed_and_marked(opened):
    data = gzip.compress(b'\xef\xbb\xbf{"id": "a"}\n{"id": "b"}')
    (batch,) = opened(data, "visits.ndjson.gz").batches()
    assert batch.table.to_pylist() == [{"id": "a"}, {"id": "b"}]


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "is empty"), (" \n", "is empty"), ('[{"id": 1}]', "one JSON list"), ("hello\n", "No line is a JSON object")],
)
def test_what_is_not_json_lines(opened, text, message):
    with pytest.raises(InputError, match=message):
        opened(text)


def test_a_format_that_was_said(tmp_path):
    (tmp_path / "visits").write_text('{"id": "a"}')
    source = open_input(tmp_path / "visits", options=ReadOptions(format="jsonl"))
    assert source.schema.names == ["id"]
    with pytest.raises(InputError, match="No format is called 'yaml'"):
        open_input(tmp_path / "visits", options=ReadOptions(format="yaml"))
