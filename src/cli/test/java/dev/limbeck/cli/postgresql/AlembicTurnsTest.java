package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that Alembic and Limbeck can take turns applying and reverting the same revisions on one PostgreSQL database.
 */
class AlembicTurnsTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String VERSION_TABLE =
            "select string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull, ', ') || ' '"
                    + " || (select string_agg(conname || ' ' || pg_get_constraintdef(oid), ', ') from pg_constraint where"
                    + " conrelid = c.oid and contype = 'p') from pg_class c join pg_attribute a on a.attrelid = c.oid and"
                    + " a.attnum > 0 where c.relname = 'alembic_version' group by c.oid";

    @TempDir
    private Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void requireAlembic() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of(PYTHON))
                        && python("-c", "import alembic, psycopg2").code() == 0,
                "SKIPPED: Alembic or psycopg2 is not installed (Debian's packages alembic and python3-psycopg2)");
        project = new PostgresqlProject(folder.resolve("limbeck"));
    }

    private record Ended(int code, String out) {}

    private Ended python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(Files.createDirectories(folder.resolve("alembic")).toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out.strip());
    }

    private String alembic(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-m", "alembic"));
        all.addAll(List.of(arguments));
        Ended ended = python(all.toArray(String[]::new));
        assertThat(ended.code())
                .as(Files.readString(folder.resolve("errors.txt")))
                .isZero();
        return ended.out();
    }

    private void prepare(String schema) throws IOException {
        Path scripts = folder.resolve("alembic");
        Files.createDirectories(scripts.resolve("versions"));
        Files.writeString(scripts.resolve("alembic.ini"), "[alembic]\nscript_location = .\n");
        String url = project.url()
                .replaceFirst("jdbc:postgresql://([^/]+)/([^?]+).*", "postgresql+psycopg2://postgres@$1/$2");
        Files.writeString(
                scripts.resolve("env.py"),
                """
                import sqlalchemy
                from alembic import context

                with sqlalchemy.create_engine("%s").connect() as connection:
                    context.configure(connection=connection, version_table_schema=%s)
                    with context.begin_transaction():
                        context.run_migrations()
                """
                        .formatted(url, schema.isEmpty() ? "None" : "\"" + schema + "\""));
        String before = "";
        for (String id : List.of("aa11", "bb22", "cc33")) {
            Files.writeString(
                    scripts.resolve("versions/" + id + "_step.py"),
                    """
                    import sqlalchemy as sa
                    from alembic import op
                    from sqlalchemy.dialects import postgresql

                    revision = "%1$s"
                    down_revision = %2$s


                    def upgrade():
                        op.create_table("t_%1$s", sa.Column("id", sa.BigInteger(), sa.Identity(), primary_key=True),
                                        sa.Column("data", postgresql.JSONB()))
                        op.create_index("ix_%1$s", "t_%1$s", ["data"], postgresql_using="gin")


                    def downgrade():
                        op.drop_table("t_%1$s")
                    """
                            .formatted(id, before.isEmpty() ? "None" : "\"" + before + "\""));
            project.write(
                    "revisions/Rev_" + id + "_step.java",
                    RevisionText.of(
                            id,
                            before,
                            "op.createTable(\"t_" + id
                                    + "\", column(\"id\", bigint()).identity(), column(\"data\", json()),"
                                    + " primaryKey(\"id\")); op.execute(\"create index ix_" + id + " on t_" + id
                                    + " using gin (data)\");",
                            "op.dropTable(\"t_" + id + "\");"));
            before = id;
        }
        if (!schema.isEmpty()) {
            project.sql("create schema " + schema);
            project.write(
                    "limbeck.toml",
                    PostgresqlProject.settings(project.url()) + "version_table_schema = \"" + schema + "\"\n");
        }
    }

    private String current() {
        return project.output("current", "--format", "json").replaceAll("(?s).*?\"id\":\"(\\w+)\".*", "$1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "meta"})
    @Tag("slow")
    void bothToolsTakeTurns(String schema) throws Exception {
        prepare(schema);
        alembic("upgrade", "aa11");
        String theirs = project.ask(VERSION_TABLE);
        assertThat(current()).isEqualTo("aa11");
        project.output("upgrade", "+1");
        assertThat(alembic("current")).isEqualTo("bb22");
        alembic("upgrade", "head");
        assertThat(current()).isEqualTo("cc33");
        project.output("downgrade", "-1");
        assertThat(alembic("current")).isEqualTo("bb22");
        alembic("downgrade", "-1");
        assertThat(current()).isEqualTo("aa11");
        project.output("downgrade", "base");
        assertThat(alembic("current")).isEmpty();
        project.sql("drop table " + (schema.isEmpty() ? "" : schema + ".") + "alembic_version");
        project.output("upgrade", "head");
        assertThat(alembic("current")).isEqualTo("cc33 (head)");
        assertThat(project.ask(VERSION_TABLE)).isEqualTo(theirs);
        assertThat(project.ask("select relnamespace::regnamespace from pg_class where relname = 'alembic_version'"))
                .isEqualTo(schema.isEmpty() ? "public" : schema);
    }

    /** Both tools create the same tables and indexes when they apply the same revisions. */
    @Test
    @Tag("slow")
    void bothHistoriesGiveTheSameSchema() throws Exception {
        prepare("");
        String columns =
                "select string_agg(table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '"
                        + " || is_identity, ', ' order by table_name, ordinal_position) from information_schema.columns where"
                        + " table_schema = 'public'";
        alembic("upgrade", "head");
        String theirs = project.ask(columns);
        String indexes = project.ask(
                "select string_agg(indexdef, ', ' order by indexdef) from pg_indexes where schemaname = 'public'");
        project.output("downgrade", "base");
        project.output("upgrade", "head");
        assertThat(project.ask(columns)).isEqualTo(theirs);
        assertThat(
                        project.ask(
                                "select string_agg(indexdef, ', ' order by indexdef) from pg_indexes where schemaname = 'public'"))
                .isEqualTo(indexes);
    }
}
