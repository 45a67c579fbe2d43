package dev.limbeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.app.Configuration;
import dev.limbeck.app.Limbeck;
import java.io.IOException;
import java.io.StringWriter;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that revision files from earlier versions still work, both as source files and as class files that were
 * compiled at that time. The files use every method of the API as it was then, the examples from the documentation, and
 * the history of the sample. {@code schema.txt} is the schema that Limbeck created from the files at that time; since
 * then, only the names of types have been changed in it.
 */
final class OldRevisionsTest {
    /**
     * Part of the old schema. In the current schema, constraints that are added to a table are on lines of their own.
     */
    private static final String ADDED_TO_ITEM =
            "(CONSTRAINT uk_item_sku UNIQUE \\(sku\\)), (UNIQUE \\(number\\)), (CONSTRAINT fk_item_owner [^)]*\\)"
                    + " [^)]*\\)), (CONSTRAINT pk_item PRIMARY KEY \\(id\\))\\);";

    private static final String ADDED_TO_KEYLESS =
            "( c bigint)\n, (CONSTRAINT uk_keyless_b UNIQUE \\(b\\)), (PRIMARY KEY \\(a, b\\))\\);";

    private static final Path OLD = Path.of("test", "resources", "published", "23e2921");
    private static final List<String> PACKAGES = List.of("db.published", "db.revisions");
    private static final Pattern METHOD = Pattern.compile("method dev\\.limbeck\\.([\\w$]+)\\.(\\w+)(\\([^ ]*)(.*)");

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void sourcesCompileWithoutWarningsToTheSameCalls() throws Exception {
        compile();
        Map<String, Set<String>> before = references(OLD.resolve("classes"));
        Map<String, Set<String>> now = references(folder);
        assertThat(now.keySet()).isEqualTo(before.keySet()).hasSizeGreaterThan(8);
        for (String name : before.keySet()) {
            assertThat(now.get(name)).as(name).isEqualTo(before.get(name));
        }
    }

    private void compile() throws IOException, URISyntaxException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "-d",
                folder.toString(),
                "-cp",
                location(Migration.class) + System.getProperty("path.separator") + location(NullMarked.class),
                "--release",
                "17",
                "-g",
                "-proc:none",
                "-Xlint:all",
                "-Werror");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(OLD.resolve("sources"))) {
            boolean compiles = compiler.getTask(
                            messages,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(
                                    sources.filter(file -> file.toString().endsWith(".java"))
                                            .toList()))
                    .call();
            assertThat(messages.toString()).isEmpty();
            assertThat(compiles).isTrue();
        }
    }

    private static Path location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /**
     * The members that each class uses: members of Limbeck's classes, and members of the revisions, which inherit the
     * builders.
     */
    private static Map<String, Set<String>> references(Path classes) throws IOException {
        Map<String, Set<String>> references = new TreeMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                Set<String> used = new TreeSet<>(ClassReferences.read(Files.readAllBytes(file)));
                used.removeIf(reference -> !reference.startsWith("dev/limbeck/") && !reference.startsWith("db/"));
                references.put(classes.relativize(file).toString(), used);
            }
        }
        return references;
    }

    /** Checks that the files in the folder use as many methods as they are supposed to. */
    @Test
    void theClassesUseEveryMethodOfThatTime() throws IOException {
        Set<String> used = new TreeSet<>();
        references(OLD.resolve("classes")).values().forEach(used::addAll);
        List<String> unused = new ArrayList<>();
        for (String line : Files.readAllLines(OLD.resolve("signatures.txt"))) {
            Matcher method = METHOD.matcher(line);
            if (method.matches() && !method.group(1).equals("Revision")) {
                String call = "." + method.group(2) + " " + method.group(3);
                boolean inherited = Set.of("Migration", "Types", "CustomOperation", "RowValues")
                        .contains(method.group(1));
                String owner = inherited ? "" : "dev/limbeck/" + method.group(1);
                if (used.stream().noneMatch(each -> each.startsWith(owner) && each.endsWith(call))) {
                    unused.add(line);
                }
            }
        }
        assertThat(unused)
                .containsExactlyInAnyOrder(
                        // called by Limbeck
                        "method dev.limbeck.CustomOperation.run(Ldev/limbeck/Operations;)V",
                        "method dev.limbeck.Migration.downgrade(Ldev/limbeck/Operations;)V",
                        "method dev.limbeck.Migration.upgrade(Ldev/limbeck/Operations;)V",
                        "method dev.limbeck.RowValues.of(Ljava/sql/ResultSet;)[Ljava/lang/Object;");
    }

    @Test
    void classesOfThatTimeRunAsAtThatTime() throws Exception {
        URL classes = OLD.resolve("classes").toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, OldRevisionsTest.class.getClassLoader())) {
            runs((configuration, name) -> configuration.classLoader(loader));
        }
    }

    @Test
    void sourcesOfThatTimeRunAsAtThatTime() throws Exception {
        runs((configuration, name) ->
                configuration.revisionsFolder(OLD.resolve("sources").resolve(name.replace('.', '/'))));
    }

    private void runs(BiFunction<Configuration, String, Configuration> revisions) throws IOException, SQLException {
        StringBuilder dump = new StringBuilder();
        for (String name : PACKAGES) {
            Path database = folder.resolve(name + ".db");
            Configuration configuration =
                    Limbeck.configure().databaseUrl("jdbc:sqlite:" + database).revisions(name);
            Limbeck limbeck = revisions.apply(configuration, name).load();
            limbeck.upgrade("head");
            dump.append("-- ").append(name).append('\n').append(dump(database));
            limbeck.downgrade("base");
            assertThat(dump(database))
                    .startsWith("CREATE TABLE alembic_version")
                    .hasLineCount(4);
        }
        assertThat(dump.toString()).isEqualTo(inNewSpelling(Files.readString(OLD.resolve("schema.txt"))));
    }

    /** Replaces the old names of types; SQLite's types now have the names that Hibernate's dialect uses. */
    private static String inNewSpelling(String schema) {
        return schema.replaceAll("( \\w+) binary\\((\\d+)\\)", "$1 blob($2, $2)")
                .replaceAll("( \\w+) varbinary\\((\\d+)\\)", "$1 blob($2)")
                .replaceAll("( \\w+) (time|timestamp) with time zone\\((\\d+)\\)", "$1 $2($3, +0)")
                .replaceAll("( \\w+) (time|timestamp) with time zone", "$1 $2(+0)")
                .replaceAll("( \\w+) json text", "$1 clob(+1)")
                .replaceAll("( \\w+) xml text", "$1 clob(+2)")
                .replaceAll("( \\w+) uuid\\b", "$1 blob(16, +0)")
                .replaceAll(ADDED_TO_ITEM, "$1,\n    $2,\n    $3,\n    $4\n);")
                .replaceAll(ADDED_TO_KEYLESS, "$1,\n    $2,\n    $3\n);");
    }

    private static String dump(Path database) throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select type, name, sql from sqlite_schema"
                    + " where sql is not null and name not like 'sqlite_%' order by type, name")) {
                while (rows.next()) {
                    dump.append(rows.getString(3)).append(";\n");
                    if (rows.getString(1).equals("table")) {
                        tables.add(rows.getString(2));
                    }
                }
            }
            for (String table : tables) {
                rows(statement, table, dump);
            }
        }
        return dump.toString();
    }

    private static void rows(Statement statement, String table, StringBuilder dump) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
            while (rows.next()) {
                dump.append("-- ").append(table).append(':');
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    dump.append(' ').append(rows.getString(i)).append(',');
                }
                dump.append('\n');
            }
        }
    }
}
