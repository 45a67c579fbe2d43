"""The steps of a change of a table, as the functions of alembic.op describe it."""
import enum_types
from constraints import ForeignKeyConstraint, Identity, default, foreign, others, string, strings, table_name
from conventions import applied, named
from expressions import name
from history import Replay
from recording import record
from refusals import Failing, described, refuse, warn
from tables import Column, Table
from target import postgresql, product
from type_base import made


def record_steps(table, steps, recreate="AUTO"):
    """Records the steps as batches; a statement ends a batch."""
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


def added_column(table, column, batch=False, **options):
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
    steps += [added_constraint(table, each) for each in constraints]
    steps += [{"step": "sql", "sql": sql} for sql in column.statements(table)]
    return steps + [{"step": "createIndex", "index": each.described()} for each in column.indexes(table)]


UNSET = False
ALTERED = ("nullable", "comment", "server_default", "new_column_name", "type_", "existing_type", "autoincrement",
           "schema", "existing_server_default", "existing_nullable", "existing_comment", "existing_autoincrement",
           "insert_before", "insert_after", "name", "postgresql_using")


def without_ignored(options):
    """Leaves out arguments that Alembic accepts and does not use."""
    for key in [key for key in options if key not in ALTERED and not foreign(key)]:
        warn(key + " of alter_column is ignored, as in Alembic")
        del options[key]
    return options


def altered_column(column, nullable=None, comment=UNSET, server_default=UNSET, new_column_name=None, type_=None,
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
    """Returns the change of a column that becomes an identity column or is no longer one."""
    if isinstance(existing, Identity) and isinstance(identity, Identity):
        refuse("the options of an identity column change")
    if isinstance(identity, Identity):
        if identity.options:
            refuse("a column becomes an identity column with options")
        return {"identity": identity.described}
    if identity is not None or (existing_type is None and "type" not in change):
        refuse("an identity column gets a default, or its type is not given")
    return {"losesIdentity": True, "type": change.get("type") or made(existing_type).described()}


def name_of_column(column):
    return column.name if isinstance(column, Column) else string(column, "a column's name")


def dropped_column(table, column, before=()):
    """PostgreSQL drops what uses the column together with it, which Limbeck's operations do themselves.

    What uses it may not be known: SQL of the script has changed the table, an expression contains a word that may be
    the column or a function or type of the same name, or the database has chosen the name of a constraint. Then
    PostgreSQL drops the column by SQL, as in Alembic.
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


def dropped_constraint(table, constraint, type_=None, convention=False):
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


def added_foreign_key(table, given, referent, local, remote, **options):
    schema = options.pop("referent_schema", None)
    options.pop("source_schema", None)
    remote = ["%s.%s" % (table_name(referent, schema), column) for column in strings(remote, "columns")]
    return added_constraint(table, ForeignKeyConstraint(local, remote, given, **options))


def added_constraint(table, constraint):
    return {"step": "addConstraint", "constraint": applied(table, constraint.described())}


def index_exists(options, table, index):
    """Returns whether an index with if_not_exists exists, according to the history."""
    if not options.get("if_not_exists"):
        return False
    tables = Replay.schema().tables
    return any(each["name"] == index.name for known in (tables.values() if postgresql() else [tables.get(table)])
               if known for each in known.indexes)


def has_index(table, index):
    """Returns whether the index can belong to the table: PostgreSQL ignores the table that the script names."""
    tables = Replay.schema(asked=False).tables
    own = any(each["name"] == index for each in tables[table].indexes) if table in tables else False
    return own or not any(each["name"] == index for known in tables.values() for each in known.indexes)
