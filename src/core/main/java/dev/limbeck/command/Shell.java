package dev.limbeck.command;

import java.util.regex.Pattern;

/** Writes flags as a POSIX shell wants them. */
final class Shell {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./=-]+");

    private Shell() {}

    /** {@return the flag with its value in quotes where the shell would read it otherwise} */
    static String quoted(String flag) {
        int space = flag.indexOf(' ');
        String value = flag.substring(space + 1);
        return PLAIN.matcher(value).matches()
                ? flag
                : flag.substring(0, space + 1) + "\"" + value.replaceAll("([\"\\\\$`])", "\\\\$1") + "\"";
    }
}
