package dev.limbeck.settings;

import dev.limbeck.result.Against;
import java.util.List;

/**
 * The {@code [autogenerate]} section, which specifies what is compared and how.
 *
 * @param compareType how column types are compared
 * @param compareServerDefault how column defaults are compared
 * @param include patterns for the tables to compare, or for their parts as {@code table.name}; empty means all
 * @param exclude patterns for the tables to ignore, or for their parts as {@code table.name}
 * @param unmanagedTables the treatment of tables that are neither in the model nor in the history
 * @param against the target with which the model is compared
 * @param decisions decisions about renames and about values for existing rows
 */
public record AutogenerateSettings(
        ComparisonSetting compareType,
        ComparisonSetting compareServerDefault,
        List<String> include,
        List<String> exclude,
        UnmanagedTables unmanagedTables,
        Against against,
        DecisionSettings decisions) {
    /** Copies the lists. */
    public AutogenerateSettings {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** {@return a copy of these settings with the given comparison target} */
    public AutogenerateSettings withAgainst(Against other) {
        return new AutogenerateSettings(
                compareType, compareServerDefault, include, exclude, unmanagedTables, other, decisions);
    }

    /** The treatment of tables that are neither in the model nor in the history. */
    public enum UnmanagedTables {
        /** The tables are ignored, and their number is reported. */
        REPORT,
        /** A revision drops the tables. */
        DROP
    }
}
