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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that {@code sa.Enum} results in the same types, checks and rows as with the real Alembic. */
final class AlembicEnumTest {
    private static final String CLASSES =
            """
            import enum


            class Mood(enum.Enum):
                good = "g"
                poor = "p"
                splendid = "g"


            class Size(enum.Enum):
                SMALL = "s"
                LARGE = "it's"


            class Word(str, enum.Enum):
                YES = "y"
                NO = "no"


            def values(kind):
                return [each.value for each in kind]


            def names(kind):
                return [each.upper() + "s" for each in kind.__members__]

            """;

    private static final Pattern TABLE = Pattern.compile("create_table\\(\\s*[\"'](\\w+)");

    private static final Pattern CHECK = Pattern.compile("(CONSTRAINT \\S+ )?CHECK \\([^()]* IN \\([^()]*\\)\\)");

    @TempDir
    Path folder;

    private ImportedProject imported;

    @BeforeEach
    void requireAlembic() {
        Alembic.require();
        imported = new ImportedProject(folder);
    }

    /** Imports a script with the given upgrade, and runs it with both tools. */
    private ImportResult both(String body) throws IOException, InterruptedException {
        Alembic alembic = new Alembic(folder.resolve("alembic"), folder.resolve("theirs.db"));
        Files.writeString(folder.resolve("alembic/requirements.txt"), "SQLAlchemy==1.4.46\n");
        alembic.write("1a00", script(body));
        ImportResult result = imported.from(folder.resolve("alembic"));
        assertThat(result.untranslated()).isEmpty();
        assertThat(result.unproved()).isEmpty();
        alembic.run("upgrade", "head");
        imported.upgrade("ours.db", "head");
        return result;
    }

    private static String script(String body) {
        return "\"\"\"enums\n\nCreate Date: 2021-01-01 00:00:00\n\"\"\"\n"
                + ScriptFolder.HEADER.formatted("1a00", "None")
                + CLASSES
                + "\ndef upgrade():\n"
                + body.indent(4)
                + "\n\ndef downgrade():\n"
                + TABLE.matcher(body)
                        .results()
                        .map(table -> "    op.drop_table('" + table.group(1) + "')\n")
                        .collect(Collectors.joining());
    }

    /** Compares the rows and the schema, including types and checks. */
    private void agree() throws SQLException {
        assertThat(Picture.of(folder.resolve("ours.db"))).isEqualTo(Picture.of(folder.resolve("theirs.db")));
        assertThat(types("ours.db")).isEqualTo(types("theirs.db")).isNotEmpty();
        assertThat(checks("ours.db")).isEqualTo(checks("theirs.db"));
        assertThat(imported.drift("theirs.db")).isEmpty();
    }

    private List<String> types(String database) throws SQLException {
        return query(
                database,
                "select t.name || '.' || c.name || ' ' || upper(c.type) from sqlite_schema t,"
                        + " pragma_table_xinfo(t.name) c where t.type = 'table' and t.name <> 'alembic_version' order by"
                        + " t.name, c.cid");
    }

    /**
     * Returns the checks to compare. The drift comparison does not report a check that has a name in only one of the
     * two databases.
     */
    private Set<String> checks(String database) throws SQLException {
        return query(database, "select sql from sqlite_schema where type = 'table' order by name").stream()
                .flatMap(sql -> CHECK.matcher(sql).results())
                .map(check -> check.group().replace("\"", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> query(String database, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(database));
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    @Test
    void theCheckOfAClassHasItsNameInLowerCase() throws IOException, InterruptedException, SQLException {
        ImportResult result = both(
                """
                op.create_table("plain", sa.Column("x", sa.Enum(Size, create_constraint=True)))
                op.create_table("own", sa.Column("x", sa.Enum(Size, create_constraint=True, name="ck_own")))
                op.create_table("bare", sa.Column("x", sa.Enum(Size, create_constraint=True, name=None)))
                op.create_table("strings", sa.Column("x", sa.Enum("a", "b", create_constraint=True)))
                """);
        agree();
        assertThat(result.warnings()).isEmpty();
        assertThat(checks("ours.db"))
                .containsExactly(
                        "CHECK (x IN ('SMALL', 'LARGE'))",
                        "CHECK (x IN ('a', 'b'))",
                        "CONSTRAINT ck_own CHECK (x IN ('SMALL', 'LARGE'))",
                        "CONSTRAINT size CHECK (x IN ('SMALL', 'LARGE'))");
    }

    @Test
    void theLengthIsUsedOnlyIfTheTypeIsNotNative() throws IOException, InterruptedException, SQLException {
        ImportResult result = both(
                """
                op.create_table(
                    "t", sa.Column("a", sa.Enum("a", "bb", length=50)), sa.Column("b", sa.Enum(Size, length=50)),
                    sa.Column("c", sa.Enum("a", "bb", length=50, native_enum=False)),
                    sa.Column("d", sa.Enum(Size, length=50, native_enum=False)),
                    sa.Column("e", sa.Enum("a", "bb", length=1)), sa.Column("f", sa.Enum("a", "bb", length=2)),
                    sa.Column("g", sa.Enum("a", "bb", native_enum=False)), sa.Column("h", sa.Enum("a", "b", length=None)))
                """);
        agree();
        assertThat(types("ours.db"))
                .containsExactly(
                        "t.a VARCHAR(2)",
                        "t.b VARCHAR(5)",
                        "t.c VARCHAR(50)",
                        "t.d VARCHAR(50)",
                        "t.e VARCHAR(2)",
                        "t.f VARCHAR(2)",
                        "t.g VARCHAR(2)",
                        "t.h VARCHAR(1)");
        String found = "(SQLAlchemy 1.4.46 was found in " + folder.resolve("alembic/requirements.txt") + ")";
        assertThat(result.warnings())
                .containsExactly(
                        "1a00: an Enum has the length 50: the column is VARCHAR(2), as SQLAlchemy 1.4 declares it;"
                                + " SQLAlchemy 2 declares VARCHAR(50) " + found,
                        "1a00: an Enum has the length 50: the column is VARCHAR(5), as SQLAlchemy 1.4 declares it;"
                                + " SQLAlchemy 2 declares VARCHAR(50) " + found,
                        "1a00: an Enum has the length None: the column is VARCHAR(1), as SQLAlchemy 1.4 declares it;"
                                + " SQLAlchemy 2 declares VARCHAR " + found);
    }

    @Test
    void omitAliasesLeavesTheAliasesOut() throws IOException, InterruptedException, SQLException {
        ImportResult result = both(
                """
                table = op.create_table(
                    "omitted", sa.Column("x", sa.Enum(Mood, create_constraint=True, omit_aliases=True)))
                op.bulk_insert(table, [{"x": Mood.splendid}, {"x": "poor"}])
                table = op.create_table(
                    "kept", sa.Column("x", sa.Enum(Mood, create_constraint=True, omit_aliases=False)))
                op.bulk_insert(table, [{"x": Mood.splendid}, {"x": "splendid"}, {"x": Mood.poor}])
                """);
        agree();
        assertThat(result.warnings()).isEmpty();
        assertThat(types("ours.db")).containsExactly("kept.x VARCHAR(8)", "omitted.x VARCHAR(4)");
    }

    @Test
    void aliasesWithoutOmitAliasesAreKeptWithAWarning() throws IOException, InterruptedException, SQLException {
        ImportResult result = both("op.create_table('t', sa.Column('x', sa.Enum(Mood, create_constraint=True)))");
        agree();
        assertThat(result.warnings())
                .containsExactly("1a00: the Enum of the class Mood keeps the alias splendid, as in SQLAlchemy 1.4;"
                        + " SQLAlchemy 2 omits it. omit_aliases decides it in both (SQLAlchemy 1.4.46 was found in "
                        + folder.resolve("alembic/requirements.txt") + ")");
    }

    @Test
    void rowsHaveTheValuesOfTheCallable() throws IOException, InterruptedException, SQLException {
        both(
                """
                sizes = sa.Enum(Size, values_callable=values, create_constraint=True)
                table = op.create_table(
                    "t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("size", sizes),
                    sa.Column("other", sa.Enum(Size, values_callable=values),
                              server_default=sa.literal(Size.LARGE, sizes)),
                    sa.Column("mood", sa.Enum(Mood, values_callable=values, omit_aliases=True)),
                    sa.Column("old", sa.Enum(Mood, values_callable=names)),
                    sa.Column("word", sa.Enum(Word, values_callable=values), server_default=Word.NO),
                    sa.Column("name", sa.Enum(Word)), sa.Column("text", sa.String(9)))
                op.bulk_insert(table, [
                    {"id": 1, "size": Size.LARGE, "other": Size.SMALL, "mood": Mood.splendid, "old": Mood.splendid,
                     "word": Word.YES, "name": Word.YES, "text": Word.YES},
                    {"id": 2, "size": "s", "other": "elsewhere", "mood": "p", "old": "POORs", "word": "y", "name": "no",
                     "text": "NO"},
                    {"id": 3, "size": None, "other": None, "mood": None, "old": None, "word": None, "name": None,
                     "text": None}])
                op.execute(table.insert().values(id=4, size=Size.SMALL))
                op.execute(table.insert().values(id=5, size=Size.LARGE))
                op.execute(table.update().where(table.c.size == Size.SMALL).values(other=Size.LARGE, text="found"))
                op.execute(table.update().where(table.c.size.in_([Size.LARGE])).values(mood=Mood.poor))
                op.execute(sa.text("UPDATE t SET other = :o WHERE id = 3").bindparams(
                    sa.bindparam("o", Size.SMALL, sizes)))
                op.execute(table.update().where(table.c.id == 2).values(size=op.inline_literal(Size.LARGE, sizes)))
                """);
        agree();
        assertThat(query("ours.db", "select size || ' ' || mood || ' ' || old || ' ' || word from t where id = 1"))
                .containsExactly("it's p GOODs y");
    }

    @Test
    void anEnumThatSqlAlchemyRejectsIsRefused() throws IOException {
        assertThat(refusal("op.create_table('t', sa.Column('x', sa.Enum('a', 'bb', length=1, native_enum=False)))"))
                .contains("an Enum has the length 1, and its longest value has 2 characters");
        assertThat(
                        refusal(
                                """
                        table = op.create_table('t', sa.Column('x', sa.Enum(Size)))
                        op.bulk_insert(table, [{'x': Mood.good}])
                        """))
                .contains("a row has Mood.good, which is not a value of the Enum Size");
        assertThat(
                        refusal(
                                """
                        table = op.create_table('t', sa.Column('x', sa.Enum('a', 'b', validate_strings=True)))
                        op.bulk_insert(table, [{'x': 'c'}])
                        """))
                .contains("a row has 'c', which is not a value of its Enum");
    }

    /** Alembic 1.8 does not add the constraint of a type with ALTER TABLE, but a batch adds it. */
    @Test
    void aColumnThatIsAddedHasACheckOnlyInABatch() throws IOException, InterruptedException, SQLException {
        ImportResult result = both(
                """
                op.create_table("t", sa.Column("id", sa.Integer, primary_key=True))
                op.add_column("t", sa.Column("size", sa.Enum(Size, create_constraint=True)))
                op.add_column("t", sa.Column("flag", sa.Boolean(create_constraint=True, name="ck_flag")))
                op.create_table("u", sa.Column("id", sa.Integer, primary_key=True))
                with op.batch_alter_table("u") as batch_op:
                    batch_op.add_column(sa.Column("size", sa.Enum(Size, create_constraint=True)))
                """);
        agree();
        assertThat(checks("ours.db")).containsExactly("CONSTRAINT size CHECK (size IN ('SMALL', 'LARGE'))");
        assertThat(result.warnings())
                .containsExactly(
                        "1a00: the check of the type of t.size is not created, as in Alembic on SQLite outside a batch",
                        "1a00: the check of the type of t.flag is not created, as in Alembic on SQLite outside a"
                                + " batch");
    }

    /** In this case, SQLAlchemy 1.4 writes the values of other members. */
    @Test
    void rowsAreRefusedIfTheCallableReturnsAnotherNumberOfValues() throws IOException {
        String table = "table = op.create_table('t', sa.Column('x', sa.Enum(Mood, values_callable=values)))\n";
        assertThat(refusal(table + "op.bulk_insert(table, [{'x': Mood.good}])"))
                .contains("a row has a value of the Enum Mood, whose values_callable returns 2 values for 3 members");
        assertThat(refusal(table + "op.execute(table.update().values(x='g'))"))
                .contains("whose values_callable returns 2 values for 3 members");
        assertThat(refusal(table + "op.bulk_insert(table, [{'x': None}])")).isEmpty();
    }

    private int attempts;

    /** {@return the reason why a script with the given upgrade cannot be translated} */
    private String refusal(String body) throws IOException {
        ScriptFolder scripts = new ScriptFolder(folder.resolve("refused" + attempts++)).create();
        Files.writeString(scripts.folder().resolve("requirements.txt"), "SQLAlchemy~=1.4\n");
        scripts.write("1a00", script(body));
        return scripts.run().untranslated().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
