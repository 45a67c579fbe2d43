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
import dev.limbeck.ops.Operation;
import dev.limbeck.settings.AutogenerateSettings;
import dev.limbeck.settings.AutogenerateSettings.UnmanagedTables;
import dev.limbeck.spi.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the live database with the model that the entities ask for. */
final class Autogenerate implements AutoCloseable {
    private final Project project;
    private final Database database;
    private final CompareOptions options;
    private final ManagedTables managed;
    private final Extensions extensions;
    private final Processing processing;

    Autogenerate(Project project, Database database, Map<String, String> backfills) {
        this.project = project;
        this.database = database;
        this.managed = new ManagedTables(project, database.dialect());
        this.extensions = new Extensions(project.settings());
        this.processing = new Processing(extensions.processors());
        this.options = options(backfills);
    }

    /**
     * What was found.
     *
     * @param live the live database
     * @param model the model in its normal form
     * @param comparison the operations that turn one into the other
     * @param downgrade the way back where a processor gave one, else null for the reverse
     * @param warnings what a person should know
     */
    record Outcome(
            Catalog live,
            Schema model,
            Comparison comparison,
            @Nullable List<Operation> downgrade,
            List<String> warnings) {}

    Outcome run() {
        Model asked = new ModelScan(project.settings()).scan(database);
        Schema model = new NormalForm(database.dialect()).of(asked);
        Catalog live = Reflecting.catalog(database);
        Comparison comparison = comparer().compare(live.schema(), model);
        List<String> warnings = new ArrayList<>(asked.warnings());
        warnings.addAll(comparison.notes());
        warnings.addAll(managed.warnings());
        return new Outcome(live, model, comparison, processing.downgrade(), warnings);
    }

    /** {@return what compares as the settings say} */
    Comparer comparer() {
        return new Comparer(database.dialect().sameness(), options, processing);
    }

    /** Lets go of the project's class path. */
    @Override
    public void close() {
        extensions.close();
    }

    private CompareOptions options(Map<String, String> backfills) {
        AutogenerateSettings settings = project.settings().autogenerate();
        Dialect dialect = database.dialect();
        Map<String, SqlText> values = new LinkedHashMap<>();
        backfills.forEach((column, sql) -> values.put(column, new SqlText(sql)));
        boolean all = settings.unmanagedTables() == UnmanagedTables.DROP;
        return CompareOptions.DEFAULT
                .withCompareType(extensions.types())
                .withCompareServerDefault(extensions.serverDefaults())
                .withCompareComments(dialect.keepsComments())
                .withFilter(new Filter(settings.include(), settings.exclude()))
                .withVersionTable(TableName.of(project.settings().revisions().versionTable()))
                .withManagedTables(name -> all || managed.hasTable(name))
                .withManagedViews(managed::hasView)
                .withBackfills(values);
    }
}
