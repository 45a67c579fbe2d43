package dev.limbeck.settings;

import java.util.Map;

/**
 * Replaces {@code ${VAR}} and {@code ${VAR:-default}} in the values of {@code limbeck.toml}; {@code $$} followed by a brace
 * is replaced by a literal dollar sign and brace.
 */
final class Expansion {
    private final Map<String, String> variables;

    Expansion(Map<String, String> variables) {
        this.variables = variables;
    }

    /**
     * {@return the value with its variables replaced}
     *
     * @param place the location of the value, for errors
     */
    String expand(String value, String place) {
        StringBuilder expanded = new StringBuilder();
        int at = 0;
        while (true) {
            int start = value.indexOf("${", at);
            if (start < 0) {
                return expanded.append(value, at, value.length()).toString();
            }
            if (start > at && value.charAt(start - 1) == '$') {
                expanded.append(value, at, start - 1).append("${");
                at = start + 2;
                continue;
            }
            int end = closing(value, start + 2, place);
            expanded.append(value, at, start).append(valueOf(value.substring(start + 2, end), place));
            at = end + 1;
        }
    }

    /**
     * {@return the index of the brace that closes the brace just before {@code from}; braces can be nested, because a
     * default may contain other variables}
     */
    private static int closing(String value, int from, String place) {
        int depth = 1;
        for (int at = from; at < value.length(); at++) {
            if (value.startsWith("${", at)) {
                depth++;
            } else if (value.charAt(at) == '}' && --depth == 0) {
                return at;
            }
        }
        throw new SettingsException(place + " has a ${ without a closing }.\nWrite ${NAME},"
                + " ${NAME:-default}, or $${ for a literal ${.");
    }

    private String valueOf(String inside, String place) {
        int separator = inside.indexOf(":-");
        String name = separator < 0 ? inside : inside.substring(0, separator);
        String value = variables.get(name);
        if (value != null && (separator < 0 || !value.isEmpty())) {
            return value;
        }
        if (separator >= 0) {
            return expand(inside.substring(separator + 2), place);
        }
        throw SettingsException.unset(place + " needs the environment variable " + name
                + ", which is not set.\nSet it, or give a default: ${" + name + ":-default}.");
    }
}
