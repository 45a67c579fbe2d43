package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.settings.SettingKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests columns and tables that swap names. */
final class NameSwapsTest {
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

    @Test
    void twoColumnsSwapTheirNames() {
        project.released("create table p (id integer primary key, first varchar(20), last varchar(30));"
                + " create index ix_first on p (first)");
        project.run("insert into p values (1, 'Ada', 'Lovelace')");
        project.model("create table p (id integer primary key, last varchar(20), first varchar(30));"
                + " create index ix_first on p (last)");

        assertThatThrownBy(() -> project.revise(renames(Map.of("p.first", "p.last"))))
                .hasMessageContaining("the database already has a column p.last. If they swap names, specify the"
                        + " other rename, too: --rename p.last=p.first.");
        RevisionResult result = project.revise(renames(Map.of("p.first", "p.last", "p.last", "p.first")));
        project.upgrade();

        assertThat(result.changes()).extracting(change -> change.kind().code()).containsOnly("renamed_column");
        assertThat(project.rows("select last, first from p")).containsExactly("Ada|Lovelace");
        assertThat(project.check().changes()).isEmpty();
        project.downgrade();
        assertThat(project.rows("select first, last from p")).containsExactly("Ada|Lovelace");
    }

    @Test
    void namesCanRotateOrMoveAmongThreeColumns() {
        project.released("create table p (id integer primary key, a int, b text, c blob)");
        project.run("insert into p values (1, 5, 'b', x'00')");

        project.model("create table p (id integer primary key, b int, c text, a blob)")
                .revise(renames(Map.of("p.a", "p.b", "p.b", "p.c", "p.c", "p.a")));
        project.upgrade();
        assertThat(project.rows("select b, c, hex(a) from p")).containsExactly("5|b|00");

        project.model("create table p (id integer primary key, c int, d text, a blob)")
                .revise(renames(Map.of("p.b", "p.c", "p.c", "p.d")));
        project.upgrade();
        assertThat(project.rows("select c, d, hex(a) from p")).containsExactly("5|b|00");
    }

    @Test
    void twoTablesSwapTheirNames() {
        project.released(
                "create table a (id integer primary key, x int); create table b (id integer primary key, y text);"
                        + " create table c (id integer primary key, a_id int references a (id))");
        project.run("insert into a values (1, 7)", "insert into b values (2, 'y')", "insert into c values (3, 1)");
        project.model("create table b (id integer primary key, x int); create table a (id integer primary key, y text);"
                + " create table c (id integer primary key, a_id int references b (id))");

        project.revise(renames(Map.of("a", "b", "b", "a")));
        project.upgrade();

        assertThat(project.rows("select * from b")).containsExactly("1|7");
        assertThat(project.rows("select * from a")).containsExactly("2|y");
        assertThat(project.check().changes()).isEmpty();
        project.downgrade();
        assertThat(project.rows("select * from a")).containsExactly("1|7");
    }

    @Test
    void aSwapInTheSettingsIsRefused() {
        project.released("create table p (id integer primary key, a int, b int)");
        project.settings(settings -> settings.set(SettingKey.AUTOGENERATE_RENAMES, Map.of("p.a", "p.b", "p.b", "p.a")));

        assertThatThrownBy(() -> project.check())
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("Limbeck cannot detect whether that has already been done")
                .hasMessageContaining("--rename p.");
    }
}
