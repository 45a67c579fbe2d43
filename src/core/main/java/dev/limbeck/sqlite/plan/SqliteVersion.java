package dev.limbeck.sqlite.plan;

import dev.limbeck.dialect.PlanOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * A version of SQLite.
 *
 * @param major the first number, 3
 * @param minor the second number, for instance 54
 */
record SqliteVersion(int major, int minor) {
    /** The version that an offline script supports by default. */
    private static final String OFFLINE = "3.40.0";

    private static final String NEWEST = "3.54.1";

    /** {@return the version of SQLite for which the plan is made} */
    static SqliteVersion of(PlanOptions options) {
        String version = options.databaseVersion();
        return parse(version != null ? version : options.offline() ? OFFLINE : NEWEST);
    }

    private static SqliteVersion parse(String text) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : text.strip().split("\\.", -1)) {
            String digits = part.replaceAll("[^0-9].*", "");
            numbers.add(digits.isEmpty() ? 0 : Integer.parseInt(digits));
        }
        return new SqliteVersion(numbers.get(0), numbers.size() > 1 ? numbers.get(1) : 0);
    }

    /** {@return whether this version is 3.{@code wanted} or later} */
    boolean isAtLeast(int wanted) {
        return major > 3 || (major == 3 && minor >= wanted);
    }
}
