"""Answers queries of PostgreSQL's catalogs about tables, columns, constraints, indexes and types from the history."""
import re
import sqlite3

import history
import postgresql as pg
from refusals import State, refuse, warn
from target import SEPARATOR

ASKS = re.compile(r"\s*SELECT\b(?=.*(?:\b(?:FROM|JOIN)\s+(?:information_schema\.\w+|(?:pg_catalog\.)?pg_(?:type|enum|tables|"
                  r"indexes)\b)|\bcurrent_schema\b))", re.I | re.S)
WORDS = {"VARCHAR": "character varying", "CHAR": "character", "TIMESTAMP": "timestamp without time zone",
         "TIMESTAMP_WITH_TIME_ZONE": "timestamp with time zone", "TIME": "time without time zone",
         "TIME_WITH_TIME_ZONE": "time with time zone", "BOOL": "boolean", "JSON": "jsonb", "VARBINARY": "bytea",
         "DOUBLE": "double precision", "FLOAT": "double precision", "DECIMAL": "numeric"}
KINDS = {"primary": "PRIMARY KEY", "unique": "UNIQUE", "foreign": "FOREIGN KEY", "check": "CHECK"}


def answer(sql, values):
    """Returns the names of the columns and the rows of a query of the catalogs; None for another statement."""
    if not ASKS.match(sql):
        return None
    text = re.sub(r"\bpg_catalog\.|::(?:text|name|varchar)\b", "", sql)
    schema = history.Replay.schema()
    recording, State.recording = State.recording, False
    try:
        with sqlite3.connect(":memory:") as connection:
            _fill(connection, schema)
            cursor = connection.execute(text.strip().rstrip(";"), dict(values or {}))
            result = [each[0] for each in cursor.description or ()], cursor.fetchall()
    except sqlite3.Error:
        result = None
    finally:
        State.recording = recording
    if result is None:
        refuse("the database is queried (" + " ".join(sql.split())[:60] + ")")
    warn("a query of the catalog is answered from the history (" + " ".join(sql.split())[:60] + ")")
    return result


def _fill(connection, schema):
    connection.execute("ATTACH ':memory:' AS information_schema")
    connection.create_function("current_schema", 0, lambda: "public")
    _table(connection, "information_schema.tables", "table_schema table_name table_type", (
        [*_split(table), "BASE TABLE"] for table in schema.tables))
    _table(connection, "information_schema.columns",
           "table_schema table_name column_name data_type udt_name is_nullable column_default", (
               [*_split(table), column["name"], *_type(column["type"]),
                "YES" if column.get("nullable", True) else "NO", column.get("default")]
               for table, known in schema.tables.items() for column in known.columns.values()))
    _table(connection, "information_schema.table_constraints",
           "constraint_schema constraint_name table_schema table_name constraint_type", (
               [_split(table)[0], each.get("name"), *_split(table), KINDS.get(each["kind"])]
               for table, known in schema.tables.items()
               for each in known.constraints + ([known.key] if known.key else [])))
    _table(connection, "pg_tables", "schemaname tablename", map(_split, schema.tables))
    _table(connection, "pg_indexes", "schemaname tablename indexname", (
        [*_split(table), each["name"]] for table, known in schema.tables.items() for each in known.indexes + [
            item for item in known.constraints + ([known.key] if known.key else [])
            if item["kind"] in ("primary", "unique")]))
    types = list(enumerate(schema.types.items()))
    _table(connection, "pg_type", "oid typname", ([oid, _split(key)[1]] for oid, (key, _) in types))
    _table(connection, "pg_enum", "enumtypid enumlabel enumsortorder", (
        [oid, label, place] for oid, (_, labels) in types for place, label in enumerate(labels)))


def _table(connection, name, columns, rows):
    columns = columns.split()
    connection.execute("CREATE TABLE %s (%s)" % (name, ", ".join(columns)))
    connection.executemany("INSERT INTO %s VALUES (%s)" % (name, ", ".join("?" * len(columns))), rows)


def _split(table):
    place, _, bare = table.rpartition(SEPARATOR)
    return [place or "public", bare]


def _type(described):
    """Returns data_type and udt_name; the latter only for types that are not built in."""
    if "element" in described:
        return ["ARRAY", None]
    if "enum" in described:
        return ["USER-DEFINED", described["raw"].rpartition(".")[2].strip('"')]
    raw = {"serial": "integer", "bigserial": "bigint", "smallserial": "smallint"}
    if "raw" in described:
        return [raw.get(described["raw"].lower(), described["raw"].lower()), None]
    return [WORDS.get(described["name"], pg.text_of(described).split("(")[0].lower()), None]
