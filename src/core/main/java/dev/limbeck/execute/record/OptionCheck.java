package dev.limbeck.execute.record;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.SqlSyntax.OptionOwner;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Index;
import dev.limbeck.model.Options;
import dev.limbeck.model.Table;
import java.util.Collection;
import java.util.TreeSet;

/**
 * Checks that the current database supports the options that begin with its name. Options of other databases are
 * ignored.
 */
record OptionCheck(Dialect dialect) {

    void check(Table table) {
        check(table.options(), OptionOwner.TABLE, "the table " + table.name());
        table.columns().forEach(this::check);
        table.constraints().forEach(this::check);
        table.indexes().forEach(this::check);
    }

    void check(Column column) {
        check(column.options(), OptionOwner.COLUMN, "the column " + column.name());
    }

    void check(Constraint constraint) {
        check(constraint.options(), OptionOwner.CONSTRAINT, "a constraint");
    }

    void check(Index index) {
        check(index.options(), OptionOwner.INDEX, "the index " + index.name());
    }

    void check(Options options, OptionOwner owner, String subject) {
        Collection<String> known = new TreeSet<>(dialect.words().options(owner));
        options.of(dialect.name()).values().keySet().stream()
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new UnsupportedChange(dialect.traits().product() + " has no option " + key + " for " + subject
                            + ". "
                            + (known.isEmpty()
                                    ? "It has no options there."
                                    : "The known options are " + String.join(", ", known) + "."));
                });
    }
}
