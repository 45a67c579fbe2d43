package dev.limbeck.sqlite.run;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.SqliteOptions;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.sameness.Affinity;
import dev.limbeck.sqlite.sameness.TypeSpelling;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Inserts sample rows that a table accepts. The keys of the first row are the same in all tables (1 or '1') so that
 * references match; if a check rejects them, the literals in the check are tried. The following rows have different
 * keys (2, 3), which are also the same in all tables. In the other columns of these rows, some values are equal to
 * values of another row and some are not.
 */
public final class SampleRows {
    private static final int TRIES = 500;
    private static final List<String> COMMON = List.of("1", "'1'", "0", "'a'", "''", "'aaaaaaaaaaaa'", "100", "x'31'");

    private final Connection connection;
    private final int rows;

    /** Creates an instance that inserts the given number of rows into each table. */
    public SampleRows(Connection connection, int rows) {
        this.connection = connection;
        this.rows = rows;
    }

    /** {@return the tables that did not accept a row} */
    public List<TableName> insert(List<Table> tables) {
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
                insertOthers(table, columns, values(candidates, choice));
                return true;
            }
            if (!advance(candidates, choice)) {
                return false;
            }
        }
        return false;
    }

    /**
     * Adds the other rows. Each of these rows shares some values with another row if the table accepts this; otherwise
     * all values of the row are different.
     */
    private void insertOthers(Table table, List<Column> columns, List<String> first) {
        Set<String> keys = table.constraints()
                .flatMap(SampleRows::key)
                .map(SqliteNames::fold)
                .collect(Collectors.toSet());
        for (int row = 2; row <= rows; row++) {
            List<String> shared = new ArrayList<>();
            List<String> own = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                boolean isPlain = first.get(i).equals(plain(column, 1));
                int number = keys.contains(SqliteNames.fold(column.name())) ? row : 1 + (row - 1 + i % 2) / 2;
                shared.add(isPlain ? plain(column, number) : first.get(i));
                own.add(isPlain ? plain(column, row) : first.get(i));
            }
            if (!accepts(table, columns, shared)) {
                accepts(table, columns, own);
            }
        }
    }

    private static Stream<String> key(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return key.columns().stream();
        }
        return constraint instanceof UniqueConstraint unique ? unique.columns().stream() : Stream.empty();
    }

    private static String plain(Column column, int number) {
        return isText(column) ? "'" + number + "'" : String.valueOf(number);
    }

    private static List<String> values(List<List<String>> candidates, int[] choice) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < choice.length; i++) {
            values.add(candidates.get(i).get(choice[i]));
        }
        return values;
    }

    /** Advances the choices like an odometer; returns false after the last combination. */
    private static boolean advance(List<List<String>> candidates, int[] choice) {
        for (int i = 0; i < choice.length; i++) {
            if (++choice[i] < candidates.get(i).size()) {
                return true;
            }
            choice[i] = 0;
        }
        return false;
    }

    private boolean accepts(Table table, List<Column> columns, List<String> values) {
        String names =
                columns.stream().map(Column::name).map(SqliteNames::quote).collect(Collectors.joining(", "));
        String sql = "INSERT INTO main." + SqliteNames.quote(table.name().name()) + " (" + names + ") VALUES ("
                + String.join(", ", values) + ")";
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    /** Returns the values to try for a column; a single value if no constraint restricts the column. */
    private static List<String> candidates(Table table, Column column) {
        Set<String> literals = new LinkedHashSet<>();
        for (CheckConstraint check : table.checks()) {
            List<Token> tokens = Tokenizer.code(check.condition().sql());
            if (tokens.stream().anyMatch(token -> mentions(token, column))) {
                tokens.stream().filter(SampleRows::isLiteral).map(Token::text).forEach(literals::add);
            }
        }
        String plain = plain(column, 1);
        if (literals.isEmpty() && !SqliteOptions.isStrict(table.options()) && !isChecked(table, column)) {
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
                && SqliteNames.areSame(token.name(), column.name());
    }

    private static boolean isLiteral(Token token) {
        return token.kind() == Token.Kind.STRING
                || token.kind() == Token.Kind.NUMBER
                || token.kind() == Token.Kind.BLOB;
    }

    private static boolean isText(Column column) {
        return Affinity.of(TypeSpelling.spell(column.type())) == Affinity.TEXT;
    }
}
