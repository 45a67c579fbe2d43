"""The types that a script creates on PostgreSQL: enumerations and domains."""
from expressions import condition, name
from postgresql import qualified, quoted, text_of
from target import SEPARATOR


def spelled(kind):
    """Returns the name of the type as SQL."""
    return (name(kind.schema) + "." if kind.schema else "") + name(kind.name)


def _known(kind):
    import history
    types = history.Replay.schema().types
    return qualified(None if kind.schema == "public" else kind.schema, kind.name) in types


def create(kind, checkfirst):
    from recording import record
    if checkfirst and _known(kind):
        return
    record("execute", sql=kind.definition() if hasattr(kind, "definition") else "CREATE TYPE %s AS ENUM (%s)" % (
        spelled(kind), ", ".join(map(quoted, kind.enums))))


def drop(kind, checkfirst):
    from recording import record
    if checkfirst and not _known(kind):
        return
    record("execute", sql="DROP %s %s" % ("DOMAIN" if hasattr(kind, "definition") else "TYPE", spelled(kind)))


def of_columns(columns):
    """Returns the types of the columns that are created with their table."""
    found = []
    for column in columns:
        kind = getattr(column.type, "item_type", column.type)
        kind = kind._chosen() if hasattr(kind, "_chosen") else kind
        if getattr(kind, "named", False) and kind.create_type and kind not in found:
            found.append(kind)
    return found


def inherit(columns, table):
    """Gives the types with inherit_schema the schema of their table."""
    for column in columns:
        kind = getattr(getattr(column, "type", None), "item_type", getattr(column, "type", None))
        kind = kind._chosen() if hasattr(kind, "_chosen") else kind
        if getattr(kind, "named", False) and kind.options.get("inherit_schema"):
            kind.schema = table.rpartition(SEPARATOR)[0] or None


def create_missing(columns):
    """Creates the types that the columns of a new table need; SQLAlchemy creates each type once in a run."""
    for kind in of_columns(columns):
        create(kind, True)


def domain(kind):
    """Returns the statement that creates the domain."""
    given = kind.options
    sql = "CREATE DOMAIN %s AS %s" % (spelled(kind), text_of(kind.data_type.described()))
    if given.get("collation") is not None:
        sql += " COLLATE " + name(given["collation"])
    if given.get("default") is not None:
        sql += " DEFAULT " + (quoted(given["default"]) if isinstance(given["default"], str) else condition(
            given["default"]))
    if given.get("constraint_name") is not None:
        sql += " CONSTRAINT " + name(given["constraint_name"])
    if given.get("not_null"):
        sql += " NOT NULL"
    if given.get("check") is not None:
        sql += " CHECK (" + condition(given["check"]) + ")"
    return sql
