package dev.limbeck.alembic;

import dev.limbeck.alembic.Both.More;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that with the same history and the same commands, both tools produce the same rows after every step. The
 * intended differences are not covered: Limbeck rejects {@code downgrade -1} from two heads, whereas Alembic chooses
 * one of the heads; Limbeck rejects a stamp if one of its targets contains another; and {@code shop@-1} from a merge
 * reverts along that branch, whereas Alembic rejects it.
 */
class OneHistoryTest {
    @TempDir
    Path folder;

    @BeforeEach
    void requireAlembic() {
        Alembic.require();
    }

    private Both branches() throws IOException {
        return new Both(folder)
                .add("aaaa")
                .add("bbbb", "aaaa")
                .add("cccc1", More.labels("one"), "bbbb")
                .add("dddd1", "cccc1")
                .add("cccc2", More.labels("two"), "bbbb")
                .add("dddd2", "cccc2");
    }

    @Test
    void branchesUpAndDown() throws IOException, InterruptedException {
        branches()
                .agree(
                        "upgrade +1",
                        "upgrade one@head",
                        "upgrade two@+1",
                        "downgrade one@-1",
                        "upgrade heads",
                        "downgrade two@bbbb",
                        "upgrade dddd2",
                        "upgrade head",
                        "downgrade cccc2",
                        "downgrade bbbb",
                        "downgrade base");
    }

    @Test
    void branchesTakingTurnsOnOneDatabase() throws IOException, InterruptedException {
        branches()
                .add("mmmm", "dddd1", "dddd2")
                .agreeTakingTurns(
                        "upgrade cccc1",
                        "upgrade two@head",
                        "upgrade heads",
                        "downgrade dddd1",
                        "upgrade head",
                        "downgrade two@-1",
                        "stamp mmmm",
                        "downgrade base");
    }

    @Test
    void mergesJoinAndSplitTheRows() throws IOException, InterruptedException {
        Both both = branches().add("mmmm", "dddd1", "dddd2").add("nnnn", "mmmm");
        both.agree(
                "upgrade mmmm",
                "downgrade dddd1",
                "upgrade +1",
                "upgrade head",
                "downgrade -1",
                "downgrade bbbb",
                "upgrade two@head",
                "upgrade head",
                "downgrade base");
    }

    @Test
    void twoMergesHaveTheSameParents() throws IOException, InterruptedException {
        new Both(folder)
                .add("aaaa")
                .add("bbbb1", "aaaa")
                .add("bbbb2", "aaaa")
                .add("cccc1", "bbbb1", "bbbb2")
                .add("cccc2", "bbbb1", "bbbb2")
                .add("dddd", "cccc1", "cccc2")
                .agree(
                        "upgrade cccc1",
                        "upgrade cccc2",
                        "downgrade bbbb1",
                        "upgrade head",
                        "downgrade cccc1",
                        "downgrade bbbb2",
                        "stamp dddd",
                        "downgrade aaaa");
    }

    @Test
    void dependenciesAreAppliedFirst() throws IOException, InterruptedException {
        new Both(folder)
                .add("aaaa1", More.labels("left"))
                .add("aaaa2", "aaaa1")
                .add("aaaa3", "aaaa2")
                .add("bbbb1", More.labels("right"))
                .add("bbbb2", More.needs("aaaa2"), "bbbb1")
                .add("bbbb3", "bbbb2")
                .add("cccc1", More.needs("left", "bbbb3"))
                .agree(
                        "upgrade bbbb1",
                        "upgrade right@head",
                        "upgrade left@head",
                        "upgrade heads",
                        "downgrade left@-1",
                        "upgrade heads",
                        "downgrade bbbb1",
                        "upgrade cccc1",
                        "downgrade right@base",
                        "downgrade base");
    }

    @Test
    void stampsMoveRowsAndKeepOtherBranches() throws IOException, InterruptedException {
        branches()
                .add("zzzz1", More.labels("other"))
                .add("zzzz2", "zzzz1")
                .agree(
                        "stamp bbbb",
                        "stamp dddd1 cccc2",
                        "stamp zzzz1",
                        "stamp bbbb",
                        "stamp heads",
                        "stamp other@base",
                        "stamp nowhere",
                        "purge zzzz2 cccc1",
                        "stamp base");
    }

    @Test
    void stepsAndAbbreviatedIdsInALinearHistory() throws IOException, InterruptedException {
        Both both = new Both(folder);
        String before = "";
        for (String id : new String[] {"aaaa11", "aaaa22", "bbbb33", "cccc44", "dddd55"}) {
            both = before.isEmpty() ? both.add(id) : both.add(id, before);
            before = id;
        }
        both.agree(
                "upgrade +2",
                "upgrade bbbb",
                "upgrade bbbb+1",
                "upgrade +5",
                "downgrade cccc-2",
                "upgrade aaaa",
                "downgrade -9",
                "upgrade dddd55-1",
                "downgrade aaaa11+1",
                "downgrade bbb",
                "upgrade head",
                "downgrade head-2",
                "downgrade dddd55");
        both.agreeOnTheHistory();
    }

    @Test
    void aBranchedHistoryHasTheSameHeadsAndRevisions() throws IOException, InterruptedException {
        branches()
                .add("mmmm", "dddd1", "dddd2")
                .add("nnnn", "mmmm")
                .add("oooo", "mmmm")
                .agreeOnTheLines();
    }
}
