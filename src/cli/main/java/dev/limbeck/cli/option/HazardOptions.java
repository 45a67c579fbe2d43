package dev.limbeck.cli.option;

import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.settings.HazardCodes;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that turns hazards into errors. */
public final class HazardOptions {
    @Option(
            names = "--fail-on-hazard",
            paramLabel = "LIST",
            converter = Converter.class,
            description = "Fail before anything is changed if a change has one of these hazards: data-loss,"
                    + " changes-data, may-fail, rewrite, blocks-writes, blocks-reads, cluster-stop, partial-index,"
                    + " not-reversible, runs-sql; all means any of them.")
    private @Nullable Kinds kinds;

    /** The hazards in a list. */
    public record Kinds(Set<Kind> kinds) {}

    /** {@return the hazards that are errors} */
    public Set<Kind> kinds() {
        return kinds == null ? Set.of() : kinds.kinds();
    }

    /** Reads a list of codes separated by commas. */
    public static final class Converter implements ITypeConverter<Kinds> {

        @Override
        public Kinds convert(String list) {
            List<String> codes = Stream.of(list.split(",", -1))
                    .filter(code -> !code.isBlank())
                    .toList();
            if (codes.isEmpty()) {
                throw new TypeConversionException(
                        "specify at least one hazard: " + String.join(", ", HazardCodes.names()) + ".");
            }
            try {
                return new Kinds(HazardCodes.parse(codes));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
