package dev.limbeck.hibernate.scan;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Options;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Reads columns, including the clauses in their {@code columnDefinition} and {@code options}. */
final class ColumnReader {
    private static final Pattern CAST = Pattern.compile("(.+?)(::.+)", Pattern.DOTALL);

    private final MappingModel mapping;
    private final TypeReader types;

    ColumnReader(MappingModel mapping) {
        this.mapping = mapping;
        this.types = new TypeReader(mapping);
    }

    /**
     * A column and the constraints that its definition declares.
     *
     * @param column the column
     * @param unique whether its definition contains UNIQUE
     * @param checks the check constraints
     * @param references the foreign keys, as {@link ForeignKeyClauses} reads them
     */
    record ReadColumn(Column column, boolean unique, List<CheckConstraint> checks, List<String> references) {}

    /** {@return the column with its own constraints; clauses that are ignored are added to the warnings} */
    ReadColumn read(Table table, org.hibernate.mapping.Column column) {
        ColumnClauses definition = definition(mapping.definition(column));
        ColumnClauses options = definition(HibernateCalls.options(column));
        report(table, column, definition.unknownWords());
        SqlType type = types.read(table, column, definition);
        ColumnIdentity numbering = new ColumnIdentity(mapping, table, column, definition);
        report(table, column, (options.type() + " " + options.unknownWords()).strip());
        Column read = new Column(
                mapping.name(column),
                type,
                isNullable(column, definition) && !options.notNull(),
                uncast(
                        table,
                        column,
                        first(
                                text(column.getDefaultValue()),
                                first(definition.serverDefault(), options.serverDefault()))),
                numbering.identity(),
                first(generated(column), first(definition.generated(), options.generated())),
                first(
                        SqlTokens.blankToNull(column.getCollation()),
                        supported(table, column, first(definition.collation(), options.collation()))),
                first(
                        SqlTokens.blankToNull(column.getComment()),
                        first(definition.mysql().comment(), options.mysql().comment())),
                columnOptions(definition, options));
        return new ReadColumn(
                read,
                definition.unique() || options.unique(),
                checks(column, definition, options),
                Stream.of(definition, options)
                        .flatMap(clauses -> clauses.references().stream())
                        .toList());
    }

    /**
     * Returns whether the column is nullable. On SQLite a key column can be nullable, and in old databases it often is,
     * although Hibernate never treats a key as nullable.
     */
    private boolean isNullable(org.hibernate.mapping.Column column, ColumnClauses definition) {
        boolean declared = mapping.target().acceptsNullInKeys() && definition.acceptsNull();
        return (column.isNullable() || declared) && !definition.notNull();
    }

    private ColumnClauses definition(@Nullable String text) {
        return text == null
                ? ColumnClauses.NONE
                : ColumnClauses.read(text, mapping.target().hasMysqlClauses());
    }

    private static Options columnOptions(ColumnClauses definition, ColumnClauses options) {
        String onUpdate = first(definition.mysql().onUpdate(), options.mysql().onUpdate());
        return onUpdate == null ? Options.NONE : Options.NONE.with("mariadb_on_update", onUpdate);
    }

    private void report(Table table, org.hibernate.mapping.Column column, String words) {
        if (!words.isEmpty()) {
            mapping.warnings()
                    .add(mapping.owners().describe(table, column) + ": \"" + words
                            + "\" in its definition is left out");
        }
    }

    /**
     * Returns the collation, or null with a warning if SQLite does not have it, as is the case for the collations of
     * PostgreSQL and MySQL.
     */
    private @Nullable String supported(Table table, org.hibernate.mapping.Column column, @Nullable String collation) {
        if (collation == null || mapping.target().hasCollation(collation)) {
            return collation;
        }
        report(table, column, "collate " + collation);
        return null;
    }

    /**
     * Removes a cast such as PostgreSQL's {@code '{}'::jsonb}, which SQLite does not support; the value is the same
     * without it.
     */
    private @Nullable SqlText uncast(Table table, org.hibernate.mapping.Column column, @Nullable SqlText text) {
        Matcher cast = mapping.target().hasCasts() || text == null ? null : CAST.matcher(text.sql());
        if (cast == null || !cast.matches()) {
            return text;
        }
        report(table, column, cast.group(2));
        return new SqlText(cast.group(1));
    }

    /**
     * Returns the generation expression. Hibernate's dialects declare generated columns as STORED, except on PostgreSQL
     * 18; older versions of PostgreSQL have no other generated columns.
     */
    private static @Nullable Generated generated(org.hibernate.mapping.Column column) {
        String rule = column.getGeneratedAs();
        return rule == null || rule.isBlank() ? null : new Generated(new SqlText(rule.strip()), true);
    }

    private List<CheckConstraint> checks(
            org.hibernate.mapping.Column column, ColumnClauses definition, ColumnClauses options) {
        List<CheckConstraint> checks = new ArrayList<>(CheckReader.read(column.getCheckConstraints(), mapping));
        checks.addAll(definition.checks());
        checks.addAll(options.checks());
        return checks;
    }

    private static <T> @Nullable T first(@Nullable T value, @Nullable T fallback) {
        return value != null ? value : fallback;
    }

    private static @Nullable SqlText text(@Nullable String sql) {
        return sql == null || sql.isBlank() ? null : new SqlText(sql.strip());
    }
}
