package dev.limbeck.h2;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Generates the statements of H2 schemas from a seed. The schemas use only a few names, some of which differ only in
 * case or schema, so that two schemas have much in common and their names conflict. Each table has a key named {@code
 * id}, which is declared in the same way for all seeds. Every constraint has a name, because H2 would generate a
 * different name each time.
 */
public final class RandomH2Schemas {
    private static final List<String> TABLES = List.of(
            "\"PUBLIC\".\"ant\"", "\"PUBLIC\".\"Ant\"", "\"PUBLIC\".\"bee\"", "\"Zoo\".\"ant\"", "\"Zoo\".\"bee\"");

    private final Random random;
    private final Set<String> names = new HashSet<>();

    private RandomH2Schemas(long seed) {
        random = new Random(seed * 7919 + 17);
    }

    /** {@return the statements of the schema, each of which ends with a semicolon} */
    public static String of(long seed) {
        return new RandomH2Schemas(seed).statements().stream().collect(Collectors.joining(";\n", "", ";\n"));
    }

    private List<String> statements() {
        List<String> statements = new ArrayList<>(List.of("create schema if not exists \"Zoo\""));
        List<String> tables = some(TABLES, 2);
        List<String> keys = new ArrayList<>();
        for (String table : tables) {
            statements.add(table(table));
            keys.addAll(keys(table, tables));
            if (random.nextInt(3) == 0) {
                String name = fresh(table, List.of("ix_one", "ix_two", "IX_ONE"));
                if (name != null) {
                    statements.add("create index \"" + name + "\" on " + table + " (\"b\""
                            + (random.nextBoolean() ? " desc" : "") + ")");
                }
            }
        }
        statements.addAll(keys);
        for (String sequence : some(List.of("\"counter\"", "\"Counter\"", "\"Zoo\".\"counter\""), 0)) {
            statements.add("create sequence " + sequence + " start with 1 increment by " + (1 + random.nextInt(2)));
        }
        return statements;
    }

    private String table(String table) {
        List<String> items = new ArrayList<>(List.of("\"id\" bigint not null"));
        items.add("\"b\" " + any(List.of("numeric(10, 2)", "numeric(14, 4)")) + rule("1"));
        if (random.nextBoolean()) {
            items.add("\"a\" " + any(List.of("integer", "bigint")) + rule("7"));
        }
        if (random.nextBoolean()) {
            items.add("\"A\" varchar(" + any(List.of("20", "40")) + ")" + rule("'x'"));
        }
        if (random.nextInt(3) == 0) {
            items.add("\"order\" boolean" + rule("true"));
        }
        items.add("\"ref\" bigint");
        items.add("constraint \"pk_" + table.replaceFirst(".*\\.\"", "") + " primary key (\"id\")");
        String unique = fresh(table, List.of("uq_one", "uq_two"));
        if (unique != null && random.nextInt(3) == 0) {
            items.add("constraint \"" + unique + "\" unique (\"b\", \"ref\")");
        }
        if (random.nextInt(3) == 0) {
            String check = fresh(table, List.of("ck_one", "ck_two", "CK_ONE", "ck_three", "ck_four"));
            items.add("constraint \"" + check + "\" check (\"b\" > " + random.nextInt(2) + ")");
        }
        return "create table " + table + " (" + String.join(", ", items) + ")";
    }

    private String rule(String value) {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> " default " + value;
            case 2 -> " default " + value + " not null";
            default -> random.nextBoolean() ? " not null" : "";
        };
    }

    private List<String> keys(String table, List<String> tables) {
        if (random.nextBoolean()) {
            return List.of();
        }
        String name = fresh(table, List.of("fk_one", "FK_ONE", "fk_two", "fk_three", "fk_four"));
        return List.of("alter table " + table + " add "
                + "constraint \"" + name + "\" foreign key (\"ref\") references " + any(tables) + " (\"id\")"
                + any(List.of("", " on delete cascade", " on delete set null")));
    }

    /** {@return a name that no object in the schema has yet; null if there is none} */
    private @org.jspecify.annotations.Nullable String fresh(String table, List<String> candidates) {
        String schema = table.startsWith("\"Zoo\"") ? "Zoo." : "";
        return candidates.stream()
                .filter(name -> names.add(schema + name))
                .findFirst()
                .orElse(null);
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
