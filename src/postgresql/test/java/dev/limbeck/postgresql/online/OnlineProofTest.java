package dev.limbeck.postgresql.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.proof.Proof;
import dev.limbeck.compare.CompareOptions;
import dev.limbeck.compare.Comparer;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.Statement;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.execute.ScratchDatabases.Rules;
import dev.limbeck.model.SqlText;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.postgresql.PostgresqlDialect;
import dev.limbeck.postgresql.PostgresqlServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Tests that the proof also runs a revision step by step, so that each statement takes effect on its own. */
class OnlineProofTest {
    private static final String NOW =
            "create table pet (id int primary key, name varchar(20), age int, constraint ck check (age > 0))";
    private static final String WANTED = "create table pet (id int primary key, name varchar(20) not null, age int,"
            + " constraint ck check (age > 1), constraint uq unique (name)); create index ix on pet (age)";

    /**
     * A planner that counts the plans in which each statement takes effect on its own, and changes the statements of
     * these plans.
     */
    private static final class FaultyPlanner {
        private final UnaryOperator<List<Statement>> fault;
        private int plans;

        FaultyPlanner(UnaryOperator<List<Statement>> fault) {
            this.fault = fault;
        }

        Dialect in(Dialect dialect) {
            Dialect faulty = replace(
                    Dialect.class,
                    dialect,
                    "planner",
                    planner -> replace(Planner.class, (Planner) planner, "plan", plan -> change((OperationPlan) plan)));
            return replace(Dialect.class, faulty, "withTraitsOf", known -> in((Dialect) known));
        }

        private Object change(OperationPlan plan) {
            if (plan.need() != OperationPlan.Need.NO_TRANSACTION) {
                return plan;
            }
            plans++;
            return new OperationPlan(plan.strategy(), plan.reason(), plan.need(), fault.apply(plan.statements()));
        }

        private static <T> T replace(Class<T> type, T real, String method, UnaryOperator<Object> result) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                        try {
                            Object value = called.invoke(real, arguments);
                            return called.getName().equals(method) ? result.apply(value) : value;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }
    }

    private static Catalog catalog(ScratchDatabases databases, String statements) {
        try (Scratch scratch = databases.empty()) {
            for (String sql : statements.split("; ", -1)) {
                scratch.run(List.of(new ExecuteSql(new SqlText(sql), null)));
            }
            return scratch.reflect();
        }
    }

    private static void prove(FaultyPlanner planner) throws SQLException {
        Dialect real = new PostgresqlDialect().at(PostgresqlServer.url("postgres"));
        Rules rules = new Rules(true, null, text -> {});
        try (ScratchDatabases right = new ScratchDatabases(real, rules);
                ScratchDatabases wrong = new ScratchDatabases(planner.in(real), rules)) {
            Catalog live = catalog(right, NOW);
            Catalog model = catalog(right, WANTED);
            Comparer comparer = new Comparer(real, CompareOptions.DEFAULT);
            List<Operation> upgrade =
                    comparer.compare(live.schema(), model.schema()).operations();
            new Proof(wrong, comparer).prove(upgrade, Operation.reversed(upgrade), live, model.schema());
        }
    }

    @Test
    void bothFormsAreProved() throws SQLException {
        FaultyPlanner planner = new FaultyPlanner(statements -> statements);
        prove(planner);
        assertThat(planner.plans).isPositive();
    }

    @Test
    void anotherResultIsAnError() {
        FaultyPlanner planner = new FaultyPlanner(statements -> statements.stream()
                .filter(each -> !each.sql().contains("VALIDATE CONSTRAINT \"limbeck_new_ck\""))
                .toList());
        assertThatThrownBy(() -> prove(planner))
                .hasMessageStartingWith("No revision was written, because its upgrade produces a different schema if "
                        + "it runs step by step. The first difference:")
                .hasMessageContaining("ck");
    }

    @Test
    void aFailureIsAnError() {
        FaultyPlanner planner = new FaultyPlanner(statements -> {
            List<Statement> all = new ArrayList<>(statements);
            all.add(Statement.of("ALTER TABLE pet VALIDATE CONSTRAINT missing", ""));
            return all;
        });
        assertThatThrownBy(() -> prove(planner))
                .hasMessageStartingWith(
                        "No revision was written, because its upgrade, if it runs step by step, fails on"
                                + " a scratch copy of the schema.")
                .hasMessageContaining("missing");
    }
}
