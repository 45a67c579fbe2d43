package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the program in a project that has its own version of Hibernate, and classes that print and log. */
@Tag("process")
final class OwnHibernateTest {
    private static final Path JARS = Processes.ROOT.resolve("src/hibernate/target/hibernates");
    private static final String SERVICE = "META-INF/services/org.hibernate.boot.model.TypeContributor";
    private static final String LOGS =
            """
            package shop;
            import org.hibernate.boot.model.*;
            public class Types implements TypeContributor {
                public void contribute(TypeContributions types, org.hibernate.service.ServiceRegistry registry) {
                    org.jboss.logging.Logger log = org.jboss.logging.Logger.getLogger("org.hibernate.orm.test");
                    log.error("a real error");
                    log.warn("a warning");
                    log.info("a note");
                }
            }
            """;
    private static final String PRINTS = "System.out.println(\"printed by \" + %s.class);";

    private Path folder = Path.of(".");
    private Cli cli = Cli.of(folder);

    @BeforeEach
    void createProject(@TempDir Path given) {
        folder = given;
        cli = Cli.of(folder);
        cli.output("init", "src/main/java/db/revisions");
        cli.write(
                "limbeck.toml",
                """
                [database]
                url = "jdbc:sqlite:shop.db"
                [model]
                classpath = ["target/classes"]
                classpath_file = "target/classpath.txt"
                packages = ["shop"]
                [revisions]
                locations = ["src/main/java/db/revisions"]
                package = "db.revisions"
                """);
    }

    private void source(String name, String text) throws IOException {
        Path file = folder.resolve("src/main/java/shop").resolve(name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void compile(List<Path> jars) throws IOException {
        source(
                "Item",
                "package shop; import jakarta.persistence.*; @Entity public class Item { @Id Integer id;"
                        + " @Convert(converter = Upper.class) String name; }");
        source(
                "Upper",
                """
                package shop;
                @jakarta.persistence.Converter
                public class Upper implements jakarta.persistence.AttributeConverter<String, String> {
                    public Upper() { %s }
                    @Override public String convertToDatabaseColumn(String s) { return s; }
                    @Override public String convertToEntityAttribute(String s) { return s; }
                }
                """
                        .formatted(PRINTS.formatted("Upper")));
        Sample.compile(folder);
        String path = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        Files.writeString(folder.resolve("target/classpath.txt"), path);
    }

    /** {@return the jars of Hibernate 6.6, which differs from the version that Limbeck contains} */
    private static List<Path> own() throws IOException {
        try (Stream<Path> own = Files.list(JARS.resolve("6.6.49.Final"));
                Stream<Path> libraries = Files.list(JARS.resolve("libraries"))) {
            return Stream.concat(own, libraries).sorted().toList();
        }
    }

    private Cli.Outcome limbeck(String... arguments) throws Exception {
        return Processes.limbeck(folder, List.of(), arguments);
    }

    @Test
    @Tag("slow")
    void anotherHibernateOfTheProjectPrintsNothing() throws Exception {
        compile(own());
        for (String flag : List.of("--no-input", "-v")) {
            Cli.Outcome revision = limbeck(flag, "revision", "--autogenerate", "-m", "items" + flag.length());

            assertThat(revision.code()).as(revision.toString()).isZero();
            assertThat(logged(revision)).doesNotContain("WARN", "ERROR", "HHH", "hibernate");
            assertThat(cli.read(revisionFile("items" + flag.length()))).contains("6.6.49");
            cli.delete(revisionFile("items" + flag.length()));
        }
    }

    /** {@return the output on standard error, except for the lines that the project's classes print} */
    private static String logged(Cli.Outcome outcome) {
        return outcome.err()
                .lines()
                .filter(line -> !line.startsWith("printed by"))
                .collect(Collectors.joining("\n"));
    }

    private String revisionFile(String name) {
        return cli.files().stream()
                .filter(file -> file.contains(name) && file.endsWith(".java"))
                .findFirst()
                .orElseThrow();
    }

    /** Hibernate's errors are reported; only its warnings and notes are left out. */
    @Test
    @Tag("slow")
    void errorsOfHibernateAreShownAndItsWarningsOnlyWithVv() throws Exception {
        source("Types", LOGS);
        compile(own());
        write("target/classes/" + SERVICE, "shop.Types\n");

        assertThat(logged(limbeck("-v", "check"))).contains("a real error").doesNotContain("a warning", "a note");

        compile(List.of());
        assertThat(logged(limbeck("check"))).contains("a real error").doesNotContain("a warning", "a note");
        assertThat(logged(limbeck("-vv", "check"))).contains("a real error", "a warning", "a note");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        cli.write(file, text);
    }

    @Test
    @Tag("slow")
    void aServiceThatCannotBeUsedIsAWarning() throws Exception {
        compile(own());
        write("target/classes/" + SERVICE, "shop.Absent\nshop.Item\n");

        Cli.Outcome check = limbeck("check");

        assertThat(logged(check))
                .contains("Hibernate ignores a service that cannot be used", "shop.Absent", "shop.Item")
                .doesNotContain("\tat ");
    }

    /** {@return the only line on standard output, which must not contain anything that the project's classes print} */
    private String json(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("--format", "json"));
        all.addAll(List.of(arguments));
        Cli.Outcome outcome = limbeck(all.toArray(String[]::new));
        assertThat(outcome.out())
                .as(outcome.toString())
                .hasLineCount(1)
                .startsWith("{")
                .endsWith("}\n");
        return outcome.err();
    }

    @Test
    @Tag("slow")
    void whatTheClassesOfTheProjectPrintGoesToStandardError() throws Exception {
        source(
                "Processor",
                """
                package shop;
                import dev.limbeck.spi.*;
                public class Processor implements RevisionProcessor {
                    @Override public java.util.Optional<RevisionDraft> process(RevisionDraft draft) {
                        %s
                        return java.util.Optional.of(draft);
                    }
                }
                """
                        .formatted(PRINTS.formatted("Processor")));
        source(
                "Same",
                """
                package shop;
                import dev.limbeck.model.*;
                import dev.limbeck.spi.*;
                public class Same implements TypeComparison {
                    public Same() { %s }
                    @Override public Verdict compare(TableName table, Column live, Column model) {
                        return Verdict.USUAL;
                    }
                }
                """
                        .formatted(PRINTS.formatted("Same")));
        compile(List.of());
        write("target/classes/META-INF/services/dev.limbeck.spi.RevisionProcessor", "shop.Processor\n");
        cli.append("limbeck.toml", "post_write = [\"echo written\"]\n[autogenerate]\ncompare_type = \"shop.Same\"\n");

        assertThat(json("revision", "--autogenerate", "-m", "items"))
                .contains(
                        "printed by class shop.Upper", "printed by class shop.Processor", "printed by class shop.Same");
        String file = revisionFile("items");
        cli.write(
                file, cli.read(file).replaceFirst("void upgrade\\(.*\\{", "$0 System.out.println(\"printed by up\");"));
        assertThat(json("show", "head")).isNotNull();
        assertThat(json("verify")).contains("printed by up");
        assertThat(json("upgrade", "head", "--plan")).contains("printed by up");
        assertThat(json("upgrade", "head")).contains("printed by up");
        // If no model has been saved, the command reads the classes.
        assertThat(json("check", "--revisions-cache", "empty")).contains("printed by class shop.Upper");
        assertThat(json("check", "--against", "history")).contains("printed by");
        assertThat(json("entities", "--package", "shop.generated")).isNotNull();
        Cli.Outcome script = limbeck("upgrade", "head", "--sql");
        assertThat(script.out()).as(script.toString()).doesNotContain("printed by");
        assertThat(json("downgrade", "base")).isNotNull();
    }

    private void pom(String version) {
        cli.write(
                "pom.xml",
                """
                <project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>b</artifactId><version>1</version>
                <properties><orm>%s</orm></properties>
                <dependencies><dependency><groupId>org.hibernate.orm</groupId><artifactId>hibernate-core</artifactId>
                <version>${orm}</version></dependency></dependencies></project>
                """
                        .formatted(version));
    }

    @Test
    @Tag("slow")
    void anotherVersionThanTheOneThatReadTheEntitiesIsReported() throws Exception {
        compile(own());
        pom("6.6.49.Final");
        assertThat(cli.run("check", "--against", "history").err()).doesNotContain("The entities are read by");

        pom("7.2.4.Final");
        assertThat(cli.run("check", "--against", "history").err())
                .contains("The entities are read by Hibernate ORM 6.6.49.Final, but pom.xml names 7.2.4.Final.")
                .contains("Write the class path again");

        compile(List.of());
        pom("6.6.49.Final");
        assertThat(cli.run("revision", "--autogenerate", "-m", "first").err())
                .contains("but pom.xml names 6.6.49.Final. Set model.classpath_file to \"target/classpath.txt\"");

        List<Path> mixed = new ArrayList<>(own());
        mixed.add(folder.resolve("lib/hibernate-envers-7.1.0.Final.jar"));
        compile(mixed);
        assertThat(cli.run("check", "--against", "history").err())
                .contains("but the class path contains hibernate-envers-7.1.0.Final.jar.");
    }

    /**
     * Without the file, only the commands that read the entities fail, and their error messages explain how to create
     * the file.
     */
    @Test
    void initInAMavenProjectLetsTheProjectsHibernateReadTheEntities() throws Exception {
        cli.delete("limbeck.toml");
        pom("6.6.49.Final");
        Cli.Outcome init = cli.run("init", "src/main/java/db/other");
        assertThat(init.out() + init.err())
                .contains("mvn dependency:build-classpath -Dmdep.outputFile=target/classpath.txt");
        assertThat(cli.read("limbeck.toml")).contains("\nclasspath_file = \"target/classpath.txt\"");
        cli.output("revision", "-m", "by hand");
        cli.output("upgrade", "head");
        assertThat(cli.run("check").err())
                .contains("mvn dependency:build-classpath -Dmdep.outputFile=", "target/classpath.txt");

        compile(own());
        assertThat(cli.run("revision", "--autogenerate", "-m", "items").err()).doesNotContain("are read by");
        assertThat(cli.read(revisionFile("items"))).contains("Hibernate ORM 6.6.49.Final");
    }

    @Test
    void tablesThatHibernateCreatesAtStartUpAreNeverReported() throws Exception {
        compile(List.of());
        cli.output("revision", "--autogenerate", "-m", "items");
        cli.output("upgrade", "head");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("create table HT_Item (id integer not null, hib_sess_id char(36) not null,"
                    + " primary key (id, hib_sess_id))");
            statement.execute("create table HTE_gone (rn_ integer not null, hib_sess_id char(36) not null)");
            statement.execute("create table HT_own (id integer primary key)");
        }
        for (String[] command :
                new String[][] {{"check"}, {"drift"}, {"check", "--autogenerate-unmanaged-tables=report"}, {"entities"}
                }) {
            Cli.Outcome outcome = cli.run(command);
            assertThat(outcome.out() + outcome.err()).doesNotContainIgnoringCase("HT_Item", "HTE_gone", "HtItem");
        }
        assertThat(cli.run("check").err()).contains("HT_own");
        Cli.Outcome drop = cli.run("check", "--autogenerate-unmanaged-tables=drop");
        assertThat(drop.out()).contains("dropped table HT_own").doesNotContain("HT_Item", "HTE_gone");
    }
}
