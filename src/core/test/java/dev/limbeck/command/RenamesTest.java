package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.UndecidedException;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.Choice;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.settings.SettingKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that an object counts as renamed only if a flag, a setting or an answer says so. */
final class RenamesTest {
    private static final String USER = "create table user (id integer primary key, pw varchar(100), name varchar(50))";
    private static final String RENAMED =
            "create table user (id integer primary key, hashed_password varchar(100), name varchar(50))";

    @TempDir
    private Path folder = Path.of(".");

    private SqlProject project = new SqlProject(folder);

    @BeforeEach
    void open() {
        project = new SqlProject(folder);
    }

    private static Decisions renames(Map<String, String> renames) {
        return new Decisions(renames, List.of(), Map.of(), List.of());
    }

    private static Decisions noRename(String... names) {
        return new Decisions(Map.of(), List.of(names), Map.of(), List.of());
    }

    /** Answers yes to certain questions and no to others, and records all questions. */
    private static final class Person implements Prompt {
        private final List<String> asked = new ArrayList<>();
        private final List<String> yes;

        Person(String... yes) {
            this.yes = List.of(yes);
        }

        @Override
        public Optional<Boolean> askYesNo(String question) {
            asked.add(question);
            return Optional.of(yes.stream().anyMatch(question::contains));
        }

        @Override
        public Optional<String> askText(String question) {
            asked.add(question);
            return Optional.of("''");
        }
    }

    /** Writes and applies the revision, compares again, and then reverts the revision. */
    private String applyAndRevert(Decisions decisions) {
        List<String> before = project.schema();
        String text = project.revision(decisions);
        project.upgrade();
        assertThat(project.check().changes()).as(text).isEmpty();
        List<String> after = project.schema();
        project.downgrade();
        assertThat(unquoted(project.schema())).as(text).containsExactlyInAnyOrderElementsOf(unquoted(before));
        project.upgrade();
        assertThat(project.schema()).containsExactlyInAnyOrderElementsOf(after);
        return text;
    }

    /** Removes the quotes that SQLite adds around the new name of a table. */
    private static List<String> unquoted(List<String> schema) {
        return schema.stream().map(sql -> sql.replace("\"", "")).toList();
    }

    @Test
    void twentyCandidatesOfATableAreListedAndAnyCanBeChosen() {
        String columns = " (id integer primary key, pw varchar(100), name varchar(50))";
        String model = IntStream.range(10, 35)
                .mapToObj(i -> "create table user" + i + columns)
                .collect(Collectors.joining(";\n"));
        project.released(USER).model(model);

        assertThatThrownBy(() -> project.revise(Decisions.NONE))
                .isInstanceOfSatisfying(UndecidedException.class, e -> assertThat(
                                e.choices().get(0).options())
                        .hasSize(21)
                        .extracting(Choice.Option::flag)
                        .contains("--rename-table user=user29")
                        .doesNotContain("--rename-table user=user30"))
                .hasMessageContaining("user29 and 5 more are new. Was it renamed?");
        assertThat(applyAndRevert(renames(Map.of("user", "user34"))))
                .contains("renameTable(from(\"user\").to(\"user34\"))");
    }

    @Test
    void nothingIsWrittenWithoutADecision() {
        project.released(USER).model(RENAMED);

        assertThatThrownBy(() -> project.revise(Decisions.NONE))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContainingAll(
                        "user.pw was removed and user.hashed_password (varchar(100)) is new",
                        "--rename user.pw=user.hashed_password ",
                        "--no-rename user.pw ");
        assertThat(project.revisions()).isEqualTo(1);
    }

    @Test
    void aRenameKeepsTheValues() {
        project.released(USER).model(RENAMED);
        project.run("insert into user values (1, 'secret', 'ann')");

        String text = applyAndRevert(renames(Map.of("user.pw", "user.hashed_password")));

        assertThat(text)
                .contains("renameColumn(from(\"pw\").to(\"hashed_password\"))")
                .doesNotContain("hazard");
        assertThat(project.rows("select * from user")).containsExactly("1|secret|ann");
    }

    @Test
    void aDeniedRenameIsADropAndAnAddition() {
        project.released(USER).model(RENAMED);

        assertThat(project.revision(noRename("user.pw")))
                .contains(
                        "batch.addColumn(column(\"hashed_password\"",
                        "batch.dropColumn(\"pw\"); // hazard data-loss: loses data");
    }

    @Test
    void aStarDeniesAllRenames() {
        project.released(USER).model(RENAMED);

        assertThat(project.revision(noRename("user.*"))).contains("dropColumn");
    }

    @Test
    void theUserIsAskedAsInDjango() {
        project.released(USER).model(RENAMED);
        Person person = new Person("hashed_password");

        RevisionResult result = project.revise(Decisions.NONE, person);

        assertThat(person.asked).containsExactly("Did you rename user.pw to user.hashed_password (varchar(100))?");
        assertThat(result.changes()).extracting(change -> change.kind().code()).containsExactly("renamed_column");
    }

    @Test
    void aRenamedColumnCanBeAlteredToo() {
        project.released(USER)
                .model("create table user (id integer primary key, hashed_password varchar(60) not null default '',"
                        + " name varchar(50))");
        project.run("insert into user values (1, 'secret', 'ann')");

        String text = applyAndRevert(new Decisions(
                Map.of("user.pw", "hashed_password"), List.of(), Map.of("user.hashed_password", "''"), List.of()));

        assertThat(text).contains("batch.renameColumn", "batch.alterColumn(\"hashed_password\"", "backfill");
        assertThat(text.split("op.batchAlterTable")).as("one batch each way").hasSize(3);
        assertThat(project.rows("select * from user")).containsExactly("1|secret|ann");
    }

    @Test
    void severalCandidatesAreOfferedOneByOneUntilYes() {
        project.released("create table t (id integer primary key, a varchar(10), b varchar(10), n integer)")
                .model("create table t (id integer primary key, x varchar(10), y varchar(20), m integer)");
        Person person = new Person("t.a to t.y");

        RevisionResult result = project.revise(Decisions.NONE, person);

        assertThat(person.asked)
                .containsExactlyInAnyOrder(
                        "Did you rename t.n to t.m (integer)?",
                        "Did you rename t.b to t.x (varchar(10))?",
                        "Did you rename t.b to t.y (varchar(20))?",
                        "Did you rename t.a to t.x (varchar(10))?",
                        "Did you rename t.a to t.y (varchar(20))?");
        assertThat(result.changes())
                .extracting(change -> change.kind().code())
                .containsExactlyInAnyOrder(
                        "renamed_column",
                        "changed_column",
                        "added_column",
                        "added_column",
                        "dropped_column",
                        "dropped_column");
    }

    @Test
    void allCandidatesOfAColumnAreListedInOneError() {
        project.released("create table t (id integer primary key, a varchar(10), n integer)")
                .model("create table t (id integer primary key, x varchar(10), y varchar(20), m integer)");

        assertThatThrownBy(() -> project.revise(Decisions.NONE))
                .hasMessageContainingAll(
                        "--rename t.a=t.x ",
                        "--rename t.a=t.y ",
                        "--no-rename t.a ",
                        "--rename t.n=t.m ",
                        "2 decisions are missing");
    }

    @Test
    void dissimilarColumnsAreNotCandidates() {
        project.released("create table p (id integer primary key);"
                        + " create table t (id integer primary key, a varchar(10), p_id integer references p (id))")
                .model("create table p (id integer primary key);"
                        + " create table t (id integer primary key, a1 blob, price integer,"
                        + " up varchar(10) generated always as (upper('x')) virtual)");

        assertThat(project.revise(Decisions.NONE).changes())
                .extracting(change -> change.kind().code())
                .doesNotContain("renamed_column");
    }

    @Test
    void referencesToARenamedColumnFollow() {
        project.released("create table parent (id integer primary key, code varchar(10) not null unique,"
                        + " check (length(code) > 1));"
                        + " create index ix_code on parent (lower(code)) where code <> '';"
                        + " create table child (id integer primary key, c varchar(10) references parent (code))")
                .model("create table parent (id integer primary key, label varchar(10) not null unique,"
                        + " check (length(label) > 1));"
                        + " create index ix_code on parent (lower(label)) where label <> '';"
                        + " create table child (id integer primary key, c varchar(10) references parent (label))");
        project.run("create view v as select code from parent");

        String text = applyAndRevert(renames(Map.of("parent.code", "parent.label")));

        assertThat(project.check().changes()).isEmpty();
        assertThat(text).contains("renameColumn(from(\"code\").to(\"label\"))").doesNotContain("Constraint", "Index");
    }

    @Test
    void aRenamedTableKeepsItsRowsAndReferences() {
        project.released("create table account (id integer primary key, pw varchar(10), name varchar(20), age integer);"
                        + " create index ix_name on account (name);"
                        + " create table post (id integer primary key, by integer references account (id))")
                .model("create table customer (id integer primary key, hash varchar(10), name varchar(20), age"
                        + " integer);"
                        + " create index ix_name on customer (name);"
                        + " create table post (id integer primary key, by integer references customer (id))");
        project.run("insert into account values (1, 'x', 'ann', 4)", "insert into post values (7, 1)");

        assertThatThrownBy(() -> project.revise(Decisions.NONE))
                .hasMessageContainingAll(
                        "The table account was removed and customer is new",
                        "--rename-table account=customer ",
                        "--no-rename account ");
        assertThatThrownBy(() -> project.revise(renames(Map.of("account", "customer"))))
                .hasMessageContaining("--rename customer.pw=customer.hash ");

        String text = applyAndRevert(renames(Map.of("account", "customer", "account.pw", "customer.hash")));

        assertThat(text)
                .contains(
                        "op.renameTable(from(\"account\").to(\"customer\"))",
                        "renameColumn(from(\"pw\").to(\"hash\"))");
        assertThat(project.rows("select * from customer")).containsExactly("1|x|ann|4");
        assertThat(project.rows("pragma foreign_key_check")).isEmpty();
    }

    @Test
    void aTableThatIsNotRenamedIsDropped() {
        project.released("create table a (id integer primary key, x varchar(9))")
                .model("create table b (id integer primary key, x varchar(9))");
        Person person = new Person();

        assertThat(project.revise(Decisions.NONE, person).changes())
                .extracting(change -> change.kind().code())
                .containsExactlyInAnyOrder("added_table", "dropped_table");
        assertThat(person.asked).containsExactly("Did you rename the table a to b?");
    }

    @Test
    void aNameThatDiffersOnlyInCaseCanBeRenamed() {
        project.released("create table Shop (id integer primary key, PW varchar(9), unique (PW))")
                .model("create table shop (id integer primary key, pw varchar(9), unique (pw))");
        assertThat(project.check().changes()).isEmpty();
        project.run("insert into Shop values (1, 'x')");

        String text = applyAndRevert(renames(Map.of("shop.PW", "shop.pw", "Shop", "shop")));

        assertThat(text).contains("renameTable(from(\"Shop\").to(\"shop\"))", "renameColumn(from(\"PW\").to(\"pw\"))");
        assertThat(project.schema()).first().asString().contains("shop", "pw").doesNotContain("Shop", "PW");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            user.pv | user.hashed_password | the database has no column user.pv. Did you mean pw?
            user.pw | user.hashed_pasword  | the model has no column user.hashed_pasword. Did you mean hashed_password?
            usr.pw  | usr.hashed_password  | the database has no table usr. Did you mean user?
            user.pw | user.name            | the database already has a column user.name.
            user.name | user.hashed_password | the model still has a column user.name.
            user.pw | shop.pw              | a column cannot move to another table
            user    | customer             | the model has no table customer. It has: user.
            users   | user                 | the database has no table users. Did you mean user?
            user    | user.pw              | is not valid. Write table.old=table.new
            """)
    void anImpossibleFlagIsAnErrorThatListsExistingNames(String from, String to, String message) {
        project.released(USER).model(RENAMED);

        assertThatThrownBy(() -> project.revise(renames(Map.of(from, to))))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(message);
        assertThat(project.revisions()).isEqualTo(1);
    }

    @Test
    void aNoRenameForNoColumnIsAnError() {
        project.released(USER).model(RENAMED);

        assertThatThrownBy(() -> project.revise(noRename("user.pww")))
                .hasMessageContaining(
                        "--no-rename user.pww names nothing that was removed. The removed names are: user.pw.");
    }

    @Test
    void twoColumnsCannotBecomeOne() {
        project.released("create table t (id integer primary key, a varchar(9), b varchar(9))")
                .model("create table t (id integer primary key, x varchar(9))");

        assertThatThrownBy(() -> project.revise(renames(Map.of("t.a", "t.x", "t.b", "t.x"))))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("rename");
    }

    @Test
    void theSettingsCanDecideAndMayKeepTheRename() {
        project.settings(settings ->
                        settings.set(SettingKey.AUTOGENERATE_RENAMES, Map.of("user.pw", "user.hashed_password")))
                .released(USER)
                .model(RENAMED);

        assertThat(project.check().changes())
                .extracting(change -> change.kind().code())
                .containsExactly("renamed_column");
        applyAndRevert(Decisions.NONE);

        assertThat(project.revise(Decisions.NONE).file()).isNull();
    }

    @Test
    void aCheckShowsADropAndAnAdditionWithAHint() {
        project.released(USER).model(RENAMED);

        CheckResult result = project.check();

        assertThat(result.changes())
                .extracting(change -> change.kind().code())
                .containsExactly("added_column", "dropped_column");
        assertThat(result.choices()).singleElement().satisfies(choice -> {
            assertThat(choice.about()).isEqualTo("user.pw");
            assertThat(choice.options())
                    .extracting(Choice.Option::flag)
                    .containsExactly("--rename user.pw=user.hashed_password", "--no-rename user.pw");
        });
    }

    @Test
    void namesMayContainDots() {
        project.released("create table \"app.user\" (id integer primary key, \"pw.old\" varchar(100))")
                .model("create table \"app.person\" (id integer primary key, \"pw.new\" varchar(100))");

        String text = applyAndRevert(renames(Map.of("app.user", "app.person", "app.user.pw.old", "app.person.pw.new")));

        assertThat(text)
                .contains("from(\"app.user\").to(\"app.person\")", "from(\"pw.old\").to(\"pw.new\")")
                .doesNotContain("hazard");
    }
}
