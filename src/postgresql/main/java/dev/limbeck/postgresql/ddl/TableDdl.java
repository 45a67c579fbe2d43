package dev.limbeck.postgresql.ddl;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.ListCheck;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.postgresql.syntax.PostgresqlOptions;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the definitions of tables, columns, constraints, indexes and sequences. */
final class TableDdl {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private TableDdl() {}

    /**
     * {@return the statement that creates the table with its columns and constraints, without those of
     * {@link #unvalidated}}
     */
    static String createTable(Table table) {
        List<Constraint> later = unvalidated(table);
        List<String> items = new ArrayList<>();
        table.columns().forEach(column -> items.add("\n    " + column(table.name(), column)));
        table.constraints()
                .filter(constraint -> !later.contains(constraint))
                .forEach(constraint -> items.add("\n    " + constraint(constraint)));
        String unlogged = table.options().has(PostgresqlOptions.UNLOGGED) ? "UNLOGGED " : "";
        return "CREATE " + unlogged + "TABLE " + SYNTAX.quote(table.name()) + " (" + String.join(",", items)
                + (items.isEmpty() ? ")" : "\n)") + with(table.options());
    }

    /** {@return the constraints that have not been validated; CREATE TABLE would create them as validated} */
    static List<Constraint> unvalidated(Table table) {
        return table.constraints()
                .filter(constraint -> constraint.options().has(PostgresqlOptions.NOT_VALID))
                .toList();
    }

    static String with(Options options) {
        return options.get(PostgresqlOptions.WITH)
                .map(text -> " WITH (" + text + ")")
                .orElse("");
    }

    /** {@return the definition of a column of the table} */
    static String column(TableName table, Column column) {
        Optional<String> serial = SerialColumn.type(table, column);
        StringBuilder text = new StringBuilder(SYNTAX.quote(column.name()))
                .append(' ')
                .append(serial.orElseGet(() -> typeWithCollation(column)));
        Generated generated = column.generated();
        Identity identity = column.identity();
        if (serial.isPresent()) {
            return text.append(" NOT NULL").toString();
        }
        if (identity != null) {
            text.append(" GENERATED ").append(identity(identity));
        } else if (generated != null) {
            text.append(" GENERATED ALWAYS AS (")
                    .append(generated.expression().sql())
                    .append("\n) ")
                    .append(generated.stored() ? "STORED" : "VIRTUAL");
        } else if (column.serverDefault() != null) {
            text.append(" DEFAULT ").append(expression(column.serverDefault().sql()));
        }
        return text.append(column.nullable() ? "" : " NOT NULL").toString();
    }

    static String typeWithCollation(Column column) {
        String collation = column.collation();
        return SYNTAX.spell(column.type()) + (collation == null ? "" : " COLLATE " + collation(collation));
    }

    /** Writes the name of a collation, which can be in a schema. */
    private static String collation(String name) {
        return name.startsWith("\"") ? name : SYNTAX.quote(name);
    }

    /** {@return the clause that specifies how the numbers of an identity column are generated} */
    static String identity(Identity identity) {
        List<String> options = new ArrayList<>();
        if (identity.start() != null) {
            options.add("START WITH " + identity.start());
        }
        if (identity.increment() != null) {
            options.add("INCREMENT BY " + identity.increment());
        }
        return mode(identity) + " AS IDENTITY" + (options.isEmpty() ? "" : " (" + String.join(" ", options) + ")");
    }

    static String mode(Identity identity) {
        return identity.mode() == Identity.Mode.ALWAYS ? "ALWAYS" : "BY DEFAULT";
    }

    /**
     * Returns the expression, followed by a line terminator if it ends with a comment that would otherwise hide the
     * following text.
     */
    private static String expression(String sql) {
        return sql.contains("--") ? "(" + sql + "\n)" : sql;
    }

    /** {@return the definition of the constraint, with its name if it has one} */
    static String constraint(Constraint constraint) {
        String name = constraint.name();
        String prefix = name == null ? "" : "CONSTRAINT " + SYNTAX.quote(name) + " ";
        Options options = constraint.options();
        String suffix = options.has(PostgresqlOptions.NOT_VALID) ? " NOT VALID" : "";
        if (constraint instanceof PrimaryKey key) {
            return prefix + "PRIMARY KEY " + SYNTAX.list(key.columns()) + include(options) + with(options)
                    + tablespace(" USING INDEX", options) + deferrable(options);
        }
        if (constraint instanceof UniqueConstraint unique) {
            return prefix + "UNIQUE " + nulls(options) + SYNTAX.list(unique.columns()) + include(options)
                    + with(options) + tablespace(" USING INDEX", options) + deferrable(options);
        }
        if (constraint instanceof CheckConstraint check) {
            return prefix + "CHECK (" + condition(check) + "\n)"
                    + (options.has(PostgresqlOptions.NO_INHERIT) ? " NO INHERIT" : "") + suffix;
        }
        return prefix + foreignKey((ForeignKey) constraint) + suffix;
    }

    /**
     * {@return the statement that builds the index of a primary key or unique constraint while others read and write}
     */
    static String createKeyIndex(TableName table, Constraint constraint) {
        Options options = constraint.options();
        return "CREATE UNIQUE INDEX CONCURRENTLY " + SYNTAX.quote(Objects.requireNonNull(constraint.name())) + " ON "
                + SYNTAX.quote(table) + " " + SYNTAX.list(columns(constraint)) + include(options)
                + (options.has(PostgresqlOptions.NULLS_NOT_DISTINCT) ? " NULLS NOT DISTINCT" : "") + with(options)
                + tablespace("", options);
    }

    private static String tablespace(String prefix, Options options) {
        return options.get(PostgresqlOptions.TABLESPACE)
                .map(name -> prefix + " TABLESPACE " + name)
                .orElse("");
    }

    private static List<String> columns(Constraint key) {
        return key instanceof PrimaryKey primary ? primary.columns() : ((UniqueConstraint) key).columns();
    }

    /** {@return the definition of a primary key or unique constraint whose index exists} */
    static String usingIndex(Constraint constraint) {
        return (constraint instanceof PrimaryKey ? "PRIMARY KEY" : "UNIQUE") + " USING INDEX "
                + SYNTAX.quote(Objects.requireNonNull(constraint.name())) + deferrable(constraint.options());
    }

    /**
     * Uses IN to write a list of values. If the printed form of the list were used instead, PostgreSQL would convert it
     * into yet another form.
     */
    private static String condition(CheckConstraint check) {
        String sql = check.condition().sql();
        Optional<ListCheck> list = sql.contains("ARRAY[") ? ListCheck.parse(check) : Optional.empty();
        return list.map(values -> SYNTAX.quote(values.column()) + " IN "
                        + values.values().stream()
                                .map(value -> values.texts() ? SYNTAX.literal(value) : value)
                                .collect(Collectors.joining(", ", "(", ")")))
                .orElse(sql);
    }

    private static String nulls(Options options) {
        return options.has(PostgresqlOptions.NULLS_NOT_DISTINCT) ? "NULLS NOT DISTINCT " : "";
    }

    private static String include(Options options) {
        return options.get(PostgresqlOptions.INCLUDE)
                .map(columns -> " INCLUDE (" + columns + ")")
                .orElse("");
    }

    private static String deferrable(Options options) {
        String when = String.valueOf(options.get(PostgresqlOptions.DEFERRABLE).orElse(""));
        return switch (when) {
            case "deferrable" -> " DEFERRABLE";
            case "initially deferred" -> " DEFERRABLE INITIALLY DEFERRED";
            default -> "";
        };
    }

    private static String foreignKey(ForeignKey key) {
        String match = key.match() == null || key.match().equalsIgnoreCase("simple") ? "" : " MATCH " + key.match();
        return "FOREIGN KEY " + SYNTAX.list(key.columns()) + " REFERENCES " + SYNTAX.quote(key.referencedTable())
                + (key.referencedColumns().isEmpty() ? "" : " " + SYNTAX.list(key.referencedColumns()))
                + match
                + action(" ON DELETE ", key.onDelete())
                + action(" ON UPDATE ", key.onUpdate())
                + deferrable(key.deferrability());
    }

    private static String action(String clause, ReferentialAction action) {
        return action == ReferentialAction.NO_ACTION
                ? ""
                : clause + action.name().replace('_', ' ');
    }

    private static String deferrable(Deferrability deferrability) {
        return switch (deferrability) {
            case NOT_DEFERRABLE -> "";
            case INITIALLY_IMMEDIATE -> " DEFERRABLE";
            case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
        };
    }

    /** {@return the statement that creates the index} */
    static String createIndex(TableName table, Index index) {
        Options options = index.options();
        String parts = String.valueOf(options.get(PostgresqlOptions.PARTS)
                .orElseGet(() -> index.parts().stream().map(TableDdl::part).collect(Collectors.joining(", "))));
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + SYNTAX.quote(index.name()) + " ON "
                + SYNTAX.quote(table)
                + options.get(PostgresqlOptions.USING)
                        .map(method -> " USING " + SYNTAX.quote(method.toString()))
                        .orElse("")
                + " (" + parts + ")" + include(options)
                + (options.has(PostgresqlOptions.NULLS_NOT_DISTINCT) ? " NULLS NOT DISTINCT" : "") + with(options)
                + tablespace("", options)
                + (index.where() == null ? "" : " WHERE " + index.where().sql());
    }

    private static String part(IndexPart part) {
        String key = part.column() != null
                ? SYNTAX.quote(part.column())
                : "(" + Objects.requireNonNull(part.expression()).sql() + "\n)";
        @Nullable String collation = part.collation();
        return key + (collation == null ? "" : " COLLATE " + collation(collation)) + (part.descending() ? " DESC" : "");
    }

    /** {@return the statement that creates the sequence} */
    static String createSequence(Sequence sequence) {
        return "CREATE SEQUENCE " + SYNTAX.quote(sequence.name()) + bounds(sequence) + " START WITH " + sequence.start()
                + " INCREMENT BY " + sequence.increment();
    }

    /** If the first number is outside the default bounds, returns the bound that the number requires. */
    static String bounds(Sequence sequence) {
        if (sequence.increment() > 0) {
            return sequence.start() < 1 ? " MINVALUE " + sequence.start() : "";
        }
        return sequence.start() > -1 ? " MAXVALUE " + sequence.start() : "";
    }
}
