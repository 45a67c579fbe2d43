package dev.limbeck.revision.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionException.Kind;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionHeader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionReaderTest {
    private static final Path FILE = Path.of("Rev.java");

    private static RevisionFile read(String text) {
        return RevisionReader.read(FILE, text).orElseThrow();
    }

    private static RevisionFile annotated(String attributes) {
        return read("package p;\n@Revision(" + attributes + ")\npublic final class R extends Migration {}");
    }

    private static void refuses(String text, String... parts) {
        assertThatThrownBy(() -> RevisionReader.read(FILE, text)).isInstanceOfSatisfying(RevisionException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.UNREADABLE_FILE);
            for (String part : parts) {
                assertThat(e.getMessage()).contains(part);
            }
        });
    }

    @Test
    void readsATypicalFile() {
        RevisionFile file = read(
                """
                package db.revisions;

                import dev.limbeck.Migration;
                import dev.limbeck.Operations;
                import dev.limbeck.Revision;

                /** hashed_password added. */
                @Revision(id = "ae1027a6acf1", downRevision = "e0f4c2b1d9aa", created = "2026-11-23T07:45:12Z")
                public final class Rev_ae1027a6acf1_hashed_password_added extends Migration {
                    @Override
                    public void upgrade(Operations op) {}
                }
                """);
        assertThat(file)
                .isEqualTo(new RevisionFile(
                        new RevisionHeader(
                                "ae1027a6acf1",
                                List.of("e0f4c2b1d9aa"),
                                List.of(),
                                List.of(),
                                null,
                                Instant.parse("2026-11-23T07:45:12Z")),
                        "hashed_password added",
                        "db.revisions.Rev_ae1027a6acf1_hashed_password_added",
                        FILE));
        assertThat(file.packageName()).isEqualTo("db.revisions");
    }

    @Test
    void readsEveryAttributeInAnyOrderAndSpelling() {
        RevisionFile file = annotated(
                """
                irreversible = "rows are " + /* why */ "gone", created = "2026-11-23T09:45:12+02:00",
                dependsOn = {"x1", "shop",}, branchLabels = ("a-b"), // a comment with "quotes"
                downRevision = {"u1", "v2"}, id = \"""
                    ab\\
                    cd\"""
                """);
        assertThat(file.header())
                .isEqualTo(new RevisionHeader(
                        "abcd",
                        List.of("u1", "v2"),
                        List.of("a-b"),
                        List.of("x1", "shop"),
                        "rows are gone",
                        Instant.parse("2026-11-23T07:45:12Z")));
    }

    @Test
    void readsAFirstRevisionWithoutPackageAndWithAFullName() {
        RevisionFile file = read("public final @dev.limbeck . Revision(id = \"a\", downRevision = {},"
                + " created = \"2026-01-01T00:00:00Z\") @Deprecated(since = \")\") class R extends Migration {}");
        assertThat(file.className()).isEqualTo("R");
        assertThat(file.packageName()).isEmpty();
        assertThat(file.downRevisions()).isEmpty();
        assertThat(file.message()).isEmpty();
    }

    @Test
    void understandsUnicodeEscapesEverywhere() {
        RevisionFile file = read("/** Gr\\u00fc\\uu00dfe \\\\u0041 */ \\u0040Revisi\\u006fn(id = \"\\u0061b\","
                + " downRevision = {}, created = \"2026-01-01T00:00:00Z\") class R {}");
        assertThat(file.id()).isEqualTo("ab");
        assertThat(file.message()).isEqualTo("Grüße \\\\u0041");
    }

    @Test
    void takesTheFirstParagraphOfTheJavadocAsPlainText() {
        assertThat(message("/**\n * Adds a\n * column.\n *\n * <p>More.\n */")).isEqualTo("Adds a column");
        assertThat(message("/** First. Second.\n *\n * Third. */")).isEqualTo("First. Second");
        assertThat(message("/** a &lt;b&gt; &amp;amp; &#64;home {@literal <x>&amp;} c&#42;&#47;d &#x41; */"))
                .isEqualTo("a <b> &amp; @home <x>&amp; c*/d A");
        assertThat(message("/** Uses {@code Map<K, V>}, {@link java.util.List lists} and <b>bold</b>... */"))
                .isEqualTo("Uses Map<K, V>, lists and bold...");
        assertThat(message("/** 5 < 6 &unknown; @ home\n * @see x */")).isEqualTo("5 < 6 &unknown; @ home");
        assertThat(message("/** @see x */")).isEmpty();
        assertThat(message("/***/ /**/ // /** no */\n")).isEmpty();
        assertThat(message("/** not this one */ import x.Y; /** this one */")).isEqualTo("this one");
    }

    @Test
    void theMessageOfTheAnnotationTakesPrecedence() {
        String annotation = "@Revision(id=\"a\", downRevision={}, created=\"2026-01-01T00:00:00Z\", message = ";
        assertThat(read("/** Javadoc. */ " + annotation + "\"as \" + \"written.\") class R {}")
                        .message())
                .isEqualTo("as written.");
        assertThat(read("/** Javadoc. */ " + annotation + "\"\") class R {}").message())
                .isEqualTo("Javadoc");
        assertThat(read(annotation + "\"alone\") class R {}").message()).isEqualTo("alone");
        refuses("/** x */ " + annotation + "{\"a\"}) class R {}", "message is one string");
    }

    @Test
    void readsWhetherAllNamesAreExact() {
        String required = "id=\"a\", downRevision={}, created=\"2026-01-01T00:00:00Z\"";
        assertThat(annotated(required).header().exactNames()).isFalse();
        assertThat(annotated(required + ", names = Names.PLAIN").header().exactNames())
                .isFalse();
        for (String exact : List.of("Names.EXACT", "EXACT", "dev.limbeck . Names\n.EXACT")) {
            assertThat(annotated("names = " + exact + ", " + required).header().exactNames())
                    .isTrue();
        }
        refuses("@Revision(" + required + ",\nnames = \"EXACT\") class R {}", "Rev.java:2", "Names.EXACT");
        refuses("@Revision(" + required + ", names = Names.OTHER) class R {}", "names must be Names.PLAIN");
        refuses("@Revision(" + required + ", names = Names.EXACT, names = Names.EXACT) class R {}", "twice");
    }

    private static String message(String comment) {
        return read(comment + "@Revision(id=\"a\", downRevision={}, created=\"2026-01-01T00:00:00Z\") class R {}")
                .message();
    }

    @Test
    void skipsFilesWithoutARevision() {
        assertThat(RevisionReader.read(FILE, "package p; class Helper { String s = \"Revision\"; }"))
                .isEmpty();
        assertThat(RevisionReader.read(FILE, "// @Revision(id = \"x\")\nclass Helper {}"))
                .isEmpty();
        assertThat(RevisionReader.read(
                        FILE, "import org.other.Revision; @Revision(7) class Theirs { @Revision int x; }"))
                .isEmpty();
        assertThat(RevisionReader.read(FILE, "class A { char c = '\"'; /* { */ @Revision(1) void m() { } } class B {}"))
                .isEmpty();
        assertThat(RevisionReader.read(FILE, "")).isEmpty();
    }

    @Test
    void findsTheRevisionAfterAnotherClass() {
        RevisionFile file = read("class Helper { void m() { if (true) { } } }\n"
                + "@interface Mark {} /** Mine. */ @Revision(id=\"a\", downRevision={},"
                + " created=\"2026-01-01T00:00:00Z\") final class R {}");
        assertThat(file.className()).isEqualTo("R");
        assertThat(file.message()).isEqualTo("Mine");
    }

    @Test
    void reportsWhereAndWhyAnAnnotationIsInvalid() {
        refuses(
                "\n@Revision(id = ID, downRevision = {}, created = \"\") class R {}",
                "Rev.java:2",
                "ID",
                "string literal");
        refuses("@Revision(id = \"a\" + 1, downRevision = {})", "Rev.java:1", "\"1\"");
        refuses("@Revision(id = {\"a\"})", "not a list");
        refuses("@Revision(\"a\")", "\"a\"");
        refuses("@Revision class R {}", "needs at least id");
        refuses("@Revision(downRevision = {}, created = \"2026-01-01T00:00:00Z\") class R {}", "needs id");
        refuses("@Revision(id = \"a\", created = \"2026-01-01T00:00:00Z\") class R {}", "downRevision = {}");
        refuses("@Revision(id = \"a\", downRevision = {}) class R {}", "needs created");
        refuses("@Revision(id = \"a\",\n\ndownRevison = {})", "Rev.java:3", "Did you mean downRevision?");
        refuses("@Revision(id = \"a\", id = \"b\")", "twice");
        refuses("@Revision(id = \"a\", downRevision = {}, created = \"yesterday\")", "yesterday", "2026-");
        refuses(
                "@Revision(\nid = \"a-b\", downRevision = {}, created = \"2026-01-01T00:00:00Z\")",
                "Rev.java:2",
                "a-b");
        refuses("@Revision(id = \"head\", downRevision = {}, created = \"2026-01-01T00:00:00Z\")", "head");
        refuses("@Revision(id = \"a", "Rev.java:1", "this string is not closed");
        refuses("@Revision(id = \"a\"", "the end of the file");
        refuses("/* @Revision", "comment");
        refuses("@Revision(id = \"\\q\")", "escape");
    }

    @Test
    void readsWindowsLineEnds() {
        RevisionFile file = read("/**\r\n * One\r\n * two.\r\n */\r\n@Revision(id=\"a\",\r\n downRevision={},"
                + " created=\"2026-01-01T00:00:00Z\")\r\nclass R {}\r\n");
        assertThat(file.message()).isEqualTo("One two");
        refuses("\r\n\r\n@Revision(x = 1)", "Rev.java:3");
    }
}
