package dev.limbeck.hibernate.generate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests well-known schemas of other projects; they are in the folder that {@code -Dlimbeck.dbfirst} specifies. */
class KnownDatabasesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"chinook", "northwind", "sakila", "django"})
    void entitiesOfAKnownDatabaseMatchItsSchemaAndReadItsRows(String name) throws IOException, SQLException {
        String place = System.getProperty("limbeck.dbfirst");
        assumeTrue(place != null, "-Dlimbeck.dbfirst is not set to a folder with " + name + ".sql");
        String script = Files.readString(Path.of(place, name + ".sql"));
        Adoption adoption = Adoption.of(folder, script).fill();
        adoption.requireNoDifference();
        adoption.requireRowsAreRead();
    }
}
