package dev.limbeck.postgresql.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.postgresql.PostgresqlInstance;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.result.Change;
import dev.limbeck.testing.KindClasses;
import dev.limbeck.testing.OneProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests a project that is used alternately with servers of two versions: results that are kept for one server must not
 * be used for the other.
 */
class VersionsInTurnTest {
    private static final String ENTITIES =
            """
            enum Kind { PRIVATE, COMPANY }
            @Entity class Customer {
                @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                @Enumerated(EnumType.STRING) Kind kind;
                @org.hibernate.annotations.Check(constraints = "name in ('a', 'b') and length(name) > 0") String name;
                @org.hibernate.annotations.ColumnDefault("-5") int low;
                @org.hibernate.annotations.GeneratedColumn("low * 2") int twice;
            }
            """;

    @TempDir
    private Path folder = Path.of(".");

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    @Tag("slow")
    void neitherServerSeesTheFormsOfTheOther() throws IOException, SQLException {
        Files.createDirectories(folder.resolve("classes"));
        KindClasses.compile(folder.resolve("classes"), Map.of("before", ENTITIES));
        Path own = folder.resolve("classes/before");
        OneProject project = new OneProject(
                folder, settings -> settings.modelClasspath(List.of(own)).modelPackages(List.of("before")));
        try (PostgresqlInstance older = PostgresqlInstance.start()) {
            String first = PostgresqlServer.createDatabase();
            String second = older.url("postgres");
            project.autogenerate(second);
            for (int i = 0; i < 2; i++) {
                for (String url : List.of(second, first)) {
                    project.upgrade(url, "head");
                    assertThat(project.check(url).changes()).as(url).isEmpty();
                }
            }
            execute(first, "alter table customer drop constraint customer_name_check");
            execute(second, "alter table customer alter low set default -6");
            for (int i = 0; i < 2; i++) {
                assertThat(project.check(first).changes())
                        .extracting(Change::description)
                        .singleElement()
                        .asString()
                        .contains("added check customer");
                assertThat(project.check(second).changes())
                        .extracting(Change::description)
                        .singleElement()
                        .asString()
                        .contains("customer.low");
            }
        }
    }
}
