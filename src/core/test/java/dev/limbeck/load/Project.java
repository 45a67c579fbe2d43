package dev.limbeck.load;

import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.source.RevisionFolder;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A test project in a folder: revision sources, a class folder, a cache. */
record Project(Path folder) {
    Path sources() {
        return folder.resolve("src/db/revisions");
    }

    Path classes() {
        return folder.resolve("classes");
    }

    Path cache() {
        return folder.resolve("cache");
    }

    static String source(String id, String name, String upgrade) {
        return """
                package db.revisions;
                import dev.limbeck.Migration;
                import dev.limbeck.Operations;
                import dev.limbeck.Revision;
                /** Message of %s. */
                @Revision(id = "%s", downRevision = {}, created = "2026-01-01T00:00:00Z")
                public final class %s extends Migration {
                    @Override
                    public void upgrade(Operations op) {
                        %s
                    }
                    @Override
                    public void downgrade(Operations op) {}
                    @Override
                    public String toString() {
                        return "%s";
                    }
                }
                """
                .formatted(id, id, name, upgrade, id);
    }

    Path write(String name, String text) throws IOException {
        Path file = sources().resolve(name + ".java");
        Files.createDirectories(sources());
        return Files.writeString(file, text);
    }

    Path revision(String id) throws IOException {
        return write("Rev_" + id, source(id, "Rev_" + id, ""));
    }

    /** Compiles all sources into the class folder, as Maven does. */
    void compile(String... options) throws IOException {
        Files.createDirectories(classes());
        List<String> arguments = new ArrayList<>(List.of(
                "-d", classes().toString(), "-cp", System.getProperty("java.class.path"), "-proc:none", "-nowarn"));
        arguments.addAll(List.of(options));
        try (Stream<Path> files = Files.list(sources())) {
            files.map(Path::toString).forEach(arguments::add);
        }
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        arguments.toArray(String[]::new));
        if (result != 0) {
            throw new IllegalStateException("Does not compile: " + arguments);
        }
    }

    /** Packs the class folder into a jar. */
    Path jar(boolean withFolders) throws IOException {
        Path jar = folder.resolve("app.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes())) {
            for (Path file : files.sorted().toList()) {
                String name = classes().relativize(file).toString().replace(File.separatorChar, '/');
                if (Files.isDirectory(file)) {
                    if (withFolders && !name.isEmpty()) {
                        out.putNextEntry(new JarEntry(name + "/"));
                    }
                } else {
                    out.putNextEntry(new JarEntry(name));
                    out.write(Files.readAllBytes(file));
                }
            }
        }
        return jar;
    }

    RevisionLoader loader() {
        return loader(List.of());
    }

    RevisionLoader loader(List<Path> classpath) {
        return new RevisionLoader(new LoadRequest(
                new RevisionFolder(List.of(sources()), false),
                List.of(),
                classpath,
                Project.class.getClassLoader(),
                cache()));
    }

    RevisionFile file(String id) {
        return new RevisionFolder(List.of(sources()), false)
                .read().stream()
                        .filter(file -> file.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    List<Path> cached() throws IOException {
        if (!Files.isDirectory(cache())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache())) {
            return files.sorted().toList();
        }
    }

    static void touch(Path file, Instant time) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
