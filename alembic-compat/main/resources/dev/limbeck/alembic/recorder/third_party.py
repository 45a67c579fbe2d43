"""Types and operations of packages that many projects use with Alembic, which need not be installed."""
import history
from expressions import name
from postgresql import quoted, qualified
from refusals import refuse
from sql_types import TYPES
from target import postgresql
from type_base import Type, made
from value_types import DateTime, Json, Raw, Sql2Uuid


class Guid(Sql2Uuid):
    """GUID of fastapi-users: a UUID on PostgreSQL, CHAR(36) elsewhere."""

    def __init__(self, *args, **kwargs):
        super().__init__()
        self.arguments = [36]


class AwareTimestamp(DateTime):
    def __init__(self, *args, **kwargs):
        super().__init__(timezone=True)


class UtilsUuid(Type):
    """UUIDType of SQLAlchemy-Utils."""

    def __init__(self, binary=True, native=True):
        super().__init__()
        self.binary, self.native = binary, native

    def described(self):
        if postgresql() and self.native:
            return {"name": "UUID", "arguments": []}
        return TYPES["BINARY"](16).described() if self.binary else TYPES["CHAR"](32).described()


class UtilsJson(Json):
    def described(self):
        return super().described() if postgresql() else TYPES["UnicodeText"]().described()


def _fixed(*words):
    """Returns a class for a type that is always declared in the same way."""
    kind = TYPES[words[0]]

    def make(self, *args, length=None, **kwargs):
        kind.__init__(self, *([length] if length else words[1:]))
    return type(words[0], (kind,), {"__init__": make})


class Choice(Type):
    """ChoiceType of SQLAlchemy-Utils, which has the type of its impl."""

    def __init__(self, choices, impl=None):
        super().__init__()
        self.inner = TYPES["Unicode"](255) if impl is None else made(impl)

    def described(self):
        return self.inner.described()

    def literal(self, value):
        return self.inner.literal(getattr(value, "value", value))


class Extension(Raw):
    """A type of an extension of PostgreSQL."""
    word_of_type = None

    def __init__(self, *args, **kwargs):
        dimensions = [str(each) for each in [*args, *kwargs.values()] if isinstance(each, int)]
        super().__init__(self.word_of_type + ("(" + ", ".join(dimensions) + ")" if dimensions else ""))


def _extension(word):
    return type(word.upper(), (Extension,), {"word_of_type": word})


class ColumnType:
    """The kinds of columns of alembic-postgresql-enum."""
    COMMON, ARRAY = type("Common", (), {"array": False})(), type("Array", (), {"array": True})()


class TableReference:
    """A column of alembic-postgresql-enum."""

    def __init__(self, table_name, column_name, table_schema=None, existing_server_default=None, column_type=None,
                 **options):
        self.table, self.column = qualified(table_schema if table_schema != "public" else None, table_name), column_name
        self.default, self.array = existing_server_default, getattr(column_type, "array", False)


def synchronized(enum_schema, enum_name, new_values, affected_columns, enum_values_to_rename=()):
    """Returns the statements that give an enumeration type the new values."""
    schema = name(enum_schema) + "." if enum_schema not in (None, "public") else ""
    kind, old = schema + name(enum_name), schema + name(enum_name + "_old")
    sql = ["ALTER TYPE %s RENAME TO %s" % (kind, name(enum_name + "_old")),
           "CREATE TYPE %s AS ENUM (%s)" % (kind, ", ".join(map(quoted, new_values)))]
    for each in affected_columns:
        if isinstance(each, (tuple, list)) and len(each) in (2, 3) and all(isinstance(part, str) for part in each):
            each = TableReference(*each[:2], existing_server_default=each[2] if len(each) == 3 else None)
        if not isinstance(each, TableReference):
            refuse("op.sync_enum_values is called with columns in an unknown form")
        alter = "ALTER TABLE %s ALTER COLUMN %s " % (name(each.table), name(each.column))
        value, brackets = name(each.column) + "::text", ""
        if each.array:
            value, brackets = name(each.column) + "::text[]", "[]"
            if enum_values_to_rename:
                refuse("op.sync_enum_values renames values in an array")
        elif enum_values_to_rename:
            value = "(CASE %s %s ELSE %s END)" % (value, " ".join("WHEN %s THEN %s" % (
                quoted(one), quoted(other)) for one, other in enum_values_to_rename), value)
        known = history.Replay.schema().tables.get(each.table)
        if each.default is None and known and each.column in known.columns:
            # Older versions of the package read it from the database.
            each.default = known.columns[each.column].get("default")
        if each.default is not None:
            sql.append(alter + "DROP DEFAULT")
        sql.append("%sTYPE %s%s USING %s::%s%s" % (alter, kind, brackets, value, kind, brackets))
        if each.default is not None:
            literal = str(each.default).split("::")[0]
            sql.append(alter + "SET DEFAULT " + (literal if literal.startswith("'") else quoted(literal)))
    return sql + ["DROP TYPE " + old]


UTILS = {
    "TSVectorType": type("TSVectorType", (Raw,), {
        "__init__": lambda self, *args, **kwargs: Raw.__init__(self, "tsvector" if postgresql() else "TSVECTOR")}),
    "UUIDType": UtilsUuid, "JSONType": UtilsJson, "ChoiceType": Choice, "EmailType": _fixed("Unicode", 255),
    "URLType": _fixed("UnicodeText"), "PhoneNumberType": _fixed("Unicode", 20), "CountryType": _fixed("String", 2),
    "CurrencyType": _fixed("String", 3), "IPAddressType": _fixed("Unicode", 50), "ColorType": _fixed("Unicode", 20),
    "LocaleType": _fixed("Unicode", 10), "TimezoneType": _fixed("Unicode", 50), "ArrowType": _fixed("DateTime"),
    "ScalarListType": _fixed("UnicodeText"), "LtreeType": _extension("ltree"),
    "EncryptedType": _fixed("LargeBinary"), "StringEncryptedType": _fixed("String"),
}


def modules(kind):
    """Returns the replacements of the packages; kind makes a module."""
    users = {"GUID": Guid, "TIMESTAMPAware": AwareTimestamp}
    parts = {word: kind("sqlalchemy_utils.types." + word, **UTILS) for word in (
        "ts_vector", "uuid", "json", "choice", "email", "url", "encrypted", "password", "ltree", "arrow", "scalar_list",
        "ip_address", "phone_number", "country", "currency", "color", "locale", "timezone")}
    vectors = {word: _extension(word.lower()) for word in ("VECTOR", "HALFVEC", "SPARSEVEC")}
    return {
        "fastapi_users_db_sqlalchemy": kind("fastapi_users_db_sqlalchemy", **users, generics=kind(
            "fastapi_users_db_sqlalchemy.generics", **users)),
        "sqlalchemy_utils": kind("sqlalchemy_utils", **UTILS, types=kind("sqlalchemy_utils.types", **UTILS, **parts)),
        "pgvector": kind("pgvector", sqlalchemy=kind("pgvector.sqlalchemy", Vector=vectors["VECTOR"], **vectors)),
        "citext": kind("citext", CIText=_extension("citext")),
        "alembic_postgresql_enum": kind("alembic_postgresql_enum", TableReference=TableReference, ColumnType=ColumnType),
    }
