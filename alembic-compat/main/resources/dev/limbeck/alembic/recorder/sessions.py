"""Replacements for sessions of SQLAlchemy's ORM: they run statements, and know no rows.

Added rows are kept until the session is flushed, as in SQLAlchemy. Whether a queried row exists is not known, so the
script is run for both answers; it can be translated only if both have the same result.
"""
import project
from refusals import Opaque, State, refuse, warn
from statements import Statement


READS = "the ORM session queries the database"


class Found(Opaque):
    """A row of a class that the script has read. Only its existence is assumed; nothing of it can be used."""

    def __bool__(self):
        kind = object.__getattribute__(self, "_kind")
        if hasattr(kind, "__bool__") or hasattr(kind, "__len__"):
            refuse("a condition uses a row that the script has read")
        return True


def _row(kind):
    """Returns a row or None; both are tried."""
    if not State.decide(READS):
        return None
    row = Found("a row that is read")
    object.__setattr__(row, "_kind", kind)
    return row


class Session:
    """A session on the connection of the script."""
    opened = []

    def __init__(self, bind=None, autoflush=True, **options):
        self.bind, self.autoflush, self.added, self.deleted = bind, autoflush, [], []
        Session.opened.append(self)

    def __call__(self, bind=None, **options):
        return Session(bind or self.bind, **{"autoflush": self.autoflush, **options})

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        self.close()
        return False

    def begin(self):
        return Transaction(self)

    def flush(self, *objects):
        if self.deleted:
            refuse("the ORM session deletes rows that the script has read")
        added, self.added = self.added, []
        for item in added:
            self._insert(item)

    def commit(self):
        self.flush()

    def close(self):
        """Forgets what was not flushed, as SQLAlchemy does."""
        if self.added or self.deleted:
            warn("rows that the ORM session adds or deletes are not written, as in Alembic: the script neither flushes"
                 " nor commits the session afterwards")
        self.added, self.deleted = [], []

    expunge_all = close

    def expire_all(self):
        pass

    @classmethod
    def ended(cls):
        """Ends the sessions of the script."""
        opened, cls.opened = cls.opened, []
        for session in opened:
            session.close()

    def queried(self):
        """Flushes what is pending before an ORM statement or query."""
        if self.autoflush and (self.added or self.deleted):
            self.flush()

    def connection(self, **options):
        return self.bind

    get_bind = connection

    def _before(self, statement):
        """SQLAlchemy flushes before ORM statements; for INSERT, this depends on its version."""
        if isinstance(statement, Statement) and statement.declared:
            if (self.added or self.deleted) and statement.kind == "INSERT":
                refuse("an INSERT is executed while the ORM session has rows that are not flushed")
            self.queried()

    def execute(self, statement, values=None, **options):
        self._before(statement)
        return self.bind.execute(statement, values)

    def scalars(self, statement, values=None, **options):
        return self.execute(statement, values).scalars()

    def scalar(self, statement, values=None, **options):
        return self.execute(statement, values).scalar()

    def query(self, *subjects):
        return Query(self, subjects)

    def get(self, kind, key, **options):
        if self.added or self.deleted:
            refuse(READS)
        return _row(kind)

    def add(self, item):
        if not hasattr(type(item), "__table__"):
            refuse("the ORM session adds something that is not of a class of the script")
        if not any(item is each for each in self.added):
            self.added.append(item)

    def add_all(self, items):
        for item in items:
            self.add(item)

    def delete(self, item):
        if not isinstance(item, Found):
            refuse("the ORM session deletes something that the script has not read")
        kind = object.__getattribute__(item, "_kind")
        # A relationship may be read when the row is deleted, which flushes the session.
        if any(isinstance(getattr(kind, key, None), Opaque) for key in dir(kind) if not key.startswith("__")) or (
                project.refers_back(kind.__name__)):
            refuse("the ORM session deletes a row that has relationships")
        self.deleted.append(item)

    def bulk_save_objects(self, items, **options):
        for item in items:
            self._insert(item)

    def bulk_insert_mappings(self, mapper, rows, **options):
        self.bind.execute(Statement("INSERT", mapper.__table__),
                          [{mapper.column_of(key): value for key, value in row.items()} for row in rows])

    def _insert(self, item):
        if not hasattr(type(item), "__table__"):
            refuse("the ORM session adds something that is not of a class of the script")
        table, values = item.__table__, item.written()
        keys = [column for column in table.columns if column.options.get("primary_key")]
        if any(column.name not in values for column in keys):
            if len(keys) > 1 or keys[0].options.get("default") is not None:
                refuse("the ORM session adds a row whose key is computed")
        self.bind.execute(Statement("INSERT", table), [values])

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        refuse("the ORM session is used with ." + wanted)


class Transaction:
    """session.begin(), which commits at its end."""

    def __init__(self, session):
        self.session = session

    def __enter__(self):
        return self.session

    def __exit__(self, raised, *more):
        if raised is None:
            self.session.commit()
        return False

    def commit(self):
        self.session.commit()

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        refuse("a transaction of the ORM session is used with ." + wanted)


def sessionmaker(bind=None, **options):
    return Factory(bind, options)


class Factory:
    """sessionmaker()"""

    def __init__(self, bind, options):
        self.bind, self.options = bind, options

    def configure(self, bind=None, **options):
        self.bind, self.options = bind or self.bind, {**self.options, **options}

    def __call__(self, bind=None, **options):
        return Session(bind or self.bind, **{**self.options, **options})

    def begin(self):
        return self().begin()


class Query:
    """session.query(): update() and delete() of a class, and a test whether a row exists, can be translated."""

    def __init__(self, session, subjects, conditions=(), ordered=False):
        self.session, self.subjects, self.conditions, self.ordered = session, subjects, tuple(conditions), ordered

    def filter(self, *conditions):
        return Query(self.session, self.subjects, self.conditions + conditions, self.ordered)

    where = filter

    def filter_by(self, **values):
        table = self._table()
        return self.filter(*[table.c[self.subjects[0].column_of(key)] == value for key, value in values.items()])

    def order_by(self, *parts):
        return Query(self.session, self.subjects, self.conditions, True)

    def first(self):
        self._table()
        self.session.queried()
        return _row(self.subjects[0])

    def get(self, key):
        return self.session.get(self.subjects[0], key)

    def _table(self):
        if len(self.subjects) != 1 or not hasattr(self.subjects[0], "__table__"):
            refuse(READS)
        return self.subjects[0].__table__

    def _changed(self):
        if self.ordered:
            refuse("the ORM session changes the rows of an ordered query")
        table = self._table()
        self.session.queried()
        return table

    def update(self, values, **options):
        statement = Statement("UPDATE", self._changed()).values(
            {self.subjects[0].column_of(key): value for key, value in values.items()}).where(*self.conditions)
        return self.session.bind.execute(statement)

    def delete(self, **options):
        return self.session.bind.execute(Statement("DELETE", self._changed()).where(*self.conditions))

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        refuse(READS)

    def __iter__(self):
        refuse(READS)
