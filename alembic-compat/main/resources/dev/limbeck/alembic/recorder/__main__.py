"""Records all scripts of an Alembic folder as JSON on standard output. Requires only Python 3.8."""
import sys

if sys.version_info < (3, 8):
    sys.stderr.write("Python %d.%d is too old" % sys.version_info[:2])
    sys.exit(9)

import __future__

import ast
import json
import os
import re
import traceback

import conventions
import layout
import project
import recording
from history import Replay, ancestors
from installed import SqlAlchemy
from refusals import ASKED, UNPARSED, WARNINGS, Failing, Opaque, State, Untranslatable, guard, script_builtins, warn, watched
from sessions import Session
from stand_ins import stand_ins
from target import Target

HEADER = re.compile(r"^(Revision ID|Revises|Create Date|Branch Labels|Depends on)\s*:", re.I)
CREATED = re.compile(r"^Create Date\s*:\s*(.+)$", re.I | re.M)


def assigned(tree):
    """Returns the literals that the script assigns to names."""
    values = {}
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) \
            else []
        for target in targets:
            if isinstance(target, ast.Name) and node.value is not None:
                try:
                    values[target.id] = ast.literal_eval(node.value)
                except ValueError:
                    pass
    return values


def listed(value):
    if value is None or value == "":
        return []
    return [value] if isinstance(value, str) else [str(each) for each in value]


def message(doc):
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", doc or "")]
    return "\n\n".join(part for part in paragraphs if part and not HEADER.match(part))


def sources(tree, text):
    """Returns the source of upgrade, of downgrade, and of the rest of the script."""
    lines = text.splitlines()
    covered, found = set(), {}
    for node in tree.body:
        start = min([node.lineno] + [each.lineno for each in getattr(node, "decorator_list", [])])
        span = range(start - 1, node.end_lineno)
        named = isinstance(node, ast.FunctionDef) and node.name in ("upgrade", "downgrade")
        if named:
            found[node.name] = "\n".join(lines[i] for i in span)
        if named or _heading(node):
            covered.update(span)
    rest = "\n".join(line for i, line in enumerate(lines) if i not in covered).strip()
    return found.get("upgrade", ""), found.get("downgrade", ""), re.sub(r"\n{3,}", "\n\n", rest)


def _heading(node):
    if isinstance(node, ast.Expr) and isinstance(getattr(node, "value", None), ast.Constant):
        return True
    names = [target.id for target in getattr(node, "targets", [getattr(node, "target", None)])
             if isinstance(target, ast.Name)]
    return bool(set(names) & {"revision", "down_revision", "branch_labels", "depends_on"})


def where(raised, path):
    """Describes the line of the script that was reached."""
    lines = [frame.lineno for frame in traceback.extract_tb(raised[2]) if frame.filename == path]
    return " (line %d)" % lines[-1] if lines else ""


def why(reason, raised, path):
    if reason is not None:
        return reason + (where(raised, path) if raised and isinstance(raised[1], Untranslatable) else "")
    if isinstance(raised[1], Failing):
        return "it fails in Alembic too: %s%s" % (raised[1], where(raised, path))
    return "%s%s: %s" % (raised[0].__name__, where(raised, path), _text(raised[1]))


def _text(error):
    try:
        return str(error) or "no message"
    except BaseException:
        return "no message"


def intended(raised, path):
    """Returns whether the script raised the error itself in order to declare the revision irreversible."""
    frames = traceback.extract_tb(raised[2])
    return frames and frames[-1].filename == path and (frames[-1].line or "").strip().startswith("raise")


# How many combinations of answers are tried at most.
LIMIT = 64


def direction(namespace, name, tree, path):
    """Records one direction. If it depends on rows, each combination of assumptions about them is tried."""
    State.assumptions, before = None, list(WARNINGS)
    result = one_way(namespace.get(name), path)
    if not State.undecided:
        return result
    refused = list(WARNINGS)
    WARNINGS[:], first, State.assumptions = before, None, []
    for _ in range(LIMIT):
        tried = one_way(executed_again(tree, path).get(name), path)
        first = first or tried
        if tried[1] is not None or tried[0] != first[0]:
            break
        State.assumptions = following(State.assumptions[:State.assumed])
        if State.assumptions is None:
            return first
    State.assumptions, WARNINGS[:] = None, refused
    return result


def executed_again(tree, path):
    """Runs the script itself, which is not tried with assumptions."""
    assumptions, State.assumptions = State.assumptions, None
    namespace = executed(tree, path)[0]
    State.assumptions = assumptions
    return namespace


def following(assumptions):
    """Returns the assumptions to try after these, or None if all were tried."""
    while assumptions and not assumptions[-1]:
        assumptions.pop()
    return assumptions[:-1] + [False] if assumptions else None


def one_way(function, path):
    recording.Recording.operations = []
    Session.opened = []
    if function is None:
        return [], None, None
    reason, raised = watched(function)
    Session.ended()
    recorded = recording.Recording.operations
    if reason is not None and not (raised and isinstance(raised[1], Untranslatable)):
        recorded = recorded[:State.recorded]
    if isinstance(raised and raised[1], TypeError) and "engine_name" in str(raised[1]):
        reason = "it takes the name of a database, as in Alembic's template multidb"
    return recorded, (why(reason, raised, path) if reason is not None or raised else None), (raised, reason)


def parsed(path):
    """Returns the syntax tree and the text of a script."""
    with open(path, "rb") as source:
        text = source.read().decode("utf-8-sig").replace("\r\n", "\n")
    parsed.texts[path] = text
    return ast.parse(text, path), text


parsed.texts = {}


def executed(tree, path):
    """Runs the script itself, which defines upgrade and downgrade."""
    namespace = {"__name__": "script", "__file__": path, "__builtins__": script_builtins(path, stand_ins())}
    reason, raised = watched(lambda: run(tree, path, namespace))
    return namespace, (why(reason, raised, path) if raised or reason is not None else None)


def run(tree, path, namespace):
    """Runs the statements. A name whose value cannot be computed is unknown, and refused where it is used."""
    future = [each.name for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"
              for each in node.names]
    flags = sum(getattr(__future__, each).compiler_flag for each in future)
    for node in tree.body:
        code = compile(ast.Module(body=[node], type_ignores=[]), path, "exec", flags, True)
        try:
            exec(code, namespace)
        except Untranslatable as error:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(
                node, ast.AnnAssign) else []
            target = targets[0] if len(targets) == 1 else None
            if not isinstance(target, ast.Name) or not outside_project(error, path) or State.count():
                raise
            State.reason = None
            namespace[target.id] = Opaque(ast.get_source_segment(parsed.texts[path], node.value) or target.id)


def outside_project(error, path):
    """Returns whether only the script and the recorder itself were running, so that no module was left half changed."""
    own, step = os.path.dirname(os.path.abspath(__file__)), error.__traceback__
    while step:
        file = step.tb_frame.f_code.co_filename
        if file != path and os.path.dirname(os.path.abspath(file)) != own:
            return False
        step = step.tb_next
    return True


def script(path, tree, text):
    WARNINGS.clear()
    ASKED.clear()
    recording.Recording.operations = []
    namespace, failed = executed(tree, path)
    values = {key: value for key, value in namespace.items() if key in (
        "revision", "down_revision", "branch_labels", "depends_on")}
    values.update(assigned(tree))
    if not isinstance(values.get("revision"), str):
        return None
    doc = ast.get_docstring(tree) or ""
    created = CREATED.search(doc)
    upgrade, downgrade, rest = sources(tree, text)
    result = {
        "file": path, "id": values["revision"], "downRevisions": listed(values.get("down_revision")),
        "branchLabels": listed(values.get("branch_labels")), "dependsOn": listed(values.get("depends_on")),
        "message": message(doc), "created": created.group(1).strip() if created else None,
        "modified": int(os.path.getmtime(path)), "irreversible": None, "untranslated": None, "upgrade": [],
        "downgrade": [], "upgradeDone": False, "downgradeDone": False, "pythonUpgrade": upgrade, "pythonDowngrade": downgrade, "pythonRest": rest}
    result.update({"untranslated": failed} if failed else bodies(namespace, tree, path))
    return {**result, "warnings": list(WARNINGS), "asked": list(ASKED)}


def bodies(namespace, tree, path):
    up, failed, _ = direction(namespace, "upgrade", tree, path)
    result = {"upgrade": up, "upgradeDone": not failed}
    if failed:
        result["untranslated"] = "upgrade: " + failed
    own = Replay.before
    Replay.scripts[None], Replay.before = up, [*own, None]
    try:
        return {**result, **reverted(namespace, tree, path, failed)}
    finally:
        Replay.before = own


def reverted(namespace, tree, path, failed_before):
    recording.Recording.operations = []
    # Questions at the top of the script are answered for the database after the upgrade.
    namespace = executed(tree, path)[0] if ASKED or "inspect" in repr(tree_names(tree)) else namespace
    down, failed, how = direction(namespace, "downgrade", tree, path)
    if failed is None:
        return {"downgrade": down, "downgradeDone": True}
    raised, reason = how
    if reason is None and raised and isinstance(raised[1], Failing):
        warn("the revision cannot be reverted, because its downgrade fails in Alembic too: " + str(raised[1])
             + where(raised, path))
        return {"irreversible": "The downgrade fails in Alembic too: " + str(raised[1]), "downgradeDone": True}
    if reason is None and not down and raised and isinstance(raised[1], Exception) and intended(raised, path):
        return {"irreversible": _text(raised[1]), "downgradeDone": True}
    return {"downgrade": down, "untranslated": failed_before and "upgrade: " + failed_before or "downgrade: " + failed}


def tree_names(tree):
    return [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)]


def main():
    out, sys.stdout = sys.stdout, sys.stderr
    Target.dialect = sys.argv[3]
    try:
        found = layout.find(sys.argv[1], sys.argv[4] if len(sys.argv) > 4 else None)
        result = recorded(found)
    except layout.LayoutError as error:
        result = {"error": str(error)}
    json.dump(result, out)
    out.flush()


def recorded(found):
    several = conventions.read(found.env, found.root) if found.folders else None
    result = {"folders": found.folders, "scripts": [], "skipped": [], "failed": [],
              "warnings": found.warnings + [each for each in (several, conventions.version_table(found.env)) if each]}
    project.Sources.search(found.root, found.env)
    SqlAlchemy.search(project.Sources.roots)
    project.Sources.scripts = found.scripts()
    project.Sources.builtins = script_builtins("the project", stand_ins())
    guard(int(sys.argv[2]))
    trees = {}
    for path in found.scripts():
        try:
            trees[path] = parsed(path)
        except (SyntaxError, UnicodeDecodeError, ValueError) as error:
            result["failed"].append({"file": path, "why": str(error)})
    done = replayed(trees)
    for path in trees:
        result["scripts" if done[path] else "skipped"].append(done[path] or path)
    report_assumptions(result["scripts"])
    result["warnings"] += UNPARSED.values()
    return result


def replayed(trees):
    """Records the scripts, parents first, so that each knows what the revisions before it have made."""
    heads = {path: assigned(tree) for path, (tree, _) in trees.items()}
    graph = {str(values.get("revision", path)): listed(values.get("down_revision")) + listed(values.get("depends_on"))
             for path, values in heads.items()}
    ids = {str(values.get("revision", path)): path for path, values in heads.items()}
    Replay.created = {node.args[0].value for tree, _ in trees.values() for node in ast.walk(tree)
                      if isinstance(node, ast.Call) and getattr(node.func, "attr", None) == "create_table"
                      and node.args and isinstance(node.args[0], ast.Constant)}
    State.count = staticmethod(lambda: len(recording.Recording.operations))
    Replay.recorded = lambda: recording.Recording.operations
    done = {}
    for revision in ancestors(None, {**graph, None: list(graph)}):
        path = ids[revision]
        Replay.before = ancestors(revision, graph)
        one = done[path] = script(path, *trees[path])
        if one:
            Replay.scripts[revision] = one["upgrade"]
            if one["untranslated"] and not one["untranslated"].startswith("downgrade"):
                Replay.untranslated.add(revision)
    for path in trees:
        if path not in done:
            done[path] = script(path, *trees[path])
    return done


def report_assumptions(scripts):
    """Warns of answers about tables that the history neither creates nor has created before."""
    created = {operation["table"]["name"] for one in scripts for operation in one["upgrade"]
               if operation["op"] == "createTable"}
    for one in scripts:
        for table in sorted(set(one.pop("asked")) - created):
            one["warnings"].append("it asks whether the table " + table + " exists; it is translated for a database"
                                   " without that table, because no revision creates it")


if __name__ == "__main__":
    main()
