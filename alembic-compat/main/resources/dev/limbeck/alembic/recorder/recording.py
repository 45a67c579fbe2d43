"""The operations that a script asks for, kept in their order, and the statements that it executes."""
import re

from expressions import Statement, Text
from queries import Select
from reflection import Context, Engine, Inspector, Rows, catalog, switched
from refusals import Opaque, described, refuse

READING = ("select", "with", "pragma", "values", "explain")


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
    record("execute", sql=sql)


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
        if text.strip().split(None, 1)[:1] and text.strip().split(None, 1)[0].lower() in READING:
            refuse("the database is queried (" + " ".join(text.split())[:60] + ")")
        execute(statement, values)
        return Opaque("the result of a statement")

    def exec_driver_sql(self, sql, values=None, **options):
        if values:
            refuse("a statement of the driver has parameters")
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

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        refuse("op.get_bind()." + wanted + " is used")


Context.connection = staticmethod(Bind)


def create(table, checkfirst):
    """Records that a table is created, if it does not exist already."""
    if not checkfirst or not Inspector().has_table(table.name):
        record("createTable", table=table.described())


def drop(table, checkfirst):
    if not checkfirst or Inspector().has_table(table.name):
        record("dropTable", name=table.name)
