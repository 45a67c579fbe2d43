package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.model.Column;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.ExecuteSql.EnumValues;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The enumeration types that a model declares, such as those of {@code @JdbcTypeCode(SqlTypes.NAMED_ENUM)}, compared
 * with those of the database.
 */
final class EnumTypes {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private final List<Operation> operations;
    private final Catalog live;
    private final Map<String, String> renames;
    private final Map<TableName, List<String>> declared = new LinkedHashMap<>();
    private final List<String> casts = new ArrayList<>();
    private final List<Operation> first = new ArrayList<>();
    private final List<Operation> last = new ArrayList<>();

    EnumTypes(List<Operation> operations, Catalog live, Map<String, String> renames) {
        this.operations = operations;
        this.live = live;
        this.renames = renames;
    }

    /** {@return the statements that create the types of a database} */
    static List<ExecuteSql> declare(Catalog catalog) {
        return catalog.enumerations().entrySet().stream()
                .map(type ->
                        ExecuteSql.of(new SqlText(createType(EnumReplacement.spell(type.getKey()), type.getValue()))))
                .toList();
    }

    /** {@return the operations, with the types before and after the tables that use them} */
    List<Operation> with(List<ExecuteSql> statements) {
        statements.forEach(this::read);
        declared.forEach((name, values) -> {
            List<String> current = live.enumerations().get(name);
            if (current == null) {
                first.addAll(create(name, values));
            } else {
                change(name, current, values);
            }
        });
        live.enumerations().forEach((name, values) -> {
            if (!declared.containsKey(name) && isLeft(name)) {
                List<Operation> reversed = new ArrayList<>();
                create(name, values).forEach(operation -> reversed.add(0, operation.reverse()));
                last.addAll(reversed);
            }
        });
        List<Operation> all = new ArrayList<>(first);
        all.addAll(operations);
        all.addAll(last);
        return all;
    }

    /** Reads {@code create type color as enum ('GREEN', 'RED')} and {@code create cast (varchar as color) …}. */
    private void read(ExecuteSql statement) {
        SqlText sql = statement.sql();
        List<SqlToken> tokens = sql == null ? List.of() : SqlTokenizer.meaningful(sql.sql());
        if (tokens.size() < 5 || !tokens.get(0).is("create")) {
            return;
        }
        if (tokens.get(1).is("cast")) {
            casts.add(Objects.requireNonNull(sql).sql());
        } else if (tokens.get(1).is("type")) {
            boolean qualified = tokens.get(3).is('.');
            String name = tokens.get(qualified ? 4 : 2).name(NameRule.LOWER);
            int at = qualified ? 5 : 3;
            if (tokens.get(at).is("as") && tokens.get(at + 1).is("enum")) {
                List<String> values = tokens.stream()
                        .skip(at + 2)
                        .map(SqlToken::text)
                        .filter(text -> text.startsWith("'"))
                        .map(text -> text.substring(1, text.length() - 1).replace("''", "'"))
                        .toList();
                declared.put(new TableName(qualified ? tokens.get(2).name(NameRule.LOWER) : null, name), values);
            }
        }
    }

    private static ExecuteSql both(String sql, String reverse) {
        return new ExecuteSql(new SqlText(sql), new SqlText(reverse));
    }

    private static String list(List<String> values) {
        return values.stream().map(SYNTAX::literal).collect(Collectors.joining(", ", "(", ")"));
    }

    static String createType(String name, List<String> values) {
        return "create type " + name + " as enum " + list(values);
    }

    private List<Operation> create(TableName type, List<String> values) {
        String name = EnumReplacement.spell(type);
        List<Operation> all = new ArrayList<>();
        all.add(both(createType(name, values), "drop type " + name));
        for (List<String> cast : casts(type)) {
            String pair = "(" + cast.get(0) + " as " + cast.get(1) + ")";
            all.add(both("create cast " + pair + " with inout as implicit", "drop cast " + pair));
        }
        return all;
    }

    /**
     * Returns the source and target types of each cast between text and the given type that exists in the model or the
     * database.
     */
    private List<List<String>> casts(TableName type) {
        String name = EnumReplacement.spell(type);
        List<List<String>> found = new ArrayList<>();
        for (List<String> pair : List.of(List.of("varchar", name), List.of(name, "varchar"))) {
            String described = "cast from " + pair.get(0) + " to " + pair.get(1);
            boolean exists = live.otherObjects().contains(described.replace("varchar", "character varying"));
            boolean wanted = casts.stream()
                    .map(SqlTokenizer::meaningful)
                    .anyMatch(tokens -> tokens.get(3).name(NameRule.LOWER).equals(plain(pair.get(0)))
                            && tokens.get(5).name(NameRule.LOWER).equals(plain(pair.get(1))));
            if (exists || wanted) {
                found.add(pair);
            }
        }
        return found;
    }

    private static String plain(String name) {
        return name.replace("\"", "");
    }

    private void change(TableName type, List<String> current, List<String> wanted) {
        Map<String, String> renamed = renamed(type, current, wanted);
        // The values are renamed last, because the objects that are created again after a type is replaced use the old
        // names.
        List<String> before =
                wanted.stream().map(value -> oldName(renamed, value)).toList();
        if (!current.equals(before)) {
            if (isSubsequence(current, before) && !isUsed(current, wanted, renamed)) {
                add(type, current, before);
            } else {
                first.add(new ExecuteSql(null, null, new EnumValues(type, before), new EnumValues(type, current)));
            }
        }
        String name = EnumReplacement.spell(type);
        renamed.forEach((from, to) -> first.add(both(renameValue(name, from, to), renameValue(name, to, from))));
    }

    /** Returns the new name of each renamed value. */
    private Map<String, String> renamed(TableName type, List<String> current, List<String> wanted) {
        Map<String, String> found = new LinkedHashMap<>();
        renames.forEach((from, to) -> {
            String old = from.substring(from.lastIndexOf('.') + 1);
            for (String value : current) {
                boolean same = from.equalsIgnoreCase(type + "." + value) || value.equals(old);
                if (same
                        && !wanted.contains(value)
                        && from.toLowerCase(Locale.ROOT).startsWith(type + ".")) {
                    found.put(value, find(wanted, to));
                }
            }
        });
        return found;
    }

    private static String oldName(Map<String, String> renamed, String value) {
        return renamed.entrySet().stream()
                .filter(each -> each.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(value);
    }

    private static String find(List<String> values, String wanted) {
        return values.stream().filter(wanted::equalsIgnoreCase).findFirst().orElse(wanted);
    }

    private static String renameValue(String type, String from, String to) {
        return "alter type " + type + " rename value " + SYNTAX.literal(from) + " to " + SYNTAX.literal(to);
    }

    private static boolean isSubsequence(List<String> part, List<String> whole) {
        int at = 0;
        for (String value : whole) {
            if (at < part.size() && part.get(at).equals(value)) {
                at++;
            }
        }
        return at == part.size();
    }

    /** Returns whether an operation contains a new value: a transaction that adds a value cannot use it. */
    private boolean isUsed(List<String> now, List<String> wanted, Map<String, String> renamed) {
        return wanted.stream()
                .filter(value -> !now.contains(value) && !renamed.containsValue(value))
                .anyMatch(value -> operations.toString().contains(SYNTAX.literal(value)));
    }

    private void add(TableName type, List<String> now, List<String> wanted) {
        String name = EnumReplacement.spell(type);
        List<String> values = new ArrayList<>(now);
        for (int i = 0; i < wanted.size(); i++) {
            String value = wanted.get(i);
            if (i >= values.size() || !values.get(i).equals(value)) {
                String place = i < values.size() ? " before " + SYNTAX.literal(values.get(i)) : "";
                SqlText add = new SqlText("alter type " + name + " add value " + SYNTAX.literal(value) + place);
                first.add(new ExecuteSql(add, null, null, new EnumValues(type, values)));
                values.add(i, value);
            }
        }
    }

    /** Returns whether columns of the type exist and the operations drop or change all of them. */
    private boolean isLeft(TableName type) {
        String name = EnumReplacement.spell(type);
        boolean found = false;
        for (Table table : live.schema().tables()) {
            for (Column column : table.columns()) {
                if (EnumReplacement.isOf(column, name) || EnumReplacement.isOf(column, name + "[]")) {
                    found = true;
                    if (operations.stream().noneMatch(operation -> removes(operation, table, column))) {
                        return false;
                    }
                }
            }
        }
        return found;
    }

    private static boolean removes(Operation operation, Table table, Column column) {
        if (operation instanceof DropTable drop) {
            return drop.table().name().equals(table.name());
        }
        if (operation instanceof AlterTable batch && batch.table().equals(table.name())) {
            for (TableOperation step : batch.steps()) {
                if ((step instanceof DropColumn drop && drop.column().name().equals(column.name()))
                        || (step instanceof AlterColumn change
                                && change.before().name().equals(column.name())
                                && !change.before().type().equals(change.after().type()))) {
                    return true;
                }
            }
        }
        return false;
    }
}
