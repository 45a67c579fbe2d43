package dev.limbeck.command;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Steps;
import dev.limbeck.execute.RunListener;
import dev.limbeck.model.SqlText;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.TableOperation;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Compares the values that a batch computes from other rows with those that its expressions have right before it. Left out
 * is what has another value each time, and what a batch says that renames columns too.
 */
final class ValueProof implements RunListener {
    private static final Pattern READS_ROWS = Pattern.compile("\\b(select|over)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANGES_ITSELF = Pattern.compile(
            "random|now|current_|date|time|julianday|changes|last_insert|sqlite_|pragma_", Pattern.CASE_INSENSITIVE);

    private final Dialect dialect;
    private final Connection connection;
    private final RunListener next;
    private final Map<String, List<String>> expected = new LinkedHashMap<>();

    /** Asks on that connection, and passes on what it hears. */
    ValueProof(Dialect dialect, Connection connection, RunListener next) {
        this.dialect = dialect;
        this.connection = connection;
        this.next = next;
    }

    /** The operation before this one has run. */
    @Override
    public void planned(Operation operation, Steps steps) {
        requireExpected();
        next.planned(operation, steps);
        if (operation instanceof AlterTable batch
                && batch.steps().stream().noneMatch(step -> step instanceof RenameColumn)) {
            computed(batch).forEach((column, expression) -> values(batch, expression.sql())
                    .ifPresent(values -> expected.put(question(batch, dialect.quote(column)), values)));
        }
    }

    /**
     * Makes sure that the rows hold what was computed for them.
     *
     * @throws IllegalStateException if they do not
     */
    void requireExpected() {
        expected.forEach((question, values) -> {
            Optional<List<String>> found = answer(question);
            if (!found.equals(Optional.of(values))) {
                throw new IllegalStateException("What was computed for `" + question + "` was " + values
                        + " before, and is " + found.map(String::valueOf).orElse("not there") + " now.");
            }
        });
        expected.clear();
    }

    private static Map<String, SqlText> computed(AlterTable batch) {
        Map<String, SqlText> computed = new LinkedHashMap<>();
        for (TableOperation step : batch.steps()) {
            if (step instanceof AddColumn add && add.backfill() != null) {
                computed.put(add.column().name(), add.backfill());
            } else if (step instanceof AlterColumn alter) {
                computed.remove(alter.before().name());
                if (alter.using() != null) {
                    computed.put(alter.after().name(), alter.using());
                }
            } else if (step instanceof DropColumn drop) {
                computed.remove(drop.column().name());
            }
        }
        return computed;
    }

    private Optional<List<String>> values(AlterTable batch, String expression) {
        boolean asked = READS_ROWS.matcher(expression).find()
                && !CHANGES_ITSELF.matcher(expression).find();
        return asked ? answer(question(batch, "(" + expression + "\n)")) : Optional.empty();
    }

    private String question(AlterTable batch, String value) {
        return "select " + value + " from " + dialect.quote(batch.table().name());
    }

    /** {@return the values in order, numbers in one spelling; nothing where the question fails, as the batch will} */
    private Optional<List<String>> answer(String question) {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            while (row.next()) {
                values.add(spelled(String.valueOf(row.getString(1))));
            }
        } catch (SQLException e) {
            return Optional.empty();
        }
        return Optional.of(values.stream().sorted().toList());
    }

    /** A column may keep a number as text, or an integer as a real. */
    private static String spelled(String value) {
        try {
            return new BigDecimal(value.strip()).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException text) {
            return value;
        }
    }
}
