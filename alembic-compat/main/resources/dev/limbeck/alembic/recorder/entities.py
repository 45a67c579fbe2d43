"""The objects of alembic_utils and their operations, which need not be installed."""
import re

from recording import record
from refusals import refuse
from target import postgresql

DEFAULT = re.compile(r"\s+(?:default\s|=).*$", re.I | re.S)


def identifier(text):
    """Returns the name in quotes, which the package adds where they are missing."""
    plain = text.strip()
    if len(plain) > 1 and plain.startswith('"') and plain.endswith('"'):
        return plain
    return '"' + plain.replace('"', '""') + '"'


def split(arguments):
    """Divides the arguments of a function at the commas outside of parentheses and texts."""
    parts, depth, text = [""], 0, None
    for letter in arguments:
        if text:
            text = None if letter == text else text
        elif letter in "'\"":
            text = letter
        elif letter in "([":
            depth += 1
        elif letter in ")]":
            depth -= 1
        if letter == "," and not depth and not text:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts if part.strip()]


class Entity:
    """An object with a definition in SQL."""
    kind = None

    def __init__(self, schema, signature, definition=""):
        self.schema, self.signature = schema, signature
        self.definition = definition.strip().rstrip(";").rstrip()

    @property
    def name(self):
        return identifier(self.schema) + "." + identifier(self.signature)

    def created(self):
        return ["CREATE %s %s AS %s" % (self.kind, self.name, self.definition)]

    def dropped(self, cascade=False, exists=False):
        return ["DROP %s %s%s%s" % (
            self.kind, "IF EXISTS " if exists else "", self.target(), " CASCADE" if cascade else "")]

    def target(self):
        return self.name

    def replaced(self):
        return self.dropped(exists=True) + self.created()


class View(Entity):
    kind = "VIEW"

    def replaced(self):
        """A view whose columns change cannot be replaced; it is then created again, as the package does."""
        again = "; ".join(self.dropped(exists=True) + self.created())
        return ["do $limbeck$ begin CREATE OR REPLACE VIEW %s AS %s; exception when others then %s; end $limbeck$" % (
            self.name, self.definition, again)]


class MaterializedView(Entity):
    kind = "MATERIALIZED VIEW"

    def __init__(self, schema, signature, definition="", with_data=True):
        super().__init__(schema, signature, definition)
        self.data = with_data

    def created(self):
        return [super().created()[0] + (" WITH DATA" if self.data else " WITH NO DATA")]


class Function(Entity):
    kind = "FUNCTION"

    def divided(self):
        name, _, arguments = self.signature.strip().partition("(")
        return identifier(self.schema) + "." + identifier(name), arguments.rstrip().removesuffix(")")

    def created(self, words="CREATE"):
        name, arguments = self.divided()
        kind = "PROCEDURE" if self.is_procedure() else "FUNCTION"
        return ["%s %s %s(%s) %s" % (words, kind, name, arguments, self.definition)]

    def is_procedure(self):
        """Returns whether nothing is returned; the word can also be in the body."""
        return not re.search(r"\breturns\b", re.split(r"[$']", self.definition, maxsplit=1)[0], re.I) and not re.search(
            r"\b(?:out|inout)\s", self.signature, re.I) and not self.definition.startswith("#")

    def target(self):
        name, arguments = self.divided()
        return "%s(%s)" % (name, ", ".join(DEFAULT.sub("", each) for each in split(arguments)))

    def dropped(self, cascade=False, exists=False):
        sql = super().dropped(cascade, exists)[0]
        # The definition of a function that is only dropped may be left out.
        return [sql.replace("DROP FUNCTION", "DROP ROUTINE", 1)]

    def replaced(self):
        return self.created("CREATE OR REPLACE")


class Trigger(Entity):
    kind = "TRIGGER"

    def __init__(self, schema, signature, definition="", on_entity=None, is_constraint=False):
        super().__init__(schema, signature, definition)
        self.on, self.constraint = on_entity, is_constraint

    def created(self):
        return ["CREATE %sTRIGGER %s %s" % (
            "CONSTRAINT " if self.constraint else "", identifier(self.signature), self.definition)]

    def target(self):
        if self.on is None:
            refuse("a trigger of alembic_utils has no on_entity")
        schema, _, table = self.on.rpartition(".")
        return "%s ON %s.%s" % (identifier(self.signature), identifier(schema or self.schema), identifier(table))


class Extension(Entity):
    kind = "EXTENSION"

    def created(self):
        return ["CREATE EXTENSION %s WITH SCHEMA %s" % (identifier(self.signature), identifier(self.schema))]

    def target(self):
        return identifier(self.signature)

    def replaced(self):
        refuse("op.replace_entity is called with an extension")


class Policy(Entity):
    kind = "POLICY"

    def __init__(self, schema, signature, definition="", on_entity=None):
        if on_entity is None:
            # Older versions of the package name the table after the policy.
            signature, _, on_entity = signature.partition(".")
        super().__init__(schema, signature, definition)
        self.on = on_entity

    def target(self):
        schema, _, table = self.on.rpartition(".")
        return "%s ON %s.%s" % (identifier(self.signature), identifier(schema or self.schema), identifier(table))

    def created(self):
        return ["CREATE POLICY %s %s" % (self.target(), self.definition)]


class Grant(Entity):
    def __init__(self, schema, table, role, grant, with_grant_option=False, columns=None):
        super().__init__(schema, table)
        words = str(getattr(grant, "value", grant))
        self.rights = words + (" (%s)" % ", ".join(map(identifier, columns)) if columns else "")
        self.role, self.option = role, with_grant_option

    def created(self):
        return ["GRANT %s ON %s TO %s%s" % (
            self.rights, self.name, identifier(self.role), " WITH GRANT OPTION" if self.option else "")]

    def dropped(self, cascade=False, exists=False):
        return ["REVOKE %s ON %s FROM %s" % (self.rights, self.name, identifier(self.role))]

    def replaced(self):
        return self.dropped() + self.created()


class Choice:
    """A privilege, for instance PGGrantTableChoice.DELETE."""

    def __getattr__(self, word):
        if word.startswith("__"):
            raise AttributeError(word)
        return word

    def __call__(self, word):
        return word


def run(operation, entity, statements):
    if not postgresql() or not isinstance(entity, Entity):
        refuse("op." + operation + " is called")
    for sql in statements(entity):
        record("execute", sql=sql)


def modules(kind):
    """Returns the replacements of the package; kind makes a module."""
    classes = {
        "pg_view": {"PGView": View}, "pg_materialized_view": {"PGMaterializedView": MaterializedView},
        "pg_function": {"PGFunction": Function}, "pg_trigger": {"PGTrigger": Trigger},
        "pg_extension": {"PGExtension": Extension}, "pg_policy": {"PGPolicy": Policy},
        "pg_grant_table": {"PGGrantTable": Grant, "PGGrantTableChoice": Choice(), "PGGrantTableChoices": Choice()},
    }
    parts = {module: kind("alembic_utils." + module, **content) for module, content in classes.items()}
    return {"alembic_utils": kind("alembic_utils", **parts)}
