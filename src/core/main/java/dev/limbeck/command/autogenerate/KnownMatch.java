package dev.limbeck.command.autogenerate;

import dev.limbeck.command.cache.CacheKey;
import dev.limbeck.command.project.KeptResults;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.execute.Database;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.settings.AutogenerateSettings;
import dev.limbeck.settings.ComparisonSetting.Way;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Remembers that the model and the database matched. As long as nothing that the comparison depends on has changed, a
 * check does not need to read the entities or to parse the schema: it compares the stored definitions as text.
 */
public final class KnownMatch {
    private final Project project;
    private final Database database;
    private final Catalog live;
    private final Optional<String> before;

    /**
     * Creates an instance for a comparison of the entities with the given catalog of the database.
     *
     * @param inputs the inputs of the model, as {@link ModelInputs#read} returns them
     */
    KnownMatch(Project project, Database database, Catalog live, ModelInputs inputs) {
        this.project = project;
        this.database = database;
        this.live = live;
        this.before = key(inputs);
    }

    /**
     * The result of a check of a database that matches the model.
     *
     * @param unmanaged the tables that are neither in the model nor in the history
     * @param warnings the warnings of the comparison
     * @param generatorRows the statements that create the rows of id generators; these rows are checked each time
     */
    public record Match(List<String> unmanaged, List<String> warnings, List<SqlText> generatorRows) {
        /** Copies the lists. */
        public Match {
            unmanaged = List.copyOf(unmanaged);
            warnings = List.copyOf(warnings);
            generatorRows = List.copyOf(generatorRows);
        }
    }

    /**
     * {@return the match that an earlier check found, if nothing has changed since then} Only the rows of id generators
     * are read again.
     */
    public Optional<Match> find() {
        return before.flatMap(key -> project.results().find(key, Match.class))
                .filter(match -> generatorRows().haveAll(match.generatorRows()));
    }

    /**
     * Keeps the result of a comparison for later checks, if it found no difference and the entities, the revisions and
     * the settings have not changed in the meantime.
     *
     * @param unmanaged the descriptions of the unmanaged tables
     */
    public void keep(Autogenerate.Outcome outcome, List<String> unmanaged) {
        if (before.isPresent()
                && outcome.comparison().operations().isEmpty()
                && outcome.choices().isEmpty()
                && outcome.violations().isEmpty()
                && key(ModelInputs.read(project)).equals(before)) {
            List<SqlText> rows = generatorRows().statements(outcome.model());
            project.results().store(before.get(), new Match(unmanaged, outcome.warnings(), rows), Match.class);
        }
    }

    private GeneratorRows generatorRows() {
        return new GeneratorRows(database, Schema.EMPTY, project.filter());
    }

    /**
     * Returns whether the comparison depends on something that is not compared: a revision without a source file, or a
     * class of the project that compares columns and can read anything.
     */
    private boolean isOpen() {
        AutogenerateSettings compared = project.settings().autogenerate();
        return compared.compareType().way() == Way.CLASS
                || compared.compareServerDefault().way() == Way.CLASS
                || project.graph().revisions().stream().anyMatch(revision -> revision.source() == null);
    }

    private Optional<String> key(ModelInputs inputs) {
        Optional<String> text = live.text();
        if (inputs.hash().isEmpty() || text.isEmpty() || isOpen()) {
            return Optional.empty();
        }
        try {
            KeptResults results = project.results();
            CacheKey key = results.key("match")
                    .add(database.dialect().name())
                    .add(database.dialect().reflector().version(database.connection()))
                    .add(database.connection().getMetaData().getDriverVersion())
                    .add(inputs.hash().get())
                    .add(text.get())
                    .add(project.settings().autogenerate().toString())
                    .add(String.valueOf(project.settings().revisions().logTable()))
                    .add(String.valueOf(project.settings().database().url()));
            results.addRevisionFiles(key);
            return Optional.of(key.text());
        } catch (IOException | SQLException unreadable) {
            return Optional.empty();
        }
    }
}
