package dev.limbeck.execute.failure;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The expressions that an operation passes to the database unchanged: checks, defaults, computed columns and index
 * parts. Some databases might not understand them.
 */
public final class OperationTexts {
    /**
     * An expression.
     *
     * @param description the object that the expression belongs to
     * @param sql the expression
     */
    public record Text(String description, SqlText sql) {
        @Override
        public String toString() {
            return description + " (" + sql + ")";
        }
    }

    /**
     * Matches the part of an error message that identifies an object: a name or an operator in quotes, or a function.
     */
    private static final Pattern NAMED =
            Pattern.compile("[\"'](?<quoted>[^\"'\\n]{1,40})[\"']?|function:? (?<function>[\\w.$]+)|(?<call>\\w+)\\(");

    private final List<Text> texts = new ArrayList<>();

    private OperationTexts() {}

    /** {@return the expressions of the operation} */
    public static List<Text> of(Operation operation) {
        OperationTexts found = new OperationTexts();
        if (operation instanceof CreateTable create) {
            found.add(create.table());
        } else if (operation instanceof AlterTable batch) {
            batch.steps().forEach(found::add);
        }
        return List.copyOf(found.texts);
    }

    /**
     * {@return a sentence of advice if the database does not understand an expression of the operation; empty if the
     * error has another cause}
     */
    static String advise(Dialect dialect, Operation operation, SQLException failure) {
        List<Text> all = of(operation);
        if (all.isEmpty() || !dialect.sessions().isUnknownSyntax(failure)) {
            return "";
        }
        List<Text> named = all.stream()
                .filter(text -> isNamed(text, String.valueOf(failure.getMessage())))
                .toList();
        return describe(dialect, named.isEmpty() ? all : named);
    }

    /** {@return the message for expressions that the database does not understand} */
    public static String describe(Dialect dialect, List<Text> texts) {
        String name = dialect.name();
        String other = name.equals("sqlite") ? "postgresql" : "sqlite";
        return texts.stream().map(Text::toString).collect(Collectors.joining(", "))
                + (texts.size() == 1 ? " contains" : " contain") + " SQL that "
                + dialect.traits().product()
                + " does not understand. Correct it. If it is written for another database, put this call into op.on(\""
                + other + "\", o -> …) for the databases that understand it, and add a call with SQL for "
                + dialect.traits().product() + " in op.on(\"" + name + "\", o -> …).";
    }

    private static boolean isNamed(Text text, String message) {
        String sql = text.sql().sql().toLowerCase(Locale.ROOT);
        Matcher named = NAMED.matcher(message);
        while (named.find()) {
            String word = named.group("quoted") != null
                    ? named.group("quoted")
                    : named.group("function") != null ? named.group("function") : named.group("call");
            if (sql.contains(word.strip().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private void add(Table table) {
        table.columns().forEach(this::add);
        table.checks().forEach(this::add);
        table.indexes().forEach(this::add);
    }

    private void add(TableOperation step) {
        if (step instanceof AddColumn column) {
            add(column.column());
        } else if (step instanceof AlterColumn alter) {
            add(alter.after());
        } else if (step instanceof AddConstraint constraint
                && constraint.constraint() instanceof CheckConstraint check) {
            add(check);
        } else if (step instanceof CreateIndex index) {
            add(index.index());
        }
    }

    private void add(Column column) {
        Generated generated = column.generated();
        add("the default of " + column.name(), column.serverDefault());
        add("the computed column " + column.name(), generated == null ? null : generated.expression());
    }

    private void add(CheckConstraint check) {
        add(check.name() == null ? "a check" : "the check " + check.name(), check.condition());
    }

    private void add(Index index) {
        for (IndexPart part : index.parts()) {
            add("the index " + index.name(), part.expression());
        }
        add("the condition of the index " + index.name(), index.where());
    }

    private void add(String description, @Nullable SqlText sql) {
        if (sql != null) {
            texts.add(new Text(description, sql));
        }
    }
}
