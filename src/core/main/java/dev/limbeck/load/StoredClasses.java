package dev.limbeck.load;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The class files in an open file of the cache, by class name. A class file is read each time it is requested, because
 * the class files of a long history take tens of megabytes, and most of them are needed only once. The file remains
 * open, so that deleting it or replacing it does not matter.
 */
final class StoredClasses extends AbstractMap<String, byte[]> {
    private final RandomAccessFile file;
    private final Map<String, Place> places;

    /** Creates a map of the class files at the given places. */
    StoredClasses(RandomAccessFile file, Map<String, Place> places) {
        this.file = file;
        this.places = new HashMap<>(places);
    }

    /**
     * The place of a class file.
     *
     * @param offset the offset of its first byte
     * @param length the number of its bytes
     */
    record Place(long offset, int length) {
        /** {@return the bytes at this place} */
        byte[] read(RandomAccessFile file) throws IOException {
            byte[] bytes = new byte[length];
            file.seek(offset);
            file.readFully(bytes);
            return bytes;
        }
    }

    @Override
    public boolean containsKey(Object name) {
        return places.containsKey(name);
    }

    @Override
    public byte @Nullable [] get(Object name) {
        Place place = places.get(name);
        return place == null ? null : read(place);
    }

    private synchronized byte[] read(Place place) {
        try {
            return place.read(file);
        } catch (IOException e) {
            throw new RevisionLoadException(
                    "A compiled revision cannot be read from the cache: " + e.getMessage() + ". Run the command again.",
                    e);
        }
    }

    @Override
    public Set<String> keySet() {
        return Set.copyOf(places.keySet());
    }

    @Override
    public int size() {
        return places.size();
    }

    @Override
    public Set<Entry<String, byte[]>> entrySet() {
        return places.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), read(entry.getValue())))
                .collect(Collectors.toSet());
    }
}
