"""Types, literals and statements that only PostgreSQL has, as SQLAlchemy writes them."""
import datetime
import decimal
import enum
import json
import uuid

from refusals import refuse
from target import SEPARATOR

# The words for types that are written differently on PostgreSQL than on SQLite.
WORDS = {"BLOB": "VARBINARY", "BINARY": "VARBINARY"}


def type_of(kind, words):
    """Returns the description of a type of SQLAlchemy on PostgreSQL; words is its description on SQLite."""
    name = words.get("name")
    if name == "JSON":
        return words if getattr(kind, "binary", False) else {"raw": "json"}
    if name == "CLOB":
        refuse("PostgreSQL has no type CLOB, so the script fails in Alembic too")
    if name in WORDS:
        return {"name": WORDS[name], "arguments": []}
    return words


def text_of(described):
    """Returns the SQL of a described type."""
    if "raw" in described:
        return described["raw"]
    if "element" in described:
        return text_of(described["element"]) + "[]"
    name = described["name"]
    arguments = ", ".join(map(str, described.get("arguments") or ()))
    zone = name.endswith("_WITH_TIME_ZONE")
    word = {"BOOL": "BOOLEAN", "VARBINARY": "BYTEA", "DOUBLE": "DOUBLE PRECISION", "JSON": "JSONB"}.get(
        name, name.replace("_WITH_TIME_ZONE", ""))
    return word + ("(" + arguments + ")" if arguments else "") + (" WITH TIME ZONE" if zone else "")


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def literal(value):
    """Returns the literal of a value as psycopg2 sends it."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, enum.Enum) and not isinstance(value, (str, int)):
        refuse("a row has an enum in a column without a type")
    if isinstance(value, decimal.Decimal):
        return quoted(str(value)) if not value.is_finite() else str(value)
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return quoted({"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[repr(value)])
    if isinstance(value, (int, float)):
        return repr(value + 0)
    if isinstance(value, str):
        return quoted(str.__str__(value)) if "\0" not in value else refuse("a row has the character NUL")
    if isinstance(value, (bytes, bytearray, memoryview)):
        return "'\\x" + bytes(value).hex() + "'::bytea"
    if isinstance(value, datetime.timedelta):
        return "interval '%d days %d.%06d seconds'" % (value.days, value.seconds, value.microseconds)
    if isinstance(value, (datetime.date, datetime.time)):
        return quoted(value.isoformat() if not isinstance(value, datetime.datetime) else value.isoformat(" "))
    if isinstance(value, uuid.UUID):
        return quoted(str(value))
    if isinstance(value, (list, tuple, set)):
        return quoted(array_text(value))
    refuse("a row has a " + type(value).__name__)


def array_text(values, item=None):
    """Returns the values as the text of an array."""
    return "{" + ",".join(_element(value, item) for value in values) + "}"


def _element(value, item):
    if value is None:
        return "NULL"
    if isinstance(value, (list, tuple, set)):
        return array_text(value, item)
    if isinstance(value, dict):
        value = json.dumps(value)
    text = item(value) if item else literal(value)
    if text.startswith("'"):
        text = text[1:text.rindex("'")].replace("''", "'")
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _bit(length=None, varying=False):
    return ("bit varying" if varying else "bit") + ("" if length is None else "(%d)" % length)


def _interval(precision=None, fields=None):
    return "interval" + (" " + fields if fields else "") + ("" if precision is None else "(%d)" % precision)


# The types whose arguments are not only numbers.
MADE = {"BIT": _bit, "INTERVAL": _interval, "HSTORE": lambda *args, **options: "hstore"}

# The words that SQLAlchemy puts in quotes when they are names.
RESERVED = set(
    "all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create"
    " current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc"
    " distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral"
    " leading limit localtime localtimestamp new not null of off offset old on only or order placing primary references"
    " returning select session_user some symmetric table then to trailing true union unique user using variadic when"
    " where window with authorization between binary cross current_schema freeze full ilike inner is isnull join left"
    " like natural notnull outer over overlaps right similar tablesample verbose concurrently collation".split())


def qualified(schema, name):
    """Returns a name that can have a schema, in the form in which the recording keeps names of tables."""
    return name if schema is None else schema + SEPARATOR + name
