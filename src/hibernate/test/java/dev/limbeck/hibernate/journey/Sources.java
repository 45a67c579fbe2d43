package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Compiles user-defined classes into a folder for the class path. */
final class Sources {
    private Sources() {}

    /** {@return the folder with the compiled class} */
    static Path compile(Path folder, String className, String text) throws IOException {
        Path source = folder.resolve("src").resolve(className.replace('.', '/') + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, text);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        Path.of(dev.limbeck.spi.Model.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath())
                                .toString(),
                        "-d",
                        classes.toString(),
                        source.toString());
        assertThat(result).as("javac").isZero();
        return classes;
    }
}
