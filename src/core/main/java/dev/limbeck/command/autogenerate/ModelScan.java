package dev.limbeck.command.autogenerate;

import dev.limbeck.command.project.Application;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Database;
import dev.limbeck.load.ModelClassLoader;
import dev.limbeck.settings.ModelSettings;
import dev.limbeck.settings.Settings;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelException;
import dev.limbeck.spi.ModelRequest;
import dev.limbeck.spi.ModelSource;
import dev.limbeck.text.BuildTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Reads the model from the project's classes with the {@link ModelSource} on the class path. */
public final class ModelScan {
    private final ModelSettings settings;
    private final List<Path> revisions;
    private final Application application;

    /** Creates a scan with the settings of the given project. */
    public ModelScan(Project project) {
        Settings all = project.settings();
        this.settings = all.model();
        this.revisions = all.revisions().locations();
        this.application = project.application();
    }

    /**
     * {@return the schema that the entities describe on a database of the same kind as the given database} The caller
     * must have called {@link #requireCurrentClasses}.
     *
     * @throws CommandException if there are several tables with the same name
     * @throws ModelException if the entities cannot be read
     */
    public Model scan(Database database) {
        Model model = read(database);
        DistinctNames.require(model.schema(), database.dialect().traits());
        return model;
    }

    /**
     * Fails if the class path is incomplete or a class is older than its source. An application that supplies the model
     * has no class path.
     *
     * @throws CommandException if a folder or jar is missing, or a source is newer than its class
     */
    public void requireCurrentClasses() {
        if (application.models() == null) {
            requireThere(settings.fullClasspath());
            if (!settings.allowStale()) {
                StaleClassCheck.requireFresh(settings.sources(), settings.classpath(), revisions);
            }
        }
    }

    private Model read(Database database) {
        ModelSource own = application.models();
        try {
            return own == null ? search(database) : own.scan(request(application.classLoader(), database));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static CommandException unreadable(Exception e) {
        return new CommandException("The entities could not be read: " + e, e);
    }

    /** Searches the class path for entities. */
    private Model search(Database database) throws SQLException {
        try (ModelClassLoader loader =
                ModelClassLoader.open(settings.fullClasspath(), ModelScan.class.getClassLoader())) {
            return source(loader).scan(request(loader, database));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void requireThere(List<Path> classpath) {
        if (classpath.isEmpty()) {
            throw new CommandException("model.classpath is not set, so there are no entities to read. Set it in"
                    + " limbeck.toml, for instance to [\"target/classes\"].");
        }
        for (Path entry : settings.classpath()) {
            if (!Files.exists(entry)) {
                throw new CommandException("The class path entry " + entry + " does not exist."
                        + " Run " + BuildTool.of(entry).compileCommand() + " first, or correct model.classpath."
                        + MissingDependency.advice(settings.sources(), revisions));
            }
        }
        for (Path entry : settings.libraries()) {
            if (!Files.exists(entry)) {
                throw new CommandException("The library " + entry + " does not exist. Correct model.libraries.");
            }
        }
    }

    private static ModelSource source(ClassLoader loader) {
        return ServiceLoader.load(ModelSource.class, loader)
                .findFirst()
                .orElseThrow(() -> new CommandException("Entities cannot be read, because limbeck-hibernate is not"
                        + " on the class path. Put its jar in the folder that contains limbeck-core."));
    }

    /**
     * Returns the Hibernate settings and the URL of the database, from which the driver of the application can be
     * determined.
     */
    private Map<String, String> properties(Database database) {
        Map<String, String> properties = new TreeMap<>(settings.properties());
        properties.putIfAbsent("jakarta.persistence.jdbc.url", database.url());
        return properties;
    }

    private ModelRequest request(ClassLoader loader, Database database) throws SQLException {
        Dialect dialect = database.dialect();
        return new ModelRequest(
                settings.persistenceUnit() == null ? settings.classpath() : settings.fullClasspath(),
                loader,
                settings.packages(),
                settings.persistenceUnit(),
                switch (settings.settings()) {
                    case PERSISTENCE_XML -> ModelRequest.Settings.PERSISTENCE_XML;
                    case SPRING -> ModelRequest.Settings.SPRING;
                },
                settings.profiles(),
                properties(database),
                dialect.traits().product(),
                dialect.reflector().version(database.connection()),
                dialect.words()::isReserved);
    }
}
