package dev.limbeck.sqlite.plan;

import dev.limbeck.dialect.Guard;
import dev.limbeck.model.Column;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.standin.NewDefaults;
import java.util.List;
import java.util.stream.Stream;

/**
 * Guards that check whether the database has the functions that new defaults call. SQLite itself resolves them only
 * when a row needs the default (sqlite.org/lang_createtable.html, 3.2), so each insert would fail. In a check, a
 * generated column, or an index, it resolves them immediately.
 */
final class UncomputableDefaults {
    private UncomputableDefaults() {}

    /** {@return the guards for the defaults that the operation gives to columns of the table} */
    static List<Guard> find(TableName table, Operation operation) {
        return NewDefaults.columns(operation)
                .flatMap(column -> find(table, column))
                .toList();
    }

    private static Stream<Guard> find(TableName table, Column column) {
        return NewDefaults.functions(column).stream()
                .sorted()
                .map(name -> new Guard(
                        "SELECT '' FROM (SELECT 1) WHERE NOT EXISTS (SELECT 1 FROM pragma_function_list WHERE"
                                + " lower(name) = "
                                + Sql.literal(name) + ")",
                        "SQLite has no function " + name + ", which the default of " + table + "." + column.name()
                                + " calls",
                        "Each insert would fail. Use a default that SQLite can compute, in op.on(\"sqlite\", ...) if"
                                + " the revision is for other databases as well. If the application defines this function,"
                                + " let the application apply the revision (Limbeck.configure()), on connections "
                                + "that define it."));
    }
}
