package dev.limbeck.hibernate.journey;

import dev.limbeck.command.Decisions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One change of a model's classes, with what must be found, said before anyone looks.
 *
 * @param kind what it is called where a test fails
 * @param marks the columns, or the tables, that no other change of the round may touch
 * @param apply changes the class files
 * @param expected what shall be found, as it is told
 * @param renames decisions, by what they are about
 * @param gone what is dropped for good
 * @param fills the SQL for existing rows by column; an empty one says that they get nothing
 */
record Mutation(
        String kind,
        List<String> marks,
        Runnable apply,
        List<String> expected,
        Map<String, String> renames,
        List<String> gone,
        Map<String, String> fills) {
    /** How many kinds there are, those of new columns by their type. */
    static final int KINDS = 38;

    static Mutation of(String kind, List<String> marks, Runnable apply, List<String> expected) {
        return new Mutation(kind, marks, apply, expected, Map.of(), List.of(), Map.of());
    }

    /** A change of an attribute: a line for each of its columns. */
    static Mutation of(String kind, Site site, Runnable apply, Function<Site.Place, String> line) {
        return of(
                kind,
                site.places().stream().map(Site.Place::mark).toList(),
                apply,
                site.places().stream().map(line).toList());
    }

    Mutation renaming(Map<String, String> names) {
        return new Mutation(kind, marks, apply, expected, names, gone, fills);
    }

    Mutation dropping(List<String> columns) {
        return new Mutation(kind, marks, apply, expected, renames, columns, fills);
    }

    Mutation filling(Map<String, String> columns) {
        return new Mutation(kind, marks, apply, expected, renames, gone, columns);
    }

    /** {@return all decisions of a round} */
    static Decisions decisions(List<Mutation> round) {
        Map<String, String> renames = new LinkedHashMap<>();
        Map<String, String> backfills = new LinkedHashMap<>();
        List<String> nothing = new ArrayList<>();
        for (Mutation one : round) {
            renames.putAll(one.renames);
            one.fills.forEach((column, sql) -> {
                if (sql.isEmpty()) {
                    nothing.add(column);
                } else {
                    backfills.put(column, sql);
                }
            });
        }
        List<String> gone = round.stream().flatMap(one -> one.gone.stream()).toList();
        return new Decisions(renames, gone, backfills, nothing);
    }

    /**
     * {@return what a round must find, or has found, in the same order, without the names that are made up, without
     * regard to case, and without the list that a check allows, which is in no order}
     */
    static List<String> comparable(Stream<String> lines) {
        return lines.map(line -> line.toLowerCase(Locale.ROOT)
                        .replaceAll("(foreign key [^ .]+)\\.[^ ]+ \\(", "$1 (")
                        .replaceAll("(unique constraint [^ .]+)\\.uk_?[0-9a-z]{20,} \\(", "$1 (")
                        .replaceAll("(renamed constraint [^ .]+)\\.fk_?[0-9a-z]{20,} ", "$1 ")
                        .replaceAll("(added column [^ .]+\\.refers_\\d+ ).*", "$1")
                        .replaceAll("( check [^ .]+ \\([\"`]?\\w+[\"`]? in) .*", "$1"))
                .sorted()
                .toList();
    }

    @Override
    public String toString() {
        return kind + " " + marks;
    }
}
