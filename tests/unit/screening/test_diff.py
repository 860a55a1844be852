"""Two screenings side by side, against comparing them row by row in Python."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import duckdb
import pyarrow as pa
import pytest

from thecal.condition.book import compile_rules
from thecal.errors import InputError, ThecalError
from thecal.screening.bind import bind_by_name
from thecal.screening.demo import demo_batches
from thecal.screening.diff import KINDS, Side, compare, same_records
from thecal.screening.readers import open_input
from thecal.screening.screener import Screener
from thecal.screening.summary import LEVELS
from thecal.screening.writers import open_output

ROWS = 240
FORMATS = ("parquet", "csv", "csv.gz", "tsv", "jsonl", "xlsx")


def visits(book, change) -> pa.RecordBatch:
    """Made-up visits, changed by a function of row and place."""
    batch = next(demo_batches(ROWS, 5, book))
    schema = pa.schema(
        [
            (name, pa.string() if pa.types.is_dictionary(kind) else kind)
            for name, kind in zip(batch.schema.names, batch.schema.types, strict=True)
        ]
    )
    rows = [change(place, row) for place, row in enumerate(batch.to_pylist())]
    return pa.RecordBatch.from_pylist([row for row in rows if row is not None], schema=schema)


def first(place, row):
    if place in {3, 4}:
        row["id"] = "=twice"
    if place == 9:
        row["id"] = None
    return None if place == 20 else row


def second(place, row):
    row = first(place, row) if place != 20 else row
    if place == 30:
        return None
    if place % 10 == 1:
        row["leg_weakness"] = True
    if place % 10 == 2:
        row["headache"] = None
    if place % 10 in {3, 4}:
        row.update(dict.fromkeys((name for name in row if name.startswith(("sedation", "neck", "temperature"))), None))
    return row


@pytest.fixture(scope="module")
def tables(book):
    screener = Screener(book)
    batches = [visits(book, change) for change in (first, second)]
    return [screener.screen(bind_by_name(one.schema, book.knowledge.vocabulary)(one)).table for one in batches]


def written(tables, folder, ending):
    paths = []
    for name, table in zip("ab", tables, strict=True):
        path = folder / f"{name}.{ending}"
        metadata = {key.decode(): value.decode() for key, value in table.schema.metadata.items()}
        with open_output(path, table.schema, metadata=metadata) as writer:
            writer.write(table)
        paths.append(path)
    return paths


def keyed(table):
    seen: Counter[str] = Counter()
    found = {}
    for row in table.to_pylist():
        key = f"i{row['id']}" if row["id"] is not None else f"r{row['row']}"
        seen[key] += 1
        found[key, seen[key]] = row
    return found


def kind_of(a, b) -> str:
    if a is None or b is None:
        return "only_b" if a is None else "only_a"
    for end, more, less in (("least", "raised", "lowered"), ("most", "could_be_more", "could_be_less")):
        before, now = (LEVELS.index(one[f"urgency_at_{end}"]) for one in (a, b))
        if now != before:
            return more if now > before else less
    if any(a[name] != b[name] for name in ("suspected", "because", "fired")):
        return "otherwise"
    statuses = [name for name in a if name.startswith("status.")]
    return "open" if any(a[name] != b[name] for name in statuses) else "same"


def gained(a, b, kind):
    """What holds now and did not, by the same choice."""
    new = {name: [one for one in b[name] if one not in a[name]] for name in ("because", "open_statements", "fired")}
    old = {name: [one for one in a[name] if one not in b[name]] for name in ("because", "open_statements", "fired")}
    chosen = {
        "raised": (new["because"], []),
        "lowered": ([], old["because"]),
        "could_be_more": (new["open_statements"], []),
        "could_be_less": ([], old["open_statements"]),
    }.get(kind, ([], []))
    return chosen if any(chosen) else (new["fired"], old["fired"])


@pytest.mark.parametrize("ending", FORMATS)
def test_it_finds_what_comparing_row_by_row_finds_in_every_format(tables, tmp_path, ending) -> None:
    a, b = map(keyed, tables)
    kinds = {key: kind_of(a.get(key), b.get(key)) for key in (*a, *b)}
    with compare(*written(tables, tmp_path, ending)) as difference:
        found = list(difference.changes())
        assert difference.counts == {kind: list(kinds.values()).count(kind) for kind in KINDS}
        assert difference.repeated == 1
        assert difference.a.lists
        assert {difference.a.edition, difference.b.edition} == {tables[0].schema.metadata[b"thecal.edition"].decode()}
        tally = {name: (now, gone) for name, now, gone in difference.statements()}
        suspected = {name: (now, gone) for name, now, gone in difference.suspected()}
        matrix = difference.matrix
    assert {(one.row_a, one.row_b) for one in found} == {
        (a.get(key, {}).get("row"), b.get(key, {}).get("row")) for key, kind in kinds.items() if kind != "same"
    }
    assert [one.kind for one in found] == sorted((one.kind for one in found), key=list(KINDS).index)
    counted: dict[str, Counter[str]] = {
        "by": Counter(),
        "without": Counter(),
        "suspected": Counter(),
        "no_longer": Counter(),
    }
    for one in found:
        key = (f"i{one.id}" if one.id is not None else f"r{one.row_a or one.row_b}", one.nth)
        before, now = a.get(key), b.get(key)
        assert kinds[key] == one.kind
        if before is None or now is None:
            assert one.by == one.without == one.suspected == one.no_longer == ()
            continue
        assert (list(one.by), list(one.without)) == gained(before, now, one.kind)
        assert set(one.suspected) == set(now["suspected"]) - set(before["suspected"])
        assert set(one.no_longer) == set(before["suspected"]) - set(now["suspected"])
        assert one.statuses == tuple(
            (name.removeprefix("status."), before[name], now[name])
            for name in before
            if name.startswith("status.") and before[name] != now[name]
        )
        for name, counter in counted.items():
            counter.update(getattr(one, name))
    assert tally == {
        name: (counted["by"][name], counted["without"][name]) for name in counted["by"] | counted["without"]
    }
    assert suspected == {
        name: (counted["suspected"][name], counted["no_longer"][name])
        for name in counted["suspected"] | counted["no_longer"]
    }
    assert sum(map(sum, matrix)) == sum(kind not in {"only_a", "only_b"} for kind in kinds.values())
    assert {"raised", "only_a", "only_b", "same"} <= set(kinds.values())


def test_an_output_against_itself_is_the_same(tables, tmp_path) -> None:
    path, _ = written(tables, tmp_path, "parquet")
    with compare(path, path) as difference:
        assert not difference.different
        assert list(difference.changes()) == []
        assert difference.statements() == difference.suspected() == []


def test_few_of_each_kind(tables, tmp_path) -> None:
    with compare(*written(tables, tmp_path, "parquet")) as difference:
        found = Counter(one.kind for one in difference.changes(2))
        assert found == {kind: min(2, count) for kind, count in difference.counts.items() if count and kind != "same"}


def test_rows_may_be_paired_by_their_number(tables, tmp_path) -> None:
    with compare(*written(tables, tmp_path, "parquet"), key="row") as difference:
        assert difference.repeated == 0
        assert difference.counts["only_a"] == difference.counts["only_b"] == 0


def test_without_lists_the_urgencies_and_statuses_are_compared(tables, tmp_path) -> None:
    lists = [name for name in tables[0].schema.names if pa.types.is_list(tables[0].schema.field(name).type)]
    thin = [table.drop_columns(lists) for table in tables]
    with compare(*written(thin, tmp_path, "csv")) as difference:
        assert not difference.a.lists
        assert difference.counts["raised"] > 0
        assert difference.suspected()
        assert difference.statements() == []


def test_a_complication_that_only_one_knows(tables, tmp_path) -> None:
    """It counts where it is suspected; that it can't be told of the other is no change of every row."""
    rows = tables[0].to_pylist()
    often = Counter(name for row in rows for name in row["suspected"]).most_common(1)[0][0]
    name = f"status.{often}"
    before = tables[0].drop_columns([name])
    with compare(*written([before, tables[0]], tmp_path, "parquet")) as difference:
        suspected = [row["row"] for row in rows if row[name] == "suspected"]
        assert 0 < len(suspected) < ROWS - 1
        assert sorted(one.row_b for one in difference.changes() if often in one.suspected) == suspected
        assert difference.counts["same"] == tables[0].num_rows - len(suspected)


def test_what_is_no_output_is_refused_with_everything_that_is_wrong(tables, tmp_path) -> None:
    (tmp_path / "records.csv").write_text("id,headache\n1,present\n")
    (tmp_path / "lines.jsonl").write_text("no json\n")
    with pytest.raises(InputError) as caught, compare(tmp_path / "records.csv", tmp_path / "lines.jsonl"):
        pass
    assert [problem.slug for problem in caught.value.problems] == ["not-an-output", "not-lines"]
    with pytest.raises(InputError) as caught, compare(tmp_path / "none.csv", tmp_path / "none.parquet"):
        pass
    assert [problem.slug for problem in caught.value.problems] == ["no-file", "no-file"]


def test_a_broken_cell_is_refused_without_being_repeated(tables, tmp_path) -> None:
    a, b = written(tables, tmp_path, "csv")
    lines = b.read_text().splitlines(keepends=True)
    lines[5] = lines[5].replace("emergency", "SECRET")
    b.write_text("".join(lines))
    assert "SECRET" in b.read_text()
    with pytest.raises(InputError) as caught, compare(a, b):
        pass
    assert "an urgency that is none" in str(caught.value)
    assert "SECRET" not in str(caught.value)


def test_without_room_it_says_where_room_is_needed(tables, tmp_path, monkeypatch) -> None:
    def full(*_):
        raise duckdb.OutOfMemoryException("could not allocate for SECRET")

    paths = written(tables, tmp_path, "parquet")
    monkeypatch.setattr("thecal.screening.diff.pairing._details", full)
    with pytest.raises(ThecalError) as caught, compare(*paths):
        pass
    assert "TMPDIR" in str(caught.value)
    assert "SECRET" not in str(caught.value)


def test_two_knowledge_bases_on_the_same_records(book, tmp_path) -> None:
    """With one suspect rule taken back, what rested on it is no longer suspected, and that rule is named."""
    batch = visits(book, lambda place, row: {**row, "leg_weakness": True} if place < 5 else row)
    path = tmp_path / "records.parquet"
    with open_output(path, batch.schema, metadata={}) as writer:
        writer.write(batch)
    other = without_flag(book)
    sides = []
    for one in (book, other):
        source = open_input(path)
        sides.append(Side(source, bind_by_name(source.schema, one.knowledge.vocabulary), one))
    with same_records(sides) as difference:
        found = [one for one in difference.changes() if one.row_a is not None and one.row_a <= 5]
        assert difference.counts["only_a"] == difference.counts["only_b"] == difference.counts["raised"] == 0
        assert len(found) == 5
        assert all(FLAG in one.without for one in found)


FLAG = "rf_03_cord_or_cauda"


def without_flag(book):
    knowledge = book.knowledge
    flags = tuple(flag for flag in knowledge.red_flags if flag.id != FLAG)
    assert len(flags) == len(knowledge.red_flags) - 1
    return compile_rules(replace(knowledge, red_flags=flags))
