package dev.limbeck.hibernate.spring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an application with Spring Boot's relaxed binding: {@code physical-strategy}, {@code
 * physicalStrategy} and {@code PHYSICAL_STRATEGY} are the same name, and <code>${name:default}</code> refers to another
 * property or an environment variable.
 */
final class SpringProperties {
    /** An innermost placeholder, which contains no other placeholder. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:${}]+)(?::([^${}]*))?}");

    private static final int MAX_REPLACEMENTS = 100;

    private final Map<String, String> properties;
    private final Map<String, String> relaxed = new LinkedHashMap<>();
    private final Set<String> unresolved = new LinkedHashSet<>();

    SpringProperties(Map<String, String> properties) {
        this.properties = properties;
        properties.forEach((name, value) -> relaxed.put(uniform(name), value));
    }

    /**
     * {@return the value of the property with its placeholders resolved; empty if it is not set or cannot be resolved}
     */
    Optional<String> find(String name) {
        String value = relaxed.get(uniform(name));
        return value == null ? Optional.empty() : Optional.ofNullable(resolved(name, value));
    }

    /** {@return the values of a property that is a list, separated by commas or indexed} */
    List<String> list(String name) {
        List<String> items = new ArrayList<>();
        find(name).ifPresent(text -> Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .forEach(items::add));
        for (int i = 0; relaxed.containsKey(uniform(name + "[" + i + "]")); i++) {
            find(name + "[" + i + "]").ifPresent(items::add);
        }
        return items;
    }

    /**
     * {@return the properties whose names start with the given prefix; the keys are the rest of the names, with
     * unchanged spelling}
     */
    Map<String, String> findBelow(String prefix) {
        Map<String, String> found = new LinkedHashMap<>();
        int depth = prefix.split("\\.", -1).length;
        properties.forEach((name, value) -> {
            String[] parts = name.split("\\.", depth + 1);
            if (parts.length > depth && uniform(name).startsWith(uniform(prefix) + ".")) {
                String resolved = resolved(name, value);
                if (resolved != null) {
                    found.put(parts[depth], resolved);
                }
            }
        });
        return found;
    }

    /** {@return a line for each requested property whose placeholder refers to a property that is not set} */
    List<String> unresolved() {
        return List.copyOf(unresolved);
    }

    private @Nullable String resolved(String name, String value) {
        String text = value;
        for (int i = 0; i < MAX_REPLACEMENTS; i++) {
            Matcher matcher = PLACEHOLDER.matcher(text);
            if (!matcher.find()) {
                return text;
            }
            String found = value(matcher.group(1).strip());
            String replacement = found == null ? matcher.group(2) : found;
            if (replacement == null) {
                unresolved.add(name + " is left out: no value is set for " + matcher.group()
                        + ". Set it as an environment variable, or put the Hibernate setting under"
                        + " [model.properties].");
                return null;
            }
            text = text.substring(0, matcher.start()) + replacement + text.substring(matcher.end());
        }
        unresolved.add(name + " is left out: its placeholders refer to each other");
        return null;
    }

    private @Nullable String value(String name) {
        String property = relaxed.get(uniform(name));
        if (property != null) {
            return property;
        }
        String variable = System.getenv(name);
        return variable != null
                ? variable
                : System.getenv(
                        name.replace("-", "").replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
    }

    private static String uniform(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
