package dev.limbeck.mariadb.ddl;

import static dev.limbeck.mariadb.ddl.MariadbChange.alter;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.server.ChangedRows;
import dev.limbeck.dialect.server.DataGuards;
import dev.limbeck.dialect.server.FoundConstraint;
import dev.limbeck.dialect.server.UsedColumns;
import dev.limbeck.mariadb.ddl.MariadbChange.Kind;
import dev.limbeck.mariadb.read.ImplicitIndexes;
import dev.limbeck.mariadb.read.StorageSettings;
import dev.limbeck.mariadb.syntax.MariadbOptions;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterOptions;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.Position;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans the changes of one step of a batch. */
final class MariadbSteps implements TableOperation.Visitor<List<MariadbChange>> {
    private static final MariadbSyntax SYNTAX = new MariadbSyntax();
    private static final UsedColumns USED = new UsedColumns(MariadbTokens.RULES);

    private final Catalog catalog;
    private final Table before;
    private final Table table;
    private final ChangedRows rows;
    private final DataGuards data;
    private final StorageSettings settings;
    private final boolean checksUsers;
    private final List<Guard> guards = new ArrayList<>();
    private @Nullable TableOperation found;

    /**
     * Creates the changes of one step.
     *
     * @param settings the settings of the database
     * @param checksUsers whether a foreign key that uses a changed column is an error
     */
    MariadbSteps(
            Catalog catalog,
            Table before,
            Table table,
            ChangedRows rows,
            StorageSettings settings,
            boolean checksUsers) {
        this.settings = settings;
        this.checksUsers = checksUsers;
        this.catalog = catalog;
        this.before = before;
        this.table = table;
        this.rows = rows;
        this.data = new DataGuards(rows);
    }

    /** {@return the queries that find rows that prevent the step} */
    List<Guard> guards() {
        return guards;
    }

    /** {@return the step with the constraint that matches its description; empty for other steps} */
    Optional<TableOperation> found() {
        return Optional.ofNullable(found);
    }

    static String position(@Nullable Position position) {
        return position == null ? "" : position.after() == null ? " FIRST" : " AFTER " + SYNTAX.quote(position.after());
    }

    private Cost cost(Cost ordinary) {
        return costs().of(ordinary);
    }

    private TableCosts costs() {
        return new TableCosts(table, settings, catalog);
    }

    @Override
    public List<MariadbChange> visit(AddColumn step) {
        Column column = step.column();
        NameLengths.check("column", column.name());
        SqlText value = column.generated() != null ? column.generated().expression() : column.serverDefault();
        String at = position(step.position());
        Set<String> name = Set.of(column.name());
        if (step.backfill() != null) {
            rows.add(column, step.backfill());
            if (!column.nullable()) {
                data.notNull(table, column.name()).ifPresent(guards::add);
            }
            List<MariadbChange> all = new ArrayList<>();
            Column empty = column.withNullable(true).withServerDefault(null);
            all.add(alter(costs().ofColumn(empty), name, "ADD COLUMN " + MariadbDdl.column(empty, true) + at));
            all.add(MariadbChange.value(column.name(), step.backfill().sql()));
            if (!column.nullable() || column.serverDefault() != null) {
                all.add(alter(
                                column.nullable() ? cost(Cost.INSTANT) : cost(Cost.INPLACE),
                                name,
                                "MODIFY COLUMN " + MariadbDdl.column(column, true))
                        .as(Kind.COMPLETED));
            }
            return all;
        }
        if (column.identity() != null) {
            rows.remove(column.name());
        } else {
            rows.add(column, value == null ? new SqlText("NULL") : value);
            if (value == null && !column.nullable()) {
                guards.add(data.noRows(table, column));
            }
        }
        boolean computed = column.serverDefault() != null
                && MariadbDdl.isExpression(column.serverDefault().sql());
        Cost cost = TableCosts.isStored(column) || computed || column.identity() != null
                ? Cost.COPY
                : costs().ofColumn(column);
        return List.of(alter(cost, name, "ADD COLUMN " + MariadbDdl.column(column, true) + at)
                .as(
                        TableCosts.isVirtual(column)
                                ? Kind.VIRTUAL
                                : TableCosts.isStored(column) ? Kind.STORED : Kind.ANY));
    }

    static MariadbChange fill(Table table, String column, String value, String condition) {
        return MariadbChange.statement("UPDATE " + SYNTAX.quote(table.name()) + " SET " + SYNTAX.quote(column) + " = ("
                + value + "\n)" + condition);
    }

    @Override
    public List<MariadbChange> visit(DropColumn step) {
        String column = step.column().name();
        List<String> users = MariadbColumnUsers.inTable(table, column);
        if (!users.isEmpty()) {
            throw new UnsupportedChange("The column " + table.name() + "." + column + " cannot be dropped, because "
                    + String.join(", ", users) + " use" + (users.size() == 1 ? "s" : "")
                    + " it. Drop the objects that use it in the same batch or in an earlier one.");
        }
        rows.remove(column);
        List<MariadbChange> all = new ArrayList<>();
        for (UniqueConstraint unique : table.uniqueConstraints()) {
            if (unique.columns().size() == 1 && SYNTAXES.same(unique.columns().get(0), column)) {
                all.add(dropIndex(Objects.requireNonNull(unique.name()), unique.columns()));
            }
        }
        for (CheckConstraint check : table.checks()) {
            if (check.name() != null && USED.in(check, table).equals(Set.of(column))) {
                all.add(alter(
                        cost(Cost.INSTANT), Set.of(check.name()), "DROP CONSTRAINT " + SYNTAX.quote(check.name())));
            }
        }
        Column dropped = table.column(column).orElse(step.column());
        all.add(alter(costs().ofColumn(dropped), Set.of(column), "DROP COLUMN " + SYNTAX.quote(column))
                .as(table.columns().stream().anyMatch(TableCosts::isVirtual) ? Kind.DROPPED : Kind.ANY));
        return all;
    }

    private static final dev.limbeck.model.NameRule SYNTAXES = dev.limbeck.model.NameRule.ASCII_INSENSITIVE;

    @Override
    public List<MariadbChange> visit(AlterColumn step) {
        return new MariadbColumnChange(catalog, table, rows, guards, settings, checksUsers).change(step);
    }

    @Override
    public List<MariadbChange> visit(RenameColumn step) {
        NameLengths.check("column", step.to());
        rows.rename(step.from(), step.to());
        return List.of(alter(
                cost(Cost.INSTANT),
                Set.of(step.from(), step.to()),
                "RENAME COLUMN " + SYNTAX.quote(step.from()) + " TO " + SYNTAX.quote(step.to())));
    }

    @Override
    public List<MariadbChange> visit(AddConstraint step) {
        Constraint constraint = step.constraint();
        if (constraint.name() != null) {
            NameLengths.check("constraint", constraint.name());
        }
        Optional<Table> referenced = constraint instanceof ForeignKey key
                ? table.names().same(key.referencedTable(), table.name())
                        ? Optional.of(table)
                        : catalog.table(key.referencedTable())
                : Optional.empty();
        data.constraint(constraint, table, referenced).ifPresent(guards::add);
        if (constraint instanceof PrimaryKey key) {
            key.columns().forEach(column -> data.notNull(table, column).ifPresent(guards::add));
        }
        Cost cost = constraint instanceof PrimaryKey
                ? cost(Cost.INPLACE)
                : constraint instanceof UniqueConstraint unique
                        ? uniqueCost(lengths().isTooLong(unique.columns()))
                        : Cost.COPY;
        return List.of(alter(cost, USED.in(constraint, table), "ADD " + MariadbDdl.constraint(constraint)));
    }

    private Cost uniqueCost(boolean hashes) {
        return hashes ? Cost.COPY : cost(Cost.NOCOPY);
    }

    private KeyLengths lengths() {
        return new KeyLengths(table, settings);
    }

    private KeyIndexes keyIndexes() {
        return new KeyIndexes(table, catalog.definition(before.name()));
    }

    private MariadbChange dropIndex(String name, List<String> columns) {
        List<String> clauses = new ArrayList<>(keyIndexes().replacing(name, columns));
        clauses.add("DROP INDEX " + SYNTAX.quote(name));
        return alter(costs().ofDroppedIndex(name), Set.of(name), clauses.toArray(String[]::new));
    }

    @Override
    public List<MariadbChange> visit(DropConstraint step) {
        Constraint constraint = new FoundConstraint(MariadbTokens.RULES).require(table, step.constraint());
        found = new DropConstraint(constraint);
        if (constraint instanceof PrimaryKey key) {
            List<String> clauses = new ArrayList<>(keyIndexes().replacing("PRIMARY", key.columns()));
            clauses.add("DROP PRIMARY KEY");
            return List.of(alter(Cost.COPY, Set.copyOf(key.columns()), clauses.toArray(String[]::new)));
        }
        if (constraint instanceof ForeignKey key) {
            return List.of(dropForeignKey(key));
        }
        String name = constraint.name();
        if (name == null) {
            String column = USED.in(constraint, table).stream().findFirst().orElse("");
            Column plain = table.column(column).orElseThrow();
            return List.of(
                    alter(cost(Cost.INSTANT), Set.of(column), "MODIFY COLUMN " + MariadbDdl.column(plain, false)));
        }
        return List.of(
                constraint instanceof UniqueConstraint unique
                        ? dropIndex(name, unique.columns())
                        : alter(cost(Cost.INSTANT), Set.of(name), "DROP CONSTRAINT " + SYNTAX.quote(name)));
    }

    /** Drops a foreign key together with the index that the server created for it, which would otherwise remain. */
    private MariadbChange dropForeignKey(ForeignKey key) {
        String drop = "DROP FOREIGN KEY " + SYNTAX.quote(Objects.requireNonNull(key.name()));
        Optional<String> index = catalog.definition(table.name()).stream()
                .flatMap(sql -> ImplicitIndexes.find(sql, key).stream())
                .findFirst();
        boolean shared = table.foreignKeys().stream()
                .anyMatch(other -> !other.equals(key) && other.columns().equals(key.columns()));
        return index.isEmpty() || shared
                ? alter(cost(Cost.INSTANT), Set.of(), drop)
                : alter(cost(Cost.NOCOPY), Set.of(), drop, "DROP INDEX " + SYNTAX.quote(index.get()));
    }

    @Override
    public List<MariadbChange> visit(RenameConstraint step) {
        NameLengths.check("constraint", step.to());
        Constraint constraint = table.constraint(step.from())
                .orElseThrow(() ->
                        new UnsupportedChange("The table " + table.name() + " has no constraint " + step.from() + "."));
        if (constraint instanceof UniqueConstraint) {
            return List.of(renameIndex(step.from(), step.to()));
        }
        List<MariadbChange> all = new ArrayList<>(visit(new DropConstraint(constraint)));
        found = step;
        all.add(alter(Cost.COPY, Set.of(step.to()), "ADD " + MariadbDdl.constraint(constraint.withName(step.to()))));
        return all;
    }

    @Override
    public List<MariadbChange> visit(CreateIndex step) {
        Index index = step.index();
        NameLengths.check("index", index.name());
        data.index(index, table).ifPresent(guards::add);
        Cost ordinary = uniqueCost(index.unique() && lengths().hasHashes(index));
        Cost cost = index.options().get(MariadbOptions.KIND).isPresent() ? Cost.INPLACE_SHARED : ordinary;
        MariadbChange add = alter(cost, USED.in(index, table), "ADD " + MariadbDdl.index(index))
                .with(lengths().reduced(index).stream().toList());
        return isIgnored(index) ? List.of(add, ignore(index, " IGNORED")) : List.of(add);
    }

    @Override
    public List<MariadbChange> visit(DropIndex step) {
        Index index = step.index();
        MariadbChange drop = dropIndex(index.name(), KeyIndexes.columns(index));
        return isIgnored(index) ? List.of(ignore(index, " NOT IGNORED"), drop) : List.of(drop);
    }

    /**
     * Returns whether queries ignore the index. The server keeps this property if an index is dropped and added again
     * in one statement.
     */
    private static boolean isIgnored(Index index) {
        return index.options()
                .get(MariadbOptions.WITH)
                .map(text -> String.valueOf(text).toLowerCase(Locale.ROOT).contains("ignored"))
                .orElse(false);
    }

    private MariadbChange ignore(Index index, String property) {
        return alter(cost(Cost.INSTANT), Set.of(index.name()), "ALTER INDEX " + SYNTAX.quote(index.name()) + property);
    }

    private MariadbChange renameIndex(String from, String to) {
        return alter(
                cost(Cost.INSTANT), Set.of(from, to), "RENAME INDEX " + SYNTAX.quote(from) + " TO " + SYNTAX.quote(to));
    }

    @Override
    public List<MariadbChange> visit(RenameIndex step) {
        NameLengths.check("index", step.to());
        return List.of(renameIndex(step.from(), step.to()));
    }

    @Override
    public List<MariadbChange> visit(AlterOptions step) {
        boolean reset = step.before().get(MariadbOptions.COLLATE).isPresent()
                && step.after().get(MariadbOptions.COLLATE).isEmpty();
        return List.of(
                alter(Cost.COPY, Set.of(), MariadbDdl.options(step.after()) + (reset ? " COLLATE=DEFAULT" : "")));
    }
}
