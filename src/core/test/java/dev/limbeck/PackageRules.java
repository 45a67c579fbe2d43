package dev.limbeck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Specifies on which packages of the core each package may depend. */
final class PackageRules {
    /**
     * The packages on which each package may depend, from the lowest to the highest. All packages may use {@link
     * LimbeckException}, the superclass of their exceptions.
     */
    static final Map<String, List<String>> MAY_USE = mayUse();

    private PackageRules() {}

    private static Map<String, List<String>> mayUse() {
        Map<String, List<String>> uses = new LinkedHashMap<>();
        uses.put("model", List.of());
        uses.put("ops", List.of("model"));
        uses.put("api", List.of("model", "ops"));
        uses.put("spi", List.of("model", "ops"));
        uses.put("dialect.order", List.of("model"));
        uses.put("dialect", List.of("dialect.order", "model", "ops", "ops.evolution", "spi"));
        uses.put("ops.evolution", List.of("model", "ops"));
        uses.put("ops.hazards", List.of("model", "ops", "ops.evolution"));
        uses.put("dialect.emulation", List.of("dialect", "model", "ops", "ops.evolution"));
        uses.put("dialect.token", List.of("model"));
        uses.put("dialect.server", List.of("dialect", "dialect.token", "model"));
        uses.put("compare.words", List.of("model", "ops"));
        uses.put(
                "compare",
                List.of(
                        "compare.words",
                        "dialect",
                        "dialect.order",
                        "model",
                        "ops",
                        "ops.evolution",
                        "result",
                        "text"));
        uses.put("revision", List.of("result"));
        uses.put("execute.events", List.of("result"));
        uses.put("execute.failure", List.of("dialect", "model", "ops", "revision", "text"));
        uses.put("execute.lookup", List.of("dialect", "execute.failure", "spi", "text"));
        uses.put(
                "execute.step",
                List.of(
                        "api",
                        "dialect",
                        "execute",
                        "execute.failure",
                        "execute.record",
                        "model",
                        "ops",
                        "ops.evolution",
                        "result",
                        "revision"));
        uses.put("execute.record", List.of("api", "dialect", "execute.failure", "model", "ops", "ops.evolution"));
        uses.put("render", List.of("model", "ops", "ops.evolution", "ops.hazards"));
        uses.put("sqlite.ddl", List.of("dialect", "model"));
        uses.put("sqlite.sameness", List.of("dialect", "model", "ops", "sqlite.ddl"));
        uses.put("sqlite.standin", List.of("model", "ops", "sqlite.ddl"));
        uses.put(
                "sqlite.catalog",
                List.of("dialect", "model", "spi", "sqlite.ddl", "sqlite.sameness", "sqlite.standin"));
        uses.put(
                "sqlite.edit",
                List.of("dialect", "model", "ops", "ops.evolution", "sqlite.catalog", "sqlite.ddl", "sqlite.sameness"));
        uses.put(
                "sqlite.rows",
                List.of("dialect", "model", "ops", "sqlite.catalog", "sqlite.ddl", "sqlite.edit", "sqlite.sameness"));
        uses.put(
                "sqlite.plan",
                List.of(
                        "dialect",
                        "model",
                        "ops",
                        "ops.evolution",
                        "sqlite.catalog",
                        "sqlite.ddl",
                        "sqlite.edit",
                        "sqlite.rows",
                        "sqlite.sameness",
                        "sqlite.standin"));
        uses.put(
                "sqlite.run",
                List.of(
                        "dialect",
                        "model",
                        "ops",
                        "sqlite.catalog",
                        "sqlite.ddl",
                        "sqlite.sameness",
                        "sqlite.standin"));
        uses.put("sqlite.values", List.of("dialect", "model", "sqlite.ddl", "sqlite.sameness"));
        uses.put(
                "sqlite",
                List.of(
                        "dialect",
                        "dialect.emulation",
                        "model",
                        "ops",
                        "spi",
                        "sqlite.catalog",
                        "sqlite.ddl",
                        "sqlite.edit",
                        "sqlite.plan",
                        "sqlite.run",
                        "sqlite.sameness",
                        "sqlite.standin",
                        "sqlite.values"));
        uses.put("text", List.of());
        uses.put(
                "execute",
                List.of(
                        "api",
                        "dialect",
                        "execute.events",
                        "execute.failure",
                        "execute.lookup",
                        "execute.record",
                        "model",
                        "ops",
                        "render",
                        "result",
                        "revision",
                        "spi",
                        "text"));
        uses.put("revision.source", List.of("revision", "text"));
        uses.put("load", List.of("api", "model", "revision", "revision.source", "text"));
        uses.put("settings", List.of("model", "ops", "result", "text"));
        uses.put("result", List.of("model", "ops"));
        uses.put("revision.graph", List.of("result", "revision", "text"));
        uses.put("command.cache", List.of("execute.step", "load"));
        uses.put(
                "command.project",
                List.of(
                        "command.cache",
                        "compare",
                        "dialect",
                        "execute",
                        "execute.failure",
                        "execute.step",
                        "load",
                        "model",
                        "ops",
                        "ops.evolution",
                        "ops.hazards",
                        "result",
                        "revision",
                        "revision.graph",
                        "revision.source",
                        "settings",
                        "spi"));
        uses.put(
                "command.decide",
                List.of(
                        "command.project",
                        "compare",
                        "dialect",
                        "execute",
                        "execute.failure",
                        "model",
                        "ops",
                        "result",
                        "text"));
        uses.put(
                "command.proof",
                List.of(
                        "api",
                        "command.project",
                        "compare",
                        "compare.words",
                        "dialect",
                        "execute",
                        "execute.failure",
                        "execute.record",
                        "execute.step",
                        "load",
                        "model",
                        "ops",
                        "ops.hazards",
                        "render",
                        "result",
                        "revision",
                        "revision.graph",
                        "revision.source",
                        "settings"));
        uses.put(
                "command.review",
                List.of(
                        "command.project",
                        "command.proof",
                        "dialect",
                        "execute",
                        "execute.failure",
                        "model",
                        "ops",
                        "ops.evolution",
                        "render",
                        "result",
                        "revision",
                        "revision.graph",
                        "settings"));
        uses.put(
                "command.normal",
                List.of(
                        "command.cache",
                        "command.project",
                        "compare",
                        "dialect",
                        "execute",
                        "execute.failure",
                        "execute.step",
                        "model",
                        "ops",
                        "spi"));
        uses.put("command.autogenerate.history", List.of("dialect", "model", "ops", "ops.evolution", "spi"));
        uses.put(
                "command.autogenerate",
                List.of(
                        "api",
                        "command.autogenerate.history",
                        "command.decide",
                        "command.normal",
                        "command.cache",
                        "command.project",
                        "command.proof",
                        "compare",
                        "compare.words",
                        "dialect",
                        "execute",
                        "execute.failure",
                        "execute.step",
                        "load",
                        "model",
                        "ops",
                        "ops.evolution",
                        "result",
                        "revision",
                        "revision.graph",
                        "settings",
                        "spi",
                        "text"));
        uses.put(
                "command.draft",
                List.of(
                        "command.project",
                        "dialect",
                        "execute",
                        "model",
                        "ops",
                        "render",
                        "result",
                        "revision",
                        "revision.graph",
                        "revision.source",
                        "settings",
                        "text"));
        uses.put(
                "command.entities",
                List.of(
                        "command.project",
                        "compare",
                        "dialect",
                        "dialect.order",
                        "execute",
                        "execute.failure",
                        "model",
                        "ops",
                        "result",
                        "settings",
                        "spi",
                        "text"));
        uses.put(
                "command.run",
                List.of(
                        "api",
                        "command.project",
                        "command.proof",
                        "command.review",
                        "dialect",
                        "execute",
                        "execute.events",
                        "execute.failure",
                        "execute.step",
                        "load",
                        "model",
                        "ops",
                        "ops.evolution",
                        "ops.hazards",
                        "result",
                        "revision",
                        "revision.graph",
                        "revision.source",
                        "settings"));
        uses.put(
                "command",
                List.of(
                        "command.autogenerate",
                        "command.decide",
                        "command.draft",
                        "command.entities",
                        "command.project",
                        "command.proof",
                        "command.review",
                        "command.run",
                        "compare",
                        "dialect",
                        "execute",
                        "execute.failure",
                        "execute.step",
                        "load",
                        "model",
                        "ops",
                        "render",
                        "result",
                        "revision",
                        "revision.graph",
                        "revision.source",
                        "settings",
                        "spi",
                        "text"));
        uses.put("result.fleet", List.of("result"));
        uses.put("result.site", List.of("model", "result"));
        uses.put(
                "command.documentation",
                List.of(
                        "command.autogenerate",
                        "command.project",
                        "command.proof",
                        "command.review",
                        "compare",
                        "dialect",
                        "execute",
                        "model",
                        "ops",
                        "result",
                        "result.site",
                        "revision",
                        "revision.graph",
                        "settings",
                        "spi"));
        uses.put(
                "command.fleet",
                List.of(
                        "command",
                        "command.project",
                        "dialect",
                        "execute",
                        "execute.failure",
                        "load",
                        "model",
                        "ops",
                        "result",
                        "result.fleet",
                        "settings",
                        "spi"));
        uses.put(
                "app",
                List.of(
                        "command",
                        "command.fleet",
                        "command.decide",
                        "command.draft",
                        "command.project",
                        "dialect",
                        "execute",
                        "ops",
                        "result",
                        "result.fleet",
                        "settings",
                        "spi"));
        return uses;
    }
}
