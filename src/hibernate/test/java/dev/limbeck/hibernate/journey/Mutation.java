package dev.limbeck.hibernate.journey;

import dev.limbeck.command.decide.Decisions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A change to the classes of a model, together with the schema changes that a comparison is expected to find.
 *
 * @param kind its name in failure messages
 * @param marks the columns and tables that no other change in the round is allowed to affect
 * @param apply changes the class files
 * @param expected the expected changes, as reported
 * @param renames the rename decisions, by old name
 * @param dropped the columns and tables that are dropped rather than renamed
 * @param backfills the SQL expressions for the values in existing rows, by column; an empty string means no value
 */
record Mutation(
        String kind,
        List<String> marks,
        Runnable apply,
        List<String> expected,
        Map<String, String> renames,
        List<String> dropped,
        Map<String, String> backfills) {
    /** The number of kinds of changes; a new column of each type counts as a kind of its own. */
    static final int KINDS = 38;

    static Mutation of(String kind, List<String> marks, Runnable apply, List<String> expected) {
        return new Mutation(kind, marks, apply, expected, Map.of(), List.of(), Map.of());
    }

    /** {@return a change to an attribute, with one expected line for each of its columns} */
    static Mutation of(String kind, Site site, Runnable apply, Function<Site.Place, String> line) {
        return of(
                kind,
                site.places().stream().map(Site.Place::mark).toList(),
                apply,
                site.places().stream().map(line).toList());
    }

    Mutation withRenames(Map<String, String> names) {
        return new Mutation(kind, marks, apply, expected, names, dropped, backfills);
    }

    Mutation withDrops(List<String> columns) {
        return new Mutation(kind, marks, apply, expected, renames, columns, backfills);
    }

    Mutation withBackfills(Map<String, String> columns) {
        return new Mutation(kind, marks, apply, expected, renames, dropped, columns);
    }

    /** {@return all decisions of a round} */
    static Decisions decisions(List<Mutation> round) {
        Map<String, String> renames = new LinkedHashMap<>();
        Map<String, String> backfills = new LinkedHashMap<>();
        List<String> nothing = new ArrayList<>();
        for (Mutation one : round) {
            renames.putAll(one.renames);
            one.backfills.forEach((column, sql) -> {
                if (sql.isEmpty()) {
                    nothing.add(column);
                } else {
                    backfills.put(column, sql);
                }
            });
        }
        List<String> gone = round.stream().flatMap(one -> one.dropped.stream()).toList();
        return new Decisions(renames, gone, backfills, nothing);
    }

    /**
     * {@return the expected or found changes of a round in a form that can be compared: sorted, in lower case, without
     * generated names and without the values in checks, whose order is undefined}
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
