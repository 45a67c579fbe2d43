package dev.limbeck.mariadb.read;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the tables that a change to other tables can affect or that the change needs. A table counts as related if a
 * definition that is kept contains its name, regardless of what the name means there. Views, sequences, and routines
 * are always kept. If a related table has triggers, or if a trigger contains the name of a changed table, everything is
 * kept. The case of names is ignored.
 */
final class RelatedTables {
    private static final Pattern FOREIGN_KEY = Pattern.compile("CONSTRAINT (\"(?:[^\"]|\"\")*\") FOREIGN KEY");

    private final Definitions definitions;
    private final Map<String, Set<String>> words = new HashMap<>();

    RelatedTables(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * {@return the related tables; empty if everything is related}
     *
     * @param changed the tables that change
     * @param needed additional names of tables or foreign keys
     */
    Optional<Set<String>> find(Set<TableName> changed, Set<TableName> needed) {
        Map<String, List<String>> byName = new HashMap<>();
        definitions.tables().forEach((table, sql) -> {
            add(byName, table, table);
            Matcher key = FOREIGN_KEY.matcher(sql);
            while (key.find()) {
                add(byName, key.group(1).substring(1, key.group(1).length() - 1).replace("\"\"", "\""), table);
            }
        });
        if (byName.keySet().stream().anyMatch(name -> name.contains("\""))) {
            return Optional.empty();
        }
        Set<String> start = folded(changed);
        List<String> open = new ArrayList<>();
        definitions.tables().keySet().stream()
                .filter(table -> wordsOf(table).stream().anyMatch(start::contains))
                .forEach(open::add);
        Set<String> names = folded(needed);
        names.addAll(start);
        definitions.views().values().forEach(sql -> names.addAll(words(sql)));
        definitions.routines().values().forEach(sql -> names.addAll(words(sql)));
        names.forEach(name -> open.addAll(byName.getOrDefault(name, List.of())));
        Set<String> related = new HashSet<>();
        while (!open.isEmpty()) {
            String table = open.remove(open.size() - 1);
            if (related.add(table)) {
                wordsOf(table).forEach(word -> open.addAll(byName.getOrDefault(word, List.of())));
            }
        }
        boolean everything = related.size() == definitions.tables().size() || haveTriggers(related, start);
        return everything ? Optional.empty() : Optional.of(related);
    }

    private static void add(Map<String, List<String>> byName, String name, String table) {
        byName.computeIfAbsent(CaseFolding.fold(name), unused -> new ArrayList<>())
                .add(table);
    }

    private static Set<String> folded(Set<TableName> names) {
        Set<String> folded = new HashSet<>();
        names.forEach(name -> folded.add(CaseFolding.fold(name.name())));
        return folded;
    }

    private boolean haveTriggers(Set<String> related, Set<String> changed) {
        boolean[] found = {false};
        definitions.eachTrigger((name, parts) -> found[0] |=
                related.contains(parts[0]) || words(parts[1]).stream().anyMatch(changed::contains));
        return found[0];
    }

    private Set<String> wordsOf(String table) {
        return words.computeIfAbsent(
                table, unused -> quoted(definitions.tables().getOrDefault(table, "")));
    }

    /**
     * Returns each piece of text between two quotes. This includes all names in a table's definition, because the
     * server quotes them.
     */
    private static Set<String> quoted(String sql) {
        Set<String> found = new HashSet<>();
        int before = -1;
        for (int at = sql.indexOf('"'); at >= 0; at = sql.indexOf('"', at + 1)) {
            if (before >= 0) {
                found.add(CaseFolding.fold(sql.substring(before + 1, at)));
            }
            before = at;
        }
        return found;
    }

    private static Set<String> words(String sql) {
        Set<String> found = new HashSet<>();
        for (SqlToken token : MariadbTokens.split(sql)) {
            if (token.isName()) {
                found.add(CaseFolding.fold(token.name(NameRule.EXACT)));
            }
        }
        return found;
    }
}
