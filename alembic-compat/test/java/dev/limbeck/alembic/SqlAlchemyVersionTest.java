package dev.limbeck.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.result.ImportResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests that scripts are interpreted as the project's version of SQLAlchemy interprets them, or as SQLAlchemy 2 does if
 * the project does not specify a version.
 */
final class SqlAlchemyVersionTest {
    private static final String SCRIPT =
            """
            \"""moods

            Create Date: 2021-01-01 00:00:00
            \"""
            import enum

            import sqlalchemy as sa
            from alembic import op

            revision = "1a00"
            down_revision = None


            class Mood(enum.Enum):
                good = "g"
                poor = "p"
                splendid = "g"


            def upgrade():
                table = op.create_table(
                    "t", sa.Column("a", sa.Enum("a", "bb", length=50)), sa.Column("b", sa.Enum(Mood)),
                    sa.Column("c", sa.Enum("a", "bb", length=None)), sa.Column("d", sa.Enum("a", "bb", length=2)),
                    sa.Column("e", sa.Enum(Mood, omit_aliases=False)))
                op.bulk_insert(table, [{"a": sa.__version__, "b": Mood.splendid}])


            def downgrade():
                op.drop_table("t")
            """;

    private static final List<String> FIRST =
            List.of("a VARCHAR(2)", "b VARCHAR(8)", "c VARCHAR(2)", "d VARCHAR(2)", "e VARCHAR(8)");

    /** The output of SQLAlchemy 2.0.54 and Alembic 1.20.0 for the same script. */
    private static final List<String> SECOND =
            List.of("a VARCHAR(50)", "b VARCHAR(4)", "c VARCHAR", "d VARCHAR(2)", "e VARCHAR(8)");

    @TempDir
    Path folder;

    private List<String> warnings = List.of();

    private ImportResult imported() throws IOException {
        Path scripts = folder.resolve("shop/migrations");
        Files.createDirectories(scripts.resolve("versions"));
        Files.createDirectories(folder.resolve("shop/.git"));
        Files.writeString(scripts.resolve("versions/1a00.py"), SCRIPT);
        return new ImportedProject(folder).from(scripts);
    }

    private void agree(String version, List<String> types) throws IOException, SQLException {
        ImportResult result = imported();
        assertThat(result.untranslated()).isEmpty();
        assertThat(result.unproved()).isEmpty();
        new ImportedProject(folder).upgrade("ours.db", "head");
        assertThat(query("select name || ' ' || upper(type) from pragma_table_xinfo('t') order by cid"))
                .isEqualTo(types);
        assertThat(query("select a || ' ' || b from t")).containsExactly(version + " good");
        assertThat(result.warnings()).hasSize(3);
        warnings = result.warnings();
    }

    private List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ours.db"));
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    @Test
    void withoutAnyVersionItIsSqlAlchemy2() throws IOException, SQLException {
        agree("2.0.36", SECOND);
        assertThat(warnings)
                .contains(
                        "1a00: an Enum has the length 50: the column is VARCHAR(50), as SQLAlchemy 2 declares it;"
                                + " SQLAlchemy 1.4 declares VARCHAR(2) (no version of SQLAlchemy was found in the"
                                + " project)",
                        "1a00: the Enum of the class Mood omits the alias splendid, as in SQLAlchemy 2; SQLAlchemy 1.4"
                                + " keeps it. omit_aliases decides it in both (no version of SQLAlchemy was found in the"
                                + " project)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "requirements.txt | sqlalchemy[asyncio] == 1.4.46  # pinned | 1.4.46",
                "requirements.txt | sqlalchemy>=1.3,<2.0 | 1.4",
                "requirements/base.txt | SQLAlchemy~=1.4.3 | 1.4",
                "pyproject.toml | dependencies = [\"flask\", \"sqlalchemy<2\"] | 1.4",
                "pyproject.toml | sqlalchemy = {version = \"^1.4\", extras = [\"asyncio\"]} | 1.4",
                "Pipfile | sqlalchemy = \"==1.4.2\" | 1.4.2",
                "setup.py | install_requires=['sqlalchemy<2.0'] | 1.4",
                "poetry.lock | name = \"sqlalchemy\"\\nversion = \"1.4.41\" | 1.4.41",
                "Pipfile.lock | \"sqlalchemy\": {\\n \"index\": \"pypi\", \"version\": \"==1.4.1\"} | 1.4.1",
                ".venv/lib/python3.11/site-packages/SQLAlchemy-1.4.54.dist-info/METADATA | x | 1.4.54",
                "venv/Lib/site-packages/sqlalchemy-1.4.53.dist-info/METADATA | x | 1.4.53",
            })
    @Tag("slow")
    void theVersionOfTheProjectIsFound(String file, String text, String version) throws IOException, SQLException {
        write(file, text);
        agree(version, FIRST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requirements.txt | SQLAlchemy-Utils==0.41.1 | 2.0.36",
                "requirements.txt | Flask-SQLAlchemy<3 | 2.0.36",
                "requirements.txt | sqlalchemy>=1.4 | 2.0.36",
                "requirements.txt | sqlalchemy>=1.3,!=1.4.0,<2.1 | 2.0.36",
                "uv.lock | name = \"sqlalchemy\"\\nversion = \"2.0.23\" | 2.0.23",
            })
    void aLaterVersionIsSqlAlchemy2(String file, String text, String version) throws IOException, SQLException {
        write(file, text);
        agree(version, SECOND);
    }

    @Test
    void theInstalledVersionWins() throws IOException, SQLException {
        write("requirements.txt", "sqlalchemy==2.0.23");
        write(".venv/lib/python3.11/site-packages/SQLAlchemy-1.4.54.dist-info/METADATA", "x");
        agree("1.4.54", FIRST);
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve("shop").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text.replace("\\n", "\n") + "\n");
    }
}
