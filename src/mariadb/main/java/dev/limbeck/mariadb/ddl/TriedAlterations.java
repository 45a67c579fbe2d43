package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbOptions;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs statements that change a table on an empty temporary table with the same definition. */
final class TriedAlterations {
    private static final MariadbSyntax SYNTAX = new MariadbSyntax();

    /** The words of changes that a temporary table does not support, or that affect something else. */
    private static final Set<String> NOT_TRIED = Set.of(
            "foreign",
            "references",
            "partition",
            "partitioning",
            "partitions",
            "exchange",
            "convert",
            "fulltext",
            "spatial",
            "tablespace",
            "engine",
            "union",
            "system",
            "versioning",
            "period",
            "directory",
            "procedure");

    private static final Set<String> PARTS = Set.of("column", "index", "key");

    private final TemporaryTables temporary;

    TriedAlterations(TemporaryTables temporary) {
        this.temporary = temporary;
    }

    /** {@return the server's error, if it is certain that the statement cannot change the table} */
    Optional<SQLException> ask(String sql, Catalog catalog) throws SQLException {
        List<SqlToken> all = MariadbTokens.split(sql);
        List<SqlToken> tokens = MariadbTokens.meaningful(sql);
        if (!isTried(tokens)
                || MariadbTokens.hasExecutedComment(sql)
                || SYNTAX.statements(sql).size() != 1) {
            return Optional.empty();
        }
        SqlToken named = tokens.get(2);
        TableName name = TableName.of(named.name(NameRule.EXACT));
        Optional<Table> found = catalog.mayHaveChanged(name) ? Optional.empty() : catalog.table(name);
        if (found.isEmpty() || temporary.create(found.get()).isPresent() || !temporary.isPermitted()) {
            return Optional.empty();
        }
        StringBuilder change = new StringBuilder("ALTER TABLE " + SYNTAX.quote(TemporaryTables.NAME));
        all.subList(all.indexOf(named) + 1, all.size()).forEach(token -> change.append(token.text()));
        Table table = found.get();
        Optional<SQLException> failure = temporary.run(change.toString());
        if (failure.isEmpty()) {
            temporary.dropExisting();
        }
        return failure.filter(error -> (isComplete(table)
                                ? DefinitionErrors.isOfChange(error)
                                : DefinitionErrors.isOfDefinition(error))
                        && !(DefinitionErrors.namesItself(error)
                                && ChangedTables.names(change.toString()).contains(ChangedTables.lower(name.name()))))
                .map(error -> withName(error, name));
    }

    private static SQLException withName(SQLException error, TableName name) {
        String message = String.valueOf(error.getMessage()).replace(TemporaryTables.NAME, name.name());
        return new SQLException(message, error.getSQLState(), error.getErrorCode(), error);
    }

    private static boolean isTried(List<SqlToken> tokens) {
        if (tokens.size() < 5
                || !tokens.get(0).is("alter")
                || !tokens.get(1).is("table")
                || !tokens.get(2).isName()
                || tokens.get(2).is("if")
                || tokens.get(3).is('.')) {
            return false;
        }
        for (int i = 3; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            boolean renames = token.is("rename") && !(i + 1 < tokens.size() && PARTS.contains(word(tokens.get(i + 1))));
            if (renames || token.is('{') || NOT_TRIED.contains(word(token))) {
                return false;
            }
        }
        return true;
    }

    private static String word(SqlToken token) {
        return token.kind() == SqlToken.Kind.WORD ? ChangedTables.lower(token.text()) : "";
    }

    /** Returns whether the temporary table has all the parts that a statement could drop from the table. */
    private static boolean isComplete(Table table) {
        return table.foreignKeys().isEmpty()
                && table.indexes().stream()
                        .allMatch(index ->
                                index.options().get(MariadbOptions.KIND).isEmpty());
    }
}
