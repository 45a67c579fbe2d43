package dev.limbeck.cli.help;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The commands of Flyway, Liquibase, Django, Prisma and others, with the Limbeck commands that do the same. */
public final class OtherTools {
    /** Words that come before the command on the command lines of other tools. */
    private static final Set<String> PREFIXES =
            Set.of("flyway", "liquibase", "django-admin", "manage.py", "prisma", "flask", "atlas", "db", "schema");

    private static final String WRITE = "revision --autogenerate -m MESSAGE";
    private static final String STATE = "history -i";
    private static final String UPGRADE = "upgrade head";
    private static final String REVERT = "downgrade -1";
    private static final String REVERT_ALL = "downgrade base";

    private static final Map<String, String> COMMANDS = Map.ofEntries(
            Map.entry("migrate", UPGRADE),
            Map.entry("migrate deploy", UPGRADE),
            Map.entry("migrate apply", UPGRADE),
            Map.entry("migrate up", UPGRADE),
            Map.entry("migrate down", REVERT),
            Map.entry("migrate dev", WRITE),
            Map.entry("migrate diff", "check"),
            Map.entry("migrate lint", "verify"),
            Map.entry("migrate new", WRITE),
            Map.entry("migrate status", STATE),
            Map.entry("migrate resolve", "stamp REVISION"),
            Map.entry("migrate reset", REVERT_ALL),
            Map.entry("update", UPGRADE),
            Map.entry("deploy", UPGRADE),
            Map.entry("push", UPGRADE),
            Map.entry("apply", UPGRADE),
            Map.entry("up", UPGRADE),
            Map.entry("upgrade", UPGRADE),
            Map.entry("status", STATE),
            Map.entry("info", STATE),
            Map.entry("log", STATE),
            Map.entry("history", STATE),
            Map.entry("showmigrations", STATE),
            Map.entry("makemigrations", WRITE),
            Map.entry("generate", WRITE),
            Map.entry("autogenerate", WRITE),
            Map.entry("dev", WRITE),
            Map.entry("new", "revision -m MESSAGE"),
            Map.entry("create", "revision -m MESSAGE"),
            Map.entry("generate-changelog", "revision --from-database -m MESSAGE"),
            Map.entry("rollback", REVERT),
            Map.entry("undo", REVERT),
            Map.entry("down", REVERT),
            Map.entry("downgrade", REVERT),
            Map.entry("reset", REVERT_ALL),
            Map.entry("clean", REVERT_ALL),
            Map.entry("baseline", "stamp head"),
            Map.entry("stamp", "stamp head"),
            Map.entry("changelog-sync", "stamp head"),
            Map.entry("resolve", "stamp REVISION"),
            Map.entry("repair", "doctor"),
            Map.entry("validate", "check"),
            Map.entry("diff", "check"),
            Map.entry("lint", "verify"),
            Map.entry("sqlmigrate", "upgrade head --sql"),
            Map.entry("updatesql", "upgrade head --sql"),
            Map.entry("squashmigrations", "squash base:head"),
            Map.entry("pull", "entities"),
            Map.entry("introspect", "entities"),
            Map.entry("inspect", "schema"),
            Map.entry("inspectdb", "entities"));

    private OtherTools() {}

    /** {@return the Limbeck command that corresponds to a command line of another tool} */
    public static Optional<String> find(List<String> words) {
        List<String> rest =
                words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        while (rest.size() > 1 && PREFIXES.contains(rest.get(0))) {
            rest = rest.subList(1, rest.size());
        }
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        String both = String.join(" ", rest.subList(0, Math.min(2, rest.size())));
        return Optional.ofNullable(COMMANDS.getOrDefault(both, COMMANDS.get(rest.get(0))))
                .map(ours -> "limbeck " + ours);
    }
}
