package dev.limbeck.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Generates random schemas that are centered on one table and use everything that SQLite accepts: unusual names, every
 * kind of key and option, comments everywhere, triggers, views, full-text and range indexes, child tables, rows older
 * than their columns, and statistics.
 */
final class WildSchema {
    private static final List<String> TABLES =
            List.of("t", "t", "T", "\"odd \"\"t\"\"\"", "[select]", "`Ä é`", "\"🐟\"", "\"new\nline\"", "'group'");
    private static final List<String> NAMES = List.of(
            "a",
            "B",
            "\"c d\"",
            "[e f]",
            "`g``h`",
            "key",
            "größe",
            "\"select\"",
            "j$k",
            "_l",
            "[m,n]",
            "rowid",
            "oid",
            "\"🐟\"",
            "\"o\"\"q\"",
            "\"p\nq\"",
            "\"--r\"",
            "\"/*s*/\"",
            "abort",
            "\"t\"",
            "\"it's\"",
            "_rowid_");
    private static final List<String> TYPES = List.of(
            "",
            " INT",
            " TEXT",
            " varchar ( 20 )",
            " decimal(10, 2)",
            " BLOB",
            " date",
            " \"odd\"",
            " real",
            " [a b] c",
            " /*t*/ bigint",
            " boolean",
            " NUMERIC");
    private static final List<String> STRICT_TYPES = List.of(" INT", " TEXT", " BLOB", " REAL", " ANY", " INTEGER");
    private static final List<String> CLAUSES = List.of(
            " DEFAULT 5",
            " DEFAULT 'it''s'",
            " DEFAULT \"dq\"",
            " DEFAULT -1.5e3",
            " DEFAULT x'00ff'",
            " DEFAULT CURRENT_TIMESTAMP",
            " DEFAULT (1 + (2) /* three */)",
            " DEFAULT TRUE",
            " COLLATE nocase",
            " COLLATE \"rtrim\"",
            " NOT NULL DEFAULT 7",
            " NULL",
            " CONSTRAINT nn NOT NULL ON CONFLICT REPLACE DEFAULT 'r'",
            " CONSTRAINT \"d f\" DEFAULT 3",
            " CHECK (? IS NOT 99)",
            " CHECK/*in*/(? <> \"a string\" -- why\n OR 1)",
            " CONSTRAINT \"ck #\" CHECK (@.? <> 'bad' /* why */ OR 1)",
            " REFERENCES p (x) ON DELETE SET NULL",
            " REFERENCES p (x) MATCH FULL ON UPDATE CASCADE NOT DEFERRABLE",
            " CONSTRAINT [fk #] REFERENCES \"p\" ([x]) DEFERRABLE INITIALLY DEFERRED",
            " UNIQUE",
            " CONSTRAINT \"uq #\" UNIQUE ON CONFLICT IGNORE");
    private static final List<String> SPACES =
            List.of(" ", " ", " ", "\n  ", " /* c */ ", " -- c, d (\n ", "\t", " /* it's */ ", "\n\n-- \"x\n  ");
    private static final List<String> VALUES =
            List.of("NULL", "1", "2.5", "'x'", "'22'", "x'00'", "-7", "''", "'Y'", "9223372036854775807", "'X '");

    private final Random random;
    private final List<String> columns = new ArrayList<>();
    private final List<String> plain = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();
    private final String table;
    private boolean strict;
    private boolean withoutRowid;
    private int number;

    private WildSchema(long seed) {
        this.random = new Random(seed);
        this.table = pick(TABLES);
    }

    /**
     * A schema.
     *
     * @param table the name of the table, without quotes
     * @param statements the statements that create the schema; some of them might fail
     */
    record Generated(String table, List<String> statements) {}

    static Generated generate(long seed) {
        return new WildSchema(seed).make();
    }

    private Generated make() {
        statements.add("CREATE TABLE p (x UNIQUE, y)");
        statements.add("INSERT INTO p VALUES (1, 'one'), (NULL, 2), ('x', 3)");
        statements.add("CREATE TABLE log (what)");
        statements.add(table());
        rows();
        older();
        indexes();
        children();
        views();
        triggers();
        virtual();
        rows();
        if (chance(3)) {
            statements.add("DELETE FROM " + table + " WHERE " + pick(columns) + " = 1");
        }
        if (chance(2)) {
            statements.add("ANALYZE");
        }
        return new Generated(table, statements);
    }

    private String table() {
        List<String> items = new ArrayList<>();
        int kind = random.nextInt(9);
        withoutRowid = kind == 1 || kind == 2;
        strict = chance(5);
        if (kind == 0) {
            key(
                    items,
                    List.of(
                            "id INTEGER PRIMARY KEY AUTOINCREMENT",
                            "\"id\" integer CONSTRAINT [p k] primary key /* k */ asc ON CONFLICT ROLLBACK autoincrement",
                            "id integer primary key",
                            "id INTEGER PRIMARY KEY DESC",
                            "id INTEGER NOT NULL PRIMARY KEY"));
        } else if (kind == 3 && !strict) {
            key(items, List.of("id INT PRIMARY KEY", "id text primary key NOT NULL"));
        }
        if (kind == 6) {
            key(items, List.of("id INTEGER PRIMARY KEY"));
        }
        int first = random.nextInt(NAMES.size());
        int count = 2 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            items.add(column(NAMES.get((first + i) % NAMES.size())));
        }
        if (kind == 4) {
            columns.add("id");
            items.add("id INTEGER");
            items.add("CONSTRAINT pk PRIMARY KEY (id" + (chance(2) ? " AUTOINCREMENT)" : " DESC)"));
        } else if (kind == 5) {
            items.add("PRIMARY KEY (" + plain.get(0) + ", " + plain.get(plain.size() - 1) + " DESC)");
        } else if (withoutRowid) {
            items.add("PRIMARY KEY (" + plain.get(0) + (chance(2) ? " DESC" : " COLLATE nocase") + ")");
        }
        constraints(items);
        StringBuilder sql = new StringBuilder("CREATE TABLE" + space() + table + space() + "(");
        for (int i = 0; i < items.size(); i++) {
            sql.append(i == 0 ? space() : (chance(3) ? space() : "") + "," + space())
                    .append(items.get(i));
        }
        String options = (withoutRowid ? " WITHOUT ROWID" : "")
                + (withoutRowid && strict ? "," : "")
                + (strict ? " STRICT" : "");
        return sql.append(space())
                .append(")")
                .append(options)
                .append(chance(6) ? " /* the end */" : "")
                .toString();
    }

    private void key(List<String> items, List<String> definitions) {
        columns.add("id");
        items.add(pick(definitions));
    }

    private void constraints(List<String> items) {
        if (chance(3)) {
            items.add("UNIQUE" + space() + "(" + pick(plain) + (chance(2) ? " COLLATE nocase DESC" : "") + space() + ")"
                    + (chance(2) ? " ON CONFLICT REPLACE" : ""));
        }
        if (chance(4)) {
            items.add("CONSTRAINT" + space() + "\"u 2\" UNIQUE (" + pick(columns) + ", " + pick(columns) + ")");
        }
        if (chance(3)) {
            items.add("CONSTRAINT ck CHECK" + space() + "(" + pick(columns) + " IS NOT 'zz'" + space() + "AND "
                    + pick(columns) + " IS NOT \"no column\")");
        }
        if (chance(4)) {
            items.add("FOREIGN KEY (" + pick(plain) + ") REFERENCES p" + space() + "(x) DEFERRABLE INITIALLY DEFERRED");
        }
        if (chance(5)) {
            items.add("CONSTRAINT self FOREIGN KEY (" + pick(plain) + ") REFERENCES " + table + " (" + pick(plain)
                    + ") ON DELETE CASCADE");
        }
    }

    private String column(String name) {
        columns.add(name);
        if (!plain.isEmpty() && chance(7)) {
            return name + (strict ? " TEXT" : pick(TYPES)) + " GENERATED ALWAYS AS" + space() + "(" + pick(plain)
                    + " || 'g')" + (chance(2) ? " STORED" : chance(2) ? " VIRTUAL" : "");
        }
        plain.add(name);
        StringBuilder text = new StringBuilder(name).append(strict ? pick(STRICT_TYPES) : pick(TYPES));
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(chance(3) ? space() : "")
                    .append(pick(CLAUSES)
                            .replace("#", String.valueOf(number++))
                            .replace("?", name)
                            .replace("@", table));
        }
        return text.toString();
    }

    /** Adds columns that are not stored in existing rows, so that these rows get the default when they are read. */
    private void older() {
        if (chance(3)) {
            String name = "late" + number++;
            statements.add("ALTER TABLE " + table + " ADD COLUMN " + name
                    + (strict ? " INT DEFAULT 5 -- late" : pick(TYPES) + " DEFAULT 'old' /* late */"));
            columns.add(name);
            plain.add(name);
        }
    }

    private void indexes() {
        for (int i = random.nextInt(4); i > 0; i--) {
            statements.add("CREATE " + (chance(4) ? "UNIQUE " : "") + "INDEX \"ix " + i + "\"" + space() + "ON " + table
                    + " (" + pick(columns) + (chance(2) ? " DESC" : " COLLATE rtrim") + "," + space()
                    + (chance(2) ? "lower(" + pick(columns) + ") || \"dq\"" : pick(columns)) + ")"
                    + (chance(3) ? " WHERE" + space() + pick(columns) + " IS NOT NULL" : ""));
        }
    }

    private void children() {
        if (chance(2)) {
            statements.add("CREATE TABLE k (r" + space() + "REFERENCES " + table + " (" + pick(columns)
                    + ") ON DELETE CASCADE ON UPDATE SET NULL, n)");
            statements.add("INSERT INTO k VALUES (NULL, 1)");
        }
        if (chance(5)) {
            statements.add("CREATE TABLE k2 (r, q, FOREIGN KEY (r, q) REFERENCES " + table + " (" + pick(columns) + ", "
                    + pick(columns) + ") DEFERRABLE)");
        }
    }

    private void views() {
        if (chance(2)) {
            statements.add("CREATE VIEW v AS SELECT " + pick(columns) + " AS one, 1 AS two FROM " + table);
            statements.add("CREATE VIEW v2 (x) AS SELECT one FROM v WHERE two = \"dq\"");
            statements.add("CREATE TRIGGER vi INSTEAD OF INSERT ON v BEGIN INSERT INTO log VALUES (new.one); END");
        }
        if (chance(4)) {
            statements.add("CREATE VIEW star AS SELECT * FROM " + table + " AS z");
        }
        if (chance(4)) {
            statements.add("CREATE VIEW w (n, o) AS WITH c AS (SELECT " + pick(columns) + " AS k FROM " + table
                    + ") SELECT row_number() OVER (PARTITION BY k ORDER BY k), k FROM c -- w");
        }
        if (chance(6)) {
            statements.add("CREATE VIEW broken AS SELECT q FROM gone");
        }
        if (chance(6)) {
            statements.add("CREATE VIEW plainly AS SELECT " + pick(columns) + ", x FROM " + table + ", p");
        }
    }

    private void triggers() {
        String column = pick(columns);
        if (chance(2)) {
            statements.add("CREATE TRIGGER tr AFTER UPDATE OF " + column + " ON " + table + " WHEN new." + column
                    + " > 3 BEGIN INSERT INTO log VALUES (new." + column + " || \"dq\"); END");
        }
        if (chance(3)) {
            statements.add("CREATE TRIGGER alias AFTER DELETE ON " + table + " BEGIN UPDATE p SET y = (SELECT max("
                    + table + "." + pick(columns) + ") FROM " + table + " AS " + table + "); END");
        }
        if (chance(4)) {
            statements.add("CREATE TRIGGER again BEFORE INSERT ON " + table + " WHEN new." + pick(columns)
                    + " > 100 BEGIN DELETE FROM " + table + " WHERE " + pick(columns)
                    + " IN (WITH c (n) AS (SELECT 1) SELECT n FROM c); END");
        }
        if (chance(4)) {
            statements.add("CREATE TRIGGER far AFTER INSERT ON p BEGIN UPDATE " + table + " SET " + pick(plain)
                    + " = 1 WHERE " + pick(columns) + " = new.x; END");
        }
        if (chance(5)) {
            statements.add("CREATE TEMP TRIGGER tt BEFORE DELETE ON main." + table + " BEGIN SELECT old."
                    + pick(columns) + "; END");
        }
        if (chance(8)) {
            statements.add("CREATE TEMP VIEW tv AS SELECT " + pick(columns) + " AS q FROM main." + table);
        }
    }

    private void virtual() {
        if (chance(8) && !withoutRowid) {
            String column = pick(plain);
            statements.add("CREATE VIRTUAL TABLE f USING fts5(" + column + ", content=" + table + ")");
            statements.add("CREATE TRIGGER f_i AFTER INSERT ON " + table + " BEGIN INSERT INTO f (rowid, " + column
                    + ") VALUES (new.rowid, new." + column + "); END");
        }
        if (chance(8) && !withoutRowid) {
            statements.add("CREATE VIRTUAL TABLE less USING fts5(w, content='')");
            statements.add("CREATE TRIGGER less_i AFTER INSERT ON " + table
                    + " BEGIN INSERT INTO less (rowid, w) VALUES (new.rowid, new." + pick(plain) + "); END");
        }
        if (chance(10)) {
            statements.add("CREATE VIRTUAL TABLE box USING rtree(id, x1, x2)");
            statements.add("CREATE TRIGGER box_i AFTER INSERT ON " + table
                    + " BEGIN INSERT INTO box VALUES ((SELECT count(*)" + " FROM " + table + "), 1, 2); END");
        }
    }

    private void rows() {
        for (int i = random.nextInt(4); i > 0; i--) {
            statements.add("INSERT OR IGNORE INTO " + table + " (" + String.join(", ", plain) + ") VALUES ("
                    + String.join(", ", plain.stream().map(one -> pick(VALUES)).toList()) + ")");
        }
    }

    private String space() {
        return pick(SPACES);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
