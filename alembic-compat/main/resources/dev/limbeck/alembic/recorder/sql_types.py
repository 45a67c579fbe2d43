"""Replacements for SQLAlchemy's types: each becomes the portable type for what SQLAlchemy declares on SQLite."""
from named_types import Domain, Enum, PostgresqlEnum
from type_base import NullType, Type
from value_types import (Boolean, Date, DateTime, Duration, Floating, Json, Jsonb, Number, Raw, Sql2Uuid, Stored, Time,
                         TypeDecorator, UserDefinedType, Uuid, array, dialect_type)


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
