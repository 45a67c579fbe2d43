package dev.limbeck.execute.step;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Recorded statements whose effect on the schema is unknown.
 *
 * @param statements the statements in order
 */
record UnknownEffects(List<SqlText> statements) {
    static final UnknownEffects NONE = new UnknownEffects(List.of());

    /** Matches statements that change only the objects that they mention. */
    private static final Pattern NAMING = Pattern.compile(
            "\\s*(?:(?:create|alter|drop)\\s+(?:or\\s+replace\\s+)?(?:(?:global|local|temporary|temp|unlogged|cached|memory"
                    + "|materialized|unique)\\s+)*(?:table|view|sequence|trigger)|create\\s+(?:unique\\s+)?index"
                    + "|drop\\s+index\\b.*\\bon|rename\\s+table|comment\\s+on)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The beginning of a statement that changes only the view whose name follows. */
    private static final Pattern VIEW = Pattern.compile(
            "\\s*create\\s+(?:or\\s+replace\\s+)?view\\s+(?:if\\s+not\\s+exists\\s+)?+[\\w$.]+(?=\\s*\\(|\\s+as\\b)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ELSEWHERE =
            Pattern.compile("\\b(?:cascade|inherits|partition)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^\\p{L}\\p{N}_$]+");

    UnknownEffects {
        statements = List.copyOf(statements);
    }

    UnknownEffects with(SqlText statement) {
        List<SqlText> longer = new ArrayList<>(statements);
        longer.add(statement);
        return new UnknownEffects(longer);
    }

    /** {@return the last statement that may have created, changed or dropped one of the objects} */
    Optional<SqlText> concerning(Collection<TableName> objects) {
        Set<String> names =
                objects.stream().map(each -> comparable(each.name())).collect(Collectors.toSet());
        return statements.stream()
                .filter(statement -> !names.isEmpty() && mayChange(statement.sql(), names))
                .reduce((earlier, later) -> later);
    }

    /** {@return whether a statement may have changed objects that it does not mention} */
    boolean concernAnything() {
        return statements.stream().anyMatch(statement -> !namesAll(statement.sql()));
    }

    /**
     * {@return the statements that were recorded after the given earlier ones, with which this list of statements
     * begins}
     */
    UnknownEffects after(UnknownEffects earlier) {
        return new UnknownEffects(statements.subList(earlier.statements.size(), statements.size()));
    }

    private static boolean namesAll(String statement) {
        return NAMING.matcher(statement).matches()
                && !ELSEWHERE.matcher(statement).find();
    }

    private static boolean mayChange(String statement, Set<String> names) {
        if (!namesAll(statement)) {
            return true;
        }
        Matcher view = VIEW.matcher(statement);
        String words = " " + comparable(view.lookingAt() ? view.group() : statement) + " ";
        return names.stream().anyMatch(name -> words.contains(" " + name + " "));
    }

    private static String comparable(String text) {
        return NOT_IN_NAMES.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
