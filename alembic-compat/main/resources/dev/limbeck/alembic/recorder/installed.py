"""Finds the version of SQLAlchemy that a project uses, on which some declarations depend."""
import os
import re
import sys

ENVIRONMENTS = (".venv", "venv", "env")
DISTRIBUTION = re.compile(r"sqlalchemy-(\d+(?:\.\d+)+)[^-]*\.(?:dist|egg)-info$", re.I)
LOCKED = re.compile(r'name = "sqlalchemy"\s+version = "(\d[\w.]*)"|"sqlalchemy": \{[^{}]*"version": "==(\d[\w.]*)"', re.I)
REQUIRED = re.compile(r"(?:^|[\"'])[ \t]*sqlalchemy(?![\w.-])[ \t]*(?:\[[\w, -]*\])?[ \t]*"
                      r"(?:=[ \t]*(?:\{[^}\n]*\bversion[ \t]*=[ \t]*)?\")?([^\n;#\"']*)", re.I | re.M)
LIMIT = re.compile(r"(==|~=|<=|<|\^)\s*(\d+)(?:\.(\d+))?([\w.]*)")
LOCKS = ("uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock")
FILES = ("pyproject.toml", "setup.cfg", "setup.py", "Pipfile")


class SqlAlchemy:
    """The version of SQLAlchemy, and where it was found."""
    version, source = "2.0.36", None

    @classmethod
    def search(cls, folders):
        found = _found(folders)
        cls.version, cls.source = found or (SqlAlchemy.version, None)

    @classmethod
    def first(cls):
        """Returns whether it is a version before 2.0."""
        return cls.version.startswith(("0.", "1."))

    @classmethod
    def reason(cls):
        if cls.source:
            return "SQLAlchemy " + cls.version + " was found in " + cls.source
        return "no version of SQLAlchemy was found in the project"


def _found(folders):
    running = os.path.dirname(os.path.dirname(sys.executable or ""))
    active = [running] if os.path.isfile(os.path.join(running, "pyvenv.cfg")) else []
    for environment in [os.path.join(folder, each) for folder in folders for each in ENVIRONMENTS] + active:
        version = _installed(environment)
        if version:
            return version, environment
    for folder in folders:
        for file in _files(folder):
            version = _named(file)
            if version:
                return version, file
    return None


def _installed(environment):
    library = os.path.join(environment, "lib")
    pythons = [os.path.join(library, each) for each in _below(library) if each.startswith("python")]
    for packages in [os.path.join(each, "site-packages") for each in pythons + [os.path.join(environment, "Lib")]]:
        for each in _below(packages):
            match = DISTRIBUTION.match(each)
            if match:
                return match.group(1)
    return None


def _below(folder):
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


def _files(folder):
    """Returns lock files first, since they have the exact version."""
    names = _below(folder)
    listed = [each for each in names if each.endswith(".txt") and re.match(r"(?:requirements|constraints)", each, re.I)]
    inner = os.path.join(folder, "requirements")
    return [os.path.join(folder, each) for each in (*LOCKS, *listed, *FILES) if each in names] + [
        os.path.join(inner, each) for each in _below(inner) if each.endswith(".txt")]


def _named(file):
    with open(file, encoding="utf-8", errors="replace") as source:
        text = source.read()
    if os.path.basename(file) in LOCKS:
        match = LOCKED.search(text)
        return match and (match.group(1) or match.group(2))
    for match in REQUIRED.finditer(text):
        for sign, major, minor, rest in LIMIT.findall(match.group(1)):
            if sign == "==" and "*" not in match.group(1) and rest.count(".") == 1:
                return "%s.%s%s" % (major, minor, rest)
            limits = (int(major), int(minor or 0))
            if limits < (2, 0) or sign == "<" and limits == (2, 0):
                return "1.4"
            if sign in ("==", "~=", "^"):
                return "%d.%d" % limits
    return None
