package dev.limbeck.command;

import dev.limbeck.compare.CompareOptions;
import dev.limbeck.compare.Comparer;
import dev.limbeck.compare.Comparison;
import dev.limbeck.compare.Filter;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Database;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.settings.AutogenerateSettings;
import dev.limbeck.settings.AutogenerateSettings.Against;
import dev.limbeck.settings.AutogenerateSettings.UnmanagedTables;
import dev.limbeck.spi.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the live database with the model that the entities ask for. */
final class Autogenerate {
    private final Project project;
    private final Database database;
    private final CompareOptions options;
    private final ManagedTables managed;

    Autogenerate(Project project, Database database, Map<String, String> backfills) {
        this.project = project;
        this.database = database;
        this.managed = new ManagedTables(project, database.dialect());
        this.options = options(backfills);
    }

    /**
     * What was found.
     *
     * @param live the live database
     * @param model the model in its normal form
     * @param comparison the operations that turn one into the other
     * @param warnings what a person should know
     */
    record Outcome(Catalog live, Schema model, Comparison comparison, List<String> warnings) {}

    Outcome run() {
        Model asked = new ModelScan(project.settings()).scan(database);
        Schema model = new NormalForm(database.dialect()).of(asked);
        Catalog live = Reflecting.catalog(database);
        Comparison comparison = comparer().compare(live.schema(), model);
        List<String> warnings = new ArrayList<>(asked.warnings());
        warnings.addAll(comparison.notes());
        warnings.addAll(managed.warnings());
        return new Outcome(live, model, comparison, warnings);
    }

    /** {@return what compares as the settings say} */
    Comparer comparer() {
        return new Comparer(database.dialect().sameness(), options);
    }

    private CompareOptions options(Map<String, String> backfills) {
        AutogenerateSettings settings = project.settings().autogenerate();
        Dialect dialect = database.dialect();
        Map<String, SqlText> values = new LinkedHashMap<>();
        backfills.forEach((column, sql) -> values.put(column, new SqlText(sql)));
        boolean all = settings.unmanagedTables() == UnmanagedTables.DROP || settings.against() == Against.HISTORY;
        return CompareOptions.DEFAULT
                .withCompareType(settings.compareType())
                .withCompareServerDefault(settings.compareServerDefault())
                .withCompareComments(dialect.keepsComments())
                .withFilter(new Filter(settings.include(), settings.exclude()))
                .withVersionTable(TableName.of(project.settings().revisions().versionTable()))
                .withManagedTables(name -> all || managed.hasTable(name))
                .withManagedViews(name -> settings.against() == Against.HISTORY || managed.hasView(name))
                .withBackfills(values);
    }
}
