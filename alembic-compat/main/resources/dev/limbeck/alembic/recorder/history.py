"""The schema that the recorded operations lead to; answers what exists in the database at a revision."""
import re
import sqlite3

import postgresql as pg
from expressions import name as quoted_name
from known_tables import Known, Tables
from refusals import State, warn
from target import SEPARATOR, postgresql, readable

VERSIONS = "alembic_version"
WORD = r"(\"[^\"]+\"|`[^`]+`|\[[^\]]+\]|[\w.]+)"
STATEMENTS = {key: re.compile(pattern, re.I | re.S) for key, pattern in {
    "create": r"\s*CREATE\s+(?:TEMP\w*\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?" + WORD,
    "drop": r"\s*DROP\s+TABLE\s+(?:IF\s+EXISTS\s+)?" + WORD,
    "rename": r"\s*ALTER\s+TABLE\s+" + WORD + r"\s+RENAME\s+TO\s+" + WORD,
    "rename_column": r"\s*ALTER\s+TABLE\s+" + WORD + r"\s+RENAME\s+(?:COLUMN\s+)?" + WORD + r"\s+TO\s+" + WORD,
    "add": r"\s*ALTER\s+TABLE\s+" + WORD + r"\s+ADD\s+(?:COLUMN\s+)?" + WORD + r"\s*([\w ]*)",
    "drop_column": r"\s*ALTER\s+TABLE\s+" + WORD + r"\s+DROP\s+(?:COLUMN\s+)?" + WORD,
    "index": r"\s*CREATE\s+(UNIQUE\s+)?INDEX\s+(?:CONCURRENTLY\s+)?(?:IF\s+NOT\s+EXISTS\s+)?" + WORD
             + r"\s+ON\s+(?:ONLY\s+)?" + WORD + r"\s*(?:USING\s+\w+\s*)?\(([^()]*)\)",
    "drop_index": r"\s*DROP\s+INDEX\s+(?:CONCURRENTLY\s+)?(?:IF\s+EXISTS\s+)?" + WORD,
}.items()}
# What a statement of PostgreSQL creates or drops besides tables, also within a DO block.
OBJECTS = re.compile(r"\b(CREATE|DROP)\s+(TYPE|DOMAIN|SEQUENCE)\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?((?:\"[^\"]+\"|\w+)"
                     r"(?:\.(?:\"[^\"]+\"|\w+))?)(?:\s+AS\s+ENUM\s*\(([^)]*)\))?", re.I)
DEFINING = re.compile(r"\b(?:CREATE|ALTER|DROP|DO)\b", re.I)
TEXT = r"'((?:[^']|'')*)'"
CHANGED_TYPE = re.compile(
    r"\bALTER\s+TYPE\s+([\w.\"]+)\s+(?:RENAME\s+TO\s+([\w\"]+)|RENAME\s+VALUE\s+" + TEXT + r"\s+TO\s+" + TEXT
    + r"|ADD\s+VALUE\s+(?:IF\s+NOT\s+EXISTS\s+)?" + TEXT + r"(?:\s+(BEFORE|AFTER)\s+" + TEXT + ")?)", re.I)


def unquoted(text):
    return text.replace("''", "'")


def bare(word):
    if postgresql():
        parts = [part[1:-1] if part.startswith('"') else part.lower()
                 for part in re.findall(r'"[^"]*"|[^."]+', word)]
        return SEPARATOR.join(parts[1:] if len(parts) > 1 and parts[0] == "public" else parts)
    return word.strip("\"`[]")


class Schema:
    def __init__(self):
        self.tables, self.types, self.sequences = Tables(), {}, set()

    def known(self, table):
        return self.tables.setdefault(table, Known(False))

    def apply(self, operation):
        kind = operation["op"]
        if kind == "createTable":
            self._created(operation["table"])
        elif kind == "dropTable":
            self.tables.pop(operation["name"], None)
        elif kind == "renameTable":
            self.tables[operation["to"]] = self.tables.pop(operation["from"], None) or Known(False)
        elif kind == "alterTable":
            for step in operation["steps"]:
                self._step(self.known(operation["table"]), step, operation["table"])
        elif kind == "execute":
            if postgresql():
                self._defined(operation["sql"])
            self._executed(operation["sql"])
            if postgresql() and DEFINING.search(operation["sql"]):
                self._changed_by(operation["sql"])

    def _changed_by(self, sql):
        """Marks the tables that the statement names, and those that refer to them if it drops with CASCADE."""
        def named(table):
            return re.search(r"(?<![\w$])" + re.escape(table.rpartition(SEPARATOR)[2]) + r"(?![\w$])", sql)
        cascading = re.search(r"\bDROP\b.*\bCASCADE\b", sql, re.I | re.S)
        for table, known in self.tables.items():
            if named(table) or cascading and any(named(each["table"]) for each in known.constraints if each[
                    "kind"] == "foreign"):
                known.changed_by_sql = True

    def _defined(self, sql):
        """Follows the statements about types and sequences in their order."""
        found = [*OBJECTS.finditer(sql), *CHANGED_TYPE.finditer(sql)]
        for match in sorted(found, key=lambda each: each.start()):
            (self._object if match.re is OBJECTS else self._type)(*match.groups(""))

    def _object(self, word, kind, given, values):
        given = bare(given)
        if kind.upper() == "SEQUENCE":
            (self.sequences.add if word.upper() == "CREATE" else self.sequences.discard)(given)
        elif word.upper() == "CREATE":
            self.types[given] = list(map(unquoted, re.findall(TEXT, values)))
        else:
            self.types.pop(given, None)

    def _type(self, kind, name, old, new, added, place, beside):
        kind = bare(kind)
        values = self.types.get(kind)
        if values is None:
            return
        if name:
            schema = kind.rpartition(SEPARATOR)
            self.types[schema[0] + schema[1] + bare(name)] = self.types.pop(kind)
        elif new:
            self.types[kind] = [unquoted(new) if each == unquoted(old) else each for each in values]
        elif unquoted(added) not in values:
            at = values.index(unquoted(beside)) if unquoted(beside) in values else len(values)
            values.insert(at + 1 if place.upper() == "AFTER" else at, unquoted(added))

    def _created(self, table):
        if postgresql():
            table = _with_default_names(table)
        known = self.tables[table["name"]] = Known(True)
        known.columns = {column["name"]: column for column in table["columns"]}
        known.key = dict(table["primaryKey"]) if table["primaryKey"] else None
        known.constraints = [dict(each) for each in table["constraints"]]
        known.indexes = [dict(each) for each in table["indexes"]]

    def _step(self, known, step, table):
        kind = step["step"]
        if kind == "addColumn":
            known.columns[step["column"]["name"]] = step["column"]
        elif kind == "dropColumn":
            known.columns.pop(step["name"], None)
        elif kind == "alterColumn":
            column = known.columns.setdefault(step["column"], {"name": step["column"], "type": {"raw": ""},
                                                               "nullable": True, "default": None})
            known.columns[step["column"]] = {**column, **{key: value for key, value in step["change"].items()
                                                          if key in ("type", "nullable", "default", "identity")}}
        elif kind == "renameColumn":
            known.renamed(step["from"], step["to"])
        elif kind == "addConstraint":
            constraint = dict(step["constraint"])
            if postgresql() and not constraint.get("name"):
                constraint["name"] = default_name(table, constraint)
            if constraint["kind"] == "primary":
                known.key = constraint
            else:
                known.constraints.append(constraint)
        elif kind == "dropConstraint":
            known.constraints = [each for each in known.constraints if each["name"] != step["name"]]
        elif kind == "dropPrimaryKey":
            known.key = None
        elif kind == "createIndex":
            known.indexes.append(dict(step["index"]))
        elif kind == "dropIndex":
            known.indexes = [each for each in known.indexes if each["name"] != step["name"]]

    def _executed(self, sql):
        found = {key: pattern.match(sql) for key, pattern in STATEMENTS.items()}
        if found["create"]:
            self._declared(bare(found["create"].group(1)), sql)
        elif found["drop"]:
            self.tables.pop(bare(found["drop"].group(1)), None)
        elif found["rename"]:
            old, new = map(bare, found["rename"].groups())
            self.tables[new] = self.tables.pop(old, None) or Known(False)
        elif found["rename_column"]:
            table, old, new = map(bare, found["rename_column"].groups())
            self.known(table).renamed(old, new)
        elif found["drop_column"]:
            table, column = map(bare, found["drop_column"].groups())
            self.known(table).without(column)
        elif found["add"]:
            table, column, words = map(bare, found["add"].groups())
            if column.upper() not in ("CONSTRAINT", "CHECK", "FOREIGN", "UNIQUE"):
                word = re.split(r"\b(?:NOT|NULL|DEFAULT|REFERENCES|CHECK|UNIQUE)\b", words, flags=re.I)[0].strip()
                self.known(table).columns[column] = {"name": column, "type": {"raw": word}, "nullable": True,
                                                     "default": None}
        elif found["index"]:
            unique, index, table, columns = found["index"].groups()
            parts = [{"column": bare(part.split()[0])} for part in columns.split(",") if part.strip()]
            self.known(bare(table)).indexes.append({"name": bare(index), "unique": bool(unique), "parts": parts,
                                                    "where": None})
        elif found["drop_index"]:
            for known in self.tables.values():
                known.indexes = [each for each in known.indexes if each["name"] != bare(found["drop_index"].group(1))]

    def _declared(self, table, sql):
        if table in self.tables and re.search(r"IF\s+NOT\s+EXISTS", sql, re.I):
            return
        known = self.tables[table] = Known(True)
        rows = outside(lambda: _pragma(table, sql))
        known.complete = bool(rows)
        for _, column, word, required, value, key in rows:
            known.columns[column] = {"name": column, "type": {"raw": word}, "nullable": not required, "default": value}
        keys = [row[1] for row in sorted(rows, key=lambda row: row[5]) if row[5]]
        known.key = {"kind": "primary", "name": None, "columns": keys} if keys else None

    def query(self, sql, values=()):
        """Returns the rows of a query of the catalog, from a database in memory with these tables."""
        return outside(lambda: self._query(sql, values))

    def _query(self, sql, values):
        with sqlite3.connect(":memory:") as connection:
            for table, known in [(VERSIONS, _versions())] + sorted(self.tables.items()):
                if known.columns:
                    connection.execute(_definition(table, known))
                for index in known.indexes:
                    parts = [quoted_name(part["column"]) if "column" in part else part["expression"]
                             for part in index["parts"]]
                    connection.execute("CREATE %sINDEX %s ON %s (%s)" % (
                        "UNIQUE " if index["unique"] else "", quoted_name(index["name"]), quoted_name(table),
                        ", ".join(parts)))
            cursor = connection.execute(sql, values)
            return [each[0] for each in cursor.description or ()], cursor.fetchall()


SUFFIXES = {"primary": "pkey", "unique": "key", "foreign": "fkey", "check": "check"}


def default_name(table, constraint):
    """Returns the name that PostgreSQL gives to a constraint without a name."""
    columns = [] if constraint["kind"] == "primary" else constraint.get("columns", [])
    return "_".join([readable(table).rpartition(".")[2], *columns, SUFFIXES[constraint["kind"]]])


def _with_default_names(table):
    key = table["primaryKey"]
    if key and not key.get("name"):
        key = {**key, "name": default_name(table["name"], key)}
    return {**table, "primaryKey": key, "constraints": [
        each if each.get("name") else {**each, "name": default_name(table["name"], each)}
        for each in table["constraints"]]}


def _versions():
    known = Known(True)
    known.columns = {"version_num": {"name": "version_num", "type": {"name": "VARCHAR", "arguments": [32]},
                                     "nullable": False, "default": None}}
    known.key = {"kind": "primary", "name": VERSIONS + "_pkc", "columns": ["version_num"]}
    return known


def outside(action):
    """Runs an action of the recorder itself, to which the restrictions for scripts do not apply."""
    recording, State.recording = State.recording, False
    try:
        return action()
    except sqlite3.Error:
        return []
    finally:
        State.recording = recording


def _pragma(table, sql):
    with sqlite3.connect(":memory:") as connection:
        connection.execute(sql)
        return connection.execute("PRAGMA table_info(" + quoted_name(table) + ")").fetchall()


def words(described):
    """Returns the type as SQLAlchemy declares it."""
    if postgresql():
        return pg.text_of(described)
    if "raw" in described:
        return described["raw"]
    word = {"TIMESTAMP": "DATETIME", "BOOL": "BOOLEAN"}.get(described["name"], described["name"]).replace("_", " ")
    arguments = described.get("arguments")
    return word + ("(" + ", ".join(map(str, arguments)) + ")" if arguments else "")


def _definition(table, known):
    parts = [quoted_name(column["name"]) + " " + words(column["type"])
             + ("" if column.get("nullable", True) else " NOT NULL")
             + (" DEFAULT " + column["default"] if column.get("default") is not None else "")
             for column in known.columns.values()]
    for item in ([known.key] if known.key else []) + known.constraints:
        name = "CONSTRAINT " + quoted_name(item["name"]) + " " if item.get("name") else ""
        columns = "(" + ", ".join(map(quoted_name, item.get("columns", []))) + ")"
        if item["kind"] == "primary":
            parts.append(name + "PRIMARY KEY " + columns)
        elif item["kind"] == "unique":
            parts.append(name + "UNIQUE " + columns)
        elif item["kind"] == "foreign":
            parts.append("%sFOREIGN KEY %s REFERENCES %s (%s)" % (
                name, columns, quoted_name(item["table"]), ", ".join(map(quoted_name, item["referenced"]))))
        elif item["kind"] == "check":
            parts.append(name + "CHECK (" + item["condition"] + ")")
    return "CREATE TABLE " + quoted_name(table) + " (" + ", ".join(parts) + ")"


class Replay:
    """The history before the script that is being recorded."""
    scripts = {}
    untranslated = set()
    before = ()
    # The tables that a revision creates; tables that no revision creates were created before the history began.
    created = set()
    recorded = lambda: []

    @classmethod
    def schema(cls, asked=True):
        """Returns what exists; asked is false if the translation needs it, and not an answer to the script."""
        schema = Schema()
        for revision in cls.before:
            for operation in cls.scripts.get(revision, []):
                schema.apply(operation)
        for operation in cls.recorded():
            schema.apply(operation)
        missing = sorted(each for each in cls.before if each in cls.untranslated)
        if missing:
            warn(("it asks what exists in the database; the answer includes" if asked else
                  "how it is translated depends on what exists; what exists includes")
                 + " only the translated part of " + ", ".join(missing))
        return schema


def ancestors(revision, graph):
    """Returns the revisions before that one, parents first."""
    ordered, seen = [], set()
    stack = [(revision, iter(graph.get(revision, ())))]
    seen.add(revision)
    while stack:
        current, parents = stack[-1]
        following = next((each for each in parents if each not in seen and each in graph), None)
        if following is None:
            stack.pop()
            if stack:
                ordered.append(current)
        else:
            seen.add(following)
            stack.append((following, iter(graph[following])))
    return ordered
