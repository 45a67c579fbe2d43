"""Replacements for the modules alembic and sqlalchemy, which need not be installed."""
import constraints
import entities
import expressions
import indexes
import orm
import queries
import recording
import reflection
import sql_types
import statements
import tables
import third_party
from installed import SqlAlchemy
from operations import Operations
from refusals import Opaque
from type_base import made


class Module:
    """A module; an unknown name in it is an opaque object."""

    def __init__(self, name, **content):
        self.__name__ = name
        self.__dict__.update(content)

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        return Opaque(self.__name__ + "." + wanted)


class Exceptions(Module):
    """A module of exceptions, which scripts catch."""

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        self.__dict__[wanted] = type(wanted, (Warning if wanted.endswith("Warning") else Exception,), {})
        return self.__dict__[wanted]


def _column(name, type_=None, *args, **options):
    return expressions.ColumnName(name, made(type_))


def _expressions():
    e, s = expressions, statements
    return {
        "text": e.Text, "func": e.Functions(), "and_": e.and_, "or_": e.or_, "not_": e.not_, "null": e.null,
        "true": e.true, "false": e.false, "literal": e.literal, "literal_column": e.literal_column, "cast": e.cast,
        "desc": e.desc, "asc": e.asc, "column": _column, "table": tables.Table,
        "insert": lambda table: s.Statement("INSERT", table), "update": lambda table: s.Statement("UPDATE", table),
        "delete": lambda table: s.Statement("DELETE", table), "select": queries.Select, "case": queries.case,
        "exists": queries.exists, "bindparam": e.Parameter, "False_": e.false, "True_": e.true,
    }


def _items():
    c, t = constraints, tables
    return {
        **recording.DEFINITIONS,
        "Column": orm.column, "ForeignKey": c.ForeignKey, "ForeignKeyConstraint": c.ForeignKeyConstraint,
        "PrimaryKeyConstraint": c.PrimaryKeyConstraint, "UniqueConstraint": c.UniqueConstraint,
        "CheckConstraint": c.CheckConstraint, "Index": indexes.Index, "Table": t.Table, "MetaData": t.MetaData,
        "Computed": c.Computed, "Identity": c.Identity, "Sequence": c.Sequence, "FetchedValue": c.FetchedValue,
        "DefaultClause": c.DefaultClause,
    }


def stand_ins():
    shared = {**sql_types.TYPES}
    dialects = {name: Module("sqlalchemy.dialects." + name, **{**shared, **own})
                for name, own in sql_types.DIALECTS.items()}
    dialects["postgresql"].__dict__.update(
        ExcludeConstraint=constraints.ExcludeConstraint, array=expressions.array_of,
        insert=lambda table: statements.Statement("INSERT", table))
    sql = Module("sqlalchemy.sql", **_expressions(), expression=Module("sqlalchemy.sql.expression", **_expressions()),
                 sqltypes=Module("sqlalchemy.sql.sqltypes", **shared), schema=Module("sqlalchemy.schema", **_items()))
    op = Operations()
    engine = Module("sqlalchemy.engine", Inspector=reflection.Inspector, Engine=reflection.Engine,
                    reflection=Module("sqlalchemy.engine.reflection", Inspector=reflection.Inspector))
    exceptions = Exceptions("sqlalchemy.exc")
    sqlalchemy = Module(
        "sqlalchemy", **shared, **_expressions(), **_items(), sql=sql, types=Module("sqlalchemy.types", **shared),
        schema=Module("sqlalchemy.schema", **_items()), dialects=Module("sqlalchemy.dialects", **dialects),
        orm=orm.module("sqlalchemy.orm", Module), exc=exceptions, engine=engine, inspect=reflection.inspect,
        engine_from_config=lambda *args, **options: reflection.Engine(), __version__=SqlAlchemy.version,
        Inspector=reflection.Inspector, ext=Module("sqlalchemy.ext", declarative=Module(
            "sqlalchemy.ext.declarative", declarative_base=orm.declarative_base)))
    flask = type("SQLAlchemy", (), {
        "Model": orm.declarative_base(), "metadata": tables.MetaData(), "__init__": lambda *args, **options: None,
        "__getattr__": lambda self, wanted: getattr(sqlalchemy, wanted) if wanted in sqlalchemy.__dict__ else getattr(
            sqlalchemy.orm, wanted)})
    context = Module("alembic.context", get_bind=op.get_bind, get_context=op.get_context,
                     get_impl=lambda: op.impl, is_offline_mode=lambda: False, config=reflection.Configuration())
    return {**third_party.modules(Module), **entities.modules(Module), "sqlalchemy": sqlalchemy,
            "alembic": Module("alembic", op=op, context=context), "flask_sqlalchemy": Module("flask_sqlalchemy", SQLAlchemy=flask)}
