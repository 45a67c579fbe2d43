package dev.limbeck.postgresql.syntax;

import dev.limbeck.dialect.ScriptStatement;
import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.server.ScriptSplitter;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.postgresql.type.PostgresqlTypes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The syntax of PostgreSQL. */
public final class PostgresqlSyntax implements SqlSyntax {

    /** Creates the syntax. */
    public PostgresqlSyntax() {}

    @Override
    public String quote(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    @Override
    public String quoteIfNeeded(String identifier) {
        return ReservedWords.needsQuotes(identifier) ? quote(identifier) : identifier;
    }

    /** {@return the quoted names as a list in parentheses} */
    public String list(List<String> names) {
        return names.stream().map(this::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public boolean isReserved(String word) {
        return ReservedWords.isReserved(word);
    }

    @Override
    public String literal(@Nullable Object value) {
        return LiteralText.write(value);
    }

    /** Replaces the placeholders; in JDBC, the operator ? is written as two question marks. */
    @Override
    public String bind(String sql, List<String> literals) {
        StringBuilder bound = new StringBuilder();
        List<SqlToken> tokens = SqlTokenizer.split(sql);
        int next = 0;
        for (int i = 0; i < tokens.size(); i++) {
            boolean mark = tokens.get(i).is('?');
            if (mark && i + 1 < tokens.size() && tokens.get(i + 1).is('?')) {
                bound.append('?');
                i++;
            } else if (mark) {
                if (next == literals.size()) {
                    throw new IllegalArgumentException("There are more question marks than values");
                }
                bound.append(literals.get(next++));
            } else {
                bound.append(tokens.get(i).text());
            }
        }
        if (next != literals.size()) {
            throw new IllegalArgumentException("There are more values than question marks");
        }
        return bound.toString();
    }

    @Override
    public String spell(SqlType type) {
        return PostgresqlTypes.spell(type);
    }

    @Override
    public String describeType(Column column) {
        return PostgresqlTypes.spell(column.type());
    }

    @Override
    public String zero(SqlType type) {
        return PostgresqlTypes.zero(type);
    }

    @Override
    public List<String> createTemporaryTable(String name, String query) {
        return List.of(dropTemporaryTable(name), "CREATE TEMPORARY TABLE " + quote(name) + " AS " + query);
    }

    @Override
    public String dropTemporaryTable(String name) {
        return "DROP TABLE IF EXISTS pg_temp." + quote(name);
    }

    /**
     * Renames a column, but not a word before a parenthesis, which is the name of a function, or a word after two
     * colons, which is the name of a type.
     */
    @Override
    public SqlText renameColumn(SqlText expression, String from, String to) {
        List<SqlToken> tokens = SqlTokenizer.split(expression.sql());
        StringBuilder renamed = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            renamed.append(isColumn(tokens, i, from) ? quote(to) : tokens.get(i).text());
        }
        return new SqlText(renamed.toString());
    }

    private static boolean isColumn(List<SqlToken> tokens, int at, String name) {
        SqlToken token = tokens.get(at);
        boolean named = (token.kind() == SqlToken.Kind.WORD || token.kind() == SqlToken.Kind.NAME)
                && token.name().equals(name);
        if (!named) {
            return false;
        }
        Optional<SqlToken> before = meaningful(tokens.subList(0, at), true);
        Optional<SqlToken> after = meaningful(tokens.subList(at + 1, tokens.size()), false);
        boolean function = after.isPresent() && after.get().is('(');
        boolean type =
                before.isPresent() && (before.get().is(':') || before.get().is("collate"));
        boolean qualifier = after.isPresent() && after.get().is('.');
        return !function && !type && !qualifier;
    }

    private static Optional<SqlToken> meaningful(List<SqlToken> tokens, boolean last) {
        List<SqlToken> all = tokens.stream().filter(token -> !token.isBlank()).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(last ? all.size() - 1 : 0));
    }

    @Override
    public List<ScriptStatement> statements(String text) {
        return ScriptSplitter.split(SqlTokenizer.split(text), new PostgresqlNesting());
    }

    @Override
    public Optional<String> findSetting(String sql) {
        return new PostgresqlSyntax()
                .statements(sql).stream()
                        .map(statement -> StatementWords.of(statement.sql()))
                        .filter(StatementWords::isSetting)
                        .map(StatementWords::first)
                        .findFirst();
    }

    @Override
    public boolean mayVary(String expression) {
        return SqlTokenizer.meaningful(expression).stream()
                .anyMatch(token -> token.is('(')
                        || token.name().startsWith("current_")
                        || token.name().startsWith("local"));
    }

    @Override
    public boolean endsTransaction(String sql) {
        return new PostgresqlSyntax().statements(sql).stream().anyMatch(statement -> StatementWords.of(statement.sql())
                .endsTransaction());
    }

    @Override
    public Statement.Kind kind(String sql) {
        List<StatementWords> all = statements(sql).stream()
                .map(each -> StatementWords.of(each.sql()))
                .toList();
        Statement.Kind kind = Statement.Kind.ROWS;
        for (StatementWords each : all) {
            Statement.Kind next = all.size() > 1 && each.isGrant() ? Statement.Kind.ROWS : each.kind();
            kind = next.compareTo(kind) > 0 ? next : kind;
        }
        return kind;
    }

    /** {@return whether others can read and write the table while the statement reads all rows} */
    public static boolean isConcurrent(String sql) {
        List<SqlToken> tokens = SqlTokenizer.meaningful(sql);
        boolean alters =
                tokens.size() > 1 && tokens.get(0).is("alter") && tokens.get(1).is("table");
        return tokens.stream().anyMatch(token -> token.is("concurrently") || (alters && token.is("validate")));
    }

    /** {@return whether the server rejects the statement in a transaction} */
    public static boolean needsNoTransaction(String sql) {
        return new PostgresqlSyntax().statements(sql).stream().anyMatch(each -> StatementWords.of(each.sql())
                .needsNoTransaction());
    }

    @Override
    public Set<String> options(OptionOwner owner) {
        return PostgresqlOptions.known(owner);
    }
}
