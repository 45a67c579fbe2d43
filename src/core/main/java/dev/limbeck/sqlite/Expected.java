package dev.limbeck.sqlite;

import dev.limbeck.dialect.Guard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The questions of a script whether the database is the one it was written for. A run reads what is there and keeps it; a
 * script makes again what the history made, so that anything else would be lost.
 */
final class Expected {
    private static final String ADVICE =
            "Let `limbeck upgrade` do this on the database itself, which keeps what is there;"
                    + " `limbeck drift` shows what is different.";

    private final SqliteCatalog catalog;
    private final String table;

    Expected(SqliteCatalog catalog, String table) {
        this.catalog = catalog;
        this.table = table;
    }

    /** {@return the guards before a copy, for the table with all that is on it, and for what is made again with it} */
    List<Guard> beforeCopy(Collection<Stored> followers) {
        Set<Stored> made = new LinkedHashSet<>();
        catalog.stored().stream()
                .filter(one -> Names.same(one.table(), table) && !SqliteCatalog.isOwn(one))
                .forEach(made::add);
        catalog.stored().stream()
                .filter(one -> followers.stream()
                        .anyMatch(other -> other.is(one.type()) && Names.same(other.name(), one.name())))
                .forEach(made::add);
        List<Guard> guards = new ArrayList<>();
        guards.add(unchanged(made));
        guards.add(noStrangers());
        return guards;
    }

    private Guard unchanged(Set<Stored> made) {
        List<String> bare = bareTables(made);
        String rows = made.stream()
                .map(one -> "(" + Sql.text(one.type()) + ", " + Sql.text(one.name()) + ", "
                        + Sql.text(withoutQuotes(bare, one.sql())) + ")")
                .collect(Collectors.joining(",\n"));
        String own =
                "(lower(m.tbl_name) = " + Sql.text(Names.fold(table)) + " OR m.name IN (SELECT column2 FROM expected))";
        return new Guard(
                "WITH expected AS (VALUES\n" + rows
                        + ")\nSELECT m.type || ' ' || m.name FROM main.sqlite_master AS m WHERE "
                        + own + " AND m.sql IS NOT NULL AND substr(m.name, 1, 7) <> 'sqlite_'\n"
                        + "    AND (m.type, m.name, " + withoutQuotesInSql(bare, "m.sql")
                        + ") NOT IN (SELECT * FROM expected)\nUNION\n"
                        + "SELECT column1 || ' ' || column2 FROM expected WHERE (column1, column2, column3) NOT IN"
                        + " (SELECT type, name, " + withoutQuotesInSql(bare, "sql")
                        + " FROM main.sqlite_master WHERE sql IS NOT NULL)",
                "table " + table + " and what is on it are not as the revisions make them",
                ADVICE);
    }

    /** The tables that the texts name and that need no quotes: RENAME TO puts some all the same, which a run takes away. */
    private List<String> bareTables(Set<Stored> made) {
        Set<String> mentioned = made.stream()
                .flatMap(one -> Neighbourhood.mentioned(one).stream())
                .collect(Collectors.toSet());
        return catalog.stored().stream()
                .filter(one -> one.is("table") && mentioned.contains(Names.fold(one.name())))
                .map(Stored::name)
                .filter(ColumnRename::isBare)
                .toList();
    }

    private static String withoutQuotes(List<String> tables, String sql) {
        String plain = sql;
        for (String name : tables) {
            plain = plain.replace(Names.quote(name), name);
        }
        return plain;
    }

    private static String withoutQuotesInSql(List<String> tables, String column) {
        String plain = column;
        for (String name : tables) {
            plain = "replace(" + plain + ", " + Sql.text(Names.quote(name)) + ", " + Sql.text(name) + ")";
        }
        return plain;
    }

    /** {@return the guard whether something that no revision made reads the table, which might not work afterwards} */
    Guard noStrangers() {
        String known = catalog.stored().stream()
                .filter(one -> one.is("view") || one.is("trigger"))
                .map(one -> ", " + Sql.text(one.name()))
                .collect(Collectors.joining());
        return new Guard(
                "SELECT type || ' ' || name FROM main.sqlite_master WHERE type IN ('view', 'trigger')" + " AND "
                        + names() + " AND name NOT IN (''" + known + ")",
                "views or triggers that no revision made name " + table,
                ADVICE);
    }

    /** Whether the text has the table's name as a word. */
    private String names() {
        String name = Names.fold(table);
        return name.matches("[^\\[\\]*?]*")
                ? "' ' || lower(sql) || ' ' GLOB " + Sql.text("*[^a-z0-9_]" + name + "[^a-z0-9_]*")
                : "instr(lower(sql), " + Sql.text(name) + ") > 0";
    }
}
