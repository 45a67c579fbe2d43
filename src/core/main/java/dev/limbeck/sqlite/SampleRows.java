package dev.limbeck.sqlite;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds a row that a table accepts. Keys are alike everywhere (1 or '1'), so that references meet; where a check
 * refuses that, the literals the check mentions are tried.
 */
final class SampleRows {
    private static final int TRIES = 500;
    private static final List<String> COMMON = List.of("1", "'1'", "0", "'a'", "''", "'aaaaaaaaaaaa'", "100", "x'31'");

    private final Connection connection;

    SampleRows(Connection connection) {
        this.connection = connection;
    }

    /** {@return the tables that took no row} */
    List<TableName> insert(List<Table> tables) {
        return tables.stream().filter(table -> !insert(table)).map(Table::name).toList();
    }

    private boolean insert(Table table) {
        List<Column> columns = table.columns().stream()
                .filter(column -> column.generated() == null)
                .toList();
        if (columns.isEmpty()) {
            return false;
        }
        List<List<String>> candidates =
                columns.stream().map(column -> candidates(table, column)).toList();
        int[] choice = new int[columns.size()];
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (accepts(table, columns, values(candidates, choice))) {
                return true;
            }
            if (!next(candidates, choice)) {
                return false;
            }
        }
        return false;
    }

    private static List<String> values(List<List<String>> candidates, int[] choice) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < choice.length; i++) {
            values.add(candidates.get(i).get(choice[i]));
        }
        return values;
    }

    /** Counts through the choices like an odometer; {@return false after the last} */
    private static boolean next(List<List<String>> candidates, int[] choice) {
        for (int i = 0; i < choice.length; i++) {
            if (++choice[i] < candidates.get(i).size()) {
                return true;
            }
            choice[i] = 0;
        }
        return false;
    }

    private boolean accepts(Table table, List<Column> columns, List<String> values) {
        String names = columns.stream().map(Column::name).map(Names::quote).collect(Collectors.joining(", "));
        String sql = "INSERT INTO main." + Names.quote(table.name().name()) + " (" + names + ") VALUES ("
                + String.join(", ", values) + ")";
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    /** What to try for a column: only one value where nothing restricts it. */
    private static List<String> candidates(Table table, Column column) {
        Set<String> literals = new LinkedHashSet<>();
        for (CheckConstraint check : table.checks()) {
            List<Token> tokens = Tokenizer.code(check.condition().sql());
            if (tokens.stream().anyMatch(token -> mentions(token, column))) {
                tokens.stream().filter(SampleRows::isLiteral).map(Token::text).forEach(literals::add);
            }
        }
        String plain = isText(column) ? "'1'" : "1";
        if (literals.isEmpty() && !table.options().strict() && !isChecked(table, column)) {
            return List.of(plain);
        }
        List<String> all = new ArrayList<>(List.of(plain));
        all.addAll(literals);
        all.addAll(COMMON);
        if (column.nullable()) {
            all.add("NULL");
        }
        return all.stream().distinct().toList();
    }

    private static boolean isChecked(Table table, Column column) {
        return table.checks().stream()
                .anyMatch(check ->
                        Tokenizer.code(check.condition().sql()).stream().anyMatch(token -> mentions(token, column)));
    }

    private static boolean mentions(Token token, Column column) {
        return (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED)
                && Names.same(token.name(), column.name());
    }

    private static boolean isLiteral(Token token) {
        return token.kind() == Token.Kind.STRING
                || token.kind() == Token.Kind.NUMBER
                || token.kind() == Token.Kind.BLOB;
    }

    private static boolean isText(Column column) {
        return Affinity.of(Types.spell(column.type())) == Affinity.TEXT;
    }
}
