package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.server.UsedColumns;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Gives each unnamed constraint the name that PostgreSQL itself would give it. */
final class DefaultNames {
    private static final UsedColumns USED = new UsedColumns(SqlTokenizer.RULES);

    private DefaultNames() {}

    /** {@return the constraint with a name that the table does not have yet} */
    static Constraint named(Constraint constraint, Table table, Predicate<String> exists) {
        if (constraint.name() != null) {
            return constraint;
        }
        Set<String> taken = new HashSet<>();
        table.constraints().forEach(each -> {
            if (each.name() != null) {
                taken.add(each.name());
            }
        });
        return constraint.withName(choose(constraint, table, name -> taken.contains(name) || exists.test(name)));
    }

    private static String choose(Constraint constraint, Table table, Predicate<String> exists) {
        String owner = table.name().name();
        if (constraint instanceof PrimaryKey) {
            return ObjectNames.choose(owner, List.of(), "pkey", exists);
        }
        if (constraint instanceof UniqueConstraint unique) {
            return ObjectNames.choose(owner, unique.columns(), "key", exists);
        }
        if (constraint instanceof ForeignKey key) {
            return ObjectNames.choose(owner, key.columns(), "fkey", exists);
        }
        Set<String> used = USED.in(((CheckConstraint) constraint).condition(), table);
        return ObjectNames.choose(owner, used.size() == 1 ? List.copyOf(used) : List.of(), "check", exists);
    }

    /**
     * {@return the table with names for its check constraints and foreign keys} PostgreSQL itself names a primary key
     * and an unnamed unique constraint, because it also takes into account the names of other relations in the schema.
     */
    static Table named(Table table) {
        Set<String> taken = new HashSet<>();
        table.constraints().forEach(each -> {
            if (each.name() != null) {
                taken.add(each.name());
            }
        });
        List<CheckConstraint> checks = table.checks().stream()
                .map(check -> (CheckConstraint) claimed(check, table, taken))
                .toList();
        List<ForeignKey> keys = table.foreignKeys().stream()
                .map(key -> (ForeignKey) claimed(key, table, taken))
                .toList();
        return table.withConstraints(table.uniqueConstraints(), keys, checks);
    }

    private static Constraint claimed(Constraint constraint, Table table, Set<String> taken) {
        Constraint named = named(constraint, table, taken::contains);
        if (named.name() != null) {
            taken.add(named.name());
        }
        return named;
    }
}
