"""The database for which the scripts are translated, chosen by the URL of the user's project."""

# Separates a schema from a table in the names of tables; no name contains it.
SEPARATOR = "\x1f"


class Target:
    dialect = "sqlite"
    PRODUCTS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def postgresql():
    """Returns whether the scripts are translated for PostgreSQL."""
    return Target.dialect == "postgresql"


def product():
    """Returns the name of the database for messages."""
    return Target.PRODUCTS[Target.dialect]


def readable(text):
    """Returns the text with the names of tables as a user writes them."""
    return text.replace(SEPARATOR, ".")
