package dev.limbeck.hibernate.scan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects warnings of what was left out or read differently from how it is declared. */
final class ScanWarnings {
    private final Set<String> lines = new LinkedHashSet<>();

    void add(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return new ArrayList<>(lines);
    }
}
