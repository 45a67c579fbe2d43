package dev.limbeck.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Revision;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.revision.source.RevisionReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that strings and messages of every kind are preserved in a revision file. */
class RevisionTextTest {
    private static final String NAME = "Rev_ae1027a6acf1_test";
    private static final TableName USER = TableName.of("user");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "quotes \" and ' and \\ and \\u0041 and \\\\u and \\134",
                "two\nlines",
                "two\nlines\n",
                "\nfirst empty",
                "  all\n  indented",
                "\ttab\n\tindented",
                "trailing \nspaces  \n \nend ",
                "carriage\r\nreturn",
                "three \"\"\" quotes\nand one at the end\"",
                "ends in backslash\\\nline\\",
                "control \u0000\u0001\u007f\u0085 1",
                "日本語 größe 😀 \u2028 \u00a0\nx\u3000\n\u3000y",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                        + "\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\u0",
                "a long first line that goes on and on and on and on and on and on and on and on and on and on and on\nx"
            })
    void stringsAreReadBackUnchanged(String sql) {
        Operation statement = new ExecuteSql(new SqlText(sql), null);
        Table table = Table.of(
                USER, List.of(new Column("a", SqlType.of(TypeName.TEXT), true).withServerDefault(new SqlText(sql))));
        List<Operation> operations = List.of(statement, new CreateTable(table));
        String text = RevisionWriter.render(text(operations, reversed(operations)));

        assertThat(text).doesNotContain("\\u");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
        assertThat(CallRecorder.recordUpgrade(TestCompiler.compile(NAME, text)).get(0))
                .isEqualTo("op.execute(" + sql + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ends. ",
                "*/ public class X {} /*",
                "\\u002a/ and @deprecated <script> & {@link X}",
                "a\n\nb @return x\n * c",
                "two\nlines with a full stop.\n\nmore",
                "dots...",
                "größe 日本語 \u0000 😀",
                "long long long long long long long long long long long long long long long long long long long long long long"
            })
    void messagesAreEscaped(String message) {
        String text = RevisionWriter.render(new RevisionText(
                "",
                NAME,
                "ae1027a6acf1",
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                message,
                List.of(),
                List.of()));

        Class<?> compiled = TestCompiler.compile(NAME, text);
        assertThat(compiled.getDeclaredClasses()).isEmpty();
        assertThat(compiled.getAnnotation(Revision.class).message()).isEqualTo(messageInJavadoc(text));
        assertThat(text).doesNotContain("\\u");
        assertThat(text.substring(0, text.indexOf("@Revision(")))
                .doesNotContain(" @d")
                .doesNotContain("<s");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    }

    private static String messageInJavadoc(String text) {
        String javadoc = text.substring(0, text.indexOf("@Revision("));
        String file =
                javadoc + "@Revision(id = \"a\", downRevision = {}, created = \"2026-01-01T00:00:00Z\") class R {}";
        return RevisionReader.read(Path.of("Rev.java"), file).orElseThrow().message();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hashed_password added",
                "ends in an exclamation mark!",
                "{@link X} <b>&amp;</b> */ a\\\\u0041b * c @since 1 größe 日本語 😀",
                "long long long long long long long long long long long long long long long long long long long long long long"
            })
    void theHistoryShowsTheMessageAsWritten(String message) {
        RevisionText written = new RevisionText(
                "db.revisions",
                NAME,
                "ae1027a6acf1",
                List.of("aaaaaaaaaaaa", "bbbbbbbbbbbb"),
                List.of("shop"),
                List.of("cccccccccccc"),
                Instant.parse("2026-11-23T07:45:12Z"),
                message,
                List.of(),
                List.of());

        assertThat(RevisionReader.read(Path.of("Rev.java"), RevisionWriter.render(written)))
                .hasValueSatisfying(read -> {
                    assertThat(read.message()).isEqualTo(message);
                    assertThat(read.className()).isEqualTo("db.revisions." + NAME);
                    assertThat(read.header().id()).isEqualTo(written.id());
                    assertThat(read.header().downRevisions()).isEqualTo(written.downRevisions());
                    assertThat(read.header().branchLabels()).isEqualTo(written.branchLabels());
                    assertThat(read.header().dependsOn()).isEqualTo(written.dependsOn());
                    assertThat(read.header().created()).isEqualTo(written.created());
                });
    }

    private static RevisionText text(List<Operation> upgrade, List<Operation> downgrade) {
        return new RevisionText(
                "", NAME, "ae1027a6acf1", List.of(), List.of(), List.of(), Instant.EPOCH, "test", upgrade, downgrade);
    }

    private static List<Operation> reversed(List<Operation> operations) {
        List<Operation> reversed =
                new ArrayList<>(operations.stream().map(Operation::reverse).toList());
        Collections.reverse(reversed);
        return reversed;
    }
}
