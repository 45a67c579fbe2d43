package dev.limbeck.command.autogenerate;

import dev.limbeck.command.autogenerate.ReplayedObjects.ColumnType;
import dev.limbeck.dialect.Scratches.ServerProfile;
import dev.limbeck.model.Sequence;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The model of the entities as a database server stores it. The build packages this model with the application, which
 * compares its database with the model and therefore needs no scratch database.
 *
 * @param limbeck the version of Limbeck that wrote it; other versions do not read it
 * @param product the name of the database product, for instance {@code PostgreSQL}
 * @param server the properties of the server and database in which the model was created
 * @param entities the hashes of the declarations of the entities, by table name; they show whether the application has
 *     the same entities as the model
 * @param revisions the hashes of the revisions, by id
 * @param model the model
 * @param history the objects that the revisions create
 */
public record PackagedModel(
        String limbeck,
        String product,
        ServerProfile server,
        Map<String, String> entities,
        Map<String, String> revisions,
        KeptModel model,
        ReplayedObjects history) {
    /** Sorts the maps and lists, so that the same entities and revisions always produce the same text. */
    public PackagedModel {
        entities = Collections.unmodifiableMap(new TreeMap<>(entities));
        revisions = Collections.unmodifiableMap(new TreeMap<>(revisions));
        model = model.sorted();
        history = history.sorted();
    }

    static List<ColumnType> sortedTypes(List<ColumnType> types) {
        return types.stream()
                .sorted(Comparator.comparing(ColumnType::table).thenComparing(ColumnType::column))
                .toList();
    }

    static List<Sequence> sortedSequences(List<Sequence> sequences) {
        return sequences.stream().sorted(Comparator.comparing(Sequence::name)).toList();
    }
}
