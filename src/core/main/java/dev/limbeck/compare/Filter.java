package dev.limbeck.compare;

import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tables and views, and which columns, indexes, constraints and triggers of them, a comparison looks at. A
 * pattern is {@code table} or {@code table.name}, where {@code *} stands for any text and {@code ?} for one character;
 * letter case does not matter. An exclude pattern can also name foreign keys and unique constraints by their columns, in
 * their order: {@code table.foreign key (a, b)}, {@code table.unique (a)}.
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

    /** {@return whether a pattern leaves that constraint of the table out by its columns, whatever its name is} */
    boolean hides(TableName table, Constraint constraint) {
        return exclude.stream().anyMatch(glob -> glob.names(table, constraint));
    }

    /** {@return whether no part of any table is left out} */
    boolean keepsAllMembers() {
        return include.stream().allMatch(Glob::whole) && exclude.stream().allMatch(Glob::whole);
    }

    /** One pattern; member matches everything when only a table was given. */
    private record Glob(Pattern table, Pattern member, @Nullable ByColumns columns, boolean whole) {

        static Glob of(String pattern) {
            int dot = pattern.indexOf('.');
            return dot < 0
                    ? new Glob(compiled(pattern), compiled("*"), null, true)
                    : part(pattern.substring(0, dot), pattern.substring(dot + 1));
        }

        private static Glob part(String table, String part) {
            return new Glob(compiled(table), compiled(part), ByColumns.of(part), false);
        }

        boolean names(TableName name, Constraint constraint) {
            return columns != null && names(name) && columns.names(constraint);
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

    /** Constraints of one kind, by the columns they stand on. */
    private record ByColumns(boolean unique, boolean any, List<Pattern> columns) {
        private static final Pattern FORM =
                Pattern.compile("\\s*(unique|foreign\\s+key)\\s*\\((.*)\\)\\s*", Pattern.CASE_INSENSITIVE);

        static @Nullable ByColumns of(String part) {
            Matcher form = FORM.matcher(part);
            if (!form.matches()) {
                return null;
            }
            List<Pattern> columns = Stream.of(form.group(2).split(",", -1))
                    .map(column -> Glob.compiled(column.strip()))
                    .toList();
            return new ByColumns(
                    form.group(1).equalsIgnoreCase("unique"),
                    form.group(2).strip().equals("*"),
                    columns);
        }

        boolean names(Constraint constraint) {
            if (constraint instanceof UniqueConstraint one) {
                return unique && names(one.columns());
            }
            return constraint instanceof ForeignKey key && !unique && names(key.columns());
        }

        private boolean names(List<String> there) {
            return any
                    || (there.size() == columns.size()
                            && IntStream.range(0, there.size()).allMatch(at -> columns.get(at)
                                    .matcher(Glob.folded(there.get(at)))
                                    .matches()));
        }
    }
}
