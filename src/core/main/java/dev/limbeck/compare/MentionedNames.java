package dev.limbeck.compare;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.SqlText;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names that a piece of SQL may mention: all words outside string literals. Extra words are harmless.
 *
 * @param sameness determines which names are equal
 */
public record MentionedNames(Sameness sameness) {
    private static final Pattern WORD = Pattern.compile(
            "'(?:[^']|'')*'" // a string literal, which is skipped
                    + "|\"((?:[^\"]|\"\")*)\"|`([^`]*)`|\\[([^\\]]*)]|([\\p{L}_$][\\p{L}\\p{N}_$]*)");

    /** Returns the keys of the names in that text. */
    public Set<String> find(SqlText text) {
        Set<String> found = new HashSet<>();
        Matcher matcher = WORD.matcher(text.sql());
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                String word = matcher.group(group);
                if (word != null) {
                    found.add(sameness.nameKey(word.replace("\"\"", "\"")));
                }
            }
        }
        return found;
    }

    /** Returns the keys of the columns from which the column is computed; empty for an ordinary column. */
    Set<String> findInRule(Column column) {
        Generated rule = column.generated();
        return rule == null ? Set.of() : find(rule.expression());
    }
}
