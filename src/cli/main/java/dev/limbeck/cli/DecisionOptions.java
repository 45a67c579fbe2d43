package dev.limbeck.cli;

import dev.limbeck.command.Decisions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The flags that decide what autogenerate cannot see. */
final class DecisionOptions {

    @Option(
            names = "--rename",
            paramLabel = "TABLE.OLD=TABLE.NEW",
            description = "This column was renamed: its values stay. Repeatable.")
    private Map<String, String> renames = new LinkedHashMap<>();

    @Option(
            names = "--rename-table",
            paramLabel = "OLD=NEW",
            description = "This table was renamed: its rows stay. Repeatable.")
    private Map<String, String> tables = new LinkedHashMap<>();

    @Option(
            names = "--no-rename",
            paramLabel = "NAME",
            description = "This table.column or table is gone for good; * stands for any text. Repeatable.")
    private List<String> noRenames = new ArrayList<>();

    @Option(
            names = "--backfill",
            paramLabel = "TABLE.COLUMN=SQL",
            description = "The SQL expression that existing rows get in a column that is new, or stops taking NULL."
                    + " Repeatable.")
    private Map<String, String> backfills = new LinkedHashMap<>();

    @Option(
            names = "--no-backfill",
            paramLabel = "TABLE.COLUMN",
            description = "Existing rows get nothing in this column: the upgrade fails where there are some;"
                    + " * stands for any text. Repeatable.")
    private List<String> noBackfills = new ArrayList<>();

    Decisions decisions() {
        Map<String, String> all = new LinkedHashMap<>(tables);
        all.putAll(renames);
        return new Decisions(all, noRenames, backfills, noBackfills);
    }
}
