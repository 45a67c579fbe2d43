"""Replacements for SQLAlchemy's INSERT, UPDATE and DELETE."""
from expressions import expression, joined, name
from refusals import refuse
from target import postgresql


class Statement:
    """insert, update or delete on a table."""

    def __init__(self, kind, table):
        self.kind, self.table, self.rows, self.conditions = kind, getattr(table, "__table__", table), [], []
        self.source, self.declared = None, hasattr(table, "__table__")
        if not hasattr(self.table, "type_of"):
            refuse("a statement changes something that is not a table of the script")

    def from_select(self, columns, select, include_defaults=True):
        self.source = ([_key(column) for column in columns], select)
        return self

    def execution_options(self, **options):
        return self

    def on_conflict_do_nothing(self, constraint=None, index_elements=None, **options):
        if options or not postgresql():
            refuse("a statement uses .on_conflict_do_nothing")
        copied = self.where()
        target = " ON CONSTRAINT " + name(constraint) if constraint else " (%s)" % ", ".join(
            name(_key(each)) for each in index_elements) if index_elements else ""
        copied.tail = " ON CONFLICT" + target + " DO NOTHING"
        return copied

    tail = ""

    def values(self, *args, **kwargs):
        if args and isinstance(args[0], (list, tuple)):
            self.rows = [dict(row) for row in args[0]]
        else:
            self.rows = [{_key(key): value for key, value in dict(*args, **kwargs).items()}]
        return self

    def where(self, *conditions):
        copy = Statement(self.kind, self.table)
        copy.rows, copy.source, copy.declared = self.rows, self.source, self.declared
        copy.tail = self.tail
        copy.conditions = self.conditions + [expression(each) for each in conditions]
        return copy

    filter = where

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        refuse("a statement uses ." + wanted)

    def written(self, values=None):
        rows = self.rows
        if values:
            rows = [values] if isinstance(values, dict) else list(values)
        if self.source:
            columns, select = self.source
            return ["INSERT INTO %s (%s) %s" % (
                name(self.table.name), ", ".join(map(name, columns)), getattr(select, "query", None) or refuse(
                    "an INSERT selects from something that is not a query of the script")) + self.tail]
        if self.kind == "INSERT":
            return [sql + self.tail for sql in inserted(self.table, rows)]
        where = " WHERE " + joined("AND", self.conditions, 2).sql if self.conditions else ""
        if self.kind == "DELETE":
            return ["DELETE FROM " + name(self.table.name) + where]
        if len(rows) != 1:
            refuse("an UPDATE has no values")
        settings = ", ".join(name(key) + "=" + expression(value, self.table.type_of(key)).inside(0)
                             for key, value in self.table.updated(rows[0]).items())
        return ["UPDATE " + name(self.table.name) + " SET " + settings + where]


def _key(key):
    return key if isinstance(key, str) else getattr(key, "name", None) or refuse("a column is computed")


def inserted(table, rows):
    """Returns INSERT statements of at most 50 rows each."""
    statements, keys, lines = [], None, []

    def close():
        if lines:
            columns = ", ".join(name(key) for key in keys)
            statements.append("INSERT INTO %s (%s) VALUES\n%s" % (name(table.name), columns, ",\n".join(lines)))
            lines.clear()
    for row in rows:
        row = table.completed({_key(key): value for key, value in dict(row).items()})
        if not row:
            refuse("a row without values is inserted")
        if list(row) != keys or len(lines) == 50:
            close()
            keys = list(row)
        lines.append("(" + ", ".join(expression(row[key], table.type_of(key)).inside(0) for key in keys) + ")")
    close()
    return statements
