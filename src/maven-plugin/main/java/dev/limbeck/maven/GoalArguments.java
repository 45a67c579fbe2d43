package dev.limbeck.maven;

import dev.limbeck.settings.SettingKey;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Translates the parameters of a goal to the arguments of its command. The names correspond: the parameter {@code
 * branchLabel} is the option {@code --branch-label}.
 */
final class GoalArguments {
    /** The field for {@code --package}, because that word is not a valid name in Java. */
    private static final String PACKAGE = "packageName";

    private static final Pattern UPPER = Pattern.compile("[A-Z]");

    private GoalArguments() {}

    /**
     * {@return the options and arguments for those fields of the goal that have a value}
     *
     * @param goal the goal; its class and superclasses below {@link LimbeckMojo} have one field for each option
     */
    static List<String> of(Object goal) {
        List<String> options = new ArrayList<>();
        List<String> positional = new ArrayList<>();
        for (Field field : fields(goal.getClass())) {
            if (field.isSynthetic() || field.getName().equals(PACKAGE)) {
                continue;
            }
            List<String> values = values(value(goal, field));
            if (field.isAnnotationPresent(Positional.class)) {
                positional.addAll(values);
            } else if (field.getType() == boolean.class) {
                values.stream().filter("true"::equals).forEach(on -> options.add(option(field.getName())));
            } else {
                values.forEach(text -> options.add(option(field.getName()) + "=" + text));
            }
        }
        options.addAll(positional);
        return options;
    }

    /** {@return the message about an argument that the goal requires but does not have} */
    static Optional<String> findMissing(Object goal, String name) {
        for (Field field : fields(goal.getClass())) {
            Positional positional = field.getAnnotation(Positional.class);
            if (positional != null
                    && !positional.required().isEmpty()
                    && values(value(goal, field)).isEmpty()) {
                return Optional.of(
                        "limbeck:" + name + " requires limbeck." + field.getName() + ", " + positional.required());
            }
        }
        return Optional.empty();
    }

    private static List<Field> fields(Class<?> goal) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> type = goal; type != null && type != LimbeckMojo.class; type = type.getSuperclass()) {
            fields.addAll(List.of(type.getDeclaredFields()));
        }
        return fields;
    }

    /**
     * {@return the properties below a prefix as options that assign a value to a name}
     *
     * @param option the option, such as {@code --rename}
     * @param prefix the text before the name, such as {@code limbeck.rename.}
     */
    static List<String> assignments(String option, String prefix, Map<String, String> properties) {
        List<String> options = new ArrayList<>();
        new TreeMap<>(properties).forEach((property, text) -> {
            if (property.startsWith(prefix) && property.length() > prefix.length()) {
                options.add(option + "=" + property.substring(prefix.length()) + "=" + text);
            }
        });
        return options;
    }

    private static @Nullable Object value(Object goal, Field field) {
        try {
            field.setAccessible(true);
            return field.get(goal);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> values(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(each -> texts.add(String.valueOf(each)));
        } else {
            texts.add(value.toString());
        }
        texts.removeIf(String::isBlank);
        return texts;
    }

    private static String option(String field) {
        return "--" + UPPER.matcher(field).replaceAll("-$0").toLowerCase(Locale.ROOT);
    }

    /** {@return the options for the settings of the project: each property with the name of a key} */
    static List<String> settings(Map<String, String> properties) {
        List<String> options = new ArrayList<>();
        for (SettingKey key : SettingKey.all()) {
            String property = "limbeck." + key.key();
            String text = properties.get(property);
            if (text != null) {
                options.add(key.flag() + "=" + text);
            }
            options.addAll(assignments(key.flag(), property + ".", properties));
        }
        return options;
    }
}
