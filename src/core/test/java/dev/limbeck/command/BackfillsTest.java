package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.UndecidedException;
import dev.limbeck.settings.SettingKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the values that existing rows get in a new NOT NULL column do not depend on the rows in the developer's
 * own database.
 */
final class BackfillsTest {
    private static final String USER = "create table user (id integer primary key, email varchar(50))";

    @TempDir
    private Path folder = Path.of(".");

    private SqlProject project = new SqlProject(folder);

    @BeforeEach
    void open() {
        project = new SqlProject(folder);
    }

    private static Decisions backfill(String column, String sql) {
        return new Decisions(Map.of(), List.of(), Map.of(column, sql), List.of());
    }

    private static Decisions noBackfill(String column) {
        return new Decisions(Map.of(), List.of(), Map.of(), List.of(column));
    }

    private static Prompt answering(String text) {
        return new Prompt() {
            @Override
            public Optional<Boolean> askYesNo(String question) {
                return Optional.of(true);
            }

            @Override
            public Optional<String> askText(String question) {
                return Optional.of(text);
            }
        };
    }

    private void addsLogin() {
        project.released(USER)
                .model("create table user (id integer primary key, email varchar(50), login varchar(20) not null)");
    }

    private void requiresEmail() {
        project.released(USER).model("create table user (id integer primary key, email varchar(50) not null)");
    }

    @Test
    void anEmptyTableAlsoNeedsADecision() {
        addsLogin();

        assertThatThrownBy(() -> project.revise(Decisions.NONE))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContainingAll(
                        "user.login (varchar(20)) is new, is NOT NULL, and has no default",
                        "--backfill user.login=\"''\"",
                        "--no-backfill user.login ");
        assertThat(project.revisions()).isEqualTo(1);
    }

    @Test
    void aColumnThatBecomesNotNullNeedsADecision() {
        requiresEmail();

        assertThatThrownBy(() -> project.revise(Decisions.NONE))
                .hasMessageContainingAll("user.email (varchar(50)) becomes NOT NULL", "--backfill user.email=");
    }

    @Test
    void aFlagReplacesNulls() {
        requiresEmail();
        project.run("insert into user values (1, null), (2, 'b@x')");

        assertThat(project.revision(backfill("user.email", "'nobody' || id")))
                .contains("backfill(text(\"'nobody' || id\"))");
        project.upgrade();

        assertThat(project.rows("select * from user")).containsExactly("1|nobody1", "2|b@x");
        assertThat(project.check().changes()).isEmpty();
    }

    /** If an enum is stored by name, the check in the same revision must accept the proposed value. */
    @Test
    void theProposedValueMeetsTheCheckOfTheSameRevision() {
        project.released(USER)
                .model(
                        "create table user (id integer primary key, email varchar(50), sex varchar(9) not null check (sex"
                                + " in ('MALE', 'O''NE')), age int not null check (age in (3, 4)))");
        project.run("insert into user values (1, 'a')");

        assertThatThrownBy(() -> project.revise(Decisions.NONE))
                .hasMessageContainingAll("--backfill user.sex=\"'MALE'\"", "--backfill user.age=\"3\"");
        for (Map.Entry<String, String> wrong :
                Map.of("user.sex", "''", "USER.SEX", "'male'", "user.age", "0").entrySet()) {
            assertThatThrownBy(() -> project.revise(backfill(wrong.getKey(), wrong.getValue())))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContainingAll("cannot be used: the check of", "allows only");
        }
        assertThat(project.revisions()).isEqualTo(1);

        project.revise(new Decisions(Map.of(), List.of(), Map.of("user.sex", "'O''NE'", "user.age", "4"), List.of()));
        project.upgrade();
        assertThat(project.rows("select sex, age from user")).containsExactly("O'NE|4");
    }

    /** Hibernate can read a byte array or a UUID only from bytes, not from the number 0. */
    @Test
    void theProposedValueHasTheFormOfItsColumn() {
        Map<String, String> columns = Map.of(
                "data varbinary(255)", "x''",
                "picture blob", "x''",
                "token uuid", "randomblob(16)",
                "doc json", "'{}'",
                "memo clob", "''",
                "label nvarchar(20)", "''",
                "price decimal(10, 2)", "0",
                "flag boolean", "0");
        project.released(USER)
                .model("create table user (id integer primary key, email varchar(50), "
                        + String.join(" not null, ", columns.keySet()) + " not null)");

        assertThatThrownBy(() -> project.revise(Decisions.NONE))
                .isInstanceOf(UndecidedException.class)
                .satisfies(undecided -> columns.forEach((column, example) -> assertThat(undecided)
                        .hasMessageContaining("--backfill user." + column.split(" ", 2)[0] + "=\"" + example + "\"")));
    }

    @Test
    void anAnswerFillsANewColumn() {
        addsLogin();
        project.run("insert into user values (1, 'A@x')");

        project.revise(Decisions.NONE, answering("lower(email)"));
        project.upgrade();

        assertThat(project.rows("select login from user")).containsExactly("a@x");
    }

    @Test
    void leavingRowsUnfilledIsAHazard() {
        addsLogin();
        project.run("insert into user values (1, 'A@x')");

        assertThat(project.revision(noBackfill("user.login"))).contains("hazard may-fail: fails if the table has rows");
        assertThatThrownBy(() -> project.upgrade()).hasMessageContaining("user.login");
        project.run("delete from user");
        project.upgrade();
        assertThat(project.check().changes()).isEmpty();
    }

    @Test
    void aDashLeavesRowsUnfilled() {
        requiresEmail();

        assertThat(SqlProject.text(project.revise(Decisions.NONE, answering("-"))))
                .contains("hazard may-fail: fails if rows contain NULL")
                .doesNotContain("backfill");
    }

    @Test
    void theSettingsCanDecide() {
        project.settings(settings -> settings.set(SettingKey.AUTOGENERATE_BACKFILLS, Map.of("user.email", "'x'"))
                .set(SettingKey.AUTOGENERATE_NO_BACKFILLS, List.of("user.*")));
        requiresEmail();

        assertThat(project.revision(Decisions.NONE)).contains(".backfill(text(\"'x'\"))");
    }

    @Test
    void aRenamedColumnThatBecomesNotNullIsNamedByItsNewName() {
        project.released(USER).model("create table user (id integer primary key, mail varchar(50) not null)");
        project.run("insert into user values (1, null), (2, 'b@x')");
        Decisions rename = new Decisions(Map.of("user.email", "user.mail"), List.of(), Map.of(), List.of());

        assertThatThrownBy(() -> project.revise(rename)).hasMessageContaining("--backfill user.mail=");
        project.revise(rename, answering("'?'"));
        project.upgrade();

        assertThat(project.rows("select * from user")).containsExactly("1|?", "2|b@x");
    }

    private void addsDay(String type) {
        project.released(USER)
                .model("create table user (id integer primary key, email varchar(50), born " + type + " not null)");
    }

    @Test
    void theQuestionShowsADateInTheFormatThatHibernateReads() {
        addsDay("date");

        assertThatThrownBy(() -> project.revise(Decisions.NONE))
                .hasMessageContaining(
                        "--backfill user.born=\"unixepoch('now', 'localtime', 'start of day', 'utc') * 1000\"");
    }

    @Test
    void textForADateIsWrittenWithAHint() {
        for (String sql : List.of("current_date", "date('now')", "'2026-01-31'", "datetime(email)", "unixepoch()")) {
            SqlProject other = new SqlProject(folder.resolve(Integer.toHexString(sql.hashCode())));
            other.released(USER)
                    .model("create table user (id integer primary key, email varchar(50), born date not null)");

            assertThat(other.revise(backfill("user.born", sql)).warnings())
                    .as(sql)
                    .anyMatch(line -> line.startsWith("The backfill " + sql + " of user.born: It returns ")
                            && line.contains("stores milliseconds since 1970")
                            && line.contains("'start of day', 'utc') * 1000"));
        }
    }

    @Test
    void aReadableDateIsWrittenWithoutAHint() {
        addsDay("timestamp");

        assertThat(project.revise(backfill("user.born", "unixepoch('now') * 1000"))
                        .warnings())
                .isEmpty();
    }

    @Test
    void aTextColumnAcceptsADateAsText() {
        addsDay("varchar(10)");

        assertThat(project.revise(backfill("user.born", "current_date")).warnings())
                .isEmpty();
    }

    @Test
    void theUserIsAskedAgainAfterTextForADate() {
        addsDay("date");
        List<String> asked = new ArrayList<>();
        Prompt stubborn = new Prompt() {
            @Override
            public Optional<Boolean> askYesNo(String question) {
                return Optional.of(true);
            }

            @Override
            public Optional<String> askText(String question) {
                asked.add(question);
                return Optional.of("current_date");
            }
        };

        assertThat(SqlProject.text(project.revise(Decisions.NONE, stubborn))).contains("text(\"current_date\")");
        assertThat(asked).hasSize(2);
        assertThat(asked.get(1))
                .contains("which the application could not read", "Enter the same answer again to " + "keep it.");
    }

    @Test
    void aDefaultThatTheApplicationCannotReadGetsAHint() {
        project.released(USER)
                .model("create table user (id integer primary key, email varchar(50), day date default current_date,"
                        + " at timestamp default current_timestamp)");

        assertThat(project.revise(Decisions.NONE).warnings())
                .singleElement()
                .asString()
                .startsWith("The default current_date of user.day: It returns the text '")
                .contains("could not read");
    }

    @Test
    void aFlagForNoColumnIsAnError() {
        addsLogin();

        assertThatThrownBy(() -> project.revise(backfill("user.logn", "''")))
                .hasMessageContaining("--backfill user.logn does not specify a column that is added or becomes NOT"
                        + " NULL."
                        + " Possible columns: user.login.");
        assertThatThrownBy(() -> project.revise(noBackfill("user.email")))
                .hasMessageContaining("--no-backfill user.email");
    }

    @Test
    void anInvalidExpressionWritesNothing() {
        addsLogin();

        assertThatThrownBy(() -> project.revise(backfill("user.login", "lowr(email)")))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("lowr");
        assertThat(project.revisions()).isEqualTo(1);
    }

    @Test
    void revertingADropFillsTheColumnWithAValueOfItsType() {
        project.released("create table t (id integer primary key, a varchar(9) not null)")
                .model("create table t (id integer primary key)");
        project.run("insert into t values (1, 'x')");

        assertThat(project.revision(Decisions.NONE)).contains(".backfill(text(\"''\"))");
        project.upgrade();
        project.downgrade();

        assertThat(project.rows("select * from t")).containsExactly("1|");
    }

    @Test
    void theUserIsAskedAgainAfterAnInvalidAnswer() {
        project.released(USER)
                .model("create table user (id integer primary key, mail varchar(50), login varchar(20) not null)");
        project.run("insert into user values (1, 'A@x')");
        List<String> questions = new ArrayList<>();
        Iterator<String> said =
                List.of("lowr(mail)", "email", "null", "lower(", "lower(mail)").iterator();

        project.revise(new Decisions(Map.of("user.email", "user.mail"), List.of(), Map.of(), List.of()), new Prompt() {
            @Override
            public Optional<Boolean> askYesNo(String question) {
                return Optional.of(true);
            }

            @Override
            public Optional<String> askText(String question) {
                questions.add(question);
                return Optional.of(said.next());
            }
        });
        project.upgrade();

        assertThat(project.rows("select login from user")).containsExactly("a@x");
        assertThat(questions)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("user.login (varchar(20)) is new"),
                        second -> assertThat(second)
                                .startsWith("This cannot be used: no such function: lowr. user.login"),
                        third -> assertThat(third).startsWith("This cannot be used: no such column: email. user.login"),
                        fourth -> assertThat(fourth).contains("the column does not accept NULL"),
                        fifth -> assertThat(fifth).startsWith("This cannot be used: "));
    }

    @Test
    void endlessInvalidAnswersAreAnError() {
        addsLogin();

        assertThatThrownBy(() -> project.revise(Decisions.NONE, answering("lowr(email)")))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("lowr");
    }
}
