package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.rewrite.RewritePackages;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.core.ServerVersion;

/** Tests PostgreSQL's driver with the changes that the build makes for the command. */
@Tag("slow")
final class RewrittenPostgresqlDriverTest {
    private static URLClassLoader driver(Path folder) throws Exception {
        Path original = Path.of(
                Objects.requireNonNull(ServerVersion.class.getProtectionDomain().getCodeSource())
                        .getLocation()
                        .toURI());
        Path whole = Files.copy(original, folder.resolve("whole.jar"));
        Path paths = Files.writeString(folder.resolve("class.path"), original.toString());
        RewritePackages.main(new String[] {
            paths.toString(), original.toString(), folder.resolve("lib").toString(), whole.toString()
        });
        return new URLClassLoader(new URL[] {whole.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    @Test
    void theCalendarIsCreatedWhenATimeIsRead(@TempDir Path folder) throws Exception {
        try (URLClassLoader loader = driver(folder)) {
            Class<?> type = loader.loadClass("org.postgresql.jdbc.TimestampUtils");
            Constructor<?> constructor = type.getConstructors()[0];
            Object zone = Proxy.newProxyInstance(
                    loader,
                    new Class<?>[] {constructor.getParameterTypes()[1]},
                    (proxy, method, arguments) -> TimeZone.getTimeZone("UTC"));
            Object times = constructor.newInstance(false, zone);
            Field field = type.getDeclaredField("calendarWithUserTz");
            field.setAccessible(true);
            assertThat(field.get(times)).isNull();
            Object date = type.getMethod("toDate", Calendar.class, String.class).invoke(times, null, "2026-11-30");
            assertThat(date).hasToString("2026-11-30");
            Object text = type.getMethod("toString", Calendar.class, Timestamp.class)
                    .invoke(times, null, Timestamp.valueOf("2026-11-30 10:20:30.5"));
            assertThat(String.valueOf(text)).startsWith("2026-11-30 10:20:30.5");
            assertThat(field.get(times)).isInstanceOf(Calendar.class);
        }
    }

    @Test
    void versionsAreParsedAsBefore(@TempDir Path folder) throws Exception {
        try (URLClassLoader loader = driver(folder)) {
            Class<?> type = loader.loadClass("org.postgresql.core.ServerVersion");
            for (String version :
                    List.of("15.18 (Debian 15.18-0+deb12u1)", "18beta1", "9.6.24", "14devel", "18.6", "170002", "")) {
                Object read = type.getMethod("from", String.class).invoke(null, version);
                Class<?> number = loader.loadClass("org.postgresql.core.Version");
                assertThat(number.getMethod("getVersionNum").invoke(read))
                        .as(version)
                        .isEqualTo(ServerVersion.from(version).getVersionNum());
            }
        }
    }
}
