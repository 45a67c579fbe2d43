package dev.limbeck.hibernate.generate;

import dev.limbeck.hibernate.generate.source.MomentText;
import dev.limbeck.spi.EntityGenerator;
import dev.limbeck.spi.EntityRequest;
import dev.limbeck.spi.GeneratedEntities;
import dev.limbeck.spi.GeneratedEntities.Source;
import dev.limbeck.spi.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes entities that match the database from which they are generated, so that a comparison finds no changes. Parts
 * of the schema that annotations cannot declare become notes.
 */
public final class EntityWriter implements EntityGenerator {

    private static final Set<String> DIALECTS = Set.of("sqlite", "postgresql", "mariadb");

    /** Called by {@link java.util.ServiceLoader}. */
    public EntityWriter() {}

    @Override
    public GeneratedEntities generate(EntityRequest request) {
        if (!DIALECTS.contains(request.dialect())) {
            throw new ModelException(
                    "Entities can be generated only from SQLite, PostgreSQL and MariaDB databases, but the dialect of"
                            + " this database is "
                            + request.dialect() + ". Pass the URL of one of these databases.",
                    null);
        }
        EntityNotes notes = new EntityNotes();
        List<EntityClass> classes = new ClassPlan(prepared(request), notes).classes();
        SourceFileWriter file = new SourceFileWriter(request, notes);
        String outer = request.outerClass();
        List<Source> sources =
                outer == null ? several(file, classes) : List.of(new Source(outer, file.writeNested(outer, classes)));
        return new GeneratedEntities(sources, notes.lines(), notes.exclude());
    }

    private static EntityRequest prepared(EntityRequest request) {
        return request.dialect().equals("mariadb")
                ? request.withSchema(request.schema()
                        .withTables(request.schema().tables().stream()
                                .map(MariadbQuotes::backquoted)
                                .toList()))
                : request;
    }

    private static List<Source> several(SourceFileWriter file, List<EntityClass> classes) {
        List<Source> sources = new ArrayList<>();
        classes.forEach(entity -> sources.add(new Source(entity.name(), file.write(entity))));
        if (classes.stream().anyMatch(EntityClass::usesMomentText)) {
            sources.add(new Source(MomentText.NAME, file.writeConverter()));
        }
        return sources;
    }
}
