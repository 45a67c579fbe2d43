package dev.limbeck.hibernate.scan;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.SqlText;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Reads a column, with what its {@code columnDefinition} and {@code options} add to it. */
final class ColumnReader {
    private final Mapping mapping;
    private final TypeReader types;

    ColumnReader(Mapping mapping) {
        this.mapping = mapping;
        this.types = new TypeReader(mapping);
    }

    /**
     * A column and the constraints that stand in it.
     *
     * @param column the column
     * @param unique whether its definition says UNIQUE
     * @param checks its checks
     */
    record Read(Column column, boolean unique, List<CheckConstraint> checks) {}

    Read read(Table table, org.hibernate.mapping.Column column) {
        ColumnDefinition definition = definition(mapping.definition(column));
        ColumnDefinition options = definition(HibernateCalls.options(column));
        report(table, column, definition.rest());
        report(table, column, (options.type() + " " + options.rest()).strip());
        Column read = new Column(
                column.getName(),
                types.read(table, column, definition),
                isNullable(column, definition) && !options.notNull(),
                first(text(column.getDefaultValue()), first(definition.serverDefault(), options.serverDefault())),
                identity(column, definition),
                first(generated(column), first(definition.generated(), options.generated())),
                first(blankToNull(column.getCollation()), first(definition.collation(), options.collation())),
                blankToNull(column.getComment()));
        return new Read(read, definition.unique() || options.unique(), checks(column, definition, options));
    }

    /** A key is never nullable to Hibernate, but on SQLite it can be, and old ones are. */
    private boolean isNullable(org.hibernate.mapping.Column column, ColumnDefinition definition) {
        boolean said = mapping.sqlite() && definition.takesNull();
        return (column.isNullable() || said) && !definition.notNull();
    }

    private static ColumnDefinition definition(@Nullable String text) {
        return text == null ? ColumnDefinition.NONE : ColumnDefinition.read(text);
    }

    private void report(Table table, org.hibernate.mapping.Column column, String words) {
        if (!words.isEmpty()) {
            mapping.warnings()
                    .add(mapping.owners().of(table, column) + ": \"" + words + "\" of its definition is left out");
        }
    }

    private static @Nullable Identity identity(org.hibernate.mapping.Column column, ColumnDefinition definition) {
        if (definition.autoincrement()) {
            return Identity.AUTOINCREMENT;
        }
        return column.isIdentity() ? Identity.PLAIN : null;
    }

    /** Hibernate's dialects write STORED. */
    private static @Nullable Generated generated(org.hibernate.mapping.Column column) {
        String rule = column.getGeneratedAs();
        return rule == null || rule.isBlank() ? null : new Generated(new SqlText(rule.strip()), true);
    }

    private static List<CheckConstraint> checks(
            org.hibernate.mapping.Column column, ColumnDefinition definition, ColumnDefinition options) {
        List<CheckConstraint> checks = new ArrayList<>(Checks.of(column.getCheckConstraints()));
        checks.addAll(definition.checks());
        checks.addAll(options.checks());
        return checks;
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one != null ? one : other;
    }

    private static @Nullable SqlText text(@Nullable String sql) {
        return sql == null || sql.isBlank() ? null : new SqlText(sql.strip());
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
