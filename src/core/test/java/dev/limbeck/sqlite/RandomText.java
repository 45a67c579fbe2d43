package dev.limbeck.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes random CREATE TABLE statements that use everything that SQLite's grammar allows; SQLite rejects some of them.
 */
final class RandomText {
    private static final List<String> NAMES = List.of(
            "a",
            "B",
            "\"c d\"",
            "[e f]",
            "`g``h`",
            "'i'",
            "key",
            "größe",
            "action",
            "\"select\"",
            "j$k",
            "_l",
            "[m,n]",
            "\"o\"\"p\"",
            "left");
    private static final List<String> TYPES = List.of(
            "",
            "INTEGER",
            "integer",
            "INT",
            "TEXT",
            "varchar(20)",
            "VARCHAR ( 20 )",
            "unsigned big int",
            "decimal(10,2)",
            "double precision",
            "\"quoted\"",
            "BLOB",
            "date",
            "numeric( -1 , +2 )",
            "key",
            "native/**/type");
    private static final List<String> DEFAULTS = List.of(
            "5",
            "-5",
            "+ 1.5",
            "'it''s'",
            "\"dq\"",
            "bare",
            "NULL",
            "CURRENT_TIMESTAMP",
            "(1 + (2))",
            "x'00ff'",
            "true",
            "''",
            "( 'x' )",
            "0x1F",
            "1e-3",
            ".5");
    private static final List<String> CONDITIONS = List.of(
            "1",
            "1 IN (1, ')', 'x')",
            "(1) AND ((2))",
            "'a' LIKE '%''' ESCAPE '\\'",
            "1 BETWEEN 0 AND 2",
            "CASE WHEN 1 THEN 2 END",
            "1 /* ) */ = 1",
            "NOT (0)",
            "1 IS NOT NULL");
    private static final List<String> CONFLICTS = List.of("ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE");
    private static final List<String> ACTIONS = List.of("SET NULL", "SET DEFAULT", "CASCADE", "RESTRICT", "NO ACTION");
    private static final List<String> SPACES = List.of(" ", "  ", "\n", "\t", " /* c */ ", " -- c, ) '\n ", "/**/");

    private final Random random;
    private final String table;
    private final List<String> columns = new ArrayList<>();
    private boolean keyed;

    RandomText(Random random, String table) {
        this.random = random;
        this.table = table;
    }

    String createTable() {
        boolean withoutRowid = chance(6);
        boolean strict = chance(10);
        int count = 1 + random.nextInt(6);
        int first = random.nextInt(NAMES.size());
        for (int i = 0; i < count; i++) {
            columns.add(NAMES.get((first + i) % NAMES.size()));
        }
        StringBuilder sql = new StringBuilder("CREATE TABLE" + space() + table + maybeSpace() + "(" + maybeSpace());
        for (int i = 0; i < count; i++) {
            sql.append(i == 0 ? "" : maybeSpace() + "," + maybeSpace()).append(column(columns.get(i), strict));
        }
        String separator = ",";
        for (int i = random.nextInt(4); i > 0; i--) {
            sql.append(maybeSpace()).append(separator).append(space()).append(constraint());
            separator = chance(4) ? " " : ",";
        }
        if (withoutRowid && !keyed) {
            sql.append(separator)
                    .append(space())
                    .append("PRIMARY KEY (")
                    .append(parts())
                    .append(")");
        }
        sql.append(maybeSpace()).append(")").append(maybeSpace());
        List<String> options = new ArrayList<>();
        if (withoutRowid) {
            options.add("WITHOUT" + space() + "ROWID");
        }
        if (strict) {
            options.add("strict");
        }
        return sql.append(String.join(maybeSpace() + "," + maybeSpace(), options))
                .toString();
    }

    List<String> createIndexes() {
        List<String> indexes = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String parts = chance(3) ? parts() + ", lower(" + pick(columns) + ") COLLATE nocase" : parts();
            indexes.add("CREATE " + (chance(4) ? "UNIQUE " : "") + "INDEX ix_" + table + "_" + i + maybeSpace() + " ON"
                    + space() + table + maybeSpace() + "(" + parts + ")"
                    + (chance(3) ? " WHERE " + pick(CONDITIONS) : ""));
        }
        return indexes;
    }

    private String column(String name, boolean strict) {
        StringBuilder sql = new StringBuilder(name);
        String type = strict ? pick(List.of("INT", "INTEGER", "TEXT", "BLOB", "REAL", "ANY")) : pick(TYPES);
        sql.append(type.isEmpty() ? "" : space() + type);
        for (int i = random.nextInt(4); i > 0; i--) {
            sql.append(space());
            if (chance(5)) {
                sql.append("CONSTRAINT").append(space()).append(pick(NAMES)).append(space());
            }
            sql.append(clause());
        }
        return sql.toString();
    }

    private String clause() {
        return switch (random.nextInt(11)) {
            case 0 -> "NOT" + space() + "NULL" + conflict();
            case 1 -> "NULL" + conflict();
            case 2 -> "UNIQUE" + conflict();
            case 3 -> "CHECK" + maybeSpace() + "(" + maybeSpace() + pick(CONDITIONS) + maybeSpace() + ")";
            case 4, 5 -> "DEFAULT" + space() + pick(DEFAULTS);
            case 6 -> "COLLATE" + space() + pick(List.of("nocase", "\"RTRIM\"", "'binary'", "[NoCase]"));
            case 7 -> references();
            case 8 ->
                (chance(2) ? "GENERATED" + space() + "ALWAYS" + space() : "") + "AS" + maybeSpace() + "("
                        + pick(CONDITIONS) + ")" + pick(List.of("", " STORED", " virtual"));
            case 9 -> primaryKey();
            default -> "CONSTRAINT lonely";
        };
    }

    private String primaryKey() {
        if (keyed) {
            return "UNIQUE";
        }
        keyed = true;
        return "PRIMARY" + space() + "KEY" + pick(List.of("", " ASC", " DESC")) + conflict()
                + (chance(6) ? " AUTOINCREMENT" : "");
    }

    private String constraint() {
        String name = chance(3) ? "CONSTRAINT" + space() + pick(NAMES) + space() : "";
        return name
                + switch (random.nextInt(5)) {
                    case 0 -> "UNIQUE" + maybeSpace() + "(" + parts() + ")" + conflict();
                    case 1 -> "CHECK" + maybeSpace() + "(" + pick(CONDITIONS) + ")" + conflict();
                    case 2, 3 ->
                        "FOREIGN" + space() + "KEY" + maybeSpace() + "(" + pick(columns) + ")" + space() + references();
                    default -> {
                        boolean another = keyed;
                        keyed = true;
                        yield (another ? "UNIQUE" : "PRIMARY KEY") + " (" + parts() + maybeSpace() + ")" + conflict();
                    }
                };
    }

    private String references() {
        StringBuilder sql = new StringBuilder("REFERENCES" + space() + pick(NAMES));
        sql.append(chance(2) ? maybeSpace() + "(" + pick(NAMES) + ")" : "");
        for (int i = random.nextInt(3); i > 0; i--) {
            sql.append(space())
                    .append(
                            switch (random.nextInt(3)) {
                                case 0 -> "ON DELETE " + pick(ACTIONS);
                                case 1 -> "ON" + space() + "UPDATE " + pick(ACTIONS);
                                default -> "MATCH " + pick(List.of("FULL", "simple", "\"p q\""));
                            });
        }
        return sql
                + pick(List.of(
                        "",
                        "",
                        " DEFERRABLE",
                        " NOT DEFERRABLE",
                        " DEFERRABLE INITIALLY DEFERRED",
                        " NOT DEFERRABLE INITIALLY IMMEDIATE"));
    }

    private String parts() {
        List<String> parts = new ArrayList<>();
        int first = random.nextInt(columns.size());
        for (int i = 1 + random.nextInt(columns.size()); i > 0; i--) {
            String column = columns.get((first + i) % columns.size());
            parts.add((chance(8) ? "(" + column + ")" : column)
                    + (chance(5) ? space() + "COLLATE nocase" : "")
                    + pick(List.of("", "", " ASC", " desc")));
        }
        return String.join(maybeSpace() + "," + maybeSpace(), parts);
    }

    private String conflict() {
        return chance(6) ? space() + "ON" + space() + "CONFLICT" + space() + pick(CONFLICTS) : "";
    }

    private String space() {
        return chance(3) ? pick(SPACES) : " ";
    }

    private String maybeSpace() {
        return chance(4) ? space() : "";
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
