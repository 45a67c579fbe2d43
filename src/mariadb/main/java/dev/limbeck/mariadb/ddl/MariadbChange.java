package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.Statement;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Hazard;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change that is either a part of an ALTER TABLE statement or a complete statement.
 *
 * @param clauses the clauses of ALTER TABLE, or a complete statement
 * @param cost how the server makes the change; null for a complete statement
 * @param names the columns and indexes that the clauses mention
 * @param kind the kind of change; if changes of different kinds were combined, the server would copy the table
 * @param hazards the hazards in addition to those of the cost
 */
record MariadbChange(List<String> clauses, @Nullable Cost cost, Set<String> names, Kind kind, List<Hazard> hazards) {

    static MariadbChange alter(Cost cost, Set<String> names, String... clauses) {
        return new MariadbChange(List.of(clauses), cost, names, Kind.ANY, List.of());
    }

    static MariadbChange statement(String sql) {
        return new MariadbChange(List.of(sql), null, Set.of(), Kind.ANY, List.of());
    }

    /** Sets the value of a new column in all rows. */
    static MariadbChange value(String column, String value) {
        return new MariadbChange(
                List.of(new MariadbSyntax().quote(column) + " = (" + value + "\n)"),
                null,
                Set.of(column),
                NewValues.readsOnlyItsRow(value) ? Kind.VALUE : Kind.QUERIED_VALUE,
                List.of());
    }

    /** The kinds of changes; changes of different kinds are combined only if each of them copies the table. */
    enum Kind {
        /** Adds virtual columns, whose values are computed on each read. */
        VIRTUAL,
        /** Adds a stored generated column, after which the server copies the table for more kinds of changes. */
        STORED,
        /** Drops columns of a table that has virtual columns. */
        DROPPED,
        /** Sets the value of a new column in all rows. */
        VALUE,
        /** Sets the value of a new column in all rows, and may read other rows, which must have all earlier values. */
        QUERIED_VALUE,
        /** Adds the default and NOT NULL to a new column whose values were set. */
        COMPLETED,
        /** Any other change. */
        ANY
    }

    /** {@return this change with the given kind} */
    MariadbChange as(Kind other) {
        return new MariadbChange(clauses, cost, names, other, hazards);
    }

    /** {@return this change with the given hazards} */
    MariadbChange with(List<Hazard> other) {
        return new MariadbChange(clauses, cost, names, kind, other);
    }

    /**
     * {@return whether one ALTER TABLE can make both changes: they have the same cost and do not depend on each other}
     */
    private boolean joins(MariadbChange next) {
        if (setsValue()) {
            return next.kind == Kind.VALUE;
        }
        return cost != null
                && cost == next.cost
                && (kind == next.kind || cost == Cost.COPY)
                && names.stream().noneMatch(next.names::contains)
                && !clauses.get(0).startsWith("DROP FOREIGN KEY")
                && !next.clauses.get(0).startsWith("DROP FOREIGN KEY");
    }

    /** {@return whether a column is added, dropped, or defined again} */
    boolean changesColumns() {
        return clauses.stream()
                .anyMatch(clause -> clause.startsWith("ADD COLUMN")
                        || clause.startsWith("DROP COLUMN")
                        || clause.startsWith("MODIFY COLUMN")
                        || clause.startsWith("CHANGE COLUMN"));
    }

    /** {@return whether the change sets the value of a new column} */
    boolean setsValue() {
        return kind == Kind.VALUE || kind == Kind.QUERIED_VALUE;
    }

    private MariadbChange and(MariadbChange next) {
        List<String> both = new ArrayList<>(clauses);
        both.addAll(next.clauses);
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(next.names);
        return new MariadbChange(both, cost, all, kind, concat(hazards, next.hazards));
    }

    /** {@return the statements; changes are combined into one statement where this does not cost more} */
    static List<Statement> statements(TableName table, List<MariadbChange> changes) {
        List<MariadbChange> joined = new ArrayList<>();
        for (MariadbChange each : new NewValues().ordered(changes)) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).joins(each)) {
                joined.set(last, joined.get(last).and(each));
            } else {
                joined.add(each);
            }
        }
        return joined.stream().map(each -> each.statement(table)).toList();
    }

    /** {@return whether the change only adds columns} */
    boolean addsColumns() {
        return cost != null && clauses.stream().allMatch(clause -> clause.startsWith("ADD COLUMN"));
    }

    private Statement statement(TableName table) {
        if (setsValue()) {
            return Statement.of(
                    "UPDATE " + new MariadbSyntax().quote(table) + " SET " + String.join(", ", clauses),
                    "set values of " + table);
        }
        Cost way = cost;
        if (way == null) {
            return Statement.of(clauses.get(0), "set values of " + table);
        }
        return new Statement(
                "ALTER TABLE " + new MariadbSyntax().quote(table) + " " + String.join(", ", clauses) + ", "
                        + way.clause(),
                "change " + table,
                way.lock(),
                concat(way.hazards(), hazards),
                List.of());
    }

    private static List<Hazard> concat(List<Hazard> first, List<Hazard> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
