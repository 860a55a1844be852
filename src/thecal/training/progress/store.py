"""The progress file: learners, what they answered, what they hold, and what they have open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import delete, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from thecal.errors import ThecalError
from thecal.training.progress.attempt import Attempt, Mode, learner_name, utc
from thecal.training.progress.opening import engine, make_room, writing
from thecal.training.progress.tables import AttemptRow, CardRow, LearnerRow, SessionRow
from thecal.training.progress.versions import bring_up_to_date, must_be_current


@dataclass(frozen=True, slots=True)
class KeptCard:
    """How well a learner holds a statement, as the scheduler wrote it, and when it is due."""

    statement: str
    card: Mapping[str, Any]
    due: datetime


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A case that was begun and not answered. `state` is whatever the face needs to go on, as JSON can hold it."""

    learner: str
    mode: Mode
    case: str
    state: Mapping[str, Any]
    at: datetime


class Store:
    """A progress file, made when it is missing; a context manager.

    Each call is one transaction. The journal is SQLite's usual one, not a write-ahead log: a course may keep the file on
    a network drive, where a write-ahead log does not work, and a trainer may be sent the file, which must be all there is.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Opens it.

        Args:
            path: the file.
            read_only: only look: the file must be there, and stays as it is.

        Raises:
            ThecalError: if it can't be opened, or is not a progress file that this Thecal knows.
        """
        self.path = path
        if not read_only:
            make_room(path)
        self._engine = engine(path, read_only=read_only)
        self._writer = self._engine if read_only else writing(self._engine)
        with self._plainly(), self._writer.begin() as connection:
            (must_be_current if read_only else bring_up_to_date)(connection, str(path))

    def learners(self) -> tuple[str, ...]:
        """Everybody of whom something is kept."""
        with self._reading() as session:
            return tuple(session.scalars(select(LearnerRow.name).order_by(LearnerRow.name)))

    def attempts(self, learner: str | None = None) -> tuple[Attempt, ...]:
        """All attempts, or one learner's, in the order of time."""
        query = select(AttemptRow).join(AttemptRow.learner).order_by(AttemptRow.at, AttemptRow.id)
        if learner is not None:
            query = query.where(LearnerRow.name == learner_name(learner))
        with self._reading() as session:
            return tuple(map(_attempt, session.scalars(query)))

    def cards(self, learner: str) -> dict[str, KeptCard]:
        """What is kept of each statement the learner has met."""
        query = select(CardRow).join(LearnerRow).where(LearnerRow.name == learner_name(learner))
        with self._reading() as session:
            rows = session.scalars(query.order_by(CardRow.statement))
            return {row.statement: KeptCard(row.statement, row.card, row.due) for row in rows}

    def open_session(self, learner: str, mode: Mode | None = None) -> OpenSession | None:
        """What the learner began last and did not finish, in this mode or in any."""
        query = select(SessionRow).join(LearnerRow).where(LearnerRow.name == learner_name(learner))
        if mode is not None:
            query = query.where(SessionRow.mode == mode.value)
        with self._reading() as session:
            row = session.scalars(query.order_by(SessionRow.at.desc(), SessionRow.mode)).first()
            if row is None:
                return None
            return OpenSession(learner_name(learner), Mode(row.mode), row.case_id, row.state, row.at)

    def record(self, attempt: Attempt, cards: Iterable[KeptCard] = (), then: OpenSession | None = None) -> bool:
        """Keeps an attempt, what the scheduler makes of it, and what is open after it: all of it, or nothing.

        Args:
            attempt: the answered case. What was open in its mode is open no more.
            cards: how the statements it exercises stand now.
            then: what the learner goes on with, when the sitting has more cases.

        Returns:
            False if this very attempt was kept before; then nothing changes.
        """
        with self._writing() as session:
            learner = _learner(session, attempt.learner)
            same = select(AttemptRow.id).where(
                AttemptRow.learner_id == learner,
                AttemptRow.at == attempt.at,
                AttemptRow.case_id == attempt.case,
                AttemptRow.mode == attempt.mode.value,
            )
            if session.scalar(same) is not None:
                return False
            session.add(_attempt_row(attempt, learner))
            for card in cards:
                session.merge(CardRow(learner_id=learner, statement=card.statement, card=dict(card.card), due=card.due))
            session.execute(
                delete(SessionRow).where(SessionRow.learner_id == learner, SessionRow.mode == attempt.mode.value)
            )
            if then is not None:
                _keep_open(session, then)
            return True

    def keep_open(self, opened: OpenSession) -> None:
        """Keeps what is open, in place of what was open in its mode."""
        with self._writing() as session:
            _keep_open(session, opened)

    def drop_open(self, learner: str, mode: Mode) -> None:
        """Gives up what is open in a mode."""
        with self._writing() as session:
            who = select(LearnerRow.id).where(LearnerRow.name == learner_name(learner)).scalar_subquery()
            session.execute(delete(SessionRow).where(SessionRow.learner_id == who, SessionRow.mode == mode.value))

    def forget(self, learner: str) -> bool:
        """Deletes a learner with all that is kept of them; False if nothing was."""
        with self._writing() as session:
            found = session.scalar(select(LearnerRow).where(LearnerRow.name == learner_name(learner)))
            if found is not None:
                session.delete(found)
            return found is not None

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with self._plainly(), Session(self._engine) as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        with self._plainly(), Session(self._writer) as session, session.begin():
            yield session

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """What SQLite complains of, in words for the user."""
        try:
            yield
        except DatabaseError as error:
            raise ThecalError(f"The progress file {self.path} can't be used: {error.orig}.") from None


def _learner(session: Session, name: str) -> int:
    """The learner's number, given on first sight."""
    row = session.scalar(select(LearnerRow).where(LearnerRow.name == learner_name(name)))
    if row is None:
        row = LearnerRow(name=learner_name(name))
        session.add(row)
        session.flush()
    return row.id


def _keep_open(session: Session, opened: OpenSession) -> None:
    session.merge(
        SessionRow(
            learner_id=_learner(session, opened.learner),
            mode=opened.mode.value,
            case_id=opened.case,
            state=dict(opened.state),
            at=utc(opened.at),
        )
    )


def _attempt_row(attempt: Attempt, learner: int) -> AttemptRow:
    return AttemptRow(
        learner_id=learner,
        case_id=attempt.case,
        mode=attempt.mode.value,
        at=attempt.at,
        total=attempt.total,
        urgency=attempt.urgency,
        under_triage=attempt.under_triage,
        over_triage=attempt.over_triage,
        exercises=list(attempt.exercises),
        complications=list(attempt.complications),
        answer=dict(attempt.answer),
        seconds=attempt.seconds,
    )


def _attempt(row: AttemptRow) -> Attempt:
    return Attempt(
        learner=row.learner.name,
        case=row.case_id,
        mode=Mode(row.mode),
        at=row.at,
        total=row.total,
        urgency=row.urgency,
        under_triage=row.under_triage,
        over_triage=row.over_triage,
        exercises=tuple(row.exercises),
        complications=tuple(row.complications),
        answer=row.answer,
        seconds=row.seconds,
    )
