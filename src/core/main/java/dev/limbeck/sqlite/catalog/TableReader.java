package dev.limbeck.sqlite.catalog;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Options;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.sqlite.ddl.Clause;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.KeyText;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.Span;
import dev.limbeck.sqlite.ddl.SqliteOptions;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.sameness.TypeSpelling;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts the text of a CREATE TABLE statement to a table of the model, without its indexes. */
public final class TableReader {
    private static final SqlType NUMBERED = SqlType.of(TypeName.BIGINT);

    private final TableText text;
    private final @Nullable KeyText key;
    private final List<UniqueConstraint> uniques = new ArrayList<>();
    private final List<ForeignKey> references = new ArrayList<>();
    private final List<CheckConstraint> checks = new ArrayList<>();

    private TableReader(TableText text) {
        this.text = text;
        this.key = KeyText.of(text);
    }

    /** {@return the table that the text defines} */
    public static Table read(TableText text) {
        return new TableReader(text).read();
    }

    private Table read() {
        List<Column> columns = new ArrayList<>(text.columns().size());
        for (ColumnText column : text.columns()) {
            columns.add(column(column));
        }
        for (Clause clause : text.constraints()) {
            constraint(clause, null);
        }
        return new Table(
                TableName.of(text.name().name()),
                columns,
                key == null ? null : key.key(),
                uniques,
                references,
                checks,
                List.of(),
                options(text.options()),
                null,
                List.of(),
                Unmodelled.isIn(text) ? new SqlText(text.sql()) : null,
                NameRules.ASCII_INSENSITIVE);
    }

    private static Options options(TableText.Options options) {
        return SqliteOptions.of(options.withoutRowid(), options.strict());
    }

    /** Reads a column. If it has several clauses of the same kind, the last one takes effect. */
    private Column column(ColumnText column) {
        String name = column.name().name();
        boolean nullable = true;
        SqlText serverDefault = null;
        Generated generated = null;
        String collation = null;
        for (Clause clause : column.clauses()) {
            Rule rule = clause.rule();
            if (rule instanceof Rule.NotNull) {
                nullable = false;
            } else if (rule instanceof Rule.Default value) {
                serverDefault = serverDefault(value);
            } else if (rule instanceof Rule.GeneratedAs as) {
                generated = new Generated(sql(as.expression()), as.stored());
            } else if (rule instanceof Rule.Collate collate) {
                collation = collate.collation().name();
            } else {
                constraint(clause, name);
            }
        }
        Identity identity = key == null ? null : key.identity(name);
        SqlType type = identity == null ? TypeSpelling.read(text.text(column.type())) : NUMBERED;
        return new Column(
                name,
                type,
                nullable && identity == null && !isNotNullKey(name),
                serverDefault,
                identity,
                generated,
                collation,
                null);
    }

    /** Returns whether the column is NOT NULL because it belongs to the key of a WITHOUT ROWID or STRICT table. */
    private boolean isNotNullKey(String column) {
        TableText.Options options = text.options();
        return key != null && (options.withoutRowid() || options.strict()) && key.has(column);
    }

    /** Returns the default; DEFAULT NULL, possibly in parentheses, is the same as no default. */
    private @Nullable SqlText serverDefault(Rule.Default rule) {
        SqlText value = sql(rule.expression());
        boolean mayBeNull = "(nN".indexOf(value.sql().charAt(0)) >= 0;
        return mayBeNull && text.code(rule.expression()).stream().allMatch(token -> token.isOneOf("(", ")", "NULL"))
                ? null
                : value;
    }

    /** Reads a clause of the given column, or a clause of the table if no column is given. */
    private void constraint(Clause clause, @Nullable String column) {
        if (clause.rule() instanceof Rule.Unique unique) {
            List<String> columns = column == null ? KeyText.columns(text, unique.parts()) : List.of(column);
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

    private ForeignKey foreignKey(Clause clause, Rule.References rule, @Nullable String column) {
        List<String> columns = column == null ? declared(rule.columns()) : List.of(column);
        return new ForeignKey(
                clause.label(),
                columns,
                TableName.of(rule.table().name()),
                names(rule.referenced()),
                rule.onDelete(),
                rule.onUpdate(),
                rule.deferral() == null
                        ? Deferrability.NOT_DEFERRABLE
                        : rule.deferral().when(),
                rule.match() == null ? null : rule.match().name());
    }

    private List<String> declared(List<Token> names) {
        List<String> declared = new ArrayList<>(names.size());
        for (Token name : names) {
            declared.add(text.declaredName(name.name()));
        }
        return declared;
    }

    private static List<String> names(List<Token> tokens) {
        List<String> names = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            names.add(token.name());
        }
        return names;
    }

    private SqlText sql(Span span) {
        return new SqlText(text.text(span));
    }
}
