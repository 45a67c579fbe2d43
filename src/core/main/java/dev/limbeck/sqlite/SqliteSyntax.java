package dev.limbeck.sqlite;

import dev.limbeck.dialect.ScriptStatement;
import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.dialect.SqlSyntax.OptionOwner;
import dev.limbeck.dialect.Statement;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.sqlite.ddl.Keywords;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.SqliteOptions;
import dev.limbeck.sqlite.ddl.StatementSplitter;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.ddl.TransactionControl;
import dev.limbeck.sqlite.edit.ColumnRename;
import dev.limbeck.sqlite.sameness.Literals;
import dev.limbeck.sqlite.sameness.TypeSpelling;
import dev.limbeck.sqlite.sameness.ZeroValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The syntax of SQLite. */
final class SqliteSyntax implements SqlSyntax {
    private static final Pattern PRAGMA = Pattern.compile("(^|;|\\n)\\s*pragma\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NONDETERMINISTIC = Pattern.compile(
            "random|now|current_|date|time|julianday|changes|last_insert|sqlite_|pragma_", Pattern.CASE_INSENSITIVE);

    @Override
    public String quote(String identifier) {
        return SqliteNames.quote(identifier);
    }

    @Override
    public String quoteIfNeeded(String identifier) {
        return SqliteNames.spell(identifier);
    }

    @Override
    public boolean isReserved(String word) {
        return Keywords.isReserved(word);
    }

    @Override
    public String literal(@Nullable Object value) {
        return Literals.of(value);
    }

    @Override
    public String bind(String sql, List<String> literals) {
        return Literals.bind(sql, literals);
    }

    @Override
    public String spell(SqlType type) {
        return TypeSpelling.spell(type);
    }

    /** Describes a generated key as an integer column, whatever integer size the model specifies. */
    @Override
    public String describeType(Column column) {
        return column.identity() == null ? column.type().toString() : "integer";
    }

    @Override
    public String zero(SqlType type) {
        return ZeroValue.of(type);
    }

    /**
     * Drops an existing temporary table by its name with the schema {@code temp}, because a table of the main database
     * may have the same name.
     */
    @Override
    public List<String> createTemporaryTable(String name, String query) {
        return List.of("DROP TABLE IF EXISTS temp." + name, "CREATE TEMPORARY TABLE " + name + " AS " + query);
    }

    @Override
    public String dropTemporaryTable(String name) {
        return "DROP TABLE temp." + name;
    }

    @Override
    public SqlText renameColumn(SqlText expression, String from, String to) {
        return ColumnRename.apply(expression, from, to);
    }

    @Override
    public List<ScriptStatement> statements(String text) {
        return StatementSplitter.split(text);
    }

    @Override
    public Optional<String> findSetting(String sql) {
        return PRAGMA.matcher(sql).find() ? Optional.of("PRAGMA") : Optional.empty();
    }

    @Override
    public boolean mayVary(String expression) {
        return NONDETERMINISTIC.matcher(expression).find();
    }

    @Override
    public boolean endsTransaction(String sql) {
        return TransactionControl.isIn(sql);
    }

    @Override
    public Statement.Kind kind(String sql) {
        List<Token> code = Tokenizer.code(sql);
        if (code.isEmpty()) {
            return Statement.Kind.OTHER;
        }
        Token first = code.get(0);
        if (first.isOneOf("INSERT", "REPLACE", "UPDATE", "DELETE", "SELECT", "WITH", "VALUES")) {
            return Statement.Kind.ROWS;
        }
        return first.isOneOf("CREATE", "ALTER", "DROP") ? Statement.Kind.SCHEMA : Statement.Kind.OTHER;
    }

    @Override
    public Set<String> options(OptionOwner owner) {
        return owner == OptionOwner.TABLE ? Set.of(SqliteOptions.STRICT, SqliteOptions.WITHOUT_ROWID) : Set.of();
    }
}
