package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Replay;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.dialect.UnreadableSchema;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.Column;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.Position;
import dev.limbeck.ops.Recreate;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.catalog.TextCache;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqliteDialectTest {
    private final SqliteDialect dialect = new SqliteDialect();
    private final Database database = new Database();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void reportsItsNameAndProduct() throws SQLException {
        assertThat(dialect.name()).isEqualTo("sqlite");
        assertThat(dialect.urls().supports("jdbc:sqlite:shop.db")).isTrue();
        assertThat(dialect.urls().supports("jdbc:postgresql:shop")).isFalse();
        assertThat(dialect.reflector().version(database.connection())).startsWith("3.");
        assertThat(dialect.words().quote("a\"b")).isEqualTo("\"a\"\"b\"");
    }

    @Test
    void readsARowidColumnAsIdentity() {
        database.run(
                "CREATE TABLE a (id INTEGER PRIMARY KEY)",
                "CREATE TABLE b (id INTEGER, x TEXT, PRIMARY KEY (id AUTOINCREMENT))",
                "CREATE TABLE c (id INTEGER PRIMARY KEY) WITHOUT ROWID",
                "CREATE TABLE d (id INTEGER PRIMARY KEY DESC)");
        List<Table> tables = database.reflect().schema().tables();
        Column id = new Column("id", SqlType.of(TypeName.BIGINT), false);
        assertThat(tables.get(0).column("id")).contains(id.withIdentity(Identity.PLAIN));
        assertThat(tables.get(1).column("id")).contains(id.withIdentity(Identity.AUTOINCREMENT));
        assertThat(tables.get(2).column("id")).contains(new Column("id", SqlType.of(TypeName.INTEGER), false));
        assertThat(tables.get(3).column("id")).contains(new Column("id", SqlType.of(TypeName.INTEGER), true));
        assertThat(tables.get(3).verbatim()).isNotNull();
    }

    @Test
    void keepsWhatTheModelCannotExpress() {
        database.run(
                "CREATE TABLE plain (a INT NOT NULL DEFAULT NULL CONSTRAINT u UNIQUE /* c */)",
                "CREATE TABLE conflict (a INT UNIQUE ON CONFLICT IGNORE)",
                "CREATE TABLE named (a INT CONSTRAINT n NOT NULL)",
                "CREATE TABLE nulls (a INT NULL)",
                "CREATE TABLE sorted (a INT, PRIMARY KEY (a DESC))");
        assertThat(database.reflect().schema().tables())
                .extracting(table -> table.name().name(), table -> table.verbatim() != null)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("conflict", true),
                        org.assertj.core.groups.Tuple.tuple("named", true),
                        org.assertj.core.groups.Tuple.tuple("nulls", true),
                        org.assertj.core.groups.Tuple.tuple("plain", false),
                        org.assertj.core.groups.Tuple.tuple("sorted", true));
    }

    @Test
    void replaysEverythingExceptObjectsThatOthersCreate() {
        database.run(
                "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)",
                "CREATE VIEW v AS SELECT a FROM t",
                "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END",
                "CREATE INDEX i ON t (a)",
                "CREATE VIRTUAL TABLE docs USING fts5 (body)",
                "ANALYZE");
        SqliteCatalog catalog = database.reflect();
        assertThat(catalog.otherObjects()).containsExactly("virtual table docs (fts5)");
        assertThat(catalog.schema().tables())
                .extracting(table -> table.name().name())
                .containsExactly("t");
        Replay replay = dialect.scratches().replay(catalog);
        assertThat(replay.statements())
                .extracting(definition -> definition.object().name())
                .containsExactly("t", "docs", "i", "v", "r");
        assertThat(replay.leftOut())
                .containsEntry(TableName.of("sqlite_sequence"), "SQLite creates it itself")
                .containsEntry(TableName.of("docs_data"), "its virtual table creates it");
        try (Database scratch = new Database()) {
            replay.statements().forEach(one -> scratch.run(one.sql()));
            assertThat(scratch.reflect().schema()).isEqualTo(catalog.schema());
            assertThat(scratch.reflect().definitions()).isEqualTo(catalog.definitions());
        }
        assertThat(catalog.definition(TableName.of("T"))).hasSize(3);
    }

    @Test
    void keepsTemporaryObjectsSeparate() {
        database.run(
                "CREATE TABLE t (a INT)",
                "CREATE TEMP TRIGGER r AFTER INSERT ON main.t BEGIN SELECT 1; END",
                "CREATE TEMP TABLE other (a INT)");
        SqliteCatalog catalog = database.reflect();
        assertThat(catalog.schema().triggers()).isEmpty();
        assertThat(catalog.schema().tables()).hasSize(1);
        assertThat(catalog.temporary())
                .extracting(SchemaRow::name, SchemaRow::table)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("r", "t"));
    }

    @Test
    void namesTheObjectThatItCannotRead() {
        SchemaRow broken = new SchemaRow("table", "odd", "odd", "CREATE TABLE odd (a ! b)");
        SqliteCatalog catalog = new SqliteCatalog(List.of(broken), List.of(), List.of(), new TextCache());
        assertThatThrownBy(catalog::schema)
                .isInstanceOf(UnreadableSchema.class)
                .hasMessageContaining("table odd")
                .hasMessageContaining("character 21");
    }

    @Test
    void createsAndDropsATable() {
        Table table = Table.of(TableName.of("t"), List.of(new Column("a", SqlType.of(TypeName.BIGINT), true)))
                .withIndexes(List.of(new Index("i", List.of(IndexPart.column("a")), false, null)));
        run(new CreateTable(table));
        assertThat(database.reflect().schema().tables()).containsExactly(table);
        OperationPlan drop = plan(new CreateTable(table).reverse());
        assertThat(drop.statements().get(0).hazards())
                .containsExactly(new Hazard(Hazard.Kind.DATA_LOSS, "drops t and its rows"));
        assertThat(drop.need()).isEqualTo(OperationPlan.Need.ANY);
        run(new DropTable(table));
        assertThat(database.reflect().schema().tables()).isEmpty();
    }

    @Test
    void dropsAReferencedTableWithForeignKeysOff() {
        database.run("CREATE TABLE p (id INTEGER PRIMARY KEY)", "CREATE TABLE c (p INT REFERENCES P)");
        Table parent = database.reflect().schema().table(TableName.of("p")).orElseThrow();
        assertThat(plan(new DropTable(parent)).need()).isEqualTo(OperationPlan.Need.FOREIGN_KEYS_OFF);
    }

    @Test
    void dropsTheMainTableRatherThanATemporaryOneOfThatName() {
        database.run("CREATE TABLE t (a INT)", "CREATE TEMP TABLE t (b INT)");
        run(new DropTable(database.reflect().schema().tables().get(0)));
        assertThat(database.reflect().schema().tables()).isEmpty();
        assertThat(database.rows("SELECT name FROM temp.sqlite_schema")).hasSize(1);
    }

    @Test
    void renamesATableAndWhatRefersToIt() {
        database.run("CREATE TABLE p (id INTEGER PRIMARY KEY)", "CREATE TABLE c (p INT REFERENCES p)");
        run(new RenameTable(TableName.of("p"), TableName.of("the parent")));
        Table child = database.reflect().schema().table(TableName.of("c")).orElseThrow();
        assertThat(child.foreignKeys().get(0).referencedTable()).isEqualTo(TableName.of("the parent"));
    }

    @Test
    void createsAndDropsViewsAndTriggers() {
        database.run(
                "CREATE TABLE t (a INT)",
                "CREATE VIEW v AS SELECT a FROM t",
                "CREATE TRIGGER r INSERT ON t BEGIN SELECT 1; END");
        SqliteCatalog before = database.reflect();
        List<Operation> drops = List.of(
                new DropView(before.schema().views().get(0)),
                new DropTrigger(before.schema().triggers().get(0)));
        drops.forEach(this::run);
        assertThat(database.reflect().schema().views()).isEmpty();
        assertThat(database.reflect().schema().triggers()).isEmpty();
        run(new CreateView(before.schema().views().get(0)));
        run(new CreateTrigger(before.schema().triggers().get(0)));
        assertThat(database.reflect().schema()).isEqualTo(before.schema());
    }

    @Test
    void createsAndDropsIndexes() {
        database.run("CREATE TABLE t (a INT, b TEXT)", "CREATE INDEX old ON t (b)");
        Table table = database.reflect().schema().tables().get(0);
        Index index = new Index("new", List.of(IndexPart.column("a").desc()), true, new SqlText("b > 'x'"));
        AlterTable batch = new AlterTable(
                table.name(),
                List.of(new CreateIndex(index), new DropIndex(table.indexes().get(0))));
        assertThat(plan(batch).strategy()).isEqualTo(Strategy.NATIVE);
        run(batch);
        assertThat(database.reflect().schema().tables().get(0).indexes()).containsExactly(index);
        run(batch.reverse());
        assertThat(database.reflect().schema().tables()).containsExactly(table);
    }

    @Test
    void namesTheKeysThatPreventAUniqueIndex() {
        database.run(
                "CREATE TABLE t (a TEXT, b INT)",
                "INSERT INTO t VALUES ('x', 1), ('X', 1), ('x', 2), (NULL, 1), (NULL, 1), ('y', 9), ('y', 9)");
        Index index = new Index(
                "u",
                List.of(IndexPart.column("a").collate("nocase"), IndexPart.column("b")),
                true,
                new SqlText("b < 5 or b is null"));
        Guard guard = plan(new AlterTable(TableName.of("t"), List.of(new CreateIndex(index))))
                .statements()
                .get(0)
                .guards()
                .get(0);
        assertThat(database.rows(guard.question())).hasSize(1);
        database.run("DELETE FROM t WHERE a = 'X'");
        assertThat(database.rows(guard.question())).isEmpty();
    }

    @Test
    void runsAFreeStatementAndRefusesACopyThatIsForbidden() {
        run(new ExecuteSql(new SqlText("CREATE TABLE t (a INT)"), null));
        assertThat(plan(new ExecuteSql(null, new SqlText("DROP TABLE t"))).statements())
                .isEmpty();
        Column column = new Column("b", SqlType.of(TypeName.TEXT), true);
        AlterTable batch =
                new AlterTable(TableName.of("t"), List.of(new AddColumn(column, null, Position.FIRST)), Recreate.NEVER);
        assertThatThrownBy(() -> plan(batch)).isInstanceOf(UnsupportedChange.class);
    }

    @Test
    void reflectsAThousandTablesQuickly() {
        for (int i = 0; i < 1000; i++) {
            database.run(
                    "CREATE TABLE t" + i + " (id INTEGER PRIMARY KEY, a TEXT NOT NULL, b INT REFERENCES t0, c DATE,"
                            + " d VARCHAR(20) DEFAULT 'x', CHECK (b > 0), UNIQUE (a, b))",
                    "CREATE INDEX i" + i + " ON t" + i + " (c, d)");
        }
        long start = System.nanoTime();
        assertThat(database.reflect().schema().tables()).hasSize(1000);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    private OperationPlan plan(Operation operation) {
        return dialect.planner().plan(operation, database.reflect(), PlanOptions.DEFAULT);
    }

    private void run(Operation operation) {
        plan(operation).statements().stream().map(Statement::sql).forEach(database::run);
    }
}
