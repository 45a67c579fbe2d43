package dev.limbeck.command.draft;

import dev.limbeck.command.project.CommandException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of project that {@code limbeck init} can set up. */
public enum Template {
    /** Maven, or Gradle if there is a build.gradle. */
    MAVEN("One database, entities compiled by Maven or Gradle."),
    /** No build tool. */
    PLAIN("One database, entities compiled by hand or by an IDE into the classes folder."),
    /** A section for each database. */
    MULTIDB("Several databases, each with its own revisions and its own sections in limbeck.toml, selected with -n.");

    private final String description;

    Template(String description) {
        this.description = description;
    }

    /** {@return the name of this template on the command line} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return a description of this template, in one line} */
    public String description() {
        return description;
    }

    /**
     * {@return the template with the given name}
     *
     * @throws CommandException if there is no such template; the message lists all templates
     */
    public static Template of(String name) {
        Optional<Template> found = Arrays.stream(values())
                .filter(template -> template.label().equalsIgnoreCase(name))
                .findFirst();
        List<String> labels = Arrays.stream(values()).map(Template::label).toList();
        return found.orElseThrow(() -> new CommandException(
                "There is no template \"" + name + "\". The templates are: " + String.join(", ", labels) + "."));
    }
}
