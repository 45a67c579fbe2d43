package dev.limbeck.maven;

import dev.limbeck.settings.SettingKey;
import dev.limbeck.text.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** The known properties that begin with {@code limbeck.}; any other such property is rejected as a typo. */
final class KnownProperties {
    private static final String PREFIX = "limbeck.";
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(limbeck\\.\\w+)}");

    /** The properties for options that assign a value to a name; the name follows the property. */
    private static final List<String> ASSIGNMENTS =
            List.of("limbeck.rename", "limbeck.renameTable", "limbeck.backfill");

    /** Properties that this plugin does not read: those of Spring Boot and of JUnit, and the version in a pom. */
    private static final Set<String> OF_OTHERS =
            Set.of("limbeck.version", "limbeck.enabled", "limbeck.target", "limbeck.check", "limbeck.entities");

    /** The properties whose value is text that may be empty. */
    private static final Set<String> TEXTS =
            Set.of("limbeck.message", "limbeck.tag", PREFIX + SettingKey.DATABASE_PASSWORD.key());

    private final Set<String> names = new TreeSet<>();
    private final List<String> prefixes;

    private KnownProperties(Stream<String> parameters) {
        parameters.forEach(names::add);
        names.addAll(OF_OTHERS);
        SettingKey.all().forEach(key -> names.add(PREFIX + key.key()));
        prefixes = Stream.concat(ASSIGNMENTS.stream(), SettingKey.all().stream().map(key -> PREFIX + key.key()))
                .map(name -> name + ".")
                .toList();
    }

    /** {@return the properties of all goals of the plugin, and the keys of the settings file} */
    static KnownProperties of(PluginDescriptor plugin) {
        return new KnownProperties(plugin.getMojos().stream().flatMap(KnownProperties::parameters));
    }

    private static Stream<String> parameters(MojoDescriptor goal) {
        return goal.getParameters().stream()
                .map(Parameter::getExpression)
                .filter(text -> text != null)
                .map(EXPRESSION::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1));
    }

    /** {@return the error message for the first of the properties that is unknown} */
    Optional<String> findProblem(Collection<String> properties) {
        return properties.stream()
                .filter(name -> name.startsWith(PREFIX) && !isKnown(name))
                .sorted()
                .findFirst()
                .map(this::problem);
    }

    /**
     * {@return the error message for the first property of this plugin whose value is empty, as in {@code
     * -Dlimbeck.url=$URL} if the variable is not set} The goal would otherwise use a value that the caller did not intend.
     */
    Optional<String> findEmpty(Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX)
                        && isKnown(name)
                        && !TEXTS.contains(name)
                        && !OF_OTHERS.contains(name)
                        && properties.getProperty(name).isBlank())
                .sorted()
                .findFirst()
                .map(name -> "The property " + name + " is empty. Specify a value, or omit the property. The"
                        + " goal was not run.");
    }

    private boolean isKnown(String name) {
        return names.contains(name)
                || prefixes.stream().anyMatch(prefix -> name.startsWith(prefix) && name.length() > prefix.length());
    }

    private String problem(String name) {
        return "limbeck-maven-plugin has no property " + name + "."
                + NearestName.find(name, names)
                        .map(near -> " Did you mean " + near + "?")
                        .orElse("")
                + " The goal was not run. To list the properties: mvn limbeck:help -Ddetail";
    }
}
