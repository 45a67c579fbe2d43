package dev.limbeck.hibernate.generate;

import dev.limbeck.spi.EntityRequest.Option;
import dev.limbeck.spi.EntityRequest.Style;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Schemas of every shape, a file each in the folder {@code generate/shapes}: their entities compile, differ from them in
 * nothing, and read their rows.
 */
class ShapesTest {
    @TempDir
    private Path folder;

    static List<String> shapes() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(place())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void entitiesOfEveryShapeAreItsSchemaAndReadItsRows(String shape)
            throws IOException, SQLException, URISyntaxException {
        Adoption adoption = adoption(shape);
        adoption.requireNoDifference();
        adoption.requireRowsAreRead();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void entitiesAnnotatedOnGettersAreTheSchemaToo(String shape) throws IOException, SQLException, URISyntaxException {
        adoption(shape).with(Style.GETTERS).requireNoDifference();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void entitiesThatLombokCompletesAreTheSchemaToo(String shape) throws IOException, SQLException, URISyntaxException {
        Adoption adoption =
                Adoption.of(folder, Files.readString(place().resolve(shape))).with(Option.LOMBOK);
        adoption.requireNoDifference();
        adoption.requireRowsAreRead();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void entitiesOfOtherNamesAndWaysAreTheSchemaToo(String shape) throws IOException, SQLException, URISyntaxException {
        Adoption adoption = adoption(shape)
                .with(
                        Option.NOJOINED,
                        Option.NOBIDI,
                        Option.NOIDSUFFIX,
                        Option.NOFKNAMES,
                        Option.NOSYNTHETICENUMS,
                        Option.USE_INFLECT);
        adoption.requireNoDifference();
        adoption.requireRowsAreRead();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void entitiesOfKeysOfTheirOwnAreTheSchemaToo(String shape) throws IOException, SQLException, URISyntaxException {
        Adoption adoption = adoption(shape).with(Option.NOJOINED, Option.LOMBOK, Option.USE_INFLECT);
        adoption.requireNoDifference();
        adoption.requireRowsAreRead();
    }

    /** A shape whose first line says so gets rows besides its own. */
    private Adoption adoption(String shape) throws IOException, SQLException, URISyntaxException {
        String script = Files.readString(place().resolve(shape));
        Adoption adoption = Adoption.of(folder, script);
        return script.startsWith("-- filled") ? adoption.filled() : adoption;
    }

    private static Path place() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ShapesTest.class.getResource("/generate/shapes"))
                .toURI());
    }
}
