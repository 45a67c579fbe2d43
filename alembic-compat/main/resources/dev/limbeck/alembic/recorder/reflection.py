"""Answers the questions of scripts to the database: its dialect, and what exists, according to the history."""
import contextlib
import re

import catalog as catalogs
import history
from conventions import Convention
from known_tables import Known
from refusals import ASKED, Failing, Opaque, refuse, warn
from sql_types import reflected_type
from tables import MetaData
from target import SEPARATOR, Target, postgresql, product

CATALOG = re.compile(r"\s*(?:PRAGMA\s+(?:main\.)?(?:table_x?info|index_x?info|index_list|foreign_key_list|table_list)\b"
                     r"|SELECT\b(?=.*\b(?:FROM|JOIN)\s+[\"]?sqlite_(?:master|schema)\b))", re.I | re.S)
SWITCH = re.compile(r"\s*PRAGMA\s+(?:main\.)?(foreign_keys|defer_foreign_keys|foreign_key_check)\b", re.I)


def default_schema():
    """Returns the schema in which unqualified tables are."""
    return "public" if postgresql() else "main"


class Dialect:
    """The dialect of the database with the driver that SQLAlchemy uses by default."""
    driver = property(lambda self: "psycopg2" if postgresql() else "pysqlite")
    default_schema_name = property(lambda self: default_schema())
    paramstyle = property(lambda self: "pyformat" if postgresql() else "qmark")
    supports_alter = supports_native_enum = supports_native_boolean = supports_sequences = supports_comments = \
        supports_schemas = property(lambda self: postgresql())
    max_identifier_length = property(lambda self: 63 if postgresql() else 9999)

    @property
    def name(self):
        warn("only its part for " + product() + " is translated, since it asks which database is used")
        return Target.dialect

    def type_descriptor(self, type_):
        return type_() if isinstance(type_, type) else type_

    def has_table(self, connection, table, schema=None):
        return Inspector().has_table(table, schema)

    def get_table_names(self, connection, schema=None):
        return Inspector().get_table_names(schema)

    def get_columns(self, connection, table, schema=None):
        return Inspector().get_columns(table, schema)

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        refuse("the dialect is used with ." + wanted)


class Url:
    database, host, username, password, port = None, None, None, None, None
    drivername = property(lambda self: Target.dialect)

    def get_backend_name(self):
        return Dialect().name

    def get_dialect(self):
        return Dialect

    def __str__(self):
        refuse("the URL of the database is used")


class Engine:
    """A connection or an engine; only its answers are needed."""
    url, closed = Url(), False

    @property
    def dialect(self):
        return Dialect()

    @property
    def name(self):
        return Dialect().name

    def has_table(self, table, schema=None):
        return Inspector().has_table(table, schema)

    def table_names(self, schema=None, connection=None):
        return Inspector().get_table_names(schema)

    def dispose(self):
        pass


class Inspector:
    """sa.inspect(bind). As in SQLAlchemy, an answer is kept until clear_cache()."""

    def __init__(self, *bind):
        self._schema = None

    from_engine = classmethod(lambda cls, bind: cls())
    default_schema_name = property(lambda self: default_schema())
    dialect = property(lambda self: Dialect())
    bind = engine = property(lambda self: Engine())

    def clear_cache(self):
        self._schema = None

    def _replayed(self):
        if self._schema is None:
            self._schema = history.Replay.schema()
        return self._schema

    def _tables(self):
        return self._replayed().tables

    def _table(self, table, schema=None):
        own = schema in (None, default_schema())
        if postgresql() and not own:
            table, own = schema + SEPARATOR + table, True
        known = None if not own else self._tables().get(table)
        if table == history.VERSIONS:
            return history._versions()
        if known is None and table not in history.Replay.created and own:
            known = Known(False)
        if known is None:
            refuse("it asks what the table " + str(table) + " has, and no revision before it creates that table")
        if not known.complete:
            warn("no revision creates the table " + table + "; it is assumed to have what the revisions add to it")
        return known

    def get_table_names(self, schema=None, **options):
        if not postgresql():
            return Names(sorted([history.VERSIONS, *self._tables()]))
        own = schema in (None, default_schema())
        split = [each.rpartition(SEPARATOR) for each in self._tables()]
        return Names(sorted([history.VERSIONS] * own + [
            table for place, _, table in split if place == ("" if own else schema)]))

    def has_table(self, table, schema=None, **options):
        if postgresql() and SEPARATOR in table:
            schema, _, table = table.rpartition(SEPARATOR)
        return table in self.get_table_names(schema)

    def get_enums(self, schema=None, **options):
        place = "" if schema in (None, default_schema()) else schema
        return [{"name": key.rpartition(SEPARATOR)[2], "schema": schema or default_schema(), "visible": not place,
                 "labels": list(values)} for key, values in sorted(self._replayed().types.items())
                if key.rpartition(SEPARATOR)[0] == place or schema == "*"] if postgresql() else refuse(
                    "the inspector is used with .get_enums")

    def has_sequence(self, sequence, schema=None, **options):
        return sequence in self.get_sequence_names(schema)

    def get_sequence_names(self, schema=None, **options):
        return sorted(self._replayed().sequences)

    def has_index(self, table, index, schema=None, **options):
        return any(each["name"] == index for each in self.get_indexes(table))

    def get_view_names(self, schema=None, **options):
        refuse("it asks which views exist")

    def get_schema_names(self, **options):
        if postgresql():
            refuse("it asks which schemas exist")
        return ["main"]

    def get_columns(self, table, schema=None, **options):
        known = self._table(table, schema)
        keys = known.key["columns"] if known.key else []
        return Columns([{
            "name": column["name"], "type": reflected_type(column["type"]), "nullable": column.get("nullable", True),
            "default": column.get("default"), "autoincrement": "auto", "comment": None,
            "primary_key": keys.index(column["name"]) + 1 if column["name"] in keys else 0,
        } for column in known.columns.values()])

    def get_pk_constraint(self, table, schema=None, **options):
        key = self._table(table, schema).key
        return {"constrained_columns": list(key["columns"]) if key else [], "name": key and key.get("name")}

    def get_indexes(self, table, schema=None, **options):
        return [{"name": each["name"], "column_names": [part.get("column") for part in each["parts"]],
                 "unique": 1 if each["unique"] else 0, "dialect_options": {}}
                for each in sorted(self._table(table, schema).indexes, key=lambda each: each["name"])]

    def _constraints(self, table, schema, kind):
        return [each for each in self._table(table, schema).constraints if each["kind"] == kind]

    def get_unique_constraints(self, table, schema=None, **options):
        return [{"name": each["name"], "column_names": list(each["columns"])}
                for each in self._constraints(table, schema, "unique")]

    def get_check_constraints(self, table, schema=None, **options):
        return [{"name": each["name"], "sqltext": each["condition"]}
                for each in self._constraints(table, schema, "check")]

    def get_foreign_keys(self, table, schema=None, **options):
        return [{"name": each["name"], "constrained_columns": list(each["columns"]), "referred_schema": None,
                 "referred_table": each["table"], "referred_columns": list(each["referenced"]),
                 "options": {"ondelete": each["onDelete"].replace("_", " ")} if each["onDelete"] != "NO_ACTION" else {}}
                for each in self._constraints(table, schema, "foreign")]

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        refuse("the inspector is used with ." + wanted)


class Names(list):
    """The names of tables; a lookup of a table that no revision creates is reported."""

    def __contains__(self, table):
        found = list.__contains__(self, table)
        if not found and isinstance(table, str):
            ASKED.append(table)
        return found


class Columns(list):
    """Descriptions of columns."""


def inspect(subject, raiseerr=True):
    if isinstance(subject, Engine):
        return Inspector()
    refuse("inspect() is called with something that is not a connection")


class Row(tuple):
    def __getattr__(self, wanted):
        if wanted in self._fields:
            return self[self._fields.index(wanted)]
        raise AttributeError(wanted)

    @property
    def _mapping(self):
        return dict(zip(self._fields, self))


class Rows(list):
    """The result of a query of the catalog."""

    def __init__(self, answer):
        names, rows = answer or ([], [])
        kind = type("Row", (Row,), {"_fields": tuple(names)})
        super().__init__(map(kind, rows))

    def fetchall(self):
        return list(self)

    all = fetchall

    def first(self):
        return self[0] if self else None

    fetchone = one_or_none = first

    def scalar(self):
        return self[0][0] if self else None

    scalar_one_or_none = scalar

    def scalar_one(self):
        if len(self) != 1:
            raise Failing("a query of the catalog has %d rows, and one is expected" % len(self))
        return self.scalar()

    def scalars(self):
        rows = Rows(None)
        rows.extend(row[0] for row in self)
        return rows

    def mappings(self):
        rows = Rows(None)
        rows.extend(row._mapping for row in self)
        return rows

    def close(self):
        pass


def catalog(sql, values=None):
    """Returns the answer to a query of the database's catalog, or None if the statement is something else."""
    if postgresql():
        found = catalogs.answer(sql, values)
        return None if found is None else Rows(found)
    if not CATALOG.match(sql):
        return None
    names = []

    def parameter(match):
        names.append(match.group(1))
        return "?"
    text = re.sub(r"(?<![:\w]):(\w+)", parameter, sql)
    given = values or {}
    if any(each not in given for each in names):
        refuse("a query of the catalog has a parameter without a value")
    return Rows(history.Replay.schema().query(text, [given[each] for each in names]))


def switched(sql):
    """Returns whether the statement switches the check of foreign keys, which Limbeck does itself."""
    match = SWITCH.match(sql)
    if match:
        warn("PRAGMA " + match.group(1).lower() + " is left out: Limbeck checks foreign keys at the end of a revision")
    return bool(match)


class Implementation:
    __dialect__ = property(lambda self: Target.dialect)
    transactional_ddl = property(lambda self: postgresql())
    bind = connection = property(lambda self: Context.connect())
    dialect = property(lambda self: Dialect())

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        refuse("the implementation of the dialect is used with ." + wanted)


class Options(dict):
    """The arguments of context.configure() in env.py, of which only the metadata is known."""

    def __missing__(self, wanted):
        refuse("it asks for the argument " + str(wanted) + " of context.configure()")

    def get(self, wanted, default=None):
        return self[wanted]

    @classmethod
    def of_project(cls):
        known = cls(as_sql=False)
        if not Convention.unclear:
            known["target_metadata"] = MetaData(
                naming_convention=dict(Convention.templates)) if Convention.metadata else None
        return known


class Context:
    """op.get_context()."""
    as_sql, purge = False, False
    opts = property(lambda self: Options.of_project())
    dialect = property(lambda self: Dialect())
    impl = property(lambda self: Implementation())
    bind = property(lambda self: self.connection)
    config = property(lambda self: Configuration())

    # Creates the connection; set by the module that defines it.
    connect = None
    connection = property(lambda self: Context.connect())

    @contextlib.contextmanager
    def autocommit_block(self):
        yield

    begin_transaction = autocommit_block

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        refuse("op.get_context()." + wanted + " is used")


class Configuration:
    """The configuration, of which a script can only make an engine."""
    config_ini_section = "alembic"

    def get_section(self, section, default=None):
        return Opaque("the configuration")

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        refuse("the configuration of Alembic is used with ." + wanted)
