package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.limbeck.result.Change;
import dev.limbeck.result.ChangeKind;
import dev.limbeck.result.RevisionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the sample as it is in the repository: it has three revisions, and one entity field for which there is no
 * revision yet.
 */
class CommittedRevisionsTest {
    @TempDir
    Path folder;

    @Test
    void theMissingColumnIsFoundAppliedAndReverted() throws IOException {
        Journey sample = CommittedSample.copyTo(folder);
        assertThat(sample.upgrade("head").revisions()).hasSize(3);

        RevisionResult written = sample.autogenerate("hashed_password added");

        assertThat(written.changes())
                .extracting(Change::kind, Change::table, Change::name)
                .containsExactly(tuple(ChangeKind.ADDED_COLUMN, "user", "hashed_password"));
        Path file = written.file();
        assertThat(file).isNotNull().hasParent(sample.revisions());
        assertThat(Files.readString(file)).contains("batch.addColumn(column(\"hashed_password\", varchar(100)));");
        assertThat(sample.upgrade("head").current()).isEqualTo(List.of(String.valueOf(written.id())));
        assertThat(sample.check().changes()).isEmpty();
        assertThat(sample.autogenerate("nothing").file()).isNull();
        sample.downgrade("base");
        assertThat(sample.tables()).containsExactly("alembic_version");
    }

    /** The missing column is the only difference, and both histories result in the same schema. */
    @Test
    void revisionsWithoutSequencesAndEnumerationsNeedNoChange() throws IOException {
        Journey old = CommittedSample.copyOldTo(folder.resolve("old"));
        old.upgrade("head");

        assertThat(old.check().changes())
                .extracting(Change::kind, Change::table, Change::name)
                .containsExactly(tuple(ChangeKind.ADDED_COLUMN, "user", "hashed_password"));
        old.autogenerate("hashed_password added");
        old.upgrade("head");
        assertThat(old.check().changes()).isEmpty();

        old.downgrade("base");
        assertThat(old.tables()).containsExactly("alembic_version");
    }

    /** Checks that the files that autogenerate writes for the sample are identical to the committed files. */
    @Test
    void theSampleHasTheWordsThatAutogenerateWrites() throws IOException {
        Journey sample = CommittedSample.empty(folder);
        String text = Files.readString(
                Objects.requireNonNull(sample.autogenerate("everything").file()));
        List<String> committed = CommittedSample.lines().stream()
                .filter(line -> line.contains("equence(") || line.contains("enumeration(") || line.contains("bytes("))
                .toList();
        assertThat(committed).hasSize(7);
        assertThat(text.lines().map(String::strip)).containsAll(committed);
    }

    @Test
    void upgradeDowngradeAndUpgradeGiveTheSameSchema() throws IOException {
        Journey sample = CommittedSample.copyTo(folder);
        sample.upgrade("head");
        List<String> before = sample.schema();
        sample.autogenerate("hashed_password added");
        sample.upgrade("head");
        List<String> after = sample.schema();

        sample.downgrade("-1");
        assertThat(sample.schema()).isEqualTo(before);
        sample.upgrade("+1");
        assertThat(sample.schema()).isEqualTo(after);
    }
}
