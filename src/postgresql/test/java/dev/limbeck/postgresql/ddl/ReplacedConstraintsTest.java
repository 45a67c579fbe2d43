package dev.limbeck.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Batch;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Statement;
import dev.limbeck.ops.Operation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Tests that in a revision that runs step by step, a constraint is dropped only after the rows satisfy the constraint
 * that replaces it.
 */
class ReplacedConstraintsTest extends OperationChecks {
    private static final String[] SETUP = {
        "create table owner (id int primary key, code int constraint uq_code unique)",
        "create table t (id int constraint pk primary key, other int not null, a int constraint uq unique,"
                + " state varchar(10) not null constraint ck check (state in ('A', 'B')),"
                + " owner int constraint fk references owner (id))",
        "insert into owner values (1, 1), (2, 2)",
        "insert into t values (1, 10, 5, 'A', 1), (2, 20, 6, 'B', 2)"
    };

    private static void check(Consumer<Batch> changes, String... clauses) throws SQLException {
        checkPlan(changes, clauses);
        OperationChecks.check(
                List.of(SETUP),
                op -> op.batchAlterTable("t", changes),
                changed(changes).toArray(String[]::new));
    }

    /** Checks that both forms have the same result if an additional statement is run in the setup. */
    private static void checkResult(String more, Consumer<Batch> changes) throws SQLException {
        List<String> setup = new ArrayList<>(List.of(SETUP));
        setup.add(more);
        OperationChecks.check(
                setup,
                op -> op.batchAlterTable("t", changes),
                changed(changes, setup.toArray(String[]::new)).toArray(String[]::new));
    }

    private static void checkPlan(Consumer<Batch> changes, String... clauses) throws SQLException {
        List<Operation> operations;
        try (ChangedDatabase database = new ChangedDatabase(SETUP)) {
            operations = database.run(op -> op.batchAlterTable("t", changes));
        }
        try (ChangedDatabase database = new ChangedDatabase(SETUP)) {
            OperationPlan plan = database.dialect()
                    .planner()
                    .plan(operations.get(0), database.catalog(), PlanOptions.DEFAULT.forSingleStatements());
            assertThat(plan.statements())
                    .extracting(Statement::sql)
                    .map(sql -> sql.replace("ALTER TABLE \"t\" ", "").replace("\n", " "))
                    .containsExactly(clauses);
        }
    }

    /** {@return the lines that the changes add and remove when they are made in one transaction} */
    private static List<String> changed(Consumer<Batch> changes) throws SQLException {
        return changed(changes, SETUP);
    }

    private static List<String> changed(Consumer<Batch> changes, String... setup) throws SQLException {
        try (ChangedDatabase database = new ChangedDatabase(setup)) {
            List<String> before = database.describe();
            database.run(op -> op.batchAlterTable("t", changes));
            List<String> after = database.describe();
            return java.util.stream.Stream.concat(
                            after.stream().filter(line -> !before.contains(line)),
                            before.stream()
                                    .filter(line -> !after.contains(line))
                                    .map(line -> "- " + line))
                    .toList();
        }
    }

    @Test
    void checks() throws SQLException {
        check(
                batch -> {
                    batch.dropConstraint("ck");
                    batch.alterColumn("state", c -> c.type(varchar(20)));
                    batch.createCheckConstraint("ck", text("state in ('A', 'B', 'C')"));
                },
                "ALTER COLUMN \"state\" TYPE varchar(20)",
                "ADD CONSTRAINT \"limbeck_new_ck\" CHECK (state in ('A', 'B', 'C') ) NOT VALID",
                "VALIDATE CONSTRAINT \"limbeck_new_ck\"",
                "DROP CONSTRAINT \"ck\"; RENAME CONSTRAINT \"limbeck_new_ck\" TO \"ck\"");
    }

    @Test
    void checksOfAnotherName() throws SQLException {
        check(
                batch -> {
                    batch.dropConstraint("ck");
                    batch.createCheckConstraint("ck2", text("state <> 'C'"));
                },
                "ADD CONSTRAINT \"ck2\" CHECK (state <> 'C' ) NOT VALID",
                "VALIDATE CONSTRAINT \"ck2\"",
                "DROP CONSTRAINT \"ck\"");
    }

    @Test
    void foreignKeys() throws SQLException {
        check(
                batch -> {
                    batch.dropConstraint("fk");
                    batch.createForeignKey(foreignKey("fk", "owner").references("owner", "code"));
                },
                "ADD CONSTRAINT \"limbeck_new_fk\" FOREIGN KEY (\"owner\") REFERENCES \"owner\" (\"code\") NOT VALID",
                "VALIDATE CONSTRAINT \"limbeck_new_fk\"",
                "DROP CONSTRAINT \"fk\"; RENAME CONSTRAINT \"limbeck_new_fk\" TO \"fk\"");
    }

    @Test
    void uniqueConstraintsAndPrimaryKeys() throws SQLException {
        check(
                batch -> {
                    batch.dropConstraint("uq");
                    batch.createUniqueConstraint("uq", "a", "state");
                    batch.dropConstraint("pk");
                    batch.createPrimaryKey("pk_new", "id", "other");
                },
                "CREATE UNIQUE INDEX CONCURRENTLY \"limbeck_new_uq\" ON \"t\" (\"a\", \"state\")",
                "DROP CONSTRAINT \"uq\"; ADD CONSTRAINT \"uq\" UNIQUE USING INDEX \"limbeck_new_uq\"",
                "CREATE UNIQUE INDEX CONCURRENTLY \"limbeck_new_pk_new\" ON \"t\" (\"id\", \"other\")",
                "DROP CONSTRAINT \"pk\"; ADD CONSTRAINT \"pk_new\" PRIMARY KEY USING INDEX \"limbeck_new_pk_new\"");
    }

    /** Queries can always use the old index or the new one, also if the batch has other changes. */
    @Test
    void aChangedIndexIsBuiltBeforeTheOldOneIsDropped() throws SQLException {
        Consumer<Batch> changes = batch -> {
            batch.dropIndex("uq_other");
            batch.dropConstraint("uq");
            batch.addColumn(column("extra", integer()));
            batch.alterColumn("a", c -> c.existingNullable(true).nullable(false));
            batch.createUniqueConstraint("uq", "a", "state");
            batch.createIndex("uq_other", asc("other"), asc("extra"));
        };
        String index = "create index uq_other on t (other)";
        checkResult(index, changes);
        checkResult(index + "; comment on index uq_other is 'kept'", changes);
        List<Operation> operations;
        List<String> setup = new ArrayList<>(List.of(SETUP));
        setup.add(index);
        try (ChangedDatabase database = new ChangedDatabase(setup.toArray(String[]::new))) {
            operations = database.run(op -> op.batchAlterTable("t", changes));
        }
        try (ChangedDatabase database = new ChangedDatabase(setup.toArray(String[]::new))) {
            assertThat(database.dialect()
                            .planner()
                            .plan(operations.get(0), database.catalog(), PlanOptions.DEFAULT.forSingleStatements())
                            .statements())
                    .extracting(Statement::sql)
                    .filteredOn(sql -> sql.contains("uq_other"))
                    .containsExactly(
                            "CREATE INDEX CONCURRENTLY \"limbeck_new_uq_other\" ON \"t\" (\"other\", \"extra\")",
                            "DROP INDEX CONCURRENTLY \"uq_other\"",
                            "ALTER INDEX \"limbeck_new_uq_other\" RENAME TO \"uq_other\"");
        }
    }

    /** The old check would reject the new values. */
    @Test
    void aCheckOfAChangedColumnIsDroppedFirst() throws SQLException {
        checkPlan(
                batch -> {
                    batch.dropConstraint("ck");
                    batch.alterColumn("state", c -> c.using(text("lower(state)")));
                    batch.createCheckConstraint("ck", text("state in ('a', 'b')"));
                },
                "DROP CONSTRAINT \"ck\"",
                "UPDATE \"t\" SET \"state\" = (lower(state) )",
                "ADD CONSTRAINT \"ck\" CHECK (state in ('a', 'b') ) NOT VALID",
                "VALIDATE CONSTRAINT \"ck\"");
    }

    /** The foreign key depends on the key to which it refers, so it cannot be kept longer than that key. */
    @Test
    void aForeignKeyToAReplacedKeyOfItsTableIsDroppedFirst() throws SQLException {
        checkResult("alter table t add parent int constraint fk_parent references t (id)", batch -> {
            batch.dropConstraint("fk_parent");
            batch.dropConstraint("pk");
            batch.createPrimaryKey("pk_new", "id");
            batch.createForeignKey(foreignKey("fk_parent", "parent").references("t", "id"));
        });
    }

    @Test
    void aNameThatAnotherStepNeedsIsFree() throws SQLException {
        checkResult("alter table t add constraint d check (other > 0)", batch -> {
            batch.dropConstraint("ck");
            batch.renameConstraint("d", "ck");
            batch.createCheckConstraint("e", text("state <> 'Z'"));
        });
        checkResult("select 1", batch -> {
            batch.dropConstraint("uq");
            batch.createCheckConstraint("uq", text("a > 0"));
            batch.createUniqueConstraint("uq2", "a");
        });
    }

    @Test
    void eachConstraintIsReplacedByItsOwn() throws SQLException {
        checkResult("alter table t add constraint u1 unique (a, other), add constraint u2 unique (state)", batch -> {
            batch.dropConstraint("u1");
            batch.dropConstraint("u2");
            batch.createUniqueConstraint("v1", "a", "id");
            batch.createUniqueConstraint("v2", "state", "a");
        });
    }
}
