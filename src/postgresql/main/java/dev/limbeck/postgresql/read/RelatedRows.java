package dev.limbeck.postgresql.read;

import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Leaves out the tables that a change to other tables cannot affect. A table counts as related if a definition that
 * remains contains its name as a word, regardless of what the word means there. This is faster than evaluating the
 * dependencies in the system catalogs, and finds all of them. Only plain tables are left out. Partitions, tables with
 * children, views and foreign tables remain, and if a related table has triggers, everything remains.
 */
final class RelatedRows {
    private final ServerRows rows;
    private final DefinitionTexts texts;
    private final Map<Long, Set<String>> words = new HashMap<>();
    private final Map<Long, List<Row>> sequences;

    RelatedRows(ServerRows rows, DefinitionTexts texts) {
        this.rows = rows;
        this.texts = texts;
        this.sequences = rows.others().sequences().stream()
                .filter(row -> row.has("owner"))
                .collect(Collectors.groupingBy(row -> row.number("owner")));
    }

    /**
     * {@return the rows without those of unrelated tables}
     *
     * @param changed the names of the tables that change, in any schema
     * @param needed additional names of tables, indexes or constraints
     */
    ServerRows find(Set<String> changed, Set<String> needed) {
        Map<String, List<Row>> byName = new HashMap<>();
        for (Row relation : rows.relations()) {
            ownNames(relation).forEach(name -> byName.computeIfAbsent(name, unused -> new ArrayList<>())
                    .add(relation));
        }
        if (byName.keySet().stream().anyMatch(name -> name.contains("\""))) {
            return rows;
        }
        Set<String> start = new HashSet<>(changed);
        start.addAll(needed);
        start.addAll(wordsOfOthers());
        List<Row> open = new ArrayList<>(alwaysRelated(changed));
        start.forEach(name -> open.addAll(byName.getOrDefault(name, List.of())));
        Set<Long> related = new HashSet<>();
        while (!open.isEmpty()) {
            Row relation = open.remove(open.size() - 1);
            if (related.add(relation.number("oid"))) {
                words(relation).forEach(name -> open.addAll(byName.getOrDefault(name, List.of())));
            }
        }
        return haveTriggers(related) ? rows : only(related);
    }

    /** Returns everything except plain tables, and the plain tables that use a changed table. */
    private List<Row> alwaysRelated(Set<String> changed) {
        Set<String> parents = new HashSet<>();
        rows.relations().stream()
                .filter(relation -> relation.has("parents"))
                .forEach(relation -> relation.list("parents").forEach(parent -> addWords(parent, parents)));
        return rows.relations().stream()
                .filter(relation -> !relation.text("kind").equals("r")
                        || relation.is("partition")
                        || relation.has("parents")
                        || parents.contains(relation.text("name"))
                        || words(relation).stream().anyMatch(changed::contains))
                .toList();
    }

    /** Returns the names by which other definitions may refer to a table: its own, and those of its parts. */
    private Set<String> ownNames(Row relation) {
        long oid = relation.number("oid");
        Set<String> names = new HashSet<>(Set.of(relation.text("name")));
        rows.indexes().getOrDefault(oid, List.of()).forEach(row -> names.add(row.text("name")));
        rows.constraints().getOrDefault(oid, List.of()).forEach(row -> names.add(row.text("name")));
        sequences.getOrDefault(oid, List.of()).forEach(row -> names.add(row.text("name")));
        return names;
    }

    private Set<String> words(Row relation) {
        return words.computeIfAbsent(relation.number("oid"), unused -> {
            Set<String> found = new HashSet<>();
            List<String> definitions = new ArrayList<>();
            if (relation.has("view")) {
                definitions.add(texts.createView(relation));
            } else {
                definitions.add(texts.createTable(relation));
                definitions.addAll(texts.addConstraints(relation));
            }
            definitions.addAll(texts.createIndexes(relation));
            definitions.forEach(text -> addWords(text, found));
            return found;
        });
    }

    /** Returns the words in the definitions of functions, types and casts. */
    private Set<String> wordsOfOthers() {
        Set<String> found = new HashSet<>();
        TypeTexts types = new TypeTexts(rows);
        rows.others().functions().stream()
                .filter(row -> row.has("definition"))
                .forEach(row -> addWords(row.text("definition"), found));
        rows.others().types().forEach(row -> types.createType(row).ifPresent(text -> addWords(text, found)));
        rows.others().casts().forEach(row -> addWords(TypeTexts.createCast(row), found));
        return found;
    }

    /**
     * Adds everything in the text that may be a name, even inside strings: each sequence of letters, digits and
     * underscores, both unchanged and in lower case, and each text between two quotes.
     */
    static void addWords(String text, Set<String> words) {
        int start = -1;
        int quote = -1;
        for (int i = 0; i <= text.length(); i++) {
            char here = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isJavaIdentifierPart(here)) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                addWord(text.substring(start, i), words);
                start = -1;
            }
            if (here == '"') {
                if (quote >= 0) {
                    words.add(text.substring(quote + 1, i));
                }
                quote = i;
            }
        }
    }

    /**
     * Adds a word and its parts; the parts are needed because the body of a function may begin and end with a dollar
     * sign.
     */
    private static void addWord(String word, Set<String> words) {
        words.add(word);
        words.add(word.toLowerCase(Locale.ROOT));
        if (word.indexOf('$') >= 0) {
            for (String part : word.split("\\$", -1)) {
                addWord(part, words);
            }
        }
    }

    /** Returns whether a related table has a trigger, whose function may use any table. */
    private boolean haveTriggers(Set<Long> related) {
        Set<TableName> tables = rows.relations().stream()
                .filter(relation -> related.contains(relation.number("oid")))
                .map(rows::name)
                .collect(Collectors.toSet());
        return rows.others().triggers().stream()
                .anyMatch(row -> tables.contains(rows.name(row.text("schema"), row.text("table_name"))));
    }

    private ServerRows only(Set<Long> related) {
        ServerRows.Others others = rows.others();
        return new ServerRows(
                rows.schema(),
                rows.version(),
                only(rows.relations(), "oid", related),
                only(rows.columns(), related),
                only(rows.constraints(), related),
                only(rows.indexes(), related),
                new ServerRows.Others(
                        others.sequences().stream()
                                .filter(row -> !row.has("owner") || related.contains(row.number("owner")))
                                .toList(),
                        only(others.notNulls(), "relation", related),
                        List.of(),
                        others.schemas(),
                        others.extensions(),
                        others.types(),
                        others.casts(),
                        others.functions(),
                        only(others.grants(), "relation", related),
                        only(others.viewRules(), "relation", related),
                        only(others.users(), "relation", related),
                        others.rest(),
                        others.extras(),
                        others.needs()));
    }

    private static List<Row> only(List<Row> all, String column, Set<Long> related) {
        return all.stream().filter(row -> related.contains(row.number(column))).toList();
    }

    private static Map<Long, List<Row>> only(Map<Long, List<Row>> all, Set<Long> related) {
        Map<Long, List<Row>> found = new LinkedHashMap<>(all);
        found.keySet().retainAll(related);
        return found;
    }
}
