package dev.limbeck.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that compiling many revisions in several portions has the same result as compiling them all at once. */
class CompiledPortionsTest {
    private static final int SIZE = 2;

    @TempDir
    private Path folder;

    private Project project;
    private final Map<Path, String> names = new LinkedHashMap<>();
    private final List<Path> paths = new ArrayList<>();
    private final List<Integer> portions = new ArrayList<>();

    @BeforeEach
    void writeHelper() throws IOException {
        project = new Project(folder);
        paths.add(project.write(
                "Words", "package db.revisions;\nfinal class Words {\n    static final String NAME = \"new\";\n}\n"));
    }

    private void revision(String id, String upgrade, String more) throws IOException {
        Path source = project.write("Rev_" + id, Project.source(id, "Rev_" + id, upgrade) + more);
        names.put(source, "db.revisions.Rev_" + id);
        paths.add(source);
    }

    private RevisionCompiler compiler() {
        return new RevisionCompiler(List.of(project.classes()), new CompileCache(project.cache()));
    }

    private List<RevisionSource> sources() throws IOException {
        List<RevisionSource> sources = new ArrayList<>();
        for (Path path : paths) {
            sources.add(RevisionSource.read(path));
        }
        return sources;
    }

    private Optional<Map<String, byte[]>> inPortions() throws IOException {
        return inPortions(sources());
    }

    private Optional<Map<String, byte[]>> inPortions(List<RevisionSource> sources) throws IOException {
        CompiledPortions divided = new CompiledPortions(sources, names, SIZE, (some, hidden) -> {
            portions.add(some.size());
            return compiler().compileNow(some, hidden);
        });
        Map<String, byte[]> classes = new TreeMap<>();
        return divided.isNeeded() && divided.compile(CompiledPortions.Sink.into(classes))
                ? Optional.of(classes)
                : Optional.empty();
    }

    private Map<String, byte[]> atOnce() throws IOException {
        return compiler().compileNow(sources(), Set.of()).classes();
    }

    @Test
    void theClassesAreThoseOfOneCompilation() throws IOException {
        for (String id : List.of("a1", "b2", "c3", "d4", "e5")) {
            revision(id, "op.execute(Words.NAME); Runnable later = () -> op.execute(\"" + id + "\"); later.run();", "");
        }
        Map<String, byte[]> once = atOnce();
        assertThat(inPortions()).hasValueSatisfying(classes -> {
            assertThat(classes).containsOnlyKeys(once.keySet());
            once.forEach((name, bytes) -> assertThat(classes.get(name)).as(name).isEqualTo(bytes));
        });
        assertThat(portions).as("each portion contains the helper class").containsExactly(3, 3, 2);
    }

    private Map<String, byte[]> fromSources() {
        return compiler().inPortions(names, SIZE).compile(paths).classes();
    }

    @Test
    void theClassesAreCachedAsTheyAreCompiled() throws IOException {
        for (String id : List.of("a1", "b2", "c3")) {
            revision(id, "op.execute(Words.NAME);", "");
        }
        Map<String, byte[]> once = atOnce();
        Map<String, byte[]> compiled = fromSources();
        assertThat(compiled).containsOnlyKeys(once.keySet());
        once.forEach((name, bytes) -> assertThat(compiled.get(name)).as(name).isEqualTo(bytes));
        assertThat(project.cached()).hasSize(1);
        FileTime past = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(project.cached().get(0), past);
        assertThat(fromSources()).containsOnlyKeys(once.keySet());
        assertThat(Files.getLastModifiedTime(project.cached().get(0)))
                .as("the file was used")
                .isNotEqualTo(past);
    }

    @Test
    void nothingIsCachedIfTheRevisionsDoNotCompile() throws IOException {
        revision("a1", "", "");
        revision("b2", "", "");
        revision("c3", "op.missing();", "");
        assertThatThrownBy(this::fromSources)
                .isInstanceOf(RevisionCompileException.class)
                .hasMessageContaining("missing");
        assertThat(project.cached()).isEmpty();
    }

    @Test
    void revisionsThatDoNotCompileInPortionsAreCachedAfterwards() throws IOException {
        revision("a1", "", "");
        revision("b2", "", "");
        revision("c3", "op.execute(new Rev_a1().toString());", "");
        assertThat(fromSources()).containsOnlyKeys(atOnce().keySet());
        assertThat(project.cached()).hasSize(1);
    }

    @Test
    void theClassesAreKeptInMemoryIfTheCacheCannotBeWritten() throws IOException {
        for (String id : List.of("a1", "b2", "c3")) {
            revision(id, "op.execute(Words.NAME);", "");
        }
        Files.writeString(project.cache(), "a file where the folder should be");
        assertThat(fromSources()).containsOnlyKeys(atOnce().keySet());
    }

    @Test
    void fewRevisionsAreCompiledAtOnce() throws IOException {
        revision("a1", "", "");
        revision("b2", "", "");
        assertThat(inPortions()).isEmpty();
        assertThat(portions).isEmpty();
    }

    @Test
    void revisionsThatNeedEachOtherAreCompiledAtOnce() throws IOException {
        revision("a1", "", "");
        revision("b2", "", "");
        revision("c3", "op.execute(new Rev_a1().toString());", "");
        assertThat(inPortions()).isEmpty();
        assertThat(atOnce()).containsKeys("db.revisions.Rev_a1", "db.revisions.Rev_c3");
    }

    /** Compiles three revisions, the last of which uses the first, and returns their sources. */
    private List<RevisionSource> compiledInPortions() throws IOException {
        revision("a1", "", "");
        revision("b2", "", "");
        revision("c3", "op.execute(new Rev_a1().toString());", "");
        List<RevisionSource> sources = sources();
        assertThat(inPortions(sources)).isEmpty();
        return sources;
    }

    @Test
    void sourcesOfEarlierPortionsCanBeCompiledAgain() throws IOException {
        List<RevisionSource> sources = compiledInPortions();
        assertThat(compiler().compileNow(sources, Set.of()).classes()).containsOnlyKeys(atOnce().keySet());
    }

    /** Otherwise, the classes of both versions would be stored under the hash of the first version. */
    @Test
    void aSourceThatWasChangedMeanwhileIsNotCompiledAgain() throws IOException {
        List<RevisionSource> sources = compiledInPortions();
        project.write("Rev_a1", Project.source("a1", "Rev_a1", "op.execute(\"other\");"));
        assertThatThrownBy(() -> compiler().compileNow(sources, Set.of()))
                .isInstanceOf(RevisionLoadException.class)
                .hasMessageContaining("Rev_a1.java was changed while the revisions were compiled");
    }

    /**
     * If a build has left an older version of a revision's class on the class path, this version must not be used
     * instead of the revision's source.
     */
    @Test
    void anOlderClassOfARevisionIsNotUsed() throws IOException {
        revision("a1", "", "");
        revision("b2", "", "");
        project.compile();
        Files.delete(project.classes().resolve("db/revisions/Words.class"));
        revision("c3", "op.execute(new Rev_a1().toString());", "");
        assertThat(inPortions()).isEmpty();
    }

    /**
     * Another revision uses a class that is declared in the file of a revision, and an older build is on the class
     * path.
     */
    @Test
    void anOlderClassBesideARevisionIsNotUsed() throws IOException {
        revision("a1", "", "final class Beside {\n    static final String VALUE = \"old\";\n}\n");
        revision("b2", "", "");
        project.compile();
        project.write(
                "Rev_a1",
                Project.source("a1", "Rev_a1", "")
                        + "final class Beside {\n    static final String VALUE = \"now\";\n}\n");
        revision("c3", "op.execute(Beside.VALUE);", "");
        assertThat(portions).isEmpty();
        assertThat(inPortions()).isEmpty();
        assertThat(portions).as("they do compile").containsExactly(3, 2);
        assertThat(new String(atOnce().get("db.revisions.Rev_c3"), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("now")
                .doesNotContain("old");
    }

    /** If these classes were accepted, a revision could run with the class of another revision. */
    @Test
    void classesWithTheSameNameBesideTwoRevisionsAreRejected() throws IOException {
        String beside = "final class Beside {\n    static final String VALUE = \"%s\";\n}\n";
        revision("a1", "op.execute(Beside.VALUE);", beside.formatted("one"));
        revision("b2", "", "");
        revision("c3", "op.execute(Beside.VALUE);", beside.formatted("two"));
        assertThat(inPortions()).isEmpty();
        assertThat(portions).as("they do compile").containsExactly(3, 2);
        assertThatThrownBy(this::atOnce)
                .isInstanceOf(RevisionCompileException.class)
                .hasMessageContaining("duplicate class: db.revisions.Beside");
    }
}
