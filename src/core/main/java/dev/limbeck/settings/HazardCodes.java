package dev.limbeck.settings;

import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.text.NearestName;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the codes of hazards in settings, options and comments of revision files. */
public final class HazardCodes {
    /** The word for all hazards. */
    public static final String ALL = "all";

    private HazardCodes() {}

    /**
     * {@return the kinds of hazards with the given codes; {@code all} means every kind, and underscores count as
     * hyphens}
     *
     * @throws IllegalArgumentException if a code is unknown; the message lists the codes
     */
    public static Set<Kind> parse(List<String> codes) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String text : codes) {
            String code = text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
            if (code.equals(ALL)) {
                Collections.addAll(kinds, Kind.values());
            } else {
                kinds.add(Kind.ofCode(code).orElseThrow(() -> new IllegalArgumentException(unknown(code))));
            }
        }
        return kinds;
    }

    private static String unknown(String code) {
        return "There is no hazard " + code + ". "
                + NearestName.find(code, names())
                        .map(near -> "Did you mean " + near + "? ")
                        .orElse("")
                + "The hazards are: " + String.join(", ", names()) + ".";
    }

    /** {@return the codes, and {@code all}} */
    public static List<String> names() {
        return Stream.concat(Stream.of(Kind.values()).map(Kind::code), Stream.of(ALL))
                .toList();
    }
}
