"""Replacements for SQLAlchemy's constraints and defaults, and checks of the arguments that a script gives."""
from expressions import Expression, Text, condition
from refusals import Opaque, described, refuse, warn
from sql_types import quoted

FOREIGN = ("postgresql_", "mysql_", "mariadb_", "mssql_", "oracle_")


def others(options, known, what):
    """Ignores options for other databases, as Alembic does on SQLite; refuses unknown options."""
    for key, value in options.items():
        if key in known or value is None or key in ("info", "_constraint_name", "doc", "quote", "quote_schema"):
            continue
        if key.startswith(FOREIGN):
            warn(key + " of " + what + " is ignored, as in Alembic on SQLite")
        else:
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
    return string(table, "a table's name") if schema is None else string(schema, "a schema") + "." + table


def default(value):
    """Returns the DEFAULT clause as SQLAlchemy writes it for SQLite."""
    if value is None or isinstance(value, FetchedValue):
        return None
    if isinstance(value, DefaultClause):
        return default(value.argument)
    if isinstance(value, Text):
        return value.written()
    if isinstance(value, Expression):
        return "(" + value.sql + ")"
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
        self.described = {"sql": condition(sqltext), "stored": persisted is True}


class Identity(FetchedValue):
    """sa.Identity, which SQLAlchemy omits on SQLite, because SQLite has no clause for it."""


class Sequence(FetchedValue):
    pass


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
        self.named(options, "a constraint", ("sqlite_on_conflict", "deferrable", "initially"))
        if options.get("sqlite_on_conflict") or options.get("deferrable") or options.get("initially"):
            refuse("a key has a conflict clause or is deferrable")
        self.columns = strings(list(columns), "the columns of a constraint")

    def described(self):
        return {"kind": self.kind, "name": self.name, "columns": self.columns}


class PrimaryKeyConstraint(Columns):
    kind = "primary"


class UniqueConstraint(Columns):
    kind = "unique"


class CheckConstraint(Constraint):
    kind = "check"
    # Whether the type of a column declares it.
    of_type = False

    def __init__(self, sqltext, name=None, **options):
        self.named({**options, "name": name}, "a check constraint")
        self.condition = condition(sqltext)

    def described(self):
        return {"kind": self.kind, "name": self.name, "condition": self.condition}


ACTIONS = {None: "NO_ACTION", "NO ACTION": "NO_ACTION", "RESTRICT": "RESTRICT", "CASCADE": "CASCADE",
           "SET NULL": "SET_NULL", "SET DEFAULT": "SET_DEFAULT"}


class ForeignKeyConstraint(Constraint):
    kind = "foreign"

    def __init__(self, columns, refcolumns, name=None, **options):
        self.named({**options, "name": name}, "a foreign key", (
            "onupdate", "ondelete", "deferrable", "initially", "match", "use_alter", "link_to_name"))
        self.columns = strings(columns, "the columns of a foreign key")
        targets = [self._target(target) for target in strings(refcolumns, "the columns of a foreign key")]
        tables = {table for table, column in targets}
        if len(tables) != 1:
            refuse("a foreign key refers to several tables")
        self.table, self.referenced, self.options = targets[0][0], [column for table, column in targets], options

    @staticmethod
    def _target(text):
        table, dot, column = text.rpartition(".")
        return (table, column) if dot else refuse("a foreign key refers to " + text + ", which does not name a table")

    def described(self):
        try:
            delete, update = (ACTIONS[word and word.upper()] for word in (
                self.options.get("ondelete"), self.options.get("onupdate")))
        except KeyError:
            refuse("a foreign key has an unknown action")
        return {"kind": self.kind, "name": self.name, "columns": self.columns, "table": self.table,
                "referenced": self.referenced, "onDelete": delete, "onUpdate": update,
                "deferrability": _timing(self.options), "match": self.options.get("match")}


class ForeignKey:
    def __init__(self, column, name=None, **options):
        if not isinstance(column, str):
            refuse("a foreign key refers to a computed column")
        self.column, self.options = column, {**options, "name": name}

    def on(self, column):
        options = {key: value for key, value in self.options.items() if key not in ("_constraint", "link_to_name")}
        return ForeignKeyConstraint([column], [self.column], **options)
