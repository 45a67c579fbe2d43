package dev.limbeck.settings;

import java.util.List;

/**
 * The section {@code [autogenerate]}: what is compared.
 *
 * @param compareType how types of columns are
 * @param compareServerDefault how defaults of columns are
 * @param include patterns of tables, or {@code table.name} of their parts, to compare; empty means all
 * @param exclude patterns of tables, or {@code table.name} of their parts, to leave alone
 * @param unmanagedTables what becomes of tables that neither model nor history has
 * @param against what the model is compared with
 * @param decisions what was renamed, and what existing rows get
 */
public record AutogenerateSettings(
        Comparison compareType,
        Comparison compareServerDefault,
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

    /** {@return these settings, comparing with that} */
    public AutogenerateSettings withAgainst(Against other) {
        return new AutogenerateSettings(
                compareType, compareServerDefault, include, exclude, unmanagedTables, other, decisions);
    }

    /** What the model is compared with. */
    public enum Against {
        /** The live database. */
        DATABASE,
        /** The history, replayed in a scratch database: no database is needed. */
        HISTORY
    }

    /** What becomes of tables that neither model nor history has. */
    public enum UnmanagedTables {
        /** They are left alone and counted in one line. */
        REPORT,
        /** A revision drops them. */
        DROP
    }
}
