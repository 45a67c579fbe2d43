package dev.limbeck.execute;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.DialectName;
import dev.limbeck.text.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The names of dialects that revision files may use, whether or not Limbeck supports the database yet. */
final class DialectNames {
    private static final List<String> KNOWN =
            Stream.of(DialectName.values()).map(DialectName::text).toList();

    private DialectNames() {}

    /**
     * Rejects an unknown name, because a block for it would never run.
     *
     * @param running the name of the dialect that is in use, which is always known
     * @throws UnsupportedChange if the name is unknown; the message lists the known names
     */
    static void requireKnown(String name, String running) {
        List<String> known = new ArrayList<>(KNOWN);
        if (!known.contains(running)) {
            known.add(running);
        }
        if (!known.contains(name)) {
            throw new UnsupportedChange("There is no dialect \"" + name + "\". The known dialects are "
                    + String.join(", ", known) + "."
                    + NearestName.find(name, known)
                            .map(near -> " Did you mean " + near + "?")
                            .orElse(""));
        }
    }
}
