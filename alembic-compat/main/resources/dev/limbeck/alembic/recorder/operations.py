"""alembic.op: records the operations of a script without running them."""
import contextlib

import entities
from arguments import named_arguments
from constraints import (CheckConstraint, ExcludeConstraint, PrimaryKeyConstraint, UniqueConstraint, others, string,
                         table_name)
from conventions import Given
from expressions import literal, name
from history import Replay
from indexes import Index, PostgresqlIndex
from recording import Bind, create_table, execute, record
from reflection import Context, Inspector
from refusals import Failing, Opaque, refuse, warn
from statements import inserted
from steps import (added_column, added_constraint, added_foreign_key, altered_column, dropped_column, dropped_constraint,
                   has_index, index_exists, name_of_column, record_steps, without_ignored)
from tables import Table
from target import postgresql
from third_party import synchronized


# table_name() for methods that have a parameter of that name.
qualified = table_name


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
        record_steps(table_name(table, schema), added_column(table_name(table, schema), column, **options))

    def drop_column(self, table, column, schema=None, **options):
        others(options, (), "drop_column")
        record_steps(table_name(table, schema), dropped_column(table_name(table, schema), name_of_column(column)))

    def alter_column(self, table, column, *, schema=None, **options):
        record_steps(table_name(table, schema), altered_column(column, **without_ignored(options)))

    def create_index(self, index, table, columns, schema=None, unique=False, **options):
        table = table_name(table, schema)
        made_index = Index(index, *_list(columns), unique=unique, **options).named_for(table)
        if not index_exists(options, table, made_index):
            record_steps(table, [{"step": "createIndex", "index": made_index.described()}])

    def drop_index(self, index, table_name=None, schema=None, **options):
        others(options, ("sqlite_where", "unique", "if_exists", *PostgresqlIndex.OPTIONS), "drop_index")
        if string(index, "an index's name") is None:
            raise Failing("an index without a name is dropped")
        if options.get("if_exists"):
            record("execute", sql="DROP INDEX IF EXISTS " + name(qualified(index, schema)))
        elif table_name is None or postgresql() and not has_index(qualified(table_name, schema), index):
            record("execute", sql="DROP INDEX " + name(qualified(index, schema)))
        else:
            table = qualified(table_name, schema)
            record_steps(string(table, "a table's name"), [{"step": "dropIndex", "name": index}])

    def create_primary_key(self, given, table, columns, schema=None):
        record_steps(table_name(table, schema), [added_constraint(table, PrimaryKeyConstraint(*_list(columns), name=given))])

    def create_unique_constraint(self, given, table, columns, schema=None, **options):
        record_steps(table_name(table, schema), [added_constraint(table, UniqueConstraint(*_list(columns), name=given, **options))])

    def create_check_constraint(self, given, table, condition, schema=None, **options):
        record_steps(table_name(table, schema), [added_constraint(table, CheckConstraint(condition, given, **options))])

    def create_foreign_key(self, given, source_table, referent_table, local_cols, remote_cols, **options):
        table = table_name(source_table, options.get("source_schema"))
        record_steps(table, [added_foreign_key(table, given, referent_table, local_cols, remote_cols, **options)])

    def drop_constraint(self, given, table, type_=None, schema=None):
        record_steps(table_name(table, schema), dropped_constraint(table, given, type_))

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

    def create_entity(self, entity, **options):
        """The first of the operations of alembic_utils."""
        entities.run("create_entity", entity, lambda one: one.created())

    def drop_entity(self, entity, cascade=False):
        entities.run("drop_entity", entity, lambda one: one.dropped(cascade))

    def replace_entity(self, entity, **options):
        entities.run("replace_entity", entity, lambda one: one.replaced())

    revert_entity = replace_entity

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
            batch.add(added_constraint(batch.table, item))
        try:
            yield batch
        finally:
            if (table_kwargs or {}).get("sqlite_autoincrement") and not postgresql():
                batch.number()
            # Limbeck itself decides when to copy, so "always" is not needed; only "never" is kept.
            record_steps(batch.table, batch.steps, "NEVER" if recreate == "never" and not postgresql() else "AUTO")

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
        self.add(*added_column(self.table, column, True, insert_before=insert_before,
                                insert_after=self._now(insert_after), **options))

    def drop_column(self, column, **options):
        others(options, (), "drop_column")
        self.add(*dropped_column(self.table, self._now(name_of_column(column)), self.steps))

    def alter_column(self, column, **options):
        self.add(*altered_column(self._now(column), **without_ignored(options)))

    def create_index(self, index, columns, **options):
        made_index = Index(index, *_list(columns), **options).named_for(self.table)
        if not index_exists(options, self.table, made_index):
            self.add({"step": "createIndex", "index": made_index.described()})

    def drop_index(self, index, **options):
        others(options, ("table_name", "sqlite_where", "unique", "if_exists", *PostgresqlIndex.OPTIONS), "drop_index")
        if options.get("if_exists"):
            refuse("an index is dropped with if_exists")
        if string(index, "an index's name") is None:
            raise Failing("an index without a name is dropped")
        self.add({"step": "dropIndex", "name": string(index, "an index's name")})

    def create_primary_key(self, given, columns):
        self.add(added_constraint(self.table, PrimaryKeyConstraint(*map(self._now, _list(columns)), name=given)))

    def create_unique_constraint(self, given, columns, **options):
        self.add(added_constraint(self.table, UniqueConstraint(*map(self._now, _list(columns)), name=given, **options)))

    def create_check_constraint(self, given, condition, **options):
        self.add(added_constraint(self.table, CheckConstraint(condition, given, **options)))

    def create_foreign_key(self, given, referent_table, local_cols, remote_cols, **options):
        local = [self._now(column) for column in _list(local_cols)]
        self.add(added_foreign_key(self.table, given, referent_table, local, remote_cols, **options))

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
        self.add(*dropped_constraint(self.table, given, type_, self.convention))

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
