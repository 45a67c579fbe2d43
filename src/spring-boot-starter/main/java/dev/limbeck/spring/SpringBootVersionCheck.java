package dev.limbeck.spring;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Fails the start of the application with a message if Spring Boot is too old for the starter. */
final class SpringBootVersionCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final int MAJOR = 3;
    private static final int MINOR = 5;
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\..*");

    SpringBootVersionCheck() {}

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String version = SpringBootVersion.getVersion();
        if (context.getEnvironment().getProperty("limbeck.enabled", Boolean.class, true) && isOld(version)) {
            throw StarterException.oldBoot(version, MAJOR + "." + MINOR);
        }
    }

    static boolean isOld(@org.jspecify.annotations.Nullable String version) {
        Matcher matcher = VERSION.matcher(String.valueOf(version));
        if (!matcher.matches()) {
            return false;
        }
        int major = Integer.parseInt(matcher.group(1));
        return major < MAJOR || (major == MAJOR && Integer.parseInt(matcher.group(2)) < MINOR);
    }
}
