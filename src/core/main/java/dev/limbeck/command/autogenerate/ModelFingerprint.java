package dev.limbeck.command.autogenerate;

import dev.limbeck.execute.step.StoredRecord;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.model.Table;
import dev.limbeck.model.View;
import dev.limbeck.spi.Model;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Computes hashes of the declarations of entities, before a database rewrites them. */
final class ModelFingerprint {
    /** The key of the hash that covers everything outside tables and views. */
    private static final String REST = "";

    private ModelFingerprint() {}

    /**
     * {@return the hashes by name: one for each table and view, and one with an empty name for all other parts} The
     * hashes do not depend on the order in which the entities were found.
     */
    static Map<String, String> of(Model model) {
        Map<String, String> hashes = new TreeMap<>();
        Schema schema = model.schema();
        for (Table table : schema.tables()) {
            hashes.put(
                    table.name().toString(),
                    hash(StoredRecord.encode(table.withInitialRows(List.of())) + sorted(table.initialRows())));
        }
        for (View view : schema.views()) {
            hashes.put(view.name().toString(), hash(StoredRecord.encode(view)));
        }
        SchemaWords words = model.words();
        hashes.put(
                REST,
                hash(StoredRecord.encode(schema.sequences())
                        + sorted(model.auxiliary())
                        + StoredRecord.encode(PackagedModel.sortedTypes(ReplayedObjects.types(words)))
                        + StoredRecord.encode(PackagedModel.sortedSequences(
                                List.copyOf(words.sequences().values())))
                        + new TreeSet<>(words.quotedNames())));
        return hashes;
    }

    /**
     * {@return the names of the tables and views that differ, sorted; an empty name if something else differs}
     *
     * @param one the hashes of one model
     * @param other the hashes of another model
     */
    static Set<String> differences(Map<String, String> one, Map<String, String> other) {
        Set<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        names.removeIf(name -> Objects.equals(one.get(name), other.get(name)));
        return names;
    }

    private static List<String> sorted(List<? extends Record> records) {
        return records.stream().map(StoredRecord::encode).sorted().toList();
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
