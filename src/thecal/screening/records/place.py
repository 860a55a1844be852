"""Which visit each fact belongs to: by its reference; by patient and day; or a visit of its own."""

from __future__ import annotations

from collections.abc import Iterator

from thecal.screening.records.store import Store

_STEPS: tuple[str | tuple[str, str], ...] = (
    # The same id twice: what refers to it goes to the first row.
    """CREATE TABLE first AS SELECT min(row) AS row, id FROM visits WHERE id IS NOT NULL GROUP BY id""",
    """UPDATE visits SET issue = 'the same id stands in an earlier row, which has what was recorded for it'
       WHERE issue IS NULL AND id IS NOT NULL AND row NOT IN (SELECT row FROM first)""",
    # An encounter of another patient is a wrong reference, not a place.
    """CREATE TABLE placed AS SELECT facts.rowid AS fact, first.row FROM facts JOIN first ON facts.visit = first.id
       JOIN visits ON visits.row = first.row
       WHERE facts.patient IS NULL OR visits.patient IS NULL OR facts.patient = visits.patient""",
    """CREATE TABLE loose AS SELECT facts.rowid AS fact, visit, patient, clock FROM facts
       ANTI JOIN placed ON placed.fact = facts.rowid""",
    # The visit of that day that began last before it; else the first one after it.
    """CREATE TABLE same_day AS
       SELECT fact, arg_min(row, (visits.clock > loose.clock, abs(epoch(visits.clock) - epoch(loose.clock)), row)) AS row
       FROM loose JOIN visits ON visits.patient = loose.patient
       WHERE loose.clock::DATE BETWEEN visits.clock::DATE AND coalesce(visits.until, visits.clock)::DATE GROUP BY fact""",
    """CREATE TABLE lone AS SELECT fact, patient, clock::DATE AS day FROM loose ANTI JOIN same_day USING (fact)
       WHERE patient IS NOT NULL AND clock IS NOT NULL""",
    """CREATE TABLE days AS SELECT patient, day, row_number() OVER (ORDER BY patient, day)
       + (SELECT coalesce(max(row), 0) FROM visits) AS row FROM (SELECT DISTINCT patient, day FROM lone)""",
    """INSERT INTO visits SELECT row, patient || '/' || day, patient, day::VARCHAR, day::TIMESTAMP, NULL, NULL
       FROM days ORDER BY row""",
    """INSERT INTO placed SELECT fact, row FROM same_day""",
    """INSERT INTO placed SELECT fact, row FROM lone JOIN days USING (patient, day)""",
    # What was over before the visit began is history.
    (
        "found",
        """SELECT placed.row, facts.rowid AS fact, facts.* FROM placed JOIN facts ON facts.rowid = placed.fact
       JOIN visits ON visits.row = placed.row
       WHERE facts.ends IS NULL OR visits.clock IS NULL OR facts.ends::DATE >= visits.clock::DATE
       ORDER BY placed.row, name, facts.clock NULLS FIRST, code, ref, value""",
    ),
    # A visit is told up to the last thing measured in it: a refill before that counts, one after it is still to come.
    """CREATE TABLE latest AS SELECT found.row, max(found.clock) AS clock FROM found JOIN visits ON visits.row = found.row
       WHERE kind IN ('Observation', 'QuestionnaireResponse', 'measurement', 'observation') AND (visits.clock IS NULL OR
           (found.clock >= visits.clock AND found.clock <= coalesce(visits.until, visits.clock::DATE + INTERVAL 1 DAY)))
       GROUP BY found.row""",
    """CREATE TABLE sheet AS SELECT visits.row, id, visits.patient, issue, sex, born,
           CASE WHEN latest.clock > visits.clock OR visits.clock IS NULL
               THEN coalesce(strftime(latest.clock, '%Y-%m-%dT%H:%M:%S'), starts) ELSE starts END AS date,
           coalesce(greatest(visits.clock, latest.clock), visits.clock) AS clock
       FROM visits LEFT JOIN latest ON latest.row = visits.row
       LEFT JOIN (SELECT patient, min(sex) AS sex, min(born) AS born FROM people GROUP BY patient) p
           ON p.patient = visits.patient
       ORDER BY visits.row""",
    # A day without a time of day may be any moment of it.
    """CREATE TABLE last_events AS SELECT r.row, r.name, h.text FROM
           (SELECT row, patient, e.name, CASE WHEN length(date) = 10 THEN last_moment(date) ELSE clock END AS clock
            FROM sheet CROSS JOIN (SELECT DISTINCT name FROM happened) e WHERE patient IS NOT NULL AND clock IS NOT NULL) r
       ASOF JOIN (SELECT name, patient, clock, max(text) AS text FROM happened WHERE clock IS NOT NULL GROUP BY ALL) h
           ON h.patient = r.patient AND h.name = r.name AND r.clock >= h.clock
       ORDER BY r.row""",
)


def place(store: Store) -> None:
    """Fills `sheet`, `found` and `last_events` from `visits`, `people`, `facts` and `happened`."""
    for step in _STEPS:
        if isinstance(step, str):
            store.run(step)
        else:
            store.keep(*step)


_COUNTS = (
    ("{n} told without a reference to an encounter that is here: attached to the patient's visit of that day",
     "SELECT count(*) FROM same_day"),
    ("{n} told on days without an encounter: {m} rows of their own, one for each patient and day",
     "SELECT count(*), (SELECT count(*) FROM days) FROM lone"),
    ("{n} not used: no encounter that is here, and no patient or date to find one by",
     "SELECT count(*) FROM loose WHERE patient IS NULL OR clock IS NULL"),
    ("{n} not used: over before the visit began",
     "SELECT (SELECT count(*) FROM placed) - (SELECT count(*) FROM found)"),
    ("{n} refer to an encounter of another patient",
     """SELECT count(*) FROM facts JOIN first ON facts.visit = first.id JOIN visits USING (row)
        WHERE facts.patient <> visits.patient"""),
)  # fmt: skip


def placing_notes(store: Store) -> Iterator[str]:
    """What was attached in another way than by reference, and what nowhere."""
    for words, sql in _COUNTS:
        n, *more = store.rows(sql)[0]
        if n:
            yield words.format(n=f"{n:,}", m=f"{more[0]:,}" if more else "")
