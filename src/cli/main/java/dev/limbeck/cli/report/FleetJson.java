package dev.limbeck.cli.report;

import dev.limbeck.result.fleet.DatabaseOutcome;
import dev.limbeck.result.fleet.FleetResult;
import java.util.Locale;

/** The JSON objects for the results of commands on a fleet. */
final class FleetJson {

    private FleetJson() {}

    static JsonObject outcome(DatabaseOutcome outcome) {
        return new JsonObject()
                .with("database", outcome.database())
                .with("status", code(outcome.status()))
                .with("current", outcome.current())
                .with("revisions", outcome.revisions())
                .with("message", outcome.message().isEmpty() ? null : outcome.message())
                .with("details", outcome.details());
    }

    static JsonObject result(FleetResult result) {
        return new JsonObject()
                .with("ok", result.isSuccess())
                .with("databases", result.total())
                .with("notBegun", result.notBegun())
                .with("groups", result.groups(), group -> new JsonObject()
                        .with("status", code(group.status()))
                        .with("current", group.current())
                        .with("databases", group.count()))
                .with("failures", result.failures(), failure -> new JsonObject()
                        .with("status", code(failure.status()))
                        .with("message", failure.message())
                        .with("databases", failure.databases()));
    }

    private static String code(DatabaseOutcome.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
