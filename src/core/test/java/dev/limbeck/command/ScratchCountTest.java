package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.draft.Placement;
import dev.limbeck.command.draft.RevisionLanguage;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.CostlyScratches;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.Against;
import dev.limbeck.settings.SettingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a command creates only two scratch databases, one for the model and one for the proof. */
class ScratchCountTest {
    private static final String TABLES =
            "create table author (id integer primary key, name varchar(20), favourite bigint references book (id));"
                    + " create table book (id integer primary key, author_id bigint not null references author (id));"
                    + " create view titles as select id from book";
    private static final String CHANGED =
            "create table author (id integer primary key, full_name varchar(20) not null, favourite bigint references book (id));"
                    + " create table book (id integer primary key, author_id bigint not null references author (id),"
                    + " title varchar(20) default 'none');"
                    + " create table shelf (id integer primary key)";

    @TempDir
    private Path folder;

    private SqlProject sql = new SqlProject(Path.of("."));

    @BeforeEach
    void useCostlyScratches() throws IOException {
        Path services = Files.createDirectories(folder.resolve("model/META-INF/services"));
        Files.writeString(services.resolve(Dialect.class.getName()), CostlyScratches.class.getName());
        sql = new SqlProject(folder)
                .settings(builder -> builder.databaseUrl("jdbc:costly:" + folder.resolve("app.db")));
    }

    /** A command of the project. */
    private interface Command {
        Object run(Project project);
    }

    private int created(Command command) {
        CostlyScratches.created = 0;
        try (Project project = sql.project()) {
            assertThat(project.dialect().name()).isEqualTo("costly");
            command.run(project);
        }
        return CostlyScratches.created;
    }

    private static RevisionRequest request(String id, RevisionLanguage language) {
        Decisions decisions = id.equals("aaaa")
                ? Decisions.NONE
                : new Decisions(
                        Map.of("author.name", "full_name"),
                        List.of(),
                        Map.of("author.full_name", "'nobody'"),
                        List.of());
        return new RevisionRequest(
                "change", true, id, decisions, Prompt.NOBODY, Set.of(), Placement.AFTER_HEAD, true, language);
    }

    private int revise(String id, RevisionLanguage language) {
        return created(project -> new Revise(project, RunListener.SILENT).run(request(id, language)));
    }

    @Test
    void autogenerateCreatesAtMostTwo() {
        sql.model(TABLES);
        assertThat(revise("aaaa", RevisionLanguage.JAVA)).isLessThanOrEqualTo(2);
        sql.upgrade();
        sql.model(CHANGED);
        assertThat(created(project -> new Check(project).run())).isLessThanOrEqualTo(2);
        assertThat(revise("bbbb", RevisionLanguage.JAVA)).isBetween(1, 2);
        assertThat(sql.upgrade().revisions()).hasSize(1);
        assertThat(sql.check().changes()).isEmpty();
        assertThat(created(project -> new Verify(project, RunListener.SILENT).run(null, true)))
                .isLessThanOrEqualTo(2);
        assertThat(created(project -> new Drift(project).run())).isLessThanOrEqualTo(2);
    }

    @Test
    void autogenerateFromTheHistoryCreatesAtMostTwo() {
        sql.settings(builder -> builder.databaseUrl("jdbc:costly:" + folder.resolve("app.db"))
                .set(SettingKey.AUTOGENERATE_AGAINST, "history"));
        sql.model(TABLES);
        assertThat(revise("aaaa", RevisionLanguage.SQL)).isBetween(1, 2);
        sql.model(CHANGED);
        assertThat(revise("bbbb", RevisionLanguage.SQL)).isBetween(1, 2);
        assertThat(created(project -> new Check(project.withAgainst(Against.HISTORY)).run()))
                .isLessThanOrEqualTo(2);
        assertThat(created(project -> new Verify(project, RunListener.SILENT).run(null, true)))
                .isLessThanOrEqualTo(2);
    }

    @Test
    void mergeCreatesAtMostTwo() {
        HistoryProject history = new HistoryProject(folder)
                .settings(builder -> builder.databaseUrl("jdbc:costly:" + folder.resolve("app.db"))
                        .modelClasspath(List.of(folder.resolve("model"))));
        history.revision("aaaa", "", "op.createTable(\"t\", column(\"id\", integer()));", "op.dropTable(\"t\");");
        for (String id : List.of("b1", "b2", "b3")) {
            history.revision(
                    id + "cc",
                    "aaaa",
                    "op.addColumn(\"t\", column(\"" + id + "\", varchar(20)));",
                    "op.dropColumn(\"t\", \"" + id + "\");");
        }
        CostlyScratches.created = 0;
        try (Project project = history.project()) {
            new Merge(project, RunListener.SILENT)
                    .run(new Merge.Request(List.of(), "joined", List.of(), "dddd", false));
        }
        assertThat(CostlyScratches.created).isBetween(1, 2);
    }
}
