package dev.limbeck.command.cache;

import dev.limbeck.execute.step.StoredRecord;
import dev.limbeck.load.CacheFolder;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/**
 * A folder of results that were computed in a scratch database, one file for each. A damaged file counts as missing. If
 * the folder cannot be written, nothing is kept. Files that have not been used for a month are removed.
 *
 * @param folder the folder
 */
public record ResultCache(Path folder) {
    private static final String ENDING = ".schema";

    /** {@return the result with the given key, if it was kept} */
    public <T> Optional<T> find(String key, Class<T> type) {
        Path file = folder.resolve(key + ENDING);
        try {
            String[] parts = Files.readString(file).split("\n", 2);
            if (parts.length < 2 || !new CacheKey().add(parts[1]).text().equals(parts[0])) {
                return Optional.empty();
            }
            T value = StoredRecord.decode(parts[1], type);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(value);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Keeps a result, unless it would be read back differently. */
    public <T extends Record> void store(String key, T value, Class<T> type) {
        try {
            String text = StoredRecord.encode(value);
            if (StoredRecord.decode(text, type).equals(value)) {
                CacheFolder.write(folder, key + ENDING, new CacheKey().add(text).text() + "\n" + text);
            }
        } catch (IOException | RuntimeException e) {
            System.getLogger(ResultCache.class.getName()).log(Level.DEBUG, "Results cannot be kept in " + folder, e);
        }
    }
}
