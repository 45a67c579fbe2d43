package dev.limbeck.sqlite;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.sqlite.Token.Kind;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is the same to SQLite although it is spelled differently. */
final class SqliteSameness implements Sameness {
    private static final String IDENTITY = "identity";

    /** A number that is written the same way as a number and as text. */
    private static final Pattern NUMBER = Pattern.compile("'?(-?(?:0|[1-9][0-9]{0,17}))'?");

    private static final SqlText NULL = new SqlText("null");

    /** Hibernate's NamingHelper: a prefix and an MD5 digest in base 35. SQLite's own for the indexes behind constraints. */
    private static final Pattern GENERATED =
            Pattern.compile("(?:FK|UK|UC|IDX|CK)_?[0-9a-y]{20,25}|sqlite_autoindex_.*", Pattern.CASE_INSENSITIVE);

    @Override
    public String type(Column column) {
        return column.identity() == null ? TypeMeaning.of(column.type()).toString() : IDENTITY;
    }

    @Override
    public boolean sameType(Column live, Column model) {
        if (live.identity() != null || model.identity() != null) {
            return live.identity() != null && model.identity() != null;
        }
        return live.type().equals(model.type()) || TypeMeaning.satisfies(live.type(), model.type());
    }

    /** The word alone makes it the rowid (sqlite.org/lang_createtable.html, 5). */
    @Override
    public boolean numbersKey(SqlType type) {
        return Names.same(Types.spell(type), "INTEGER");
    }

    /** Only INTEGER can be numbered, so there is nothing to choose. */
    @Override
    public String declaredType(Column column) {
        if (column.identity() != null) {
            return IDENTITY;
        }
        StringBuilder key = new StringBuilder();
        for (Token token : Tokenizer.code(Types.spell(column.type()))) {
            boolean afterWord = !key.isEmpty() && Character.isLetterOrDigit(key.charAt(key.length() - 1));
            key.append(afterWord && token.kind() != Kind.SYMBOL ? " " : "").append(Names.fold(token.text()));
        }
        return key.toString();
    }

    @Override
    public String storage(Column column) {
        return column.identity() == null
                ? Affinity.of(Types.spell(column.type())).name()
                : IDENTITY;
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

    @Override
    public boolean sameServerDefault(Column live, Column model) {
        if (Objects.equals(live.serverDefault(), model.serverDefault())) {
            return true;
        }
        String type = Types.spell(live.type());
        boolean converts = Affinity.of(type) != Affinity.BLOB && !Names.same(type, "ANY");
        return stored(live, converts).equals(stored(model, converts));
    }

    /** The default as the column stores it (sqlite.org/datatype3.html, 3): text and numbers become each other. */
    private String stored(Column column, boolean converts) {
        String key = serverDefault(Objects.requireNonNullElse(column.serverDefault(), NULL));
        String value = key.equals("true") ? "1" : key.equals("false") ? "0" : key;
        Matcher number = NUMBER.matcher(value);
        return converts && number.matches() ? number.group(1) : value;
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
