package dev.limbeck.sqlite.plan;

import dev.limbeck.dialect.Guard;
import dev.limbeck.sqlite.catalog.RelatedObjects;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.edit.ColumnRename;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The guards with which a script checks whether the database has the schema that the script was written for. A run
 * reads the existing schema and preserves it. A script recreates only the objects that the revisions created, so other
 * objects would be lost.
 */
final class SchemaGuards {
    private static final String ADVICE = "Run `limbeck upgrade` on the database itself, which preserves existing"
            + " objects; `limbeck drift` shows the differences.";

    private final SqliteCatalog catalog;
    private final String table;

    /** Creates guards for the given table of the catalog. */
    SchemaGuards(SqliteCatalog catalog, String table) {
        this.catalog = catalog;
        this.table = table;
    }

    /**
     * {@return the guards before a copy of the table: for the table, for its indexes and triggers, and for the objects
     * that are recreated with it}
     */
    List<Guard> beforeCopy(Collection<SchemaRow> followers) {
        Set<SchemaRow> made = new LinkedHashSet<>();
        catalog.rows().stream()
                .filter(one -> SqliteNames.areSame(one.table(), table) && !SqliteCatalog.isInternal(one))
                .forEach(made::add);
        catalog.rows().stream()
                .filter(one -> followers.stream()
                        .anyMatch(other -> other.isType(one.type()) && SqliteNames.areSame(other.name(), one.name())))
                .forEach(made::add);
        List<Guard> guards = new ArrayList<>();
        guards.add(unchanged(made));
        guards.add(noUnknownReaders());
        return guards;
    }

    private Guard unchanged(Set<SchemaRow> made) {
        List<String> bare = bareTables(made);
        String rows = made.stream()
                .map(one -> "(" + Sql.literal(one.type()) + ", " + Sql.literal(one.name()) + ", "
                        + Sql.literal(withoutQuotes(bare, one.sql())) + ")")
                .collect(Collectors.joining(",\n"));
        String own = "(lower(m.tbl_name) = " + Sql.literal(SqliteNames.fold(table))
                + " OR m.name IN (SELECT column2 FROM expected))";
        return new Guard(
                "WITH expected AS (VALUES\n" + rows
                        + ")\nSELECT m.type || ' ' || m.name FROM main.sqlite_master AS m WHERE "
                        + own + " AND m.sql IS NOT NULL AND substr(m.name, 1, 7) <> 'sqlite_'\n"
                        + "    AND (m.type, m.name, " + withoutQuotesInSql(bare, "m.sql")
                        + ") NOT IN (SELECT * FROM expected)\nUNION\n"
                        + "SELECT column1 || ' ' || column2 FROM expected WHERE (column1, column2, column3) NOT IN"
                        + " (SELECT type, name, " + withoutQuotesInSql(bare, "sql")
                        + " FROM main.sqlite_master WHERE sql IS NOT NULL)",
                "table " + table + " and its indexes and triggers differ from what the revisions create",
                ADVICE);
    }

    /**
     * Returns the tables that the texts mention and whose names need no quotes. RENAME TO adds quotes to some of these
     * names; a run removes these quotes.
     */
    private List<String> bareTables(Set<SchemaRow> made) {
        Set<String> mentioned = made.stream()
                .flatMap(one -> RelatedObjects.mentionedNames(one).stream())
                .collect(Collectors.toSet());
        return catalog.rows().stream()
                .filter(one -> one.isType("table") && mentioned.contains(SqliteNames.fold(one.name())))
                .map(SchemaRow::name)
                .filter(ColumnRename::isBare)
                .toList();
    }

    private static String withoutQuotes(List<String> tables, String sql) {
        String plain = sql;
        for (String name : tables) {
            plain = plain.replace(SqliteNames.quote(name), name);
        }
        return plain;
    }

    private static String withoutQuotesInSql(List<String> tables, String column) {
        String plain = column;
        for (String name : tables) {
            plain = "replace(" + plain + ", " + Sql.literal(SqliteNames.quote(name)) + ", " + Sql.literal(name) + ")";
        }
        return plain;
    }

    /**
     * {@return a guard that finds views and triggers that read the table but were not created by a revision, because
     * they might not work afterwards}
     */
    Guard noUnknownReaders() {
        String known = catalog.rows().stream()
                .filter(one -> one.isType("view") || one.isType("trigger"))
                .map(one -> ", " + Sql.literal(one.name()))
                .collect(Collectors.joining());
        return new Guard(
                "SELECT type || ' ' || name FROM main.sqlite_master WHERE type IN ('view', 'trigger')" + " AND "
                        + names() + " AND name NOT IN (''" + known + ")",
                "views or triggers that no revision created refer to " + table,
                ADVICE);
    }

    /** Returns a condition that is true if the text contains the table's name as a word. */
    private String names() {
        String name = SqliteNames.fold(table);
        return name.matches("[^\\[\\]*?]*")
                ? "' ' || lower(sql) || ' ' GLOB " + Sql.literal("*[^a-z0-9_]" + name + "[^a-z0-9_]*")
                : "instr(lower(sql), " + Sql.literal(name) + ") > 0";
    }
}
