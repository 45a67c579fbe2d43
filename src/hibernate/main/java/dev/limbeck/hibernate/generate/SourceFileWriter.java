package dev.limbeck.hibernate.generate;

import dev.limbeck.hibernate.generate.source.Imports;
import dev.limbeck.hibernate.generate.source.MomentText;
import dev.limbeck.spi.EntityRequest;
import java.util.List;
import java.util.stream.Collectors;

/** Writes source files: one file for each entity, or a single file in which all entities are nested. */
final class SourceFileWriter {
    private final EntityRequest request;
    private final EntityNotes notes;

    SourceFileWriter(EntityRequest request, EntityNotes notes) {
        this.request = request;
        this.notes = notes;
    }

    /** {@return the file of an entity} */
    String write(EntityClass entity) {
        Imports imports = new Imports();
        return whole(imports, text(imports, entity, false).text(0));
    }

    /** {@return the file of the converter that the entities share} */
    String writeConverter() {
        Imports imports = new Imports();
        return whole(imports, MomentText.text(imports, 0));
    }

    /** {@return a single file with a class in which all entities are nested} */
    String writeNested(String outer, List<EntityClass> entities) {
        Imports imports = new Imports();
        String nested = entities.stream()
                .map(entity -> text(imports, entity, true).text(4))
                .collect(Collectors.joining("\n"));
        if (entities.stream().anyMatch(EntityClass::usesMomentText)) {
            nested += "\n" + MomentText.text(imports, 4);
        }
        return whole(
                imports,
                "/** The entities of a database. */\npublic final class " + outer + " {\n    private " + outer
                        + "() {}\n\n" + nested + "}\n");
    }

    private ClassText text(Imports imports, EntityClass entity, boolean nested) {
        return new ClassText(imports, entity, notes.find(entity.table()), nested, request);
    }

    private String whole(Imports imports, String body) {
        String place = request.packageName().isEmpty() ? "" : "package " + request.packageName() + ";\n\n";
        return place + imports.text() + body;
    }
}
