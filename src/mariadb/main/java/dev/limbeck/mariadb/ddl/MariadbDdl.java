package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbOptions;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.mariadb.type.MariadbTypes;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the definitions of tables, columns, constraints, indexes, and sequences. */
final class MariadbDdl {
    private static final MariadbSyntax SYNTAX = new MariadbSyntax();
    private static final Pattern PRECISION = Pattern.compile("(?i)(?:datetime|timestamp)\\((\\d)\\)");
    private static final Pattern CURRENT_TIME =
            Pattern.compile("(?i)(?:current_timestamp|localtime|localtimestamp)(?:\\(\\))?|now\\(\\)");

    private MariadbDdl() {}

    /** {@return the statement that creates the table with its constraints and indexes} */
    static String createTable(Table table) {
        List<String> items = new ArrayList<>();
        table.columns().forEach(column -> items.add("\n    " + column(column, true)));
        table.constraints().forEach(constraint -> items.add("\n    " + constraint(constraint)));
        table.indexes().forEach(index -> items.add("\n    " + index(index)));
        Long start = table.columns().stream()
                .filter(column -> column.identity() != null && column.identity().start() != null)
                .map(column -> Objects.requireNonNull(column.identity()).start())
                .findFirst()
                .orElse(null);
        return "CREATE TABLE " + SYNTAX.quote(table.name()) + " (" + String.join(",", items) + "\n) "
                + options(table.options())
                + (start == null ? "" : " AUTO_INCREMENT=" + start)
                + (table.comment() == null ? "" : " COMMENT=" + SYNTAX.literal(table.comment()));
    }

    static String options(Options options) {
        return "ENGINE=" + options.get(MariadbOptions.ENGINE).orElse("InnoDB")
                + options.get(MariadbOptions.COLLATE)
                        .map(name -> " COLLATE=" + name)
                        .orElse("")
                + options.get(MariadbOptions.WITH).map(text -> " " + text).orElse("");
    }

    /**
     * {@return the definition of the column}
     *
     * @param created whether the values of an enumeration are listed in Hibernate's order
     */
    static String column(Column column, boolean created) {
        SqlType own = column.type().forDialect(MariadbTypes.DIALECT);
        String type = created && own instanceof SqlType.Enumeration names
                ? MariadbTypes.enumeration(names.values().stream().sorted().toList())
                : SYNTAX.spell(column.type());
        StringBuilder text =
                new StringBuilder(SYNTAX.quote(column.name())).append(' ').append(type);
        if (column.collation() != null) {
            text.append(" COLLATE ").append(column.collation());
        }
        Generated generated = column.generated();
        Options options = column.options();
        if (generated != null) {
            text.append(" GENERATED ALWAYS AS (")
                    .append(generated.expression().sql())
                    .append("\n) ");
            text.append(generated.stored() ? "STORED" : "VIRTUAL");
        } else {
            text.append(column.nullable() ? " NULL" : " NOT NULL");
            if (column.identity() != null) {
                text.append(" AUTO_INCREMENT");
            } else if (column.serverDefault() != null) {
                text.append(" DEFAULT ").append(value(column.serverDefault().sql()));
            }
            options.get(MariadbOptions.ON_UPDATE)
                    .ifPresent(value -> text.append(" ON UPDATE ").append(value));
        }
        options.get(MariadbOptions.CLAUSES)
                .ifPresent(clauses -> text.append(' ').append(clauses));
        text.append(options.has(MariadbOptions.INVISIBLE) ? " INVISIBLE" : "");
        return column.comment() == null
                ? text.toString()
                : text.append(" COMMENT ")
                        .append(SYNTAX.literal(column.comment()))
                        .toString();
    }

    /** Returns the value of DEFAULT; an expression must be in parentheses, except for the current time. */
    static String value(String sql) {
        return isExpression(sql) ? "(" + sql + "\n)" : sql;
    }

    /**
     * Returns the value of DEFAULT for an existing column. Here, the server does not give the current time the precision
     * of the column, as it does in the definition of a column.
     */
    static String value(Column column, String sql) {
        Matcher precision = PRECISION.matcher(MariadbTypes.spell(column.type()));
        boolean plain = CURRENT_TIME.matcher(sql.strip()).matches();
        return plain && precision.matches() ? "current_timestamp(" + precision.group(1) + ")" : value(sql);
    }

    /** {@return whether the value of DEFAULT is computed for each row} */
    static boolean isExpression(String sql) {
        List<SqlToken> tokens = MariadbTokens.meaningful(sql);
        String first = tokens.isEmpty() ? "" : tokens.get(0).name();
        boolean now = first.equals("current_timestamp") || first.equals("now") || first.startsWith("localtime");
        boolean negative =
                tokens.size() == 2 && (tokens.get(0).is('-') || tokens.get(0).is('+'));
        return tokens.size() > 1 && !negative && !(now && tokens.size() <= 4);
    }

    /** {@return the definition of the constraint, including its name if it has one} */
    static String constraint(Constraint constraint) {
        String prefix = constraint.name() == null ? "" : "CONSTRAINT " + SYNTAX.quote(constraint.name()) + " ";
        if (constraint instanceof PrimaryKey key) {
            return "PRIMARY KEY " + SYNTAX.list(key.columns());
        }
        if (constraint instanceof UniqueConstraint unique) {
            return prefix + "UNIQUE " + SYNTAX.list(unique.columns());
        }
        if (constraint instanceof CheckConstraint check) {
            return prefix + "CHECK (" + check.condition().sql() + "\n)";
        }
        ForeignKey key = (ForeignKey) constraint;
        requireSupported(key);
        return prefix + "FOREIGN KEY " + SYNTAX.list(key.columns()) + " REFERENCES "
                + SYNTAX.quote(key.referencedTable()) + " " + SYNTAX.list(key.referencedColumns())
                + action(" ON DELETE ", key.onDelete()) + action(" ON UPDATE ", key.onUpdate());
    }

    /** Rejects clauses that the server does not support, including those that it would accept but ignore. */
    private static void requireSupported(ForeignKey key) {
        boolean setsDefault =
                key.onDelete() == ReferentialAction.SET_DEFAULT || key.onUpdate() == ReferentialAction.SET_DEFAULT;
        boolean matches = key.match() != null && !key.match().equalsIgnoreCase("simple");
        boolean deferrable = key.deferrability() != Deferrability.NOT_DEFERRABLE;
        if (setsDefault || matches || deferrable) {
            String clause = deferrable ? "DEFERRABLE" : matches ? "MATCH " + key.match() : "SET DEFAULT";
            throw new UnsupportedChange("MariaDB does not support " + clause + " in a foreign key: "
                    + Objects.requireNonNullElse(key.name(), "the key of") + " (" + String.join(", ", key.columns())
                    + "). Leave it out, or add the key with op.on(...) for the databases that support it.");
        }
    }

    private static String action(String clause, ReferentialAction action) {
        return action == ReferentialAction.NO_ACTION
                ? ""
                : clause + action.name().replace('_', ' ');
    }

    /** {@return the definition of the index in a table} */
    static String index(Index index) {
        SqlText where = index.where();
        if (where != null) {
            throw new UnsupportedChange("MariaDB has no partial indexes: " + index.name() + " where " + where.sql()
                    + ". Leave the condition out, or create the index with op.on(...) for the databases that support"
                    + " it.");
        }
        Options options = index.options();
        String kind = options.get(MariadbOptions.KIND).map(text -> text + " ").orElse(index.unique() ? "UNIQUE " : "");
        String parts = String.valueOf(options.get(MariadbOptions.PARTS)
                .orElseGet(() -> index.parts().stream().map(MariadbDdl::part).collect(Collectors.joining(", "))));
        return kind + "INDEX " + SYNTAX.quote(index.name()) + " (" + parts + ")"
                + options.get(MariadbOptions.WITH).map(text -> " " + text).orElse("");
    }

    private static String part(IndexPart part) {
        if (part.collation() != null) {
            throw new UnsupportedChange("MariaDB has no index collations: " + part.column() + " collate "
                    + part.collation() + ". Set the collation of the column instead.");
        }
        if (part.column() == null) {
            throw new UnsupportedChange("MariaDB cannot index an expression: " + part.expression()
                    + ". Add a generated column and index it.");
        }
        return SYNTAX.quote(part.column()) + (part.descending() ? " DESC" : "");
    }

    /** {@return the statement that creates the sequence, as Hibernate does} */
    static String createSequence(Sequence sequence) {
        boolean up = sequence.increment() > 0;
        String bound = up && sequence.start() < 1
                ? " MINVALUE " + sequence.start()
                : !up && sequence.start() > -1 ? " MAXVALUE " + sequence.start() : "";
        return "CREATE SEQUENCE " + SYNTAX.quote(sequence.name()) + " START WITH " + sequence.start() + bound
                + " INCREMENT BY " + sequence.increment() + " NOCACHE";
    }
}
