package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.Table;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.ddl.Clause;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.DeclaredType;
import dev.limbeck.sqlite.ddl.KeyPart;
import dev.limbeck.sqlite.ddl.KeyText;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.SqliteOptions;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.sameness.TokenKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the information that was read from a table's definition with the results of SQLite's PRAGMAs. */
final class PragmaPicture {
    private final Database database;
    private final SqliteCatalog catalog;

    PragmaPicture(Database database) {
        this.database = database;
        this.catalog = database.reflect();
    }

    /** Checks every table, and that no table is missing. */
    int check() {
        List<Table> tables = catalog.schema().tables();
        List<String> listed =
                database.rows("select name from pragma_table_list where schema = 'main' and type = 'table'").stream()
                        .map(row -> Objects.requireNonNull(row.get(0)))
                        .filter(name -> !name.startsWith("sqlite_"))
                        .toList();
        assertThat(tables).extracting(table -> table.name().name()).containsExactlyInAnyOrderElementsOf(listed);
        tables.forEach(this::check);
        return tables.size();
    }

    private void check(Table table) {
        String name = table.name().name();
        TableText text = catalog.findText(table.name()).orElseThrow();
        String described = name + ": " + text.sql();
        assertThat(columns(table, text)).as(described).isEqualTo(columnsByPragma(name));
        assertThat(options(table))
                .as(described)
                .isEqualTo(database.rows(
                        "select wr, strict, ncol from pragma_table_list where schema = 'main' and name = ?", name));
        assertThat(references(table))
                .as(described)
                .isEqualTo(database.rows(
                        "select \"table\", \"from\", \"to\", on_update, on_delete, seq from pragma_foreign_key_list(?)"
                                + " order by id desc, seq",
                        name));
        assertThat(keys(table, text)).as(described).isEqualTo(keysByPragma(name));
        checkRowid(table, described);
        table.indexes().forEach(index -> check(index, table));
        checkCollations(table, described);
    }

    private List<List<@Nullable String>> columns(Table table, TableText text) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        KeyText key = KeyText.of(text);
        for (ColumnText column : text.columns()) {
            Column read = table.column(column.name().name()).orElseThrow();
            boolean inKey = key != null && key.has(read.name());
            boolean notNull = column.rule(Rule.NotNull.class).isPresent()
                    || (inKey && SqliteOptions.isWithoutRowid(table.options()))
                    || (inKey && SqliteOptions.isStrict(table.options()) && read.identity() == null);
            int place = inKey ? indexIn(Objects.requireNonNull(key).key().columns(), read.name()) + 1 : 0;
            Generated generated = read.generated();
            rows.add(row(
                    read.name(),
                    text.type(column).toUpperCase(Locale.ROOT),
                    notNull ? 1 : 0,
                    column.rule(Rule.Default.class)
                            .filter(rule -> generated == null)
                            .map(rule -> bare(text.text(rule.expression())))
                            .orElse(null),
                    place,
                    generated == null ? 0 : generated.stored() ? 3 : 2));
        }
        return rows;
    }

    /** Removes the parentheses around a default, because SQLite omits them. */
    private static String bare(String expression) {
        List<Token> code = Tokenizer.code(expression);
        return expression.startsWith("(") ? TokenKey.keyOf(code.subList(1, code.size() - 1)) : TokenKey.keyOf(code);
    }

    private List<List<@Nullable String>> columnsByPragma(String table) {
        List<List<@Nullable String>> rows = database.rows(
                "select name, upper(type), \"notnull\", dflt_value, pk, hidden from pragma_table_xinfo(?)", table);
        rows.forEach(row -> row.set(3, row.get(3) == null ? null : TokenKey.keyOf(Objects.requireNonNull(row.get(3)))));
        return rows;
    }

    private static List<List<@Nullable String>> options(Table table) {
        return List.of(row(
                SqliteOptions.isWithoutRowid(table.options()) ? 1 : 0,
                SqliteOptions.isStrict(table.options()) ? 1 : 0,
                table.columns().size()));
    }

    private static List<List<@Nullable String>> references(Table table) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (ForeignKey key : table.foreignKeys()) {
            for (int i = 0; i < key.columns().size(); i++) {
                rows.add(row(
                        key.referencedTable().name(),
                        key.columns().get(i),
                        key.referencedColumns().isEmpty()
                                ? null
                                : key.referencedColumns().get(i),
                        key.onUpdate().sql(),
                        key.onDelete().sql(),
                        i));
            }
        }
        return rows;
    }

    /**
     * Returns the unique keys as columns with their collations. The result is a set, because SQLite creates only one
     * index for several identical keys. The result is a set, because SQLite creates only one index for several
     * identical keys.
     */
    private static Set<String> keys(Table table, TableText text) {
        Set<String> keys = new HashSet<>();
        KeyText primary = KeyText.of(text);
        if (primary != null && !primary.rowidAlias()) {
            List<String> columns = primary.key().columns();
            boolean wouldBeRowid = columns.size() == 1
                    && DeclaredType.isInteger(text, text.column(columns.get(0)).orElseThrow());
            List<KeyPart> parts = ((Rule.Primary) primary.clause().rule()).parts();
            // If a single-column INTEGER key is not an alias of the rowid, SQLite builds its index again without the
            // key's COLLATE.
            keys.add(key(table, columns, wouldBeRowid ? List.of() : parts));
        }
        for (ColumnText column : text.columns()) {
            column.clauses(Rule.Unique.class)
                    .forEach(clause -> keys.add(key(table, List.of(column.name().name()), List.of())));
        }
        for (Clause clause : text.constraints()) {
            if (clause.rule() instanceof Rule.Unique unique) {
                keys.add(key(table, KeyText.columns(text, unique.parts()), unique.parts()));
            }
        }
        return keys;
    }

    private static String key(Table table, List<String> columns, List<KeyPart> parts) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            Token collation = parts.isEmpty() ? null : parts.get(i).collation();
            key.append(columns.get(i))
                    .append('/')
                    .append(collation == null ? collation(table, columns.get(i)) : SqliteNames.fold(collation.name()))
                    .append(' ');
        }
        return key.toString();
    }

    private static String collation(Table table, String column) {
        String own = table.column(column).orElseThrow().collation();
        return own == null ? "binary" : SqliteNames.fold(own);
    }

    private Set<String> keysByPragma(String table) {
        Set<String> keys = new HashSet<>();
        for (List<@Nullable String> index :
                database.rows("select name from pragma_index_list(?) where origin <> 'c'", table)) {
            StringBuilder key = new StringBuilder();
            database.rows(
                            "select name || '/' || lower(coll) from pragma_index_xinfo(?) where key order by seqno",
                            Objects.requireNonNull(index.get(0)))
                    .forEach(row -> key.append(row.get(0)).append(' '));
            keys.add(key.toString());
        }
        return keys;
    }

    /** Checks that a primary key that has no index is the rowid. */
    private void checkRowid(Table table, String described) {
        boolean numbered = table.columns().stream().anyMatch(column -> column.identity() != null);
        boolean indexed = !database.rows(
                        "select 1 from pragma_index_list(?) where origin = 'pk'",
                        table.name().name())
                .isEmpty();
        boolean rowid = table.primaryKey() != null && !indexed;
        assertThat(numbered).as(described).isEqualTo(rowid);
    }

    private void check(Index index, Table table) {
        List<List<@Nullable String>> expected = new ArrayList<>();
        for (IndexPart part : index.parts()) {
            String own = part.column() == null ? "binary" : collation(table, part.column());
            expected.add(row(
                    part.column(),
                    part.descending() ? 1 : 0,
                    part.collation() == null ? own : SqliteNames.fold(part.collation())));
        }
        assertThat(expected)
                .as(index.toString())
                .isEqualTo(database.rows(
                        "select name, \"desc\", lower(coll) from pragma_index_xinfo(?) where key order by seqno",
                        index.name()));
        assertThat(List.of(row(index.unique() ? 1 : 0, index.where() == null ? 0 : 1)))
                .as(index.toString())
                .isEqualTo(database.rows(
                        "select \"unique\", partial from pragma_index_list(?) where name = ?",
                        table.name().name(),
                        index.name()));
    }

    /**
     * Checks the collations of columns. Only an index reveals the collation of a column. SQLite rejects an index on
     * some generated columns; these are skipped.
     */
    private void checkCollations(Table table, String described) {
        String columns = table.columns().stream()
                .map(column -> SqliteNames.quote(column.name()))
                .collect(Collectors.joining(", "));
        if (database.accepts(
                "CREATE INDEX zz_probe ON " + SqliteNames.quote(table.name().name()) + " (" + columns + ")")) {
            assertThat(database.rows("select lower(coll) from pragma_index_xinfo('zz_probe') where key order by seqno"))
                    .as(described)
                    .isEqualTo(table.columns().stream()
                            .map(column -> row(collation(table, column.name())))
                            .toList());
            database.run("DROP INDEX zz_probe");
        }
    }

    private static int indexIn(List<String> columns, String wanted) {
        return columns.stream().map(SqliteNames::fold).toList().indexOf(SqliteNames.fold(wanted));
    }

    private static List<@Nullable String> row(@Nullable Object... values) {
        List<@Nullable String> row = new ArrayList<>();
        for (Object value : values) {
            row.add(value == null ? null : String.valueOf(value));
        }
        return row;
    }
}
