"""What is known of the tables at a revision."""
import copy
import re

from target import SEPARATOR, postgresql

PUBLIC = "public" + SEPARATOR


class Known:
    """What is known of a table. It is complete if a revision creates the table."""

    def __init__(self, complete):
        self.complete, self.columns, self.key = complete, {}, None
        self.constraints, self.indexes = [], []
        # Whether a statement in SQL may have changed it in an unknown way.
        self.changed_by_sql = False

    def after(self, steps):
        """Returns what is known after more steps of a batch."""
        from history import Schema
        schema, changed = Schema(), copy.deepcopy(self)
        for step in steps:
            schema._step(changed, step, "t")
        return changed

    def without(self, column):
        """Drops the column, with what uses it on PostgreSQL."""
        self.columns.pop(column, None)
        if postgresql():
            self.indexes = [each for each in self.indexes if all(
                part.get("column") != column for part in each["parts"]) and not mentions([each], column)]
            self.constraints = [each for each in self.constraints if column not in each.get("columns", ())
                                and not mentions([each], column)]
            self.key = None if self.key and column in self.key["columns"] else self.key

    def uses_in_text(self, column):
        """Returns whether the SQL of an index, constraint or computed column may use the column."""
        computed = [each.get("computed") or {} for each in self.columns.values()]
        return mentions(self.indexes + self.constraints + computed, column)

    def renamed(self, old, new):
        self.columns = {new if key == old else key: {**column, "name": new} if key == old else column
                        for key, column in self.columns.items()}
        for item in self.constraints + ([self.key] if self.key else []):
            item["columns"] = [new if each == old else each for each in item.get("columns", [])]
        for index in self.indexes:
            index["parts"] = [{**part, "column": new} if part.get("column") == old else part for part in index["parts"]]


def mentions(parts, column):
    """Returns whether the SQL of a part of a table contains the name of the column, regardless of its meaning."""
    word = re.compile(r"(?<![\w$])" + re.escape(column) + r"(?![\w$])", re.I)
    texts = []
    for part in parts:
        texts += [part.get(key) for key in ("condition", "where", "sql")]
        texts += [each.get("expression") for each in part.get("parts", ())]
        texts += [str(value) for key, value in (part.get("options") or {}).items() if key not in (
            "postgresql_using", "postgresql_with")]
    return any(text and word.search(re.sub(r"'(?:[^']|'')*'", "''", text)) for text in texts)


class Tables(dict):
    """The tables by their names, which may contain the schema public or not."""

    @staticmethod
    def _key(table):
        return table[len(PUBLIC):] if isinstance(table, str) and table.startswith(PUBLIC) else table

    def __getitem__(self, table):
        return super().__getitem__(self._key(table))

    def __setitem__(self, table, known):
        super().__setitem__(self._key(table), known)

    def __contains__(self, table):
        return super().__contains__(self._key(table))

    def get(self, table, default=None):
        return super().get(self._key(table), default)

    def pop(self, table, *default):
        return super().pop(self._key(table), *default)

    def setdefault(self, table, default=None):
        return super().setdefault(self._key(table), default)
