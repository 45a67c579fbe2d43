package dev.limbeck.hibernate.generate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * An enum of the strings that a column may contain.
 *
 * @param name the simple name
 * @param values the strings, by the names of their constants
 */
record EnumClass(String name, Map<String, String> values) {

    /** {@return an enum of the given strings} */
    static EnumClass of(String name, List<String> texts) {
        Map<String, String> values = new LinkedHashMap<>();
        TreeSet<String> used = new TreeSet<>();
        texts.stream().distinct().forEach(text -> values.put(JavaNames.constantName(text, used), text));
        return new EnumClass(name, values);
    }

    /** {@return whether the name of each constant is the same as its string} */
    boolean isPlain() {
        return values.entrySet().stream().allMatch(value -> value.getKey().equals(value.getValue()));
    }
}
