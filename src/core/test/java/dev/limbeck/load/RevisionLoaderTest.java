package dev.limbeck.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionHeader;
import dev.limbeck.revision.source.RevisionFolder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionLoaderTest {
    private Project project = new Project(Path.of(""));

    @BeforeEach
    void makeProject(@TempDir Path folder) {
        project = new Project(folder);
    }

    @Test
    void compilesRevisionsWithTheHelpersBesideThem() throws IOException {
        project.revision("aaaa");
        project.write(
                "Rev_bbbb",
                Project.source("bbbb", "Rev_bbbb", "")
                        .replace(
                                "return \"bbbb\";",
                                "class Inner {} return Helper.GREETING + new Inner().getClass().getName();"));
        project.write(
                "Helper",
                "package db.revisions; final class Helper { static final String GREETING = helper(); static String helper() { return \"hello \"; } }");
        RevisionLoader loader = project.loader();
        assertThat(loader.load(project.file("aaaa"))).hasToString("aaaa").isInstanceOf(Migration.class);
        assertThat(loader.load(project.file("bbbb"))).hasToString("hello db.revisions.Rev_bbbb$1Inner");
        assertThat(loader.load(project.file("aaaa")).getClass().getClassLoader())
                .as("all revisions see each other")
                .isSameAs(loader.load(project.file("bbbb")).getClass().getClassLoader());
    }

    @Test
    void compilesOnceAndThenReadsItsCache() throws IOException {
        Path source = project.revision("aaaa");
        project.loader().load(project.file("aaaa"));
        assertThat(project.cached()).hasSize(1);
        Path kept = project.cached().get(0);
        Project.touch(kept, Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(project.loader().load(project.file("aaaa"))).hasToString("aaaa");
        assertThat(Files.getLastModifiedTime(kept).toInstant())
                .as("a hit updates the time of the file, so that it is not removed as old")
                .isAfter(Instant.parse("2026-06-01T00:00:00Z"));
        Files.writeString(source, Files.readString(source).replace("return \"aaaa\"", "return \"changed\""));
        assertThat(project.loader().load(project.file("aaaa"))).hasToString("changed");
        assertThat(project.cached()).hasSize(2);
    }

    @Test
    void compilesOnlyTheRevisionsToRunAndTheHelpers() throws IOException {
        project.write("Rev_bad", Project.source("bad1", "Rev_bad", "int x = \"text\";"));
        project.revision("aaaa");
        project.write("Helper", "package db.revisions; class Helper { static final String GREETING = \"hello\"; }");
        project.write(
                "Rev_bbbb",
                Project.source("bbbb", "Rev_bbbb", "").replace("return \"bbbb\";", "return Helper.GREETING;"));
        RevisionLoader loader = project.loader();
        loader.prepare(List.of(project.file("aaaa"), project.file("bbbb")));
        assertThat(loader.load(project.file("aaaa"))).hasToString("aaaa");
        assertThat(loader.load(project.file("bbbb"))).hasToString("hello");
        assertThatThrownBy(() -> loader.load(project.file("bad1"))).isInstanceOf(RevisionCompileException.class);
    }

    @Test
    void compilesTheRestOnDemand() throws IOException {
        project.revision("aaaa");
        project.revision("bbbb");
        RevisionLoader loader = project.loader();
        loader.prepare(List.of(project.file("aaaa")));
        assertThat(loader.load(project.file("aaaa"))).hasToString("aaaa");
        assertThat(loader.load(project.file("bbbb"))).hasToString("bbbb");
        assertThat(loader.load(project.file("aaaa"))).hasToString("aaaa");
    }

    @Test
    void compilesAllIfARevisionUsesAnotherThatTheClassPathHasInAnOlderForm() throws IOException {
        project.write(
                "Rev_aaaa",
                Project.source("aaaa", "Rev_aaaa", "")
                        .replace("extends Migration {", "extends Migration { static final String A = \"old\";"));
        project.write(
                "Rev_bbbb", Project.source("bbbb", "Rev_bbbb", "").replace("return \"bbbb\";", "return Rev_aaaa.A;"));
        project.compile();
        Files.delete(project.classes().resolve("db/revisions/Rev_bbbb.class"));
        Path source = project.sources().resolve("Rev_aaaa.java");
        Files.writeString(source, Files.readString(source).replace("\"old\"", "\"new\""));
        RevisionLoader loader = project.loader(List.of(project.classes()));
        loader.prepare(List.of(project.file("bbbb")));
        assertThat(loader.load(project.file("bbbb"))).hasToString("new");
    }

    @Test
    void replacesADamagedCacheFile() throws IOException {
        project.revision("aaaa");
        project.loader().load(project.file("aaaa"));
        Path kept = project.cached().get(0);
        byte[] good = Files.readAllBytes(kept);
        byte[] changed = good.clone();
        changed[changed.length / 2] ^= 1;
        for (byte[] bad : List.of(new byte[0], java.util.Arrays.copyOf(good, good.length - 20), changed)) {
            Files.write(kept, bad);
            assertThat(project.loader().load(project.file("aaaa"))).hasToString("aaaa");
            assertThat(Files.readAllBytes(kept)).isEqualTo(good);
        }
        assertThat(project.cached()).as("nothing temporary is left").containsExactly(kept);
    }

    @Test
    void ignoresACacheThatCannotBeWritten() throws IOException {
        project.revision("aaaa");
        Files.writeString(project.cache(), "a file where the folder should be");
        assertThat(project.loader().load(project.file("aaaa"))).hasToString("aaaa");
    }

    @Test
    void removesFilesThatWereNotUsedForAMonth() throws IOException {
        project.revision("aaaa");
        project.loader().load(project.file("aaaa"));
        Path old = project.cached().get(0);
        Project.touch(old, Instant.now().minusSeconds(40L * 24 * 3600));
        project.revision("bbbb");
        project.loader().load(project.file("bbbb"));
        assertThat(project.cached()).hasSize(1).doesNotContain(old);
    }

    @Test
    void listsFileLineAndReasonOfEachError() throws IOException {
        Path bad = project.write("Rev_bad", Project.source("bad1", "Rev_bad", "int x = \"text\";"));
        project.write("Rev_worse", Project.source("bad2", "Rev_worse", "op.noSuchThing();"));
        project.revision("aaaa");
        RevisionLoader loader = project.loader();
        assertThatThrownBy(() -> loader.load(project.file("aaaa")))
                .isInstanceOf(RevisionCompileException.class)
                .hasMessageContaining(bad + ":10: incompatible types")
                .hasMessageContaining("Rev_worse.java:10: cannot find symbol")
                .hasMessageContaining("noSuchThing");
        assertThat(project.cached()).isEmpty();
    }

    @Test
    void showsAtMostTenErrors() throws IOException {
        project.write(
                "Rev_bad",
                Project.source("bad1", "Rev_bad", "a(); b(); c(); d(); e(); f(); g(); h(); i(); j(); k(); l();"));
        RevisionLoader loader = project.loader();
        assertThatThrownBy(() -> loader.load(project.file("bad1"))).hasMessageEndingWith("… and 2 more");
    }

    @Test
    void refusesAClassThatIsNoMigrationOrCannotBeInstantiated() throws IOException {
        String annotation =
                "@dev.limbeck.Revision(id = \"%s\", downRevision = {}, created = \"2026-01-01T00:00:00Z\") ";
        project.write("Plain", annotation.formatted("aaaa") + "public class Plain {}");
        project.write(
                "Picky",
                Project.source("bbbb", "Picky", "")
                        .replace("public void upgrade", "public void upgrade")
                        .replace("extends Migration {", "extends Migration { Picky(int x) {}"));
        project.write(
                "Angry",
                Project.source("cccc", "Angry", "")
                        .replace(
                                "extends Migration {",
                                "extends Migration { Angry() { throw new IllegalStateException(\"no!\"); }"));
        RevisionLoader loader = project.loader();
        assertThatThrownBy(() -> loader.load(project.file("aaaa")))
                .isInstanceOf(RevisionLoadException.class)
                .hasMessageContaining("Plain.java")
                .hasMessageContaining("dev.limbeck.Migration");
        assertThatThrownBy(() -> loader.load(project.file("bbbb"))).hasMessageContaining("no-argument constructor");
        assertThatThrownBy(() -> loader.load(project.file("cccc"))).hasMessageContaining("no!");
    }

    @Test
    void findsCompiledRevisionsInAFolderAndInAJar() throws IOException {
        project.revision("aaaa");
        project.write("Rev_bbbb_price_added", Project.source("bbbb", "Rev_bbbb_price_added", ""));
        project.write(
                "Rev_cccc_named",
                Project.source("cccc", "Rev_cccc_named", "")
                        .replace("created =", "message = \"Größe *in* cm\", created ="));
        project.write("Helper", "package db.revisions; class Helper {}");
        project.compile();
        for (Path place : List.of(project.classes(), project.jar(true))) {
            try (URLClassLoader application = application(place)) {
                RevisionLoader loader = new RevisionLoader(inPackage("db.revisions", application));
                List<RevisionFile> files = loader.files();
                assertThat(files).extracting(RevisionFile::id).containsExactlyInAnyOrder("aaaa", "bbbb", "cccc");
                assertThat(files).extracting(RevisionFile::message).contains("Größe *in* cm");
                RevisionFile second = files.stream()
                        .filter(file -> file.id().equals("bbbb"))
                        .findFirst()
                        .orElseThrow();
                assertThat(second.message()).isEqualTo("price added");
                assertThat(second.source()).isNull();
                assertThat(second.header())
                        .isEqualTo(new RevisionHeader(
                                "bbbb", List.of(), List.of(), List.of(), null, Instant.parse("2026-01-01T00:00:00Z")));
                assertThat(loader.load(second)).hasToString("bbbb");
            }
        }
        assertThat(new RevisionLoader(inPackage("no.such.package", Project.class.getClassLoader())).files())
                .isEmpty();
    }

    private static LoadRequest inPackage(String name, ClassLoader application) {
        return new LoadRequest(new RevisionFolder(List.of(), false), List.of(name), List.of(), application, null);
    }

    private static URLClassLoader application(Path place) throws IOException {
        return new URLClassLoader(new URL[] {place.toUri().toURL()}, Project.class.getClassLoader());
    }

    @Test
    void usesTheSourceIfTheCompiledClassIsTheSame() throws IOException {
        Path source = project.revision("aaaa");
        project.compile("-g:none", "--release", "17");
        Project.touch(source, Instant.now().plusSeconds(60));
        RevisionLoader loader = project.loader(List.of(project.classes()));
        Migration migration = loader.load(project.file("aaaa"));
        assertThat(migration).hasToString("aaaa");
        assertThat(migration.getClass().getClassLoader()).isInstanceOf(RevisionClassLoader.class);
    }

    @Test
    void namesSourceAndClassIfTheyDiffer() throws IOException {
        Path source = project.revision("aaaa");
        project.compile();
        Path compiled = project.classes().resolve("db/revisions/Rev_aaaa.class");
        Files.writeString(source, Project.source("aaaa", "Rev_aaaa", "op.execute(\"select 1\");"));
        Project.touch(source, Instant.now().plusSeconds(60));
        RevisionFile file = project.file("aaaa");
        RevisionLoader loader = project.loader(List.of(project.classes()));
        assertThatThrownBy(() -> loader.load(file))
                .isInstanceOf(RevisionLoadException.class)
                .hasMessageContaining(source.toString())
                .hasMessageContaining(compiled.toString())
                .hasMessageContaining("mvn compile");
        project.compile();
        Project.touch(compiled, Instant.now().plusSeconds(120));
        assertThat(project.loader(List.of(project.classes())).load(file)).hasToString("aaaa");
    }

    @Test
    void detectsAChangedAnnotationRegardlessOfTimes() throws IOException {
        Path source = project.revision("aaaa");
        project.compile();
        Files.writeString(source, Files.readString(source).replace("downRevision = {}", "downRevision = \"0000\""));
        Project.touch(source, Instant.parse("2020-01-01T00:00:00Z"));
        RevisionLoader loader = project.loader(List.of(project.classes()));
        assertThatThrownBy(() -> loader.load(project.file("aaaa"))).hasMessageContaining("differ");
        RevisionLoader both = new RevisionLoader(new LoadRequest(
                new RevisionFolder(List.of(project.sources()), false),
                List.of("db.revisions"),
                List.of(project.classes()),
                Project.class.getClassLoader(),
                project.cache()));
        assertThatThrownBy(both::files).hasMessageContaining("differ").hasMessageContaining("Rev_aaaa.java");
    }

    @Test
    void listsSourcesAndCompiledRevisionsTogether() throws IOException {
        project.revision("aaaa");
        Path second = project.revision("bbbb");
        project.compile();
        Files.delete(second);
        RevisionLoader both = new RevisionLoader(new LoadRequest(
                new RevisionFolder(List.of(project.sources()), false),
                List.of("db.revisions"),
                List.of(project.classes()),
                Project.class.getClassLoader(),
                project.cache()));
        List<RevisionFile> files = both.files();
        assertThat(files).extracting(RevisionFile::id).containsExactly("aaaa", "bbbb");
        assertThat(files.get(0).source()).isNotNull();
        assertThat(both.load(files.get(1))).hasToString("bbbb");
    }

    @Test
    void readsTheSameCodeForAllCompilerOptions() throws IOException {
        String body =
                """
                java.util.function.Supplier<String> s = () -> "v" + op.hashCode() + 1234567L + 1.5f + 2.5d + 99999;
                switch (op.hashCode()) { case 1, 2, 3: break; case 500000: s.get(); break; default: }
                try { int[][] a = new int[2][3]; a[1][2]++; } catch (RuntimeException e) { throw e; }
                synchronized (this) { for (int i = 0; i < 300; i++) { if (op instanceof Runnable r) { r.run(); } } }
                """;
        project.write("Rev_aaaa", Project.source("aaaa", "Rev_aaaa", body));
        Path compiled = project.classes().resolve("db/revisions/Rev_aaaa.class");
        project.compile("-g", "-parameters");
        byte[] one = Files.readAllBytes(compiled);
        project.compile("-g:none");
        byte[] other = Files.readAllBytes(compiled);
        assertThat(one).isNotEqualTo(other);
        assertThat(ClassCode.describe(one)).isNotEmpty().isEqualTo(ClassCode.describe(other));
        for (String change : List.of("300", "99999", "500000", "\"v\"", "2.5d", "[1][2]", "case 1,", "i++")) {
            String changed = change.equals("i++") ? "i += 2" : change.replaceFirst("\\d|v", "4");
            project.write("Rev_aaaa", Project.source("aaaa", "Rev_aaaa", body.replace(change, changed)));
            project.compile("-g:none");
            assertThat(ClassCode.describe(Files.readAllBytes(compiled)))
                    .as(change)
                    .isNotEqualTo(ClassCode.describe(other));
        }
        assertThat(ClassCode.describe(new byte[] {1, 2, 3})).isEmpty();
    }
}
