package dev.limbeck.compare;

import dev.limbeck.model.TableName;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which tables and views, and which columns, indexes, constraints and triggers of them, a comparison looks at. A
 * pattern is {@code table} or {@code table.name}, where {@code *} stands for any text and {@code ?} for one character;
 * letter case does not matter.
 */
public final class Filter {
    /** Looks at everything. */
    public static final Filter ALL = new Filter(List.of(), List.of());

    private final List<Glob> include;
    private final List<Glob> exclude;

    /**
     * Looks at what an include pattern names and no exclude pattern does.
     *
     * @param include the patterns of what is looked at; none means everything
     * @param exclude the patterns of what is not
     */
    public Filter(List<String> include, List<String> exclude) {
        this.include = include.stream().map(Glob::of).toList();
        this.exclude = exclude.stream().map(Glob::of).toList();
    }

    /** {@return whether that table or view is looked at} */
    public boolean table(TableName name) {
        return (include.isEmpty() || include.stream().anyMatch(glob -> glob.names(name)))
                && exclude.stream().noneMatch(glob -> glob.whole() && glob.names(name));
    }

    /** {@return whether that column, index, constraint or trigger of the table is looked at, if the table is} */
    public boolean member(TableName table, String name) {
        return (include.isEmpty() || include.stream().anyMatch(glob -> glob.names(table, name)))
                && exclude.stream().noneMatch(glob -> !glob.whole() && glob.names(table, name));
    }

    /** {@return whether no part of any table is left out} */
    boolean keepsAllMembers() {
        return include.stream().allMatch(Glob::whole) && exclude.stream().allMatch(Glob::whole);
    }

    /** One pattern; member matches everything when only a table was given. */
    private record Glob(Pattern table, Pattern member, boolean whole) {

        static Glob of(String pattern) {
            int dot = pattern.indexOf('.');
            return dot < 0
                    ? new Glob(compiled(pattern), compiled("*"), true)
                    : new Glob(compiled(pattern.substring(0, dot)), compiled(pattern.substring(dot + 1)), false);
        }

        boolean names(TableName name) {
            return table.matcher(folded(name.name())).matches();
        }

        boolean names(TableName name, String part) {
            return names(name) && member.matcher(folded(part)).matches();
        }

        private static Pattern compiled(String glob) {
            StringBuilder regex = new StringBuilder();
            for (char c : folded(glob).toCharArray()) {
                regex.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(String.valueOf(c));
                        });
            }
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        }

        private static String folded(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
