package dev.limbeck.cli.report;

import dev.limbeck.result.PlannedCheck;
import dev.limbeck.result.PlannedOperation;
import dev.limbeck.result.PlannedRevision;
import dev.limbeck.result.PlannedSpace;
import dev.limbeck.result.PlannedStatement;
import java.time.Duration;

/** The JSON objects of a plan. */
final class PlanJson {
    private PlanJson() {}

    /** {@return a revision with its operations} */
    static JsonObject revision(PlannedRevision planned) {
        return new JsonObject()
                .with("revision", JsonShapes.revision(planned.revision()))
                .with("direction", planned.direction().code())
                .with("stepByStep", planned.stepByStep())
                .with("form", planned.form())
                .with("finished", planned.finished())
                .with("operations", planned.operations(), PlanJson::operation);
    }

    private static JsonObject operation(PlannedOperation operation) {
        PlannedSpace space = operation.space();
        Duration time = operation.time();
        return new JsonObject()
                .with("description", operation.description())
                .with("way", operation.strategy())
                .with("reason", operation.reason())
                .with("foreignKeysOff", operation.foreignKeysOff())
                .with("rows", operation.rows())
                .with("bytesNeeded", space == null ? null : space.needed())
                .with("bytesFree", space == null ? null : space.available())
                .with("bytes", operation.size())
                .with("estimatedSeconds", time == null ? null : time.toMillis() / 1000.0)
                .with("hazards", operation.hazards(), JsonShapes::hazard)
                .with("guards", operation.checks(), PlanJson::check)
                .with("statements", operation.statements(), PlanJson::statement);
    }

    private static JsonObject check(PlannedCheck check) {
        return new JsonObject()
                .with("message", check.message())
                .with("advice", check.advice())
                .with("question", check.question());
    }

    private static JsonObject statement(PlannedStatement statement) {
        return new JsonObject()
                .with("sql", statement.sql())
                .with("comment", statement.comment())
                .with("lock", statement.lock());
    }
}
