package dev.limbeck.cli.option;

import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.text.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that turns hazards into errors. */
public final class HazardOptions {
    private static final String ALL = "all";

    @Option(
            names = "--fail-on-hazard",
            paramLabel = "LIST",
            converter = Converter.class,
            description = "Fail before anything is changed if a change has one of these hazards: loses_data,"
                    + " changes_data, may_fail, copies_rows, reads_rows, runs_sql; all for any of them.")
    private @Nullable Kinds kinds;

    /** The kinds of hazards in a list. */
    record Kinds(Set<Kind> kinds) {}

    /** {@return the hazards that are errors} */
    public Set<Kind> kinds() {
        return kinds == null ? Set.of() : kinds.kinds();
    }

    /** Reads a list of names separated by commas; hyphens count as underscores. */
    static final class Converter implements ITypeConverter<Kinds> {

        @Override
        public Kinds convert(String list) {
            Set<Kind> kinds = EnumSet.noneOf(Kind.class);
            for (String word : list.split(",", -1)) {
                String name = word.strip().toLowerCase(Locale.ROOT).replace('-', '_');
                if (name.equals(ALL)) {
                    kinds.addAll(EnumSet.allOf(Kind.class));
                } else if (!name.isEmpty()) {
                    kinds.add(kind(name));
                }
            }
            if (kinds.isEmpty()) {
                throw new TypeConversionException("name at least one hazard: " + String.join(", ", names()) + ".");
            }
            return new Kinds(kinds);
        }

        private static Kind kind(String name) {
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind.code().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("unknown hazard " + name + ". "
                            + NearestName.find(name, names())
                                    .map(near -> "Did you mean " + near + "? ")
                                    .orElse("")
                            + "The hazards are: " + String.join(", ", names()) + "."));
        }

        private static List<String> names() {
            List<String> names = new ArrayList<>();
            Arrays.stream(Hazard.Kind.values()).map(Kind::code).forEach(names::add);
            names.add(ALL);
            return names;
        }
    }
}
