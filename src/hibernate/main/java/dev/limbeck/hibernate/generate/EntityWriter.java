package dev.limbeck.hibernate.generate;

import dev.limbeck.spi.EntityGenerator;
import dev.limbeck.spi.EntityRequest;
import dev.limbeck.spi.GeneratedEntities;
import dev.limbeck.spi.GeneratedEntities.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes entities for which a comparison with the database they came from finds no changes. What annotations cannot
 * declare becomes a note.
 */
public final class EntityWriter implements EntityGenerator {

    /** For {@link java.util.ServiceLoader}. */
    public EntityWriter() {}

    @Override
    public GeneratedEntities generate(EntityRequest request) {
        Notes notes = new Notes();
        List<EntityClass> classes = new ClassPlan(request, notes).classes();
        SourceFile file = new SourceFile(request, notes);
        String outer = request.outerClass();
        List<Source> sources =
                outer == null ? several(file, classes) : List.of(new Source(outer, file.of(outer, classes)));
        return new GeneratedEntities(sources, notes.lines(), notes.exclude());
    }

    private static List<Source> several(SourceFile file, List<EntityClass> classes) {
        List<Source> sources = new ArrayList<>();
        classes.forEach(entity -> sources.add(new Source(entity.name(), file.of(entity))));
        if (MomentText.isUsedBy(classes)) {
            sources.add(new Source(MomentText.NAME, file.ofConverter()));
        }
        return sources;
    }
}
