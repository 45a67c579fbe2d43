package dev.limbeck.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.limbeck.dialect.DiskSpace;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Statement;
import dev.limbeck.ops.Hazard;
import dev.limbeck.result.PlannedOperation;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes planned operations as JSON. */
final class PlanJson {
    private PlanJson() {}

    /** Writes the field {@code operations}. */
    static void operations(JsonGenerator json, List<PlannedOperation> operations) throws IOException {
        json.writeArrayFieldStart("operations");
        for (PlannedOperation operation : operations) {
            OperationPlan steps = operation.steps();
            DiskSpace room = operation.diskSpace();
            json.writeStartObject();
            json.writeStringField("description", operation.description());
            json.writeStringField("way", word(steps.strategy()));
            json.writeStringField("reason", steps.reason());
            json.writeBooleanField("foreignKeysOff", steps.need() == OperationPlan.Need.FOREIGN_KEYS_OFF);
            number(json, "rows", operation.rows());
            number(json, "bytesNeeded", room == null ? null : room.needed());
            number(json, "bytesFree", room == null ? null : room.usable());
            hazards(json, steps);
            guards(json, steps);
            statements(json, steps);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void number(JsonGenerator json, String name, @Nullable Long value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }

    private static void hazards(JsonGenerator json, OperationPlan steps) throws IOException {
        json.writeArrayFieldStart("hazards");
        for (Statement statement : steps.statements()) {
            for (Hazard hazard : statement.hazards()) {
                json.writeStartObject();
                json.writeStringField("kind", word(hazard.kind()));
                json.writeStringField("message", hazard.message());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void guards(JsonGenerator json, OperationPlan steps) throws IOException {
        json.writeArrayFieldStart("guards");
        for (Statement statement : steps.statements()) {
            for (Guard guard : statement.guards()) {
                json.writeStartObject();
                json.writeStringField("message", guard.message());
                json.writeStringField("advice", guard.advice());
                json.writeStringField("question", guard.question());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void statements(JsonGenerator json, OperationPlan steps) throws IOException {
        json.writeArrayFieldStart("statements");
        for (Statement statement : steps.statements()) {
            json.writeStartObject();
            json.writeStringField("sql", statement.sql());
            json.writeStringField("comment", statement.comment());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
