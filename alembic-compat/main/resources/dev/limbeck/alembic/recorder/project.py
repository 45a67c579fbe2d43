"""Reads constants, pure functions and column types from the modules of the project, and runs no other code of them."""
import ast
import os
import re

from refusals import Opaque, State, Untranslatable, unparsed

LEVELS = 6
PLAIN = {"property", "staticmethod", "classmethod"}
OUTER = re.compile(r"[^\s#)\]}]")
DEFINES = re.compile(r"(class|def|async def)\b|@")
RELATIONSHIP = re.compile(r"\brelation(?:ship)?\(\s*('[\w.]+'|\"[\w.]+\"|[A-Z]\w*(?=\s*[,)]))?")
DEFINITION = re.compile(r"(?:class|def|async def)\s+(\w+)")


class Sources:
    """The folders in which the packages of the project are searched."""
    roots, modules, builtins, scripts = [], {}, {}, ()

    @classmethod
    def search(cls, root, env):
        above = os.path.dirname(os.path.abspath(env))
        cls.roots = [root, os.path.join(root, "src")]
        for _ in range(LEVELS):
            cls.roots.append(above)
            if os.path.exists(os.path.join(above, ".git")):
                return
            above = os.path.dirname(above)


def find(wanted):
    """Returns the module of the project with that name, or None."""
    if wanted not in Sources.modules:
        recording, State.recording = State.recording, False
        try:
            path = _path(wanted)
            Sources.modules[wanted] = _read(wanted, path) if path else None
        finally:
            State.recording = recording
    return Sources.modules[wanted]


def _path(wanted):
    parts = wanted.split(".")
    if not all(part.isidentifier() for part in parts):
        return None
    for root in Sources.roots:
        path = os.path.join(root, *parts)
        for file in (path + ".py", os.path.join(path, "__init__.py")):
            if os.path.isfile(file):
                return file
        below = [os.path.join(root, each) for each in sorted(os.listdir(root))] if os.path.isdir(root) else []
        for inner in below if root == Sources.roots[0] and not os.path.isdir(os.path.join(root, parts[0])) else ():
            file = os.path.join(inner, *parts)
            for each in (file + ".py", os.path.join(file, "__init__.py")):
                if os.path.isfile(each):
                    return each
        if os.path.isdir(path) and any(each.endswith(".py") for each in os.listdir(path)):
            return path
    return None


def _read(wanted, path):
    package = os.path.isdir(path) or path.endswith("__init__.py")
    text = b""
    if os.path.isfile(path):
        with open(path, "rb") as source:
            text = source.read()
    try:
        return ProjectModule(wanted, path, package, *_parsed(text.decode("utf-8-sig"), path))
    except (SyntaxError, ValueError) as error:
        unparsed(path, error)
        return None


def _parsed(text, path):
    """Returns the syntax tree, without the classes and functions that this Python cannot parse, and their names."""
    lines, left_out, first = text.splitlines(), set(), None
    while True:
        try:
            tree = ast.parse("\n".join(lines) + "\n", path)
        except SyntaxError as error:
            first = first or error
            block = _definition(lines, (error.lineno or 0) - 1)
            if not block:
                raise first from None
            left_out.update(match.group(1) for match in map(DEFINITION.match, lines[block.start:block.stop]) if match)
            lines[block.start:block.stop] = [""] * len(block)
        else:
            if first:
                unparsed(path, first, left_out)
            return tree, left_out


def _definition(lines, at):
    """Returns the lines of the class or function that contains the line, with its decorators; None for other code."""
    starts = [i for i, line in enumerate(lines) if OUTER.match(line)]
    here = sum(1 for start in starts if start <= at) - 1
    if here < 0 or not DEFINES.match(lines[starts[here]]):
        return None
    first, last = here, here
    while first > 0 and lines[starts[first - 1]].startswith("@"):
        first -= 1
    while last + 1 < len(starts) and lines[starts[last]].startswith("@"):
        last += 1
    return range(starts[first], starts[last + 1] if last + 1 < len(starts) else len(lines))


def refers_back(name):
    """Returns whether a script or a used package of the project may give that ORM class a relationship by a backref."""
    recording, State.recording = State.recording, False
    try:
        return any(_refers_back(text, name) for text in _texts())
    finally:
        State.recording = recording


def _refers_back(text, name):
    targets = RELATIONSHIP.findall(text) if "backref" in text else []
    return any(not target or target.strip("'\"").rpartition(".")[2] == name for target in targets)


def _texts():
    files = set(Sources.scripts)
    for package in {module.split(".")[0] for module, found in Sources.modules.items() if found}:
        path = Sources.modules[package]._path if Sources.modules.get(package) else _path(package)
        folder = os.path.dirname(path) if os.path.basename(path) == "__init__.py" else path
        if not os.path.isdir(folder):
            files.add(path)
        for below, _, names in os.walk(folder):
            files.update(os.path.join(below, each) for each in names if each.endswith(".py"))
    for file in sorted(files):
        with open(file, encoding="utf-8", errors="replace") as source:
            yield source.read()


class Names(dict):
    """The names of a module, each of which is computed when it is first used."""

    def __init__(self, module):
        super().__init__()
        self.module = module

    def __missing__(self, name):
        if self.module.compute(name):
            return dict.__getitem__(self, name)
        raise KeyError(name)


class ProjectModule:
    def __init__(self, name, path, package, tree, left_out):
        self.__dict__["_names"] = names = Names(self)
        names.update({"__name__": name, "__file__": path, "__builtins__": Sources.builtins,
                      "__package__": name if package else name.rpartition(".")[0]})
        self.__dict__.update(__name__=name, _path=path, _bindings={name: each for name, each in _bindings(tree).items() if name not in left_out},
                             _running=set(), _stars=[
                                 node for node in tree.body if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"])

    def compute(self, name):
        """Runs the statements that bind the name, and those that the values need; returns whether there are any."""
        statements = self._bindings.get(name)
        if not statements or name in self._running:
            return False
        self._running.add(name)
        for needed in sorted({each for statement in statements for each in _needed(statement)} - {name}):
            if needed in self._bindings and needed not in self._running and not dict.__contains__(self._names, needed):
                self._names[needed] = self.value(needed)
        code = ast.Module(body=[_without_decorated(each) for each in statements], type_ignores=[])
        exec(compile(code, self._path, "exec"), self._names)
        return dict.__contains__(self._names, name)

    def value(self, name):
        """Returns the value, a module below this one, or an opaque object if the value cannot be computed."""
        if dict.__contains__(self._names, name):
            return dict.__getitem__(self._names, name)
        reason = State.reason
        try:
            if self.compute(name):
                return dict.__getitem__(self._names, name)
        except (Untranslatable, Exception):
            State.reason = reason
            dict.pop(self._names, name, None)
            self._bindings.pop(name, None)
            return Opaque(self.__name__ + "." + name)
        return find(self.__name__ + "." + name) or self._of_star(name) or Opaque(self.__name__ + "." + name)

    def _of_star(self, name):
        """Returns the value that "from … import *" takes from another module of the project, or None."""
        for node in self._stars:
            module = find(absolute(node.module or "", node.level, dict.__getitem__(self._names, "__package__")))
            value = module.value(name) if module is not None and module is not self else None
            if value is not None and not isinstance(value, Opaque):
                return value
        return None

    def __getattr__(self, name):
        if name.startswith("__") and name not in ("__all__", "__version__"):
            raise AttributeError(name)
        return self.value(name)

    def __setattr__(self, name, value):
        self._names[name] = value


def _without_decorated(node):
    """Returns a class without the methods that have decorators of other packages, which are never run."""
    if isinstance(node, ast.ClassDef):
        node.body = [each for each in node.body if all(
            isinstance(decorator, ast.Name) and decorator.id in PLAIN
            for decorator in getattr(each, "decorator_list", []))] or [ast.Pass(lineno=node.lineno, col_offset=0)]
        ast.fix_missing_locations(node)
    return node


def _needed(node):
    """Returns the names that a statement reads when it is run, which leaves out the bodies of functions."""
    if isinstance(node, ast.Name):
        return {node.id}
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        parts = node.decorator_list + [node.args] + ([node.returns] if node.returns else [])
    elif isinstance(node, ast.Lambda):
        parts = [node.args]
    else:
        parts = ast.iter_child_nodes(node)
    return {name for part in parts for name in _needed(part)}


def _bindings(tree):
    found = {}
    for node in tree.body:
        for name in _bound(node):
            found.setdefault(name, []).append(node)
    return found


def _bound(node):
    """Returns the names that a statement at the top of a module binds or changes."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
        return {node.name}
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return {(alias.asname or alias.name).split(".")[0] for alias in node.names}
    if isinstance(node, (ast.If, ast.Try, ast.With, ast.For, ast.While)):
        names = {target for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)
                 for target in _bound(child)}
        for handler in getattr(node, "handlers", []):
            names |= {target for child in handler.body for target in _bound(child)}
        return names
    targets = getattr(node, "targets", [getattr(node, "target", None)])
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        targets = [node.value.func] if isinstance(node.value.func, ast.Attribute) else []
    return {name for target in targets if target is not None for name in _roots(target)}


def _roots(target):
    if isinstance(target, (ast.Tuple, ast.List)):
        return {name for each in target.elts for name in _roots(each)}
    while isinstance(target, (ast.Attribute, ast.Subscript, ast.Starred)):
        target = target.value
    return {target.id} if isinstance(target, ast.Name) else set()


def absolute(wanted, level, package):
    """Returns the full name of a relative import."""
    if not level:
        return wanted
    parts = package.split(".")
    return ".".join(parts[:len(parts) - level + 1] + ([wanted] if wanted else []))


def load(wanted, names, level, namespace):
    """Imports from the project; returns an opaque object for what is not part of it."""
    full = absolute(wanted, level, (namespace or {}).get("__package__") or "")
    if not names:
        return find(full.split(".")[0]) or Opaque(full.split(".")[0])
    return find(full) or Opaque(full)
