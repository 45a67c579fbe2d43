"""Replacements for SQLAlchemy's columns, indexes and tables, which describe themselves for Limbeck."""
from constraints import (CheckConstraint, Computed, Constraint, DefaultClause, FetchedValue, ForeignKey,
                         PrimaryKeyConstraint, UniqueConstraint, default, others, string, table_name)
from conventions import applied, named
from expressions import ColumnName, Expression, Ordered, Statement, Text, condition, name
from refusals import Opaque, refuse, warn
from sql_types import NullType, made


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
        return {"name": self.name, "type": self.type.described(),
                "nullable": self.nullable_or(key) and identity is None, "default": default(server),
                "identity": identity, "computed": computed and computed.described,
                "collation": self.type.collation, "comment": string(self.options.get("comment"), "a comment")}

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


class Index:
    def __init__(self, name, *parts, **options):
        self.name, self.parts = string(name, "an index's name"), parts
        if self.name is None:
            refuse("an index has no name")
        others(options, ("unique", "sqlite_where", "schema", "if_not_exists"), "the index " + self.name)
        if options.get("if_not_exists"):
            refuse("the index " + self.name + " is created with if_not_exists")
        self.unique, self.where = bool(options.get("unique")), options.get("sqlite_where")

    def described(self):
        return {"name": self.name, "unique": self.unique, "parts": [_part(part) for part in self.parts],
                "where": None if self.where is None else condition(self.where)}


def _part(part):
    descending = isinstance(part, Ordered) and part.descending
    part = part.what if isinstance(part, Ordered) else part
    if isinstance(part, str):
        return {"column": part, "descending": descending}
    if isinstance(part, ColumnName):
        return {"column": part.name, "descending": descending}
    if not isinstance(part, Expression):
        refuse("a part of an index is computed")
    text = part.written() if isinstance(part, Text) else part.sql
    for word, ordered in ((" desc", True), (" asc", False)):
        if text.lower().endswith(word):
            text, descending = text[:-len(word)].rstrip(), ordered
    if text.replace("_", "").isalnum() and not text[0].isdigit():
        return {"column": text, "descending": descending}
    return {"expression": text, "descending": descending}


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
               "autoload_replace", "resolve_fks")

    def __init__(self, given, *items, **options):
        metadata = next((item for item in items if isinstance(item, MetaData)), None)
        items = [item for item in items if not isinstance(item, MetaData)]
        self.complete = True
        if not items and metadata is not None and given in metadata.tables:
            items, self.complete = list(metadata.tables[given].columns), metadata.tables[given].complete
        if options.get("autoload") or options.get("autoload_with") is not None:
            columns, self.complete = _reflected(given)
            own = {item.name for item in items if isinstance(item, ColumnName)}
            items = [column for column in columns if column.name not in own] + items
        if metadata is not None:
            metadata.tables[given] = self
        others(options, self.OPTIONS, "the table " + str(given))
        if options.get("if_not_exists"):
            refuse("the table " + given + " is created with if_not_exists")
        self.name, self.options = table_name(given, options.get("schema")), options
        self.columns = [item for item in items if isinstance(item, ColumnName)]
        self.constraints = [item for item in items if isinstance(item, Constraint)]
        self.indexes = [item for item in items if isinstance(item, Index)]
        if len(self.columns) + len(self.constraints) + len(self.indexes) != len(items):
            refuse("the table " + given + " has an unknown item")
        self.columns = self.c = ColumnNames(self.columns, self, self.complete)
        for column in self.columns:
            column.table = self

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
        for column in self.columns:
            self._untyped(column, foreign)
        return {"name": self.name, "columns": columns, "primaryKey": key and applied(self.name, key.described()),
                "constraints": [applied(self.name, each.described()) for each in constraints if each.kind != "primary"],
                "indexes": [index.described() for index in indexes],
                "withoutRowid": self.options.get("sqlite_with_rowid") is False,
                "strict": bool(self.options.get("sqlite_strict")), "comment": self.options.get("comment")}

    @staticmethod
    def _untyped(column, foreign):
        """Refuses a foreign key without a type: it has the type of its target, which may be in another revision."""
        if column.untyped and any(column.name in key.columns for key in foreign):
            refuse("the column " + column.name + " takes its type from the column it refers to")

    def _identity(self, column, key):
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
        warn("no revision creates the table " + table + "; the script decides which columns it has")
        return [], False
    from sql_types import reflected_type
    return [ColumnName(column["name"], reflected_type(column["type"])) for column in known.columns.values()], \
        known.complete


class MetaData:
    def __init__(self, *args, **options):
        self.tables, self.naming_convention = {}, options.get("naming_convention")

    def reflect(self, bind=None, schema=None, views=False, only=None, **options):
        import history
        for table in history.Replay.schema().tables if only is None else only:
            if table not in self.tables:
                Table(table, self, autoload=True)

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
