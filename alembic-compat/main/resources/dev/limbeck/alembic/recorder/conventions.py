"""Names that the naming_convention of a project's metadata generates; read from the source without running it."""
import ast
import os
import re

from refusals import unparsed, warn
from target import readable

SKIPPED = {"__pycache__", "build", "dist", "env", "node_modules", "site-packages", "tests", "venv", "versions"}
FILES = 2000
KINDS = {"primary": "pk", "unique": "uq", "foreign": "fk", "check": "ck", "index": "ix"}
DEFAULT = {"ix": "ix_%(column_0_label)s"}


class Given(str):
    """A name from op.f(), to which no convention is applied."""


class Convention:
    """The convention, whether env.py has metadata, and whether the project has more than one convention."""
    templates, metadata, unclear = DEFAULT, False, False


def read(env, root):
    """Reads the convention of the project, if env.py has metadata at all; returns a warning or None."""
    found = []
    if not _metadata(env):
        return None
    Convention.metadata = True
    for path in [env] + sorted(_sources(root)):
        for each in _literals(path):
            if each not in found:
                found.append(each)
    if len(found) == 1:
        Convention.templates = {**DEFAULT, **found[0]}
    Convention.unclear = len(found) > 1
    return "the project has %d naming conventions, so none is used" % len(found) \
        if len(found) > 1 else None


def _tree(path, word=None):
    try:
        with open(path, "rb") as source:
            text = source.read().decode("utf-8-sig")
    except (OSError, ValueError):
        return None
    if (word or "naming_convention") not in text and (word or "target_metadata") not in text:
        return None
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError) as error:
        unparsed(path, error)
        return None


def _metadata(env):
    tree = _tree(env)
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.Assign) and any(getattr(target, "id", None) == "target_metadata"
                                                for target in node.targets):
            if not (isinstance(node.value, ast.Constant) and node.value.value is None):
                return True
    return False


def version_table(env):
    """Returns a warning about the version table, if env.py gives it another name or a schema; None otherwise."""
    tree = _tree(env, "version_table")
    given = {keyword.arg: keyword.value.value for node in ast.walk(tree) if isinstance(node, ast.Call)
             for keyword in node.keywords if keyword.arg in ("version_table", "version_table_schema")
             and isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, str)} if tree else {}
    if not given or given == {"version_table": "alembic_version"}:
        return None
    return "env.py configures the version table: set %s in limbeck.toml" % " and ".join(
        'revisions.%s = "%s"' % each for each in sorted(given.items()))


def _sources(root):
    count = 0
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(each for each in folders if each not in SKIPPED and not each.startswith("."))
        for file in files:
            if file.endswith(".py"):
                count += 1
                if count > FILES:
                    return
                yield os.path.join(folder, file)


def _literals(path):
    tree = _tree(path)
    names, found = {}, []
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            for target in getattr(node, "targets", [getattr(node, "target", None)]):
                names[getattr(target, "id", None)] = node.value
    for node in ast.walk(tree) if tree else ():
        for keyword in getattr(node, "keywords", []) if isinstance(node, ast.Call) else []:
            if keyword.arg == "naming_convention":
                try:
                    value = ast.literal_eval(names.get(getattr(keyword.value, "id", None), keyword.value))
                except ValueError:
                    continue
                if isinstance(value, dict) and all(isinstance(each, str) for each in [*value, *value.values()]):
                    found.append(value)
    return found


def named(table, given, kind, columns=(), referred=None):
    """Returns the name of a constraint of that table; the given name if no convention applies (SQLAlchemy, "Configuring
    Constraint Naming Conventions")."""
    template = Convention.templates.get(KINDS[kind])
    if template is None or isinstance(given, Given) or (given is not None and "%(constraint_name)s" not in template):
        return given
    if given is None and "%(constraint_name)s" in template:
        return None
    table, referred = readable(table), readable(referred or "")
    bare, label = table.rpartition(".")[2], table.replace(".", "_")
    words = {"table_name": bare, "constraint_name": given, "referred_table_name": referred.rpartition(".")[2]}
    for i, column in enumerate(columns):
        words.update({"column_%d_name" % i: column, "column_%d_key" % i: column,
                      "column_%d_label" % i: label + "_" + column})
    words.update({"column_0N_name": "".join(columns), "column_0_N_name": "_".join(columns),
                  "column_0N_label": "".join(label + "_" + each for each in columns),
                  "column_0_N_label": "_".join(label + "_" + each for each in columns)})
    missing = [word for word in re.findall(r"%\((\w+)\)s", template) if words.get(word) is None]
    if missing:
        warn("the naming convention of the project uses %(" + missing[0] + ")s, which is not supported")
        return given
    return template % words


def applied(table, described):
    """Sets the name in the description according to the convention."""
    described["name"] = named(table, described["name"], described["kind"], described.get("columns", ()),
                              described.get("table"))
    return described
