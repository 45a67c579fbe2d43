package dev.limbeck.settings;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code [fleet]} section: many databases with the same history.
 *
 * @param databases the sources of the list of databases; empty if the project has one database
 * @param jobs how many databases are processed at the same time, at least 1
 * @param canary the databases that are processed first; the other databases are processed only if all of these succeed
 * @param onFailure specifies whether the run continues after a database fails
 */
public record FleetSettings(List<FleetSource> databases, int jobs, Canary canary, OnFailure onFailure) {
    /** Copies the list. */
    public FleetSettings {
        databases = List.copyOf(databases);
    }

    /** Specifies whether a run continues after a database fails. */
    public enum OnFailure {
        /** No more databases are started. */
        STOP,
        /** The remaining databases are processed. */
        CONTINUE
    }

    /**
     * The number of databases that are processed first.
     *
     * @param number a number of databases, or a percentage of all databases; 0 for none
     * @param percent whether the number is a percentage
     */
    public record Canary(int number, boolean percent) {
        private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(%?)");
        private static final int ALL = 100;

        /** {@return the number of databases: 0 if there are no canaries, otherwise at least one and at most all} */
        public int of(int total) {
            if (number == 0) {
                return 0;
            }
            long count = percent ? ((long) total * number) / ALL : number;
            return (int) Math.min(total, Math.max(1, count));
        }

        static Canary parse(String text) {
            Matcher matcher = TEXT.matcher(text.strip());
            if (matcher.matches()) {
                Canary canary = new Canary(
                        Integer.parseInt(matcher.group(1)), !matcher.group(2).isEmpty());
                if (!canary.percent() || canary.number() <= ALL) {
                    return canary;
                }
            }
            throw new SettingsException(SettingKey.FLEET_CANARY.key() + " is \"" + text
                    + "\", but must be a number of databases, such as 5, or a percentage, such as 1%.");
        }
    }

    static FleetSettings of(Layer layer) {
        int jobs = layer.get(SettingKey.FLEET_JOBS, Integer.class);
        if (jobs < 1) {
            throw new SettingsException(SettingKey.FLEET_JOBS.key() + " is 0, but must be 1 or more.");
        }
        return new FleetSettings(
                layer.list(SettingKey.FLEET_DATABASES, FleetSource.class),
                jobs,
                Canary.parse(layer.get(SettingKey.FLEET_CANARY, String.class)),
                onFailure(layer.get(SettingKey.FLEET_ON_FAILURE, String.class)));
    }

    private static OnFailure onFailure(String word) {
        return switch (word) {
            case "stop" -> OnFailure.STOP;
            case "continue" -> OnFailure.CONTINUE;
            default ->
                throw new SettingsException(SettingKey.FLEET_ON_FAILURE.key() + " is \"" + word
                        + "\", but must be \"stop\" or \"continue\".");
        };
    }
}
