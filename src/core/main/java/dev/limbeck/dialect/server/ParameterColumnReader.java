package dev.limbeck.dialect.server;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.ValueColumn;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.dialect.token.TokenRules;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the columns that belong to the parameters of a statement: the column to which a parameter is assigned or with
 * which it is compared, and the columns of an INSERT. For parameters in other positions, the column is unknown.
 */
public final class ParameterColumnReader {
    private final List<SqlToken> tokens;
    private final List<Table> tables;
    private final NameRules names;

    /** Creates a reader for a statement. */
    public ParameterColumnReader(String sql, Catalog catalog, TokenRules rules) {
        this.tokens = rules.meaningful(sql);
        this.names = catalog.schema().names();
        Map<TableName, Table> found = new LinkedHashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (isName(i)) {
                boolean qualified = i + 2 < tokens.size() && tokens.get(i + 1).is('.') && isName(i + 2);
                TableName name = qualified ? new TableName(table(i), table(i + 2)) : TableName.of(table(i));
                catalog.table(name).ifPresent(table -> found.put(table.name(), table));
            }
        }
        this.tables = List.copyOf(found.values());
    }

    private boolean isName(int at) {
        return tokens.get(at).isName();
    }

    private String table(int at) {
        return tokens.get(at).name(names.tables());
    }

    private String name(int at) {
        return tokens.get(at).name(names.others());
    }

    /** {@return the table column to which each parameter belongs, where it is known} */
    public List<Optional<ValueColumn>> read() {
        Map<Integer, ValueColumn> inserted = inserted();
        List<Optional<ValueColumn>> columns = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is('?')) {
                columns.add(inserted.containsKey(i) ? Optional.of(inserted.get(i)) : compared(i));
            }
        }
        return columns;
    }

    /** Returns the column before a comparison or an assignment such as {@code = ?} or {@code <> ?}. */
    private Optional<ValueColumn> compared(int mark) {
        int at = mark - 1;
        while (at >= 0
                && (tokens.get(at).is('=')
                        || tokens.get(at).is('<')
                        || tokens.get(at).is('>')
                        || tokens.get(at).is('!'))) {
            at--;
        }
        return at >= 0 && at < mark - 1 && isName(at) ? column(name(at)) : Optional.empty();
    }

    private Optional<ValueColumn> column(String name) {
        List<ValueColumn> found = tables.stream()
                .flatMap(table -> table.column(name).map(column -> new ValueColumn(table.name(), column)).stream())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Returns the columns of the parameters that are values of {@code INSERT INTO t (…) VALUES (…), (…)}. */
    private Map<Integer, ValueColumn> inserted() {
        Map<Integer, ValueColumn> found = new HashMap<>();
        int values = tokens.stream().map(token -> token.is("values")).toList().indexOf(true);
        if (tokens.isEmpty() || !tokens.get(0).is("insert") || values < 1 || tables.isEmpty()) {
            return found;
        }
        int open = tokens.subList(0, values).stream()
                .map(token -> token.is('('))
                .toList()
                .indexOf(true);
        List<String> listed = new ArrayList<>();
        for (int i = open + 1; open >= 0 && i < values && !tokens.get(i).is(')'); i++) {
            if (isName(i)) {
                listed.add(name(i));
            }
        }
        int depth = 0;
        int item = 0;
        for (int i = values + 1; i < tokens.size(); i++) {
            if (tokens.get(i).is('(')) {
                item = depth++ == 0 ? 0 : item;
            } else if (tokens.get(i).is(')')) {
                depth--;
            } else if (tokens.get(i).is(',') && depth == 1) {
                item++;
            } else if (tokens.get(i).is('?') && depth == 1 && item < listed.size()) {
                int mark = i;
                tables.get(0)
                        .column(listed.get(item))
                        .ifPresent(column ->
                                found.put(mark, new ValueColumn(tables.get(0).name(), column)));
            }
        }
        return found;
    }
}
