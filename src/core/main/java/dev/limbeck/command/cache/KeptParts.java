package dev.limbeck.command.cache;

import dev.limbeck.execute.step.StoredRecord;
import dev.limbeck.load.CacheFolder;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file of results, each with its own key. If only a few results change, only those are recomputed. A damaged
 * file counts as missing. Results that were not used are removed when there are many of them.
 */
public final class KeptParts {
    private static final String ENDING = ".parts";

    /** The results that are kept although the last run did not use them, for instance those of another branch. */
    private static final int SPARE = 200;

    private final Path folder;
    private final String name;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private boolean changed;

    private KeptParts(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** Reads the file with the given name. */
    public static KeptParts read(Path folder, String key) {
        KeptParts parts = new KeptParts(folder, key + ENDING);
        Path file = folder.resolve(parts.name);
        try {
            String[] text = Files.readString(file).split("\n", 2);
            if (text.length == 2 && new CacheKey().add(text[1]).text().equals(text[0])) {
                parts.texts.putAll(lines(text[1]));
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            }
        } catch (IOException | RuntimeException missing) {
            parts.texts.clear();
        }
        return parts;
    }

    private static Map<String, String> lines(String text) {
        Map<String, String> found = new HashMap<>();
        text.lines().forEach(line -> {
            int space = line.indexOf(' ');
            found.put(line.substring(0, space), line.substring(space + 1));
        });
        return found;
    }

    /** {@return whether no result was kept} */
    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /** {@return a key for a result that depends on the given strings} */
    public static String key(Iterable<String> texts) {
        CacheKey key = new CacheKey();
        texts.forEach(key::add);
        return key.text();
    }

    /** {@return the result with the given key, if it was kept} */
    public <T extends Record> Optional<T> find(String key, Class<T> type) {
        String text = texts.get(key);
        if (text == null) {
            return Optional.empty();
        }
        try {
            T value = StoredRecord.decode(text, type);
            used.add(key);
            return Optional.of(value);
        } catch (RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /** Adds a result, unless it would be read back differently. */
    public <T extends Record> void add(String key, T value, Class<T> type) {
        String text = StoredRecord.encode(value);
        if (text.lines().count() == 1 && StoredRecord.decode(text, type).equals(value)) {
            texts.put(key, text);
            used.add(key);
            changed = true;
        }
    }

    /** Writes the file if a result was added; if the folder cannot be written, nothing is kept. */
    public void write() {
        if (!changed) {
            return;
        }
        if (texts.size() > 2 * used.size() + SPARE) {
            texts.keySet().retainAll(used);
        }
        StringBuilder lines = new StringBuilder();
        texts.forEach((key, text) -> lines.append(key).append(' ').append(text).append('\n'));
        try {
            CacheFolder.write(folder, name, new CacheKey().add(lines.toString()).text() + "\n" + lines);
        } catch (IOException | RuntimeException e) {
            System.getLogger(KeptParts.class.getName()).log(Level.DEBUG, "Results cannot be kept in " + folder, e);
        }
    }
}
