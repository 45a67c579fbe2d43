"""The types of single values: times, numbers, documents, arrays, and types that a script declares."""
import datetime
import decimal
import json

import postgresql as pg
from refusals import refuse, warn
from target import postgresql
from type_base import Type, made, plain_literal, quoted


def zoned(timezone):
    """Warns about a time zone: SQLAlchemy ignores it on SQLite, so existing databases have the type DATETIME too."""
    if timezone and not postgresql():
        warn("a type with timezone=True is written without its zone, as SQLAlchemy declares it on SQLite")


class Timed(Type):
    """A date with a time, or a time, which can have a time zone and a precision on PostgreSQL."""

    def __init__(self, timezone=False, precision=None, **kwargs):
        super().__init__(**kwargs)
        zoned(timezone)
        self.timezone, self.precision = bool(timezone), precision

    def described(self):
        if not postgresql():
            return super().described()
        return {"name": self.word + ("_WITH_TIME_ZONE" if self.timezone else ""),
                "arguments": [] if self.precision is None else [self.precision]}


class DateTime(Timed):
    word = "TIMESTAMP"

    def literal(self, value):
        if postgresql():
            return plain_literal(value)
        if isinstance(value, datetime.datetime):
            return quoted(value.strftime("%Y-%m-%d %H:%M:%S.%f").rjust(26, "0"))
        return plain_literal(value) if value is None else refuse("a date and time is given as a " + type(value).__name__)


class Date(Type):
    word = "DATE"

    def literal(self, value):
        if postgresql():
            return plain_literal(value)
        if isinstance(value, datetime.date):
            return quoted(value.strftime("%Y-%m-%d").rjust(10, "0"))
        return plain_literal(value) if value is None else refuse("a date is given as a " + type(value).__name__)


class Time(Timed):
    word = "TIME"

    def literal(self, value):
        if postgresql():
            return plain_literal(value)
        if isinstance(value, datetime.time):
            return quoted(value.strftime("%H:%M:%S.%f"))
        return plain_literal(value) if value is None else refuse("a time is given as a " + type(value).__name__)


class Number(Type):
    sized = ("precision", "scale")

    def literal(self, value):
        if isinstance(value, decimal.Decimal) and not postgresql():
            return plain_literal(float(value))
        return plain_literal(value)


class Floating(Number):
    """A floating-point number, which has a precision only on PostgreSQL."""
    word, sized = "FLOAT", ()

    def __init__(self, precision=None, *args, **kwargs):
        super().__init__(**kwargs)
        self.arguments = [precision] if precision is not None and postgresql() else []


class Boolean(Type):
    word = "BOOL"

    def __init__(self, create_constraint=False, name=None, **kwargs):
        super().__init__(**kwargs)
        self.create_constraint, self.name = create_constraint, name

    def check(self, column):
        return (column + " IN (0, 1)", self.name) if self.create_constraint and not postgresql() else None

    def literal(self, value):
        return plain_literal(bool(value) if postgresql() and value in (0, 1) else value)


class Json(Type):
    word = "JSON"

    def literal(self, value):
        if value is None and self.options.get("none_as_null"):
            return "NULL"
        return quoted(json.dumps(value))


class Jsonb(Json):
    binary = True


class Duration(Type):
    """sa.Interval; on other databases than PostgreSQL, its values are computed by Python code."""
    word = "TIMESTAMP"

    def __init__(self, native=True, second_precision=None, day_precision=None, **options):
        super().__init__()
        self.precision = second_precision

    def described(self):
        if not postgresql():
            return super().described()
        return {"name": "INTERVAL", "arguments": []} if self.precision is None else {
            "raw": "interval(%d)" % self.precision}

    def literal(self, value):
        if postgresql():
            return plain_literal(value)
        return Stored.literal(self, value)


class Uuid(Type):
    word = "UUID"

    def literal(self, value):
        if postgresql():
            return plain_literal(value)
        return plain_literal(None if value is None else getattr(value, "hex", value))


class Sql2Uuid(Uuid):
    """sqlalchemy.Uuid, which is stored on SQLite as 32 characters."""
    word = "CHAR"

    def __init__(self, *args, **kwargs):
        super().__init__(**kwargs)
        self.arguments = [32]

    def described(self):
        return {"name": "UUID", "arguments": []} if postgresql() else super().described()


class Stored(Type):
    """A type whose values are computed by Python code."""

    def literal(self, value):
        return "NULL" if value is None else refuse("a row has a value of the type " + type(self).__name__)


class Raw(Type):
    def __init__(self, text):
        super().__init__()
        self.text = text

    def described(self):
        return {"raw": self.text}


def dialect_type(name):
    """Returns a class for a type of one database, with its name and numbers unchanged."""
    def make(self, *args, **kwargs):
        if postgresql() and name in pg.MADE:
            Raw.__init__(self, pg.MADE[name](*args, **kwargs))
            return
        sizes = [str(argument) for argument in args if isinstance(argument, int) and not isinstance(argument, bool)]
        if len(sizes) != len(args):
            refuse("the type " + name + " has arguments that are not numbers")
        Raw.__init__(self, (name.lower() if postgresql() else name) + ("(" + ", ".join(sizes) + ")" if sizes else ""))
    return type(name, (Raw,), {"__init__": make})


class Array(Type):
    """An array of PostgreSQL."""
    word = "ARRAY"

    def __init__(self, item):
        super().__init__()
        self.item_type = item

    def described(self):
        return {"element": self.item_type.described()}

    def literal(self, value):
        if not isinstance(value, (list, tuple, set)):
            return plain_literal(value)
        return quoted(pg.array_text(value, self.item_type.literal))


def array(item, *more, **kwargs):
    if postgresql():
        return Array(made(item))
    return _array_text(item, *more, **kwargs)


def _array_text(item, as_tuple=False, dimensions=1, **kwargs):
    item = made(item)
    described = item.described()
    words = described.get("raw") or described["name"].replace("_", " ") + (
        "(" + ", ".join(map(str, described["arguments"])) + ")" if described["arguments"] else "")
    return Raw(words + "[]" * (dimensions or 1))


class TypeDecorator(Type):
    """A type declared in a script, which is translated as its underlying type."""
    impl = None

    def __init__(self, *args, **kwargs):
        super().__init__()
        self.inner = self._inner(args, kwargs)
        self.arguments, self.word, self.collation = self.inner.arguments, self.inner.word, self.inner.collation

    def _inner(self, args, kwargs):
        return self.impl(*args, **kwargs) if isinstance(self.impl, type) else made(self.impl)

    def load_dialect_impl(self, dialect):
        return self.inner

    def _chosen(self):
        from reflection import Dialect
        chosen = made(self.load_dialect_impl(Dialect()))
        return self.inner if chosen is self else chosen

    def described(self):
        return self._chosen().described()

    def check(self, column):
        return self._chosen().check(column)

    def literal(self, value):
        if not hasattr(type(self), "process_bind_param"):
            return self._chosen().literal(value)
        from reflection import Dialect
        return self._chosen().literal(self.process_bind_param(value, Dialect()))


class UserDefinedType(Type):
    """A type whose SQL a class of the script or of the project returns."""

    def __init__(self, *args, **kwargs):
        super().__init__()

    def described(self):
        return {"raw": self.get_col_spec()}
