"""The arguments of the functions of alembic.op: their names, and how many can be given without a name."""
import functools
import inspect
import types

from refusals import Failing

ALIASES = {"constraint_name": "given", "index_name": "index", "table_name": "table", "column_name": "column",
           "sqltext": "statement"}
# In some versions of Alembic, these functions accept more positional arguments than here.
WITH_MORE_PLACES = ("alter_column", "create_foreign_key")


def named_arguments(kind):
    """Lets the methods of the class take their arguments by the names that Alembic uses."""
    for method, function in list(vars(kind).items()):
        if not method.startswith("_") and isinstance(function, types.FunctionType):
            setattr(kind, method, _aliased(function))
    return kind


def _aliased(function):
    parameters = inspect.signature(function).parameters

    places = [each for each in parameters.values() if each.kind is not each.VAR_KEYWORD]
    limited = function.__name__ not in WITH_MORE_PLACES and all(
        each.kind is each.POSITIONAL_OR_KEYWORD for each in places)

    @functools.wraps(function)
    def call(*args, **options):
        if limited and len(args) > len(places):
            raise Failing("%s is called with %d arguments, and it has at most %d without a name" % (
                function.__name__, len(args) - 1, len(places) - 1))
        for given, own in [(key, ALIASES[key]) for key in options if key in ALIASES]:
            target = own if own in parameters else "given"
            if given not in parameters and target in parameters:
                options[target] = options.pop(given)
        return function(*args, **options)
    return call
