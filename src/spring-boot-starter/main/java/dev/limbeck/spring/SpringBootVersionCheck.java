package dev.limbeck.spring;

import dev.limbeck.load.JarVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Prevents the application from starting, with a message, if Spring Boot is too old for the starter or the class path
 * has two versions of Hibernate. This check runs before the database is used.
 */
final class SpringBootVersionCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final int MAJOR = 3;
    private static final int MINOR = 5;
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\..*");

    SpringBootVersionCheck() {}

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String version = SpringBootVersion.getVersion();
        if (!context.getEnvironment().getProperty("limbeck.enabled", Boolean.class, true)) {
            return;
        }
        if (isOld(version)) {
            throw StarterException.oldBoot(version, MAJOR + "." + MINOR);
        }
        requireOneHibernate(context.getClassLoader());
    }

    static void requireOneHibernate(@Nullable ClassLoader loader) {
        try {
            List<String> jars =
                    loader == null ? List.of() : JarVersions.find(loader.getResources("org/hibernate/Version.class"));
            if (jars.size() > 1) {
                throw StarterException.severalHibernates(jars);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isOld(@Nullable String version) {
        Matcher matcher = VERSION.matcher(String.valueOf(version));
        if (!matcher.matches()) {
            return false;
        }
        int major = Integer.parseInt(matcher.group(1));
        return major < MAJOR || (major == MAJOR && Integer.parseInt(matcher.group(2)) < MINOR);
    }
}
