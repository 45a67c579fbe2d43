package dev.limbeck.command;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.Database;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Operation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the rows that are there: whether they fit what a revision makes of their tables. Only the tables that change are
 * read, each question for five seconds at most, and all of them for thirty; what there was no time for is said.
 */
final class RowLook {
    /** How long one question may take. */
    static final Duration EACH = Duration.ofSeconds(5);

    /** How long all questions together may take. */
    static final Duration ALL = Duration.ofSeconds(30);

    private final Database database;
    private final Catalog live;
    private final BoundedQuery query;
    private final List<Violation> violations = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    RowLook(Database database, Catalog live, Duration each, Duration all) {
        this.database = database;
        this.live = live;
        this.query = new BoundedQuery(database.connection(), each, all);
    }

    /** Asks what these operations need to know. */
    void at(List<Operation> operations) {
        for (AlterTable batch : LiveBatches.of(operations)) {
            if (live.schema().table(batch.table()).isPresent()) {
                try {
                    database.dialect().rowQuestions(batch, live).forEach(question -> ask(batch.table(), question));
                } catch (UnsupportedChange | BrokenSchema e) {
                    warnings.add("The rows of " + batch.table() + " were not looked at: " + e.getMessage());
                }
            }
        }
    }

    private void ask(TableName table, Guard question) {
        try {
            BoundedQuery.Found found = query.ask(question.question());
            if (found.count() > 0) {
                violations.add(new Violation(
                        table.toString(),
                        question.message(),
                        found.count(),
                        found.complete(),
                        found.examples(),
                        question.advice()));
            } else if (!found.complete()) {
                warnings.add("There was no time to see whether " + question.message() + ": a question may take "
                        + EACH.toSeconds() + " seconds, all of them " + ALL.toSeconds() + ".");
            }
        } catch (SQLException e) {
            warnings.add("The rows of " + table + " could not be asked whether " + question.message() + ": "
                    + e.getMessage());
        }
    }

    /** {@return what rows are in the way} */
    List<Violation> violations() {
        return violations;
    }

    /** {@return what could not be looked at} */
    List<String> warnings() {
        return warnings;
    }
}
