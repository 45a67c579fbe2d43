package dev.limbeck.postgresql.ddl;

import dev.limbeck.Operations;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OnlineChanges.Limits;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.execute.Arguments;
import dev.limbeck.execute.LiveOperations;
import dev.limbeck.execute.OperationRunner;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.execute.step.StepwiseRunner;
import dev.limbeck.model.Schema;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import dev.limbeck.postgresql.PostgresqlDialect;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.testing.SingleRevision;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A database on a real server in which operations run as they do in a revision. */
final class ChangedDatabase implements AutoCloseable {
    private static final String VERSIONS = "alembic_version";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String DESCRIPTION =
            """
            select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                || case when a.attcollation <> t.typcollation then ' collate ' || l.collname else '' end
                || case when a.attnotnull then ' not null' else '' end
                || coalesce(case a.attgenerated when '' then ' default ' else ' generated ' || a.attgenerated::text || ' ' end
                    || pg_get_expr(d.adbin, d.adrelid), '')
                || case a.attidentity when '' then '' else ' identity ' || a.attidentity::text end
                || coalesce(' comment ' || col_description(c.oid, a.attnum), '')
            from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
                left join pg_collation l on l.oid = a.attcollation
                left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm') and a.attnum > 0
                and not a.attisdropped
            union all
            select 'constraint ' || conrelid::regclass || '.' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint where connamespace = 'public'::regnamespace and conrelid <> 0 and contype <> 'n'
            union all
            select 'index ' || pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid
            where c.relnamespace = 'public'::regnamespace
                and not exists (select from pg_constraint where conindid = i.indexrelid and contype <> 'f')
            union all
            select 'sequence ' || c.relname || ' ' || s.seqstart || ' ' || s.seqincrement || ' ' || s.seqmin || ' ' || s.seqmax
            from pg_sequence s join pg_class c on c.oid = s.seqrelid
            union all
            select 'view ' || c.oid::regclass || ' ' || pg_get_viewdef(c.oid) || coalesce(array_to_string(c.relacl, ','), '')
            from pg_class c where c.relkind in ('v', 'm') and c.relnamespace = 'public'::regnamespace
            union all
            select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
            union all
            select 'table ' || c.relname || ' ' || coalesce(obj_description(c.oid, 'pg_class'), '')
                || coalesce(array_to_string(c.reloptions, ','), '') || c.relpersistence::text
            from pg_class c where c.relkind in ('r', 'v', 'm') and c.relnamespace = 'public'::regnamespace
            order by 1
            """;

    private final Connection connection = PostgresqlServer.open();
    private final Dialect dialect;

    ChangedDatabase(String... setup) throws SQLException {
        execute(setup);
        dialect = new PostgresqlDialect().like(connection);
    }

    void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Runs the calls in one transaction; {@return the operations} */
    List<Operation> run(Consumer<Operations> calls) throws SQLException {
        return run(calls, RunListener.SILENT);
    }

    /** Runs the calls in one transaction, and notifies the listener of their plans; {@return the operations} */
    List<Operation> run(Consumer<Operations> calls, RunListener plans) throws SQLException {
        List<Operation> operations = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void operationPlanned(Operation operation, OperationPlan plan) {
                operations.add(operation);
                plans.operationPlanned(operation, plan);
            }
        };
        inTransaction(listener, runner -> calls.accept(LiveOperations.create(runner, Arguments.NONE, false)));
        return operations;
    }

    private PlanOptions options() throws SQLException {
        return new PlanOptions(dialect.reflector().version(connection), true, false);
    }

    /** Runs the calls step by step; {@return the planned statements} */
    List<String> planOnline(Consumer<Operations> calls) throws SQLException {
        List<String> statements = new ArrayList<>();
        runOnline(calls, (operation, plan) -> plan.statements().forEach(each -> statements.add(each.sql())));
        return statements;
    }

    /**
     * Runs the calls step by step, in the forms that make other programs wait only briefly; {@return the operations}
     */
    List<Operation> runOnline(Consumer<Operations> calls) throws SQLException {
        List<Operation> operations = new ArrayList<>();
        runOnline(calls, (operation, plan) -> operations.add(operation));
        return operations;
    }

    private void runOnline(Consumer<Operations> calls, BiConsumer<Operation, OperationPlan> planned)
            throws SQLException {
        RunListener listener = new RunListener() {
            @Override
            public void operationPlanned(Operation operation, OperationPlan plan) {
                planned.accept(operation, plan);
            }
        };
        new StepwiseRunner(
                        new RunContext(dialect, connection, options(), listener, PATIENCE),
                        new VersionTable(dialect, TableName.of(VERSIONS)))
                .run(SingleRevision.UPGRADE, new SingleRevision(calls), Resumption.ASK);
    }

    /** Runs the statements of the reversed operations one by one. */
    void revertOnline(List<Operation> operations) throws SQLException {
        for (Operation operation : Operation.reversed(operations)) {
            Catalog now = dialect.reflector().reflect(connection);
            OperationPlan plan =
                    dialect.planner().plan(operation, now, options().forSingleStatements());
            for (dev.limbeck.dialect.Statement each : plan.statements()) {
                dialect.online().orElseThrow().run(connection, each, PATIENCE, Limits.DEFAULT, text -> {});
            }
        }
    }

    /** {@return the constraints and indexes that must exist only during a change} */
    List<String> leftovers() throws SQLException {
        return query("select conname from pg_constraint where conname like 'limbeck%' or not convalidated"
                + " union all select indexrelid::regclass::text from pg_index where not indisvalid or"
                + " indexrelid::regclass::text like '%limbeck%'");
    }

    /** Runs the reversed operations, from last to first. */
    void revert(List<Operation> operations) throws SQLException {
        inTransaction(RunListener.SILENT, runner -> {
            for (Operation operation : Operation.reversed(operations)) {
                try {
                    runner.run(operation);
                } catch (SQLException e) {
                    throw new IllegalStateException(operation + ": " + e.getMessage(), e);
                }
            }
        });
    }

    private void inTransaction(RunListener listener, Consumer<OperationRunner> work) throws SQLException {
        try (Transaction transaction = dialect.sessions().begin(connection, Need.ANY, PATIENCE)) {
            PlanOptions options = options();
            RunContext context = new RunContext(dialect, connection, options, listener, PATIENCE);
            work.accept(new OperationRunner(context, transaction));
            transaction.commit();
        }
    }

    /** {@return the database as Limbeck reads it} */
    Catalog catalog() throws SQLException {
        return dialect.reflector().reflect(connection);
    }

    /** {@return the schema as Limbeck reads it} */
    Schema schema() throws SQLException {
        return catalog().schema();
    }

    Dialect dialect() {
        return dialect;
    }

    /**
     * {@return a description of everything in the database, from the server's catalog, with one line for each item}
     * Before version 16, the server prints the name of the table before each column of a view; this name is left out.
     */
    List<String> describe() throws SQLException {
        boolean tables = connection.getMetaData().getDatabaseMajorVersion() < 16;
        return query(DESCRIPTION).stream()
                .filter(line -> !line.contains(VERSIONS))
                .map(line -> tables && line.startsWith("view ") ? line.replaceAll("\\b[tv]\\.", "") : line)
                .toList();
    }

    /** {@return the first column of each row} */
    List<String> query(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(String.valueOf(rows.getString(1)).replaceAll("\\s+", " "));
            }
        }
        return lines;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
