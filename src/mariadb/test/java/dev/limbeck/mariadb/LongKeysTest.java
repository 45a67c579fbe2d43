package dev.limbeck.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Operations;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.step.MemoryPlan;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.testing.DirectSql;
import dev.limbeck.testing.SingleRevision;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Tests keys that are longer than the server supports. The server silently reduces an ordinary index to the beginning of
 * its column, and uses hash values for a unique key.
 */
class LongKeysTest extends StepwiseTests {
    private static final String TABLE =
            "create table t (id int primary key, n int, s varchar(700), v varchar(800), x text, b varbinary(4000),"
                    + " index ix_s (s), index ix_n (n))";

    /** {@return the partial-index hazards that the plan shows} */
    private List<String> hazards(Consumer<Operations> calls) throws SQLException {
        List<String> found = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void operationPlanned(Operation operation, OperationPlan plan) {
                plan.statements().stream()
                        .flatMap(statement -> statement.hazards().stream())
                        .filter(hazard -> hazard.kind() == Hazard.Kind.PARTIAL_INDEX)
                        .forEach(hazard -> found.add(hazard.message()));
            }
        };
        assertThat(new MemoryPlan(context(), dialect().reflector().reflect(connection()))
                        .plan(SingleRevision.UPGRADE, new SingleRevision(calls), listener, true))
                .isEmpty();
        return found;
    }

    private String index(String name) throws SQLException {
        return DirectSql.ask(
                connection(),
                "select concat(column_name, ' ', ifnull(sub_part, ''), ' ', index_type) from"
                        + " information_schema.statistics where table_schema = database() and index_name = '" + name
                        + "'");
    }

    @Test
    void anIndexThatTheServerReducesIsAHazard() throws SQLException {
        execute(TABLE);
        Map<String, Consumer<Operations>> reduced = new LinkedHashMap<>();
        reduced.put(
                "i1 contains only the first 768 characters of v, because a key can have at most 3072 bytes",
                op -> op.createIndex("i1", "t", "v"));
        reduced.put(
                "i2 contains only the first 768 characters of x, because a key can have at most 3072 bytes",
                op -> op.createIndex("i2", "t", asc("x"), option("mariadb_parts", "\"x\"(768)")));
        reduced.put(
                "i3 contains only the first 3072 bytes of b, because a key can have at most 3072 bytes",
                op -> op.createIndex("i3", "t", "b"));
        reduced.put(
                "ix_s contains only the first 768 characters of s, because a key can have at most 3072 bytes",
                op -> op.alterColumn("t", "s", change -> change.type(varchar(900))));
        for (Map.Entry<String, Consumer<Operations>> each : reduced.entrySet()) {
            assertThat(hazards(each.getValue())).containsExactly(each.getKey());
            run(each.getValue());
        }
        assertThat(List.of(index("i1"), index("i2"), index("i3"), index("ix_s")))
                .containsExactly("v 768 BTREE", "x 768 BTREE", "b 3072 BTREE", "s 768 BTREE");
        execute("drop table t");
        assertThat(hazards(op -> {
                    op.createTable("t", column("id", integer()), column("v", varchar(800)), primaryKey("id"));
                    op.createIndex("i1", "t", "v");
                }))
                .hasSize(1);
    }

    @Test
    void aShorterKeyIsNoHazard() throws SQLException {
        execute(TABLE);
        List<Consumer<Operations>> whole = List.of(
                op -> op.createIndex("i1", "t", "s"),
                op -> op.createIndex("i2", "t", asc("x"), option("mariadb_parts", "\"x\"(20)")),
                op -> op.createIndex("i3", "t", asc("x"), option("mariadb_kind", "fulltext")),
                op -> op.alterColumn("t", "s", change -> change.type(varchar(768))),
                op -> op.alterColumn("t", "n", change -> change.type(bigint())));
        for (Consumer<Operations> each : whole) {
            assertThat(hazards(each)).isEmpty();
            run(each);
        }
        assertThat(index("i1")).isEqualTo("s  BTREE");
    }

    /** The unique key applies to all values as a whole; the server copies the table to create it. */
    @Test
    void aUniqueKeyForbidsAllDuplicates() throws SQLException {
        execute(TABLE);
        run(op -> op.createUniqueConstraint("u1", "t", "v"));
        run(op -> op.createUniqueConstraint("u2", "t", "n", "x"));
        run(op -> op.createUniqueIndex("u3", "t", "b"));
        assertThat(List.of(index("u1"), index("u3"))).containsExactly("v  HASH", "b  HASH");
        assertThat(dialect()
                        .reflector()
                        .reflect(connection())
                        .table(TableName.of("t"))
                        .orElseThrow()
                        .uniqueConstraints())
                .extracting(UniqueConstraint::name)
                .containsExactlyInAnyOrder("u1", "u2", "u3");
        run(op -> op.dropConstraint("u1", "t"));
        run(op -> op.dropConstraint("u2", "t"));
        run(op -> op.dropConstraint("u3", "t"));
        assertThat(index("ix_n")).isEqualTo("n  BTREE");
    }

    /** The server must copy a table with such a key for almost every change. */
    @Test
    void aTableWithAUniqueKeyOfHashValuesCanBeChanged() throws SQLException {
        execute(TABLE, "alter table t add unique key h (v)", "create table p (id int primary key)");
        execute("insert into t (id, n, s, v, x) values (1, 1, 's', 'v', 'x')");
        List<Consumer<Operations>> changes = List.of(
                op -> op.addColumn("t", column("a", integer())),
                op -> op.addColumn("t", column("c", integer()).computed(text("n + 1"))),
                op -> op.alterColumn("t", "s", change -> change.type(varchar(710))),
                op -> op.alterColumn("t", "n", change -> change.nullable(false)),
                op -> op.alterColumn("t", "n", change -> change.serverDefault(text("4"))),
                op -> op.renameColumn("t", "a", "a2"),
                op -> op.createIndex("i1", "t", "a2"),
                op -> op.renameIndex("i1", "i2", "t"),
                op -> op.dropIndex("i2", "t"),
                op -> op.createUniqueConstraint("u1", "t", "a2"),
                op -> op.createForeignKey("t", foreignKey("fk", "a2").references("p", "id")),
                op -> op.dropConstraint("fk", "t"),
                op -> op.dropConstraint("u1", "t"),
                op -> op.dropColumn("t", "a2"),
                op -> op.createTableComment("t", "a comment"),
                op -> op.dropConstraint("h", "t"),
                op -> op.renameTable("t", "t2"));
        for (Consumer<Operations> each : changes) {
            run(each);
        }
        assertThat(DirectSql.ask(connection(), "select concat(n, s, v, x) from t2"))
                .isEqualTo("1svx");
    }
}
