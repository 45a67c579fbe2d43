"""The operations that a script requests, kept in their order, and the statements that it executes."""
import re

import enum_types
import history
from constraints import Sequence
from expressions import Text, name
from queries import Select
from reflection import Context, Engine, Inspector, Rows, catalog, switched
from refusals import Opaque, described, refuse, warn
from statements import Statement
from target import postgresql

READING = ("select", "with", "pragma", "values", "explain", "show")
# Queries that are statements, because a function changes something.
EFFECTS = re.compile(r"\s*SELECT\s+(?:\w+\.)?(?:setval|create_hypertable|add_\w+|pg_advisory_\w+|cron\.\w+)\s*\(", re.I)
ENDING = re.compile(r"\s*(COMMIT|BEGIN|END|START\s+TRANSACTION)(?:\s+(?:TRANSACTION|WORK))?\s*;?\s*$", re.I)


class Recording:
    operations = []


def record(kind, **content):
    Recording.operations.append({"op": kind, **content})


def execute(statement, values=None):
    if isinstance(statement, Statement):
        for sql in statement.written(values):
            record("execute", sql=sql)
        return
    if isinstance(statement, str):
        statement = Text(statement)
    if isinstance(statement, Definition):
        record("execute", sql=statement.sql)
        return
    if isinstance(statement, Select):
        refuse("the database is queried (" + " ".join(statement.query.split())[:60] + ")")
    if not isinstance(statement, Text):
        refuse("an executed statement is " + described(statement) + ", not text, insert, update or delete")
    if isinstance(values, (list, tuple)):
        for each in values:
            execute(statement, each)
        return
    sql = statement.written(values).strip()
    if not sql:
        refuse("an empty statement is executed")
    if switched(sql):
        return
    if postgresql() and ENDING.match(sql):
        warn(" ".join(sql.split()).rstrip(";").upper() + " is left out: Limbeck itself begins and ends transactions")
        return
    record("execute", sql=sql)


class Definition:
    """A statement that defines a sequence or a schema, which a script executes."""

    def __init__(self, sql):
        if not postgresql():
            refuse("an executed statement is for a database that has sequences and schemas")
        self.sql = sql

    @staticmethod
    def drop(kind):
        return lambda element, cascade=False, if_exists=False, **options: Definition("DROP %s %s%s%s" % (
            kind, "IF EXISTS " if if_exists else "",
            element.spelled() if isinstance(element, Sequence) else name(element), " CASCADE" if cascade else ""))


def create_sequence(sequence, checkfirst=True):
    if postgresql() and not (checkfirst and sequence.key() in history.Replay.schema().sequences):
        record("execute", sql=sequence.creation())


def drop_sequence(sequence, checkfirst=True):
    if postgresql() and not (checkfirst and sequence.key() not in history.Replay.schema().sequences):
        record("execute", sql="DROP SEQUENCE " + sequence.spelled())


DEFINITIONS = {
    "CreateSequence": lambda sequence, **options: Definition(sequence.creation()),
    "DropSequence": Definition.drop("SEQUENCE"),
    "CreateSchema": lambda given, if_not_exists=False, **options: Definition(
        "CREATE SCHEMA " + ("IF NOT EXISTS " if if_not_exists else "") + name(given)),
    "DropSchema": Definition.drop("SCHEMA"),
    "DDL": lambda sql, **options: Text(sql.replace("%%", "%")),
}


class Bind(Engine):
    """The result of op.get_bind(): records statements that change data, and refuses queries of rows."""

    def execute(self, statement, values=None, **more):
        if more:
            values = {**(values or {}), **more}
        text = statement if isinstance(statement, str) else statement.sql if isinstance(statement, Text) else ""
        known = {**getattr(statement, "values", {}), **values} if isinstance(values, dict) and isinstance(
            statement, Text) else statement.values if isinstance(statement, Text) else values
        answer = catalog(text, known)
        if answer is not None:
            return answer
        if switched(text):
            return Rows(None)
        if postgresql() and EFFECTS.match(text):
            execute(statement, values)
            return Opaque("the result of a statement")
        if text.strip().split(None, 1)[:1] and text.strip().split(None, 1)[0].lower() in READING:
            refuse("the database is queried (" + " ".join(text.split())[:60] + ")")
        execute(statement, values)
        return Opaque("the result of a statement")

    def exec_driver_sql(self, sql, values=None, **options):
        if values:
            refuse("a statement of the driver has parameters")
        if postgresql() and isinstance(sql, str):
            # psycopg2 reads %% as one character, also without parameters.
            sql = sql.replace("%%", "%")
        return self.execute(Text(re.sub(r"(?<!:):(?=\w)", r"\:", sql)) if isinstance(sql, str) else sql)

    def scalar(self, statement, values=None):
        return self.execute(statement, values).scalar()

    def connect(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        return False

    begin = begin_nested = connect
    engine = connection = property(lambda self: self)

    def close(self):
        pass

    def execution_options(self, **options):
        if not postgresql():
            refuse("op.get_bind().execution_options is used")
        return self

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        if wanted == "commit" and postgresql():
            return lambda: execute("COMMIT")
        refuse("op.get_bind()." + wanted + " is used")


Context.connect = staticmethod(Bind)


def create(table, checkfirst):
    """Records that a table is created, if it does not exist already."""
    if not checkfirst or not Inspector().has_table(table.name):
        create_table(table)


def create_table(table):
    """Records the table with the types that its columns need and with what needs statements of its own."""
    described = table.described()
    if postgresql():
        enum_types.create_missing(table.columns)
    record("createTable", table=described)
    for sql in table.statements() if postgresql() else ():
        record("execute", sql=sql)


def drop(table, checkfirst):
    if not checkfirst or Inspector().has_table(table.name):
        record("dropTable", name=table.name)
