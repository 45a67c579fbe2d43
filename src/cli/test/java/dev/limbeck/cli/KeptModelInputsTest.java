package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests those inputs of the kept model that come from the process: its environment, and the contents of all jars of
 * Limbeck and Hibernate. The naming strategy that the entities use writes a line each time Hibernate starts.
 */
@Tag("process")
final class KeptModelInputsTest {
    @TempDir
    private Path folder;

    private Path extra;

    @BeforeEach
    void createProject() throws IOException {
        Files.writeString(
                folder.resolve("limbeck.toml"),
                """
                [database]
                url = "jdbc:sqlite:shop.db"
                [model]
                classpath = ["classes"]
                packages = ["shop"]
                [model.properties]
                "hibernate.physical_naming_strategy" = "shop.Names"
                [revisions]
                locations = ["revisions"]
                package = "revisions"
                cache = "cache"
                """);
        Files.createDirectories(folder.resolve("revisions"));
        compile(
                "Pet",
                "package shop; import jakarta.persistence.*; @Entity public class Pet { @Id Long id; String name; }");
        compile(
                "Names",
                """
                package shop;
                import org.hibernate.boot.model.naming.*;
                import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
                public class Names extends PhysicalNamingStrategyStandardImpl {
                    public Names() throws java.io.IOException {
                        java.nio.file.Files.writeString(java.nio.file.Path.of("starts"), "started\\n",
                            java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
                    }
                    @Override
                    public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment context) {
                        String prefix = System.getenv("PREFIX");
                        return prefix == null ? name : Identifier.toIdentifier(prefix + name.getText());
                    }
                }
                """);
        extra = folder.resolve("extra.jar");
        writeJar("one");
        assertThat(check(Map.of())).contains("pet");
    }

    private void compile(String name, String source) throws IOException {
        Path file = folder.resolve(name + ".java");
        Files.writeString(file, source);
        Files.createDirectories(folder.resolve("classes"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-d",
                                folder.resolve("classes").toString(),
                                "-cp",
                                Processes.classpath(),
                                file.toString()))
                .isZero();
    }

    private void writeJar(String content) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(extra))) {
            JarEntry entry = new JarEntry("version.txt");
            entry.setTime(1_700_000_000_000L);
            out.putNextEntry(entry);
            out.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(extra, java.nio.file.attribute.FileTime.fromMillis(1_700_000_000_000L));
    }

    /**
     * Runs check with an additional jar that follows the jars of Limbeck and Hibernate on the class path, and returns
     * the output.
     */
    private String check(Map<String, String> variables) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                Processes.java(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                // Maven's class path ends with a separator; an empty part would mean the folder of the project.
                Processes.classpath().replaceFirst(File.pathSeparator + "+$", "") + File.pathSeparator + extra,
                Main.class.getName(),
                "check"));
        ProcessBuilder builder =
                new ProcessBuilder(arguments).directory(folder.toFile()).redirectErrorStream(true);
        // Other tests that run at the same time use the default folder, and remove old results from it.
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().putAll(variables);
        Process process = builder.start();
        return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .toLowerCase(java.util.Locale.ROOT);
    }

    private int starts() throws IOException {
        return Files.readAllLines(folder.resolve("starts")).size();
    }

    @Test
    @Tag("slow")
    void anEnvironmentVariableIsAnInput() throws IOException {
        int before = starts();
        check(Map.of());
        assertThat(starts()).as("nothing has changed").isEqualTo(before);

        assertThat(check(Map.of("PREFIX", "my_"))).contains("my_pet");
        assertThat(starts()).isGreaterThan(before);
        assertThat(check(Map.of("PREFIX", "our_"))).contains("our_pet");
        assertThat(check(Map.of())).doesNotContain("my_pet", "our_pet");
    }

    /**
     * A jar is replaced by another version with the same name, size and time, as can happen if an update is made while
     * the clock is set back.
     */
    @Test
    @Tag("slow")
    void theContentOfTheJarsOfLimbeckAndHibernateIsAnInput() throws IOException {
        int before = starts();
        writeJar("two");
        check(Map.of());
        assertThat(starts()).isGreaterThan(before);

        int after = starts();
        check(Map.of());
        assertThat(starts()).isEqualTo(after);
    }
}
