"""Replacements for SQLAlchemy's ORM: declared classes are tables; a session runs statements and reads no rows."""
from expressions import Statement
from refusals import Opaque, refuse
from tables import Column, MetaData, Table


class Mapped:
    def __class_getitem__(cls, item):
        return cls


class Declared(type):
    """The class of declared classes."""

    def __new__(mcs, name, bases, content, **options):
        made = super().__new__(mcs, name, bases, content)
        columns = []
        for base in reversed(made.__mro__):
            columns += [(key, value) for key, value in vars(base).items() if isinstance(value, Unnamed)]
        given = content.get("__tablename__") or getattr(made, "__tablename__", None)
        if "__table__" in content:
            return made
        if isinstance(given, str):
            columns = [value.column(key) for key, value in columns]
            extra = content.get("__table_args__", ())
            items, settings = _arguments(extra)
            made.__table__ = Table(given, made.metadata, *columns, *items, **settings)
        for key, value in [(key, value) for key, value in vars(made).items() if isinstance(value, Unnamed)]:
            setattr(made, key, value.column(key))
        return made

    def as_expression(cls):
        return cls.__table__.as_expression()


def _arguments(extra):
    if isinstance(extra, dict):
        return [], extra
    if extra and isinstance(extra[-1], dict):
        return list(extra[:-1]), extra[-1]
    return list(extra), {}


class Unnamed:
    """A column of a declared class, whose name may be that of the attribute."""

    def __init__(self, args, options):
        self.args, self.options, self.made = args, options, None

    def column(self, key):
        if self.made is None:
            named = self.args and isinstance(self.args[0], str) or "name" in self.options
            options = {key_: value for key_, value in self.options.items() if key_ not in ("init", "repr", "sort_order")}
            self.made = Column(*self.args, **options) if named else Column(key, *self.args, **options)
        return self.made


def column(*args, **options):
    """sa.Column; without a name it belongs to a declared class."""
    if "name" not in options and not (args and isinstance(args[0], str)):
        return Unnamed(args, options)
    return Column(*args, **options)


def mapped_column(*args, **options):
    return Unnamed(args, options)


class DeclarativeBase(metaclass=Declared):
    def __init_subclass__(cls, **options):
        if "metadata" not in vars(cls) and DeclarativeBase in cls.__bases__:
            cls.metadata = MetaData()

    metadata = MetaData()

    def __init__(self, **values):
        self.values = values


def declarative_base(*args, **options):
    return Declared("Base", (DeclarativeBase,), {"metadata": options.get("metadata") or MetaData()})


def ignored(*args, **options):
    """relationship() and the like, which declare nothing in the database."""
    return Opaque("a relationship")


class Session:
    """A session on the connection of the script."""

    def __init__(self, bind=None, **options):
        self.bind = bind

    def __call__(self, *args, **options):
        return Session(**options)

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        return False

    def begin(self):
        return self

    def _nothing(self, *args, **options):
        return None

    commit = flush = close = expire_all = expunge_all = _nothing

    def connection(self, **options):
        return self.bind

    get_bind = connection

    def execute(self, statement, values=None, **options):
        return self.bind.execute(statement, values)

    def scalars(self, statement, values=None, **options):
        return self.bind.execute(statement, values).scalars()

    def scalar(self, statement, values=None, **options):
        return self.bind.execute(statement, values).scalar()

    def query(self, *subjects):
        return Query(self, subjects)

    def add(self, item):
        self._insert(item)

    def add_all(self, items):
        for item in items:
            self._insert(item)

    def bulk_save_objects(self, items, **options):
        self.add_all(items)

    def bulk_insert_mappings(self, mapper, rows, **options):
        self.bind.execute(Statement("INSERT", mapper.__table__), list(rows))

    def _insert(self, item):
        if not isinstance(type(item), Declared):
            refuse("the ORM session adds something that is not of a class of the script")
        table = item.__table__
        if any(column.options.get("primary_key") and column.name not in item.values for column in table.columns):
            keys = [column for column in table.columns if column.options.get("primary_key")]
            if len(keys) > 1 or keys[0].options.get("default") is not None:
                refuse("the ORM session adds a row whose key is computed")
        self.bind.execute(Statement("INSERT", table), [dict(item.values)])

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        refuse("the ORM session is used with ." + wanted)


def sessionmaker(bind=None, **options):
    return Session(bind)


class Query:
    """session.query(): only update() and delete() of a class can be translated."""

    def __init__(self, session, subjects, conditions=()):
        self.session, self.subjects, self.conditions = session, subjects, tuple(conditions)

    def filter(self, *conditions):
        return Query(self.session, self.subjects, self.conditions + conditions)

    where = filter

    def filter_by(self, **values):
        table = self._table()
        return self.filter(*[table.c[key] == value for key, value in values.items()])

    def _table(self):
        if len(self.subjects) != 1 or not hasattr(self.subjects[0], "__table__"):
            refuse("the ORM session queries the database")
        return self.subjects[0].__table__

    def update(self, values, **options):
        statement = Statement("UPDATE", self._table()).values(values).where(*self.conditions)
        return self.session.execute(statement)

    def delete(self, **options):
        return self.session.execute(Statement("DELETE", self._table()).where(*self.conditions))

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        refuse("the ORM session queries the database")

    def __iter__(self):
        refuse("the ORM session queries the database")


def module(name, kind):
    """Returns the replacement of sqlalchemy.orm."""
    content = {
        "declarative_base": declarative_base, "DeclarativeBase": DeclarativeBase, "Mapped": Mapped,
        "mapped_column": mapped_column, "Session": Session, "sessionmaker": sessionmaker,
        "relationship": ignored, "backref": ignored, "relation": ignored,
    }
    return kind(name, **content, session=kind(name + ".session", Session=Session, sessionmaker=sessionmaker),
                exc=kind(name + ".exc"))
