package dev.limbeck.ops.hazards;

import dev.limbeck.ops.Hazard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes hazards as text. */
public final class HazardLines {
    private HazardLines() {}

    /**
     * {@return a line for each message, with the codes of the hazards that have this message: {@code rewrite,
     * blocks-writes: copies every row of item; writers wait}}
     */
    public static List<String> describe(List<Hazard> hazards) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (Hazard hazard : hazards) {
            String code = hazard.kind().code();
            codes.merge(
                    hazard.message(), code, (before, more) -> before.contains(more) ? before : before + ", " + more);
        }
        return codes.entrySet().stream()
                .map(line -> line.getValue() + ": " + line.getKey())
                .toList();
    }
}
