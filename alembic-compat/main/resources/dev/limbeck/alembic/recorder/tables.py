"""Replacements for SQLAlchemy's columns, indexes and tables, which describe themselves for Limbeck."""
import enum_types
from constraints import (CheckConstraint, Computed, Constraint, DefaultClause, FetchedValue, ForeignKey, Identity,
                         PrimaryKeyConstraint, Sequence, UniqueConstraint, default, others, string, table_name)
from conventions import applied, named
from expressions import ColumnName, Expression, name
from indexes import Index
from refusals import Opaque, refuse, warn
from statements import Statement
from target import SEPARATOR, postgresql, readable
from type_base import NullType, made


class Column(ColumnName):
    def __init__(self, *args, **options):
        args = list(args)
        given = options.pop("name", None) or (args.pop(0) if args and isinstance(args[0], str) else None)
        if given is None:
            refuse("a column has no name")
        type_ = options.pop("type_", None)
        if args and type_ is None and not isinstance(args[0], (ForeignKey, Constraint, FetchedValue, DefaultClause)):
            type_ = args.pop(0)
        super().__init__(given, made(type_))
        self.untyped, self.items, self.options = type_ is None, args, options
        self.primary_key = bool(options.get("primary_key"))
        others(options, ("primary_key", "nullable", "server_default", "default", "unique", "index", "autoincrement",
                         "comment", "key", "onupdate", "server_onupdate", "system", "insert_default"), "a column")
        if any(isinstance(options.get(flag), Opaque) for flag in ("nullable", "unique", "index", "primary_key")):
            refuse("an option of a column is computed")

    def __getattr__(self, wanted):
        if wanted in ("items", "options", "primary_key", "untyped"):
            raise AttributeError(wanted)
        return super().__getattr__(wanted)

    def copy(self, **changes):
        return self

    def nullable_or(self, key):
        given = self.options.get("nullable")
        return not key if given is None else bool(given)

    def described(self, key=False, identity=None):
        computed = next((item for item in self.items if isinstance(item, Computed)), None)
        server = self.options.get("server_default")
        if isinstance(server, Computed):
            computed, server = server, None
        for item in self.items:
            if isinstance(item, DefaultClause):
                server = item
        type_ = self.type.described()
        numbered = self.identity()
        if numbered is not None:
            identity, server = numbered.described, None
        elif identity == "SERIAL":
            type_, identity, server = {"raw": SERIALS.get(type_.get("name"), "serial")}, None, None
        return {"name": self.name, "type": type_,
                "nullable": self.nullable_or(key) and identity is None, "default": default(server),
                "identity": identity, "computed": computed and computed.described,
                "collation": self.type.collation, "comment": string(self.options.get("comment"), "a comment")}

    def identity(self):
        """Returns the Identity of the column, which only PostgreSQL has, or None."""
        given = [self.options.get("server_default"), *self.items]
        return next((item for item in given if isinstance(item, Identity)), None) if postgresql() else None

    def statements(self, table):
        """Returns the statements that declare what Limbeck's operations cannot declare with the column."""
        numbered = self.identity()
        return numbered.statements(table, self.name) if numbered else []

    def constraints(self):
        """Returns the constraints that are declared with the column."""
        found = []
        for item in self.items:
            if isinstance(item, ForeignKey):
                found.append(item.on(self.name))
            elif isinstance(item, Constraint):
                found.append(item)
            elif not isinstance(item, (FetchedValue, DefaultClause)):
                refuse("a column has an unknown item")
        if self.options.get("unique") and not self.options.get("index"):
            found.append(UniqueConstraint(self.name))
        check = self.type.check(name(self.name))
        if check:
            found.append(CheckConstraint(check[0], check[1]))
            found[-1].of_type = True
        return found

    def indexes(self, table):
        if not self.options.get("index"):
            return []
        return [Index(named(table, None, "index", [self.name]), self.name, unique=bool(self.options.get("unique")))]


# The names of the types of numbered columns.
SERIALS = {"BIGINT": "bigserial", "SMALLINT": "smallserial"}


class ColumnNames:
    def __init__(self, columns, table, complete=True):
        self._columns = {column.name: column for column in columns}
        self._table, self._complete = table, complete

    def __iter__(self):
        return iter(list(self._columns.values()))

    def __len__(self):
        return len(self._columns)

    def __contains__(self, column):
        return column in self._columns

    def keys(self):
        return list(self._columns)

    def __getattr__(self, column):
        if column not in self._columns and not self._complete and not column.startswith("__"):
            warn("no revision creates the table " + self._table.name + "; the script decides which columns it has")
            self._columns[column] = ColumnName(column)
            self._columns[column].table = self._table
        if column not in self._columns:
            refuse("a statement names the column " + column + ", which the script does not declare")
        return self._columns[column]

    __getitem__ = __getattr__


class Table:
    OPTIONS = ("sqlite_autoincrement", "sqlite_with_rowid", "sqlite_strict", "comment", "schema", "if_not_exists",
               "keep_existing", "extend_existing", "implicit_returning", "listeners", "autoload", "autoload_with",
               "autoload_replace", "resolve_fks", "postgresql_with", "prefixes")

    def __init__(self, given, *items, **options):
        metadata = next((item for item in items if isinstance(item, MetaData)), None)
        items = [item for item in items if not isinstance(item, MetaData)]
        self.complete = True
        if options.get("schema") is None and metadata is not None:
            options["schema"] = metadata.schema
        self.name, self.options = table_name(given, options.get("schema")), options
        self.schema_of_metadata = metadata and metadata.schema
        key = readable(self.name)
        if not items and metadata is not None and key in metadata.tables:
            items, self.complete = list(metadata.tables[key].columns), metadata.tables[key].complete
        if options.get("autoload") or options.get("autoload_with") is not None:
            columns, self.complete = _reflected(self.name)
            own = {item.name for item in items if isinstance(item, ColumnName)}
            items = [column for column in columns if column.name not in own] + items
        if metadata is not None:
            metadata.tables[key] = self
        others(options, self.OPTIONS, "the table " + str(given))
        self.columns = [item for item in items if isinstance(item, ColumnName)]
        self.constraints = [item for item in items if isinstance(item, Constraint)]
        self.indexes = [item for item in items if isinstance(item, Index)]
        if options.get("prefixes") and [str(each).upper() for each in options["prefixes"]] != ["UNLOGGED"]:
            refuse("the table " + given + " has prefixes")
        if len(self.columns) + len(self.constraints) + len(self.indexes) != len(items):
            refuse("the table " + given + " has an unknown item")
        self.columns = self.c = ColumnNames(self.columns, self, self.complete)
        for column in self.columns:
            column.table = self
        if postgresql():
            enum_types.inherit(self.columns, self.name)

    def as_expression(self):
        return Expression(name(self.name))

    def insert(self, values=None):
        return Statement("INSERT", self) if values is None else Statement("INSERT", self).values(values)

    def update(self, whereclause=None):
        statement = Statement("UPDATE", self)
        return statement if whereclause is None else statement.where(whereclause)

    def delete(self, whereclause=None):
        statement = Statement("DELETE", self)
        return statement if whereclause is None else statement.where(whereclause)

    def select(self):
        from queries import Select
        return Select(self)

    def create(self, bind=None, checkfirst=False):
        from recording import create
        create(self, checkfirst)

    def drop(self, bind=None, checkfirst=False):
        from recording import drop
        drop(self, checkfirst)

    def __getattr__(self, wanted):
        if wanted.startswith("__") or wanted in ("name", "columns"):
            raise AttributeError(wanted)
        refuse("the table " + self.name + " is used with ." + wanted)

    def type_of(self, column):
        return next((each.type for each in self.columns if each.name == column), NullType())

    def completed(self, row):
        """Returns the row with the defaults that Python supplies."""
        return self._with(row, "default", "insert_default")

    def updated(self, row):
        """Returns the values of an UPDATE with those that Python adds to each."""
        return self._with(dict(row), "onupdate")

    def _with(self, row, *options):
        for column in self.columns:
            own = getattr(column, "options", {}) if isinstance(column, Column) else {}
            given = next((own[option] for option in options if own.get(option) is not None), None)
            if given is not None and column.name not in row:
                if (callable(given) or isinstance(given, Opaque)) and not isinstance(given, Expression):
                    refuse("the %s of the column %s is computed" % (options[0], column.name))
                row[column.name] = given
        return row

    def described(self):
        constraints = list(self.constraints)
        for column in self.columns:
            constraints += column.constraints()
        keys = [each for each in constraints if each.kind == "primary" and each.columns]
        own = [column.name for column in self.columns if column.primary_key]
        if not keys and own:
            keys = [PrimaryKeyConstraint(*own)]
        key = keys[0] if keys else None
        names = key.columns if key else []
        columns = [column.described(column.name in names, self._identity(column, names)) for column in self.columns]
        indexes = list(self.indexes)
        for column in self.columns:
            indexes += column.indexes(self.name)
        foreign = [key for key in constraints if key.kind == "foreign"]
        for each in foreign if postgresql() and self.schema_of_metadata else ():
            each.table = each.table if SEPARATOR in each.table else table_name(each.table, self.schema_of_metadata)
        for column in self.columns:
            self._untyped(column, foreign)
        own = [each for each in constraints if each.kind not in ("primary", "exclude")]
        options = {}
        if postgresql():
            if self.options.get("postgresql_with"):
                options["postgresql_with"] = ", ".join("%s = %s" % each for each in self.options[
                    "postgresql_with"].items())
            if self.options.get("prefixes"):
                options["postgresql_unlogged"] = True
        return {"name": self.name, "columns": columns, "primaryKey": key and applied(self.name, key.described()),
                "constraints": [applied(self.name, each.described()) for each in own], "options": options,
                "indexes": [index.named_for(self.name).described() for index in indexes],
                "withoutRowid": self.options.get("sqlite_with_rowid") is False,
                "strict": bool(self.options.get("sqlite_strict")), "comment": self.options.get("comment")}

    @staticmethod
    def _untyped(column, foreign):
        """Refuses a foreign key without a type: it has the type of its target, which may be in another revision."""
        if column.untyped and any(column.name in key.columns for key in foreign):
            refuse("the column " + column.name + " takes its type from the column it refers to")

    def statements(self):
        """Returns the statements that declare what Limbeck's operations cannot declare with the table."""
        found = [sql for column in self.columns if isinstance(column, Column) for sql in column.statements(self.name)]
        return found + [each.statement(self.name) for each in self.constraints if each.kind == "exclude"]

    def _identity(self, column, key):
        if postgresql():
            return "SERIAL" if isinstance(column, Column) and self._is_serial(column, key) else None
        return self._rowid(column, key)

    def _is_serial(self, column, key):
        """Returns whether SQLAlchemy makes the column SERIAL ("autoincrement" of Column)."""
        given = column.options.get("autoincrement", "auto")
        word = column.type.described().get("name")
        if column.name not in key or word not in (
                "INTEGER", "BIGINT", "SMALLINT", "NUMERIC", "DECIMAL", "FLOAT", "DOUBLE", "REAL"):
            return False
        sequence = next((item for item in [*column.items, column.options.get("default")] if isinstance(
            item, Sequence)), None)
        if sequence is not None and not sequence.optional:
            return False
        if given is True:
            return column.options.get("default") is None
        referring = any(isinstance(item, ForeignKey) for item in column.items) or any(
            each.kind == "foreign" and column.name in each.columns for each in self.constraints)
        server = column.options.get("server_default") is not None or any(
            isinstance(item, (FetchedValue, DefaultClause)) and not isinstance(item, Sequence) for item in column.items)
        return len(key) == 1 and (given == "ignore_fk" or given == "auto" and not referring) and not server \
            and column.options.get("default") is None

    def _rowid(self, column, key):
        """SQLite numbers a key of one column declared INTEGER (sqlite.org/lang_createtable.html, "rowid")."""
        described = column.type.described()
        single = key == [column.name] and described.get("name") == "INTEGER" and not described.get("arguments")
        if not single or self.options.get("sqlite_with_rowid") is False:
            return None
        if column.options.get("nullable"):
            return None
        return "AUTOINCREMENT" if self.options.get("sqlite_autoincrement") else "PLAIN"


def _reflected(table):
    """Returns the columns of the table according to the history, and whether it is known to have no others."""
    import history
    known = history.Replay.schema().tables.get(table)
    if known is None:
        warn("no revision creates the table " + readable(table) + "; the script decides which columns it has")
        return [], False
    from sql_types import reflected_type
    return [ColumnName(column["name"], reflected_type(column["type"])) for column in known.columns.values()], \
        known.complete


class MetaData:
    def __init__(self, *args, **options):
        self.tables, self.naming_convention = {}, options.get("naming_convention")
        self.schema = options.get("schema")

    def reflect(self, bind=None, schema=None, views=False, only=None, **options):
        import history
        for table in history.Replay.schema().tables if only is None else only:
            place, _, bare = table.rpartition(SEPARATOR)
            if readable(table) not in self.tables and place in ("", schema or self.schema):
                Table(bare, self, autoload=True, schema=place or None)

    @property
    def sorted_tables(self):
        return list(self.tables.values())

    def create_all(self, bind=None, tables=None, checkfirst=True):
        from recording import create
        for table in self.tables.values() if tables is None else tables:
            create(table, checkfirst)

    def clear(self):
        self.tables.clear()

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        refuse("MetaData is used with ." + wanted)
