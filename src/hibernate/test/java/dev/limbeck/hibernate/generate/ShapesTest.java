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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generates entities from schemas of many kinds; each schema is a file in the folder {@code generate/shapes}. The
 * entities must compile, match their schema, and read its rows.
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
    @Tag("slow")
    void entitiesMatchTheirSchemaAndReadItsRows(String shape) throws IOException, SQLException, URISyntaxException {
        Adoption adoption = adoption(shape);
        adoption.requireNoDifference();
        adoption.requireRowsAreRead();
    }

    /**
     * Returns every fourth shape for those styles that differ only slightly, or all shapes with -Dlimbeck.long=true.
     */
    static List<String> someShapes() throws IOException, URISyntaxException {
        List<String> shapes = shapes();
        int stride = Boolean.getBoolean("limbeck.long") ? 1 : 4;
        return IntStream.range(0, shapes.size())
                .filter(i -> i % stride == 0)
                .mapToObj(shapes::get)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("someShapes")
    void entitiesAnnotatedOnGettersMatchTheirSchema(String shape) throws IOException, SQLException, URISyntaxException {
        adoption(shape).use(Style.GETTERS).requireNoDifference();
    }

    @ParameterizedTest
    @MethodSource("someShapes")
    @Tag("slow")
    void entitiesWithLombokMatchTheirSchema(String shape) throws IOException, SQLException, URISyntaxException {
        Adoption adoption =
                Adoption.of(folder, Files.readString(place().resolve(shape))).use(Option.LOMBOK);
        adoption.requireNoDifference();
        adoption.requireRowsAreRead();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void entitiesWithOtherNamingOptionsMatchTheirSchema(String shape)
            throws IOException, SQLException, URISyntaxException {
        Adoption adoption = adoption(shape)
                .use(
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
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void entitiesWithoutInheritanceMatchTheirSchema(String shape) throws IOException, SQLException, URISyntaxException {
        Adoption adoption = adoption(shape).use(Option.NOJOINED, Option.LOMBOK, Option.USE_INFLECT);
        adoption.requireNoDifference();
        adoption.requireRowsAreRead();
    }

    /** Returns the database for a shape, with additional rows if the first line of the shape requests them. */
    private Adoption adoption(String shape) throws IOException, SQLException, URISyntaxException {
        String script = Files.readString(place().resolve(shape));
        Adoption adoption = Adoption.of(folder, script);
        return script.startsWith("-- filled") ? adoption.fill() : adoption;
    }

    private static Path place() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ShapesTest.class.getResource("/generate/shapes"))
                .toURI());
    }
}
