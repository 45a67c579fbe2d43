package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.draft.Placement;
import dev.limbeck.command.draft.RevisionLanguage;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.Change;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.settings.SettingKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests that the proof covers the revision file as written: running the file produces the model, and its downgrade
 * restores the schema.
 */
final class WrittenRevisionProofTest {
    @TempDir
    private Path folder;

    private SqlProject project;

    @BeforeEach
    void project() {
        project = new SqlProject(folder);
    }

    private List<String> columns() {
        return project.rows("select name, type, \"notnull\", dflt_value, pk from pragma_table_info('t')");
    }

    /**
     * If an INTEGER column is the whole primary key, SQLite generates its values, no matter how the column is declared
     * otherwise.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a integer not null, b integer not null, primary key (a, b)              | a integer not null, b integer not null, primary key (b)
                    a integer not null, b INTEGER not null, primary key (a, b)              | a integer not null, b integer primary key
                    a integer not null, b bigint not null, primary key (b)                  | a integer not null, b integer primary key
                    a integer not null, b integer not null                                  | a integer not null, b integer primary key
                    a integer not null, b integer not null default 7, primary key (a, b)    | a integer not null, b integer primary key
                    a integer not null, b integer primary key                               | a integer not null, b integer not null, primary key (a, b)
                    a integer not null, b integer primary key                               | a integer not null, b integer, primary key (a)
                    a integer not null, b integer primary key autoincrement                 | a integer not null, b integer not null, primary key (a, b)
                    a integer not null, b integer primary key                               | a integer not null, b bigint not null, primary key (a, b)
                    a integer not null, b integer primary key                               | a integer not null, b integer not null default 7, primary key (a, b)
                    a integer not null, b integer not null, primary key (a, b)              | a integer not null, b integer primary key autoincrement
                    """)
    void addingOrDroppingAKeyKeepsTheDeclaredTypes(String was, String is) {
        project.released("create table t (" + was + ")");
        List<String> before = columns();

        RevisionResult written = project.model("create table t (" + is + ")").revise(Decisions.NONE);
        project.upgrade();
        assertThat(project.check().changes()).isEmpty();
        project.downgrade();

        assertThat(columns()).as("%s", SqlProject.text(written)).isEqualTo(before);
    }

    /**
     * Handwritten definitions rarely contain NOT NULL next to INTEGER PRIMARY KEY, but a key of several columns needs
     * it.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    id integer primary key, a integer not null               | id integer not null, a integer not null, primary key (a, id)
                    id integer primary key, a integer not null               | id integer not null, a integer not null, primary key (a)
                    id integer primary key, a integer not null               | id bigint not null, a integer not null, primary key (id, a)
                    id integer primary key autoincrement, a integer not null | id integer not null default 7, a integer not null, primary key (a)
                    id integer, a integer not null, primary key (id)         | id integer not null, a integer not null, primary key (a, id)
                    """)
    void aColumnThatIsNoLongerTheWholeKeyRejectsNull(String was, String is) {
        project.run("create table t (" + was + ")", "insert into t values (1, 5), (2, 6)");

        project.model("create table t (" + is + ")").revise(Decisions.NONE);
        project.upgrade();

        assertThat(project.check().changes()).isEmpty();
        assertThat(project.rows("select \"notnull\" from pragma_table_info('t') where name = 'id'"))
                .containsExactly("1");
        project.downgrade();
        assertThat(project.rows("select * from t")).containsExactly("1|5", "2|6");
        assertThat(project.rows("select name, lower(type), pk from pragma_table_info('t')"))
                .containsExactly("id|integer|1", "a|integer|0");
    }

    @Test
    void aColumnWhoseValuesDependOnTheKeyIsNotReported() {
        project.released("create table t (a integer not null, b integer not null, primary key (a, b))")
                .model("create table t (a integer not null, b integer not null, primary key (b))");

        RevisionResult written = project.revise(Decisions.NONE);

        assertThat(written.changes())
                .extracting(change -> change.kind().code())
                .containsExactly("dropped_primary_key", "added_primary_key");
        assertThat(SqlProject.text(written)).doesNotContain("alterColumn");
    }

    @Test
    void aColumnWithoutGeneratedValuesHasItsDeclaredType() {
        project.released("create table t (a integer not null, b integer not null, primary key (b))")
                .model("create table t (a integer not null, b integer not null, primary key (a, b))");

        RevisionResult written = project.revise(Decisions.NONE);

        // The first revision declares b as bigint().identity(), so another database has this type.
        assertThat(written.changes())
                .extracting(Change::description)
                .contains("changed column t.b type bigint -> integer, identity -> no identity");
        assertThat(SqlProject.text(written))
                .contains("c.existingType(bigint()).type(integer()).dropIdentity()")
                .contains("c.existingType(integer()).type(bigint()).identity()");
    }

    /** A run assigns names to a revision's unnamed constraints, so the proof must do the same. */
    @Test
    void theProofAppliesTheNamingConvention() {
        project.settings(settings -> settings);
        project.run("create table t (a integer not null unique, b integer)");
        project.settings(settings -> settings.set(
                        SettingKey.REVISIONS_NAMING, Map.of("uq", "uq_{table}_{columns}", "pk", "pk_{table}")))
                .model("create table t (a integer not null, b integer)");

        RevisionResult written = project.revise(Decisions.NONE);
        project.upgrade();
        project.downgrade();

        assertThat(SqlProject.text(written)).contains("createConstraint(unique(\"a\"))");
        assertThat(project.schema()).anyMatch(text -> text.contains("uq_t_a"));
    }

    /** The lines of a message are comments, but so are the lines that mark the beginning of each part. */
    @Test
    void aMessageMayContainTheBeginningOfAPart() {
        project.model("create table t (a integer)");
        RevisionResult written = new Revise(project.project(), RunListener.SILENT)
                .run(new RevisionRequest(
                        "more\n\nupgrade\nid: b2b2\ncreated: yesterday",
                        true,
                        "aa",
                        Decisions.NONE,
                        Prompt.NOBODY,
                        Set.of(),
                        Placement.AFTER_HEAD,
                        false,
                        RevisionLanguage.SQL));

        assertThat(SqlProject.text(written)).contains("\n--     > upgrade\n", "\n--     > id: b2b2\n");
        assertThat(project.upgrade().revisions()).hasSize(1);
        assertThat(project.downgrade().revisions()).hasSize(1);
        assertThat(columns()).isEmpty();
    }

    @Test
    void sqlThatWouldBeReadAsAPartOfItsFileIsRefused() {
        project.model("create table t (a integer not null default ('\n-- downgrade\n'))");

        assertThatThrownBy(() -> project.reviseSql("aa"))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("No revision was written, because its SQL has a line")
                .hasMessageContaining("--language sql");
        assertThat(folder.resolve("revisions")).doesNotExist();
    }

    @Test
    void theSqlOfAFileIsTriedBeforeItIsWritten() {
        project.released("create table t (a integer not null, b integer not null, primary key (a, b))");
        List<String> before = columns();

        project.model("create table t (a integer not null, b integer not null, primary key (b))")
                .reviseSql("aa");
        project.upgrade();
        assertThat(project.check().changes()).isEmpty();
        project.downgrade();

        assertThat(columns()).isEqualTo(before);
    }
}
