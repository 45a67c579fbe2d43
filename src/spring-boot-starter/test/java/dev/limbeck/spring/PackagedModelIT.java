package dev.limbeck.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.postgresql.PostgresqlServer;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests an application whose build uses the plugin's {@code model} goal to write the model of the entities into its
 * executable jar; when the application starts, it compares its database with this model.
 */
final class PackagedModelIT {
    private static final String FAILED = "APPLICATION FAILED TO START";
    private static final String MATCHES = "the database matches the entities";
    private static final String NOT_COMPARED = "was not compared with its database: ";

    @TempDir
    Path folder;

    @Test
    void postgresql() throws Exception {
        new Scenario(PostgresqlServer.createDatabase(), System.getProperty("spring-boot.version")).run();
    }

    @Test
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void mariadb() throws Exception {
        new Scenario(MariadbServer.createDatabase(), System.getProperty("older-spring-boot.version")).run();
    }

    private final class Scenario {
        private final String url;
        private final TestApplication stock;

        Scenario(String url, String boot) throws IOException {
            this.url = url;
            this.stock = new TestApplication(folder, boot, "stock");
        }

        void run() throws Exception {
            stock.maven(
                    "limbeck:revision", "-Dlimbeck.autogenerate", "-Dlimbeck.message=articles", "-Dlimbeck.url=" + url);
            stock.maven("package", "-Dlimbeck.url=" + url);
            Path model = model();
            String text = Files.readString(model);
            assertThat(text).contains("full_name").doesNotContain(url);

            assertThat(succeed("fail")).contains("Running upgrade base -> ").contains(MATCHES);

            execute("alter table article add column extra int");
            execute("alter table article drop column unit_price");
            assertThat(fail())
                    .contains("article.extra")
                    .contains("article.unit_price")
                    .contains("limbeck.check");
            assertThat(succeed("warn")).contains("article.extra");
            assertThat(succeed("off")).doesNotContain("article.extra");

            changeTheEntity();
            stock.maven("package", "-Dlimbeck.skip");
            assertThat(Files.readString(model)).isEqualTo(text);
            assertThat(succeed("fail"))
                    .contains(NOT_COMPARED)
                    .contains("they differ in the table article)")
                    .doesNotContain(MATCHES);

            remove("META-INF/limbeck/" + model.getFileName());
            assertThat(succeed("fail"))
                    .contains(NOT_COMPARED)
                    .contains("the application does not contain META-INF/limbeck/" + model.getFileName())
                    .doesNotContain(MATCHES);
        }

        private Path model() throws IOException {
            try (Stream<Path> files = Files.list(stock.project().resolve("target/classes/META-INF/limbeck"))) {
                List<Path> all = files.toList();
                assertThat(all).hasSize(1);
                return all.get(0);
            }
        }

        private void changeTheEntity() throws IOException {
            Path entity = stock.project().resolve("src/main/java/stock/Article.java");
            Files.writeString(entity, Files.readString(entity).replace("length = 40", "length = 41"));
        }

        private void remove(String entry) throws IOException {
            Path jar = stock.project().resolve("target/stock.jar");
            Path copy = Files.copy(jar, folder.resolve("stock.jar"), StandardCopyOption.REPLACE_EXISTING);
            try (FileSystem zip = FileSystems.newFileSystem(copy)) {
                Files.delete(zip.getPath(entry));
            }
            Files.move(copy, jar, StandardCopyOption.REPLACE_EXISTING);
        }

        private String succeed(String check) throws Exception {
            RunningProcess.Result result = start(check);
            assertThat(result.code()).as(result.output()).isZero();
            return result.output();
        }

        private String fail() throws Exception {
            RunningProcess.Result result = start("fail");
            assertThat(result.code()).as(result.output()).isOne();
            String message = result.output().substring(result.output().indexOf(FAILED));
            assertThat(message).doesNotContain("\tat ").doesNotContain("Exception");
            return message;
        }

        private RunningProcess.Result start(String check) throws Exception {
            return stock.run(folder, "spring.datasource.url=" + url, "limbeck.check=" + check);
        }

        private void execute(String sql) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
