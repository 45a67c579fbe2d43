"""Replacements for SQLAlchemy's queries, which can be part of statements; their rows are not known."""
from expressions import ColumnName, Expression, Ordered, expression, joined, name
from refusals import refuse


def is_table(subject):
    return hasattr(type(subject), "type_of")


class Select(Expression):
    """sa.select() on one table."""

    def __init__(self, *subjects):
        if len(subjects) == 1 and isinstance(subjects[0], (list, tuple)):
            subjects = tuple(subjects[0])
        self.subjects, self.sources, self.conditions, self.tail, self.words = subjects, [], [], "", ""
        super().__init__("", 9)

    def _copy(self, **changes):
        copy = Select(*self.subjects)
        copy.__dict__.update({**self.__dict__, **changes})
        return copy

    def where(self, *conditions):
        return self._copy(conditions=self.conditions + [expression(each) for each in conditions])

    filter = where

    def select_from(self, *tables):
        return self._copy(sources=self.sources + [getattr(table, "__table__", table) for table in tables])

    def distinct(self):
        return self._copy(words="DISTINCT ")

    def order_by(self, *parts):
        return self._copy(tail=self.tail + " ORDER BY " + ", ".join(map(_ordered, parts)))

    def group_by(self, *parts):
        return self._copy(tail=self.tail + " GROUP BY " + ", ".join(expression(part).sql for part in parts))

    def limit(self, count):
        return self._copy(tail=self.tail + " LIMIT " + str(int(count)))

    def scalar_subquery(self):
        return self

    as_scalar = scalar_subquery

    @property
    def query(self):
        parts, tables = [], list(self.sources)
        for subject in self.subjects:
            subject = getattr(subject, "__table__", subject)
            columns = subject.columns if is_table(subject) else [subject]
            for column in columns:
                table = column.__dict__.get("table") if isinstance(column, ColumnName) else None
                if table is not None and all(table is not each for each in tables):
                    tables.append(table)
                parts.append(expression(column).sql)
        if len({table.name for table in tables}) > 1:
            refuse("a query joins tables")
        source = " FROM " + name(tables[0].name) if tables else ""
        where = " WHERE " + joined("AND", self.conditions, 2).sql if self.conditions else ""
        return "SELECT " + self.words + ", ".join(parts) + source + where + self.tail

    @property
    def sql(self):
        return "(" + self.query + ")"

    @sql.setter
    def sql(self, value):
        pass

    def inside(self, binds):
        return self.sql

    def __getattr__(self, wanted):
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        refuse("a query uses ." + wanted)


def _ordered(part):
    if isinstance(part, Ordered):
        return part.what.sql + (" DESC" if part.descending else "")
    return expression(part).sql


def case(*whens, else_=None, value=None):
    """sa.case() with pairs, or with a list of them as in older versions."""
    if len(whens) == 1 and isinstance(whens[0], list):
        whens = tuple(whens[0])
    if value is not None or not all(isinstance(each, tuple) and len(each) == 2 for each in whens):
        refuse("case() compares a value")
    parts = " ".join("WHEN %s THEN %s" % (expression(when).sql, expression(then).sql) for when, then in whens)
    end = "" if else_ is None else " ELSE " + expression(else_).sql
    return Expression("CASE " + parts + end + " END")


def exists(select):
    return Expression("EXISTS " + select.sql)
