package dev.limbeck.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.resource;

import dev.limbeck.app.Limbeck;
import dev.limbeck.command.autogenerate.KeptModel;
import dev.limbeck.command.autogenerate.PackagedModel;
import dev.limbeck.execute.step.StoredRecord;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.spring.revisions.Rev_1a_persons;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.javapoet.ClassName;

/** Tests the hints for native images, as Spring collects them when it processes an application ahead of time. */
final class RevisionHintsTest {
    private static final String PACKAGE = "dev.limbeck.spring.revisions";

    private final InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();

    @SuppressWarnings("NullAway") // the contribution does not use the code
    private RuntimeHints process(boolean limbeck) {
        GenericApplicationContext context = new GenericApplicationContext();
        TestPropertyValues.of("limbeck.revisions.package=" + PACKAGE).applyTo(context);
        context.registerBeanDefinition("hints", new RootBeanDefinition(RevisionHints.class));
        if (limbeck) {
            context.registerBeanDefinition("limbeck", new RootBeanDefinition(Limbeck.class));
        }
        DefaultGenerationContext generation =
                new DefaultGenerationContext(new ClassNameGenerator(ClassName.get("shop", "Shop")), files);
        context.refreshForAotProcessing(generation.getRuntimeHints());
        var contribution = new RevisionHints().processAheadOfTime(context.getBeanFactory());
        assertThat(contribution != null).isEqualTo(limbeck);
        if (contribution != null) {
            contribution.applyTo(generation, null);
        }
        return generation.getRuntimeHints();
    }

    @Test
    void revisionsCanBeFoundAndCreated() throws IOException {
        RuntimeHints hints = process(true);
        assertThat(hints)
                .matches(reflection()
                        .onType(Rev_1a_persons.class)
                        .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
                .matches(resource().forResource("dev/limbeck/spring/revisions/2b_email.sql"))
                .matches(resource().forResource("dev/limbeck/spring/revisions/Rev_1a_persons.class"))
                .matches(resource().forResource(RevisionHints.INDEX + PACKAGE));
        try (var index = Objects.requireNonNull(files.getGeneratedFile(Kind.RESOURCE, RevisionHints.INDEX + PACKAGE))
                .getInputStream()) {
            assertThat(new String(index.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("2b_email.sql\nRev_1a_persons.class\n");
        }
    }

    @Test
    void theModelCanBeRead() {
        RuntimeHints hints = process(true);
        assertThat(hints)
                .matches(resource().forResource("META-INF/limbeck/model-postgresql-18.json"))
                .matches(resource().forResource("META-INF/limbeck/model-mariadb-10.11.json"));
        Set<Class<?>> records = StoredRecord.classesIn(PackagedModel.class);
        assertThat(records)
                .contains(
                        PackagedModel.class,
                        KeptModel.class,
                        Schema.class,
                        Table.class,
                        Column.class,
                        CheckConstraint.class)
                .hasSizeGreaterThan(25)
                .allSatisfy(type -> assertThat(hints)
                        .matches(reflection()
                                .onType(type)
                                .withMemberCategories(
                                        MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
                                        MemberCategory.INVOKE_DECLARED_METHODS)));
    }

    @Test
    void anApplicationWithoutLimbeckHasNoHints() {
        process(false);
        assertThat(files.getGeneratedFiles(Kind.RESOURCE)).isEmpty();
    }
}
