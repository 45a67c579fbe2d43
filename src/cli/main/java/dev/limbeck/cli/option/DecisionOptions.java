package dev.limbeck.cli.option;

import dev.limbeck.command.decide.Decisions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options for decisions that autogenerate cannot make. */
public final class DecisionOptions {

    @Option(
            names = "--rename",
            paramLabel = "TABLE.OLD=TABLE.NEW",
            description = "This column was renamed; its values are kept. Repeatable.")
    private Map<String, String> renames = new LinkedHashMap<>();

    @Option(
            names = "--rename-table",
            paramLabel = "OLD=NEW",
            description = "This table was renamed; its rows are kept. Repeatable.")
    private Map<String, String> tables = new LinkedHashMap<>();

    @Option(
            names = "--no-rename",
            paramLabel = "NAME",
            description = "This column (table.column) or table was dropped, not renamed; * matches any text."
                    + " Repeatable.")
    private List<String> noRenames = new ArrayList<>();

    @Option(
            names = "--backfill",
            paramLabel = "TABLE.COLUMN=SQL",
            description =
                    "The SQL expression that fills a column in existing rows if the column is new or becomes NOT NULL."
                            + " Repeatable.")
    private Map<String, String> backfills = new LinkedHashMap<>();

    @Option(
            names = "--no-backfill",
            paramLabel = "TABLE.COLUMN",
            description = "Do not fill this column in existing rows; the upgrade fails if there are such rows;"
                    + " * matches any text. Repeatable.")
    private List<String> noBackfills = new ArrayList<>();

    /** {@return the decisions that were given} */
    public Decisions decisions() {
        Map<String, String> all = new LinkedHashMap<>(tables);
        all.putAll(renames);
        return new Decisions(all, noRenames, backfills, noBackfills);
    }
}
