package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.server.UsedColumns;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.Column;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.View;
import java.util.ArrayList;
import java.util.List;

/** Finds the objects that use a column and would be broken, or silently changed, if it were dropped. */
final class MariadbColumnUsers {
    private static final UsedColumns USED = new UsedColumns(MariadbTokens.RULES);

    private MariadbColumnUsers() {}

    /** {@return the parts of the table that use the column, except for constraints that use no other column} */
    static List<String> inTable(Table table, String column) {
        List<String> users = new ArrayList<>();
        table.constraints()
                .filter(each -> USED.in(each, table).contains(column))
                .filter(each -> each instanceof PrimaryKey
                        || each instanceof dev.limbeck.model.ForeignKey
                        || USED.in(each, table).size() > 1)
                .forEach(each ->
                        users.add(each instanceof PrimaryKey ? "the primary key" : "the constraint " + each.name()));
        table.indexes().stream()
                .filter(index -> USED.in(index, table).contains(column))
                .forEach(index -> users.add("the index " + index.name()));
        for (Column other : table.columns()) {
            if (other.generated() != null
                    && USED.in(other.generated().expression(), table).contains(column)) {
                users.add("the generated column " + other.name());
            }
        }
        return users;
    }

    /**
     * {@return the views and triggers that use the column; the server does not check them when the column is dropped}
     */
    static List<String> outside(Catalog catalog, Table table, String column) {
        List<String> users = new ArrayList<>();
        for (View view : catalog.schema().views()) {
            SqlText text = view.definition();
            if (!catalog.mayHaveChanged(view.name())
                    && mentions(text, table.name().name())
                    && mentions(text, column)) {
                users.add("the view " + view.name());
            }
        }
        for (Trigger trigger : catalog.schema().triggers()) {
            boolean own = table.names().same(trigger.table(), table.name());
            SqlText text = trigger.definition();
            if (!catalog.mayHaveChanged(TableName.of(trigger.name()))
                    && (own || mentions(text, table.name().name()))
                    && mentions(text, column)) {
                users.add("the trigger " + trigger.name());
            }
        }
        return users;
    }

    private static boolean mentions(SqlText text, String name) {
        return MariadbTokens.meaningful(text.sql()).stream()
                .anyMatch(token -> token.isName() && NameRule.ASCII_INSENSITIVE.same(token.name(NameRule.EXACT), name));
    }
}
