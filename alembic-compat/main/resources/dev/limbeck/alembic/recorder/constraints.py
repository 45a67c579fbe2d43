"""Replacements for SQLAlchemy's constraints and defaults, and checks of the arguments that a script gives."""
from expressions import Expression, Text, condition, name
from refusals import Opaque, described, refuse, warn
from type_base import quoted
from target import SEPARATOR, Target, postgresql, product

DATABASES = ("sqlite_", "postgresql_", "mysql_", "mariadb_", "mssql_", "oracle_")


def foreign(key):
    """Returns whether the option is for another database."""
    return key.startswith(DATABASES) and not key.startswith(Target.dialect + "_")


def others(options, known, what):
    """Ignores options for other databases, as Alembic does; refuses unknown options."""
    for key, value in options.items():
        if foreign(key) and value is not None and not (key.startswith("sqlite_") and key in known):
            warn(key + " of " + what + " is ignored, as in Alembic on " + product())
            continue
        if key in known or value is None or key in ("info", "_constraint_name", "doc", "quote", "quote_schema"):
            continue
        if key.startswith(Target.dialect + "_") and value is False:
            continue
        refuse(what + " has the option " + key)


def string(value, what):
    if value is None or isinstance(value, str):
        return value
    refuse(what + " is computed")


def strings(values, what):
    if isinstance(values, str) or not isinstance(values, (list, tuple)):
        refuse(what + " are not a list")
    return [getattr(value, "name", value) if not isinstance(value, (str, Opaque)) else string(value, what)
            for value in values]


def table_name(table, schema=None):
    if schema is None:
        return string(table, "a table's name")
    return string(schema, "a schema") + (SEPARATOR if postgresql() else ".") + table


def default(value):
    """Returns the DEFAULT clause as SQLAlchemy writes it."""
    if value is None or isinstance(value, FetchedValue):
        return None
    if isinstance(value, DefaultClause):
        return default(value.argument)
    if isinstance(value, Text):
        return value.written()
    if isinstance(value, Expression):
        return value.sql if postgresql() else "(" + value.sql + ")"
    if isinstance(value, str):
        return quoted(value)
    refuse("the default is " + described(value))


class DefaultClause:
    def __init__(self, argument, **options):
        self.argument = argument


class FetchedValue:
    def __init__(self, *args, **options):
        pass


class Computed(FetchedValue):
    def __init__(self, sqltext, persisted=None):
        super().__init__()
        self.described = {"sql": condition(sqltext), "stored": persisted is True or postgresql()}


class Identity(FetchedValue):
    """sa.Identity, which SQLAlchemy omits on SQLite, because SQLite has no clause for it."""

    def __init__(self, always=False, start=None, increment=None, **options):
        super().__init__()
        self.mode, self.options = "ALWAYS" if always else "BY_DEFAULT", options
        self.described = {"mode": self.mode, "start": start, "increment": increment}

    def statements(self, table, column):
        """Returns the statements that set the options of the sequence that Limbeck's operations do not have."""
        words = _sequence_words(self.options)
        return ["ALTER TABLE %s ALTER COLUMN %s %s" % (name(table), name(column), " ".join(
            "SET " + word for word in words))] if words else []


def _sequence_words(options):
    words = []
    for key in ("minvalue", "maxvalue", "cache"):
        if options.get(key) is not None:
            words.append("%s %d" % (key.upper(), options[key]))
    for key in ("nominvalue", "nomaxvalue"):
        if options.get(key):
            words.append("NO " + key[2:].upper())
    return words + (["CYCLE"] if options.get("cycle") else [])


class Sequence(FetchedValue):
    """sa.Sequence, which only PostgreSQL has."""

    def __init__(self, given, start=None, increment=None, **options):
        super().__init__()
        self.name, self.schema, self.start, self.increment = given, options.get("schema"), start, increment
        self.options, self.optional = options, bool(options.get("optional"))

    def key(self):
        return table_name(self.name, None if self.schema == "public" else self.schema)

    def spelled(self):
        return name(table_name(self.name, self.schema))

    def next_value(self):
        return Expression("nextval(" + quoted(self.spelled()) + ")")

    def creation(self):
        words = ["CREATE SEQUENCE " + self.spelled()]
        if self.options.get("data_type") is not None:
            from postgresql import text_of
            from type_base import made
            words.append("AS " + text_of(made(self.options["data_type"]).described()))
        if self.increment is not None:
            words.append("INCREMENT BY %d" % self.increment)
        if self.start is not None:
            words.append("START WITH %d" % self.start)
        return " ".join(words + _sequence_words(self.options))

    def create(self, bind=None, checkfirst=True):
        from recording import create_sequence
        create_sequence(self, checkfirst)

    def drop(self, bind=None, checkfirst=True):
        from recording import drop_sequence
        drop_sequence(self, checkfirst)


class Constraint:
    kind = None
    NAMED = ("name",)

    def named(self, options, what, known=()):
        others(options, ("name", "schema") + known, what)
        self.name = string(options.get("name"), "a constraint's name")

    def described(self):
        refuse("a constraint of an unknown kind is used")


def _timing(options):
    initially = options.get("initially")
    if initially is not None and initially.upper() == "DEFERRED":
        return "INITIALLY_DEFERRED"
    if options.get("deferrable"):
        return "INITIALLY_IMMEDIATE"
    return "NOT_DEFERRABLE"


class Columns(Constraint):
    def __init__(self, *columns, **options):
        self.named(options, "a constraint", (
            "sqlite_on_conflict", "deferrable", "initially", "postgresql_include", "postgresql_nulls_not_distinct"))
        if not postgresql() and (options.get("sqlite_on_conflict") or options.get("deferrable")
                                 or options.get("initially")):
            refuse("a key has a conflict clause or is deferrable")
        self.columns, self.options = strings(list(columns), "the columns of a constraint"), {}
        if postgresql():
            self.options = _key_options(options)

    def described(self):
        return {"kind": self.kind, "name": self.name, "columns": self.columns, "options": self.options}


def _key_options(options):
    known = {}
    timing = _timing(options)
    if timing != "NOT_DEFERRABLE":
        known["postgresql_deferrable"] = "deferrable" if timing == "INITIALLY_IMMEDIATE" else "initially deferred"
    if options.get("postgresql_include"):
        known["postgresql_include"] = ", ".join(name(getattr(each, "name", each)) for each in options[
            "postgresql_include"])
    if options.get("postgresql_nulls_not_distinct"):
        known["postgresql_nulls_not_distinct"] = True
    return known


class PrimaryKeyConstraint(Columns):
    kind = "primary"


class UniqueConstraint(Columns):
    kind = "unique"


class CheckConstraint(Constraint):
    kind = "check"
    # Whether the type of a column declares it.
    of_type = False

    def __init__(self, sqltext, name=None, **options):
        self.named({**options, "name": name}, "a check constraint", ("postgresql_not_valid",))
        self.condition, self.options = condition(sqltext), _validity(options)

    def described(self):
        return {"kind": self.kind, "name": self.name, "condition": self.condition, "options": self.options}


def _validity(options):
    return {"postgresql_not_valid": True} if postgresql() and options.get("postgresql_not_valid") else {}


class ExcludeConstraint(Constraint):
    """An exclusion constraint of PostgreSQL, which is added by a statement of its own."""
    kind = "exclude"

    def __init__(self, *elements, **options):
        self.named(options, "an exclusion constraint", ("using", "where", "deferrable", "initially", "ops"))
        self.elements, self.options = elements, options

    def statement(self, table):
        given, ops = self.options, self.options.get("ops") or {}
        elements = []
        for column, operator in self.elements:
            part = name(column) if isinstance(column, str) else condition(column)
            ops_of = ops.get(getattr(column, "name", column) if isinstance(column, (str, Expression)) else None)
            elements.append(part + (" " + ops_of if ops_of else "") + " WITH " + operator)
        sql = "ALTER TABLE %s ADD %sEXCLUDE USING %s (%s)" % (
            name(table), "CONSTRAINT %s " % name(self.name) if self.name else "", given.get("using") or "gist",
            ", ".join(elements))
        if given.get("where") is not None:
            sql += " WHERE (" + condition(given["where"]) + ")"
        timing = _timing(given)
        return sql + {"NOT_DEFERRABLE": "", "INITIALLY_IMMEDIATE": " DEFERRABLE"}.get(
            timing, " DEFERRABLE INITIALLY DEFERRED")


ACTIONS = {None: "NO_ACTION", "NO ACTION": "NO_ACTION", "RESTRICT": "RESTRICT", "CASCADE": "CASCADE",
           "SET NULL": "SET_NULL", "SET DEFAULT": "SET_DEFAULT"}


class ForeignKeyConstraint(Constraint):
    kind = "foreign"

    def __init__(self, columns, refcolumns, name=None, **options):
        self.named({**options, "name": name}, "a foreign key", (
            "onupdate", "ondelete", "deferrable", "initially", "match", "use_alter", "link_to_name",
            "postgresql_not_valid"))
        self.columns = strings(columns, "the columns of a foreign key")
        targets = [self._target(target) for target in strings(refcolumns, "the columns of a foreign key")]
        tables = {table for table, column in targets}
        if len(tables) != 1:
            refuse("a foreign key refers to several tables")
        self.table, self.referenced, self.options = targets[0][0], [column for table, column in targets], options

    @staticmethod
    def _target(text):
        table, dot, column = text.rpartition(".")
        if postgresql() and SEPARATOR not in table:
            table = SEPARATOR.join(table.rsplit(".", 1))
        return (table, column) if dot else refuse("a foreign key refers to " + text + ", which does not name a table")

    def described(self):
        try:
            delete, update = (ACTIONS[word and word.upper()] for word in (
                self.options.get("ondelete"), self.options.get("onupdate")))
        except KeyError:
            refuse("a foreign key has an unknown action")
        return {"kind": self.kind, "name": self.name, "columns": self.columns, "table": self.table,
                "referenced": self.referenced, "onDelete": delete, "onUpdate": update,
                "deferrability": _timing(self.options), "match": self.options.get("match"),
                "options": _validity(self.options)}


class ForeignKey:
    def __init__(self, column, name=None, **options):
        if hasattr(column, "table") and hasattr(column, "name") and not isinstance(column, Opaque):
            column = column.table.name + "." + column.name
        if not isinstance(column, str):
            refuse("a foreign key refers to a computed column")
        self.column, self.options = column, {**options, "name": name}

    def on(self, column):
        options = {key: value for key, value in self.options.items() if key not in ("_constraint", "link_to_name")}
        return ForeignKeyConstraint([column], [self.column], **options)
