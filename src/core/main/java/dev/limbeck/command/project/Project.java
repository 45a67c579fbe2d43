package dev.limbeck.command.project;

import dev.limbeck.compare.Filter;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Urls;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Arguments;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.DatabaseAddress;
import dev.limbeck.execute.Dialects;
import dev.limbeck.execute.LogTable;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.execute.SessionStart;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.execute.step.Journal;
import dev.limbeck.load.LoadRequest;
import dev.limbeck.load.ModelClassLoader;
import dev.limbeck.load.RevisionLoader;
import dev.limbeck.model.NamingConvention;
import dev.limbeck.model.TableName;
import dev.limbeck.result.Against;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.revision.source.RevisionFolder;
import dev.limbeck.settings.AutogenerateSettings;
import dev.limbeck.settings.DatabaseSettings;
import dev.limbeck.settings.RevisionSettings;
import dev.limbeck.settings.ScratchPermission;
import dev.limbeck.settings.Settings;
import dev.limbeck.spi.ConnectionSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A project: its settings, its history and its database. All three are read only when they are needed.
 */
public final class Project implements AutoCloseable {
    private final Settings settings;
    private final Application application;
    private final Arguments arguments;
    private @Nullable RevisionGraph graph;
    private @Nullable RevisionLoader loader;
    private @Nullable Dialects dialects;
    private final Scratchpad scratchpad;

    /** Values that are computed once for all databases of a run on a fleet; null for a single database. */
    KeptResults.@Nullable Shared common;

    private Project(Settings settings, Application application, Arguments arguments, Scratchpad scratchpad) {
        this.scratchpad = scratchpad;
        this.settings = settings;
        this.application = application;
        this.arguments = arguments;
    }

    /** {@return a project with the given settings} */
    public static Project open(Settings settings) {
        return open(settings, Application.NONE);
    }

    /** {@return a project with the given settings, in the given application} */
    public static Project open(Settings settings, Application application) {
        return new Project(settings, application, Arguments.NONE, Scratchpad.logged());
    }

    /** {@return a copy of this project that passes the given arguments to its revisions} */
    public Project withArguments(Arguments other) {
        return new Project(settings, application, other, scratchpad);
    }

    /** {@return a copy of this project that reports the scratch databases on a live server to the given consumer} */
    public Project withScratchNotices(Consumer<String> notices) {
        return new Project(settings, application, arguments, Scratchpad.reportingTo(notices));
    }

    /** {@return the arguments that are passed to revisions} */
    public Arguments arguments() {
        try {
            return arguments.withNaming(
                    new NamingConvention(settings.revisions().naming()));
        } catch (IllegalArgumentException e) {
            throw new CommandException("revisions.naming: " + e.getMessage() + ".", e);
        }
    }

    /** {@return the settings} */
    public Settings settings() {
        return settings;
    }

    /** {@return a copy of this project that compares the model with the given target} */
    public Project withAgainst(Against against) {
        Project project = new Project(settings.withAgainst(against), application, arguments, scratchpad);
        project.graph = graph;
        project.loader = loader;
        return project;
    }

    /**
     * {@return the history, which is read from the annotations of the revision files, or from the compiled revisions on
     * the class path if there are no sources, as in an installed application}
     *
     * @throws dev.limbeck.revision.RevisionException if a file cannot be read or the history is inconsistent
     */
    public RevisionGraph graph() {
        RevisionGraph now = graph;
        if (now == null) {
            now = RevisionGraph.of(loader().files());
            graph = now;
        }
        return now;
    }

    /** {@return the application that Limbeck runs in} */
    public Application application() {
        return application;
    }

    /** {@return the loader that creates migrations from revision files} */
    public RevisionLoader loader() {
        RevisionLoader now = loader;
        if (now == null) {
            now = new RevisionLoader(request(settings.revisions().locations()));
            loader = now;
        }
        return now;
    }

    /** {@return a copy of this project that reads its revision files again, from the given folders} */
    public Project withLocations(List<Path> locations) {
        Project project = new Project(settings, application, arguments, scratchpad);
        project.loader = new RevisionLoader(request(locations));
        return project;
    }

    private LoadRequest request(List<Path> locations) {
        RevisionSettings revisions = settings.revisions();
        boolean sources = locations.stream().anyMatch(Files::isDirectory);
        return new LoadRequest(
                new RevisionFolder(locations, revisions.recursive()),
                sources ? List.of() : List.of(revisions.packageName()),
                classpath(),
                application.classLoader(),
                revisions.cache());
    }

    /** {@return a project for the database at a JDBC URL; the history is the same and is not loaded again} */
    public Project forDatabase(String url) {
        return sibling(settings.forDatabase(url), application.withDataSource(null));
    }

    /** {@return a project for a schema of the database; the history is the same and is not loaded again} */
    public Project forSchema(String schema) {
        return sibling(settings.forSchema(schema), application);
    }

    /** {@return a copy of this project for a run on a fleet; values that its databases share are computed once} */
    public Project forFleetRun() {
        Project project = sibling(settings, application);
        project.common = new KeptResults.Shared();
        return project;
    }

    /** {@return a project for the database of a data source; the history is the same and is not loaded again} */
    public Project forDatabase(DataSource source) {
        return sibling(settings, application.withDataSource(source));
    }

    private Project sibling(Settings other, Application user) {
        Project project = new Project(other, user, arguments, scratchpad.sibling());
        project.graph = graph();
        project.loader = loader();
        project.dialects = dialects();
        project.common = common;
        return project;
    }

    /**
     * {@return a value that is the same for all databases of a run on a fleet, and is computed for the first of them}
     * The key identifies the value and everything it depends on apart from the settings of the project.
     */
    public <T> T common(String key, Class<T> type, Supplier<T> value) {
        KeptResults.Shared values = common;
        return values == null ? value.get() : values.get(key, type, value);
    }

    /** {@return the open database, which the caller must close} */
    public Database openDatabase(Access access) {
        DatabaseSettings database = settings.database();
        DataSource source = application.dataSource();
        if (source != null) {
            return Database.open(source, dialects(), sessionStart())
                    .withLockTimeout(database.lockTimeout())
                    .withSession(sessionStart());
        }
        databaseUrl().ifPresent(url -> sessionStart().check(dialects().forUrl(url)));
        DatabaseAddress address = address(resolveUrl(database.requireUrl(), database.folder()));
        return Database.open(address, dialects(), access)
                .withLockTimeout(database.lockTimeout())
                .withSession(sessionStart());
    }

    private DatabaseAddress address(String url) {
        DatabaseSettings database = settings.database();
        return new DatabaseAddress(url, database.username(), database.password());
    }

    private SessionStart sessionStart() {
        DatabaseSettings database = settings.database();
        return new SessionStart(database.initSql(), database.role(), database.schema(), database.tenant());
    }

    /** {@return the dialect of the database, or of an embedded database if no database is specified} */
    public Dialect dialect() {
        DataSource source = application.dataSource();
        if (source != null) {
            try (Database database = Database.open(source, dialects(), sessionStart())) {
                sessionStart().check(database.dialect());
                return database.dialect();
            }
        }
        Dialect dialect =
                databaseUrl().map(url -> dialects().forAddress(address(url))).orElseGet(dialects()::embedded);
        sessionStart().check(dialect);
        return dialect;
    }

    /** {@return the URL of the database, if the settings have one; a file path in the URL is absolute} */
    public Optional<String> databaseUrl() {
        return Optional.ofNullable(settings.database().url())
                .map(url -> resolveUrl(url, settings.database().folder()));
    }

    /** {@return the URL of the same database with a relative file name resolved against the given folder} */
    public String resolveUrl(String url, Path folder) {
        return dialects()
                .find(url)
                .map(dialect -> dialect.urls().resolve(url, folder))
                .orElse(url);
    }

    /** {@return the URL rules for the kind of database in the given URL; empty if it is not supported} */
    public Optional<Urls> urls(String url) {
        return dialects().find(url).map(Dialect::urls);
    }

    /**
     * {@return the URL of the given database file}
     *
     * @throws CommandException if there is no dialect for an embedded database
     */
    public String urlOf(Path file) {
        return dialects()
                .embedded()
                .urls()
                .ofFile(file)
                .orElseThrow(() ->
                        new CommandException(dialects().embedded().traits().product()
                                + " databases are not files; specify a JDBC URL" + " instead of " + file + "."));
    }

    /** {@return the dialect with the given name, if it is on a class path of Limbeck, the application or the model} */
    public Optional<Dialect> findDialect(String name) {
        return dialects().named(name);
    }

    /** {@return the dialects on the class paths of Limbeck, and of the application or the model} */
    private Dialects dialects() {
        Dialects now = dialects;
        if (now == null) {
            ConnectionSource connections = application.connections();
            now = Dialects.installed().and(this::modelLoader);
            now = connections == null ? now : now.connecting(connections);
            dialects = now;
        }
        return now;
    }

    private ClassLoader modelLoader() {
        return application.isNone()
                ? ModelClassLoader.open(classpath(), application.classLoader())
                : application.classLoader();
    }

    private List<Path> classpath() {
        return settings.model().presentClasspath();
    }

    /** {@return the scratch databases of the project, of the same kind as its database} */
    public ScratchDatabases scratches(Dialect dialect) {
        DatabaseSettings database = settings.database();
        boolean live = database.scratch() == ScratchPermission.LIVE && application.dataSource() == null;
        return scratchpad.open(dialect, live, database.scratchUrl());
    }

    /** {@return the scratch databases of the project, which may be created on the server of the given database} */
    public ScratchDatabases scratches(Database beside) {
        return scratches(beside.dialect()).beside(beside.connection());
    }

    /** {@return the results that are kept for later commands} */
    public KeptResults results() {
        return new KeptResults(this);
    }

    /** Discards the scratch databases. The project can still be used. */
    @Override
    public void close() {
        scratchpad.close();
    }

    /** {@return the version table, for a database with the given dialect} */
    public VersionTable versionTable(Dialect dialect) {
        String schema = settings.revisions().versionTableSchema();
        if (schema != null && !schema.isEmpty() && !dialect.traits().hasSchemas()) {
            throw new CommandException("revisions.version_table_schema is \"" + schema + "\", but "
                    + dialect.traits().product()
                    + " has no schemas. Remove the key; revisions.version_table alone specifies the table.");
        }
        return new VersionTable(dialect, versionTableName());
    }

    /** {@return the name of the version table, with its schema if the settings specify one} */
    public TableName versionTableName() {
        return beside(settings.revisions().versionTable());
    }

    /** Returns the name of a table in the schema of the version table. */
    private TableName beside(String table) {
        String schema = settings.revisions().versionTableSchema();
        return new TableName(schema == null || schema.isEmpty() ? null : schema, table);
    }

    /** {@return the log table, if the settings specify one} */
    public Optional<LogTable> logTable(Dialect dialect) {
        String name = settings.revisions().logTable();
        return name == null || name.isEmpty()
                ? Optional.empty()
                : Optional.of(new LogTable(dialect, beside(name), "limbeck " + ToolVersion.TEXT));
    }

    /** {@return a warning if no folder of revision files exists, unless an application provides revision classes} */
    public Optional<String> findMissingFolder() {
        List<Path> locations = settings.revisions().locations();
        boolean found = !application.isNone()
                || locations.isEmpty()
                || locations.stream().anyMatch(Files::exists)
                || !graph().isEmpty();
        if (found) {
            return Optional.empty();
        }
        return Optional.of("There are no revisions: the folder " + locations.get(0) + " does not exist. Check"
                + " revisions.locations, or write the first revision with `limbeck revision`.");
    }

    /**
     * {@return a warning if the file of the database does not exist, in which case an empty database is read instead}
     */
    public Optional<String> findMissingDatabase() {
        return application.dataSource() != null
                ? Optional.empty()
                : databaseUrl()
                        .flatMap(url -> dialects().find(url).flatMap(dialect -> dialect.urls()
                                .file(url)))
                        .filter(file -> !Files.exists(file))
                        .map(file -> "There is no database " + file + ". Check database.url, or create it with `limbeck"
                                + " upgrade head`.");
    }

    /** {@return the filter from the settings, which also excludes the log table and the journal} */
    public Filter filter() {
        AutogenerateSettings compared = settings.autogenerate();
        String log = settings.revisions().logTable();
        List<String> excluded = new ArrayList<>(compared.exclude());
        Optional.ofNullable(log).filter(name -> !name.isEmpty()).ifPresent(excluded::add);
        excluded.add(Journal.NAME);
        Filter filter = new Filter(compared.include(), excluded);
        return settings.database().tenant() ? filter.withoutOtherSchemas() : filter;
    }

    /** {@return the rows of the version table} */
    public VersionRows readVersionRows(Database database) {
        try {
            return VersionRows.of(versionTable(database.dialect()).read(database.connection()));
        } catch (SQLException e) {
            throw new CommandException(
                    SqlErrors.explain(database.dialect(), "The version table could not be read", e), e);
        }
    }
}
