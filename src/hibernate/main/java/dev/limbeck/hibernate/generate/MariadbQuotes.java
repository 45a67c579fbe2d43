package dev.limbeck.hibernate.generate;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes quoted names with backquotes. Limbeck's sessions accept double quotes as well, but in the sessions of most
 * applications text in double quotes is a value.
 */
final class MariadbQuotes {
    private static final Pattern QUOTED = Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*'|\"((?:[^\"]|\"\")*)\"");

    private MariadbQuotes() {}

    /** {@return a copy of the table, with backquotes around the names in its expressions} */
    static Table backquoted(Table table) {
        return table.withColumns(
                        table.columns().stream().map(MariadbQuotes::backquoted).toList())
                .withChecks(table.checks().stream()
                        .map(check -> new CheckConstraint(check.name(), backquoted(check.condition()), check.options()))
                        .toList());
    }

    private static Column backquoted(Column column) {
        Generated generated = column.generated();
        Column changed = generated == null
                ? column
                : column.withGenerated(new Generated(backquoted(generated.expression()), generated.stored()));
        SqlText value = changed.serverDefault();
        return value == null ? changed : changed.withServerDefault(backquoted(value));
    }

    private static SqlText backquoted(SqlText text) {
        return new SqlText(QUOTED.matcher(text.sql()).replaceAll(MariadbQuotes::replacement));
    }

    private static String replacement(MatchResult found) {
        String name = found.group(1);
        return Matcher.quoteReplacement(
                name == null ? found.group() : "`" + name.replace("\"\"", "\"").replace("`", "``") + "`");
    }
}
