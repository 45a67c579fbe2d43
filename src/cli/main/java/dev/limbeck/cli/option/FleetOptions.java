package dev.limbeck.cli.option;

import dev.limbeck.settings.SettingKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that can process many databases; each sets the {@code [fleet]} key of the same name. */
public final class FleetOptions {
    @Option(
            names = "--databases",
            paramLabel = "DATABASES",
            description =
                    "Process all these databases instead of database.url: a file pattern such as 'tenants/*.db', a"
                            + " JDBC URL, @FILE with one of these on each line, or a query on database.url whose first column has"
                            + " URLs, files, schemas, or MariaDB databases. Repeatable.")
    private List<String> databases = List.of();

    @Option(names = "--jobs", paramLabel = "N", description = "Process N databases at the same time; 4 by default.")
    private @Nullable String jobs;

    @Option(
            names = "--canary",
            paramLabel = "N|N%",
            description = "Process this many databases first, and the others only if all of these succeed.")
    private @Nullable String canary;

    @Option(
            names = "--on-failure",
            paramLabel = "ACTION",
            description = "What to do after a database fails: stop before starting another database (the default), or"
                    + " continue.")
    private @Nullable String onFailure;

    /** {@return the settings that were given} */
    public Map<SettingKey, List<String>> flags() {
        Map<SettingKey, List<String>> flags = new EnumMap<>(SettingKey.class);
        if (!databases.isEmpty()) {
            flags.put(SettingKey.FLEET_DATABASES, List.copyOf(databases));
        }
        put(flags, SettingKey.FLEET_JOBS, jobs);
        put(flags, SettingKey.FLEET_CANARY, canary);
        put(flags, SettingKey.FLEET_ON_FAILURE, onFailure);
        return flags;
    }

    private static void put(Map<SettingKey, List<String>> flags, SettingKey key, @Nullable String value) {
        if (value != null) {
            flags.put(key, List.of(value));
        }
    }
}
