package dev.limbeck.mariadb.laws;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Generates, from a seed, the statements that create a schema. The schemas use only a few names, some of which differ
 * only in case, so that any two schemas have much in common and their names conflict. Each table has a key named {@code
 * id}, which is declared in the same way for all seeds.
 */
final class RandomStatements {
    private static final List<String> TABLES = List.of("ant", "Ant", "bee", "order", "white space", "caf\u00e9");

    private final Random random;
    private final Set<String> keyNames = new HashSet<>();

    private RandomStatements(long seed) {
        random = new Random(seed * 7919 + 17);
    }

    /** {@return the statements that create the schema} */
    static List<String> of(long seed) {
        return new RandomStatements(seed).statements();
    }

    private List<String> statements() {
        List<String> tables = some(TABLES, 2);
        List<String> statements = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (String table : tables) {
            statements.add(table(table));
            String key = key(table, tables);
            if (key != null) {
                keys.add(key);
            }
        }
        statements.addAll(keys);
        for (String sequence : some(List.of("counter", "Counter"), 0)) {
            statements.add("create sequence `" + sequence + "` start with 1 increment by " + (1 + random.nextInt(2))
                    + " nocache");
        }
        return statements;
    }

    private String table(String table) {
        List<String> items = new ArrayList<>(List.of("id bigint not null" + any(List.of("", " auto_increment"))));
        items.add("b " + any(List.of("decimal(10,2)", "decimal(14,4)")) + rule("1.00", " comment 'it''s b'"));
        optional(items, "a " + any(List.of("int", "bigint", "smallint unsigned")) + rule("7", ""));
        optional(
                items,
                "c varchar(" + any(List.of("20", "60", "80", "300")) + ")"
                        + any(List.of("", " collate utf8mb4_bin"))
                        + rule("'x''y'", " comment 'c'"));
        optional(items, "`select` bit(1)" + rule("b'1'", ""));
        optional(items, "e " + any(List.of("enum('A','B')", "enum('A','B','C')", "varchar(1)")) + rule("'A'", ""));
        optional(items, "j json" + any(List.of("", " not null default '{}'")));
        optional(items, "d date" + rule("'2026-01-02'", ""));
        optional(
                items,
                "m timestamp(6) not null default current_timestamp(6)"
                        + any(List.of("", " on update current_timestamp(6)")));
        optional(items, "u uuid" + any(List.of("", " not null default uuid()")));
        optional(items, "t " + any(List.of("text", "mediumtext", "longtext")) + any(List.of("", " comment 'long'")));
        optional(items, "g bigint as (" + any(List.of("b * 2", "b + 1")) + ") " + any(List.of("virtual", "stored")));
        optional(items, "h int not null default (1 + 1) invisible");
        items.add("ref bigint");
        items.add("primary key (id)");
        optional(items, "constraint " + any(List.of("uq_one", "uq_two")) + " unique (b, ref)");
        optional(items, "constraint " + any(List.of("ck_one", "ck_two")) + " check (b > " + -random.nextInt(2) + ")");
        optional(items, "index " + any(List.of("ix_one", "IX_two")) + " (b" + any(List.of("", " desc")) + ", ref)");
        optional(items, "index ix_ref (ref)");
        optional(items, "index ix_ref_id (ref, id)");
        return "create table `" + table + "` (" + String.join(", ", items) + ")"
                + any(List.of("", "", " comment='" + "tab''le'"))
                + (table.equals("bee") ? " collate=utf8mb4_unicode_ci" : "");
    }

    private void optional(List<String> items, String item) {
        if (random.nextInt(5) < 2) {
            items.add(item);
        }
    }

    private String rule(String value, String comment) {
        String more = random.nextInt(4) == 0 ? comment : "";
        return more.isEmpty() ? rule(value) : rule(value) + more;
    }

    private String rule(String value) {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> " default " + value;
            case 2 -> " default " + value + " not null";
            default -> random.nextBoolean() ? " not null" : "";
        };
    }

    /**
     * Returns a statement that adds a foreign key with a name that is unique in the database, or null for no foreign
     * key.
     */
    private @Nullable String key(String table, List<String> tables) {
        String name = any(List.of("fk_one", "fk_two", "fk_three", "fk_four"));
        return random.nextBoolean() || !keyNames.add(name)
                ? null
                : "alter table `" + table + "` add constraint " + name + " foreign key (ref) references `" + any(tables)
                        + "` (id)" + any(List.of("", " on delete cascade", " on delete set null on update cascade"));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> List<T> some(List<T> values, int least) {
        List<T> all = new ArrayList<>(values);
        Collections.shuffle(all, random);
        return all.subList(0, least + random.nextInt(values.size() - least + 1));
    }
}
