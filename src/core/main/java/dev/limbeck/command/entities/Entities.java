package dev.limbeck.command.entities;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.compare.Filter;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.EntitiesResult;
import dev.limbeck.spi.EntityGenerator;
import dev.limbeck.spi.EntityRequest;
import dev.limbeck.spi.GeneratedEntities;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Generates JPA entities from the live database. */
public final class Entities {
    /** The class in which entities are nested if all are written to one file. */
    public static final String OUTER_CLASS = "Models";

    private final Project project;
    private final RunListener listener;

    /** Creates the command for the given project; the listener is notified before files are written. */
    public Entities(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * {@return the files that were written, or the generated text}
     *
     * @throws CommandException if the database does not exist or has no table, or a file cannot be written
     */
    public EntitiesResult run(EntitiesRequest request) {
        try (Database database = project.openDatabase(Access.READ)) {
            requireThere(database);
            LiveSchema live = LiveSchema.of(
                            database,
                            new Filter(request.include(), request.exclude()),
                            project.versionTableName(),
                            request.views())
                    .sampleRows();
            if (live.schema().tables().isEmpty() && live.schema().views().isEmpty()) {
                throw new CommandException(
                        "No table was selected, so there are no entities to generate. `limbeck tables` lists the"
                                + " tables of the database; --tables and --exclude select from them.");
            }
            GeneratedEntities generated = generator()
                    .generate(new EntityRequest(
                            database.dialect().name(),
                            live.comparedSchema(),
                            live.viewColumns(),
                            live.enumerations(),
                            live.contents(),
                            request.packageName(),
                            request.output() == null ? OUTER_CLASS : null,
                            request.style(),
                            request.options()));
            List<String> notes = new ArrayList<>(live.notes());
            notes.addAll(generated.notes());
            List<String> exclude = new ArrayList<>(generated.exclude());
            live.excluded().stream()
                    .map(name -> name.name().replace('.', '?').replace(',', '?'))
                    .filter(pattern -> !exclude.contains(pattern))
                    .forEach(exclude::add);
            return written(request, generated.withExclude(exclude), notes);
        }
    }

    /** Rejects a missing database file, which would otherwise be read as an empty database. */
    public static void requireThere(Database database) {
        if (database.wasMissing() && database.file().isPresent()) {
            throw new CommandException("The database " + database.file().get()
                    + " does not exist. Correct the URL; a URL for "
                    + database.dialect().traits().product() + " looks like "
                    + database.dialect().urls().example("shoplist") + ".");
        }
    }

    private static EntityGenerator generator() {
        return ServiceLoader.load(EntityGenerator.class, Entities.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new CommandException("Entities cannot be written, because limbeck-hibernate is"
                        + " not on the class path. Put its jar in the folder that contains limbeck-core."));
    }

    private EntitiesResult written(EntitiesRequest request, GeneratedEntities generated, List<String> notes) {
        Path output = request.output();
        if (output == null) {
            String text = generated.sources().get(0).text();
            return new EntitiesResult(text, List.of(), List.of(), notes, generated.exclude());
        }
        Path folder = request.packageName().isEmpty()
                ? output
                : output.resolve(request.packageName().replace('.', '/'));
        Map<Path, String> files = new LinkedHashMap<>();
        List<Path> kept = new ArrayList<>();
        for (GeneratedEntities.Source source : generated.sources()) {
            Path file = folder.resolve(source.className() + ".java");
            if (Files.exists(file) && !request.overwrite()) {
                kept.add(file);
            } else {
                files.put(file, source.text());
            }
        }
        listener.writeStarted();
        SourceFiles.write(files);
        return new EntitiesResult(null, List.copyOf(files.keySet()), kept, notes, generated.exclude());
    }
}
