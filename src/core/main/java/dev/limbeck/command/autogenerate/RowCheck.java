package dev.limbeck.command.autogenerate;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.Database;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.result.Violation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks whether the existing rows satisfy the new rules of a revision. Reads only the tables that change. Each query
 * is limited to five seconds, and all queries together to thirty seconds; checks that run out of time are reported.
 */
final class RowCheck {
    /** The time limit for one query. */
    static final Duration EACH = Duration.ofSeconds(5);

    /** The time limit for all queries together. */
    static final Duration ALL = Duration.ofSeconds(30);

    private final Database database;
    private final Catalog live;
    private final BoundedQuery query;
    private final List<Violation> violations = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    RowCheck(Database database, Catalog live, Duration each, Duration all) {
        this.database = database;
        this.live = live;
        this.query = new BoundedQuery(database.connection(), each, all);
    }

    /** Checks the rows of the tables that the given operations change. */
    void check(List<Operation> operations) {
        List<TableName> created = operations.stream()
                .filter(CreateTable.class::isInstance)
                .map(operation -> ((CreateTable) operation).table().name())
                .toList();
        try (query) {
            for (AlterTable batch :
                    LiveBatches.collect(operations, live.schema().names())) {
                List<TableOperation> steps = withoutReferences(batch, created);
                if (live.schema().table(batch.table()).isPresent() && !steps.isEmpty()) {
                    check(batch.withSteps(steps));
                }
            }
        }
    }

    /** Leaves out the foreign keys to tables that do not exist yet. */
    private List<TableOperation> withoutReferences(AlterTable batch, List<TableName> created) {
        return batch.steps().stream()
                .filter(step -> !(step instanceof AddConstraint add
                        && add.constraint() instanceof ForeignKey key
                        && isLeftOut(key, batch, created)))
                .toList();
    }

    private boolean isLeftOut(ForeignKey key, AlterTable batch, List<TableName> created) {
        NameRules names = live.schema().names();
        if (created.stream().noneMatch(table -> names.same(table, key.referencedTable()))) {
            return false;
        }
        Set<String> empty = batch.steps().stream()
                .filter(AddColumn.class::isInstance)
                .map(AddColumn.class::cast)
                .filter(add -> add.backfill() == null && add.column().serverDefault() == null)
                .map(add -> names.others().key(add.column().name()))
                .collect(Collectors.toSet());
        // A key that contains NULL does not refer to any row.
        if (key.columns().stream().map(names.others()::key).noneMatch(empty::contains)) {
            warnings.add("Limbeck did not check whether rows of " + batch.table() + " refer to rows of "
                    + key.referencedTable() + ", because the revision creates this table.");
        }
        return true;
    }

    private void check(AlterTable batch) {
        try {
            ask(batch);
        } catch (UnsupportedChange | BrokenSchema e) {
            warnings.add("The rows of " + batch.table() + " were not checked: " + e.getMessage());
        }
    }

    private void ask(AlterTable batch) {
        Dialect dialect = database.dialect();
        if (dialect.planner().expand(batch, live::schema) instanceof AlterTable expanded) {
            dialect.planner().rowQuestions(expanded, live).forEach(question -> ask(batch.table(), question));
        }
    }

    private void ask(TableName table, Guard question) {
        try {
            BoundedQuery.QueryResult found = query.run(question.question());
            if (found.count() > 0) {
                violations.add(new Violation(
                        table.toString(),
                        question.message(),
                        found.count(),
                        found.complete(),
                        found.examples(),
                        question.advice()));
            } else if (!found.complete()) {
                warnings.add("There was no time to check whether " + question.message() + ": each query is limited to "
                        + EACH.toSeconds() + " seconds, and all queries together to " + ALL.toSeconds() + ".");
            }
        } catch (SQLException e) {
            warnings.add(
                    "Limbeck could not check in " + table + " whether " + question.message() + ": " + e.getMessage());
        }
    }

    /** {@return the rows that violate the new rules} */
    List<Violation> violations() {
        return violations;
    }

    /** {@return warnings about rows that could not be checked} */
    List<String> warnings() {
        return warnings;
    }
}
