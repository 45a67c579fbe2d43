"""Replacements for SQLAlchemy's types: each becomes the portable type for what SQLAlchemy declares on SQLite."""
import datetime
import decimal
import enum
import json

from installed import SqlAlchemy
import postgresql as pg
from refusals import Opaque, refuse, warn
from target import Target, postgresql, product


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
        # str() of an enum that is also a string is its name.
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


class Enum(Type):
    word = "VARCHAR"

    def __init__(self, *values, **options):
        super().__init__(**options)
        self.enum_class, members = None, values
        if len(values) == 1 and isinstance(values[0], type) and issubclass(values[0], enum.Enum):
            self.enum_class, callable_ = values[0], options.get("values_callable")
            known = self._members(callable_)
            values, members = callable_(self.enum_class) if callable_ else known, list(known.values())
        self.enums = list(values)
        if not all(isinstance(value, str) for value in self.enums) or not (self.enums or postgresql()):
            refuse("the values of an Enum are computed")
        self.name = options.get("name", self.enum_class and self.enum_class.__name__.lower())
        self.native = options.get("native_enum", True)
        self.schema, self.named = options.get("schema"), self.native
        if not (self.native and postgresql()):
            self.arguments = self._length(max(len(value) for value in self.enums))
        self._store(members)

    # Whether a table that has a column of the type creates it. SQLAlchemy ignores create_type of sa.Enum.
    create_type = True
    # Whether create() and drop() look first whether the type exists.
    checked = False

    def described(self):
        if not (self.native and postgresql()):
            return {"name": self.word, "arguments": self.arguments}
        if not isinstance(self.name, str):
            refuse("an Enum has no name, so the script fails in Alembic too")
        import enum_types
        return {"raw": enum_types.spelled(self), "enum": self.enums}

    def create(self, bind=None, checkfirst=None):
        """Creates the type on databases that have named types; nothing on SQLite."""
        if self.native and postgresql():
            import enum_types
            enum_types.create(self, self.checked if checkfirst is None else checkfirst)

    def drop(self, bind=None, checkfirst=None):
        if self.native and postgresql():
            import enum_types
            enum_types.drop(self, self.checked if checkfirst is None else checkfirst)

    def _members(self, callable_):
        members, omitted = self.enum_class.__members__, self.options.get("omit_aliases", not SqlAlchemy.first())
        aliases = [key for key, member in members.items() if member.name != key]
        if aliases and "omit_aliases" not in self.options and not callable_:
            warn("the Enum of the class %s %s the alias %s, as in SQLAlchemy %s; SQLAlchemy %s it. omit_aliases decides"
                 " it in both (%s)" % ((self.enum_class.__name__,) + (
                     ("keeps", aliases[0], "1.4", "2 omits") if SqlAlchemy.first() else (
                         "omits", aliases[0], "2", "1.4 keeps")) + (SqlAlchemy.reason(),)))
        return {key: member for key, member in members.items() if omitted is not True or key not in aliases}

    def _length(self, longest):
        """Returns the length in a list. SQLAlchemy 1.4 does not use a given one if the type is native."""
        if "length" not in self.options:
            return [longest]
        length = self.options["length"]
        used = not self.native or not SqlAlchemy.first()
        if used and length is not None and length < longest:
            refuse("an Enum has the length %d, and its longest value has %d characters" % (length, longest))
        given = [] if length is None else [length]
        if self.native and given != [longest] and (length is None or length > longest):
            first, second = "VARCHAR(%d)" % longest, "VARCHAR(%d)" % length if given else "VARCHAR"
            warn("an Enum has the length %s: the column is %s, as SQLAlchemy %s declares it; SQLAlchemy %s declares %s (%s)" % (
                (length,) + ((first, "1.4", "2", second) if SqlAlchemy.first() else (second, "2", "1.4", first))
                + (SqlAlchemy.reason(),)))
        return given if used else [longest]

    def _store(self, members):
        """Remembers what is stored for each member; an alias is stored as its member is."""
        self.count, self.stored = len(members), {}
        if self.count == len(self.enums):
            for member, value in zip(members, self.enums):
                self.stored.setdefault(member, value)
            self.stored.update({value: self.stored[member] for member, value in zip(members, self.enums)})

    def check(self, column):
        if not self.options.get("create_constraint") or (self.native and postgresql()):
            return None
        return (column + " IN (" + ", ".join(quoted(value) for value in self.enums) + ")", self.name)

    def literal(self, value):
        if value is None:
            return "NULL"
        if self.count != len(self.enums):
            refuse("a row has a value of the Enum %s, whose values_callable returns %d values for %d members" % (
                self.enum_class.__name__, len(self.enums), self.count))
        try:
            return plain_literal(self.stored[value])
        except (KeyError, TypeError):
            if isinstance(value, str) and not self.options.get("validate_strings"):
                return plain_literal(value)
        refuse("a row has %s, which is not a value of %s" % (
            value if isinstance(value, enum.Enum) else repr(value),
            "the Enum " + self.enum_class.__name__ if self.enum_class else "its Enum"))


class Json(Type):
    word = "JSON"

    def literal(self, value):
        if value is None and self.options.get("none_as_null"):
            return "NULL"
        return quoted(json.dumps(value))


class Jsonb(Json):
    binary = True


class PostgresqlEnum(Enum):
    """The enumeration of the dialect of PostgreSQL, whose create_type is not ignored."""
    checked = True

    def __init__(self, *values, **options):
        self.create_type = options.get("create_type", True)
        super().__init__(*values, **{**options, "native_enum": True})


class Domain(Type):
    """A domain of PostgreSQL."""
    named, checked = True, True

    def __init__(self, name, data_type, **options):
        super().__init__()
        self.name, self.schema, self.data_type = name, options.get("schema"), made(data_type)
        self.options, self.create_type = options, options.get("create_type", True)

    def described(self):
        import enum_types
        return {"raw": enum_types.spelled(self)} if postgresql() else self.data_type.described()

    def definition(self):
        import enum_types
        return enum_types.domain(self)

    def literal(self, value):
        return self.data_type.literal(value)

    create, drop = Enum.create, Enum.drop
    native = True


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


PYTHON = {int: ("INTEGER", "BIGINT", "SMALLINT"), str: ("VARCHAR", "TEXT", "CHAR", "NVARCHAR", "NCHAR", "CLOB"),
          bytes: ("BLOB", "BINARY", "VARBINARY"), float: ("FLOAT", "REAL", "DOUBLE"), bool: ("BOOL",),
          decimal.Decimal: ("NUMERIC", "DECIMAL"), datetime.datetime: ("TIMESTAMP",), datetime.date: ("DATE",),
          datetime.time: ("TIME",), dict: ("JSON",)}


def reflected_type(described):
    """Returns the type as SQLAlchemy reads it from the database."""
    word = described.get("name") or described.get("raw", "").split("(")[0].strip().upper()
    word = {"DOUBLE": "DOUBLE_PRECISION"}.get(word, word)
    known = {"BOOL": "BOOLEAN", "CHARACTER VARYING": "VARCHAR"}.get(word, word)
    if known not in TYPES:
        return Raw(described["raw"]) if described.get("raw") else NullType()
    arguments = described.get("arguments") or [
        int(size) for size in described.get("raw", "").rpartition("(")[2].rstrip(")").split(",") if size.strip().isdigit()]
    return TYPES[known](*arguments) if TYPES[known].sized else TYPES[known]()


def _named(name, word, *sized, base=Type):
    return type(name, (base,), {"word": word, "sized": sized})


STANDARD = {
    "Integer": ("INTEGER",), "INTEGER": ("INTEGER",), "INT": ("INTEGER",),
    "BigInteger": ("BIGINT",), "BIGINT": ("BIGINT",), "SmallInteger": ("SMALLINT",), "SMALLINT": ("SMALLINT",),
    "String": ("VARCHAR", "length"), "Unicode": ("VARCHAR", "length"), "VARCHAR": ("VARCHAR", "length"),
    "NVARCHAR": ("NVARCHAR", "length"), "CHAR": ("CHAR", "length"), "NCHAR": ("NCHAR", "length"),
    "Text": ("TEXT",), "UnicodeText": ("TEXT",), "TEXT": ("TEXT",), "CLOB": ("CLOB",),
    "LargeBinary": ("BLOB",), "BLOB": ("BLOB",), "BINARY": ("BINARY", "length"), "VARBINARY": ("VARBINARY", "length"),
    "REAL": ("REAL",), "Double": ("DOUBLE",), "DOUBLE": ("DOUBLE",), "DOUBLE_PRECISION": ("DOUBLE",),
}

# The classes that are subclasses of another one in SQLAlchemy.
PARENTS = {"INTEGER": "Integer", "INT": "Integer", "BigInteger": "Integer", "BIGINT": "BigInteger",
           "SmallInteger": "Integer", "SMALLINT": "SmallInteger", "Unicode": "String", "VARCHAR": "String",
           "NVARCHAR": "Unicode", "CHAR": "String", "NCHAR": "Unicode", "Text": "String", "UnicodeText": "Text",
           "TEXT": "Text", "CLOB": "Text", "BLOB": "LargeBinary"}
TYPES = {}
for _name, _words in STANDARD.items():
    TYPES[_name] = _named(_name, *_words, base=TYPES.get(PARENTS.get(_name), Type))
TYPES.update({
    "Float": Floating, "FLOAT": Floating,
    "Numeric": _named("Numeric", "NUMERIC", "precision", "scale", base=Number),
    "NUMERIC": _named("NUMERIC", "NUMERIC", "precision", "scale", base=Number),
    "DECIMAL": _named("DECIMAL", "DECIMAL", "precision", "scale", base=Number),
    "DateTime": DateTime, "DATETIME": DateTime, "TIMESTAMP": DateTime, "Date": Date, "DATE": Date,
    "Time": Time, "TIME": Time, "Interval": Duration,
    "PickleType": _named("PickleType", "BLOB", base=Stored), "Boolean": Boolean, "BOOLEAN": Boolean,
    "Enum": Enum, "JSON": Json, "Uuid": Sql2Uuid, "UUID": Uuid, "TypeDecorator": TypeDecorator,
    "TypeEngine": Type, "NullType": NullType, "UserDefinedType": UserDefinedType, "ARRAY": array,
})

DIALECTS = {
    "sqlite": {},
    "postgresql": {
        "JSONB": Jsonb, "ENUM": PostgresqlEnum, "BYTEA": TYPES["BLOB"], "ARRAY": array, "DOMAIN": Domain,
        **{name: dialect_type(name) for name in (
            "INET", "CIDR", "MACADDR", "MACADDR8", "HSTORE", "TSVECTOR", "TSQUERY", "MONEY", "OID", "REGCLASS",
            "REGCONFIG", "BIT", "CITEXT", "INTERVAL", "INT4RANGE", "INT8RANGE", "NUMRANGE", "DATERANGE", "TSRANGE",
            "TSTZRANGE", "INT4MULTIRANGE", "INT8MULTIRANGE", "NUMMULTIRANGE", "DATEMULTIRANGE", "TSMULTIRANGE",
            "TSTZMULTIRANGE", "XML", "POINT", "LTREE")},
    },
    "mysql": {
        "ENUM": Enum,
        **{name: dialect_type(name) for name in ("TINYINT", "MEDIUMINT", "YEAR", "BIT", "SET", "TINYTEXT", "MEDIUMTEXT",
                                                 "LONGTEXT", "TINYBLOB", "MEDIUMBLOB", "LONGBLOB")},
    },
    "mssql": {name: dialect_type(name) for name in ("NTEXT", "MONEY", "BIT", "TINYINT", "DATETIME2", "UNIQUEIDENTIFIER",
                                                    "IMAGE", "XML", "ROWVERSION", "SMALLDATETIME")},
    "oracle": {name: dialect_type(name) for name in ("NUMBER", "RAW", "LONG", "NCLOB", "BFILE", "VARCHAR2",
                                                     "NVARCHAR2", "BINARY_DOUBLE", "BINARY_FLOAT", "ROWID")},
}
DIALECTS["mariadb"] = DIALECTS["mysql"]
