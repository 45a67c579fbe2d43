package dev.limbeck.hibernate.scan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects warnings about declarations of the entities that were left out or changed. */
final class ScanWarnings {
    private final Set<String> lines = new LinkedHashSet<>();

    void add(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return new ArrayList<>(lines);
    }
}
