package dev.limbeck.command.proof;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OperationPlan;
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
 * Compares the values that a batch computes from other rows with the values that its expressions have before the batch.
 * Nondeterministic expressions and batches that rename columns are not compared.
 */
final class ValueProof implements RunListener {
    private static final Pattern READS_ROWS = Pattern.compile("\\b(select|over)\\b", Pattern.CASE_INSENSITIVE);

    private final Dialect dialect;
    private final Connection connection;
    private final RunListener next;
    private final Map<String, List<String>> expected = new LinkedHashMap<>();

    /** Creates a proof that queries the given connection and forwards events to the next listener. */
    ValueProof(Dialect dialect, Connection connection, RunListener next) {
        this.dialect = dialect;
        this.connection = connection;
        this.next = next;
    }

    @Override
    public void revisionRestarted(OperationPlan.Need need) {
        expected.clear();
        next.revisionRestarted(need);
    }

    @Override
    public void operationStarted(Operation operation) {
        next.operationStarted(operation);
    }

    /** Checks the previous operation, which has already run. */
    @Override
    public void operationPlanned(Operation operation, OperationPlan steps) {
        requireExpected();
        next.operationPlanned(operation, steps);
        if (operation instanceof AlterTable batch
                && batch.steps().stream().noneMatch(step -> step instanceof RenameColumn)) {
            computed(batch).forEach((column, expression) -> values(batch, expression.sql())
                    .ifPresent(values ->
                            expected.put(question(batch, dialect.words().quote(column)), values)));
        }
    }

    /**
     * Checks that the rows contain the values that were computed for them.
     *
     * @throws IllegalStateException if a row contains a different value
     */
    void requireExpected() {
        expected.forEach((question, values) -> {
            Optional<List<String>> found = answer(question);
            if (!found.equals(Optional.of(values))) {
                throw new IllegalStateException("The result of `" + question + "` was " + values + " before the"
                        + " operation, and is " + found.map(String::valueOf).orElse("missing") + " after it.");
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
        boolean comparable =
                READS_ROWS.matcher(expression).find() && !dialect.words().mayVary(expression);
        return comparable ? answer(question(batch, "(" + expression + "\n)")) : Optional.empty();
    }

    private String question(AlterTable batch, String value) {
        return "select " + value + " from " + dialect.words().quote(batch.table());
    }

    /**
     * {@return the sorted values, with numbers in one format; empty if the query fails, since the batch will then fail,
     * too}
     */
    private Optional<List<String>> answer(String question) {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            while (row.next()) {
                values.add(normalized(String.valueOf(row.getString(1))));
            }
        } catch (SQLException e) {
            return Optional.empty();
        }
        return Optional.of(values.stream().sorted().toList());
    }

    /** Normalizes a number, since a column may store a number as text, or an integer as a real number. */
    private static String normalized(String value) {
        try {
            return new BigDecimal(value.strip()).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException text) {
            return value;
        }
    }
}
