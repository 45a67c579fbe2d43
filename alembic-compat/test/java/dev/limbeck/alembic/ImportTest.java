package dev.limbeck.alembic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.result.ImportResult;
import dev.limbeck.result.ImportResult.Imported;
import dev.limbeck.spi.HistoryException;
import dev.limbeck.spi.HistoryRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the import of Alembic scripts; requires Python, but neither Alembic nor SQLAlchemy. */
class ImportTest {
    @TempDir
    Path folder;

    private ScriptFolder scripts;

    @BeforeEach
    void createFolder() throws IOException {
        ScriptFolder.requirePython();
        scripts = new ScriptFolder(folder).create();
    }

    @Test
    void aScriptBecomesARevisionWithItsIdMessageAndDate() throws IOException {
        scripts.write(
                "1975",
                """
                \"""add the user's phone

                It may be missing.

                Revision ID: 1975ea83b712
                Revises: ae10
                Create Date: 2021-03-04 05:06:07.891011+02:00

                \"""
                """
                        + ScriptFolder.HEADER.formatted("1975ea83b712", "None")
                        + """
                        branch_labels = ("shop",)


                        def upgrade():
                            op.create_table("user", sa.Column("id", sa.Integer(), nullable=False),
                                            sa.Column("name", sa.String(50), server_default="x"),
                                            sa.PrimaryKeyConstraint("id"))
                            with op.batch_alter_table("user") as batch_op:
                                batch_op.alter_column("name", existing_type=sa.String(50), type_=sa.Text(),
                                                      nullable=False, server_default=None)
                            op.execute("UPDATE user SET name = ''")


                        def downgrade():
                            raise NotImplementedError("phones are never given back")
                        """);

        scripts.run();

        assertThat(scripts.project().text("1975ea83b712"))
                .isEqualTo(
                        """
                        import dev.limbeck.Migration;
                        import dev.limbeck.Operations;
                        import dev.limbeck.Revision;

                        /**
                         * add the user's phone.
                         *
                         * <p>It may be missing.
                         */
                        @Revision(
                                id = "1975ea83b712",
                                downRevision = {},
                                created = "2021-03-04T03:06:07Z",
                                message = "add the user's phone",
                                branchLabels = "shop",
                                irreversible = "phones are never given back")
                        public final class Rev_1975ea83b712_add_the_user_s_phone extends Migration {

                            @Override
                            public void upgrade(Operations op) {
                                op.createTable("user",
                                        column("id", integer()).identity(),
                                        column("name", varchar(50)).serverDefault(text("'x'")),
                                        primaryKey("id"));
                                op.batchAlterTable("user", batch -> {
                                    batch.alterColumn("name", c -> c.type(textType()).nullable(false).dropServerDefault());
                                });

                                op.execute(text("UPDATE user SET name = ''"));
                            }

                            @Override
                            public void downgrade(Operations op) {
                                // Nothing reverts this yet.
                            }
                        }
                        """);
    }

    @Test
    void codeThatCannotBeTranslatedBecomesARevisionThatRefusesToRun() throws IOException {
        Map<String, String> bodies = Map.ofEntries(
                Map.entry("ask1", "for row in op.get_bind().execute(sa.text('SELECT id FROM t')):\n    pass"),
                Map.entry("own1", "from app.models import User\nUser.metadata.create_all()"),
                Map.entry("own2", "import os\nop.drop_table(os.environ['TABLE'])"),
                Map.entry("now1", "import datetime\nop.execute('x %s' % datetime.datetime.now())"),
                Map.entry("uid1", "import uuid\nop.execute('x %s' % uuid.uuid4())"),
                Map.entry("fail", "op.drop_table('a')\n{}['missing']"),
                Map.entry(
                        "hide",
                        "op.create_table('a', sa.Column('x', sa.Integer()))\ntry:\n    op.get_bind().commit()\nexcept:\n    pass"),
                Map.entry("file", "open('rows.csv').read()"),
                Map.entry("reach", "().__class__.__base__\nimport logging\nlogging.sys.modules['os'].system('true')"),
                Map.entry("bind", "op.execute('UPDATE t SET a = :a')"),
                Map.entry("other", "op.create_exclude_constraint('a', 'b')"),
                Map.entry(
                        "conv",
                        "with op.batch_alter_table('t', naming_convention={'fk': 'fk_%(table_name)s'}) as b:\n"
                                + "    b.drop_constraint('fk_t', type_='foreignkey')"));
        for (Map.Entry<String, String> body : bodies.entrySet()) {
            scripts.upgrade(body.getKey(), body.getValue());
        }

        ImportResult result = scripts.run();

        Map<String, String> why = result.untranslated().stream()
                .collect(Collectors.toMap(Imported::id, each -> String.valueOf(each.untranslated())));
        assertThat(why)
                .containsOnlyKeys(bodies.keySet())
                .containsEntry("ask1", "upgrade: the database is queried (SELECT id FROM t) (line 12)")
                .containsEntry("own1", "upgrade: app.models.User.metadata.create_all is called (line 13)")
                .containsEntry("own2", "upgrade: os.environ is read (line 13)")
                .containsEntry("now1", "upgrade: the clock is read (line 13)")
                .containsEntry("uid1", "upgrade: a UUID is generated (line 13)")
                .containsEntry("fail", "upgrade: KeyError (line 13): 'missing'")
                .containsEntry("hide", "upgrade: op.get_bind().commit is used")
                .containsEntry("file", "upgrade: open() is called (line 12)")
                .containsEntry("reach", "upgrade: it accesses the system (os.system) (line 14)")
                .containsEntry("bind", "upgrade: the statement has the parameter :a without a value (line 12)")
                .containsEntry("other", "upgrade: op.create_exclude_constraint is called (line 12)")
                .containsEntry("conv", "a batch drops fk_t, a name that its naming_convention generates");
        assertThat(scripts.project().text("hide"))
                .contains(
                        "// Not translated yet; upgrade: op.get_bind().commit is used",
                        "        op.createTable(\"a\",",
                        "//     op.create_table('a'",
                        "throw new IllegalStateException(")
                .containsOnlyOnce("op.createTable");
        assertThatThrownBy(() -> scripts.project().upgrade("app.db", "hide"))
                .hasMessageContaining("is not translated yet")
                .hasMessageContaining("hide");
    }

    @Test
    void whatIsTranslatedIsKeptBeforeTheCodeThatIsNot() throws IOException {
        scripts.upgrade(
                "part",
                """
                op.create_table('a', sa.Column('id', sa.Integer(), primary_key=True))
                with op.batch_alter_table('a') as batch:
                    batch.add_column(sa.Column('n', sa.Integer()))
                    for row in op.get_bind().execute(sa.text('SELECT id FROM t')):
                        pass
                """);
        ImportResult result = scripts.run();

        assertThat(result.untranslated()).hasSize(1);
        assertThat(scripts.project().text("part"))
                .containsSubsequence(
                        "op.createTable(\"a\"",
                        "column(\"n\", integer())",
                        "// The operations above are translated from the beginning of the code below.",
                        "// Not translated yet; upgrade: the database is queried (SELECT id FROM t) (line 15)",
                        "throw new IllegalStateException(",
                        "public void downgrade")
                .containsOnlyOnce("throw new");
        assertThatThrownBy(() -> scripts.project().upgrade("app.db", "part"))
                .hasMessageContaining("is not translated yet");
    }

    @Test
    void anUpgradeRunsIfOnlyItsDowngradeIsNotTranslated() throws IOException {
        scripts.write(
                "down",
                "\"\"\"down\n\nCreate Date: 2021-01-01 00:00:00\n\"\"\"\n"
                        + ScriptFolder.HEADER.formatted("down", "None")
                        + "def upgrade():\n    op.create_table('a', sa.Column('id', sa.Integer(), primary_key=True))\n\n"
                        + "def downgrade():\n    op.get_bind().execute(sa.text('SELECT 1'))\n");
        assertThat(scripts.run().untranslated()).hasSize(1);

        scripts.project().upgrade("app.db", "head");

        assertThatThrownBy(() -> scripts.project().downgrade("app.db", "base"))
                .hasMessageContaining("The downgrade is not translated yet");
    }

    @Test
    void aScriptThatDoesNotEndIsStopped() throws IOException {
        scripts.upgrade("loop", "while True:\n    pass");
        Json recorded = new PythonRecorder(List.of("python3"), 1).record(request("alembic"));
        assertThat(recorded.objects("scripts").get(0).text("untranslated"))
                .startsWith("upgrade: it did not finish within 1 seconds");
    }

    @Test
    void pythonThatIsMissingOrTooOldIsReportedWithWhatToInstall() throws IOException {
        Path old = folder.resolve("old");
        Files.writeString(old, "#!/bin/sh\necho 'Python 2.7 is too old' >&2\nexit 9\n");
        assertThat(old.toFile().setExecutable(true)).isTrue();
        assertThatThrownBy(() -> new PythonRecorder(List.of("no-such-python"), 1).record(request("")))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("there is no no-such-python on the path")
                .hasMessageContaining("apt install python3");
        assertThatThrownBy(() -> new PythonRecorder(List.of(old.toString()), 1).record(request("")))
                .hasMessage("Python 2.7 is too old\n. Install Python 3.8 or newer and put python3 on the path.");
    }

    @Test
    void nothingIsOverwrittenOrPartlyWritten() throws IOException {
        scripts.upgrade("aaaa", "pass");
        scripts.upgrade("bbbb", "pass");
        ImportResult first = scripts.run();
        List<Path> files = first.revisions().stream().map(Imported::file).toList();

        assertThatThrownBy(scripts::run)
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("Revision aaaa already exists");
        Files.delete(files.get(0));
        Files.writeString(files.get(1), "mine");
        assertThatThrownBy(scripts::run)
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("already exists. Nothing was written");
        assertThat(files.get(0)).doesNotExist();
        assertThat(files.get(1)).hasContent("mine");
    }

    @Test
    void theFoldersInAlembicIniAreRead() throws IOException {
        Path base = folder.resolve("alembic");
        Files.createDirectories(base.resolve("more scripts"));
        Files.writeString(
                base.resolve("alembic.ini"),
                """
                [alembic]
                script_location = %(here)s
                version_path_separator = os
                version_locations = %(here)s/versions:%(here)s/more scripts
                """);
        scripts.upgrade("aaaa", "pass");
        Files.writeString(
                base.resolve("more scripts/b.py"),
                ScriptFolder.HEADER.formatted("bbbb", "\"aaaa\"") + "def upgrade(): pass\ndef downgrade(): pass\n");
        Files.writeString(base.resolve("versions/notes.py"), "x = 1\n");

        ImportResult result = scripts.run();

        assertThat(result.revisions().stream().map(Imported::id)).containsExactly("aaaa", "bbbb");
        assertThat(result.warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.endsWith("notes.py has no revision id and was skipped"))
                .contains("bbbb: its script has no Create Date; the date of the file is used");
    }

    @Test
    void anIncompleteHistoryIsRefused() throws IOException {
        scripts.write("aaaa", ScriptFolder.HEADER.formatted("aaaa", "\"gone\"") + "def upgrade(): pass\n");
        assertThatThrownBy(scripts::run).hasMessageContaining("gone");
        scripts.write("aaaa", "def upgrade(:\n");
        assertThatThrownBy(scripts::run)
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("aaaa.py cannot be read");
        assertThat(folder.resolve("revisions")).doesNotExist();
    }

    @Test
    void typesOfOtherDatabasesKeepTheirNames() throws IOException {
        scripts.upgrade(
                "type",
                """
                from sqlalchemy.dialects import postgresql, mysql
                op.create_table("t", sa.Column("a", postgresql.JSONB()), sa.Column("b", postgresql.UUID(as_uuid=True)),
                    sa.Column("c", postgresql.ARRAY(sa.Integer())), sa.Column("d", postgresql.INET()),
                    sa.Column("e", mysql.LONGTEXT()), sa.Column("f", mysql.TINYINT(1)), sa.Column("g", postgresql.BYTEA()))
                op.create_index("ix", "t", ["a"], postgresql_using="gin")
                """);

        ImportResult result = scripts.run();

        assertThat(scripts.project().text("type"))
                .contains("column(\"a\", json())", "column(\"b\", uuid())", "column(\"c\", type(\"INTEGER[]\"))")
                .contains("type(\"INET\")", "type(\"LONGTEXT\")", "type(\"TINYINT(1)\")", "column(\"g\", blob())");
        assertThat(result.warnings())
                .containsExactly("type: postgresql_using of the index ix is ignored, as in Alembic on SQLite");
    }

    @Test
    void pythonInACommentIsNotInterpreted() throws IOException {
        scripts.upgrade("code", "op.get_bind().commit()  # \\u000a } \\\\u0041 */ \u00e9");
        scripts.run();
        assertThat(scripts.project().text("code")).contains("# \\\\u000a } \\\\u0041 */ \u00e9");
        assertThatThrownBy(() -> scripts.project().upgrade("app.db", "code"))
                .hasMessageContaining("is not translated yet");
    }

    @Test
    void whatSqliteDoesNotNeedOrStoreIsIgnoredWithAWarning() throws IOException {
        scripts.upgrade(
                "aaaa",
                """
                op.create_table("a", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("b", sa.String(9)))
                op.create_table_comment("a", "what it is", existing_comment=None)
                op.drop_table_comment("a")
                table = sa.Table("a", sa.MetaData(), sa.Column("id", sa.Integer(), primary_key=True))
                with op.batch_alter_table("a", copy_from=table) as batch_op:
                    batch_op.alter_column("b", existing_type=sa.String(9), type_=sa.String(20))
                """);
        ImportResult result = scripts.run();
        assertThat(result.revisions()).extracting(Imported::untranslated).containsOnlyNulls();
        assertThat(scripts.project().text("aaaa")).contains("varchar(20)").doesNotContain("comment");
        assertThat(String.join("\n", result.warnings()))
                .contains("copy_from of batch_alter_table is ignored", "SQLite does not store them");
        scripts.project().upgrade("a.db", "head");
        assertThat(scripts.project().drift("a.db")).isEmpty();
    }

    private HistoryRequest request(String below) {
        return new HistoryRequest(folder.resolve(below), null, ZoneOffset.UTC, "sqlite");
    }
}
