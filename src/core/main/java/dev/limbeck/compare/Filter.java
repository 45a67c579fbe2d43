package dev.limbeck.compare;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.text.NamePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Selects which tables and views, and which of their columns, indexes, constraints and triggers, are compared. A
 * pattern is {@code table} or {@code table.name}, in which {@code *} matches any text and {@code ?} matches one
 * character; case is ignored. Each pattern can begin with the schema of the table, so that {@code billing.*} selects
 * all tables in the {@code billing} schema, and all parts of tables that are named {@code billing}. An exclude pattern
 * can also specify foreign keys by their columns in any order, unique constraints and primary keys by their columns in
 * order, and checks by their condition: {@code table.foreign key (a, b)}, {@code table.unique (a)}, {@code
 * table.primary key (a)}, {@code table.check (a > 0)}.
 */
public final class Filter {
    /** Includes everything. */
    public static final Filter ALL = new Filter(List.of(), List.of());

    private final List<Glob> include;
    private final List<Glob> exclude;
    private final List<TableName> hidden;
    private final NameRules names;
    private final boolean otherSchemas;

    /**
     * Creates a filter that includes all names that match an include pattern and no exclude pattern.
     *
     * @param include the include patterns; if there are none, all names are included
     * @param exclude the exclude patterns
     */
    public Filter(List<String> include, List<String> exclude) {
        this(
                include.stream().map(Glob::of).toList(),
                exclude.stream().map(Glob::of).toList(),
                List.of(),
                NameRules.ASCII_INSENSITIVE,
                true);
    }

    private Filter(
            List<Glob> include, List<Glob> exclude, List<TableName> hidden, NameRules names, boolean otherSchemas) {
        this.otherSchemas = otherSchemas;
        this.include = include;
        this.exclude = exclude;
        this.hidden = hidden;
        this.names = names;
    }

    /**
     * {@return a copy of this filter that also excludes the given tables, whose names are compared by the given rules}
     */
    public Filter without(List<TableName> tables, NameRules rules) {
        return new Filter(include, exclude, List.copyOf(tables), rules, otherSchemas);
    }

    /** {@return a copy of this filter that excludes all schemas except the default schema} */
    public Filter withoutOtherSchemas() {
        return new Filter(include, exclude, hidden, names, false);
    }

    /** {@return whether the given table or view is included} */
    public boolean includesTable(TableName name) {
        return (otherSchemas || name.schema() == null)
                && (include.isEmpty() || include.stream().anyMatch(glob -> glob.touches(name)))
                && exclude.stream().noneMatch(glob -> glob.matches(name))
                && hidden.stream().noneMatch(table -> names.same(table, name));
    }

    /** {@return whether an exclude pattern matches the given table or view} */
    public boolean excludesTable(TableName name) {
        return exclude.stream().anyMatch(glob -> glob.matches(name));
    }

    /** {@return whether the given column, index, constraint or trigger is included, provided that its table is} */
    public boolean includesMember(TableName table, String name) {
        return (include.isEmpty()
                        || include.stream().anyMatch(glob -> glob.matches(table) || glob.matches(table, name)))
                && exclude.stream().noneMatch(glob -> glob.matches(table, name));
    }

    /**
     * {@return whether a pattern excludes the given constraint of the table by its columns or its condition, regardless
     * of its name}
     */
    boolean excludes(TableName table, Constraint constraint) {
        return exclude.stream().anyMatch(glob -> glob.matches(table, constraint));
    }

    /** {@return whether the filter includes all parts of the included tables} */
    boolean keepsAllMembers() {
        return include.stream().allMatch(Glob::isTable) && exclude.stream().allMatch(Glob::isTable);
    }

    /**
     * A pattern.
     *
     * @param text the pattern as written
     * @param tables the pattern before its first dot and the pattern before its last dot; empty if it has no dot
     * @param columns the constraints that the pattern selects by their columns, or null
     */
    private record Glob(NamePattern text, List<NamePattern> tables, @Nullable ByColumns columns) {

        static Glob of(String pattern) {
            ByColumns columns = ByColumns.of(pattern);
            if (columns != null) {
                return new Glob(new NamePattern(pattern), List.of(), columns);
            }
            int dot = pattern.indexOf('.');
            return new Glob(
                    new NamePattern(pattern),
                    dot < 0
                            ? List.of()
                            : Stream.of(dot, pattern.lastIndexOf('.'))
                                    .distinct()
                                    .map(at -> new NamePattern(pattern.substring(0, at)))
                                    .toList(),
                    null);
        }

        /** Returns whether the pattern selects whole tables, in any schema, and nothing else. */
        boolean isTable() {
            return tables.isEmpty() && columns == null;
        }

        /** Returns whether the pattern selects the table, and not only a part of it. */
        boolean matches(TableName name) {
            return text.matches(isTable() ? name.name() : name.toString());
        }

        /** Returns whether the pattern selects the table or a part of it. */
        boolean touches(TableName name) {
            return matches(name) || tables.stream().anyMatch(table -> matches(table, name));
        }

        /** Returns whether the pattern selects the part of the table without selecting all parts. */
        boolean matches(TableName table, String part) {
            return !isTable()
                    && (text.matches(table.name() + "." + part)
                            || (table.schema() != null && text.matches(table + "." + part)));
        }

        boolean matches(TableName name, Constraint constraint) {
            return columns != null && matches(columns.table(), name) && columns.matches(constraint);
        }

        private static boolean matches(NamePattern table, TableName name) {
            return table.matches(name.name()) || (name.schema() != null && table.matches(name.toString()));
        }
    }

    /** Matches constraints of one kind by their columns, and checks by their condition. */
    private record ByColumns(NamePattern table, String kind, NamePattern all, List<NamePattern> columns) {
        private static final Pattern FORM = Pattern.compile(
                "(.*?)\\.\\s*(unique|primary\\s+key|foreign\\s+key|check)\\s*\\((.*)\\)\\s*",
                Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

        static @Nullable ByColumns of(String pattern) {
            Matcher form = FORM.matcher(pattern);
            if (!form.matches()) {
                return null;
            }
            String within = form.group(3);
            List<NamePattern> columns = Stream.of(within.split(",", -1))
                    .map(column -> new NamePattern(column.strip()))
                    .toList();
            return new ByColumns(
                    new NamePattern(form.group(1)),
                    form.group(2).substring(0, 1).toLowerCase(Locale.ROOT),
                    new NamePattern(spaced(within)),
                    columns);
        }

        /** Returns the text with single spaces between its words. */
        private static String spaced(String text) {
            return text.strip().replaceAll("\\s+", " ");
        }

        private boolean any() {
            return all.matchesAll();
        }

        boolean matches(Constraint constraint) {
            if (constraint instanceof CheckConstraint check) {
                return kind.equals("c") && all.matches(spaced(check.condition().sql()));
            }
            if (constraint instanceof UniqueConstraint one) {
                return kind.equals("u") && matches(one.columns());
            }
            if (constraint instanceof PrimaryKey key) {
                return kind.equals("p") && matches(key.columns());
            }
            return constraint instanceof ForeignKey key && kind.equals("f") && matchesAnyOrder(key.columns());
        }

        /**
         * Matches the columns of a foreign key in any order, because the order does not change its meaning and
         * Hibernate chooses it.
         */
        private boolean matchesAnyOrder(List<String> actual) {
            List<NamePattern> left = new ArrayList<>(columns);
            return any()
                    || (actual.size() == columns.size()
                            && actual.stream().allMatch(name -> left.stream()
                                    .filter(pattern -> pattern.matches(name))
                                    .findFirst()
                                    .map(left::remove)
                                    .orElse(false)));
        }

        private boolean matches(List<String> actual) {
            return any()
                    || (actual.size() == columns.size()
                            && IntStream.range(0, actual.size())
                                    .allMatch(i -> columns.get(i).matches(actual.get(i))));
        }
    }
}
