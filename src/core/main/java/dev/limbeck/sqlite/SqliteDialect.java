package dev.limbeck.sqlite;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.DiskSpace;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.Leftover;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Replay;
import dev.limbeck.dialect.RowAccess;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.ScriptStatement;
import dev.limbeck.dialect.ScriptSyntax;
import dev.limbeck.dialect.StoredValues;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.dialect.ValueColumn;
import dev.limbeck.model.Column;
import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.sqlite.catalog.CatalogReader;
import dev.limbeck.sqlite.catalog.Leftovers;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.catalog.TextCache;
import dev.limbeck.sqlite.ddl.Names;
import dev.limbeck.sqlite.ddl.StatementSplitter;
import dev.limbeck.sqlite.ddl.TransactionControl;
import dev.limbeck.sqlite.edit.ColumnRename;
import dev.limbeck.sqlite.plan.BatchRowGuards;
import dev.limbeck.sqlite.plan.OperationPlanner;
import dev.limbeck.sqlite.plan.SqliteScript;
import dev.limbeck.sqlite.run.ColumnSample;
import dev.limbeck.sqlite.run.DatabaseFile;
import dev.limbeck.sqlite.run.DiskSpaceEstimate;
import dev.limbeck.sqlite.run.ErrorExplanation;
import dev.limbeck.sqlite.run.ExpressionCheck;
import dev.limbeck.sqlite.run.Orphans;
import dev.limbeck.sqlite.run.RowAccessReader;
import dev.limbeck.sqlite.run.SampleRows;
import dev.limbeck.sqlite.run.ScratchCopy;
import dev.limbeck.sqlite.run.SqliteTransaction;
import dev.limbeck.sqlite.sameness.Literals;
import dev.limbeck.sqlite.sameness.SqliteSameness;
import dev.limbeck.sqlite.sameness.TypeSpelling;
import dev.limbeck.sqlite.values.DriverOptions;
import dev.limbeck.sqlite.values.ParameterColumns;
import dev.limbeck.sqlite.values.SqliteValues;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The SQLite dialect, for version 3.40 and later. */
public final class SqliteDialect implements Dialect {
    /** The driver's URL parameter for foreign keys. */
    private static final Pattern FOREIGN_KEYS =
            Pattern.compile("[?&]foreign_keys=(on|true|yes|1)\\b", Pattern.CASE_INSENSITIVE);

    private final TextCache cache;
    private final DriverOptions options;

    /** Creates a dialect with an empty cache of parsed texts. */
    public SqliteDialect() {
        this(new TextCache(), DriverOptions.NONE);
    }

    private SqliteDialect(TextCache cache, DriverOptions options) {
        this.cache = cache;
        this.options = options;
    }

    @Override
    public Dialect at(String jdbcUrl) {
        return with(DriverOptions.of(jdbcUrl));
    }

    @Override
    public Dialect like(Connection connection) throws SQLException {
        return with(DriverOptions.of(connection));
    }

    private Dialect with(DriverOptions other) {
        return other.equals(options) ? this : new SqliteDialect(cache, other);
    }

    @Override
    public StoredValues values(Connection connection) {
        return new SqliteValues(connection);
    }

    @Override
    public List<Optional<ValueColumn>> valueColumns(String sql, Catalog catalog) {
        return ParameterColumns.of(sql, catalog);
    }

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public boolean supportsUrl(String jdbcUrl) {
        return jdbcUrl.toLowerCase(Locale.ROOT).startsWith("jdbc:sqlite:");
    }

    @Override
    public String product() {
        return "SQLite";
    }

    @Override
    public Optional<Path> file(String jdbcUrl) {
        return DatabaseFile.find(jdbcUrl);
    }

    @Override
    public Optional<String> findUrlProblem(String jdbcUrl) throws SQLException {
        return DatabaseFile.findObjection(jdbcUrl);
    }

    @Override
    public Transaction begin(Connection connection, boolean withoutForeignKeys, Duration lockTimeout)
            throws SQLException {
        return SqliteTransaction.begin(connection, withoutForeignKeys, lockTimeout);
    }

    /** sqlite.org/pragma.html#pragma_busy_timeout */
    @Override
    public Duration setLockTimeout(Connection connection, Duration lockTimeout) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Duration before;
            try (ResultSet row = statement.executeQuery("PRAGMA busy_timeout")) {
                before = Duration.ofMillis(row.next() ? row.getLong(1) : 0);
            }
            statement.execute("PRAGMA busy_timeout=" + lockTimeout.toMillis());
            return before;
        }
    }

    @Override
    public List<TableName> insertSamples(Connection connection, List<Table> tables, int rows) {
        return new SampleRows(connection, rows).insert(tables);
    }

    @Override
    public ColumnContents readContents(Connection connection, TableName table, String column, int rows)
            throws SQLException {
        return ColumnSample.read(connection, table.name(), column, rows);
    }

    @Override
    public List<Column> viewColumns(Connection connection, TableName view) throws SQLException {
        return ColumnSample.readViewColumns(connection, view.name());
    }

    @Override
    public boolean hasTable(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select 1 from main.sqlite_schema where type = 'table' and name = ? collate nocase")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    @Override
    public Optional<String> explain(SQLException failure) {
        return ErrorExplanation.explain(failure);
    }

    @Override
    public boolean endsTransaction(String sql) {
        return TransactionControl.isIn(sql);
    }

    @Override
    public boolean hasSchemas() {
        return false;
    }

    @Override
    public boolean keepsComments() {
        return false;
    }

    @Override
    public String version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select sqlite_version()")) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public Catalog reflect(Connection connection) throws SQLException {
        return new CatalogReader(connection).read(cache);
    }

    @Override
    public Catalog reflect(Connection connection, Catalog before, int created) throws SQLException {
        return new CatalogReader(connection).read((SqliteCatalog) before, created, cache);
    }

    @Override
    public OperationPlan plan(Operation operation, Catalog catalog, PlanOptions options) {
        return operation.accept(new OperationPlanner((SqliteCatalog) catalog, options));
    }

    @Override
    public Optional<OperationPlan> planWithoutSchema(Operation operation, PlanOptions options, boolean foreignKeysOff) {
        if (operation instanceof DropTable drop && foreignKeysOff && !options.offline()) {
            return Optional.of(OperationPlanner.planDropTable(drop, true, List.of()));
        }
        return operation instanceof CreateTable create
                ? Optional.of(OperationPlanner.planCreateTable(create))
                : Optional.empty();
    }

    @Override
    public List<Guard> rowQuestions(AlterTable batch, Catalog catalog) {
        return BatchRowGuards.find(batch, (SqliteCatalog) catalog);
    }

    @Override
    public Optional<DiskSpace> estimateDiskSpace(
            Connection connection, TableName table, OperationPlan steps, boolean exact) throws SQLException {
        return DiskSpaceEstimate.estimate(connection, table, steps, exact);
    }

    /** sqlite.org/lockingv3.html and sqlite.org/wal.html */
    @Override
    public String describeLocking(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA journal_mode")) {
            return row.next() && row.getString(1).equals("wal")
                    ? "Each revision locks the database for writing; readers continue and see the old rows until it ends."
                    : "While a revision runs, nobody else can write, and at its end nobody can read; a long-running"
                            + " reader makes it wait.";
        }
    }

    @Override
    public List<Leftover> findLeftovers(Catalog catalog, TableName table) {
        return Leftovers.find((SqliteCatalog) catalog, table);
    }

    @Override
    public Connection openScratch() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite::memory:" + options.query());
    }

    @Override
    public Connection copyScratch(Connection scratch) throws SQLException {
        return ScratchCopy.copy(scratch, openScratch());
    }

    @Override
    public Replay replay(Catalog catalog) {
        SqliteCatalog own = (SqliteCatalog) catalog;
        Map<String, String> leftOut = new LinkedHashMap<>();
        for (SchemaRow one : own.rows()) {
            if (SqliteCatalog.isInternal(one)) {
                leftOut.put(one.name(), "SQLite creates it itself");
            } else if (own.isShadow(one)) {
                leftOut.put(one.name(), "its virtual table creates it");
            }
        }
        List<Replay.Definition> statements = own.inCreationOrder()
                .map(one -> new Replay.Definition(one.name(), one.sql()))
                .toList();
        return new Replay(statements, leftOut);
    }

    @Override
    public String quote(String identifier) {
        return Names.quote(identifier);
    }

    @Override
    public String literal(@Nullable Object value) {
        return Literals.of(value);
    }

    @Override
    public String bind(String sql, List<String> literals) {
        return Literals.bind(sql, literals);
    }

    @Override
    public Optional<String> explainUncomputable(Connection connection, SqlText expression, @Nullable TableName table) {
        return ExpressionCheck.findProblem(connection, expression.sql(), table);
    }

    @Override
    public String spell(SqlType type) {
        return TypeSpelling.spell(type);
    }

    @Override
    public SqlText renameColumn(SqlText expression, String from, String to) {
        return ColumnRename.apply(expression, from, to);
    }

    @Override
    public List<ScriptStatement> statements(String text) {
        return StatementSplitter.split(text);
    }

    @Override
    public ScriptSyntax scriptSyntax() {
        return new SqliteScript();
    }

    @Override
    public boolean enforcesForeignKeys(String jdbcUrl) {
        return FOREIGN_KEYS.matcher(jdbcUrl).find();
    }

    @Override
    public RowAccess findRowAccess(Connection connection, String sql) throws SQLException {
        return RowAccessReader.read(connection, sql);
    }

    @Override
    public List<String> findUncheckableTables(Connection connection) throws SQLException {
        return Orphans.uncheckable(connection);
    }

    @Override
    public Sameness sameness() {
        return new SqliteSameness();
    }
}
