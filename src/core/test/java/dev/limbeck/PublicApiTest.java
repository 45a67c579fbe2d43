package dev.limbeck;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.SettingsBuilder;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the packages that users import do not expose types of other packages. */
final class PublicApiTest {
    private static final Set<String> PACKAGES = Set.of(
            "dev.limbeck",
            "dev.limbeck.app",
            "dev.limbeck.result",
            "dev.limbeck.result.fleet",
            "dev.limbeck.ops",
            "dev.limbeck.model",
            "dev.limbeck.spi");

    /** The methods that are called only by {@code Configuration} and whose results are internal. */
    private static final Set<String> INTERNAL_METHODS = Set.of("SettingsBuilder.load");

    private static final List<Class<?>> TYPES = types();

    private static List<Class<?>> types() {
        List<Class<?>> types = new ArrayList<>(List.of(SettingsBuilder.class));
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.limbeck").stream()
                        .filter(type -> PACKAGES.contains(type.getPackageName()))
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .map(JavaClass::reflect)
                        .filter(PublicApiTest::isVisible)
                        .forEach(types::add);
        return types;
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return (outer == null || isVisible(outer)) && isVisible(type.getModifiers()) && !type.isAnonymousClass();
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    @Test
    void publicSignaturesShowOnlyPublicTypes() {
        assertThat(TYPES).hasSizeGreaterThan(100);
        Set<String> leaks = new TreeSet<>();
        for (Class<?> type : TYPES) {
            String name = type.getSimpleName();
            if (type.getGenericSuperclass() != null) {
                collect(name, leaks, type.getGenericSuperclass());
            }
            collect(name, leaks, type.getGenericInterfaces());
            for (Field field : type.getDeclaredFields()) {
                if (isVisible(field.getModifiers())) {
                    collect(name + "." + field.getName(), leaks, field.getGenericType());
                }
            }
            for (Method method : type.getDeclaredMethods()) {
                collect(type, method, leaks);
                if (isShown(type, method)) {
                    collect(name + "." + method.getName(), leaks, method.getGenericReturnType());
                }
            }
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                collect(type, constructor, leaks);
            }
        }
        assertThat(leaks).isEmpty();
    }

    private static boolean isShown(Class<?> type, Executable member) {
        return isVisible(member.getModifiers())
                && !member.isSynthetic()
                && !INTERNAL_METHODS.contains(type.getSimpleName() + "." + member.getName());
    }

    private static void collect(Class<?> type, Executable member, Set<String> leaks) {
        if (isShown(type, member)) {
            String place = type.getSimpleName() + "." + member.getName();
            collect(place, leaks, member.getGenericParameterTypes());
            collect(place, leaks, member.getGenericExceptionTypes());
        }
    }

    private static void collect(String place, Set<String> leaks, Type... shown) {
        for (Type type : shown) {
            if (type instanceof ParameterizedType parameterized) {
                collect(place, leaks, parameterized.getRawType());
                collect(place, leaks, parameterized.getActualTypeArguments());
            } else if (type instanceof WildcardType wildcard) {
                collect(place, leaks, wildcard.getUpperBounds());
                collect(place, leaks, wildcard.getLowerBounds());
            } else if (type instanceof TypeVariable<?> variable) {
                for (Type bound : variable.getBounds()) {
                    if (bound instanceof Class<?>) {
                        collect(place, leaks, bound);
                    }
                }
            } else if (type instanceof GenericArrayType array) {
                collect(place, leaks, array.getGenericComponentType());
            } else if (type instanceof Class<?> shownClass && !isAllowed(shownClass)) {
                leaks.add(place + " shows " + shownClass.getName());
            }
        }
    }

    private static boolean isAllowed(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element.isPrimitive()
                || element == SettingsBuilder.class
                || element == SettingKey.class
                || element.getPackageName().startsWith("java.")
                || element.getPackageName().startsWith("javax.sql")
                || (PACKAGES.contains(element.getPackageName()) && isVisible(element));
    }

    /** Checks that the package of each class states whether the class is part of the API. */
    @Test
    void everyOtherPackageSaysThatItIsInternal() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String module : List.of("src/core", "src/hibernate", "src/cli", "alembic-compat")) {
            Path sources = Path.of("../..").resolve(module).resolve("main/java");
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file :
                        files.filter(each -> each.endsWith("package-info.java")).toList()) {
                    String name = sources.relativize(file.getParent())
                            .toString()
                            .replace('\\', '/')
                            .replace('/', '.');
                    String text = Files.readString(file).replaceAll("\\s*\\*\\s*|\\s+", " ");
                    boolean internal = text.contains("internal: it may change in any version")
                            || text.contains("without a promise: it may change in any version before 1.0");
                    if (internal == PACKAGES.contains(name)) {
                        wrong.add(name);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
