package dev.limbeck.sqlite;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TableOptions;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the text of a table into the model's table, without its indexes. */
final class TableReader {
    private final TableText text;
    private final @Nullable KeyText key;
    private final List<UniqueConstraint> uniques = new ArrayList<>();
    private final List<ForeignKey> references = new ArrayList<>();
    private final List<CheckConstraint> checks = new ArrayList<>();

    private TableReader(TableText text) {
        this.text = text;
        this.key = KeyText.of(text);
    }

    /** {@return the table that the text declares} */
    static Table read(TableText text) {
        return new TableReader(text).read();
    }

    private Table read() {
        List<Column> columns = text.columns().stream().map(this::column).toList();
        for (Clause clause : text.constraints()) {
            constraint(clause, List.of());
        }
        TableText.Options options = text.options();
        return Table.of(TableName.of(text.name().name()), columns)
                .withPrimaryKey(key == null ? null : key.key())
                .withConstraints(uniques, references, checks)
                .withOptions(new TableOptions(options.withoutRowid(), options.strict()))
                .withVerbatim(Wordless.isIn(text) ? new SqlText(text.sql()) : null);
    }

    private Column column(ColumnText column) {
        String name = column.name().name();
        for (Clause clause : column.clauses()) {
            constraint(clause, List.of(name));
        }
        Identity identity = key == null ? null : key.identity(name);
        SqlType type = identity == null ? Types.read(text.text(column.type())) : SqlType.of(TypeName.BIGINT);
        return new Column(
                name,
                type,
                nullable(column, identity),
                serverDefault(column),
                identity,
                column.rule(Rule.GeneratedAs.class)
                        .map(rule -> new Generated(sql(rule.expression()), rule.stored()))
                        .orElse(null),
                column.rule(Rule.Collate.class)
                        .map(rule -> rule.collation().name())
                        .orElse(null),
                null);
    }

    /** WITHOUT ROWID and STRICT make key columns NOT NULL; the rowid never is NULL. */
    private boolean nullable(ColumnText column, @Nullable Identity identity) {
        boolean inKey = key != null && key.has(column.name().name());
        boolean strictKey =
                inKey && (text.options().withoutRowid() || text.options().strict());
        return identity == null && !strictKey && column.rule(Rule.NotNull.class).isEmpty();
    }

    /** DEFAULT NULL is what every column has that says nothing. */
    private @Nullable SqlText serverDefault(ColumnText column) {
        return column.rule(Rule.Default.class)
                .filter(rule ->
                        text.code(rule.expression()).stream().anyMatch(token -> !token.isOneOf("(", ")", "NULL")))
                .map(rule -> sql(rule.expression()))
                .orElse(null);
    }

    /** Reads a clause of the table, or of the column whose name is given. */
    private void constraint(Clause clause, List<String> column) {
        if (clause.rule() instanceof Rule.Unique unique) {
            List<String> columns = column.isEmpty() ? KeyText.columns(text, unique.parts()) : column;
            uniques.add(new UniqueConstraint(clause.label(), columns));
        } else if (clause.rule() instanceof Rule.Check check) {
            checks.add(new CheckConstraint(clause.label(), sql(check.condition())));
        } else if (clause.rule() instanceof Rule.References foreign) {
            references.add(foreignKey(clause, foreign, column));
        } else if (clause.rule() instanceof Rule.Deferral deferral && !references.isEmpty()) {
            int last = references.size() - 1;
            references.set(last, references.get(last).withDeferrability(deferral.when()));
        }
    }

    private ForeignKey foreignKey(Clause clause, Rule.References rule, List<String> column) {
        List<String> columns = column.isEmpty()
                ? rule.columns().stream()
                        .map(token -> text.declared(token.name()))
                        .toList()
                : column;
        return new ForeignKey(
                clause.label(),
                columns,
                TableName.of(rule.table().name()),
                rule.referenced().stream().map(Token::name).toList(),
                rule.onDelete(),
                rule.onUpdate(),
                rule.deferral() == null
                        ? Deferrability.NOT_DEFERRABLE
                        : rule.deferral().when(),
                rule.match() == null ? null : rule.match().name());
    }

    private SqlText sql(Span span) {
        return new SqlText(text.text(span));
    }
}
