package dev.limbeck.sqlite.values;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.ValueColumn;
import dev.limbeck.model.Column;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Token.Kind;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns that belong to the parameters of a statement: the column to which a parameter is assigned or with which
 * it is compared, and the columns of an INSERT. For parameters in other positions, the column is unknown.
 */
public final class ParameterColumns {
    private static final Set<String> COMPARISONS = Set.of("=", "==", "<", ">", "<=", ">=", "<>", "!=");

    private final List<Token> tokens;
    private final List<Table> tables;

    private ParameterColumns(List<Token> tokens, List<Table> tables) {
        this.tokens = tokens;
        this.tables = tables;
    }

    /** {@return the table column to which each parameter belongs, where it is known} */
    public static List<Optional<ValueColumn>> of(String sql, Catalog catalog) {
        List<Token> tokens = Tokenizer.code(sql);
        Map<String, Table> tables = new LinkedHashMap<>();
        for (Token token : tokens) {
            if (isName(token)) {
                catalog.table(TableName.of(name(token)))
                        .ifPresent(table -> tables.put(table.name().name(), table));
            }
        }
        return new ParameterColumns(tokens, List.copyOf(tables.values())).columns();
    }

    private static boolean isName(Token token) {
        return token.kind() == Kind.WORD || token.kind() == Kind.QUOTED;
    }

    private static String name(Token token) {
        return token.kind() == Kind.QUOTED ? token.name() : token.text();
    }

    private List<Optional<ValueColumn>> columns() {
        Map<Integer, ValueColumn> inserted = inserted();
        List<Optional<ValueColumn>> columns = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.VARIABLE) {
                ValueColumn insert = inserted.get(i);
                columns.add(insert != null ? Optional.of(insert) : compared(i));
            }
        }
        return columns;
    }

    private Optional<ValueColumn> compared(int variable) {
        int name = variable - 2;
        if (name < 0 || !isComparison(tokens.get(variable - 1)) || !isName(tokens.get(name))) {
            return Optional.empty();
        }
        return column(name(tokens.get(name)), tables);
    }

    private static boolean isComparison(Token token) {
        return COMPARISONS.contains(token.text()) || token.is("IS");
    }

    /** {@return the column with the given name, if all tables with such a column declare it the same way} */
    private static Optional<ValueColumn> column(String name, List<Table> among) {
        ValueColumn found = null;
        for (Table table : among) {
            Optional<Column> column = table.column(name);
            if (column.isPresent()) {
                if (found != null && !found.type().equals(column.get().type())) {
                    return Optional.empty();
                }
                found = new ValueColumn(table.name(), column.get());
            }
        }
        return Optional.ofNullable(found);
    }

    /** {@return the columns of an INSERT by the positions of their parameters} */
    private Map<Integer, ValueColumn> inserted() {
        Map<Integer, ValueColumn> columns = new LinkedHashMap<>();
        int into = index("INTO", 0);
        int values = index("VALUES", Math.max(into, 0));
        if (into < 0 || values < 0 || into + 1 >= tokens.size()) {
            return columns;
        }
        List<@Nullable ValueColumn> named = named(into + 1, values);
        int depth = 0;
        int at = 0;
        for (int i = values + 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && !token.is(",") && !token.is(")")) {
                break;
            }
            at = depth == 0 ? 0 : depth == 1 && token.is(",") ? at + 1 : at;
            ValueColumn column = at < named.size() ? named.get(at) : null;
            if (depth == 1 && column != null && token.kind() == Kind.VARIABLE && isAlone(i)) {
                columns.put(i, column);
            }
        }
        return columns;
    }

    private boolean isAlone(int i) {
        Token before = tokens.get(i - 1);
        return (before.is("(") || before.is(","))
                && i + 1 < tokens.size()
                && (tokens.get(i + 1).is(",") || tokens.get(i + 1).is(")"));
    }

    private List<@Nullable ValueColumn> named(int target, int values) {
        List<@Nullable ValueColumn> named = new ArrayList<>();
        int open = -1;
        for (int i = target; i < values; i++) {
            open = open < 0 && tokens.get(i).is("(") ? i : open;
        }
        String name = name(tokens.get(open > 0 ? open - 1 : values - 1));
        List<Table> table = tables.stream()
                .filter(one -> SqliteNames.areSame(one.name().name(), name))
                .toList();
        if (open < 0) {
            table.forEach(one -> one.columns().stream()
                    .filter(column -> column.generated() == null)
                    .forEach(column -> named.add(new ValueColumn(one.name(), column))));
            return named;
        }
        for (int i = open + 1; i < values && !tokens.get(i).is(")"); i++) {
            if (isName(tokens.get(i))) {
                named.add(column(name(tokens.get(i)), table).orElse(null));
            }
        }
        return named;
    }

    private int index(String word, int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.WORD && tokens.get(i).is(word)) {
                return i;
            }
        }
        return -1;
    }
}
