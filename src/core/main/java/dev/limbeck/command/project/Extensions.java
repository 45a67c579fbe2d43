package dev.limbeck.command.project;

import dev.limbeck.compare.ColumnRule;
import dev.limbeck.load.ModelClassLoader;
import dev.limbeck.settings.ComparisonSetting;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.Settings;
import dev.limbeck.spi.RevisionProcessor;
import dev.limbeck.spi.ServerDefaultComparison;
import dev.limbeck.spi.TypeComparison;
import dev.limbeck.spi.Verdict;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The extensions of a project: its classes on the model's class path that implement Limbeck's interfaces. Closing this
 * object closes the class loader of these classes.
 */
public final class Extensions implements AutoCloseable {
    private final Settings settings;
    private @Nullable ModelClassLoader loader;

    /** Creates the extensions that the settings specify; they are loaded when they are needed. */
    public Extensions(Settings settings) {
        this.settings = settings;
    }

    /** {@return the rule that compares declared types} */
    public ColumnRule typeRule() {
        SettingKey key = SettingKey.AUTOGENERATE_COMPARE_TYPE;
        return rule(key, settings.autogenerate().compareType(), ColumnRule.TYPE, (name, usual) -> {
            TypeComparison theirs = instantiate(key, name, TypeComparison.class);
            return (sameness, table, live, model) -> decided(
                    call(name, () -> theirs.compare(table, live, model)),
                    () -> usual.isSame(sameness, table, live, model));
        });
    }

    /** {@return the rule that compares defaults} */
    public ColumnRule serverDefaultRule() {
        SettingKey key = SettingKey.AUTOGENERATE_COMPARE_SERVER_DEFAULT;
        ComparisonSetting comparison = settings.autogenerate().compareServerDefault();
        return rule(key, comparison, ColumnRule.SERVER_DEFAULT, (name, usual) -> {
            ServerDefaultComparison theirs = instantiate(key, name, ServerDefaultComparison.class);
            return (sameness, table, live, model) -> decided(
                    call(name, () -> theirs.compare(table, live, model)),
                    () -> usual.isSame(sameness, table, live, model));
        });
    }

    /** {@return the project's processors, in class path order} */
    public List<RevisionProcessor> processors() {
        List<RevisionProcessor> found = new ArrayList<>();
        try {
            ServiceLoader.load(RevisionProcessor.class, loader()).forEach(found::add);
        } catch (ServiceConfigurationError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new CommandException(
                    "A RevisionProcessor on the model's class path cannot be used: " + e.getMessage()
                            + (cause == e ? "" : " (" + cause + ")")
                            + ". It must be a public class with a public no-argument constructor, and its full name "
                            + "must be in META-INF/services/" + RevisionProcessor.class.getName() + ".",
                    e);
        }
        return found;
    }

    private static ColumnRule rule(
            SettingKey key,
            ComparisonSetting comparison,
            ColumnRule usual,
            BiFunction<String, ColumnRule, ColumnRule> ofClass) {
        boolean type = key == SettingKey.AUTOGENERATE_COMPARE_TYPE;
        return switch (comparison.way()) {
            case MEANING -> usual;
            case NONE -> ColumnRule.IGNORED;
            case AFFINITY -> ColumnRule.STORAGE;
            case STRICT -> type ? ColumnRule.STRICT_TYPE : ColumnRule.STRICT_SERVER_DEFAULT;
            case CLASS -> ofClass.apply(Objects.requireNonNull(comparison.className()), usual);
        };
    }

    private static boolean decided(Verdict verdict, Supplier<Boolean> usual) {
        return verdict == Verdict.USUAL ? usual.get() : verdict == Verdict.SAME;
    }

    /**
     * Calls a class of the project and returns the result. If the class throws an exception or returns null, the error
     * message mentions the class.
     */
    public static <T> T call(String className, Supplier<@Nullable T> question) {
        T answer;
        try {
            answer = question.get();
        } catch (RuntimeException | LinkageError e) {
            throw new CommandException(
                    "The class " + className + " on the model's class path failed: " + e
                            + ". Correct it, or remove it from the settings; --stacktrace shows where it failed.",
                    e);
        }
        if (answer == null) {
            throw new CommandException("The class " + className + " on the model's class path returned null.");
        }
        return answer;
    }

    private <T> T instantiate(SettingKey key, String name, Class<T> kind) {
        try {
            Class<?> found = Class.forName(name, true, loader());
            return kind.cast(found.asSubclass(kind).getConstructor().newInstance());
        } catch (ClassNotFoundException e) {
            throw refused(key, name, "is not on the model's class path. Compile it, and check model.classpath", e);
        } catch (ClassCastException e) {
            throw refused(key, name, "does not implement " + kind.getName(), e);
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw refused(key, name, "must be a public class with a public no-argument constructor", e);
        } catch (InvocationTargetException e) {
            throw refused(key, name, "cannot be instantiated: " + e.getCause(), e);
        } catch (LinkageError e) {
            throw refused(key, name, "cannot be loaded: " + e, e);
        }
    }

    private static CommandException refused(SettingKey key, String name, String why, Throwable cause) {
        return new CommandException("The class " + name + ", which " + key.key() + " names, " + why + ".", cause);
    }

    private ClassLoader loader() {
        ModelClassLoader now = loader;
        if (now == null) {
            List<Path> classpath = settings.model().presentClasspath();
            now = ModelClassLoader.open(classpath, Extensions.class.getClassLoader());
            loader = now;
        }
        return now;
    }

    @Override
    public void close() {
        ModelClassLoader now = loader;
        loader = null;
        if (now != null) {
            try {
                now.close();
            } catch (IOException e) {
                throw new CommandException("The model's class path cannot be closed: " + e, e);
            }
        }
    }
}
