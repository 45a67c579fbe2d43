package dev.limbeck.command.autogenerate;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.dialect.Traits;
import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Checks that the database distinguishes the names of the model: on SQLite, {@code User} and {@code user} are the same
 * name.
 */
final class DistinctNames {
    private DistinctNames() {}

    /**
     * Checks the names of tables, views and columns.
     *
     * @throws CommandException if the database treats two names as equal; the message contains both
     */
    static void require(Schema model, Traits traits) {
        requireTables(model.tables().stream().map(Table::name), traits);
        requireTables(model.views().stream().map(View::name), traits);
        for (Table table : model.tables()) {
            Map<Object, String> columns = new HashMap<>();
            for (Column column : table.columns()) {
                Object key = traits.names().others().key(column.name());
                add(columns, key, column.name(), "The table " + table.name() + " has two columns", traits);
            }
        }
    }

    private static void requireTables(Stream<TableName> tables, Traits traits) {
        Map<Object, String> names = new HashMap<>();
        tables.forEach(
                name -> add(names, traits.names().key(name), name.toString(), "The entities have two tables", traits));
    }

    private static void add(Map<Object, String> names, Object key, String name, String what, Traits traits) {
        String other = names.putIfAbsent(key, name);
        if (other != null) {
            throw new CommandException(what + " whose names " + traits.product() + " does not distinguish: " + other
                    + " and " + name + ". Give one of them another name.");
        }
    }
}
