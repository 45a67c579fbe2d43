package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Statement;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.ops.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests the statements that SQLite runs for each operation of a revision. The file {@code operations/sql.txt} lists the
 * statements under the names of the cases in this class.
 */
final class OperationsAsSqlTest {
    private static final Path FILE = Path.of("test/resources/operations/sql.txt");

    private static final List<String> TABLES = List.of(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)",
            "INSERT INTO alembic_version VALUES ('a1')",
            "CREATE TABLE owner (id INTEGER PRIMARY KEY, code TEXT, region TEXT, UNIQUE (code, region))",
            "CREATE TABLE pet (id INTEGER PRIMARY KEY, name VARCHAR(50), owner_id INTEGER, code TEXT, region TEXT,"
                    + " born DATE DEFAULT '2026-01-01', CONSTRAINT ck_name CHECK (name <> ''), CHECK (id > 0),"
                    + " CONSTRAINT fk_owner FOREIGN KEY (owner_id) REFERENCES owner (id),"
                    + " CONSTRAINT uk_name UNIQUE (name))",
            "CREATE INDEX ix_born ON pet (born)");

    /** The upgrade of a revision. */
    private interface Work {
        void on(Operations op) throws Exception;
    }

    /** Gives the cases access to the builders of a revision. */
    private abstract static class Cases extends Migration {
        final Map<String, Work> all = new LinkedHashMap<>();

        @Override
        public void upgrade(Operations op) {}

        @Override
        public void downgrade(Operations op) {}
    }

    private static final class Columns extends Cases {
        Columns() {
            all.put("add a column", op -> op.addColumn("pet", column("nick", varchar(20))));
            all.put(
                    "add a column that is not null, with a default",
                    op -> op.addColumn(
                            "pet", column("legs", integer()).nullable(false).serverDefault(text("4"))));
            all.put(
                    "add a column with an index",
                    op -> op.batchAlterTable("pet", batch -> {
                        batch.addColumn(column("nick", varchar(20)));
                        batch.createIndex("ix_nick", "nick");
                    }));
            all.put(
                    "add a column with a foreign key and a check",
                    op -> op.batchAlterTable("pet", batch -> {
                        batch.addColumn(column("vet_id", integer()));
                        batch.createForeignKey(foreignKey("fk_vet", "vet_id").references("owner", "id"));
                        batch.createCheckConstraint("ck_vet", text("vet_id > 0"));
                    }));
            all.put(
                    "add a generated column",
                    op -> op.addColumn("pet", column("upper_name", varchar(50)).computed(text("upper(name)"))));
            all.put(
                    "try to add a column that already exists",
                    op -> op.addColumnIfNotExists("pet", column("name", varchar(20))));
            all.put("add a column whose name is a word of SQL", op -> op.addColumn("pet", column("order", integer())));
            all.put("drop a column", op -> op.dropColumn("pet", "region"));
            all.put("try to drop a column that does not exist", op -> op.dropColumnIfExists("pet", "colour"));
            all.put("make a column not null", op -> op.alterColumn("pet", "region", c -> c.nullable(false)));
            all.put("rename a column", op -> op.alterColumn("pet", "region", c -> c.newColumnName("area")));
            all.put("widen a type", op -> op.alterColumn("pet", "name", c -> c.type(varchar(80))));
            all.put("change a type to another kind", op -> op.alterColumn("pet", "region", c -> c.type(integer())));
            all.put("set a default", op -> op.alterColumn("pet", "region", c -> c.serverDefault(text("'north'"))));
            all.put(
                    "set a default that is computed",
                    op -> op.alterColumn("pet", "born", c -> c.serverDefault(text("CURRENT_DATE"))));
            all.put("drop a default", op -> op.alterColumn("pet", "born", c -> c.dropServerDefault()));
            all.put(
                    "change name, type, null and default at once",
                    op -> op.alterColumn("pet", "region", c -> c.existingType(textType())
                            .newColumnName("area")
                            .type(varchar(9))
                            .nullable(false)
                            .serverDefault(text("''"))));
        }
    }

    private static final class Constraints extends Cases {
        Constraints() {
            all.put(
                    "add a foreign key",
                    op -> op.createForeignKey(
                            "pet", foreignKey("fk_code", "code").references("owner", "id")));
            all.put(
                    "add a foreign key with actions",
                    op -> op.createForeignKey(
                            "pet",
                            foreignKey("fk_code", "code")
                                    .references("owner", "id")
                                    .onDelete(ReferentialAction.CASCADE)
                                    .onUpdate(ReferentialAction.SET_NULL)));
            all.put(
                    "add a foreign key that is checked at commit",
                    op -> op.createForeignKey(
                            "pet",
                            foreignKey("fk_code", "code")
                                    .references("owner", "id")
                                    .deferrable(Deferrability.INITIALLY_DEFERRED)));
            all.put(
                    "add a foreign key with a match",
                    op -> op.createForeignKey(
                            "pet",
                            foreignKey("fk_code", "code")
                                    .references("owner", "id")
                                    .match("FULL")));
            all.put(
                    "add a foreign key of two columns",
                    op -> op.createForeignKey(
                            "pet", foreignKey("fk_both", "code", "region").references("owner", "code", "region")));
            all.put(
                    "add a foreign key to the table itself",
                    op -> op.createForeignKey(
                            "pet", foreignKey("fk_mother", "code").references("pet", "id")));
            all.put("add a check", op -> op.createCheckConstraint("ck_code", "pet", text("code in ('a', 'b')")));
            all.put("add a check without a name", op -> op.createCheckConstraint(null, "pet", text("code <> ''")));
            all.put("add a unique constraint", op -> op.createUniqueConstraint("uk_code", "pet", "code", "region"));
            all.put(
                    "replace a primary key",
                    op -> op.batchAlterTable("pet", batch -> {
                        batch.dropPrimaryKey();
                        batch.createPrimaryKey("pk_pet", "id", "region");
                    }));
            all.put("drop a check", op -> op.dropConstraint("ck_name", "pet"));
            all.put(
                    "drop a check that has no name",
                    op -> op.dropConstraint(checkConstraint(null, text("id > 0")), "pet"));
            all.put("drop a foreign key", op -> op.dropConstraint("fk_owner", "pet"));
            all.put("drop a unique constraint", op -> op.dropConstraint("uk_name", "pet"));
            all.put("try to drop a constraint that does not exist", op -> op.dropConstraintIfExists("uk_other", "pet"));
            all.put("rename a constraint", op -> op.renameConstraint("ck_name", "ck_pet_name", "pet"));
            all.put("create an index", op -> op.createIndex("ix_code", "pet", "code", desc("region")));
            all.put(
                    "create an index of an expression",
                    op -> op.createIndex("ix_lower", "pet", part(text("lower(name)"))));
            all.put(
                    "create a unique index with a condition",
                    op -> op.createUniqueIndex("ux_code", "pet", "code", where(text("region IS NULL"))));
            all.put(
                    "try to create an index that already exists",
                    op -> op.createIndexIfNotExists("ix_born", "pet", "born"));
            all.put("drop an index", op -> op.dropIndex("ix_born", "pet"));
            all.put("try to drop an index that does not exist", op -> op.dropIndexIfExists("ix_code", "pet"));
            all.put("rename an index", op -> op.renameIndex("ix_born", "ix_pet_born", "pet"));
        }
    }

    private static final class Tables extends Cases {
        Tables() {
            all.put(
                    "create a table",
                    op -> op.createTable(
                            "visit",
                            column("id", bigint()).identity(),
                            column("at", timestamp(6)).nullable(false).serverDefault(text("CURRENT_TIMESTAMP")),
                            column("cost", decimal(8, 2)),
                            primaryKey("id"),
                            uniqueConstraint("uk_at", "at"),
                            checkConstraint("ck_cost", text("cost >= 0"))));
            all.put("create a table without a primary key", op -> op.createTable("note", column("what", textType())));
            all.put(
                    "create a table that refers to itself",
                    op -> op.createTable(
                            "person",
                            column("id", integer()).nullable(false),
                            column("mother_id", integer()),
                            primaryKey("id"),
                            foreignKey("fk_mother", "mother_id").references("person", "id")));
            all.put(
                    "create a table with two foreign keys to one table",
                    op -> op.createTable(
                            "deal",
                            column("seller", integer()),
                            column("buyer", integer()),
                            foreignKey("fk_seller", "seller").references("owner", "id"),
                            foreignKey("fk_buyer", "buyer").references("owner", "id")));
            all.put("create a table and its index", op -> {
                op.createTable("note", column("what", varchar(9)));
                op.createIndex("ix_what", "note", "what");
            });
            all.put(
                    "create a table whose name has a space and a quote",
                    op -> op.createTable("it's \"mine\"", column("a b", integer())));
            all.put(
                    "try to create a table that already exists",
                    op -> op.createTableIfNotExists("pet", column("id", integer())));
            all.put("drop a table", op -> op.dropTable("pet"));
            all.put("try to drop a table that does not exist", op -> op.dropTableIfExists("note"));
            all.put("rename a table", op -> op.renameTable("owner", "person"));
            all.put("create and drop a view and a trigger", op -> {
                op.createView("names", text("CREATE VIEW names AS SELECT name FROM pet"));
                op.createTrigger(
                        "tr", "pet", text("CREATE TRIGGER tr AFTER DELETE ON pet BEGIN SELECT 1; SELECT 2; END"));
                op.replaceView(
                        "names",
                        text("CREATE VIEW names AS SELECT name FROM pet"),
                        text("CREATE VIEW names AS SELECT upper(name) AS name FROM pet"));
                op.dropTrigger("tr");
                op.dropView("names");
            });
            all.put(
                    "execute a statement with a colon, a percent sign and quotes",
                    op -> op.execute("UPDATE pet SET name = 'it''s 50%: \"big\"; yes'"));
            all.put("execute several statements", op -> op.execute("DELETE FROM pet; DELETE FROM owner WHERE id = 1;"));
            all.put("execute with values", op -> op.execute("UPDATE pet SET name = ? WHERE id = ?", "O'Hara", 7));
            all.put(
                    "write values into a statement",
                    op -> op.execute("UPDATE pet SET name = " + op.inlineLiteral("it's")
                            + ", born = " + op.inlineLiteral(java.time.Instant.EPOCH.plusMillis(7)) + " WHERE id > "
                            + op.inlineLiteral(1.5) + " OR " + op.inlineLiteral(true)));
            all.put(
                    "insert rows",
                    op -> op.bulkInsert(
                            "owner",
                            List.of(row("id", 1, "code", "a'b"), row("id", 2, "code", null), row("region", "x"))));
            all.put("insert no rows", op -> op.bulkInsert("owner", List.of()));
        }
    }

    private static Map<String, Work> cases() {
        Map<String, Work> cases = new LinkedHashMap<>();
        for (Cases some : List.of(new Columns(), new Constraints(), new Tables())) {
            cases.putAll(some.all);
        }
        return cases;
    }

    @TestFactory
    Stream<DynamicTest> eachOperation() throws IOException {
        Map<String, String> expected = expected();
        if (Boolean.getBoolean("golden.update")) {
            StringJoiner text = new StringJoiner("\n");
            cases().forEach((name, work) -> text.add("## " + name + "\n" + statements(work)));
            Files.writeString(FILE, text.toString());
        }
        return cases().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> assertThat(statements(each.getValue()))
                        .isEqualTo(expected.get(each.getKey()))));
    }

    @Test
    void everyTextBelongsToAnOperation() throws IOException {
        assertThat(expected().keySet()).containsExactlyElementsOf(cases().keySet());
    }

    private static Map<String, String> expected() throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        String text = Files.exists(FILE) ? Files.readString(FILE, StandardCharsets.UTF_8) : "";
        for (String part : text.split("(?m)^## ", -1)) {
            int line = part.indexOf('\n');
            if (line > 0) {
                found.put(part.substring(0, line), part.substring(line + 1).strip() + "\n");
            }
        }
        return found;
    }

    /** Returns the strategy, followed by the statements that SQLite runs. */
    private static String statements(Work work) {
        StringBuilder text = new StringBuilder();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            for (String table : TABLES) {
                Shop.run(connection, table);
            }
            RunListener listener = new RunListener() {
                @Override
                public void operationPlanned(Operation operation, OperationPlan steps) {
                    text.append("-- ")
                            .append(steps.strategy().name().toLowerCase(java.util.Locale.ROOT))
                            .append('\n');
                    for (Statement statement : steps.statements()) {
                        text.append(statement.sql().strip()).append(";\n");
                    }
                }
            };
            Shop.upgrade(connection, listener, migration(work), Duration.ofMillis(200));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return text.isEmpty() ? "-- nothing\n" : text.toString();
    }

    private static Migration migration(Work work) {
        return new Migration() {
            @Override
            public void upgrade(Operations op) throws Exception {
                Objects.requireNonNull(work).on(op);
            }

            @Override
            public void downgrade(Operations op) {}
        };
    }
}
