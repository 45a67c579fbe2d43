package dev.limbeck.hibernate.scan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects warnings about declarations in the entities that are ignored or changed. */
final class ScanWarnings {
    private final Set<String> lines = new LinkedHashSet<>();

    void add(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return new ArrayList<>(lines);
    }
}
