package dev.limbeck;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Checks that the forms that revision files can use are never removed or changed. {@code -Dgolden.update=true} records
 * new forms; it never removes any.
 */
final class PublishedFormsTest {
    private static final Path TEXT = Path.of("test", "resources", "published", "signatures.txt");
    private static final Path FIRST = Path.of("test", "resources", "published", "23e2921", "signatures.txt");

    private static Set<String> current() {
        return PublicSignatures.list(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.limbeck").stream()
                        .filter(type -> type.getPackageName().equals("dev.limbeck"))
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> Modifier.isPublic(type.getModifiers()) && type != LimbeckException.class)
                        .toList());
    }

    @Test
    void noPublishedFormIsRemovedOrChanged() throws IOException {
        Set<String> published = new TreeSet<>(Files.readAllLines(FIRST));
        if (Files.exists(TEXT)) {
            published.addAll(Files.readAllLines(TEXT));
        }
        Set<String> current = current();
        assertThat(current)
                .as("revision files use these forms, so they must not change")
                .containsAll(published);
        if (Boolean.getBoolean("golden.update")) {
            Files.write(TEXT, current);
        }
        assertThat(Files.readAllLines(TEXT))
                .as("new forms are recorded with -Dgolden.update=true")
                .containsExactlyElementsOf(current);
    }

    /**
     * A user's class must implement every abstract method, and an annotation must set every element that has no
     * default.
     */
    @Test
    void nothingIsAddedThatExistingFilesWouldHaveToImplement() {
        assertThat(abstractMethods(Migration.class)).containsExactly("downgrade", "upgrade");
        assertThat(abstractMethods(CustomOperation.class)).containsExactly("reverse", "run");
        assertThat(abstractMethods(RowValues.class)).containsExactly("of");
        assertThat(Arrays.stream(Revision.class.getDeclaredMethods())
                        .filter(element -> element.getDefaultValue() == null)
                        .map(Method::getName)
                        .sorted())
                .containsExactly("created", "downRevision", "id");
    }

    /** Files compile under {@code -Xlint:all -Werror}, so deprecating a form would break users' builds. */
    @Test
    void noPublishedFormIsDeprecated() {
        for (Class<?> type : List.of(Operations.class, Batch.class, ColumnChange.class, Migration.class, Types.class)) {
            assertThat(type.getDeclaredMethods()).noneMatch(method -> method.isAnnotationPresent(Deprecated.class));
        }
    }

    private static List<String> abstractMethods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .map(Method::getName)
                .sorted()
                .toList();
    }
}
