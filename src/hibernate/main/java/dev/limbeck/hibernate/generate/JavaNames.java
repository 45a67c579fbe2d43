package dev.limbeck.hibernate.generate;

import dev.limbeck.hibernate.generate.source.Inflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Creates Java names from database names (JLS 3.8 and 3.9). */
final class JavaNames {
    /** Names that the generated source imports or uses. */
    private static final Set<String> RESERVED = Set.of(
            "Arrays",
            "AttributeConverter",
            "Basic",
            "Check",
            "CheckConstraint",
            "Collate",
            "Column",
            "ChronoUnit",
            "ColumnDefault",
            "Convert",
            "Entity",
            "EnumType",
            "Enumerated",
            "EnumeratedValue",
            "FetchType",
            "ForeignKey",
            "Generated",
            "GeneratedColumn",
            "GeneratedValue",
            "GenerationType",
            "Getter",
            "Id",
            "IdClass",
            "Immutable",
            "Index",
            "Inheritance",
            "InheritanceType",
            "JdbcTypeCode",
            "JoinColumn",
            "JoinColumns",
            "JoinTable",
            "LinkedHashSet",
            "List",
            "LocalDate",
            "LocalDateTime",
            "LocalTime",
            "MapsId",
            "MomentText",
            "ManyToMany",
            "ManyToOne",
            "Objects",
            "OffsetDateTime",
            "OneToMany",
            "OneToOne",
            "PrimaryKeyJoinColumn",
            "PrimaryKeyJoinColumns",
            "Serializable",
            "Set",
            "Setter",
            "SqlTypes",
            "Subselect",
            "Synchronize",
            "Table",
            "UUID",
            "UniqueConstraint",
            "Version",
            "View",
            "BigDecimal",
            "Models",
            "Key",
            "ArrayList");

    private static final Pattern CASE_CHANGE =
            Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}]+");

    /**
     * The maximum length of a class name, in characters. A file name has at most 255 bytes on most file systems, and
     * the name of a class file also contains the names of the outer class and of the nested class.
     */
    private static final int LENGTH = 60;

    private JavaNames() {}

    /** {@return the words of a name: two for {@code order_details}, {@code OrderDetails} and {@code Order Details}} */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String part : SEPARATOR.split(name, -1)) {
            for (String word : CASE_CHANGE.split(part, -1)) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
        }
        return words.isEmpty() ? List.of("x") : words;
    }

    /** {@return a class name that is not among the used names; the name is added to these} */
    static String className(String name, boolean singular, Set<String> used) {
        List<String> words = new ArrayList<>(words(name));
        if (singular) {
            words.set(words.size() - 1, Inflection.singular(words.get(words.size() - 1)));
        }
        StringBuilder built = new StringBuilder();
        words.forEach(word -> built.append(capitalized(word)));
        String legal = legal(built.toString());
        legal = legal.substring(
                0, legal.offsetByCodePoints(0, Math.min(LENGTH, legal.codePointCount(0, legal.length()))));
        boolean reserved = RESERVED.contains(legal) || isOfJavaLang(legal);
        return free(reserved ? legal + "Entity" : legal, used);
    }

    /** {@return an attribute name that is not among the used names; the name is added to these} */
    static String attributeName(List<String> words, Set<String> used) {
        StringBuilder built = new StringBuilder();
        for (String word : words) {
            built.append(built.isEmpty() ? word.toLowerCase(Locale.ROOT) : capitalized(word));
        }
        return free(legal(built.toString()), used);
    }

    /** {@return the name of an enum constant that is not among the used names; the name is added to these} */
    static String constantName(String value, Set<String> used) {
        String built = String.join("_", words(value)).toUpperCase(Locale.ROOT);
        return free(legal(value.isBlank() ? "EMPTY" : built), used);
    }

    /**
     * {@return the name of the accessor; the first letter is unchanged if the second is a capital (JavaBeans
     * specification, 8.8)}
     */
    static String accessorName(String prefix, String attribute) {
        boolean keep = attribute.length() > 1 && Character.isUpperCase(attribute.charAt(1));
        return prefix + (keep ? attribute : capitalized(attribute, false));
    }

    /** {@return the words with the last word in the plural} */
    static List<String> plural(List<String> words) {
        List<String> plural = new ArrayList<>(words);
        plural.set(words.size() - 1, Inflection.plural(words.get(words.size() - 1)));
        return plural;
    }

    private static String free(String wanted, Set<String> used) {
        String name = wanted;
        for (int i = 2; !used.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = wanted + i;
        }
        return name;
    }

    private static String legal(String name) {
        StringBuilder legal = new StringBuilder();
        name.codePoints().filter(Character::isJavaIdentifierPart).forEach(legal::appendCodePoint);
        if (legal.isEmpty() || !Character.isJavaIdentifierStart(legal.codePointAt(0))) {
            legal.insert(0, '_');
        }
        String identifier = legal.toString();
        boolean word = SourceVersion.isKeyword(identifier)
                || Set.of("_", "record", "var", "yield", "sealed", "permits").contains(identifier);
        return word ? identifier + "_" : identifier;
    }

    private static String capitalized(String word) {
        return capitalized(word, word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT)));
    }

    private static String capitalized(String word, boolean allCaps) {
        int second = word.offsetByCodePoints(0, 1);
        String rest = word.substring(second);
        return word.substring(0, second).toUpperCase(Locale.ROOT) + (allCaps ? rest.toLowerCase(Locale.ROOT) : rest);
    }

    private static boolean isOfJavaLang(String name) {
        try {
            Class.forName("java.lang." + name, false, null);
            return true;
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }
}
