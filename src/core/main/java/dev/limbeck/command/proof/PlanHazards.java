package dev.limbeck.command.proof;

import dev.limbeck.compare.Difference;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Statement;
import dev.limbeck.execute.RunListener;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.ChangeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects the hazards that only the plan of an operation reveals, such as copied rows and long locks. A plan depends
 * only on the schema and the operations, so the same revision always has the same hazards.
 */
public final class PlanHazards implements RunListener {
    /** The kinds of hazards that are known without a plan; see {@link dev.limbeck.ops.hazards.Hazards}. */
    private static final Set<Kind> OF_OPERATIONS =
            Set.of(Kind.DATA_LOSS, Kind.CHANGES_DATA, Kind.MAY_FAIL, Kind.RUNS_SQL);

    private static final Pattern CREATE_TABLE = Pattern.compile("\\bCREATE TABLE\\b", Pattern.CASE_INSENSITIVE);

    private final Map<Operation, List<Hazard>> costs = new LinkedHashMap<>();
    /** The statements of each operation that have a hazard. */
    private final Map<Operation, List<Statement>> statements = new HashMap<>();

    private @Nullable Operation current;

    @Override
    public void operationStarted(Operation operation) {
        current = operation;
        costs.put(operation, List.of());
        statements.put(operation, List.of());
    }

    /** Ignores new tables, which have no rows when the same operation creates their indexes. */
    @Override
    public void operationPlanned(Operation operation, OperationPlan steps) {
        Operation key = current == null ? operation : current;
        if (!(key instanceof CreateTable)) {
            List<Hazard> all = new ArrayList<>(current == null ? List.of() : costs.getOrDefault(key, List.of()));
            of(steps).stream().filter(hazard -> !all.contains(hazard)).forEach(all::add);
            costs.put(key, List.copyOf(all));
            statements.put(
                    key,
                    Stream.concat(statements(key), steps.statements().stream()).toList());
        }
    }

    /** {@return the hazards of each operation's plan, in the order in which the operations ran} */
    public Map<Operation, List<Hazard>> byOperation() {
        return costs;
    }

    private Stream<Statement> statements(Operation operation) {
        return statements.getOrDefault(operation, List.of()).stream();
    }

    /**
     * {@return the index of the change to which a hazard of an operation belongs: the first change that a statement with
     * this hazard makes or, if this is unknown, that it mentions} A statement that creates a foreign key or an index
     * also mentions columns. A change without any cost, such as dropping a check, is chosen only if no other change
     * qualifies.
     *
     * @param changes the changes that the operation makes
     */
    int findChange(Operation operation, Hazard hazard, List<Difference> changes) {
        String sql = statements(operation)
                .filter(statement -> statement.hazards().contains(hazard))
                .map(Statement::sql)
                .collect(Collectors.joining("\n"));
        Stream<Predicate<Difference>> wanted = Stream.of(
                change -> isMade(change, sql) && !isCheap(change.kind()) && !hasNameOfMadeColumn(change, changes, sql),
                change -> isNamed(change, sql) && !isCheap(change.kind()),
                change -> isNamed(change, sql),
                change -> !isCheap(change.kind()));
        return wanted.flatMap(each -> changes.stream().filter(each).limit(1))
                .findFirst()
                .map(changes::indexOf)
                .orElse(0);
    }

    /** Returns whether the change has the name of a column that the SQL changes, as an index can have. */
    private static boolean hasNameOfMadeColumn(Difference change, List<Difference> changes, String sql) {
        return !isColumn(change)
                && changes.stream()
                        .anyMatch(each -> isColumn(each)
                                && String.valueOf(each.name()).equalsIgnoreCase(change.name())
                                && isMade(each, sql));
    }

    private static boolean isColumn(Difference change) {
        return change.kind() == ChangeKind.ADDED_COLUMN || change.kind() == ChangeKind.CHANGED_COLUMN;
    }

    /** Returns whether the SQL makes the change; a copy of the table makes all changes of the operation. */
    private static boolean isMade(Difference change, String sql) {
        boolean column = isColumn(change);
        String name = change.name();
        return name != null
                && !CREATE_TABLE.matcher(sql).find()
                && (column
                        ? Pattern.compile(
                                        "\\bCOLUMN\\s+\\W?" + Pattern.quote(name) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
                                .matcher(sql)
                                .find()
                        : isNamed(change, sql));
    }

    private static boolean isNamed(Difference change, String sql) {
        String name = change.name();
        return name != null
                && Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
                        .matcher(sql)
                        .find();
    }

    private static boolean isCheap(ChangeKind kind) {
        return switch (kind) {
            case DROPPED_CHECK,
                    DROPPED_FOREIGN_KEY,
                    DROPPED_UNIQUE_CONSTRAINT,
                    DROPPED_INDEX,
                    RENAMED_TABLE,
                    RENAMED_COLUMN,
                    RENAMED_CONSTRAINT,
                    RENAMED_INDEX,
                    CHANGED_COMMENT -> true;
            default -> false;
        };
    }

    /**
     * Returns the hazards of a plan. If a statement writes every row, hazards of reading every row or building an index
     * are not listed, since a copy always does both.
     */
    private static List<Hazard> of(OperationPlan plan) {
        boolean rewrites = plan.statements().stream().anyMatch(PlanHazards::rewrites);
        return plan.statements().stream()
                .flatMap(statement -> statement.hazards().stream()
                        .filter(hazard -> !rewrites || rewrites(statement) || hazard.kind() == Kind.NOT_REVERSIBLE))
                .filter(hazard -> !OF_OPERATIONS.contains(hazard.kind()))
                .distinct()
                .toList();
    }

    private static boolean rewrites(Statement statement) {
        return statement.hazards().stream().anyMatch(hazard -> hazard.kind() == Kind.REWRITE);
    }
}
