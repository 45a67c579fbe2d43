package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.NameRules;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a table: the tokens of each column's definition, the column's values with their storage classes, the
 * comments, and the tokens of all other objects.
 *
 * @param columns the tokens of each column's definition, by folded name
 * @param values the values of each stored column, in the order of the rows, by folded column name
 * @param comments the comments in the table's definition
 * @param others the tokens of every other object
 * @param rows the rows of every other table
 */
record WildPicture(
        Map<String, List<String>> columns,
        Map<String, List<?>> values,
        List<String> comments,
        Map<String, List<String>> others,
        Map<String, List<?>> rows) {

    static WildPicture of(Database database, TableName name) {
        SqliteCatalog catalog = database.reflect();
        TableText text = catalog.findText(name).orElseThrow();
        WildPicture picture = new WildPicture(
                new LinkedHashMap<>(), new TreeMap<>(), new ArrayList<>(), new TreeMap<>(), new TreeMap<>());
        for (ColumnText column : text.columns()) {
            String folded = SqliteNames.fold(column.name().name());
            picture.columns.put(folded, tokens(text.text(column.span())));
            if (column.clauses(Rule.GeneratedAs.class).findAny().isEmpty()) {
                picture.values.put(folded, values(database, text, column.name().name()));
            }
        }
        Tokenizer.tokens(text.sql()).stream()
                .map(Token::text)
                .filter(one -> one.startsWith("--") || one.startsWith("/*"))
                .forEach(picture.comments::add);
        catalog.rows().stream()
                .filter(one -> !SqliteNames.areSame(one.table(), name.name()) || one.isType("trigger"))
                .filter(one -> !SqliteCatalog.isInternal(one))
                .forEach(one -> picture.others.put(one.type() + " " + one.name(), tokens(one.sql())));
        catalog.temporary().forEach(one -> picture.others.put("temp " + one.name(), tokens(one.sql())));
        catalog.schema().tables().stream()
                .filter(one -> !NameRules.ASCII_INSENSITIVE.same(one.name(), name))
                .forEach(one -> picture.rows.put(
                        one.name().name(),
                        database.rows("SELECT * FROM " + Sql.mainName(one.name().name()))));
        return picture;
    }

    private static List<String> tokens(String sql) {
        return Tokenizer.tokens(sql).stream().map(Token::text).toList();
    }

    private static List<?> values(Database database, TableText text, String column) {
        String name = SqliteNames.quote(column);
        boolean alias = text.options().withoutRowid();
        List<List<@Nullable String>> values = database.rows("SELECT typeof(" + name + "), quote(" + name + ") FROM "
                + Sql.mainName(text.name().name()) + (alias ? "" : " ORDER BY " + rowid(text)));
        return alias ? values.stream().map(String::valueOf).sorted().toList() : values;
    }

    private static String rowid(TableText text) {
        return List.of("rowid", "_rowid_", "oid").stream()
                .filter(name -> text.column(name).isEmpty())
                .findFirst()
                .orElse("1");
    }

    /** Fails if any part that the steps do not mention has changed. */
    void comparedWith(WildPicture after, List<TableOperation> steps) {
        Map<String, String> names = new LinkedHashMap<>();
        columns.keySet().forEach(name -> names.put(name, name));
        Set<String> named = new TreeSet<>();
        Set<String> renamed = new TreeSet<>();
        for (TableOperation step : steps) {
            follow(step, names, named, renamed);
        }
        names.forEach((old, now) -> {
            if (!named.contains(old)) {
                assertThat(words(after.columns.get(now), renamed)).as(old).isEqualTo(words(columns.get(old), renamed));
                assertThat(after.values.get(now)).as(old).isEqualTo(values.get(old));
            }
        });
        if (steps.stream()
                .noneMatch(step -> step instanceof DropColumn
                        || step.getClass().getSimpleName().contains("Constraint")
                        || step instanceof AlterColumn)) {
            assertThat(after.comments).isEqualTo(comments);
        }
        assertThat(after.others.keySet()).isEqualTo(others.keySet());
        others.forEach((key, tokens) ->
                assertThat(words(after.others.get(key), renamed)).as(key).isEqualTo(words(tokens, renamed)));
        assertThat(after.rows).isEqualTo(rows);
    }

    private static void follow(TableOperation step, Map<String, String> names, Set<String> named, Set<String> renamed) {
        if (step instanceof RenameColumn rename) {
            renamed.add(SqliteNames.fold(rename.from()));
            renamed.add(SqliteNames.fold(rename.to()));
            names.replaceAll(
                    (old, now) -> SqliteNames.areSame(now, rename.from()) ? SqliteNames.fold(rename.to()) : now);
        } else if (step instanceof DropColumn drop) {
            names.values()
                    .removeIf(now -> SqliteNames.areSame(now, drop.column().name()));
        } else if (step instanceof AlterColumn alter) {
            names.forEach((old, now) -> {
                if (SqliteNames.areSame(now, alter.before().name())) {
                    named.add(old);
                }
            });
        } else if (step instanceof RenameConstraint rename) {
            renamed.add(SqliteNames.fold(rename.from()));
            renamed.add(SqliteNames.fold(rename.to()));
        } else {
            // The clauses of a constraint can be part of a column's definition.
            if (step.getClass().getSimpleName().endsWith("Constraint")) {
                named.addAll(names.keySet().stream()
                        .filter(old -> step.toString().contains("name=")
                                || Tokenizer.code(step.toString()).stream()
                                        .anyMatch(token -> SqliteNames.areSame(
                                                token.name(), Objects.requireNonNull(names.get(old)))))
                        .collect(Collectors.toSet()));
            }
        }
    }

    /** Returns the tokens without the names that were changed by a rename, whether quoted or not. */
    private static List<String> words(@Nullable List<String> tokens, Set<String> renamed) {
        return tokens == null
                ? List.of("gone")
                : tokens.stream()
                        .map(one -> renamed.contains(SqliteNames.fold(SqliteNames.unquote(one))) ? "renamed" : one)
                        .toList();
    }
}
