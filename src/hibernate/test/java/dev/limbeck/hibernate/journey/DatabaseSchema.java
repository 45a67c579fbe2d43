package dev.limbeck.hibernate.journey;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes the schema of a database file as SQLite reports it, with one line for each table, column, key, index and
 * check.
 */
final class DatabaseSchema {
    private static final Pattern LIST = Pattern.compile("\\bin\\s*\\(([^()]*)\\)");

    private static final String OURS =
            " m.type = 'table' and m.name not like 'sqlite\\_%' escape '\\'" + " and m.name <> 'alembic_version'";
    private static final String COLUMNS =
            """
            select m.name || '.' || c.name || iif(c."notnull" or c.pk > 0, ' not null', '') || iif(c.pk > 0, ' key ' || c.pk, '')
            from sqlite_schema m join pragma_table_xinfo(m.name) c where"""
                    + OURS;
    private static final String REFERENCES =
            """
            select n || ' references ' || t || ' (' || group_concat(f, ', ') || ') (' || group_concat(r, ', ') || ')'
                || iif(d = 'NO ACTION', '', ' on delete ' || lower(d))
            from (select m.name n, k.id i, k."table" t, k."from" f, k."to" r, k.on_delete d
                from sqlite_schema m join pragma_foreign_key_list(m.name) k where"""
                    + OURS + " order by m.name, k.id, k.seq) group by n, i, t, d";
    private static final String UNIQUES =
            """
            select n || ' unique (' || group_concat(c, ', ') || ')' from (select m.name n, i.name i, c.name c
                from sqlite_schema m join pragma_index_list(m.name) i join pragma_index_info(i.name) c
                where i.origin = 'u' and"""
                    + OURS + " order by m.name, i.name, c.seqno) group by n, i";
    private static final String INDEXES =
            """
            select n || ' index ' || i || ' (' || group_concat(c, ', ') || ')' from (
                select m.name n, i.name i, c.name || iif(c."desc", ' desc', '') c
                from sqlite_schema m join pragma_index_list(m.name) i join pragma_index_xinfo(i.name) c
                where c.key and i.origin = 'c' and"""
                    + OURS + " order by m.name, i.name, c.seqno) group by n, i";

    private DatabaseSchema() {}

    /** {@return the schema of the database} */
    static Set<String> read(String url) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            Set<String> lines = new TreeSet<>();
            for (String sql : List.of(COLUMNS, REFERENCES, UNIQUES, INDEXES)) {
                try (ResultSet row = statement.executeQuery(sql)) {
                    while (row.next()) {
                        lines.add(row.getString(1));
                    }
                }
            }
            try (ResultSet row = statement.executeQuery("select m.name, m.sql from sqlite_schema m where" + OURS)) {
                while (row.next()) {
                    String table = row.getString(1);
                    checks(row.getString(2)).forEach(check -> lines.add(table + " check " + normalize(check)));
                }
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the condition of each CHECK} */
    static Stream<String> checks(String sql) {
        List<String> found = new ArrayList<>();
        String lower = sql.toLowerCase(Locale.ROOT);
        for (int at = lower.indexOf("check ("); at >= 0; at = lower.indexOf("check (", at + 1)) {
            int start = at + "check (".length();
            int end = start;
            for (int depth = 1; depth > 0; end++) {
                depth += sql.charAt(end) == '(' ? 1 : sql.charAt(end) == ')' ? -1 : 0;
            }
            found.add(sql.substring(start, end - 1));
        }
        return found.stream();
    }

    /** {@return the condition without insignificant details: spaces, parentheses, quotes and the order of a list} */
    static String normalize(String condition) {
        return LIST.matcher(condition)
                .replaceAll(list -> java.util.regex.Matcher.quoteReplacement("in(" + sorted(list) + ")"))
                .replaceAll("[\\s()\"`]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String sorted(MatchResult list) {
        return Stream.of(list.group(1).split(",")).map(String::strip).sorted().collect(Collectors.joining(","));
    }
}
