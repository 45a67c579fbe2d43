package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Planner.BrokenUser;
import dev.limbeck.dialect.Planner.BrokenUsers;
import dev.limbeck.dialect.server.UsedColumns;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.model.View;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.Evolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the objects that use a column and would be broken, or silently changed, if it were dropped. */
final class MariadbColumnUsers {
    private static final UsedColumns USED = new UsedColumns(MariadbTokens.RULES);

    private MariadbColumnUsers() {}

    /** {@return the parts of the table that use the column, except for constraints that use only this column} */
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
     * {@return the step; if it drops a column, it is preceded by steps that drop its unique constraints and checks,
     * which the server drops together with the column}
     */
    static List<TableOperation> withDropped(TableOperation step, Table table) {
        if (!(step instanceof DropColumn drop)) {
            return List.of(step);
        }
        List<TableOperation> all = new ArrayList<>();
        Optional<String> column = table.column(drop.column().name()).map(Column::name);
        table.constraints()
                .filter(each -> each instanceof UniqueConstraint || each instanceof CheckConstraint)
                .filter(each -> column.isPresent() && USED.in(each, table).equals(Set.of(column.get())))
                .forEach(each -> all.add(new DropConstraint(each)));
        all.add(step);
        return all;
    }

    /** {@return the table after the step} */
    static Table after(Table table, TableOperation step) {
        Table after = table;
        for (TableOperation each : withDropped(step, table)) {
            after = Evolution.apply(after, each, new MariadbSyntax()::renameColumn);
        }
        return after;
    }

    /**
     * {@return the views and triggers that use columns that the batch drops or renames; the server neither checks nor
     * changes them}
     */
    static List<BrokenUsers> ofChanged(AlterTable batch, Table table, Catalog catalog) {
        List<BrokenUsers> all = new ArrayList<>();
        for (TableOperation step : batch.steps()) {
            String column = step instanceof DropColumn drop
                    ? drop.column().name()
                    : step instanceof RenameColumn rename ? rename.from() : null;
            List<BrokenUser> users = column == null ? List.of() : outside(catalog, table, column);
            if (column != null && !users.isEmpty()) {
                boolean drops = step instanceof DropColumn;
                all.add(new BrokenUsers(
                        table.name(),
                        column,
                        users,
                        "The column " + table.name() + "." + column + " cannot be " + (drops ? "dropped" : "renamed")
                                + ", because ",
                        MariadbTableUsers.ADVICE));
            }
        }
        return all;
    }

    private static List<BrokenUser> outside(Catalog catalog, Table table, String column) {
        Predicate<String> same = name -> catalog.schema().names().same(TableName.of(name), table.name());
        List<BrokenUser> users = new ArrayList<>();
        for (View view : catalog.schema().views()) {
            SqlText text = view.definition();
            if (!catalog.mayHaveChanged(view.name()) && mentions(text, column) && mayUse(text, same)) {
                users.add(new BrokenUser(view.name(), null, "the view " + view.name()));
            }
        }
        for (Trigger trigger : catalog.schema().triggers()) {
            boolean own = table.names().same(trigger.table(), table.name());
            SqlText text = trigger.definition();
            TableName name = TableName.of(trigger.name());
            if (!catalog.mayHaveChanged(name) && mentions(text, column) && (own || mayUse(text, same))) {
                users.add(new BrokenUser(name, trigger.table(), "the trigger " + trigger.name()));
            }
        }
        return users;
    }

    /**
     * Returns whether a name in the text might refer to the table. The only name that certainly does not refer to it is
     * one that WITH gives to a query.
     */
    private static boolean mayUse(SqlText text, Predicate<String> table) {
        List<SqlToken> tokens = MariadbTokens.meaningful(text.sql());
        WithNames queries = new WithNames(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            boolean qualified = i > 0 && tokens.get(i - 1).is('.');
            SqlToken token = tokens.get(i);
            if (token.isName() && table.test(token.name(NameRule.EXACT)) && (qualified || !queries.hide(i, table))) {
                return true;
            }
        }
        return false;
    }

    private static boolean mentions(SqlText text, String name) {
        return MariadbTokens.meaningful(text.sql()).stream()
                .anyMatch(token -> token.isName() && NameRule.ASCII_INSENSITIVE.same(token.name(NameRule.EXACT), name));
    }
}
