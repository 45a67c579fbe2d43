package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.View;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.ExecuteSql.EnumValues;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.Recreate;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.render.CodeStatement;
import dev.limbeck.render.RevisionText;
import dev.limbeck.render.RevisionWriter;
import dev.limbeck.render.TestCompiler;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests the operations that a revision plans for a database with schemas. Nothing is executed. */
final class SchemaViewTest {
    private static final TableName INVOICE = new TableName("billing", "invoice");
    private static final TableName CUSTOMER = TableName.of("customer");
    private static final Index BY_CUSTOMER =
            new Index("ix_invoice", List.of(IndexPart.column("customer_id")), false, null);
    private static final Schema SCHEMA = new Schema(
            List.of(
                    table(CUSTOMER),
                    table(TableName.of("invoice")),
                    table(new TableName("crm", "invoice")),
                    table(INVOICE)
                            .withIndexes(List.of(BY_CUSTOMER))
                            .withConstraints(List.of(), List.of(key("fk_2", new TableName("crm", "x"))), List.of())),
            List.of(view(null), view("billing")),
            List.of(trigger(TableName.of("invoice")), trigger(INVOICE)),
            List.of(sequence(null, 1), sequence("billing", 7)));

    private static Table table(TableName name) {
        return Table.of(
                name,
                List.of(
                        new Column("id", SqlType.of(TypeName.BIGINT), false),
                        new Column("customer_id", SqlType.of(TypeName.BIGINT), true)));
    }

    private static ForeignKey key(String name, TableName target) {
        return new ForeignKey(name, List.of("customer_id"), target, List.of("id"));
    }

    private static View view(@org.jspecify.annotations.Nullable String schema) {
        return new View(new TableName(schema, "open_invoice"), new SqlText("create view open_invoice as select 1"));
    }

    private static Sequence sequence(@org.jspecify.annotations.Nullable String schema, long start) {
        return new Sequence(new TableName(schema, "invoice_seq"), start, 50);
    }

    private static Trigger trigger(TableName table) {
        return new Trigger("invoice_gone", table, new SqlText("create trigger invoice_gone on " + table));
    }

    private static List<Operation> operations() {
        TableName line = new TableName("billing", "invoice_line_with_a_long_name");
        Table lines = table(line)
                .withConstraints(
                        List.of(),
                        List.of(
                                key("fk_same", INVOICE),
                                key("fk_default", CUSTOMER),
                                key("fk_crm", new TableName("crm", "account"))),
                        List.of())
                .withIndexes(List.of(
                        new Index("ix_line", List.of(IndexPart.column("id").desc()), true, null)));
        Table inDefault = table(TableName.of("note"))
                .withConstraints(List.of(), List.of(key("a", CUSTOMER), key("b", INVOICE)), List.of());
        return List.of(
                new CreateTable(lines),
                new CreateTable(inDefault),
                new RenameTable(INVOICE, new TableName("billing", "bill")),
                new AlterTable(
                        INVOICE,
                        List.of(
                                new AddConstraint(key("fk_a", new TableName("billing", "customer"))),
                                new AddConstraint(key("fk_b", CUSTOMER))),
                        Recreate.AUTO),
                new AlterTable(INVOICE, List.of(new CreateIndex(BY_CUSTOMER.withName("ix_other"))), Recreate.AUTO),
                new AlterTable(INVOICE, List.of(new DropIndex(BY_CUSTOMER)), Recreate.AUTO),
                new CreateView(
                        new View(new TableName("billing", "v"), new SqlText("create view billing.v as select 2"))),
                new DropView(view("billing")),
                new DropView(view(null)),
                new CreateTrigger(trigger(INVOICE)),
                new DropTrigger(trigger(INVOICE)),
                new DropTrigger(trigger(TableName.of("invoice"))),
                new ReplaceView(
                        view("billing"),
                        new View(
                                new TableName("billing", "open_invoice"),
                                new SqlText("create view open_invoice as select 2"))),
                new CreateSequence(new Sequence(new TableName("billing", "line_seq"), 1, 1)),
                new AlterSequence(sequence("billing", 7), new Sequence(new TableName("billing", "invoice_seq"), 9, 50)),
                new DropSequence(sequence("billing", 7)),
                new DropSequence(sequence(null, 1)),
                ExecuteSql.of(new EnumValues(new TableName("billing", "state"), List.of("OPEN", "PAID"))),
                new DropTable(SCHEMA.table(INVOICE).orElseThrow()),
                new DropTable(SCHEMA.table(new TableName("crm", "invoice")).orElseThrow()));
    }

    private static List<Operation> planned(PlannedOperations.Code code) throws Exception {
        return new PlannedOperations(SCHEMA, false).run(code);
    }

    @Test
    void theWrittenCallsHaveTheSameSchemas() throws Exception {
        List<Operation> operations = operations().stream()
                .map(operation -> operation instanceof CreateTable create
                        ? new CreateTable(create.table().withIndexes(List.of()))
                        : operation)
                .toList();
        List<CodeStatement> statements = operations.stream()
                .flatMap(operation -> CodeStatement.createAll(operation).stream())
                .toList();
        assertThat(planned(op -> StatementInterpreter.interpret(statements, op)))
                .isEqualTo(operations);
        String text = RevisionWriter.render(new RevisionText(
                "", "Rev_a", "a", List.of(), List.of(), List.of(), Instant.EPOCH, "schemas", operations, List.of()));
        Migration compiled = (Migration)
                TestCompiler.compile("Rev_a", text).getDeclaredConstructor().newInstance();
        assertThat(planned(compiled::upgrade)).isEqualTo(operations);
    }

    @Test
    void theCallsAreWrittenOnTheViewOfTheSchema() {
        String text = operations().stream()
                .flatMap(operation -> CodeStatement.createAll(operation).stream())
                .map(statement -> statement.format(0))
                .collect(Collectors.joining("\n"));
        assertThat(text)
                .startsWith(
                        """
                op.in("billing").createTable("invoice_line_with_a_long_name",
                        column("id", bigint()).nullable(false),
                        column("customer_id", bigint()),
                        foreignKeyOn("customer_id").named("fk_same").references("invoice", "id"),
                        foreignKeyOn("customer_id").named("fk_default").referencesIn(DEFAULT_SCHEMA, "customer", "id"),
                        foreignKeyOn("customer_id").named("fk_crm").referencesIn("crm", "account", "id"));
                op.in("billing").createUniqueIndex("ix_line", "invoice_line_with_a_long_name", desc("id"));
                op.createTable("note",
                """)
                .contains(
                        """
                op.in("billing").batchAlterTable("invoice", batch -> {
                    // hazard may-fail: fails if rows refer to missing rows
                    batch.createConstraint(foreignKeyOn("customer_id").named("fk_a").references("customer", "id"));
                """)
                .contains("\nop.in(\"crm\").dropTable(\"invoice\"); // hazard data-loss: loses data");
    }

    @Test
    void everyMethodOfTheViewIsAboutItsSchema() throws Exception {
        assertThat(planned(op -> {
                    Operations billing = op.in("billing");
                    billing.createTableIfNotExists("invoice");
                    billing.createTableIfNotExists("customer", Columns.ID);
                    billing.dropTableIfExists("customer");
                    billing.dropTableIfExists("invoice");
                    billing.dropColumnIfExists("invoice", "none");
                    billing.renameColumn("invoice", "customer_id", "client_id");
                    billing.in("crm").dropTable("invoice");
                    billing.in("").dropTable("invoice");
                    billing.on("sqlite", o -> o.dropView("open_invoice"));
                    billing.invoke(new DropInvoice());
                }))
                .extracting(SchemaViewTest::subject)
                .containsExactly(
                        "CreateTable billing.customer",
                        "DropTable billing.invoice",
                        "AlterTable billing.invoice",
                        "DropTable crm.invoice",
                        "DropTable invoice",
                        "DropView billing.open_invoice",
                        "DropTable billing.invoice");
    }

    private static String subject(Operation operation) {
        String kind = operation.getClass().getSimpleName() + " ";
        if (operation instanceof CreateTable create) {
            return kind + create.table().name();
        }
        if (operation instanceof DropTable drop) {
            return kind + drop.table().name();
        }
        if (operation instanceof DropView drop) {
            return kind + drop.view().name();
        }
        return kind + ((AlterTable) operation).table();
    }

    /** Gives access to the builders of revisions. */
    private abstract static class Columns extends Migration {
        private static final dev.limbeck.ColumnDefinition ID = column("id", bigint());
    }

    private record DropInvoice() implements dev.limbeck.CustomOperation {
        @Override
        public void run(Operations op) {
            op.dropTable("invoice");
        }

        @Override
        public dev.limbeck.CustomOperation reverse() {
            return this;
        }
    }
}
