package dev.limbeck.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.limbeck.result.PlannedCheck;
import dev.limbeck.result.PlannedOperation;
import dev.limbeck.result.PlannedSpace;
import dev.limbeck.result.PlannedStatement;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes planned operations as JSON. */
final class PlanJson {
    private PlanJson() {}

    /** Writes the field {@code operations}. */
    static void operations(JsonGenerator json, List<PlannedOperation> operations) throws IOException {
        json.writeArrayFieldStart("operations");
        for (PlannedOperation operation : operations) {
            PlannedSpace space = operation.space();
            json.writeStartObject();
            json.writeStringField("description", operation.description());
            json.writeStringField("way", operation.strategy());
            json.writeStringField("reason", operation.reason());
            json.writeBooleanField("foreignKeysOff", operation.foreignKeysOff());
            number(json, "rows", operation.rows());
            number(json, "bytesNeeded", space == null ? null : space.needed());
            number(json, "bytesFree", space == null ? null : space.available());
            JsonShapes.hazards(json, operation.hazards());
            checks(json, operation.checks());
            statements(json, operation.statements());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, @Nullable Long value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }

    private static void checks(JsonGenerator json, List<PlannedCheck> checks) throws IOException {
        json.writeArrayFieldStart("guards");
        for (PlannedCheck check : checks) {
            json.writeStartObject();
            json.writeStringField("message", check.message());
            json.writeStringField("advice", check.advice());
            json.writeStringField("question", check.question());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void statements(JsonGenerator json, List<PlannedStatement> statements) throws IOException {
        json.writeArrayFieldStart("statements");
        for (PlannedStatement statement : statements) {
            json.writeStartObject();
            json.writeStringField("sql", statement.sql());
            json.writeStringField("comment", statement.comment());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
