"""Replacements for the modules alembic and sqlalchemy, which need not be installed."""
import expressions
import sql_types
import tables
from operations import Operations
from refusals import Opaque


class Module:
    """A module; an unknown name in it is an opaque object."""

    def __init__(self, name, **content):
        self.__name__ = name
        self.__dict__.update(content)

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        return Opaque(self.__name__ + "." + wanted)


def _column(name, type_=None, *args, **options):
    return expressions.ColumnName(name, sql_types.made(type_))


def _expressions():
    e = expressions
    return {
        "text": e.Text, "func": e.Functions(), "and_": e.and_, "or_": e.or_, "not_": e.not_, "null": e.null,
        "true": e.true, "false": e.false, "literal": e.literal, "literal_column": e.literal_column, "cast": e.cast,
        "desc": e.desc, "asc": e.asc, "column": _column, "table": tables.Table,
        "insert": lambda table: table.insert(), "update": lambda table: table.update(),
        "delete": lambda table: table.delete(),
    }


def _items():
    t = tables
    return {
        "Column": t.Column, "ForeignKey": t.ForeignKey, "ForeignKeyConstraint": t.ForeignKeyConstraint,
        "PrimaryKeyConstraint": t.PrimaryKeyConstraint, "UniqueConstraint": t.UniqueConstraint,
        "CheckConstraint": t.CheckConstraint, "Index": t.Index, "Table": t.Table, "MetaData": t.MetaData,
        "Computed": t.Computed, "Identity": t.Identity, "Sequence": t.Sequence, "FetchedValue": t.FetchedValue,
        "DefaultClause": t.DefaultClause,
    }


def stand_ins():
    shared = {**sql_types.TYPES}
    dialects = {name: Module("sqlalchemy.dialects." + name, **{**shared, **own})
                for name, own in sql_types.DIALECTS.items()}
    sql = Module("sqlalchemy.sql", **_expressions(), expression=Module("sqlalchemy.sql.expression", **_expressions()),
                 sqltypes=Module("sqlalchemy.sql.sqltypes", **shared), schema=Module("sqlalchemy.schema", **_items()))
    sqlalchemy = Module(
        "sqlalchemy", **shared, **_expressions(), **_items(), sql=sql, types=Module("sqlalchemy.types", **shared),
        schema=Module("sqlalchemy.schema", **_items()), dialects=Module("sqlalchemy.dialects", **dialects))
    return {"sqlalchemy": sqlalchemy, "alembic": Module("alembic", op=Operations())}
