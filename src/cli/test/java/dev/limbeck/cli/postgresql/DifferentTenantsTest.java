package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests revisions whose effect depends on the name of the schema of the tenant. */
@Tag("slow")
class DifferentTenantsTest {
    @TempDir
    Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void createTenants() {
        project = new PostgresqlProject(folder);
        project.sql("create table tenant (name varchar(40))");
        for (String name : new String[] {"a", "bergen"}) {
            project.sql("insert into tenant values ('" + name + "')");
            project.sql("create schema " + name);
        }
        project.write(
                "limbeck.toml",
                ServerProject.settings(project.url())
                        + "\n[fleet]\ndatabases = [\"select name from public.tenant order by 1\"]\n");
    }

    private void assertNoDrift(String imported, String upgrade) {
        project.write(
                "revisions/Rev_11aa_step.java",
                """
                package db.revisions;

                %s
                import dev.limbeck.Migration;
                import dev.limbeck.Operations;
                import dev.limbeck.Revision;

                @Revision(id = "11aa", downRevision = {}, created = "2026-11-23T07:45:12Z", message = "step")
                public final class Rev_11aa_step extends Migration {
                    @Override
                    public void upgrade(Operations op) {
                        %s
                    }

                    @Override
                    public void downgrade(Operations op) {}
                }
                """
                        .formatted(imported, upgrade));
        assertThat(project.run("upgrade", "head").toString()).contains("2 databases at 11aa: changed");
        assertThat(project.run("drift").toString()).contains("code=0");
    }

    private void compileHelper() {
        project.write(
                "src/acme/Lengths.java",
                """
                package acme;

                public class Lengths {
                    public static void add(dev.limbeck.Operations op) {
                        op.execute("do $$ begin execute 'create table item (n varchar(' || length(current_schema())"
                                + " || '))'; end $$");
                    }
                }
                """);
        project.compile();
    }

    @Test
    void aClassOfTheModelClassPathReadsTheName() {
        compileHelper();
        assertNoDrift("import acme.Lengths;", "Lengths.add(op);");
    }

    @Test
    void aClassThatIsNotImportedReadsTheName() {
        compileHelper();
        assertNoDrift("", "acme.Lengths.add(op);");
    }

    /** The result for the first schema contains neither name. */
    @Test
    void aRevisionNamesTheSecondSchema() {
        assertNoDrift(
                "",
                "op.createTable(\"note\", column(\"id\", bigint())); op.execute(\"do $$ begin if"
                        + " to_regclass('bergen.note') is not null then create table extra (n int); end if; end $$\");");
    }
}
