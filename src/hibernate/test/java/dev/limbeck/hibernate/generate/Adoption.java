package dev.limbeck.hibernate.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.command.Check;
import dev.limbeck.command.entities.Entities;
import dev.limbeck.command.entities.EntitiesRequest;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.Change;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.EntitiesResult;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.Settings;
import dev.limbeck.spi.EntityRequest.Option;
import dev.limbeck.spi.EntityRequest.Style;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.metamodel.EntityType;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.cfg.Configuration;

/** A database for which entities are generated and compiled, and with which these entities are then compared. */
final class Adoption {
    private final Path folder;
    private Set<Option> options = Set.of();
    private Style style = Style.FIELDS;
    private List<String> excluded = List.of();

    private Adoption(Path folder) {
        this.folder = folder;
    }

    /** {@return a database created by the script} */
    static Adoption of(Path folder, String script) throws SQLException {
        Adoption adoption = new Adoption(folder);
        try (Connection connection = DriverManager.getConnection(adoption.url());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
        return adoption;
    }

    Adoption use(Option... chosen) {
        options = Set.of(chosen);
        return this;
    }

    Adoption use(Style chosen) {
        style = chosen;
        return this;
    }

    String url() {
        return "jdbc:sqlite:" + folder.resolve("app.db");
    }

    Path classes() {
        return folder.resolve("classes");
    }

    /** Generates the entities. */
    EntitiesResult generate() {
        return new Entities(project(), RunListener.SILENT)
                .run(new EntitiesRequest("app", null, false, List.of(), List.of(), true, style, options));
    }

    /** {@return the source of the entities} */
    String source() {
        return Objects.requireNonNull(generate().text());
    }

    /**
     * Asserts that the source compiles without warnings, and that comparing it with the database finds no differences.
     */
    EntitiesResult requireNoDifference() throws IOException {
        EntitiesResult generated = generate();
        compile(Objects.requireNonNull(generated.text()));
        assertThat(generate().text()).as("the output is reproducible").isEqualTo(generated.text());
        CheckResult check = new Check(project()).run();
        assertThat(check.changes()).as(generated.text()).isEmpty();
        assertThat(check.unmanaged())
                .as("every table with a key has an entity\n" + generated.text())
                .allSatisfy(table -> assertThat(generated.notes())
                        .anyMatch(note -> note.startsWith(table + ": the table has no primary key")));
        return generated;
    }

    /**
     * Asserts that the comparison finds no differences if the settings recommended in the output are used; for
     * databases that entities cannot describe completely.
     */
    EntitiesResult requireOnlyNotedDifferences() throws IOException {
        EntitiesResult generated = generate();
        compile(Objects.requireNonNull(generated.text()));
        excluded = generated.exclude();
        if (!generated.text().contains("@Entity")) {
            assertThat(generated.notes()).anyMatch(note -> note.contains(" is left out"));
            return generated;
        }
        assertThat(new Check(project()).run().changes())
                .extracting(Change::description)
                .as(() -> String.join("\n", generated.notes()) + generated.text())
                .isEmpty();
        return generated;
    }

    /** Inserts rows into every table. */
    Adoption fill() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url())) {
            assertThat(RowFiller.fill(connection)).isNotEmpty();
        }
        return this;
    }

    /** Asserts that Hibernate can read all rows of each entity, and that every getter can be called. */
    void requireRowsAreRead() throws IOException, SQLException {
        URL[] urls = {classes().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, Adoption.class.getClassLoader());
                SessionFactory factory = factory(loader);
                Session session = factory.openSession()) {
            for (EntityType<?> entity : factory.getMetamodel().getEntities()) {
                List<?> rows = session.createSelectionQuery("from " + entity.getName(), Object.class)
                        .getResultList();
                for (Object row : rows) {
                    readGetters(row);
                }
                Table table = entity.getJavaType().getAnnotation(Table.class);
                if (table != null) {
                    String name = table.name().replace("`", "").replace("\"", "\"\"");
                    assertThat(rows("select count(*) from \"" + name + "\""))
                            .as(name)
                            .isEqualTo(List.of(String.valueOf(rows.size())));
                }
            }
        }
    }

    /** Does the given work in a transaction. */
    void runInSession(Consumer<Session> work) throws IOException {
        URL[] urls = {classes().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, Adoption.class.getClassLoader());
                SessionFactory factory = factory(loader)) {
            factory.inTransaction(work);
        }
    }

    /** {@return the rows of the query as text} */
    List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                StringBuilder line = new StringBuilder(row.getString(1));
                for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
                    line.append('|').append(row.getString(i));
                }
                rows.add(line.toString());
            }
        }
        return rows;
    }

    private static void readGetters(Object row) throws IOException {
        Object itself = row;
        assertThat(row).isEqualTo(itself).hasSameHashCodeAs(itself);
        for (Method method : row.getClass().getMethods()) {
            if (method.getName().startsWith("get") && method.getParameterCount() == 0) {
                try {
                    Hibernate.initialize(method.invoke(row));
                } catch (ReflectiveOperationException failed) {
                    throw new IOException(row.getClass() + "." + method.getName(), failed);
                }
            }
        }
    }

    private SessionFactory factory(ClassLoader loader) {
        Configuration configuration = new Configuration(
                new BootstrapServiceRegistryBuilder().applyClassLoader(loader).build());
        configuration.setProperty("hibernate.connection.url", url());
        configuration.setProperty("hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect");
        try {
            for (Class<?> nested : loader.loadClass("app.Models").getDeclaredClasses()) {
                configuration.addAnnotatedClass(nested);
            }
        } catch (ClassNotFoundException absent) {
            throw new AssertionError(absent);
        }
        return configuration.buildSessionFactory();
    }

    /**
     * Asserts only that the source compiles without warnings, for cases in which an option leaves something out or in
     * which a note mentions something that the entities cannot declare.
     */
    void requireCompiles() throws IOException {
        compile(source());
    }

    private Project project() {
        return Project.open(Settings.builder()
                .withoutFile()
                .variables(Map.of())
                .workingDirectory(folder)
                .databaseUrl(url())
                .modelClasspath(List.of(classes()))
                .revisionsLocations(List.of(revisions()))
                .revisionsPackage("app.revisions")
                .set(SettingKey.AUTOGENERATE_EXCLUDE, excluded)
                .load());
    }

    private Path revisions() {
        try {
            return Files.createDirectories(folder.resolve("revisions"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void compile(String source) throws IOException {
        Files.createDirectories(classes());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("text:///app/Models.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes()));
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classpath());
            List<String> flags = new ArrayList<>(List.of("-Xlint:all,-classfile,-path,-processing", "-Werror"));
            flags.addAll(List.of("--release", "17"));
            if (options.contains(Option.LOMBOK)) {
                files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of(lombok()));
            } else {
                flags.add("-proc:none");
            }
            boolean compiled = compiler.getTask(problems, files, null, flags, null, List.of(file))
                    .call();
            assertThat(compiled).as(problems + source).isTrue();
        }
    }

    /** Returns the jar of Lombok, which the build copies. */
    private static Path lombok() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target", "lombok").toAbsolutePath())) {
            return jars.findFirst().orElseThrow();
        }
    }

    private List<Path> classpath() throws IOException {
        List<Path> jars = new ArrayList<>(libraries());
        if (options.contains(Option.LOMBOK)) {
            jars.add(lombok());
        }
        return jars;
    }

    private static List<Path> libraries() {
        return Stream.of(Entity.class, ColumnDefault.class)
                .map(type -> {
                    try {
                        return Path.of(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
                    } catch (URISyntaxException impossible) {
                        throw new AssertionError(impossible);
                    }
                })
                .toList();
    }
}
