"""Replacements for SQLAlchemy's SQL expressions, which become SQL with literal values."""
import copy
import re

import postgresql as pg
from refusals import Opaque, refuse
from target import SEPARATOR, postgresql
from type_base import NullType, made, plain_literal

PLAIN_NAME = re.compile(r"^[a-z_][a-z0-9_]*$")
BIND = re.compile(r"(?<![:\w\\]):(\w+)(?!:)")
KEYWORDS = set(
    "abort action add after all alter analyze and as asc attach autoincrement before begin between by cascade case cast"
    " check collate column commit conflict constraint create cross current_date current_time current_timestamp database"
    " default deferrable deferred delete desc detach distinct drop each else end escape except exclusive exists explain"
    " false fail for foreign from full glob group having if ignore immediate in index indexed initially inner insert"
    " instead intersect into is isnull join key left like limit match natural not notnull null of offset on or order"
    " outer plan pragma primary query raise references reindex rename replace restrict right rollback row select set"
    " table temp temporary then to transaction trigger true union unique update user using vacuum values view virtual"
    " when where".split())


def name(identifier):
    """Returns the name, quoted if the database requires it."""
    if not isinstance(identifier, str):
        refuse("a name is computed")
    if SEPARATOR in identifier:
        return ".".join(map(name, identifier.split(SEPARATOR)))
    if PLAIN_NAME.match(identifier) and identifier not in (pg.RESERVED if postgresql() else KEYWORDS):
        return identifier
    return '"' + identifier.replace('"', '""') + '"'


class Expression:
    """A piece of SQL and its precedence: 9 for a single word, less for an operator."""

    def __init__(self, sql, binds=9, type_=None):
        self.sql, self.binds, self.type = sql, binds, type_ or NullType()

    def inside(self, binds):
        return self.sql if self.binds > binds else "(" + self.sql + ")"

    def _with(self, operator, other, binds, type_=None):
        return Expression(
            self.inside(binds) + " " + operator + " " + expression(other, self.type).inside(binds), binds, type_)

    def __eq__(self, other):
        return self.is_(None) if other is None else Comparison(self._with("=", other, 4), self is other)

    def __ne__(self, other):
        return self.is_not(None) if other is None else Comparison(self._with("!=", other, 4), self is not other)

    def __lt__(self, other):
        return self._with("<", other, 4)

    def __le__(self, other):
        return self._with("<=", other, 4)

    def __gt__(self, other):
        return self._with(">", other, 4)

    def __ge__(self, other):
        return self._with(">=", other, 4)

    def __add__(self, other):
        text = self.type.word in ("VARCHAR", "TEXT", "CHAR", "NVARCHAR", "CLOB") or isinstance(other, str)
        return self._with("||" if text else "+", other, 5, self.type)

    def __sub__(self, other):
        return self._with("-", other, 5, self.type)

    def __mul__(self, other):
        return self._with("*", other, 6, self.type)

    def __and__(self, other):
        return self._with("AND", other, 2)

    def __or__(self, other):
        return self._with("OR", other, 1)

    def __invert__(self):
        return Expression("NOT " + self.inside(3), 3)

    def __bool__(self):
        refuse("an SQL expression is used in a condition")

    __hash__ = object.__hash__

    def is_(self, other):
        return self._with("IS", other, 4)

    def is_not(self, other):
        return self._with("IS NOT", other, 4)

    isnot = is_not

    def like(self, other):
        return self._with("LIKE", other, 4)

    def notlike(self, other):
        return self._with("NOT LIKE", other, 4)

    not_like = notlike

    def ilike(self, other):
        if postgresql():
            return self._with("ILIKE", other, 4)
        return Expression("lower(" + self.sql + ") LIKE lower(" + expression(other, self.type).sql + ")", 4)

    def startswith(self, other):
        return Expression(self.inside(4) + " LIKE " + expression(other, self.type).inside(5) + " || '%'", 4)

    def endswith(self, other):
        return Expression(self.inside(4) + " LIKE '%' || " + expression(other, self.type).inside(5), 4)

    def contains(self, other):
        return Expression(self.inside(4) + " LIKE '%' || " + expression(other, self.type).inside(5) + " || '%'", 4)

    def in_(self, values):
        if isinstance(values, Expression):
            return Expression(self.inside(4) + " IN (" + getattr(values, "query", values.sql) + ")", 4)
        if not isinstance(values, (list, tuple, set)):
            refuse("the argument of in_() is not a list")
        if not values:
            refuse("the argument of in_() is an empty list")
        listed = ", ".join(expression(value, self.type).inside(0) for value in values)
        return Expression(self.inside(4) + " IN (" + listed + ")", 4)

    def not_in(self, values):
        return Expression(self.in_(values).sql.replace(" IN (", " NOT IN (", 1), 4)

    notin_ = not_in

    def between(self, low, high):
        return Expression("%s BETWEEN %s AND %s" % (
            self.inside(4), expression(low, self.type).inside(4), expression(high, self.type).inside(4)), 4)

    def concat(self, other):
        return self._with("||", other, 5, self.type)

    def desc(self):
        return Ordered(self, True)

    def asc(self):
        return Ordered(self, False)

    def collate(self, collation):
        return Expression(self.inside(8) + " COLLATE " + name(collation), 8, self.type)

    def label(self, other):
        labelled = copy.copy(self)
        labelled.labelled = other
        return labelled

    def op(self, operator, **options):
        return lambda other: self._with(operator, other, 5)

    def __getitem__(self, key):
        if not postgresql() or self.type.word != "JSON":
            refuse("an SQL expression is indexed")
        return Expression(self.inside(5) + " -> " + plain_literal(key), 5, self.type)

    @property
    def astext(self):
        before, arrow, key = self.sql.rpartition(" -> ")
        if not arrow:
            refuse("an SQL expression uses .astext")
        return Expression(before + " ->> " + key, 5)

    def any_(self):
        return Expression("ANY (" + self.sql + ")")

    def cast(self, type_):
        return cast(self, type_)

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        refuse("an SQL expression uses ." + wanted)


class Comparison(Expression):
    """The result of == or !=, which in a condition compares the two objects, as in SQLAlchemy."""

    def __init__(self, result, same):
        super().__init__(result.sql, result.binds, result.type)
        self.same = same

    def __bool__(self):
        return self.same

    __hash__ = object.__hash__


class Ordered:
    def __init__(self, what, descending, nulls=""):
        self.what, self.descending, self.nulls = what, descending, nulls

    def nulls_last(self):
        return Ordered(self.what, self.descending, " NULLS LAST")

    def nulls_first(self):
        return Ordered(self.what, self.descending, " NULLS FIRST")

    nullslast, nullsfirst = nulls_last, nulls_first


class Text(Expression):
    """sa.text(…), used unchanged."""

    def __init__(self, sql, bind=None):
        if not isinstance(sql, str):
            refuse("the text of a statement is computed")
        super().__init__(sql, 9)
        self.values = {}

    def bindparams(self, *args, **values):
        copy = Text(self.sql)
        copy.values = {**self.values, **{each.key: each for each in args if each.given}, **values}
        return copy

    def written(self, values=None):
        """Returns the statement with its parameters replaced by values."""
        known = {**self.values, **(values or {})}

        def value(match):
            if match.group(1) not in known:
                refuse("the statement has the parameter :" + match.group(1) + " without a value")
            return expression(known[match.group(1)]).inside(8)
        return re.sub(r"\\(:)", r"\1", BIND.sub(value, self.sql))


class ColumnName(Expression):
    def __init__(self, column, type_=None):
        super().__init__(name(column), 9, type_)
        self.name = column


class Parameter:
    """sa.bindparam()."""

    def __init__(self, key, value=Opaque("no value"), type_=None, **options):
        self.key, self.value, self.type = key, value, type_
        self.given = not isinstance(value, Opaque)

    def as_expression(self):
        if not self.given:
            refuse("the statement has the parameter :" + self.key + " without a value")
        return expression(self.value, made(self.type))


def expression(value, type_=None):
    if hasattr(value, "__table__") and not isinstance(value, (Expression, Opaque)):
        value = value.__table__
    if isinstance(value, Expression):
        return Expression(value.written(), 9) if isinstance(value, Text) else value
    if isinstance(value, Opaque):
        refuse(value._described() + " is used in a statement")
    if hasattr(value, "as_expression"):
        return value.as_expression()
    return Expression((type_ or NullType()).literal(value), 9)


def condition(value):
    """Returns the SQL of a check constraint or of a partial index."""
    return value if isinstance(value, str) else expression(value).sql


def joined(word, parts, binds):
    parts = [expression(part) for part in parts]
    if len(parts) == 1:
        return parts[0]
    return Expression((" " + word + " ").join(part.inside(binds) for part in parts), binds)


def and_(*parts):
    return joined("AND", parts, 2)


def or_(*parts):
    return joined("OR", parts, 1)


def not_(part):
    return ~expression(part)


def null():
    return Expression("NULL")


def true():
    return Expression("true" if postgresql() else "1")


def false():
    return Expression("false" if postgresql() else "0")


def literal(value, type_=None):
    return Expression((made(type_) if type_ is not None else NullType()).literal(value))


def literal_column(sql, type_=None):
    return Expression(sql, 0)


def cast(value, type_):
    words = made(type_).described()
    if postgresql():
        return Expression("CAST(%s AS %s)" % (expression(value).sql, pg.text_of(words)), 9, made(type_))
    word = words.get("raw") or words["name"].replace("_", " ")
    sizes = words.get("arguments")
    return Expression("CAST(%s AS %s%s)" % (
        expression(value).sql, word, "(" + ", ".join(map(str, sizes)) + ")" if sizes else ""))


def array_of(values, type_=None):
    """postgresql.array([…])"""
    return Expression("ARRAY[" + ", ".join(expression(value).sql for value in values) + "]")


def desc(what):
    return Ordered(ColumnName(what) if isinstance(what, str) else expression(what), True)


def asc(what):
    return Ordered(ColumnName(what) if isinstance(what, str) else expression(what), False)


class Functions:
    """sa.func; now() and the current_ functions are written as the keywords of the database."""
    WORDS = {"now": "CURRENT_TIMESTAMP", "current_timestamp": "CURRENT_TIMESTAMP", "current_date": "CURRENT_DATE",
             "current_time": "CURRENT_TIME"}
    POSTGRESQL = {key: key.upper() for key in ("localtime", "localtimestamp", "current_user", "session_user", "user")}

    def __getattr__(self, function):
        if function.startswith("__"):
            raise AttributeError(function)
        word = self.WORDS.get(function.lower())
        if postgresql():
            word = self.POSTGRESQL.get(function.lower(), None if function.lower() == "now" else word)

        def call(*args, **kwargs):
            if word:
                return Expression(word)
            return Expression(name(function) + "(" + ", ".join(expression(arg).sql for arg in args) + ")")
        return call
