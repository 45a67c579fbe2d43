"""Detects code that cannot be translated, and stops it."""
import builtins
import datetime
import importlib
import os
import signal
import sys
import time
import types
import uuid


# Modules of the standard library whose results are the same in every run.
PURE = {
    "__future__", "abc", "base64", "collections", "contextlib", "copy", "dataclasses", "datetime", "decimal", "enum",
    "fractions", "functools", "hashlib", "itertools", "json", "logging", "math", "numbers", "operator", "re", "string",
    "textwrap", "time", "types", "typing", "unicodedata", "uuid", "warnings",
}

# Audit events (PEP 578) that are never allowed; "open" is checked by its path.
FORBIDDEN = (
    "socket.", "subprocess.", "sqlite3.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.remove",
    "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chdir",
    "os.putenv", "os.kill", "shutil.", "ctypes.", "urllib.", "http.", "ftplib.", "smtplib.", "tempfile.", "webbrowser.",
)


WARNINGS = []

# The tables for which a script asked whether they exist, and the answer was no.
ASKED = []


def warn(warning):
    """Adds a warning about a script that is translated nevertheless."""
    if warning not in WARNINGS:
        WARNINGS.append(warning)


# The modules of the project that this Python cannot parse, with a warning for each.
UNPARSED = {}


def unparsed(path, error, names=()):
    """Remembers that a module of the project cannot be parsed, or only without the classes and functions named."""
    line = ":%d" % error.lineno if getattr(error, "lineno", None) else ""
    UNPARSED[path] = "%s%s: Python %d.%d cannot parse this module, so %s (%s)" % (
        path, line, *sys.version_info[:2],
        "it is used without " + ", ".join(sorted(names)) if names else "none of it is used",
        getattr(error, "msg", None) or error)


class Untranslatable(BaseException):
    """Raised by code that cannot be translated. Not an Exception, so that "except" in a script does not catch it."""


class Failing(Exception):
    """Raised where Alembic itself raises an error, so that a script can catch it as it does in Alembic."""


class State:
    recording = False
    reason = None
    # The number of operations that were recorded before the first refusal.
    recorded, count = 0, staticmethod(lambda: 0)
    seconds = 10
    # What is assumed about rows, in order; None if nothing is assumed. Assumed is how much of it was used.
    assumptions, assumed, undecided = None, 0, False

    @classmethod
    def decide(cls, reason):
        """Returns what is assumed where a script depends on rows; refuses if nothing is assumed."""
        if cls.assumptions is None:
            cls.undecided = True
            refuse(reason)
        if cls.assumed == len(cls.assumptions):
            cls.assumptions.append(True)
        cls.assumed += 1
        return cls.assumptions[cls.assumed - 1]


def refuse(reason):
    """Marks the revision as untranslatable, even if the script catches the exception."""
    if State.reason is None:
        State.reason, State.recorded = reason, State.count()
    raise Untranslatable(reason)


def _refusing(what):
    def method(self, *args, **kwargs):
        refuse(self._described() + what)
    return method


def described(value):
    """Describes a value for messages, without the name of a class of the recorder."""
    if isinstance(value, Opaque):
        return value._described() + ", which is not part of the script"
    return "a value of the class " + type(value).__name__


class Opaque:
    """An object unknown to the recorder. A script may name it, but not use it."""

    def __init__(self, name):
        object.__setattr__(self, "_name", name)

    def _described(self):
        return object.__getattribute__(self, "_name")

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Opaque(self._described() + "." + name)

    def __mro_entries__(self, bases):
        refuse("a class extends " + self._described())

    __call__ = _refusing(" is called")
    __setattr__ = _refusing(" is changed")
    __iter__ = _refusing(" is read")
    __getitem__ = _refusing(" is read")
    __len__ = _refusing(" is read")
    __bool__ = _refusing(" is used in a condition")
    __eq__ = _refusing(" is compared")
    __ne__ = _refusing(" is compared")
    __lt__ = _refusing(" is compared")
    __gt__ = _refusing(" is compared")
    __str__ = _refusing(" is converted to text")
    __repr__ = _refusing(" is converted to text")
    __format__ = _refusing(" is converted to text")
    __contains__ = _refusing(" is read")
    __enter__ = _refusing(" is used in a with statement")
    __exit__ = _refusing(" is used in a with statement")
    __le__ = __ge__ = _refusing(" is compared")
    __add__ = __radd__ = __mod__ = __rmod__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = \
        __floordiv__ = __rfloordiv__ = __pow__ = __rpow__ = __neg__ = __pos__ = __abs__ = __round__ = __int__ = \
        __float__ = __index__ = _refusing(" is used in a computation")
    __hash__ = object.__hash__


def importer(name, stand_ins):
    """Returns the import function for scripts."""
    import project

    def load(wanted, namespace=None, local=None, names=(), level=0):
        root = wanted.split(".")[0]
        if level == 0 and root in stand_ins:
            return _stand_in(stand_ins, wanted, names)
        if level == 0 and root in PURE:
            return _pure(importlib.import_module(wanted) if names else __import__(wanted))
        return project.load(wanted, names, level, namespace)
    return load


def _stand_in(stand_ins, wanted, names):
    module = stand_ins[wanted.split(".")[0]]
    if not names:
        return module
    for part in wanted.split(".")[1:]:
        module = getattr(module, part)
    return module


class _Now:
    """Refuses the clock, which differs in each run."""

    @classmethod
    def _refuse(cls, *args, **kwargs):
        refuse("the clock is read")


class _DateTime(datetime.datetime):
    now = utcnow = today = _Now._refuse


class _Date(datetime.date):
    today = _Now._refuse


def _pure(module):
    if module is datetime:
        copy = types.SimpleNamespace(**vars(datetime))
        copy.datetime, copy.date = _DateTime, _Date
        return copy
    if module is time:
        return types.SimpleNamespace(**{**vars(time), "sleep": lambda seconds: None, **{
            word: _Now._refuse for word in ("time", "time_ns", "localtime", "gmtime", "strftime")}})
    if module is uuid:
        copy = types.SimpleNamespace(**vars(uuid))
        copy.uuid1 = copy.uuid4 = lambda *args: refuse("a UUID is generated")
        return copy
    return module


def script_builtins(name, stand_ins):
    own = dict(vars(builtins))
    own["__import__"] = importer(name, stand_ins)
    own["print"] = lambda *args, **kwargs: None
    for word in ("open", "input", "eval", "exec", "compile", "breakpoint", "exit", "quit"):
        if word in own:
            own[word] = lambda *args, _word=word, **kwargs: refuse(_word + "() is called")
    return own


def _audit(event, args):
    if not State.recording:
        return
    if event == "open":
        path = args[0]
        own = isinstance(path, str) and path.startswith((sys.base_prefix, os.path.dirname(os.__file__)))
        if own and not (isinstance(args[1], str) and any(c in args[1] for c in "wax+")):
            return
        refuse("a file is opened")
    if event.startswith(FORBIDDEN):
        refuse("it accesses the system (" + event + ")")


def _late(signum, frame):
    refuse("it did not finish within %d seconds" % State.seconds)


def guard(seconds):
    """Blocks files, network, processes and databases for scripts, permanently: an audit hook cannot be removed."""
    State.seconds = seconds
    for module in PURE:
        importlib.import_module(module)
    sys.addaudithook(_audit)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _late)


def watched(action):
    """Runs the action with the restrictions for scripts; returns why it cannot be translated,
    or None, and the exception that it raised."""
    State.recording, State.reason, State.undecided, State.assumed = True, None, False, 0
    raised = None
    if hasattr(signal, "SIGALRM"):
        signal.alarm(State.seconds)
    try:
        action()
    except Untranslatable:
        raised = sys.exc_info()
    except KeyboardInterrupt:
        raise
    except BaseException:
        raised = sys.exc_info()
    finally:
        State.recording = False
        if hasattr(signal, "SIGALRM"):
            signal.alarm(0)
    return State.reason, raised
