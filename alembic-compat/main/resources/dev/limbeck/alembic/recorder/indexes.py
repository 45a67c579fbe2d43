"""Indexes of a table, and the additional parts and options that PostgreSQL supports."""
import re

from constraints import others, string
from conventions import named
from expressions import ColumnName, Expression, Ordered, Text, condition, name
from refusals import refuse, warn
from target import postgresql


class Index:
    def __init__(self, name, *parts, **options):
        self.name, self.parts = string(name, "an index's name"), parts
        others(options, ("unique", "sqlite_where", "schema", "if_not_exists", *PostgresqlIndex.OPTIONS),
               "the index " + str(self.name))
        self.unique, self.options = bool(options.get("unique")), options
        self.where = options.get("postgresql_where" if postgresql() else "sqlite_where")

    def named_for(self, table):
        """Sets the name according to the naming convention, if the script gives none, and returns the index."""
        if self.name is None:
            self.name = named(table, None, "index", [getattr(part, "name", part) if isinstance(
                part, (str, ColumnName)) else "" for part in self.parts])
        return self

    def described(self):
        if self.name is None:
            refuse("an index has no name")
        described = {"name": self.name, "unique": self.unique, "where":
                     None if self.where is None else condition(self.where)}
        if postgresql():
            return {**described, **PostgresqlIndex(self).described()}
        return {**described, "parts": [_part(part) for part in self.parts]}


class PostgresqlIndex:
    """The parts and options of an index of PostgreSQL."""
    OPTIONS = ("postgresql_where", "postgresql_using", "postgresql_ops", "postgresql_include", "postgresql_with",
               "postgresql_concurrently", "postgresql_nulls_not_distinct")

    def __init__(self, index):
        self.index, self.given = index, index.options
        self.ops = self.given.get("postgresql_ops") or {}

    def described(self):
        options, given = {}, self.given
        if given.get("postgresql_using"):
            options["postgresql_using"] = given["postgresql_using"].lower()
        if given.get("postgresql_include"):
            options["postgresql_include"] = ", ".join(
                name(getattr(each, "name", each)) for each in given["postgresql_include"])
        if given.get("postgresql_with"):
            options["postgresql_with"] = ", ".join("%s = %s" % each for each in given["postgresql_with"].items())
        if given.get("postgresql_nulls_not_distinct"):
            options["postgresql_nulls_not_distinct"] = True
        if given.get("postgresql_concurrently"):
            warn("postgresql_concurrently of the index " + self.index.name + " is left out: Limbeck itself builds the"
                 " indexes of large tables concurrently")
        parts = [self._part(part) for part in self.index.parts]
        if any("text" in part for part in parts):
            options["postgresql_parts"] = ", ".join(map(self._text, parts))
            parts = [part if "text" not in part else {"expression": part["text"], "descending": False}
                     for part in parts]
        return {"parts": parts, "options": options}

    def _part(self, part):
        """Returns a column or an expression, or the text of what can only be written as text."""
        if isinstance(part, Ordered) and part.nulls:
            return {"text": self._text(self._part(Ordered(part.what, part.descending))) + part.nulls}
        inner = part.what if isinstance(part, Ordered) else part
        ops = self.ops.get(getattr(inner, "name", inner) if isinstance(inner, (str, ColumnName)) else getattr(
            inner, "__dict__", {}).get("labelled"))
        if isinstance(inner, Text):
            described = _text_part(inner.written())
        else:
            described = _part(part)
        if ops:
            return {"text": self._text({**described, "descending": False}) + " " + ops + (
                " DESC" if described.get("descending") else "")}
        return described

    @staticmethod
    def _text(part):
        if "text" in part:
            return part["text"]
        return (name(part["column"]) if "column" in part else "(" + part["expression"] + ")") + (
            " DESC" if part["descending"] else "")


FUNCTION = re.compile(r"[A-Za-z_][\w.]*\(")
COLUMN = re.compile(r"([a-z_][a-z0-9_]*)(?:\s+(asc|desc))?$", re.I)


def _text_part(text):
    """Returns the description of sa.text() in an index, which SQLAlchemy writes unchanged."""
    text = text.strip()
    column = COLUMN.match(text)
    if column and (column.group(1) == column.group(1).lower()):
        return {"column": column.group(1), "descending": (column.group(2) or "").lower() == "desc"}
    open_ = text.find("(")
    if (text.startswith("(") or FUNCTION.match(text)) and _closing(text, open_) == len(text) - 1:
        return {"expression": text[1:-1] if open_ == 0 else text, "descending": False}
    return {"text": text}


def _closing(text, at):
    """Returns the position of the parenthesis that closes the one at that position; -1 if there is none."""
    depth, quote = 0, None
    for i in range(at, len(text)):
        if quote:
            quote = None if text[i] == quote else quote
        elif text[i] in "'\"":
            quote = text[i]
        elif text[i] in "()":
            depth += 1 if text[i] == "(" else -1
            if depth == 0:
                return i
    return -1


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
