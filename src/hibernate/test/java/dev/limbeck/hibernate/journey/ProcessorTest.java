package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.Revise;
import dev.limbeck.command.RevisionRequest;
import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.execute.RunListener;
import dev.limbeck.hibernate.journey.adopted.Book;
import dev.limbeck.result.Change;
import dev.limbeck.result.RevisionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests user-defined processors, which are able to change each revision before it is written. */
class ProcessorTest {
    private static final String FRAME =
            """
            package shop;
            import dev.limbeck.model.*;
            import dev.limbeck.ops.*;
            import dev.limbeck.spi.*;
            import java.util.*;
            import java.util.stream.*;
            public final class Processor implements RevisionProcessor {
                @Override public Optional<RevisionDraft> process(RevisionDraft draft) {
                    %s
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void operationsThatItRemovesAreNotWritten() throws IOException {
        Journey library = with(
                """
                return Optional.of(draft.withUpgrade(draft.upgrade().stream()
                        .filter(each -> !(each instanceof CreateTable create && create.table().name().name().equals("book")))
                        .toList()));
                """);

        assertThat(library.autogenerate("authors").changes())
                .extracting(Change::description)
                .containsExactly("added table author");
        library.upgrade("head");
        assertThat(library.tables()).contains("author").doesNotContain("book");
        assertThat(library.check().changes()).isEmpty();
    }

    @Test
    void operationsThatItSplitsAndAddsAreWrittenAndReversed() throws IOException {
        Journey library = with(
                """
                List<Operation> all = new ArrayList<>();
                for (Operation each : draft.upgrade()) {
                    if (each instanceof CreateTable create) {
                        all.add(new CreateTable(create.table().withIndexes(List.of())));
                        create.table().indexes().forEach(index ->
                                all.add(new AlterTable(create.table().name(), List.of(new CreateIndex(index)))));
                        all.add(new ExecuteSql(new SqlText("analyze " + create.table().name()),
                                null));
                    } else {
                        all.add(each);
                    }
                }
                return Optional.of(draft.withUpgrade(all));
                """);

        RevisionResult written = library.autogenerate("everything");
        String text = Files.readString(Objects.requireNonNull(written.file()));

        assertThat(text).contains("op.createIndex(\"ix_book_title\"").contains("analyze book");
        library.upgrade("head");
        assertThat(library.check().changes()).isEmpty();
        library.downgrade("base");
        assertThat(library.tables()).doesNotContain("author", "book");
    }

    @Test
    void itCanProvideTheDowngrade() throws IOException {
        Journey library = with(
                """
                List<Operation> back = new ArrayList<>();
                back.add(new ExecuteSql(new SqlText("drop table book"), null));
                back.add(new ExecuteSql(new SqlText("drop table author"), null));
                return Optional.of(draft.withDowngrade(back));
                """);

        String text = Files.readString(
                Objects.requireNonNull(library.autogenerate("everything").file()));

        assertThat(text).contains("op.execute(text(\"drop table book\"));");
    }

    @Test
    void itCanPreventTheRevision() throws IOException {
        Journey library = with("return draft.upgrade().isEmpty() ? Optional.empty() : Optional.of(draft);");

        RevisionResult none = new Revise(library.project(), RunListener.SILENT)
                .run(new RevisionRequest("by hand", false, null, Decisions.NONE, Prompt.NOBODY));

        assertThat(none.file()).isNull();
        assertThat(none.warnings()).containsExactly("shop.Processor rejected the revision");
        assertThat(library.autogenerate("everything").file()).isNotNull();
    }

    @Test
    void theProofFindsWhatItForgets() throws IOException {
        Journey library = with(
                """
                return Optional.of(draft.withUpgrade(draft.upgrade().stream().limit(1)
                        .map(each -> draft.upgrade().size() > 1 ? each : draft.upgrade().get(0)).toList()));
                """);

        assertThatThrownBy(() -> library.autogenerate("half"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("No revision was written")
                .hasMessageContaining("expected: table book")
                .hasMessageContaining("shop.Processor changed this revision: check that code first.");
    }

    @Test
    void itsFailureIsReportedWithItsName() throws IOException {
        Journey library = with("throw new IllegalStateException(\"no names\");");

        assertThatThrownBy(library::check)
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("The class shop.Processor on the model's class path failed")
                .hasMessageContaining("no names");
    }

    @Test
    void aMissingClassIsReported() throws IOException {
        Journey library = with("return Optional.of(draft);");
        service("shop.Missing");

        assertThatThrownBy(library::check)
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("shop.Missing")
                .hasMessageContaining("META-INF/services/dev.limbeck.spi.RevisionProcessor");
    }

    private Journey with(String body) throws IOException {
        Path classes = Sources.compile(folder.resolve("extra"), "shop.Processor", FRAME.formatted(body));
        service("shop.Processor");
        return new Journey(folder, settings -> settings.modelClasspath(List.of(AdoptionTest.place(), classes))
                .modelPackages(List.of(Book.class.getPackageName())));
    }

    private void service(String name) throws IOException {
        Path services = Files.createDirectories(folder.resolve("extra/classes/META-INF/services"));
        Files.writeString(services.resolve("dev.limbeck.spi.RevisionProcessor"), name + "\n");
    }
}
