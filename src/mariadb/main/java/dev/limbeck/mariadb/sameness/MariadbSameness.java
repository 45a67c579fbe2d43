package dev.limbeck.mariadb.sameness;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbOptions;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.mariadb.type.MariadbTypes;
import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.Column;
import dev.limbeck.model.Index;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Options;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of MariaDB. Both definitions that are compared were printed by the server. */
public final class MariadbSameness implements Sameness {
    /** The names that the server gives to unnamed constraints. */
    private static final Pattern GENERATED = Pattern.compile("CONSTRAINT_\\d+|.*_ibfk_\\d+");

    private static final Pattern NUMBER = Pattern.compile("'?(-?\\d+(?:\\.\\d+)?)'?");
    private static final Pattern NOW =
            Pattern.compile("(?i)(?:current_timestamp|now|localtime|localtimestamp)(?:\\((\\d*)\\))?");

    private final NameRules names;

    /** Creates the rules for a server with the given name rules. */
    public MariadbSameness(NameRules names) {
        this.names = names;
    }

    @Override
    public String typeKey(Column column) {
        return MariadbTypes.key(column.type()) + (column.identity() == null ? "" : " identity");
    }

    @Override
    public String expressionKey(SqlText expression) {
        List<SqlToken> tokens = MariadbTokens.meaningful(expression.sql());
        while (isEnclosed(tokens)) {
            tokens = tokens.subList(1, tokens.size() - 1);
        }
        return key(tokens);
    }

    private static boolean isEnclosed(List<SqlToken> tokens) {
        if (tokens.size() < 2 || !tokens.get(0).is('(')) {
            return false;
        }
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += tokens.get(i).is('(') ? 1 : tokens.get(i).is(')') ? -1 : 0;
            if (depth == 0) {
                return i == tokens.size() - 1;
            }
        }
        return false;
    }

    /** Returns the key of the text, which ignores the case of names and keywords. */
    private static String key(List<SqlToken> tokens) {
        StringBuilder key = new StringBuilder();
        for (SqlToken token : tokens) {
            String text = token.isName()
                    ? token.name(dev.limbeck.model.NameRule.EXACT).toLowerCase(Locale.ROOT)
                    : token.text();
            key.append(text).append(' ');
        }
        return key.toString();
    }

    @Override
    public String serverDefaultKey(SqlText expression) {
        String sql = expression.sql().strip();
        var now = NOW.matcher(sql);
        if (now.matches()) {
            String digits = now.group(1);
            return "current_timestamp " + (digits == null || digits.isEmpty() || digits.equals("0") ? "" : digits);
        }
        var number = NUMBER.matcher(sql);
        if (number.matches()) {
            return new BigDecimal(number.group(1)).stripTrailingZeros().toPlainString();
        }
        String word = sql.toLowerCase(Locale.ROOT);
        return switch (word) {
            case "true", "b'1'" -> "1";
            case "false", "b'0'" -> "0";
            default -> expressionKey(expression);
        };
    }

    @Override
    public boolean isSameServerDefault(Column live, Column model) {
        return Objects.equals(defaultKey(live.serverDefault()), defaultKey(model.serverDefault()));
    }

    private @Nullable String defaultKey(@Nullable SqlText expression) {
        return expression == null || expression.sql().strip().equalsIgnoreCase("NULL")
                ? null
                : serverDefaultKey(expression);
    }

    @Override
    public String definitionKey(SqlText statement) {
        return key(MariadbTokens.meaningful(statement.sql()));
    }

    @Override
    public String nameKey(String identifier) {
        return CaseFolding.fold(identifier);
    }

    @Override
    public TableName nameKey(TableName name) {
        return names.key(name);
    }

    /** Includes the exact forms of names, because they are the keys of tables whose names keep their case. */
    @Override
    public Set<String> mentionedNameKeys(SqlText text) {
        Set<String> found = new HashSet<>();
        for (SqlToken token : MariadbTokens.meaningful(text.sql())) {
            if (token.isName()) {
                String name = token.name(dev.limbeck.model.NameRule.EXACT);
                found.add(name);
                found.add(nameKey(name));
            }
        }
        return found;
    }

    /**
     * Returns false, because a primary key column is declared NOT NULL and remains so when it is removed from the key.
     */
    @Override
    public boolean keyRejectsNull(Options table) {
        return false;
    }

    @Override
    public Options distinctiveOptions(Index index) {
        return index.options().of(MariadbTypes.DIALECT);
    }

    @Override
    public Options distinctiveOptions(Column column) {
        Options options = column.options().has(MariadbOptions.INVISIBLE)
                ? Options.NONE.with(MariadbOptions.INVISIBLE, true)
                : Options.NONE;
        Object value = column.options().values().get(MariadbOptions.ON_UPDATE);
        return value == null
                ? options
                : options.with(MariadbOptions.ON_UPDATE, serverDefaultKey(new SqlText(value.toString())));
    }

    @Override
    public boolean isGeneratedName(String name) {
        return GENERATED.matcher(name).matches();
    }
}
