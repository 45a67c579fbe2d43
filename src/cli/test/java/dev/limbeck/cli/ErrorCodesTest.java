package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.limbeck.LimbeckException;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.failure.RevisionFailure;
import dev.limbeck.revision.RevisionException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests the codes of Limbeck's exceptions in every module that is part of the command line. */
final class ErrorCodesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[a-z-]+`(?:, `[a-z-]+`)*) \\|");

    private static final List<Class<?>> EXCEPTIONS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.limbeck").stream()
                    .filter(type -> type.isAssignableTo(Throwable.class))
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    /**
     * The exceptions that are not LimbeckExceptions: three that are caught in their own package, and one that the API
     * for revision files declares as an argument error.
     */
    private static final List<String> OTHERS = List.of(
            "JavaLexer$NotJava",
            "LockedStatements$Outdated",
            "OperationRunner$OtherTransactionRequired",
            "ValueRefused");

    /** The codes that the Spring Boot starter uses; it is not part of the command, and its own tests check them. */
    private static final List<String> ELSEWHERE = List.of("invalid-application");

    @Test
    void everyExceptionIsALimbeckException() {
        assertThat(EXCEPTIONS).hasSizeGreaterThan(15);
        assertThat(EXCEPTIONS)
                .filteredOn(type -> !LimbeckException.class.isAssignableFrom(type))
                .extracting(
                        type -> type.getName().substring(type.getPackageName().length() + 1))
                .containsExactlyInAnyOrderElementsOf(OTHERS);
    }

    @Test
    void theReferenceListsTheCodeOfEveryException() throws IOException, ReflectiveOperationException {
        List<String> codes = new ArrayList<>(ELSEWHERE);
        codes.add(FailureHandler.INTERNAL);
        for (Class<?> type : EXCEPTIONS) {
            if (type == RevisionException.class) {
                for (RevisionException.Kind kind : RevisionException.Kind.values()) {
                    codes.add(kind.code());
                }
            } else if (LimbeckException.class.isAssignableFrom(type) && type != LimbeckException.class) {
                codes.add((String) type.getDeclaredField("CODE").get(null));
            }
        }
        assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
        assertThat(documented()).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void aFailureInARevisionHasTheCodeOfItsCause() {
        assertThat(new RevisionFailure("It", "failed", new UnsupportedChange("no")).code())
                .isEqualTo(UnsupportedChange.CODE);
        assertThat(new RevisionFailure("It", "failed", new IllegalStateException()).code())
                .isEqualTo(RevisionFailure.CODE);
    }

    private static List<String> documented() throws IOException {
        String page = Files.readString(Processes.ROOT.resolve("docs").resolve("reference.md"));
        String section = page.substring(page.indexOf("### Error codes"), page.indexOf("## Environment"));
        List<String> codes = new ArrayList<>();
        Matcher rows = ROW.matcher(section);
        while (rows.find()) {
            for (String code : rows.group(1).split(", ", -1)) {
                codes.add(code.replace("`", ""));
            }
        }
        return codes;
    }
}
