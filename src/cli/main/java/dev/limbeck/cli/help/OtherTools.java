package dev.limbeck.cli.help;

import java.util.Map;
import java.util.Optional;

/** The commands of Flyway, Liquibase, Django and Prisma, with the commands of Limbeck that do the same. */
public final class OtherTools {
    private static final Map<String, String> COMMANDS = Map.ofEntries(
            Map.entry("migrate", "upgrade head"),
            Map.entry("update", "upgrade head"),
            Map.entry("deploy", "upgrade head"),
            Map.entry("push", "upgrade head"),
            Map.entry("status", "history -i"),
            Map.entry("info", "history -i"),
            Map.entry("showmigrations", "history -i"),
            Map.entry("makemigrations", "revision --autogenerate -m MESSAGE"),
            Map.entry("generate", "revision --autogenerate -m MESSAGE"),
            Map.entry("rollback", "downgrade -1"),
            Map.entry("undo", "downgrade -1"),
            Map.entry("baseline", "stamp head"),
            Map.entry("validate", "check"),
            Map.entry("diff", "check"),
            Map.entry("sqlmigrate", "upgrade head --sql"),
            Map.entry("squashmigrations", "squash base:head"),
            Map.entry("inspectdb", "entities"));

    private OtherTools() {}

    /** {@return the command of Limbeck that corresponds to a command of another tool} */
    public static Optional<String> find(String command) {
        return Optional.ofNullable(COMMANDS.get(command.toLowerCase(java.util.Locale.ROOT)))
                .map(ours -> "limbeck " + ours);
    }
}
