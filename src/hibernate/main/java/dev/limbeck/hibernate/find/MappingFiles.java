package dev.limbeck.hibernate.find;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/** Looks for {@code META-INF/orm.xml}, which JPA reads by default (Jakarta Persistence 3.2, 8.2.1.6.2). */
final class MappingFiles {
    static final String ORM = "META-INF/orm.xml";

    private MappingFiles() {}

    /**
     * {@return a list with the standard mapping file if one of the folders or jars contains it, otherwise an empty
     * list}
     */
    static List<String> standard(List<Path> classpath) {
        return classpath.stream().anyMatch(MappingFiles::hasOrm) ? List.of(ORM) : List.of();
    }

    private static boolean hasOrm(Path entry) {
        if (Files.isDirectory(entry)) {
            return Files.isRegularFile(entry.resolve(ORM));
        }
        try (ZipFile jar = new ZipFile(entry.toFile())) {
            return jar.getEntry(ORM) != null;
        } catch (IOException notAJar) {
            return false;
        }
    }
}
