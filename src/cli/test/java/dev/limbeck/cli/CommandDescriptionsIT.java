package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the packaged command, in which plain code replaces the annotations of the commands: it must describe and parse
 * every command exactly as the annotated classes do.
 */
final class CommandDescriptionsIT {
    /** Java loads this class when it creates an annotation object. */
    private static final String ANNOTATION_READER = "sun.reflect.annotation.AnnotationInvocationHandler";

    @TempDir
    private Path folder;

    /** The output of a run, and the classes that it loaded. */
    private record Run(Path descriptions, String classes) {}

    private Run describe(String name, List<Path> jars) throws Exception {
        Path descriptions = folder.resolve(name + ".txt");
        Path classes = folder.resolve(name + ".classes");
        String classPath = Stream.concat(jars.stream(), Stream.of(Path.of("target/test-classes")))
                .map(jar -> jar.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(Processes.java(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Xlog:class+load:file=" + classes, "-Dpicocli.disable.closures=true"));
        command.addAll(List.of("-Dpicocli.converters.excludes=" + Main.UNUSED_TYPES, "-cp", classPath));
        command.addAll(List.of(CommandDescriptions.class.getName(), descriptions.toString()));
        Cli.Outcome outcome = Processes.run(folder, Map.of(), command);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return new Run(descriptions, Files.readString(classes));
    }

    @Test
    void everyCommandIsDescribedAndParsedAsByItsAnnotations() throws Exception {
        Run annotations = describe("annotations", RewrittenClassesIT.originals());
        assertThat(annotations.classes()).contains(ANNOTATION_READER);
        List<String> lines = Files.readAllLines(annotations.descriptions());
        assertThat(lines.contains("Usage: limbeck upgrade [OPTIONS] TARGET")).isTrue();
        assertThat(lines.contains("[upgrade] [--fail-on-hazard, all, argument]"))
                .isTrue();
        for (Run packaged : List.of(
                describe("jars", RewrittenClassesIT.rewritten()),
                describe("jar", List.of(RewrittenClassesIT.TARGET.resolve("limbeck.jar"))))) {
            assertThat(packaged.classes()).doesNotContain(ANNOTATION_READER).contains("LimbeckCommand$$Annotations");
            assertThat(packaged.descriptions()).hasSameTextualContentAs(annotations.descriptions());
        }
    }
}
