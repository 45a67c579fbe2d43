"""The base class of the replacements for SQLAlchemy's types, and the literals of values without a declared type."""
import datetime
import decimal
import enum

import postgresql as pg
from refusals import Opaque, refuse
from target import Target, postgresql


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


class Type:
    """A column type: one of Limbeck's names with its arguments, or raw SQL."""
    word = None
    sized = ()

    def __init__(self, *args, **kwargs):
        values = dict(zip(self.sized, args))
        values.update((key, value) for key, value in kwargs.items() if key in self.sized)
        self.arguments = [values[key] for key in self.sized if values.get(key) is not None]
        self.__dict__.update({key: value for key, value in values.items() if key != "length" or value is not None})
        if any(isinstance(argument, Opaque) for argument in self.arguments):
            refuse("the size of a type is computed")
        self.collation = kwargs.get("collation")
        self.options = kwargs
        self.variants = {}

    def with_variant(self, other, *dialects):
        other = made(other)
        if Target.dialect in dialects:
            return other
        return self

    def described(self):
        words = {"name": self.word, "arguments": self.arguments}
        return pg.type_of(self, words) if postgresql() else words

    def __getattr__(self, wanted):
        if wanted in self.sized:
            return None
        raise AttributeError(wanted)

    @property
    def python_type(self):
        for kind, words in PYTHON.items():
            if self.word in words:
                return kind
        refuse("the Python type of a column is asked for")

    def create(self, bind=None, checkfirst=False):
        """Creates a type on databases that have named types; nothing on SQLite."""

    drop = create

    def __str__(self):
        import history
        return history.words(self.described())

    def check(self, column):
        """Returns condition and name of the check constraint that the type declares, or None."""
        return None

    def literal(self, value):
        return plain_literal(value)


def made(given):
    """Returns the type, which may be given as a class."""
    if isinstance(given, type) and issubclass(given, Type):
        return given()
    if isinstance(given, Type):
        return given
    if given is None:
        return NullType()
    if isinstance(given, Opaque):
        refuse("the type " + given._described() + " is unknown")
    refuse("a column has the type %r" % (type(given).__name__,))


def plain_literal(value):
    """Returns the literal of a value without a declared type, as Python's driver stores it."""
    if postgresql():
        return pg.literal(value)
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, enum.Enum) and not isinstance(value, (str, int)):
        refuse("a row has an enum in a column without a type")
    if isinstance(value, (int, float)):
        number = repr(value + 0)
        return number if number.replace(".", "").replace("-", "").replace("e", "").replace("+", "").isdigit() \
            else refuse("a row has the number " + number)
    if isinstance(value, str):
        # For an enum that is also a string, str() returns the name of the member, not its value.
        return quoted(str.__str__(value)) if "\0" not in value else refuse("a row has the character NUL")
    if isinstance(value, (bytes, bytearray)):
        return "X'" + bytes(value).hex() + "'"
    if isinstance(value, datetime.datetime):
        return quoted(value.isoformat(" "))
    if isinstance(value, datetime.date):
        return quoted(value.isoformat())
    refuse("a row has a " + type(value).__name__)


class NullType(Type):
    def described(self):
        return {"raw": ""}


PYTHON = {int: ("INTEGER", "BIGINT", "SMALLINT"), str: ("VARCHAR", "TEXT", "CHAR", "NVARCHAR", "NCHAR", "CLOB"),
          bytes: ("BLOB", "BINARY", "VARBINARY"), float: ("FLOAT", "REAL", "DOUBLE"), bool: ("BOOL",),
          decimal.Decimal: ("NUMERIC", "DECIMAL"), datetime.datetime: ("TIMESTAMP",), datetime.date: ("DATE",),
          datetime.time: ("TIME",), dict: ("JSON",)}
