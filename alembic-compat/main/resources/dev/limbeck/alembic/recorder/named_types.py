"""The types that have a name and are created on databases with named types: enumerations and domains."""
import enum

import enum_types
from installed import SqlAlchemy
from refusals import refuse, warn
from target import postgresql
from type_base import Type, made, plain_literal, quoted


class Enum(Type):
    word = "VARCHAR"

    def __init__(self, *values, **options):
        super().__init__(**options)
        self.enum_class, members = None, values
        if len(values) == 1 and isinstance(values[0], type) and issubclass(values[0], enum.Enum):
            self.enum_class, callable_ = values[0], options.get("values_callable")
            known = self._members(callable_)
            values, members = callable_(self.enum_class) if callable_ else known, list(known.values())
        self.enums = list(values)
        if not all(isinstance(value, str) for value in self.enums) or not (self.enums or postgresql()):
            refuse("the values of an Enum are computed")
        self.name = options.get("name", self.enum_class and self.enum_class.__name__.lower())
        self.native = options.get("native_enum", True)
        self.schema, self.named = options.get("schema"), self.native
        if not (self.native and postgresql()):
            self.arguments = self._length(max(len(value) for value in self.enums))
        self._store(members)

    # Whether a table that has a column of the type creates it. SQLAlchemy ignores create_type of sa.Enum.
    create_type = True
    # Whether create() and drop() look first whether the type exists.
    checked = False

    def described(self):
        if not (self.native and postgresql()):
            return {"name": self.word, "arguments": self.arguments}
        if not isinstance(self.name, str):
            refuse("an Enum has no name, so the script fails in Alembic too")
        return {"raw": enum_types.spelled(self), "enum": self.enums}

    def create(self, bind=None, checkfirst=None):
        """Creates the type on databases that have named types; nothing on SQLite."""
        if self.native and postgresql():
            enum_types.create(self, self.checked if checkfirst is None else checkfirst)

    def drop(self, bind=None, checkfirst=None):
        if self.native and postgresql():
            enum_types.drop(self, self.checked if checkfirst is None else checkfirst)

    def _members(self, callable_):
        members, omitted = self.enum_class.__members__, self.options.get("omit_aliases", not SqlAlchemy.first())
        aliases = [key for key, member in members.items() if member.name != key]
        if aliases and "omit_aliases" not in self.options and not callable_:
            warn("the Enum of the class %s %s the alias %s, as in SQLAlchemy %s; SQLAlchemy %s it. omit_aliases decides"
                 " it in both (%s)" % ((self.enum_class.__name__,) + (
                     ("keeps", aliases[0], "1.4", "2 omits") if SqlAlchemy.first() else (
                         "omits", aliases[0], "2", "1.4 keeps")) + (SqlAlchemy.reason(),)))
        return {key: member for key, member in members.items() if omitted is not True or key not in aliases}

    def _length(self, longest):
        """Returns the length in a list. SQLAlchemy 1.4 does not use a given one if the type is native."""
        if "length" not in self.options:
            return [longest]
        length = self.options["length"]
        used = not self.native or not SqlAlchemy.first()
        if used and length is not None and length < longest:
            refuse("an Enum has the length %d, and its longest value has %d characters" % (length, longest))
        given = [] if length is None else [length]
        if self.native and given != [longest] and (length is None or length > longest):
            first, second = "VARCHAR(%d)" % longest, "VARCHAR(%d)" % length if given else "VARCHAR"
            warn("an Enum has the length %s: the column is %s, as SQLAlchemy %s declares it; SQLAlchemy %s declares %s (%s)" % (
                (length,) + ((first, "1.4", "2", second) if SqlAlchemy.first() else (second, "2", "1.4", first))
                + (SqlAlchemy.reason(),)))
        return given if used else [longest]

    def _store(self, members):
        """Remembers what is stored for each member; an alias is stored like its member."""
        self.count, self.stored = len(members), {}
        if self.count == len(self.enums):
            for member, value in zip(members, self.enums):
                self.stored.setdefault(member, value)
            self.stored.update({value: self.stored[member] for member, value in zip(members, self.enums)})

    def check(self, column):
        if not self.options.get("create_constraint") or (self.native and postgresql()):
            return None
        return (column + " IN (" + ", ".join(quoted(value) for value in self.enums) + ")", self.name)

    def literal(self, value):
        if value is None:
            return "NULL"
        if self.count != len(self.enums):
            refuse("a row has a value of the Enum %s, whose values_callable returns %d values for %d members" % (
                self.enum_class.__name__, len(self.enums), self.count))
        try:
            return plain_literal(self.stored[value])
        except (KeyError, TypeError):
            if isinstance(value, str) and not self.options.get("validate_strings"):
                return plain_literal(value)
        refuse("a row has %s, which is not a value of %s" % (
            value if isinstance(value, enum.Enum) else repr(value),
            "the Enum " + self.enum_class.__name__ if self.enum_class else "its Enum"))


class PostgresqlEnum(Enum):
    """The enumeration of the dialect of PostgreSQL, whose create_type is not ignored."""
    checked = True

    def __init__(self, *values, **options):
        self.create_type = options.get("create_type", True)
        super().__init__(*values, **{**options, "native_enum": True})


class Domain(Type):
    """A domain of PostgreSQL."""
    named, checked = True, True

    def __init__(self, name, data_type, **options):
        super().__init__()
        self.name, self.schema, self.data_type = name, options.get("schema"), made(data_type)
        self.options, self.create_type = options, options.get("create_type", True)

    def described(self):
        return {"raw": enum_types.spelled(self)} if postgresql() else self.data_type.described()

    def definition(self):
        return enum_types.domain(self)

    def literal(self, value):
        return self.data_type.literal(value)

    create, drop = Enum.create, Enum.drop
    native = True
