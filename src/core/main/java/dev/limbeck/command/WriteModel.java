package dev.limbeck.command;

import dev.limbeck.command.autogenerate.Autogenerate;
import dev.limbeck.command.autogenerate.ComparisonTarget;
import dev.limbeck.command.autogenerate.PackagedModel;
import dev.limbeck.command.autogenerate.PackagedModelFile;
import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Scratches.ServerProfile;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.Against;
import dev.limbeck.settings.ModelSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the model of the entities, as a database server stores it, to a file that is packaged with the application.
 * When the application starts, it compares its database with this file ({@code limbeck.check}) and needs no scratch
 * database. The database itself is not opened.
 */
public final class WriteModel {
    private final Project project;
    private final RunListener listener;

    /** Creates the command for the given project; the listener is notified before the file is written. */
    public WriteModel(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * The result.
     *
     * @param product the name of the database product
     * @param series the version series that the model is for; null if nothing was written
     * @param file the file; null if nothing was written, because the database is embedded
     * @param tables the number of tables
     * @param warnings warnings for the user, one line each
     */
    public record Result(
            String product, @Nullable String series, @Nullable Path file, int tables, List<String> warnings) {
        /** Copies the list. */
        public Result {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * {@return the result; for an embedded database, no file is written, because an application does not need one}
     *
     * @param output the folder on the class path into which {@code META-INF/limbeck} is written; null for the first
     *     folder of {@code model.classpath}
     * @throws CommandException if the history cannot be replayed, the entities cannot be read, the database rejects the
     *     model or the file cannot be written
     */
    public Result run(@Nullable Path output) {
        requireUrl();
        Dialect dialect = project.dialect();
        String product = dialect.traits().product();
        if (dialect.traits().has(Feature.EMBEDDED)) {
            return new Result(product, null, null, 0, List.of());
        }
        Path folder = output == null ? classes(project.settings().model()) : output;
        Project history = project.withAgainst(Against.HISTORY);
        try (ComparisonTarget target = ComparisonTarget.open(history);
                Autogenerate autogenerate =
                        new Autogenerate(history, target.database(), Decisions.NONE, Prompt.NOBODY)) {
            PackagedModel model = autogenerate.packageModel(profile(target.database()));
            listener.writeStarted();
            Path file = PackagedModelFile.write(dialect, model, folder);
            List<String> warnings = new ArrayList<>(target.notes());
            warnings.addAll(model.model().warnings());
            warnings.addAll(model.model().notes());
            warnings.addAll(model.history().warnings());
            return new Result(
                    product,
                    model.server().series(),
                    file,
                    model.model().schema().tables().size(),
                    warnings);
        }
    }

    /** Determines the kind of database from the URL; without the URL, an embedded database would be assumed. */
    private void requireUrl() {
        if (project.application().dataSource() == null) {
            project.settings().database().requireUrl();
        }
    }

    private static ServerProfile profile(Database database) {
        Optional<ServerProfile> profile = PackagedModelFile.profile(database);
        return profile.orElseThrow(() -> new CommandException(
                "The model of " + database.dialect().traits().product() + " cannot be packaged with an application."));
    }

    private static Path classes(ModelSettings settings) {
        return settings.classpath().stream()
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new CommandException("model.classpath has no folder to which the model could be"
                        + " written. Specify a folder with --output."));
    }
}
