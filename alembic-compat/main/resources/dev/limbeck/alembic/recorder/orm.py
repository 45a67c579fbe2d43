"""Replacements for SQLAlchemy's ORM: declared classes are tables."""
from refusals import Opaque, refuse
from sessions import Session, sessionmaker
from tables import Column, MetaData, Table


class Mapped:
    def __class_getitem__(cls, item):
        return cls


class Declared(type):
    """The class of declared classes."""

    def __new__(mcs, name, bases, content, **options):
        made = super().__new__(mcs, name, bases, content)
        columns = {}
        for base in reversed(made.__mro__):
            for key, value in vars(base).items():
                if isinstance(value, (Unnamed, Column)) and not key.startswith("__"):
                    columns[key] = value if base is made or isinstance(value, Column) else value.again()
        given = content.get("__tablename__") or getattr(made, "__tablename__", None)
        if "__table__" in content:
            made.__attributes__ = {column.name: column for column in made.__table__.columns}
            return made
        if isinstance(given, str):
            columns = {key: value if isinstance(value, Column) else value.column(key) for key, value in columns.items()}
            items, settings = _arguments(content.get("__table_args__", ()))
            made.__table__ = Table(given, made.metadata, *columns.values(), *items, **settings)
            made.__attributes__ = columns
            for key, value in columns.items():
                setattr(made, key, value)
        return made

    def column_of(cls, key):
        """Returns the name of the column of an attribute, which is given by its name or as the attribute itself."""
        if isinstance(key, Column):
            return key.name
        if key not in getattr(cls, "__attributes__", {}):
            refuse("the class %s has no column for %s" % (cls.__name__, key))
        return cls.__attributes__[key].name

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

    def again(self):
        """Returns the column for another class that inherits it."""
        return Unnamed(self.args, self.options)

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
        for key, value in values.items():
            setattr(self, key, value)

    def __setattr__(self, key, value):
        if isinstance(getattr(type(self), key, None), Opaque):
            refuse("a relationship of a row is set")
        self.__dict__[key] = value

    def __getattribute__(self, key):
        if not key.startswith("__") and key in getattr(type(self), "__attributes__", {}) and key not in self.__dict__:
            if self.__dict__.get("written_"):
                refuse("the script reads a value that the database has set")
            return None
        return object.__getattribute__(self, key)

    def written(self):
        """Returns the values by the names of their columns, and records that they were written."""
        kind = type(self)
        values = {kind.column_of(key): self.__dict__[key] for key in kind.__attributes__ if key in self.__dict__}
        self.__dict__["written_"] = True
        return values


def declarative_base(*args, **options):
    return Declared("Base", (DeclarativeBase,), {"metadata": options.get("metadata") or MetaData()})


def ignored(*args, **options):
    """relationship() and the like, which declare nothing in the database."""
    return Opaque("a relationship")


def module(name, kind):
    """Returns the replacement of sqlalchemy.orm."""
    content = {
        "declarative_base": declarative_base, "DeclarativeBase": DeclarativeBase, "Mapped": Mapped,
        "mapped_column": mapped_column, "Session": Session, "sessionmaker": sessionmaker,
        "relationship": ignored, "backref": ignored, "relation": ignored,
    }
    return kind(name, **content, session=kind(name + ".session", Session=Session, sessionmaker=sessionmaker),
                exc=kind(name + ".exc"))
