package dev.limbeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.LimbeckException;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Tests an application that has SQL revisions and several listeners that observe its upgrades. */
final class SeveralListenersTest {
    private static final String REVISION =
            "-- id: %1$s\n-- down revision: %2$s\n-- created: 2026-01-01T00:00:00Z\n-- message: %1$s\n\n-- upgrade\n%3$s;\n";

    @TempDir
    Path folder;

    private final List<String> events = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        write("aaaa", "base", "CREATE TABLE a (x integer)");
        write("bbbb", "aaaa", "CREATE TABLE b (x integer)");
    }

    private void write(String id, String before, String sql) throws IOException {
        Path file = Files.createDirectories(folder.resolve("shop/revisions")).resolve(id + ".sql");
        Files.writeString(file, REVISION.formatted(id, before, sql));
    }

    private Configuration configuration(ClassLoader loader) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("shop.db"));
        return Limbeck.configure()
                .dataSource(source)
                .revisions("shop.revisions")
                .classLoader(loader)
                .listener(listener("first"))
                .addListener(listener("second"))
                .addListener(listener("third"));
    }

    private URLClassLoader loader() throws IOException {
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, SeveralListenersTest.class.getClassLoader());
    }

    private MigrationListener listener(String name) {
        return new MigrationListener() {
            @Override
            public void revisionFinished(RunningRevision revision, Duration duration) {
                events.add(name + " " + revision.id());
            }

            @Override
            public void runFinished(RunResult result, Duration duration) {
                events.add(name + " at " + result.current());
            }

            @Override
            public void runFailed(LimbeckException failure, Duration duration) {
                events.add(name + " failed: " + failure.code() + " " + !duration.isNegative());
            }
        };
    }

    private static List<String> ids(List<RevisionInfo> revisions) {
        return revisions.stream().map(RevisionInfo::id).toList();
    }

    @Test
    void allListenersAreNotifiedInTheirOrder() throws IOException {
        Limbeck limbeck = configuration(loader()).load();
        assertThat(ids(limbeck.pending("aaaa"))).containsExactly("aaaa");
        limbeck.upgrade("aaaa");
        assertThat(events)
                .containsExactly(
                        "first aaaa",
                        "second aaaa",
                        "third aaaa",
                        "first at [aaaa]",
                        "second at [aaaa]",
                        "third at [aaaa]");
        assertThat(limbeck.pending("aaaa")).isEmpty();
        assertThat(ids(limbeck.pending())).containsExactly("bbbb");
    }

    @Test
    void aFailedRunIsReportedBeforeTheExceptionIsThrown() throws IOException {
        write("bbbb", "aaaa", "CREATE TABLE a (x integer)");
        Limbeck limbeck = configuration(loader()).load();
        assertThatThrownBy(() -> limbeck.upgrade("head")).isInstanceOf(LimbeckException.class);
        assertThat(events)
                .containsExactly(
                        "first aaaa",
                        "second aaaa",
                        "third aaaa",
                        "first failed: sql-failed true",
                        "second failed: sql-failed true",
                        "third failed: sql-failed true");
    }

    @Test
    void theHistoryHasTheTimesOfTheLogTable() throws IOException {
        Limbeck limbeck = configuration(loader())
                .settings(keys -> keys.set(dev.limbeck.settings.SettingKey.REVISIONS_LOG_TABLE, "limbeck_log"))
                .load();
        assertThat(limbeck.history())
                .allSatisfy(each -> assertThat(each.applied()).isNull());
        limbeck.upgrade("aaaa");
        assertThat(limbeck.history().get(0).applied()).isNull();
        assertThat(limbeck.history().get(1).applied()).isNotNull();
    }

    /** A class loader that lists no folders, as in a native image. */
    private ClassLoader withoutFolders(@Nullable String index) {
        return new ClassLoader(SeveralListenersTest.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) {
                return Collections.emptyEnumeration();
            }

            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
                if (name.equals("META-INF/limbeck/revisions/shop.revisions")) {
                    return index == null
                            ? null
                            : new java.io.ByteArrayInputStream(index.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                }
                try {
                    return Files.newInputStream(folder.resolve(name));
                } catch (IOException e) {
                    return null;
                }
            }
        };
    }

    @Test
    void anIndexListsTheRevisionsWhereFoldersCannotBeListed() {
        Limbeck limbeck = configuration(withoutFolders("aaaa.sql\nbbbb.sql\n")).load();
        assertThat(limbeck.upgrade("head").current()).containsExactly("bbbb");
        assertThat(configuration(withoutFolders(null)).load().heads()).isEmpty();
    }
}
