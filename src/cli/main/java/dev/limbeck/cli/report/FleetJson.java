package dev.limbeck.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.limbeck.result.fleet.DatabaseOutcome;
import dev.limbeck.result.fleet.FleetResult;
import java.io.IOException;
import java.util.Locale;

/** Writes the fields of the results of commands on a fleet. */
final class FleetJson {

    private FleetJson() {}

    static void outcome(JsonGenerator json, DatabaseOutcome outcome) throws IOException {
        json.writeStringField("database", outcome.database());
        json.writeStringField("status", code(outcome.status()));
        JsonShapes.texts(json, "current", outcome.current());
        JsonShapes.texts(json, "revisions", outcome.revisions());
        JsonShapes.text(json, "message", outcome.message().isEmpty() ? null : outcome.message());
        JsonShapes.texts(json, "details", outcome.details());
    }

    static void result(JsonGenerator json, FleetResult result) throws IOException {
        json.writeBooleanField("ok", result.isSuccess());
        json.writeNumberField("databases", result.total());
        json.writeNumberField("notBegun", result.notBegun());
        json.writeArrayFieldStart("groups");
        for (FleetResult.Group group : result.groups()) {
            json.writeStartObject();
            json.writeStringField("status", code(group.status()));
            JsonShapes.texts(json, "current", group.current());
            json.writeNumberField("databases", group.count());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("failures");
        for (FleetResult.Failure failure : result.failures()) {
            json.writeStartObject();
            json.writeStringField("status", code(failure.status()));
            json.writeStringField("message", failure.message());
            JsonShapes.texts(json, "databases", failure.databases());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String code(DatabaseOutcome.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
