package dev.limbeck.mariadb.ddl;

import static dev.limbeck.mariadb.ddl.MariadbChange.alter;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.server.ChangedRows;
import dev.limbeck.dialect.server.DataGuards;
import dev.limbeck.dialect.server.UsedColumns;
import dev.limbeck.mariadb.read.StorageSettings;
import dev.limbeck.mariadb.syntax.MariadbOptions;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Position;
import dev.limbeck.ops.evolution.Backfill;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Changes a column. The statement repeats the whole definition of the column, because any omitted property would be
 * lost.
 */
final class MariadbColumnChange {
    private static final MariadbSyntax SYNTAX = new MariadbSyntax();
    private static final UsedColumns USED = new UsedColumns(MariadbTokens.RULES);

    /** The name that a new column has until the old one is dropped. */
    private static final String TEMPORARY = "limbeck_new";

    private final Catalog catalog;
    private final Table table;
    private final ChangedRows rows;
    private final List<Guard> guards;
    private final DataGuards data;
    private final StorageSettings settings;
    private final boolean checksUsers;

    MariadbColumnChange(
            Catalog catalog,
            Table table,
            ChangedRows rows,
            List<Guard> guards,
            StorageSettings settings,
            boolean checksUsers) {
        this.settings = settings;
        this.checksUsers = checksUsers;
        this.catalog = catalog;
        this.table = table;
        this.rows = rows;
        this.guards = guards;
        this.data = new DataGuards(rows);
    }

    List<MariadbChange> change(AlterColumn step) {
        Column before = step.before();
        Column after = complete(before, step.after());
        String at = step.move() == null ? "" : MariadbSteps.position(step.move().target());
        Set<String> name = Set.of(before.name());
        ColumnType type = new ColumnType(before, after, table, settings);
        if (!Objects.equals(before.generated(), after.generated())) {
            return generation(before, after, name);
        }
        if (type.isNeeded() && checksUsers) {
            requireNoForeignKey(before);
        }
        SqlText using = step.using();
        Optional<SqlText> fill = using == null ? Optional.empty() : Backfill.findValue(after.name(), using);
        if (using != null && fill.isEmpty()) {
            return converted(before, after, using);
        }
        type.unfit().ifPresent(condition -> guards.add(data.unfit(table, after, condition)));
        rows.change(after, using);
        if (before.nullable() && !after.nullable()) {
            data.notNull(table, after.name()).ifPresent(guards::add);
        }
        List<MariadbChange> all = new ArrayList<>();
        fill.ifPresent(value -> all.add(MariadbSteps.fill(
                table, after.name(), value.sql(), " WHERE " + SYNTAX.quote(after.name()) + " IS NULL")));
        boolean hashes = new KeyLengths(MariadbColumnUsers.after(table, step), settings).hasHashes("");
        Cost cost = hashes ? Cost.COPY : costs().of(cost(before, after, type));
        if (isOnlyDefault(before, after, type) && at.isEmpty()) {
            SqlText value = after.serverDefault();
            String clause = value == null ? " DROP DEFAULT" : " SET DEFAULT " + MariadbDdl.value(after, value.sql());
            all.add(alter(cost, name, "ALTER COLUMN " + SYNTAX.quote(after.name()) + clause));
        } else {
            all.add(alter(cost, name, "MODIFY COLUMN " + MariadbDdl.column(after, false) + check(after) + at)
                    .with(reduced(step)));
        }
        return all;
    }

    private TableCosts costs() {
        return new TableCosts(table, settings, catalog);
    }

    /** Returns the hazards of the indexes that the server reduces because the column becomes longer. */
    private List<Hazard> reduced(AlterColumn step) {
        List<Hazard> found = new ArrayList<>(new KeyLengths(MariadbColumnUsers.after(table, step), settings).reduced());
        found.removeAll(new KeyLengths(table, settings).reduced());
        return found;
    }

    /** Adds the details that the operation does not specify, and keeps the order of the values in an enumeration. */
    private Column complete(Column before, Column after) {
        Column live = table.column(before.name()).orElse(before);
        Column all = after;
        if (live.options().get(MariadbOptions.CLAUSES).isPresent()) {
            all = all.withOptions(live.options().with(after.options()));
        }
        return live.type() instanceof SqlType.Enumeration was
                        && after.type().forDialect("mariadb") instanceof SqlType.Enumeration is
                ? all.withType(ordered(was, is))
                : all;
    }

    /**
     * Returns the enumeration with new values at the end, because MariaDB can add values there without changing any
     * row.
     */
    private static SqlType ordered(SqlType.Enumeration was, SqlType.Enumeration is) {
        Set<String> values = new LinkedHashSet<>(was.values());
        values.retainAll(is.values());
        values.addAll(is.values());
        return new SqlType.Enumeration(List.copyOf(values), is.size());
    }

    /**
     * Returns the check that was declared with the column; if it were not part of the new definition, it would be lost.
     */
    private String check(Column after) {
        for (CheckConstraint check : table.checks()) {
            if (check.name() == null && USED.in(check, table).equals(Set.of(after.name()))) {
                return " CHECK (" + check.condition().sql() + ")";
            }
        }
        return "";
    }

    private static boolean isOnlyDefault(Column before, Column after, ColumnType type) {
        return !type.isNeeded()
                && before.withServerDefault(null).withType(after.type()).equals(after.withServerDefault(null));
    }

    private static Cost cost(Column before, Column after, ColumnType type) {
        boolean identity = !Objects.equals(before.identity(), after.identity());
        Cost cost = identity ? Cost.COPY : type.cost();
        return before.nullable() == after.nullable() ? cost : cost.and(Cost.INPLACE);
    }

    private List<MariadbChange> generation(Column before, Column after, Set<String> name) {
        boolean keeps = before.generated() != null && before.generated().stored() && after.generated() == null;
        rows.change(after, after.generated() == null ? null : after.generated().expression());
        if (keeps) {
            return List.of(alter(Cost.COPY, name, "MODIFY COLUMN " + MariadbDdl.column(after, false)));
        }
        List<String> names = table.columns().stream().map(Column::name).toList();
        int index = names.indexOf(before.name());
        String at = MariadbSteps.position(index <= 0 ? Position.FIRST : Position.after(names.get(index - 1)));
        return List.of(alter(
                Cost.COPY,
                name,
                "DROP COLUMN " + SYNTAX.quote(before.name()),
                "ADD COLUMN " + MariadbDdl.column(after, false) + at));
    }

    /** Adds a new column with the converted values and then replaces the old column with it. */
    private List<MariadbChange> converted(Column before, Column after, SqlText using) {
        List<String> users = MariadbColumnUsers.inTable(table, before.name());
        boolean key = table.constraints().anyMatch(each -> USED.in(each, table).contains(before.name()));
        if (!new ColumnType(before, after, table, settings).isNeeded()) {
            rows.change(after, using);
            return List.of(
                    MariadbSteps.fill(table, after.name(), using.sql(), ""),
                    alter(
                            costs().of(Cost.INPLACE),
                            Set.of(after.name()),
                            "MODIFY COLUMN " + MariadbDdl.column(after, false) + check(after)));
        }
        if (!users.isEmpty() || key) {
            throw new UnsupportedChange("The values of " + table.name() + "." + before.name()
                    + " cannot be converted, because constraints or indexes use the column. Drop them first, and "
                    + "add them again afterwards.");
        }
        rows.change(after, using);
        Column added = after.withName(TEMPORARY).withNullable(true).withServerDefault(null);
        if (!after.nullable()) {
            data.notNull(table, after.name()).ifPresent(guards::add);
        }
        return List.of(
                alter(
                        costs().ofColumn(added),
                        Set.of(TEMPORARY),
                        "ADD COLUMN " + MariadbDdl.column(added, false)
                                + MariadbSteps.position(Position.after(before.name()))),
                MariadbSteps.fill(table, TEMPORARY, using.sql(), ""),
                alter(costs().ofColumn(before), Set.of(before.name()), "DROP COLUMN " + SYNTAX.quote(before.name())),
                alter(
                        Cost.COPY,
                        Set.of(before.name()),
                        "CHANGE COLUMN " + SYNTAX.quote(TEMPORARY) + " " + MariadbDdl.column(after, false)));
    }

    private void requireNoForeignKey(Column column) {
        for (Table other : catalog.schema().tables()) {
            Table each = table.names().same(other.name(), table.name()) ? table : other;
            for (ForeignKey key : each.foreignKeys()) {
                boolean own = each.equals(table) && key.columns().contains(column.name());
                boolean referenced = table.names().same(key.referencedTable(), table.name())
                        && key.referencedColumns().contains(column.name());
                if (own || referenced) {
                    throw new UnsupportedChange("The type of " + table.name() + "." + column.name()
                            + " cannot be changed, because the foreign key " + key.name() + " of " + each.name()
                            + " uses the column. Drop the key first, change both columns, and add the key again.");
                }
            }
        }
    }
}
