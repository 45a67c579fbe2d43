package dev.limbeck.execute;

import dev.limbeck.Operations;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.Reflector;
import dev.limbeck.dialect.Rows;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.dialect.Traits;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.h2.H2Catalog;
import dev.limbeck.model.Schema;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.sqlite.SqliteDialect;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Runs the code of a revision for a database that has schemas and the given rules for names, but only until the
 * operations are planned; nothing is executed.
 *
 * @param schema the current schema, which the operations do not change
 * @param exactNames whether the code specifies that its names are exact
 */
record PlannedOperations(Schema schema, boolean exactNames) {
    private static final SqliteDialect SQLITE = new SqliteDialect();

    /** A revision's code. */
    interface Code {
        void run(Operations op) throws Exception;
    }

    List<Operation> run(Code code) throws Exception {
        List<Operation> planned = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void operationPlanned(Operation operation, OperationPlan steps) {
                planned.add(operation);
            }
        };
        try (Scratch scratch = new ScratchDatabases(SQLITE).empty()) {
            RunContext session = scratch.session().withListener(listener);
            RunContext withSchemas =
                    new RunContext(dialect(), session.connection(), session.options(), listener, session.lockTimeout());
            try (Transaction transaction = SQLITE.sessions()
                    .begin(session.connection(), OperationPlan.Need.FOREIGN_KEYS_OFF, session.lockTimeout())) {
                code.run(LiveOperations.create(
                        new OperationRunner(withSchemas, transaction), Arguments.NONE, exactNames));
            }
        }
        return planned;
    }

    private Dialect dialect() {
        Catalog catalog = new H2Catalog(schema);
        Planner planner = new Planner() {
            @Override
            public OperationPlan plan(Operation operation, Catalog current, PlanOptions options) {
                return new OperationPlan(Strategy.NATIVE, "", OperationPlan.Need.ANY, List.of());
            }

            @Override
            public Optional<OperationPlan> planWithoutSchema(
                    Operation operation, PlanOptions options, OperationPlan.Need offered) {
                return Optional.empty();
            }

            @Override
            public List<Guard> rowQuestions(AlterTable batch, Catalog current) {
                return List.of();
            }
        };
        Reflector reflector = proxy(Reflector.class, (name, arguments) -> catalog);
        Rows rows = proxy(Rows.class, (name, arguments) -> name.equals("findLeftovers") ? List.of() : Optional.empty());
        return proxy(Dialect.class, (name, arguments) -> switch (name) {
            case "traits" ->
                new Traits("Schemas", EnumSet.of(Traits.Feature.SCHEMAS, Traits.Feature.ENUM_TYPES), schema.names());
            case "planner" -> planner;
            case "reflector" -> reflector;
            case "rows" -> rows;
            default -> Dialect.class.getMethod(name).invoke(SQLITE);
        });
    }

    private interface Answer {
        Object to(String method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                PlannedOperations.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }
}
