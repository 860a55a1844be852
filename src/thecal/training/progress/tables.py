"""The tables of a progress file, as SQLAlchemy maps them. Nothing outside this package sees a row.

Whatever belongs to a learner goes with them: deleting a learner deletes their attempts, cards and open sessions.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Dialect, ForeignKey, Index, String, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from thecal.training.progress.attempt import utc


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, as text of one length: SQLite has no type for it, and text sorts by time and keeps the zone."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """To the file."""
        return None if value is None else utc(value).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """From the file."""
        return None if value is None else utc(datetime.fromisoformat(value))


class Base(DeclarativeBase):
    """What all tables share."""

    type_annotation_map = {datetime: Moment, list[str]: JSON, dict[str, Any]: JSON}  # noqa: RUF012 - read once, by SQLAlchemy


class LearnerRow(Base):
    """Somebody who trains."""

    __tablename__ = "learner"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class AttemptRow(Base):
    """One answered case."""

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("learner_id", "at", "case_id", "mode"),
        CheckConstraint("mode IN ('ask', 'judge', 'spot')"),
        CheckConstraint("total BETWEEN 0 AND 1"),
        CheckConstraint("urgency BETWEEN 0 AND 1"),
        CheckConstraint("under_triage >= 0 AND over_triage >= 0"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = mapped_column(ForeignKey("learner.id", ondelete="CASCADE"))
    case_id: Mapped[str]
    mode: Mapped[str]
    at: Mapped[datetime]
    total: Mapped[float]
    urgency: Mapped[float | None]
    under_triage: Mapped[int]
    over_triage: Mapped[int]
    exercises: Mapped[list[str]]
    complications: Mapped[list[str]]
    answer: Mapped[dict[str, Any]]
    seconds: Mapped[float | None]

    learner: Mapped[LearnerRow] = relationship(lazy="joined", innerjoin=True)


class CardRow(Base):
    """How well a learner holds one statement, in the words of the scheduler."""

    __tablename__ = "card"
    __table_args__ = (Index("card_due", "learner_id", "due"),)

    learner_id: Mapped[int] = mapped_column(ForeignKey("learner.id", ondelete="CASCADE"), primary_key=True)
    statement: Mapped[str] = mapped_column(primary_key=True)
    card: Mapped[dict[str, Any]]
    due: Mapped[datetime]


class SessionRow(Base):
    """What a learner has begun and not finished: one sitting in each mode."""

    __tablename__ = "open_session"
    __table_args__ = (CheckConstraint("mode IN ('ask', 'judge', 'spot')"),)

    learner_id: Mapped[int] = mapped_column(ForeignKey("learner.id", ondelete="CASCADE"), primary_key=True)
    mode: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[str]
    state: Mapped[dict[str, Any]]
    at: Mapped[datetime]
