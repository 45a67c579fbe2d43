package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.postgresql.PostgresqlServer;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests whether the values of a computed column are stored, or are computed on each read, which PostgreSQL 18 supports.
 */
@Tag("slow")
class ComputedStorageTest {
    private static final Pattern SQL = Pattern.compile("(?s)```sql\n(.*?)```");

    private static final String TABLE = "op.createTable(\"box\", column(\"id\", bigint()).nullable(false),"
            + " column(\"width\", integer()), column(\"area\", integer()).%s(text(\"width * 2\")), primaryKey(\"id\"));";

    @TempDir
    Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void emptyDatabase() {
        project = new PostgresqlProject(folder);
    }

    private static void requireVirtualColumns() {
        Assumptions.assumeTrue(PostgresqlServer.majorVersion() >= 18);
    }

    private void create(String word) {
        project.write(
                "revisions/Rev_11aa_step.java",
                RevisionText.of("11aa", "", TABLE.formatted(word), "op.dropTable(\"box\");"));
        project.output("upgrade", "head");
        assertThat(project.run("drift").code()).isZero();
    }

    private String kind() {
        return project.ask(
                "select attgenerated from pg_attribute where attrelid = 'box'::regclass and attname = 'area'");
    }

    private PostgresqlProject box(String area) {
        return project.entities("import jakarta.persistence.*;\n@Entity\npublic class Box {\n@Id\npublic long id;\n"
                + "public Integer width;\n" + area + "\npublic Integer area;\n}\n");
    }

    private PostgresqlProject explicit(String kind) {
        return box("@Column(columnDefinition = \"integer generated always as (width * 2) " + kind
                + "\", insertable = false, updatable = false)");
    }

    private PostgresqlProject byHibernate() {
        return box("@org.hibernate.annotations.GeneratedColumn(\"width * 2\")");
    }

    private void replaceByHand(String kind) {
        project.sql("alter table box drop column area;"
                + " alter table box add column area integer generated always as (width * 2) " + kind);
    }

    @ParameterizedTest
    @CsvSource({"computed, v, stored, s", "computedStored, s, virtual, v"})
    void driftReportsAChangeByHandAndItsSqlRevertsIt(String word, String made, String changed, String other) {
        requireVirtualColumns();
        create(word);
        assertThat(kind()).isEqualTo(made);
        replaceByHand(changed);
        assertThat(kind()).isEqualTo(other);
        Outcome outcome = project.run("drift");
        assertThat(outcome.code()).as(outcome.toString()).isEqualTo(3);
        assertThat(outcome.out()).contains("area");
        Matcher script =
                SQL.matcher(project.run("drift", "--format", "markdown").out());
        assertThat(script.find()).isTrue();
        project.sql(script.group(1));
        assertThat(kind()).isEqualTo(made);
        assertThat(project.run("drift").code()).isZero();
    }

    /** Hibernate declares such a column as virtual or stored, depending on the versions of Hibernate and PostgreSQL. */
    @ParameterizedTest
    @CsvSource({"computed", "computedStored"})
    void generatedColumnFitsBothKinds(String word) {
        create(word);
        byHibernate();
        Outcome check = project.run("check");
        assertThat(check.code()).as(check.toString()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"computed, v, stored, s", "computedStored, s, virtual, v"})
    void anExplicitDeclarationIsADifference(String word, String made, String declared, String wanted) {
        requireVirtualColumns();
        create(word);
        explicit(declared);
        Outcome check = project.run("check");
        assertThat(check.code()).as(check.toString()).isEqualTo(3);
        project.migrate("kind");
        assertThat(kind()).isEqualTo(wanted);
        project.output("downgrade", "-1");
        assertThat(kind()).isEqualTo(made);
        project.output("upgrade", "head");
        assertThat(kind()).isEqualTo(wanted);
        assertThat(project.run("drift").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"virtual, v", "stored, s"})
    void anExplicitDeclarationIsCreatedAndRead(String declared, String wanted) {
        requireVirtualColumns();
        explicit(declared).migrate("first");
        assertThat(kind()).isEqualTo(wanted);
        explicit(declared.equals("stored") ? "virtual" : "stored").migrate("second");
        assertThat(kind()).isNotEqualTo(wanted);
    }

    /**
     * A revision that was written for another database or version gets the only kind of computed column that the server
     * supports.
     */
    @Test
    void anEarlierVersionStoresTheValues() {
        create("computed");
        assertThat(kind()).isEqualTo(PostgresqlServer.majorVersion() < 18 ? "s" : "v");
        explicit("virtual");
        Outcome check = project.run("check");
        assertThat(check.code()).as(check.toString()).isZero();
        assertThat(project.run("drift").code()).isZero();
    }
}
