"""Finds the scripts of an Alembic project: from alembic.ini, from pyproject.toml, or from the folders themselves."""
import configparser
import os
import re

INI = "alembic.ini"
TOML = "pyproject.toml"
SCRIPT = re.compile(r"(?!\.#|__init__)(.*\.py)$")
SEPARATORS = {"space": " ", "newline": "\n", "os": os.pathsep, ":": ":", ";": ";"}
PLACEHOLDER = re.compile(r"\{\s*\w+\s*\}")
SEARCHED = 3
SKIPPED = {"__pycache__", "build", "dist", "env", "node_modules", "site-packages", "venv"}


class LayoutError(Exception):
    """The configuration cannot be used; the message states why, and what to do."""


class Layout:
    """The folders with scripts, env.py, the root of the project's sources, and what the user should know."""

    def __init__(self, folders, env, root, recursive=False, warnings=()):
        self.folders, self.env, self.root = folders, env, os.path.abspath(root)
        self.recursive, self.warnings = recursive, list(warnings)

    def scripts(self):
        found = []
        for folder in self.folders:
            for parent, below, files in os.walk(folder):
                below[:] = sorted(each for each in below if self.recursive and each != "__pycache__")
                found += sorted(os.path.join(parent, file) for file in files if SCRIPT.match(file))
        return list(dict.fromkeys(found))


def find(given, section):
    """Returns the layout of a project folder, a script folder, a folder of scripts, or a configuration file."""
    if os.path.isfile(given):
        layout = _configured(given, section) if given.endswith((".ini", ".cfg", ".toml")) else None
        if layout or section:
            return layout or _nothing(given, section)
        raise LayoutError(given + " is a file. Specify the folder that contains alembic.ini, or the folder that contains"
                          " versions. A file with the section [alembic] or [tool.alembic] can be specified too.")
    for file in (INI, TOML):
        path = os.path.join(given, file)
        layout = _configured(path, section) if os.path.isfile(path) else None
        if layout:
            return layout
    return _nothing(given, section)


def _nothing(folder, section):
    if section:
        raise LayoutError("No configuration in " + folder + " has a section [" + section + "].")
    layout = _unconfigured(folder)
    if layout:
        return layout
    near = _near(folder)
    if near:
        raise LayoutError("Found no alembic migrations directly in " + folder + ", but there are scripts in "
                          + ", ".join(near) + ". Specify " + ("that folder." if len(near) == 1 else "one of them."))
    return Layout([], os.path.join(folder, "env.py"), folder)


def _unconfigured(folder):
    versions = os.path.join(folder, "versions")
    if os.path.isdir(versions):
        return Layout([versions], os.path.join(folder, "env.py"), os.path.dirname(os.path.abspath(folder)))
    if any(SCRIPT.match(entry) and entry != "env.py" for entry in os.listdir(folder)):
        above = os.path.dirname(os.path.abspath(folder))
        return Layout([folder], os.path.join(above, "env.py"), os.path.dirname(above))
    return None


def _near(folder):
    """Returns the folders not far below this one that contain env.py and versions."""
    found = []
    for parent, below, files in os.walk(folder):
        depth = 0 if parent == folder else len(os.path.relpath(parent, folder).split(os.sep))
        if "env.py" in files and "versions" in below:
            found.append(parent)
        below[:] = [] if depth == SEARCHED else sorted(
            each for each in below if each not in SKIPPED and not each.startswith("."))
    return found


def _configured(path, section):
    """Returns the layout that the file specifies, or None if the file does not configure Alembic."""
    here = os.path.dirname(os.path.abspath(path))
    other = os.path.join(here, TOML)
    sections = _toml(path, here) if path.endswith(".toml") else _ini(path, here)
    wanted = section or "alembic"
    if wanted not in sections:
        named = _located(sections)
        if section or not named:
            return None
        raise LayoutError(path + " has no section [alembic], but " + _list(named) + ". Choose one with --section.")
    settings = dict(sections[wanted])
    if not path.endswith(".toml") and os.path.isfile(other):
        settings = {**_toml(other, here).get("alembic", {}), **settings}
    warnings = []
    others = [name for name in _located(sections) if name != wanted]
    if others and not section:
        warnings.append("only the section [alembic] of " + path + " was imported; import " + _list(others)
                        + " separately with --section")
    return _layout(path, here, settings, warnings)


def _list(names):
    return ", ".join("[" + name + "]" for name in names)


def _located(sections):
    return [name for name, settings in sections.items()
            if settings.get("script_location") or settings.get("version_locations")]


def _layout(path, here, settings, warnings):
    location = settings.get("script_location")
    if location and PLACEHOLDER.search(location) and not os.path.isdir(_place(here, location)):
        scripts = _inserted(path, here, location, warnings)
    else:
        scripts = _place(here, location) if location else _beside(here)
    versions = settings.get("version_locations")
    folders = [_place(here, each) for each in _split(versions, settings)] if versions else \
        [os.path.join(scripts, "versions")]
    missing = [folder for folder in folders if not os.path.isdir(folder)]
    if missing:
        raise LayoutError(path + " specifies " + ", ".join(missing) + ", which "
                          + ("does" if len(missing) == 1 else "do")
                          + " not exist. Correct it, or specify the folder that contains versions.")
    recursive = str(settings.get("recursive_version_locations", "")).lower() in ("true", "1", "yes", "on")
    # Flask-Migrate keeps alembic.ini in the script folder, and the sources of the project are beside that folder.
    inside = os.path.abspath(scripts) == here
    return Layout(folders, os.path.join(scripts, "env.py"), os.path.dirname(here) if inside else here, recursive,
                  warnings)


def _inserted(path, here, location, warnings):
    """Returns the script folder for a location that a program of the project inserts, as JupyterHub does."""
    near = _near(here)
    words = path + " specifies script_location = " + location + ", a placeholder that a program of the project replaces"
    if len(near) != 1:
        raise LayoutError(words + (", and there are scripts in " + ", ".join(near) if near else "")
                          + ". Specify the folder that contains versions.")
    warnings.append(words + "; the scripts in " + near[0] + " were imported")
    return near[0]


def _beside(here):
    """Returns the script folder without script_location: the folder of the file itself, as Flask-Migrate supplies it."""
    own = any(os.path.exists(os.path.join(here, each)) for each in ("env.py", "versions"))
    return here if own else os.path.join(here, "alembic")


def _place(here, location):
    """Returns the folder; "package:folder" is a folder in a package, which is searched below the file's folder."""
    package, colon, rest = location.strip().partition(":")
    if colon and len(package) > 1 and "/" not in package and "\\" not in package:
        inner = os.path.join(*package.split("."), *rest.split("/"))
        for root in (here, os.path.join(here, "src"), os.path.dirname(here)):
            if os.path.isdir(os.path.join(root, inner)):
                return os.path.join(root, inner)
        return os.path.join(here, inner)
    return os.path.normpath(os.path.join(here, location.strip()))


def _split(versions, settings):
    if isinstance(versions, (list, tuple)):
        return versions
    word = settings.get("path_separator", settings.get("version_path_separator"))
    parts = re.split(r"[\s,]\s*", versions.strip()) if not word else versions.split(SEPARATORS.get(word, word))
    return [part.strip() for part in parts if part.strip()]


def _ini(path, here):
    parser = configparser.ConfigParser({"here": here.replace("%", "%%")}, strict=False)
    try:
        parser.read(path, encoding="utf-8-sig")
        keys = ("script_location", "version_locations", "path_separator", "version_path_separator",
                "recursive_version_locations")
        return {name: {key: parser.get(name, key) for key in keys if parser.has_option(name, key)}
                for name in parser.sections()}
    except (configparser.Error, UnicodeDecodeError) as error:
        raise LayoutError(path + " cannot be read: " + " ".join(str(error).split()))


def _toml(path, here):
    with open(path, "rb") as source:
        text = source.read()
    if b"tool.alembic" not in text:
        return {}
    try:
        import tomllib
    except ImportError:
        raise LayoutError("Reading [tool.alembic] in " + path + " requires Python 3.11 or newer. Install it, or specify"
                          " the folder that contains versions.")
    try:
        tool = tomllib.loads(text.decode("utf-8-sig")).get("tool", {}).get("alembic")
    except ValueError as error:
        raise LayoutError(path + " cannot be read: " + str(error))
    return {} if tool is None else {"alembic": {key: _here(value, here) for key, value in tool.items()}}


def _here(value, here):
    if isinstance(value, list):
        return [_here(each, here) for each in value]
    return value.replace("%(here)s", here).replace("%%", "%") if isinstance(value, str) else value
