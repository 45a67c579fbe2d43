package dev.limbeck.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the cache of compiled classes, with classes that are kept in memory and with classes that remain in the file. */
class CompileCacheTest {
    private static final byte[] ONE = {1, 2, 3};
    private static final byte[] TWO = {4};

    @TempDir
    private Path folder;

    private CompileCache cache;

    @BeforeEach
    void openCache() {
        cache = new CompileCache(folder, 0);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Map<String, byte[]> found() {
        return cache.find("f").orElseThrow().classes();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000_000})
    void storedClassesAreFound(int inMemory) throws IOException {
        cache = new CompileCache(folder, inMemory);
        cache.store("f", Map.of("a.Größe", ONE, "a.\0$1", TWO, "\uD83D\uDE00", new byte[0]));
        Map<String, byte[]> found = found();
        assertThat(found instanceof StoredClasses).isEqualTo(inMemory == 0);
        assertThat(found).hasSize(3).containsOnlyKeys("a.Größe", "a.\0$1", "\uD83D\uDE00");
        assertThat(found.get("a.Größe")).isEqualTo(ONE);
        assertThat(found.get("a.\0$1")).isEqualTo(TWO);
        assertThat(found.get("\uD83D\uDE00")).isEmpty();
        assertThat(found.get("b")).isNull();
        assertThat(found.containsKey("b")).isFalse();
        assertThat(cache.find("g")).isEmpty();
    }

    /** Another process may remove or replace the file while this one still needs its classes. */
    @Test
    void classesRemainReadableIfTheirFileIsReplacedOrDeleted() throws IOException {
        cache.store("f", Map.of("a", ONE));
        Map<String, byte[]> before = found();
        cache.store("f", Map.of("b", ONE, "a", TWO));
        assertThat(before.get("a")).isEqualTo(ONE);
        assertThat(found().get("a")).isEqualTo(TWO);
        for (Path file : files()) {
            Files.delete(file);
        }
        assertThat(before.get("a")).isEqualTo(ONE);
        assertThat(cache.find("f")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000_000})
    void aDamagedFileIsNotUsed(int inMemory) throws IOException {
        cache = new CompileCache(folder, inMemory);
        cache.store("f", Map.of("a", ONE, "b", TWO));
        byte[] whole = Files.readAllBytes(files().get(0));
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(files().get(0), damaged);
            assertThat(cache.find("f")).as("byte %d", at).isEmpty();
            Files.write(files().get(0), java.util.Arrays.copyOf(whole, at));
            assertThat(cache.find("f")).as("only %d bytes", at).isEmpty();
        }
        Files.write(files().get(0), whole);
        assertThat(found()).hasSize(2);
    }

    @Test
    void anEntryThatIsNotFinishedIsNotInTheCache() throws IOException {
        try (CompileCache.Entry entry = cache.begin("f")) {
            entry.add("a", ONE);
            assertThat(cache.find("f")).isEmpty();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void aClassCanBeAddedTwiceButNotADifferentOneOfTheSameName() throws IOException {
        try (CompileCache.Entry entry = cache.begin("f")) {
            assertThat(entry.add("a", ONE)).isTrue();
            assertThat(entry.add("b", TWO)).isTrue();
            assertThat(entry.add("a", ONE)).isTrue();
            assertThat(entry.add("a", TWO)).isFalse();
            assertThat(entry.add("b", TWO)).isTrue();
            assertThat(entry.names()).containsExactlyInAnyOrder("a", "b");
            entry.finish();
        }
        assertThat(found()).containsOnlyKeys("a", "b");
        assertThat(found().get("a")).isEqualTo(ONE);
    }
}
