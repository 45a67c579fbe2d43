package dev.limbeck.sqlite;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.sqlite.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What is the same to SQLite although it is spelled differently. */
final class SqliteSameness implements Sameness {
    private static final Map<String, String> SYNONYMS =
            Map.of("int", "integer", "numeric", "decimal", "datetime", "timestamp", "bool", "boolean");

    /** Hibernate's NamingHelper: a prefix and an MD5 digest in base 35. SQLite's own for the indexes behind constraints. */
    private static final Pattern GENERATED =
            Pattern.compile("(?:FK|UK|UC|IDX|CK)_?[0-9a-y]{20,25}|sqlite_autoindex_.*", Pattern.CASE_INSENSITIVE);

    @Override
    public String type(Column column) {
        if (column.identity() != null) {
            return "identity";
        }
        List<Token> tokens = Tokenizer.code(Types.spell(column.type()));
        StringBuilder key = new StringBuilder();
        for (Token token : tokens) {
            String text = token.text().toLowerCase(Locale.ROOT);
            boolean afterWord = !key.isEmpty() && Character.isLetterOrDigit(key.charAt(key.length() - 1));
            boolean word = token.kind() != Kind.SYMBOL;
            key.append(afterWord && word ? " " : "").append(word ? SYNONYMS.getOrDefault(text, text) : text);
        }
        return key.toString();
    }

    @Override
    public String expression(SqlText expression) {
        return ExpressionKey.of(expression.sql());
    }

    /** A lone word is a string to SQLite, whatever its quotes, but for those that mean a value. */
    @Override
    public String serverDefault(SqlText expression) {
        List<Token> code = Tokenizer.code(expression.sql());
        if (code.size() == 1) {
            Token token = code.get(0);
            boolean word = token.kind() == Kind.WORD && !TokenKey.isMeaningful(token) && !token.is("NULL");
            if (word || token.kind() == Kind.QUOTED) {
                return "'" + token.name().replace("'", "''") + "'";
            }
        }
        return ExpressionKey.of(expression.sql());
    }

    /** SQLite stores a statement without IF NOT EXISTS and without the schema before the name. */
    @Override
    public String definition(SqlText statement) {
        List<Token> code = Tokenizer.code(statement.sql());
        int size = code.size();
        while (size > 0 && code.get(size - 1).is(";")) {
            size--;
        }
        String key = TokenKey.of(code.subList(0, size));
        return key.replaceFirst("^(create (?:temp |temporary )?(?:view|trigger)) if not exists ", "$1 ")
                .replaceFirst("^(create (?:view|trigger)) main \\. ", "$1 ");
    }

    @Override
    public String name(String identifier) {
        return Names.fold(identifier);
    }

    @Override
    public boolean generatedName(String name) {
        return GENERATED.matcher(name).matches();
    }
}
