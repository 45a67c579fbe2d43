"""alembic.op: records the operations of a script without running them."""
import contextlib
import functools
import inspect
import re
import types

import enum_types
from constraints import (CheckConstraint, ExcludeConstraint, ForeignKeyConstraint, Identity, PrimaryKeyConstraint,
                         UniqueConstraint, default, foreign, others, string, strings, table_name)
from conventions import Given, applied, named
from expressions import inserted, literal, name
from history import Replay
from recording import Bind, create_table, execute, record
from reflection import Context, Inspector
from refusals import Failing, Opaque, described, refuse, warn
from sql_types import made
from tables import Column, Index, PostgresqlIndex, Table
from target import postgresql, product
from third_party import synchronized


def _steps(table, steps, recreate="AUTO"):
    """Records the steps; a statement among them divides them."""
    own = []
    for step in [*steps, None]:
        if step and step["step"] != "sql":
            own.append(step)
            continue
        if own:
            record("alterTable", table=table, recreate=recreate, steps=own)
        own = []
        if step:
            record("execute", sql=step["sql"])


def _added_column(table, column, batch=False, **options):
    others(options, ("schema", "insert_before", "insert_after"), "add_column")
    if not isinstance(column, Column):
        refuse("the argument of add_column is " + described(column))
    if column.primary_key:
        refuse("a column is added to the primary key")
    if postgresql():
        enum_types.inherit([column], table)
    constraints = column.constraints()
    if any(each.kind == "primary" for each in constraints):
        refuse("a column is added to the primary key")
    Table._untyped(column, [each for each in constraints if each.kind == "foreign"])
    if not postgresql() and not batch and any(getattr(each, "of_type", False) for each in constraints):
        warn("the check of the type of %s.%s is not created, as in Alembic on SQLite outside a batch" % (
            table, column.name))
        constraints = [each for each in constraints if not getattr(each, "of_type", False)]
    after = options.get("insert_after")
    if options.get("insert_before") is not None:
        refuse("a column is added before another")
    steps = [{"step": "addColumn", "column": column.described(), "after": after}]
    steps += [_added(table, each) for each in constraints]
    steps += [{"step": "sql", "sql": sql} for sql in column.statements(table)]
    return steps + [{"step": "createIndex", "index": each.described()} for each in column.indexes(table)]


UNSET = False
ALTERED = ("nullable", "comment", "server_default", "new_column_name", "type_", "existing_type", "autoincrement",
           "schema", "existing_server_default", "existing_nullable", "existing_comment", "existing_autoincrement",
           "insert_before", "insert_after", "name", "postgresql_using")


def _without_ignored(options):
    """Leaves out arguments that Alembic accepts and does not use."""
    for key in [key for key in options if key not in ALTERED and not foreign(key)]:
        warn(key + " of alter_column is ignored, as in Alembic")
        del options[key]
    return options


def _altered_column(column, nullable=None, comment=UNSET, server_default=UNSET, new_column_name=None, type_=None,
                    existing_type=None, autoincrement=None, **options):
    others(options, ("schema", "existing_server_default", "existing_nullable", "existing_comment",
                     "existing_autoincrement", "insert_before", "insert_after", "name", "postgresql_using"),
           "alter_column")
    new_column_name = new_column_name or options.get("name")
    change = {}
    if type_ is not None:
        change["type"] = made(type_).described()
        if made(type_).check(column):
            refuse("alter_column sets a type that has a check constraint")
        if existing_type is not None and made(existing_type).check(column):
            refuse("alter_column replaces a type that has a check constraint")
        if made(type_).collation:
            change["collation"] = made(type_).collation
        if postgresql() and options.get("postgresql_using") is not None:
            change["using"] = string(options["postgresql_using"], "postgresql_using")
    elif postgresql() and options.get("postgresql_using") is not None:
        raise Failing("postgresql_using is given without type_")
    if nullable is not None:
        change["nullable"] = bool(nullable)
    if server_default is not UNSET and postgresql() and (isinstance(server_default, Identity) or isinstance(
            options.get("existing_server_default"), Identity)):
        change.update(_numbered(server_default, options.get("existing_server_default"), existing_type, change))
    elif server_default is not UNSET:
        change["changesDefault"], change["default"] = True, default(server_default)
    if comment is not UNSET:
        change["changesComment"], change["comment"] = True, string(comment, "a comment")
    if not postgresql() and (options.get("insert_after") is not None or options.get("insert_before") is not None):
        refuse("a column is moved")
    if autoincrement is not None:
        warn("autoincrement of alter_column is ignored, because it changes nothing on " + product())
    string(column, "a column's name")
    steps = [{"step": "alterColumn", "column": column, "change": change}] if change else []
    if new_column_name is not None and new_column_name != column:
        steps.append({"step": "renameColumn", "from": column, "to": string(new_column_name, "a column's name")})
    return steps


def _numbered(identity, existing, existing_type, change):
    """Returns the change of a column that becomes an identity column or is one no longer."""
    if isinstance(existing, Identity) and isinstance(identity, Identity):
        refuse("the options of an identity column change")
    if isinstance(identity, Identity):
        if identity.options:
            refuse("a column becomes an identity column with options")
        return {"identity": identity.described}
    if identity is not None or (existing_type is None and "type" not in change):
        refuse("an identity column gets a default, or its type is not given")
    return {"losesIdentity": True, "type": change.get("type") or made(existing_type).described()}


def _column_name(column):
    return column.name if isinstance(column, Column) else string(column, "a column's name")


def _dropped_column(table, column, before=()):
    """PostgreSQL drops what uses the column together with it, which Limbeck's operations do themselves.

    What uses it may not be known: SQL of the script has changed the table, an expression contains the name of the column,
    which can also be that of a function or type, or the database has chosen the name of a constraint. Then PostgreSQL
    drops the column by SQL, as in Alembic.
    """
    step = {"step": "dropColumn", "name": column}
    known = Replay.schema(asked=False).tables.get(table) if postgresql() else None
    if known is None:
        return [step]
    changed, known = known.changed_by_sql, known.after(before)
    if changed or any(each["step"] == "sql" for each in before) or known.uses_in_text(column) or _has_unknown_name(
            known, column):
        return [{"step": "sql", "sql": "ALTER TABLE %s DROP COLUMN %s" % (name(table), name(column))}]
    steps = [{"step": "dropIndex", "name": index["name"]} for index in known.indexes
             if any(part.get("column") == column for part in index["parts"])]
    steps += [{"step": "dropConstraint", "name": each["name"], "convention": False}
              for each in known.constraints if column in each.get("columns", ())]
    if known.key and column in known.key["columns"]:
        steps.append({"step": "dropPrimaryKey"})
    return [*steps, step]


def _has_unknown_name(known, column):
    """Returns whether a constraint with the column has a name that PostgreSQL shortens or numbers."""
    names = [each["name"] for each in known.constraints + known.indexes]
    return any(column in each.get("columns", ()) and (
        len(each["name"].encode()) > 63 or names.count(each["name"]) > 1) for each in known.constraints)


KINDS = {"check": "check", "unique": "unique", "foreignkey": "foreign"}


def _dropped_constraint(table, constraint, type_=None, convention=False):
    if type_ not in (None, "primary", *KINDS):
        raise Failing("a constraint of the type %r is dropped" % (type_,))
    if type_ == "primary":
        return [{"step": "dropPrimaryKey"}]
    if string(constraint, "a constraint's name") is None:
        raise Failing("a constraint without a name is dropped")
    if type_ in KINDS:
        constraint = named(table, constraint, KINDS[type_])
    if postgresql() and not _has_constraint(table, constraint):
        return [{"step": "sql", "sql": "ALTER TABLE %s DROP CONSTRAINT %s" % (name(table), name(constraint))}]
    return [{"step": "dropConstraint", "name": constraint, "convention": convention}]


def _has_constraint(table, constraint):
    """Returns whether Limbeck's operations can drop it: an exclusion constraint is not part of a table of the model."""
    known = Replay.schema(asked=False).tables.get(table)
    return known is None or not known.complete or any(
        each["name"] == constraint for each in known.constraints + ([known.key] if known.key else []))


def _foreign_key(table, given, referent, local, remote, **options):
    schema = options.pop("referent_schema", None)
    options.pop("source_schema", None)
    remote = ["%s.%s" % (table_name(referent, schema), column) for column in strings(remote, "columns")]
    return _added(table, ForeignKeyConstraint(local, remote, given, **options))


def _added(table, constraint):
    return {"step": "addConstraint", "constraint": applied(table, constraint.described())}


def _exists(options, table, index):
    """Returns whether an index with if_not_exists exists, according to the history."""
    if not options.get("if_not_exists"):
        return False
    tables = Replay.schema().tables
    return any(each["name"] == index.name for known in (tables.values() if postgresql() else [tables.get(table)])
               if known for each in known.indexes)


# table_name() for methods that have a parameter of that name.
qualified = table_name


def _has_index(table, index):
    """Returns whether the index can belong to the table: PostgreSQL drops an index whatever table the script names."""
    tables = Replay.schema(asked=False).tables
    own = any(each["name"] == index for each in tables[table].indexes) if table in tables else False
    return own or not any(each["name"] == index for known in tables.values() for each in known.indexes)


ALIASES = {"constraint_name": "given", "index_name": "index", "table_name": "table", "column_name": "column",
           "sqltext": "statement"}


# The functions that accept more arguments without a name in some versions of Alembic than they do here.
WITH_MORE_PLACES = ("alter_column", "create_foreign_key")


def named_arguments(kind):
    """Lets the methods of the class take their arguments by the names that Alembic uses."""
    for method, function in list(vars(kind).items()):
        if not method.startswith("_") and isinstance(function, types.FunctionType):
            setattr(kind, method, _aliased(function))
    return kind


def _aliased(function):
    parameters = inspect.signature(function).parameters

    places = [each for each in parameters.values() if each.kind is not each.VAR_KEYWORD]
    limited = function.__name__ not in WITH_MORE_PLACES and all(
        each.kind is each.POSITIONAL_OR_KEYWORD for each in places)

    @functools.wraps(function)
    def call(*args, **options):
        if limited and len(args) > len(places):
            raise Failing("%s is called with %d arguments, and it has at most %d without a name" % (
                function.__name__, len(args) - 1, len(places) - 1))
        for given, own in [(key, ALIASES[key]) for key in options if key in ALIASES]:
            target = own if own in parameters else "given"
            if given not in parameters and target in parameters:
                options[target] = options.pop(given)
        return function(*args, **options)
    return call


@named_arguments
class Operations:
    """The functions of alembic.op."""

    def create_table(self, given, *items, **options):
        table = Table(given, *items, **options)
        if not (options.get("if_not_exists") and Inspector().has_table(table.name)):
            create_table(table)
        return table

    def drop_table(self, given, schema=None, **options):
        others(options, ("if_exists",), "drop_table")
        if options.get("if_exists"):
            record("execute", sql="DROP TABLE IF EXISTS " + name(table_name(given, schema)))
        else:
            record("dropTable", name=table_name(given, schema))

    def rename_table(self, old_table_name, new_table_name, schema=None):
        record("renameTable", **{"from": table_name(old_table_name, schema), "to": table_name(new_table_name, schema)})

    def add_column(self, table, column, schema=None, **options):
        _steps(table_name(table, schema), _added_column(table_name(table, schema), column, **options))

    def drop_column(self, table, column, schema=None, **options):
        others(options, (), "drop_column")
        _steps(table_name(table, schema), _dropped_column(table_name(table, schema), _column_name(column)))

    def alter_column(self, table, column, *, schema=None, **options):
        _steps(table_name(table, schema), _altered_column(column, **_without_ignored(options)))

    def create_index(self, index, table, columns, schema=None, unique=False, **options):
        table = table_name(table, schema)
        made_index = Index(index, *_list(columns), unique=unique, **options).named_for(table)
        if not _exists(options, table, made_index):
            _steps(table, [{"step": "createIndex", "index": made_index.described()}])

    def drop_index(self, index, table_name=None, schema=None, **options):
        others(options, ("sqlite_where", "unique", "if_exists", *PostgresqlIndex.OPTIONS), "drop_index")
        if string(index, "an index's name") is None:
            raise Failing("an index without a name is dropped")
        if options.get("if_exists"):
            record("execute", sql="DROP INDEX IF EXISTS " + name(qualified(index, schema)))
        elif table_name is None or postgresql() and not _has_index(qualified(table_name, schema), index):
            record("execute", sql="DROP INDEX " + name(qualified(index, schema)))
        else:
            table = qualified(table_name, schema)
            _steps(string(table, "a table's name"), [{"step": "dropIndex", "name": index}])

    def create_primary_key(self, given, table, columns, schema=None):
        _steps(table_name(table, schema), [_added(table, PrimaryKeyConstraint(*_list(columns), name=given))])

    def create_unique_constraint(self, given, table, columns, schema=None, **options):
        _steps(table_name(table, schema), [_added(table, UniqueConstraint(*_list(columns), name=given, **options))])

    def create_check_constraint(self, given, table, condition, schema=None, **options):
        _steps(table_name(table, schema), [_added(table, CheckConstraint(condition, given, **options))])

    def create_foreign_key(self, given, source_table, referent_table, local_cols, remote_cols, **options):
        table = table_name(source_table, options.get("source_schema"))
        _steps(table, [_foreign_key(table, given, referent_table, local_cols, remote_cols, **options)])

    def drop_constraint(self, given, table, type_=None, schema=None):
        _steps(table_name(table, schema), _dropped_constraint(table, given, type_))

    def bulk_insert(self, table, rows, multiinsert=True):
        if not isinstance(table, Table):
            refuse("the argument of bulk_insert is not a table")
        if not isinstance(rows, (list, tuple)):
            refuse("the rows of bulk_insert are computed")
        for sql in inserted(table, rows):
            record("execute", sql=sql)

    def execute(self, statement, execution_options=None):
        execute(statement)

    def sync_enum_values(self, *args, **options):
        """The operation of alembic-postgresql-enum."""
        if not postgresql():
            refuse("op.sync_enum_values is called")
        for sql in synchronized(*args, **options):
            record("execute", sql=sql)

    def f(self, given):
        return Given(given)

    def inline_literal(self, value, type_=None):
        return literal(value, type_)

    def get_bind(self):
        return Bind()

    def get_context(self):
        return Context()

    @property
    def impl(self):
        return Context().impl

    @contextlib.contextmanager
    def batch_alter_table(self, table, schema=None, recreate="auto", partial_reordering=None, copy_from=None,
                          table_args=(), table_kwargs=None, reflect_args=(), reflect_kwargs=None,
                          naming_convention=None):
        if copy_from is not None and not postgresql():
            warn("copy_from of batch_alter_table is ignored: Limbeck changes the definition in the database, whereas"
                 " Alembic recreates the table from the one in the script. `limbeck drift` shows whether the two differ")
        others({key: value for key, value in (table_kwargs or {}).items() if key != "sqlite_autoincrement"}, (),
               "batch_alter_table")
        if partial_reordering and not postgresql():
            refuse("batch_alter_table reorders the columns")
        if recreate not in ("auto", "always", "never"):
            refuse("recreate of batch_alter_table is computed")
        batch = Batch(table_name(table, schema), naming_convention is not None and not postgresql())
        if recreate == "always" and postgresql():
            warn("recreate of batch_alter_table is left out: the table is changed where it is")
        for item in () if postgresql() else table_args:
            if getattr(item, "name", None) is None or not hasattr(item, "kind"):
                refuse("table_args of batch_alter_table has an unnamed item")
            batch.add(_added(batch.table, item))
        try:
            yield batch
        finally:
            if (table_kwargs or {}).get("sqlite_autoincrement") and not postgresql():
                batch.number()
            # Limbeck itself decides when to copy, so "always" is not needed; only "never" is kept.
            _steps(batch.table, batch.steps, "NEVER" if recreate == "never" and not postgresql() else "AUTO")

    def create_table_comment(self, table_name, comment, existing_comment=None, schema=None):
        string(comment, "a comment")
        if postgresql():
            record("tableComment", table=qualified(table_name, schema), comment=comment)
            return
        warn("comments of tables are ignored, because SQLite does not store them")

    def create_exclude_constraint(self, given, table, *elements, **options):
        if not postgresql():
            refuse("op.create_exclude_constraint is called")
        table = table_name(table, options.pop("schema", None))
        record("execute", sql=ExcludeConstraint(*elements, name=given, **options).statement(table))

    def drop_table_comment(self, table_name, existing_comment=None, schema=None):
        if postgresql():
            record("tableComment", table=qualified(table_name, schema), comment=None)
            return
        warn("comments of tables are ignored, because SQLite does not store them")

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)

        def call(*args, **kwargs):
            refuse("op." + wanted + " is called")
        return call


@named_arguments
class Batch:
    """The result of batch_alter_table. Columns have the names from before the batch, as in Alembic."""

    def __init__(self, table, convention):
        self.table, self.convention, self.steps, self.renamed = table, convention, [], {}

    def add(self, *steps):
        for step in steps:
            if step["step"] == "renameColumn":
                self.renamed[step["from"]] = step["to"]
            self.steps.append(step)

    def number(self):
        """Makes the key AUTOINCREMENT, as Alembic does when it creates the table again."""
        known = Replay.schema(asked=False).tables.get(self.table)
        plain = [column["name"] for column in known.columns.values() if column.get("identity") == "PLAIN"] \
            if known else []
        for column in plain:
            self.add({"step": "alterColumn", "column": self._now(column), "change": {"identity": "AUTOINCREMENT"}})

    def _now(self, column):
        return self.renamed.get(column, column) if isinstance(column, str) and not postgresql() else column

    def add_column(self, column, insert_before=None, insert_after=None, **options):
        if postgresql():
            insert_before = insert_after = None
        elif getattr(column, "options", {}).get("index"):
            refuse("a batch adds a column with index=True, and Alembic may name the index after its temporary table")
        self.add(*_added_column(self.table, column, True, insert_before=insert_before,
                                insert_after=self._now(insert_after), **options))

    def drop_column(self, column, **options):
        others(options, (), "drop_column")
        self.add(*_dropped_column(self.table, self._now(_column_name(column)), self.steps))

    def alter_column(self, column, **options):
        self.add(*_altered_column(self._now(column), **_without_ignored(options)))

    def create_index(self, index, columns, **options):
        made_index = Index(index, *_list(columns), **options).named_for(self.table)
        if not _exists(options, self.table, made_index):
            self.add({"step": "createIndex", "index": made_index.described()})

    def drop_index(self, index, **options):
        others(options, ("table_name", "sqlite_where", "unique", "if_exists", *PostgresqlIndex.OPTIONS), "drop_index")
        if options.get("if_exists"):
            refuse("an index is dropped with if_exists")
        if string(index, "an index's name") is None:
            raise Failing("an index without a name is dropped")
        self.add({"step": "dropIndex", "name": string(index, "an index's name")})

    def create_primary_key(self, given, columns):
        self.add(_added(self.table, PrimaryKeyConstraint(*map(self._now, _list(columns)), name=given)))

    def create_unique_constraint(self, given, columns, **options):
        self.add(_added(self.table, UniqueConstraint(*map(self._now, _list(columns)), name=given, **options)))

    def create_check_constraint(self, given, condition, **options):
        self.add(_added(self.table, CheckConstraint(condition, given, **options)))

    def create_foreign_key(self, given, referent_table, local_cols, remote_cols, **options):
        local = [self._now(column) for column in _list(local_cols)]
        self.add(_foreign_key(self.table, given, referent_table, local, remote_cols, **options))

    def create_exclude_constraint(self, given, *elements, **options):
        if not postgresql():
            refuse("batch_op.create_exclude_constraint is called")
        self.add({"step": "sql", "sql": ExcludeConstraint(*elements, name=given, **options).statement(self.table)})

    def create_table_comment(self, comment, existing_comment=None):
        if postgresql():
            self.add({"step": "sql", "sql": "COMMENT ON TABLE %s IS %s" % (name(self.table), literal(comment).sql)})
        else:
            warn("comments of tables are ignored, because SQLite does not store them")

    def drop_constraint(self, given, type_=None):
        self.add(*_dropped_constraint(self.table, given, type_, self.convention))

    def execute(self, statement, execution_options=None):
        execute(statement)

    def f(self, given):
        return Given(given)

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)

        def call(*args, **kwargs):
            refuse("batch_op." + wanted + " is called")
        return call


def _list(columns):
    if isinstance(columns, (str, Opaque)) or not isinstance(columns, (list, tuple)):
        refuse("the columns are not a list")
    return columns
