package dev.limbeck.mariadb.syntax;

import dev.limbeck.dialect.ScriptStatement;
import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.server.ScriptSplitter;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.type.MariadbTypes;
import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The syntax of MariaDB. Names are in backticks, which do not depend on the sql_mode. */
public final class MariadbSyntax implements SqlSyntax {

    /** Creates the syntax. */
    public MariadbSyntax() {}

    @Override
    public String quote(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }

    /** {@return the quoted names as a list in parentheses} */
    public String list(List<String> names) {
        return names.stream().map(this::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public boolean isReserved(String word) {
        return MariadbKeywords.isReserved(word);
    }

    @Override
    public String literal(@Nullable Object value) {
        return MariadbLiterals.write(value);
    }

    @Override
    public String bind(String sql, List<String> literals) {
        StringBuilder bound = new StringBuilder();
        int next = 0;
        for (SqlToken token : MariadbTokens.split(sql)) {
            if (!token.is('?')) {
                bound.append(token.text());
            } else if (next == literals.size()) {
                throw new IllegalArgumentException("There are more question marks than values");
            } else {
                bound.append(literals.get(next++));
            }
        }
        if (next != literals.size()) {
            throw new IllegalArgumentException("There are more values than question marks");
        }
        return bound.toString();
    }

    @Override
    public String spell(SqlType type) {
        return MariadbTypes.spell(type);
    }

    @Override
    public String describeType(Column column) {
        return MariadbTypes.spell(column.type());
    }

    @Override
    public String zero(SqlType type) {
        return MariadbTypes.zero(type);
    }

    /** Calls a function, because in MariaDB two vertical bars can mean OR. */
    @Override
    public String concatenate(String... expressions) {
        return "concat(" + String.join(", ", expressions) + ")";
    }

    @Override
    public String selectIf(String expression, String condition) {
        return "SELECT " + expression + " FROM DUAL WHERE " + condition;
    }

    @Override
    public String insertDefaults(TableName table) {
        return "INSERT INTO " + quote(table) + " () VALUES ()";
    }

    @Override
    public String comment(TableName table, @Nullable String comment) {
        return "ALTER TABLE " + quote(table) + " COMMENT = " + literal(comment == null ? "" : comment)
                + ", ALGORITHM=INSTANT, LOCK=NONE";
    }

    @Override
    public List<String> createTemporaryTable(String name, String query) {
        return List.of(dropTemporaryTable(name), "CREATE TEMPORARY TABLE " + quote(name) + " AS " + query);
    }

    @Override
    public String dropTemporaryTable(String name) {
        return "DROP TEMPORARY TABLE IF EXISTS " + quote(name);
    }

    @Override
    public SqlText renameColumn(SqlText expression, String from, String to) {
        List<SqlToken> tokens = MariadbTokens.split(expression.sql());
        StringBuilder renamed = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            Optional<SqlToken> after = tokens.subList(i + 1, tokens.size()).stream()
                    .filter(each -> !each.isBlank())
                    .findFirst();
            boolean other = after.isPresent()
                    && (after.get().is('.') || (after.get().is('(') && token.kind() == SqlToken.Kind.WORD));
            boolean named =
                    token.isName() && !other && CaseFolding.same(token.name(dev.limbeck.model.NameRule.EXACT), from);
            renamed.append(named ? "\"" + to.replace("\"", "\"\"") + "\"" : token.text());
        }
        return new SqlText(renamed.toString());
    }

    @Override
    public List<ScriptStatement> statements(String text) {
        return ScriptSplitter.split(MariadbTokens.split(text), new MariadbNesting());
    }

    @Override
    public Optional<String> findSetting(String sql) {
        return statements(sql).stream()
                .map(statement -> MariadbWords.of(statement.sql()))
                .filter(MariadbWords::isSetting)
                .map(MariadbWords::first)
                .findFirst();
    }

    @Override
    public boolean mayVary(String expression) {
        return MariadbTokens.meaningful(expression).stream()
                .anyMatch(token -> token.is('(')
                        || token.name().startsWith("current_")
                        || token.name().startsWith("local"));
    }

    /** Does not include schema changes, for which committing is only a side effect. */
    @Override
    public boolean endsTransaction(String sql) {
        return statements(sql).stream()
                .anyMatch(statement -> MariadbWords.of(statement.sql()).endsTransaction());
    }

    @Override
    public Statement.Kind kind(String sql) {
        Statement.Kind kind = Statement.Kind.ROWS;
        for (ScriptStatement each : statements(sql)) {
            Statement.Kind next = MariadbWords.of(each.sql()).kind();
            kind = next.compareTo(kind) > 0 ? next : kind;
        }
        return kind;
    }

    @Override
    public Set<String> options(OptionOwner owner) {
        return MariadbOptions.known(owner);
    }
}
