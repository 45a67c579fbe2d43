package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.result.RevisionResult;
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
 * Tests values that are computed from other rows of the same table: each row gets the result that the query had before
 * the upgrade.
 */
final class ComputedFromOtherRowsTest {
    private static final String STOP = "create table stop (trip integer not null, name varchar(20))";
    private static final String ORDERED =
            "create table stop (trip integer not null, name varchar(20), pos integer not null, primary key (trip,"
                    + " pos))";
    private static final String PLACE =
            "(select count(*) from stop s where s.trip = stop.trip and s.rowid < stop.rowid)";

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

    @Test
    void aNewPositionColumnOfAKeyIsFilled() {
        project.released(STOP).run("insert into stop values (1, 'a'), (2, 'b'), (1, 'c'), (1, 'd')");
        RevisionResult revised = project.model(ORDERED).revise(backfill("stop.pos", PLACE));
        assertThat(revised.warnings()).noneMatch(warning -> warning.contains("row"));
        project.upgrade();
        assertThat(project.rows("select trip, name, pos from stop order by rowid"))
                .containsExactly("1|a|0", "2|b|0", "1|c|1", "1|d|2");
        assertThat(project.check().changes()).isEmpty();
    }

    @Test
    void rowsThatWouldShareAKeyAreReportedBeforeAnyChange() {
        project.released(STOP).run("insert into stop values (1, 'a'), (2, 'b'), (1, 'c'), (1, 'd')");
        project.model(ORDERED).revise(backfill("stop.pos", PLACE + " / 2"));
        assertThatThrownBy(project::upgrade)
                .hasMessageContaining(
                        "rows of stop have duplicate values in (trip, pos), which the primary key" + " forbids");
        assertThat(project.rows("select * from stop where trip = 2")).containsExactly("2|b");
    }

    @Test
    void theUserIsAskedAgainAfterAnAggregateOverAllRows() {
        project.released(STOP).model(ORDERED.replace(", primary key (trip, pos)", ""));
        List<String> asked = new ArrayList<>();
        Iterator<String> answers =
                List.of("count(*)", "row_number() over (partition by trip)").iterator();
        project.revise(Decisions.NONE, new Prompt() {
            @Override
            public Optional<Boolean> askYesNo(String question) {
                return Optional.empty();
            }

            @Override
            public Optional<String> askText(String question) {
                asked.add(question);
                return Optional.of(answers.next());
            }
        });
        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)).startsWith("This cannot be used: it computes a single value for all rows");
    }
}
