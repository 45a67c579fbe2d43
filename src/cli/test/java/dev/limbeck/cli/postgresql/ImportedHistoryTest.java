package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests {@code limbeck alembic import} for PostgreSQL: each revision has the same effect as its script in the real
 * Alembic.
 */
class ImportedHistoryTest {
    @TempDir
    private Path folder;

    private AlembicHistory history;

    @BeforeEach
    void createHistory() throws IOException, InterruptedException {
        AlembicHistory.require();
        history = new AlembicHistory(folder);
    }

    /** Applies and reverts the revisions with both tools, and compares the databases after each revision. */
    private void agree(String... ids) throws Exception {
        for (String id : ids) {
            step("upgrade", id);
        }
        for (int i = ids.length - 2; i >= 0; i--) {
            step("downgrade", ids[i]);
        }
        step("downgrade", "base");
    }

    private void step(String command, String target) throws Exception {
        history.alembic(command, target);
        history.project().output(command, target);
        assertThat(history.ours()).as(command + " " + target).isEqualTo(history.theirs());
    }

    private List<String> imported() {
        Outcome outcome = history.importScripts();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).doesNotContain("Not translated");
        return outcome.err()
                .lines()
                .filter(line -> line.startsWith("warning: "))
                .toList();
    }

    @Test
    @Tag("slow")
    void typesKeysIndexesEnumerationsAndRows() throws Exception {
        history.resource("objects/a1_objects.py").resource("objects/a2_changes.py");
        assertThat(imported())
                .containsExactly("warning: a2: only its part for PostgreSQL is translated, since it asks which database"
                        + " is used");
        agree("a1", "a2");
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void schemasSequencesDomainsAndAnswersOfTheInspector() throws Exception {
        history.resource("schemas/b1_schemas.py").resource("schemas/b2_changes.py");
        assertThat(imported())
                .anyMatch(line -> line.contains("postgresql_concurrently of the index ix_cc is left out"));
        agree("b1", "b2");
    }

    /** When PostgreSQL drops a column, it also drops the indexes and constraints that use the column. */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void columnsAreDroppedWithWhatUsesThem() throws Exception {
        history.resource("dropped/c1_tables.py").resource("dropped/c2_columns.py");
        assertThat(imported()).contains("warning: c2: COMMIT is left out: Limbeck itself begins and ends transactions");
        agree("c1", "c2");
    }

    /**
     * A column can have the same name as a type, function or index method that is used by constraints and indexes on
     * other columns.
     */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void whatOtherColumnsUseRemainsWhenAColumnWithTheNameOfATypeIsDropped() throws Exception {
        history.resource("words/f1_tables.py").resource("words/f2_columns.py");
        imported();
        agree("f1", "f2");
    }

    /** A table can get its schema from its MetaData. */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void rowsAreWrittenInTheSchemaOfTheMetadata() throws Exception {
        history.resource("metadata/g1_tables.py").resource("metadata/g2_rows.py");
        imported();
        agree("g1", "g2");
    }

    @Test
    void whatIsNotTranslatedHasOneLineAndKeepsTheTranslatedPart() throws Exception {
        history.script(
                "d1.py",
                """
                \"""partitions

                Create Date: 2021-01-01 00:00:00
                \"""
                import sqlalchemy as sa
                from alembic import op

                revision = "d1"
                down_revision = None


                def upgrade():
                    op.create_table("plain", sa.Column("id", sa.Integer(), primary_key=True))
                    op.create_table("log", sa.Column("at", sa.Date()), postgresql_partition_by="RANGE (at)")


                def downgrade():
                    op.execute("DROP TABLE plain")
                """);
        Outcome outcome = history.importScripts();
        assertThat(outcome.out())
                .contains(
                        "Not translated: 1 of 1.",
                        "upgrade: the table log has the option postgresql_partition_by (line 14)");
        assertThat(Files.readString(folder.resolve("limbeck/revisions/Rev_d1_partitions.java")))
                .contains("op.createTable(\"plain\"", "postgresql_partition_by=");
        Outcome run = history.project().run("upgrade", "head");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("The upgrade is not translated yet", "the database is as it was before");
    }

    /** Tests alembic_utils objects as they appear in the scripts that the package writes. */
    @Test
    @Tag("slow")
    void theEntitiesOfAlembicUtilsAreStatements() throws Exception {
        history.script("h1.py", UTILS_CREATED).script("h2.py", UTILS_REPLACED);
        imported();
        history.project().output("upgrade", "h1");
        assertThat(history.project().ask("select to_lower('ABC') || (select n from seen) || (select n from kept)"))
                .isEqualTo("abc11");
        assertThat(history.project()
                        .ask("select count(*) from pg_trigger where tgname = 'lower_case' and not tgisinternal"))
                .isEqualTo("1");
        assertThat(history.project().ask("select count(*) from pg_policies where policyname = 'own'"))
                .isEqualTo("1");
        assertThat(history.project().ask("select prokind from pg_proc where proname = 'tidy'"))
                .isEqualTo("p");
        history.project().output("upgrade", "h2");
        assertThat(history.project().ask("select to_lower('ABC') || (select more from seen)"))
                .isEqualTo("abc!2");
        assertThat(history.project()
                        .ask("select count(*) from pg_trigger where tgname = 'lower_case' and not tgisinternal"))
                .isEqualTo("0");
        history.project().output("downgrade", "h1");
        assertThat(history.project().ask("select to_lower('ABC') || (select n from seen)"))
                .isEqualTo("abc1");
        history.project().output("downgrade", "base");
        assertThat(history.project().ask("select count(*) from pg_proc where proname = 'to_lower'"))
                .isEqualTo("0");
    }

    private static final String UTILS_CREATED =
            """
            \"""entities

            Create Date: 2021-01-01 00:00:00
            \"""
            import sqlalchemy as sa
            from alembic import op
            from alembic_utils.pg_function import PGFunction
            from alembic_utils.pg_materialized_view import PGMaterializedView
            from alembic_utils.pg_policy import PGPolicy
            from alembic_utils.pg_trigger import PGTrigger
            from alembic_utils.pg_view import PGView
            from alembic_utils.pg_extension import PGExtension
            from alembic_utils.pg_grant_table import PGGrantTable
            from sqlalchemy import text as sql_text

            revision = "h1"
            down_revision = None

            extension = PGExtension(schema="public", signature="citext")
            function = PGFunction(schema="public", signature="to_lower(some_text text, sep text default ', (')",
                definition="returns text as\\n$$ select lower(some_text) $$ language sql")
            touched = PGFunction(schema="public", signature="touched()",
                definition="returns trigger as $$ begin return new; end $$ language plpgsql")
            procedure = PGFunction(schema="public", signature="tidy()",
                definition="language plpgsql as $$ begin perform 1 /* returns nothing */; end $$")
            view = PGView(schema="public", signature="seen", definition="select 1 as n")
            kept = PGMaterializedView(schema="public", signature="kept", definition="select 1 as n;", with_data=True)
            trigger = PGTrigger(schema="public", signature="lower_case", on_entity="public.account",
                is_constraint=False,
                definition="BEFORE INSERT ON public.account FOR EACH ROW EXECUTE FUNCTION public.touched()")
            policy = PGPolicy(schema="public", signature="own", on_entity="account", definition="for select using (true)")
            grant = PGGrantTable(schema="public", table="account", role="pg_monitor", grant="DELETE")


            def upgrade():
                op.create_table("account", sa.Column("id", sa.Integer(), primary_key=True))
                for each in (extension, function, touched, procedure, view, kept, trigger, policy, grant):
                    op.create_entity(each)


            def downgrade():
                for each in (grant, policy, trigger, kept, view, procedure, touched, function, extension):
                    op.drop_entity(each)
                op.drop_table("account")
            """;

    private static final String UTILS_REPLACED =
            """
            \"""replaced

            Create Date: 2021-01-02 00:00:00
            \"""
            from alembic import op
            from alembic_utils.pg_function import PGFunction
            from alembic_utils.pg_trigger import PGTrigger
            from alembic_utils.pg_view import PGView

            revision = "h2"
            down_revision = "h1"

            def function(suffix):
                return PGFunction(schema="public", signature="to_lower(some_text text, sep text default ', (')",
                    definition="returns text as $$ select lower(some_text)%s $$ language sql" % suffix)

            def view(column):
                return PGView(schema="public", signature="seen", definition="select " + column)

            trigger = PGTrigger(schema="public", signature="lower_case", on_entity="public.account",
                definition="BEFORE INSERT ON public.account FOR EACH ROW EXECUTE FUNCTION public.touched()")


            def upgrade():
                op.replace_entity(function(" || '!'"))
                op.replace_entity(view("2 as more"))
                op.drop_entity(trigger)


            def downgrade():
                op.create_entity(trigger)
                op.replace_entity(view("1 as n"))
                op.replace_entity(function(""))
            """;

    /** The answers must be the same as the database gives Alembic. */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void queriesOfTheCatalogAreAnsweredFromTheHistory() throws Exception {
        history.resource("catalog/e1_tables.py").resource("catalog/e2_questions.py");
        assertThat(imported()).anyMatch(line -> line.contains("a query of the catalog is answered from the history"));
        agree("e1", "e2");
    }

    @Test
    @Tag("slow")
    void theVersionTableOfEnvPyIsReported() throws Exception {
        history.resource("objects/a1_objects.py");
        Path env = folder.resolve("alembic/env.py");
        Files.writeString(
                env,
                Files.readString(env)
                        .replace("connection=connection,", "connection=connection, version_table_schema=\"meta\","));
        assertThat(imported())
                .contains(
                        "warning: env.py configures the version table: set revisions.version_table_schema = \"meta\" in"
                                + " limbeck.toml");
    }
}
