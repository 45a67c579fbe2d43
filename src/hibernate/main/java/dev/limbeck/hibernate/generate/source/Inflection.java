package dev.limbeck.hibernate.generate.source;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.atteo.evo.inflector.English;

/**
 * English plurals and singulars. Plurals come from a library; singulars are derived from the ending of the word, so a
 * word that only looks like a plural (boss, status) is unchanged.
 */
public final class Inflection {
    /** Words whose singular and plural are the same, or that have no singular in a schema. */
    private static final Set<String> SAME = Set.of(
            "series",
            "species",
            "news",
            "data",
            "metadata",
            "media",
            "settings",
            "details",
            "sheep",
            "fish",
            "sms",
            "gps",
            "dns",
            "https",
            "aws",
            "sales",
            "goods",
            "staff",
            "personnel",
            "feedback",
            "software",
            "hardware",
            "aircraft",
            "advice",
            "info",
            "money",
            "traffic",
            "equipment",
            "information",
            "physics",
            "analytics");

    /** Irregular plurals and their singulars. */
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("people", "person"),
            Map.entry("children", "child"),
            Map.entry("men", "man"),
            Map.entry("women", "woman"),
            Map.entry("mice", "mouse"),
            Map.entry("feet", "foot"),
            Map.entry("teeth", "tooth"),
            Map.entry("geese", "goose"),
            Map.entry("criteria", "criterion"),
            Map.entry("phenomena", "phenomenon"),
            Map.entry("indices", "index"),
            Map.entry("matrices", "matrix"),
            Map.entry("vertices", "vertex"),
            Map.entry("axes", "axis"),
            Map.entry("movies", "movie"),
            Map.entry("cookies", "cookie"),
            Map.entry("quizzes", "quiz"),
            Map.entry("leaves", "leaf"),
            Map.entry("knives", "knife"),
            Map.entry("wives", "wife"),
            Map.entry("lives", "life"),
            Map.entry("shelves", "shelf"),
            Map.entry("halves", "half"),
            Map.entry("wolves", "wolf"),
            Map.entry("thieves", "thief"),
            Map.entry("caches", "cache"),
            Map.entry("shoes", "shoe"),
            Map.entry("ties", "tie"),
            Map.entry("pies", "pie"),
            Map.entry("lies", "lie"));

    private Inflection() {}

    /** {@return the plural of the word; the word itself if it is a plural} */
    public static String plural(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (SAME.contains(lower) || !singular(word).equals(word)) {
            return word;
        }
        for (Map.Entry<String, String> irregular : IRREGULAR.entrySet()) {
            if (irregular.getValue().equals(lower)) {
                return withCaseOf(word, irregular.getKey());
            }
        }
        boolean sibilant =
                lower.endsWith("us") || lower.endsWith("ias") || (lower.endsWith("is") && !lower.endsWith("sis"));
        return sibilant ? word + "es" : withCaseOf(word, English.plural(lower));
    }

    /** {@return the singular of the word; the word itself if it is not a plural} */
    public static String singular(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String known = IRREGULAR.get(lower);
        if (known != null) {
            return withCaseOf(word, known);
        }
        if (SAME.contains(lower) || lower.length() < 3 || !lower.endsWith("s")) {
            return word;
        }
        if (lower.endsWith("ss") || lower.endsWith("us") || lower.endsWith("is") || lower.endsWith("ias")) {
            return word;
        }
        return word.substring(0, word.length() - ending(lower)) + replacement(lower);
    }

    /** Returns how many letters of the plural's ending must be removed. */
    private static int ending(String lower) {
        if (lower.endsWith("ies") || lower.endsWith("yses") || (lower.endsWith("ases") && isGreek(lower))) {
            return lower.endsWith("ies") ? 3 : 2;
        }
        boolean es = lower.endsWith("sses")
                || lower.endsWith("xes")
                || lower.endsWith("ches")
                || lower.endsWith("shes")
                || lower.endsWith("oes")
                || lower.endsWith("zzes")
                || lower.endsWith("iases")
                || (lower.endsWith("uses") && !lower.endsWith("auses") && !lower.endsWith("ouses"));
        return es ? 2 : 1;
    }

    private static String replacement(String lower) {
        if (lower.endsWith("ies")) {
            return "y";
        }
        return lower.endsWith("yses") || isGreek(lower) ? "is" : "";
    }

    /** Returns whether the plural ending is Greek, as in bases and oases but not in databases and cases. */
    private static boolean isGreek(String lower) {
        return lower.equals("bases") || lower.equals("oases");
    }

    private static String withCaseOf(String like, String word) {
        return Character.isUpperCase(like.charAt(0)) ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word;
    }
}
