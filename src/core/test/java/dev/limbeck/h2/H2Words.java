package dev.limbeck.h2;

import dev.limbeck.dialect.ScriptStatement;
import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.h2.util.ParserUtil;
import org.jspecify.annotations.Nullable;

/** The syntax of H2. */
final class H2Words implements SqlSyntax {
    private static final Pattern TOKEN = Pattern.compile(
            "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\\*.*?\\*/|[A-Za-z_][A-Za-z0-9_]*|.", Pattern.DOTALL);
    private static final Set<String> ROWS = Set.of("insert", "update", "delete", "merge", "select", "with", "values");
    private static final Pattern SCHEMA = Pattern.compile(
            "(?is)(create|alter|drop)\\s+(?:or\\s+replace\\s+)?(?:unique\\s+)?(table|index|view|schema|sequence)\\b.*");

    @Override
    public String quote(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    @Override
    public boolean isReserved(String word) {
        return ParserUtil.isKeyword(word, true);
    }

    @Override
    public String literal(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof SqlText sql) {
            return sql.sql();
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof byte[] bytes) {
            return "X'" + HexFormat.of().formatHex(bytes) + "'";
        }
        if (value instanceof String text) {
            return "'" + text.replace("'", "''") + "'";
        }
        throw new IllegalArgumentException("There is more than one way to write " + value);
    }

    @Override
    public String bind(String sql, List<String> literals) {
        StringBuilder bound = new StringBuilder();
        int next = 0;
        for (String token : tokens(sql)) {
            if (token.equals("?")) {
                if (next == literals.size()) {
                    throw new IllegalArgumentException("There are more question marks than values");
                }
                bound.append(literals.get(next++));
            } else {
                bound.append(token);
            }
        }
        if (next != literals.size()) {
            throw new IllegalArgumentException("There are more values than question marks");
        }
        return bound.toString();
    }

    @Override
    public String spell(SqlType type) {
        if (!(type instanceof SqlType.Portable portable)) {
            return type.toString();
        }
        String arguments = portable.arguments().isEmpty()
                ? ""
                : portable.arguments().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
        return switch (portable.name()) {
            case BOOL -> "boolean";
            case DOUBLE, FLOAT -> "double precision";
            case DECIMAL, NUMERIC -> "numeric" + arguments;
            case CHAR, NCHAR -> "character" + arguments;
            case VARCHAR, NVARCHAR -> "character varying" + arguments;
            case TEXT -> "character varying";
            case CLOB, NCLOB -> "character large object";
            case BLOB -> "binary large object";
            case BINARY -> "binary" + arguments;
            case VARBINARY -> "binary varying" + arguments;
            case TIME_WITH_TIME_ZONE -> "time" + arguments + " with time zone";
            case TIMESTAMP_WITH_TIME_ZONE -> "timestamp" + arguments + " with time zone";
            default -> portable.name().name().toLowerCase(Locale.ROOT) + arguments;
        };
    }

    @Override
    public String zero(SqlType type) {
        return spell(type).startsWith("character") ? "''" : "0";
    }

    @Override
    public List<String> createTemporaryTable(String name, String query) {
        return List.of(
                "DROP TABLE IF EXISTS " + quote(name),
                "CREATE LOCAL TEMPORARY TABLE " + quote(name) + " NOT PERSISTENT AS " + query);
    }

    @Override
    public String dropTemporaryTable(String name) {
        return "DROP TABLE " + quote(name);
    }

    @Override
    public SqlText renameColumn(SqlText expression, String from, String to) {
        return new SqlText(tokens(expression.sql()).stream()
                .map(token -> token.equals(quote(from)) || token.equals(from) ? quote(to) : token)
                .collect(Collectors.joining()));
    }

    @Override
    public List<ScriptStatement> statements(String text) {
        List<ScriptStatement> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        int line = 1;
        int start = 1;
        for (String token : tokens(text)) {
            if (token.equals(";")) {
                add(statements, statement, start);
            } else if (!statement.isEmpty() || !token.isBlank()) {
                start = statement.isEmpty() ? line : start;
                statement.append(token);
            }
            line += (int) token.chars().filter(c -> c == '\n').count();
        }
        add(statements, statement, start);
        if (tokens(text).stream().anyMatch(token -> token.equals("'"))) {
            throw new UnsupportedChange("The statement on line " + start + " is not terminated.");
        }
        return statements;
    }

    private static void add(List<ScriptStatement> statements, StringBuilder statement, int line) {
        if (!statement.toString().isBlank()) {
            statements.add(new ScriptStatement(statement.toString().strip(), line));
        }
        statement.setLength(0);
    }

    @Override
    public boolean endsTransaction(String sql) {
        return statements(sql).stream()
                .map(each -> each.sql().toLowerCase(Locale.ROOT))
                .anyMatch(each -> each.startsWith("commit") || each.startsWith("rollback") || each.startsWith("begin"));
    }

    @Override
    public Statement.Kind kind(String sql) {
        String first = sql.strip().split("[^A-Za-z]", 2)[0].toLowerCase(Locale.ROOT);
        if (ROWS.contains(first)) {
            return Statement.Kind.ROWS;
        }
        return SCHEMA.matcher(sql.strip()).matches() ? Statement.Kind.SCHEMA : Statement.Kind.OTHER;
    }

    /** {@return the tokens that make up the text} */
    static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }
}
