package dev.limbeck.hibernate.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Makes Java names of database names (JLS 3.8 and 3.9). */
final class JavaNames {
    /** What the generated text itself imports or relies on. */
    private static final Set<String> TAKEN = Set.of(
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

    private static final Pattern HUMP =
            Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}]+");

    private JavaNames() {}

    /** {@return the words of a name: {@code order_details}, {@code OrderDetails} and {@code Order Details} have two} */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String part : BREAK.split(name, -1)) {
            for (String word : HUMP.split(part, -1)) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
        }
        return words.isEmpty() ? List.of("x") : words;
    }

    /** {@return a class name that is not among those used, which it joins} */
    static String className(String name, boolean singular, Set<String> used) {
        List<String> words = new ArrayList<>(words(name));
        if (singular) {
            words.set(words.size() - 1, Inflection.singular(words.get(words.size() - 1)));
        }
        StringBuilder built = new StringBuilder();
        words.forEach(word -> built.append(capital(word)));
        String legal = legal(built.toString());
        boolean taken = TAKEN.contains(legal) || isOfJavaLang(legal);
        return free(taken ? legal + "Entity" : legal, used);
    }

    /** {@return an attribute's name that is not among those used, which it joins} */
    static String attribute(List<String> words, Set<String> used) {
        StringBuilder built = new StringBuilder();
        for (String word : words) {
            built.append(built.isEmpty() ? word.toLowerCase(Locale.ROOT) : capital(word));
        }
        return free(legal(built.toString()), used);
    }

    /** {@return an enum constant that is not among those used, which it joins} */
    static String constant(String value, Set<String> used) {
        String built = String.join("_", words(value)).toUpperCase(Locale.ROOT);
        return free(legal(value.isBlank() ? "EMPTY" : built), used);
    }

    /** {@return the getter's name; the letter after the first decides, as the JavaBeans specification (8.8) has it} */
    static String accessor(String prefix, String attribute) {
        boolean keep = attribute.length() > 1 && Character.isUpperCase(attribute.charAt(1));
        return prefix + (keep ? attribute : capital(attribute, false));
    }

    /** {@return the words in the plural} */
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
        String made = legal.toString();
        boolean word = SourceVersion.isKeyword(made)
                || Set.of("_", "record", "var", "yield", "sealed", "permits").contains(made);
        return word ? made + "_" : made;
    }

    private static String capital(String word) {
        return capital(word, word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT)));
    }

    private static String capital(String word, boolean shouted) {
        int second = word.offsetByCodePoints(0, 1);
        String rest = word.substring(second);
        return word.substring(0, second).toUpperCase(Locale.ROOT) + (shouted ? rest.toLowerCase(Locale.ROOT) : rest);
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
